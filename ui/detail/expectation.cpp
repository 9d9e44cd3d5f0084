// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/expectation.h"

#include "detail/tr.h"
#include "detail/words.h"

namespace detail {

using namespace Qt::StringLiterals;
using Verdict = Expectation::Verdict;

static QString joined(const QList<int> &statuses)
{
    QStringList words;
    for (const int status : statuses)
        words += QString::number(status);
    const QString last = words.takeLast();
    return words.isEmpty() ? last : Tr::tr("%1 or %2").arg(words.join(u", "_s), last);
}

static QString timeSentence(const core::Delivery &delivery, const providers::Provider &provider, bool &isLate)
{
    const qint64 tookUs = delivery.answeredUs - delivery.request.receivedUs;
    if (provider.answerWithinMs <= 0)
        return Tr::tr("How long it waits for an answer is undocumented.");
    const QString limit = spanText(qint64(provider.answerWithinMs) * 1000);
    isLate = delivery.answeredUs > 0 && tookUs > qint64(provider.answerWithinMs) * 1000;
    return isLate ? Tr::tr("It waits %1 for an answer, and this one took %2: too late.").arg(limit, spanText(tookUs))
                  : Tr::tr("It waits %1 for an answer; this one took %2.").arg(limit, spanText(tookUs));
}

static QString statusSentence(const core::Delivery &delivery, const providers::Provider &provider, bool &isTaken)
{
    const QList<int> &expected = provider.expectedStatuses;
    const int status = delivery.answer.status;
    isTaken = expected.contains(status);
    if (expected.isEmpty())
        return Tr::tr("Which answers %1 takes as received is undocumented.").arg(provider.title);
    if (isTaken && expected.size() == 1)
        return Tr::tr("%1 takes %2 as received.").arg(provider.title, joined(expected));
    if (isTaken)
        return Tr::tr("%1 takes %2 as received; this was %3.").arg(provider.title, joined(expected)).arg(status);
    return Tr::tr("%1 takes only %2 as received, so %3 counts as not received.")
        .arg(provider.title, joined(expected)).arg(status);
}

Expectation compareAnswer(const core::Delivery &delivery, const providers::Provider *provider)
{
    if (!provider)
        return {Verdict::Unknown, Tr::tr("No provider is known for this delivery, so what its sender expects is unknown.")};
    bool isTaken = false, isLate = false;
    QStringList sentences = {statusSentence(delivery, *provider, isTaken), timeSentence(delivery, *provider, isLate)};
    sentences += provider->retryText.isEmpty() ? Tr::tr("Whether it tries again otherwise is undocumented.")
                                               : Tr::tr("Retries: %1").arg(provider->retryText);
    Expectation expectation;
    expectation.sentence = sentences.join(u' ');
    if (!provider->expectedStatuses.isEmpty())
        expectation.verdict = isTaken && !isLate ? Verdict::Good : Verdict::Bad;
    return expectation;
}

} // namespace detail
