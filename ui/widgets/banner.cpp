// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/banner.h"

#include "theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include <chrono>

namespace widgets {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr qsizetype mostBanners = 3;
constexpr auto quietAfter = 12s; // long enough to read, decide and press Undo

struct Look {
    QString icon;
    QString word;
    theme::Role ink;
    theme::Role fill;
};

Look look(Banner::Level level)
{
    switch (level) {
    case Banner::Level::Success:
        return {u"check"_s, Banner::tr("Done"), theme::Role::Success, theme::Role::SuccessFill};
    case Banner::Level::Warning:
        return {u"warning"_s, Banner::tr("Warning"), theme::Role::Warning, theme::Role::WarningFill};
    case Banner::Level::Danger:
        return {u"error"_s, Banner::tr("Problem"), theme::Role::Danger, theme::Role::DangerFill};
    case Banner::Level::Info: break;
    }
    return {u"info"_s, Banner::tr("Note"), theme::Role::Info, theme::Role::InfoFill};
}

} // namespace

Banner::Banner(Level level, const QString &sentence, QWidget *parent)
    : QFrame(parent), m_level(level), m_icon(new QLabel(this)), m_sentence(new QLabel(sentence, this)),
      m_action(new QPushButton(this)), m_close(new QToolButton(this))
{
    setObjectName(u"banner"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme::grid * 3 / 2, theme::grid / 2, theme::grid, theme::grid / 2);
    row->setSpacing(theme::grid);
    row->addWidget(m_icon);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setMinimumHeight(30);
    m_action->setObjectName(u"bannerAction"_s);
    m_action->hide();
    m_close->setObjectName(u"bannerClose"_s);
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close this message"));
    connect(m_close, &QToolButton::clicked, this, &Banner::close);
    setAccessibleName(tr("%1: %2").arg(look(level).word, sentence));
    tint();
}

QString Banner::sentence() const
{
    return m_sentence->text();
}

void Banner::setAction(const QString &text, const std::function<void()> &action)
{
    m_action->setText(text);
    m_action->show();
    connect(m_action, &QPushButton::clicked, this, [this, action] {
        action();
        close();
    });
}

void Banner::close()
{
    hide();
    Q_EMIT closed(this);
    deleteLater();
}

void Banner::paintEvent(QPaintEvent *)
{
    const Look shown = look(m_level);
    QPainter painter(this);
    painter.fillRect(rect(), theme::colour(shown.fill, palette()));
    painter.fillRect(QRect(0, 0, 4, height()), theme::colour(shown.ink, palette()));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme::colour(theme::Role::Line, palette()));
}

void Banner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tint();
    QFrame::changeEvent(event);
}

void Banner::tint()
{
    const Look shown = look(m_level);
    m_icon->setPixmap(theme::icon(shown.icon, theme::colour(shown.ink, palette()))
                          .pixmap(QSize(16, 16), devicePixelRatioF()));
    m_icon->setToolTip(shown.word);
    m_close->setIcon(theme::icon(u"close"_s, palette()));
}

BannerStack::BannerStack(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    hide();
}

Banner *BannerStack::show(Banner::Level level, const QString &sentence, const QString &actionText,
    const std::function<void()> &action)
{
    for (Banner *old : QList<Banner *>(m_banners)) {
        if (old->sentence() == sentence)
            old->close();
    }
    auto *banner = new Banner(level, sentence, this);
    if (action)
        banner->setAction(actionText, action);
    connect(banner, &Banner::closed, this, &BannerStack::forget);
    if (level == Banner::Level::Info || level == Banner::Level::Success)
        QTimer::singleShot(quietAfter, banner, &Banner::close);
    m_layout->insertWidget(0, banner);
    m_banners.prepend(banner);
    while (m_banners.size() > mostBanners)
        m_banners.constLast()->close();
    QWidget::show();
    return banner;
}

void BannerStack::closeAll()
{
    for (Banner *banner : QList<Banner *>(m_banners))
        banner->close();
}

void BannerStack::forget(Banner *banner)
{
    m_banners.removeOne(banner);
    m_layout->removeWidget(banner);
    setVisible(!m_banners.isEmpty());
}

} // namespace widgets
