// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/empty_state.h"

#include "theme/theme.h"
#include "widgets/copy_button.h"

#include <QEvent>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace widgets {

using namespace Qt::StringLiterals;

static constexpr int roomForIcon = 300;

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_title(new QLabel(this)), m_text(new QLabel(this)),
      m_codeBox(new QFrame(this)), m_code(new QLabel(m_codeBox)), m_buttons(new QHBoxLayout)
{
    setObjectName(u"emptyState"_s);
    build();
    setCode({});
    tint();
}

void EmptyState::build()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_code->setFont(theme::monospaceFont());
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_code->setObjectName(u"emptyStateCode"_s);
    m_code->setTextFormat(Qt::PlainText);
    m_code->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long line is cut, never the window widened
    m_text->setWordWrap(true);
    for (QLabel *label : {m_icon, m_title, m_text})
        label->setAlignment(Qt::AlignCenter);

    auto *codeRow = new QHBoxLayout(m_codeBox);
    codeRow->setContentsMargins(theme::grid * 3 / 2, theme::grid / 2, theme::grid / 2, theme::grid / 2);
    codeRow->addWidget(m_code, 1);
    codeRow->addWidget(new CopyButton(tr("this line"), [this] { return m_code->text(); }, m_codeBox));
    m_codeBox->setAutoFillBackground(true);
    m_codeBox->setBackgroundRole(QPalette::Window);
    m_codeBox->setFrameShape(QFrame::StyledPanel);

    auto *middle = new QVBoxLayout;
    middle->setSpacing(theme::grid * 3 / 2);
    for (QWidget *part : std::initializer_list<QWidget *> {m_icon, m_title, m_text, m_codeBox})
        middle->addWidget(part);
    m_buttons->setAlignment(Qt::AlignCenter);
    middle->addLayout(m_buttons);
    auto *column = new QWidget(this);
    column->setLayout(middle);
    column->setMaximumWidth(800);
    column->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(column, 20);
    across->addStretch(1);
    auto *outer = new QVBoxLayout(this);
    outer->addStretch(2);
    outer->addLayout(across);
    outer->addStretch(3);
}

void EmptyState::setIcon(const QString &name)
{
    m_iconName = name;
    tint();
}

void EmptyState::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void EmptyState::setText(const QString &text)
{
    m_text->setText(text);
    setAccessibleDescription(text);
}

void EmptyState::setCode(const QString &code)
{
    m_code->setText(code);
    m_codeBox->setVisible(!code.isEmpty());
}

QPushButton *EmptyState::addButton(const QString &text, const std::function<void()> &action)
{
    auto *button = new QPushButton(text, this);
    connect(button, &QPushButton::clicked, this, action);
    m_buttons->addWidget(button);
    return button;
}

void EmptyState::clearButtons()
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        // Often called from a click on one of them.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

void EmptyState::resizeEvent(QResizeEvent *event)
{
    // Words and buttons matter more than the picture.
    m_icon->setVisible(!m_iconName.isEmpty() && height() >= roomForIcon);
    QWidget::resizeEvent(event);
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tint();
    QWidget::changeEvent(event);
}

void EmptyState::tint()
{
    m_icon->setVisible(!m_iconName.isEmpty() && height() >= roomForIcon);
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(theme::icon(m_iconName, theme::colour(theme::Role::Muted, palette()))
                              .pixmap(QSize(48, 48), devicePixelRatioF()));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::colour(theme::Role::Muted, palette()));
    m_text->setPalette(quiet);
}

} // namespace widgets
