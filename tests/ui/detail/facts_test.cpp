// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/expectation.h"
#include "detail/facts.h"
#include "detail/words.h"
#include "providers/recogniser.h"

#include "ui/detail/detail_fixture.h"

using namespace Qt::StringLiterals;
using Verdict = detail::Expectation::Verdict;

namespace {

const detail::Fact *find(const std::vector<detail::Fact> &facts, const QString &label)
{
    for (const detail::Fact &fact : facts) {
        if (fact.label == label)
            return &fact;
    }
    return nullptr;
}

providers::Provider provider(const QList<int> &expected, int withinMs, const QString &retry)
{
    providers::Provider made;
    made.title = u"Whapi"_s;
    made.expectedStatuses = expected;
    made.answerWithinMs = withinMs;
    made.retryText = retry;
    return made;
}

} // namespace

TEST(Facts, TellWhoWhatAndWhenAndLeaveOutWhatIsUnknown)
{
    core::Event event;
    event.from = "31612345678";
    event.contact = "31612345678";
    event.message = "wamid.1";
    event.text = "Call me back\nplease";
    event.atMs = 1'753'171'449'050;
    const auto facts = detail::eventFacts(event, 1'753'171'451'250'000);
    EXPECT_EQ(find(facts, u"From"_s)->condition, u"from:31612345678"_s);
    EXPECT_EQ(find(facts, u"Message"_s)->condition, u"msg:wamid.1"_s);
    EXPECT_EQ(find(facts, u"Text"_s)->condition, u"text:\"Call me back\""_s);
    EXPECT_EQ(find(facts, u"Provider's time"_s)->note, u"2.2 s before it reached us"_s);
    EXPECT_EQ(find(facts, u"Provider's time"_s)->toolTip, u"2025-07-22T08:04:09.050Z"_s);
    EXPECT_FALSE(find(facts, u"To"_s));
    EXPECT_FALSE(find(facts, u"Contact"_s)) << "the same as From";
}

TEST(Facts, SayWhenTheProvidersClockIsAhead)
{
    core::Event event;
    event.atMs = 2000;
    EXPECT_TRUE(detail::eventFacts(event, 1'000'000).front().note.contains(u"clocks differ"_s));
}

TEST(Facts, OfADeliveryCanAllBeAskedForInTheFilter)
{
    const auto delivery = details::delivery("{}");
    const auto facts = detail::deliveryFacts(*delivery);
    EXPECT_EQ(find(facts, u"Sender"_s)->condition, u"ip:\"::1\""_s);
    EXPECT_EQ(find(facts, u"Answered"_s)->value, u"200 OK"_s);
    EXPECT_EQ(find(facts, u"Answered"_s)->note, u"after 0.8 ms"_s);
    EXPECT_EQ(find(facts, u"Received"_s)->toolTip, u"2025-07-22T08:04:11.250Z"_s);
    for (const detail::Fact &fact : facts) {
        if (fact.condition.isEmpty())
            continue;
        filter::DeliveryRecord record(*delivery);
        EXPECT_TRUE(filter::Matcher(details::query(fact.condition)).matches(record)) << fact.condition.toStdString();
    }
}

TEST(Facts, NameWhatIsOutOfTheOrdinary)
{
    auto delivery = details::delivery("{}");
    EXPECT_TRUE(detail::oddities(*delivery).isEmpty());
    delivery->flags = core::Truncated | core::InvalidJson | core::Batched;
    delivery->events.resize(3);
    EXPECT_EQ(detail::oddities(*delivery).size(), 2);
    EXPECT_TRUE(detail::oddities(*delivery)[1].contains(u"3 events"_s));
    delivery->events.resize(providers::mostEvents + 1);
    EXPECT_TRUE(detail::oddities(*delivery)[1].contains(u"more than 100,000 events"_s));
}

TEST(Expectation, ComparesTheAnswerWithWhatIsDocumented)
{
    auto delivery = details::delivery("{}");
    const auto good = detail::compareAnswer(*delivery, nullptr);
    EXPECT_EQ(good.verdict, Verdict::Unknown);
    const providers::Provider documented = provider({200}, 5000, u"five times."_s);
    EXPECT_EQ(detail::compareAnswer(*delivery, &documented).verdict, Verdict::Good);
    EXPECT_EQ(detail::compareAnswer(*delivery, &documented).sentence,
        u"Whapi takes 200 as received. It waits 5 s for an answer; this one took 0.8 ms. Retries: five times."_s);
    delivery->answer.status = 404;
    EXPECT_EQ(detail::compareAnswer(*delivery, &documented).verdict, Verdict::Bad);
    EXPECT_TRUE(detail::compareAnswer(*delivery, &documented).sentence.startsWith(
        u"Whapi takes only 200 as received, so 404 counts as not received."_s));
    delivery->answer.status = 200;
    delivery->answeredUs += 6'000'000;
    EXPECT_EQ(detail::compareAnswer(*delivery, &documented).verdict, Verdict::Bad);
}

TEST(Expectation, CallsUndocumentedWhatIsNotDocumented)
{
    const auto delivery = details::delivery("{}");
    const providers::Provider silent = provider({}, 0, {});
    const auto expectation = detail::compareAnswer(*delivery, &silent);
    EXPECT_EQ(expectation.verdict, Verdict::Unknown);
    EXPECT_EQ(expectation.sentence.count(u"undocumented"_s), 3);
}

TEST(Words, AreShortAndExact)
{
    EXPECT_EQ(detail::sizeText(1), u"1 byte"_s);
    EXPECT_EQ(detail::sizeText(8600), u"8.6 kB"_s);
    EXPECT_EQ(detail::sizeText(30 * 1024 * 1024), u"31.5 MB"_s);
    EXPECT_EQ(detail::spanText(840), u"0.8 ms"_s);
    EXPECT_EQ(detail::spanText(190'000'000), u"3 min 10 s"_s);
    EXPECT_EQ(detail::spanText(-1500), u"−1.5 ms"_s);
    EXPECT_EQ(detail::oneLine(u"a\r\nb"_s, 10), u"a⏎b"_s);
    EXPECT_EQ(detail::reasonPhrase(413), u"Content Too Large"_s);
}
