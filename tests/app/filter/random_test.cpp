// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/terms.h"
#include "filter/bounds.h"
#include "filter/parser.h"
#include "filter/printer.h"
#include "filter/query.h"
#include "support/naive_filter.h"
#include "support/random_filter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

using namespace filter;

namespace {

struct Sample {
    core::Delivery delivery;
    core::Annotation annotation;
};

std::vector<Sample> samples(RandomFilter &random, int count)
{
    std::vector<Sample> out;
    for (int i = 0; i < count; ++i)
        out.push_back({random.delivery(), random.annotation()});
    return out;
}

Query parsed(const QString &text)
{
    Context context;
    context.nowMs = RandomFilter::nowMs;
    auto query = Query::parse(text, context);
    if (const auto *error = std::get_if<SyntaxError>(&query)) {
        ADD_FAILURE() << text.toStdString() << "\n" << error->message.toStdString();
        return Query();
    }
    return std::get<Query>(query);
}

bool matches(Matcher &matcher, const Sample &sample)
{
    DeliveryRecord record(sample.delivery, sample.annotation);
    return matcher.matches(record);
}

/// The terms that terms.h promises to be indexed of a delivery.
std::set<qint64> termsOf(const core::Delivery &d)
{
    std::set<qint64> terms;
    const auto add = [&](core::IndexField field, std::string_view value) {
        if (!value.empty())
            terms.insert(core::indexTerm(field, core::indexForm(field, value)));
    };
    const auto addTree = [&](core::IndexField field, const std::string &value) {
        for (size_t dot = value.find('.'); dot != std::string::npos; dot = value.find('.', dot + 1))
            add(field, std::string_view(value).substr(0, dot));
        add(field, value);
    };
    for (const core::Event &e : d.events) {
        add(core::IndexField::Provider, e.provider);
        addTree(core::IndexField::Type, e.type);
        addTree(core::IndexField::Kind, e.kind);
        add(core::IndexField::From, e.from);
        add(core::IndexField::To, e.to);
        add(core::IndexField::Contact, e.contact);
        add(core::IndexField::Conversation, e.conversation);
        add(core::IndexField::Message, e.message);
        if (e.direction != core::Direction::None)
            add(core::IndexField::Direction, e.direction == core::Direction::In ? "in" : "out");
    }
    add(core::IndexField::Status, std::to_string(d.answer.status));
    add(core::IndexField::Method, d.request.method.toStdString());
    if (d.flags & core::Truncated)
        add(core::IndexField::Flag, "truncated");
    if (d.flags & core::InvalidJson)
        add(core::IndexField::Flag, "invalid-json");
    if (d.flags & core::Batched)
        add(core::IndexField::Flag, "batched");
    if (!d.request.problem.isEmpty())
        add(core::IndexField::Flag, "problem");
    return terms;
}

bool allows(const IndexCondition &condition, const std::set<qint64> &terms)
{
    const auto allowed = [&](const IndexCondition &part) { return allows(part, terms); };
    switch (condition.kind) {
    case IndexCondition::Kind::Any: return true;
    case IndexCondition::Kind::Term: return terms.count(condition.term) > 0;
    case IndexCondition::Kind::And: return std::all_of(condition.parts.begin(), condition.parts.end(), allowed);
    case IndexCondition::Kind::Or: return std::any_of(condition.parts.begin(), condition.parts.end(), allowed);
    }
    return false;
}

/// Notes which parts of a record were asked for.
class WatchedRecord final : public Record
{
public:
    explicit WatchedRecord(const Sample &sample) : m_record(sample.delivery, sample.annotation) { }

    unsigned parts = 0;

    core::DeliveryId id() const override { return m_record.id(); }
    qint64 receivedUs() const override { return m_record.receivedUs(); }
    qint64 answeredUs() const override { return m_record.answeredUs(); }
    std::string_view method() const override { return m_record.method(); }
    std::string_view target() const override { return m_record.target(); }
    std::string_view peer() const override { return m_record.peer(); }
    std::string_view problem() const override { return m_record.problem(); }
    int status() const override { return m_record.status(); }
    qint64 sizeBytes() const override { return m_record.sizeBytes(); }
    quint32 flags() const override { return m_record.flags(); }
    core::Origin origin() const override { return m_record.origin(); }
    qint64 session() const override { return m_record.session(); }
    const std::vector<core::Event> &events() override { return note(EventPart), m_record.events(); }
    const core::Annotation &annotation() override { return note(AnnotationPart), m_record.annotation(); }
    const QByteArray &head() override { return note(HeadPart), m_record.head(); }
    std::string_view body() override { return note(BodyPart), m_record.body(); }

private:
    void note(Part part) { parts |= part; }
    DeliveryRecord m_record;
};

} // namespace

