// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/message_strip.h"

#include "theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace detail {

using namespace Qt::StringLiterals;

namespace {

struct Look {
    QString icon;
    QString word;
    theme::Role ink;
    theme::Role fill;
};

Look look(MessageStrip::Level level)
{
    switch (level) {
    case MessageStrip::Level::Good:
        return {u"check"_s, MessageStrip::tr("Good"), theme::Role::Success, theme::Role::SuccessFill};
    case MessageStrip::Level::Warning:
        return {u"warning"_s, MessageStrip::tr("Warning"), theme::Role::Warning, theme::Role::WarningFill};
    case MessageStrip::Level::Problem:
        return {u"error"_s, MessageStrip::tr("Problem"), theme::Role::Danger, theme::Role::DangerFill};
    case MessageStrip::Level::Note: break;
    }
    return {u"info"_s, MessageStrip::tr("Note"), theme::Role::Info, theme::Role::InfoFill};
}

} // namespace

MessageStrip::MessageStrip(Level level, const QString &sentence, QWidget *parent)
    : QWidget(parent), m_level(level), m_icon(new QLabel), m_sentence(new QLabel)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme::grid * 3 / 2, theme::grid, theme::grid, theme::grid);
    row->setSpacing(theme::grid);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_sentence, 1);
    m_sentence->setObjectName("message"_L1);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setMessage(level, sentence);
}

void MessageStrip::setMessage(Level level, const QString &sentence)
{
    m_level = level;
    m_sentence->setText(sentence);
    setAccessibleName(look(level).word + u": "_s + sentence);
    tint();
    update();
}

QString MessageStrip::sentence() const
{
    return m_sentence->text();
}

void MessageStrip::paintEvent(QPaintEvent *)
{
    const Look shown = look(m_level);
    QPainter painter(this);
    painter.fillRect(rect(), theme::colour(shown.fill, palette()));
    painter.fillRect(QRect(0, 0, theme::grid / 2, height()), theme::colour(shown.ink, palette()));
}

void MessageStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tint();
    QWidget::changeEvent(event);
}

void MessageStrip::tint()
{
    const Look shown = look(m_level);
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, theme::colour(shown.ink, ink));
    m_icon->setPixmap(theme::icon(shown.icon, ink).pixmap(QSize(2 * theme::grid, 2 * theme::grid), devicePixelRatioF()));
    m_icon->setToolTip(shown.word);
}

} // namespace detail
