// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/section.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace settings {

using namespace Qt::StringLiterals;

namespace {

constexpr int labelWidth = 190;

QLabel *titleLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    font.setPointSizeF(font.pointSizeF() * 1.1);
    label->setFont(font);
    return label;
}

} // namespace

Section::Section(const QString &icon, const QString &title, const QString &purpose, QWidget *parent)
    : QFrame(parent), m_iconName(icon), m_icon(new QLabel(this)), m_purpose(new QLabel(purpose, this)),
      m_rows(new QFormLayout), m_noteRow(new QWidget(this)), m_noteIcon(new QLabel(m_noteRow)),
      m_note(new QLabel(m_noteRow)), m_buttons(new QHBoxLayout)
{
    setAccessibleName(title);
    auto *head = new QHBoxLayout;
    head->addWidget(m_icon);
    head->addWidget(titleLabel(title, this), 1);
    m_purpose->setWordWrap(true);
    m_rows->setHorizontalSpacing(2 * theme::grid);
    m_rows->setVerticalSpacing(theme::grid);
    m_rows->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_rows->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_note->setObjectName(u"note"_s);
    m_note->setWordWrap(true);
    m_noteRow->hide();
    auto *noteLayout = new QHBoxLayout(m_noteRow);
    noteLayout->setContentsMargins(0, 0, 0, 0);
    noteLayout->addWidget(m_noteIcon, 0, Qt::AlignTop);
    noteLayout->addWidget(m_note, 1);
    m_buttons->setAlignment(Qt::AlignLeft);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * theme::grid, 2 * theme::grid, 2 * theme::grid, 2 * theme::grid);
    column->setSpacing(theme::grid * 3 / 2);
    column->addLayout(head);
    column->addWidget(m_purpose);
    column->addLayout(m_rows);
    column->addWidget(m_noteRow);
    column->addLayout(m_buttons);
    tint();
}

void Section::addRow(const QString &label, QWidget *editor, const QString &hint)
{
    auto *name = new QLabel(label, this);
    name->setMinimumSize(labelWidth, editor->sizeHint().height()); // in line with the text of its editor
    name->setBuddy(editor);
    if (editor->accessibleName().isEmpty())
        editor->setAccessibleName(label);
    editor->setToolTip(hint);
    editor->setAccessibleDescription(hint);
    m_rows->addRow(name, editor);
    guardFromWheel(editor);
}

void Section::addWide(QWidget *widget)
{
    m_rows->addRow(widget);
}

void Section::guardFromWheel(QWidget *editor)
{
    if (editor->focusPolicy() != Qt::WheelFocus)
        return;
    editor->setFocusPolicy(Qt::StrongFocus);
    editor->installEventFilter(this);
}

bool Section::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel || !watched->isWidgetType() || static_cast<QWidget *>(watched)->hasFocus())
        return QFrame::eventFilter(watched, event);
    event->ignore(); // so that it goes on to what holds the editor
    return true;
}

QPushButton *Section::addButton(const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    m_buttons->addWidget(button);
    return button;
}

void Section::setNote(const QString &sentence, Note level)
{
    m_level = level;
    m_note->setText(sentence);
    m_noteRow->setVisible(!sentence.isEmpty());
    tint();
}

QString Section::note() const
{
    return m_note->text();
}

void Section::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::colour(theme::Role::Line, palette()));
    painter.setBrush(palette().base());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

void Section::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tint();
    QFrame::changeEvent(event);
}

void Section::tint()
{
    constexpr QSize size(16, 16);
    m_icon->setPixmap(theme::icon(m_iconName, theme::colour(theme::Role::Accent, palette()))
                          .pixmap(size, devicePixelRatioF()));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::colour(theme::Role::Muted, palette()));
    m_purpose->setPalette(quiet);

    const theme::Role role = m_level == Note::Danger ? theme::Role::Danger
        : m_level == Note::Warning                   ? theme::Role::Warning
                                                     : theme::Role::Info;
    const QString icon = m_level == Note::Danger ? u"error"_s : m_level == Note::Warning ? u"warning"_s : u"info"_s;
    const QColor ink = theme::colour(role, palette());
    m_noteIcon->setPixmap(theme::icon(icon, ink).pixmap(size, devicePixelRatioF()));
    QPalette inked = palette();
    inked.setColor(QPalette::WindowText, m_level == Note::Info ? palette().color(QPalette::Text) : ink);
    m_note->setPalette(inked);
}

} // namespace settings
