// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/answer_view.h"

#include "detail/expectation.h"
#include "detail/facts.h"
#include "detail/message_strip.h"
#include "detail/pair_table.h"
#include "detail/text_view.h"
#include "detail/words.h"
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
      m_headers(new PairTable({}, tr("Headers of the answer"))), m_bodyTitle(new QLabel), m_body(new TextView)
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
    m_time->setText(shown.answeredUs > 0 ? tr("%1 after the last byte of the request, once it was on disk").arg(spanText(tookUs))
        : tr("When it was answered is not known."));
    m_time->setToolTip(shown.answeredUs > 0 ? utcTime(shown.answeredUs / 1000) : QString());
    const Expectation expectation = compareAnswer(shown, providerOf(shown, *m_catalogue));
    m_expectation->setMessage(levelOf(expectation.verdict), expectation.sentence);
    std::vector<Pair> headers;
    for (const core::Header &header : shown.answer.headers)
        headers.push_back({QString::fromUtf8(header.name), QString::fromUtf8(header.value), {}, {}, false, false});
    flagDuplicates(headers, Qt::CaseInsensitive);
    m_headersTitle->setText(headers.empty() ? tr("No headers but those that every answer has") : tr("Headers"));
    m_headers->setVisible(!headers.empty());
    m_headers->setFixedHeight((int(headers.size()) + 1) * 3 * theme::grid + theme::grid);
    m_headers->setPairs(std::move(headers));
    m_bodyTitle->setText(shown.answer.body.isEmpty() ? tr("No body") : tr("Body, %1").arg(sizeText(shown.answer.body.size())));
    m_body->setVisible(!shown.answer.body.isEmpty());
    m_body->setText(shown.answer.body, TextIndex::Syntax::Json);
}

} // namespace detail
