// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/appearance_section.h"

#include <QComboBox>

namespace settings {

using namespace Qt::StringLiterals;

AppearanceSection::AppearanceSection(Settings &settings, QWidget *parent)
    : Section(u"appearance"_s, tr("Appearance"), tr("Takes effect at once."), parent), m_settings(settings),
      m_theme(addChoice(u"theme"_s, tr("Colours"), {tr("As the system"), tr("Light"), tr("Dark")})),
      m_rowHeight(addChoice(u"rowHeight"_s, tr("Rows"), {tr("Normal"), tr("Compact")})),
      m_order(addChoice(u"order"_s, tr("Newest delivery"), {tr("At the bottom"), tr("At the top")})),
      m_timeFormat(addChoice(u"timeFormat"_s, tr("Time"), {tr("Time of day"), tr("Since the row before"),
          tr("Since the first row"), tr("Seconds since 1970")}))
{
    fill();
    connect(&m_settings, &Settings::appearanceChanged, this, &AppearanceSection::fill);
}

QComboBox *AppearanceSection::addChoice(const QString &name, const QString &label, const QStringList &choices)
{
    auto *box = new QComboBox(this);
    box->setObjectName(name);
    box->addItems(choices);
    box->setMinimumWidth(220);
    addRow(label, box);
    connect(box, &QComboBox::activated, this, &AppearanceSection::store);
    return box;
}

void AppearanceSection::fill()
{
    const Appearance appearance = m_settings.appearance();
    m_theme->setCurrentIndex(int(appearance.theme));
    m_rowHeight->setCurrentIndex(int(appearance.rowHeight));
    m_order->setCurrentIndex(int(appearance.order));
    m_timeFormat->setCurrentIndex(int(appearance.timeFormat));
}

void AppearanceSection::store()
{
    m_settings.setAppearance({theme::Preference(m_theme->currentIndex()), RowHeight(m_rowHeight->currentIndex()),
        RowOrder(m_order->currentIndex()), TimeFormat(m_timeFormat->currentIndex())});
}

} // namespace settings
