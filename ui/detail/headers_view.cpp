// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/headers_view.h"

#include "detail/pair_table.h"
#include "detail/text_view.h"
#include "detail/words.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>

namespace detail {

using namespace Qt::StringLiterals;

HeadersView::HeadersView(QWidget *parent)
    : QWidget(parent), m_about(new QLabel), m_asBytes(new QCheckBox(tr("Raw head"))), m_stack(new QStackedWidget),
      m_table(new PairTable({}, tr("Headers"))), m_head(new TextView)
{
    m_table->setObjectName("headerTable"_L1);
    m_asBytes->setObjectName("rawHead"_L1);
    m_asBytes->setToolTip(tr("Shows the request line and the header lines as they came over the wire."));
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(theme::grid, theme::grid / 2, theme::grid, theme::grid / 2);
    bar->addWidget(m_about, 1);
    bar->addWidget(m_asBytes);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_head);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_stack, 1);
    connect(m_asBytes, &QCheckBox::toggled, m_stack, [this](bool on) { m_stack->setCurrentIndex(on ? 1 : 0); });
    connect(m_table, &PairTable::filterWanted, this, &HeadersView::filterWanted);
}

static Pair headerPair(const core::Header &header, const FieldMeaning &meaning)
{
    // Header names are ASCII; what is not is shown all the same.
    const QString name = QString::fromUtf8(header.name), value = QString::fromUtf8(header.value);
    return {name, value, {}, condition(withKey(u"header"_s, name.toLower()), value), false,
        meaning.isMaskedHeader(name)};
}

void HeadersView::setDelivery(const std::shared_ptr<const core::Delivery> &delivery, const FieldMeaning &meaning)
{
    std::vector<Pair> pairs;
    const QByteArray head = delivery ? delivery->request.head : QByteArray();
    for (const core::Header &header : core::parseHeaders(head))
        pairs.push_back(headerPair(header, meaning));
    flagDuplicates(pairs, Qt::CaseInsensitive);
    m_about->setText(pairs.empty() ? tr("No headers") : pairs.size() == 1 ? tr("1 header, %1").arg(sizeText(head.size()))
        : tr("%1 headers, %2").arg(countText(qint64(pairs.size())), sizeText(head.size())));
    m_table->setPairs(std::move(pairs));
    m_head->setText(head, TextIndex::Syntax::Plain);
}

} // namespace detail