TEST(RandomQueries, PrintedAndParsedAgainAreTheSame)
{
    RandomFilter random(1);
    for (int i = 0; i < 3000; ++i) {
        const Expression expression = random.query(4);
        const QString text = print(expression);
        const auto syntax = parseSyntax(text);
        ASSERT_TRUE(std::holds_alternative<Syntax>(syntax)) << text.toStdString() << "\n" << std::get<SyntaxError>(syntax).message.toStdString();
        ASSERT_EQ(std::get<Syntax>(syntax).expression, expression) << text.toStdString();
        ASSERT_EQ(print(std::get<Syntax>(syntax).expression), text);
    }
}

TEST(RandomQueries, MatchWhatTheNaiveEvaluatorMatches)
{
    RandomFilter random(2);
    const auto all = samples(random, 120);
    int hits = 0;
    for (int i = 0; i < 700; ++i) {
        const Query query = parsed(print(random.query(i % 4)));
        Matcher matcher(query);
        for (const Sample &sample : all) {
            const bool expected = naivelyMatches(*query.expression(), sample.delivery, sample.annotation, RandomFilter::nowMs);
            ASSERT_EQ(matches(matcher, sample), expected) << query.text().toStdString() << "\n" << sample.delivery.request.body.toStdString();
            hits += expected;
        }
    }
    // Neither of them may get away with answering always the same.
    EXPECT_GT(hits, 10'000);
    EXPECT_LT(hits, 74'000);
}

TEST(RandomQueries, KeepDeMorgansLawsAndDoubleNegation)
{
    RandomFilter random(3);
    const auto all = samples(random, 60);
    for (int i = 0; i < 300; ++i) {
        const QString a = u'(' + print(random.query(2)) + u')', b = u'(' + print(random.query(2)) + u')';
        const std::pair<QString, QString> laws[] = {
            {u"-(" + a + u' ' + b + u')', u'-' + a + QStringLiteral(" OR -") + b},
            {u"-(" + a + QStringLiteral(" OR ") + b + u')', u'-' + a + QStringLiteral(" -") + b},
            {u"--" + a, a}};
        for (const auto &[left, right] : laws) {
            Matcher leftMatcher(parsed(left)), rightMatcher(parsed(right));
            for (const Sample &sample : all)
                ASSERT_EQ(matches(leftMatcher, sample), matches(rightMatcher, sample)) << left.toStdString();
        }
    }
}

TEST(RandomQueries, AllowEveryMatchThroughTheIndexAndTheTimeBounds)
{
    RandomFilter random(4);
    const auto all = samples(random, 120);
    int ruledOut = 0;
    for (int i = 0; i < 1500; ++i) {
        const Query query = parsed(print(random.query(i % 3)));
        Matcher matcher(query);
        const IndexCondition condition = query.indexCondition();
        for (const Sample &sample : all) {
            const qint64 received = sample.delivery.request.receivedUs;
            const bool isAllowed = allows(condition, termsOf(sample.delivery))
                && received >= query.earliestUs().value_or(received) && received <= query.latestUs().value_or(received);
            ruledOut += !isAllowed;
            ASSERT_TRUE(isAllowed || !matches(matcher, sample)) << query.text().toStdString();
        }
    }
    EXPECT_GT(ruledOut, 5'000);
}

TEST(RandomQueries, LookAtNoPartTheyDidNotName)
{
    RandomFilter random(5);
    const auto all = samples(random, 40);
    for (int i = 0; i < 600; ++i) {
        const Query query = parsed(print(random.query(i % 3)));
        Matcher matcher(query);
        for (const Sample &sample : all) {
            WatchedRecord record(sample);
            matcher.matches(record);
            ASSERT_EQ(record.parts & ~query.parts(), 0u) << query.text().toStdString();
        }
    }
}

TEST(RandomQueries, HighlightPlacesInsideTheBody)
{
    RandomFilter random(6);
    const auto all = samples(random, 40);
    int places = 0;
    for (int i = 0; i < 400; ++i) {
        Matcher matcher(parsed(print(random.query(2))));
        for (const Sample &sample : all) {
            DeliveryRecord record(sample.delivery, sample.annotation);
            qsizetype end = 0;
            for (const auto &[offset, length] : matcher.bodyMatches(record)) {
                ASSERT_GE(offset, end);
                ASSERT_LE(offset + length, qsizetype(record.body().size()));
                end = offset + length;
                ++places;
            }
        }
    }
    EXPECT_GT(places, 1'000);
}
