// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/answer_view.h"

#include "detail/expectation.h"
#include "detail/facts.h"
#include "detail/message_strip.h"
#include "detail/pair_table.h"
#include "detail/text_view.h"
#include "detail/words.h"
#include "http/answer.h"
#include "http/sender_left.h"
#include "theme/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace detail {

using namespace Qt::StringLiterals;

static void setWeight(QLabel *label, qreal size)
{
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    font.setPointSizeF(font.pointSizeF() * size);
    label->setFont(font);
}

AnswerView::AnswerView(std::shared_ptr<const providers::Catalogue> catalogue, QWidget *parent)
    : QWidget(parent), m_catalogue(std::move(catalogue)), m_status(new QLabel), m_time(new QLabel),
      m_expectation(new MessageStrip(MessageStrip::Level::Note)), m_headersTitle(new QLabel(tr("Headers"))),
      m_headers(new PairTable({}, tr("Headers of the answer"))), m_added(new QLabel), m_bodyTitle(new QLabel), m_body(new TextView)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_status->setObjectName("answerStatus"_L1);
    m_status->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_expectation->setObjectName("expectation"_L1);
    m_headers->setObjectName("answerHeaders"_L1);
    m_body->setObjectName("answerBody"_L1);
    setWeight(m_status, 1.25);
    setWeight(m_headersTitle, 1);
    setWeight(m_bodyTitle, 1);
    m_time->setForegroundRole(QPalette::PlaceholderText);
    m_time->setObjectName("answerTime"_L1);
    m_time->setWordWrap(true);
    m_added->setForegroundRole(QPalette::PlaceholderText);
    m_added->setObjectName("answerAdded"_L1);
    m_added->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * theme::grid, 2 * theme::grid, 2 * theme::grid, theme::grid);
    column->setSpacing(theme::grid / 2);
    column->addWidget(m_status);
    column->addWidget(m_time);
    column->addSpacing(theme::grid / 2);
    column->addWidget(m_expectation);
    column->addSpacing(theme::grid);
    column->addWidget(m_headersTitle);
    column->addWidget(m_headers);
    column->addWidget(m_added);
    column->addSpacing(theme::grid);
    column->addWidget(m_bodyTitle);
    column->addWidget(m_body, 1000);
    column->addStretch(1);
}

static const providers::Provider *providerOf(const core::Delivery &delivery, const providers::Catalogue &catalogue)
{
    return delivery.events.empty() ? nullptr
                                   : catalogue.provider(QString::fromStdString(delivery.events.front().provider));
}

static bool hadLeft(const core::Delivery &delivery)
{
    return delivery.request.problem.startsWith(http::senderLeft);
}

/// With the length, which the listener adds; an answer from elsewhere has what was kept of it.
static std::vector<Pair> headersOf(const core::Delivery &delivery)
{
    const core::Answer &answer = delivery.answer;
    std::vector<Pair> headers;
    for (const core::Header &header : answer.headers)
        headers.push_back({QString::fromUtf8(header.name), QString::fromUtf8(header.value), {}, {}, false, false});
    if (delivery.origin == core::Origin::Captured && !hadLeft(delivery) && http::mayHaveBody(answer.status))
        headers.push_back({u"Content-Length"_s, QString::number(answer.body.size()), {}, {}, false, false});
    flagDuplicates(headers, Qt::CaseInsensitive);
    return headers;
}

static MessageStrip::Level levelOf(Expectation::Verdict verdict)
{
    switch (verdict) {
    case Expectation::Verdict::Good: return MessageStrip::Level::Good;
    case Expectation::Verdict::Bad: return MessageStrip::Level::Warning;
    case Expectation::Verdict::Unknown: break;
    }
    return MessageStrip::Level::Note;
}

void AnswerView::setDelivery(const std::shared_ptr<const core::Delivery> &delivery)
{
    const core::Delivery none;
    const core::Delivery &shown = delivery ? *delivery : none;
    m_status->setText(statusText(shown.answer.status));
    const qint64 tookUs = shown.answeredUs - shown.request.receivedUs;
    m_time->setText(hadLeft(shown) ? tr("Nothing could be sent: the sender had left before its request was complete.")
        : shown.answeredUs > 0 ? tr("%1 after the last byte of the request, once it was on disk").arg(spanText(tookUs))
                               : tr("When it was answered is not known."));
    m_time->setToolTip(shown.answeredUs > 0 ? utcTime(shown.answeredUs / 1000) : QString());
    const Expectation expectation = compareAnswer(shown, providerOf(shown, *m_catalogue));
    m_expectation->setMessage(levelOf(expectation.verdict), expectation.sentence);
    showHeaders(shown);
    m_bodyTitle->setText(shown.answer.body.isEmpty() ? tr("No body") : tr("Body, %1").arg(sizeText(shown.answer.body.size())));
    m_body->setVisible(!shown.answer.body.isEmpty());
    m_body->setText(shown.answer.body, TextIndex::Syntax::Json);
}

void AnswerView::showHeaders(const core::Delivery &delivery)
{
    std::vector<Pair> headers = headersOf(delivery);
    m_headersTitle->setText(headers.empty() ? tr("No headers of its own") : tr("Headers"));
    m_headers->setVisible(!headers.empty());
    m_headers->setFixedHeight((int(headers.size()) + 1) * 3 * theme::grid + theme::grid);
    m_headers->setPairs(std::move(headers));
    m_added->setText(tr("Added as it was sent, and not kept: Date, and Connection where it had to be said whether "
                        "the connection stays open."));
    m_added->setVisible(delivery.origin == core::Origin::Captured && !hadLeft(delivery));
}

} // namespace detail
