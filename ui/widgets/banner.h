// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace widgets {

/// One message at the top of a page: icon, full sentence, perhaps one action, and a close
/// button. The level is told by icon and word too, never by colour alone.
class Banner final : public QFrame
{
    Q_OBJECT

public:
    enum class Level { Info, Success, Warning, Danger };

    Banner(Level level, const QString &sentence, QWidget *parent = nullptr);

    Level level() const { return m_level; }
    QString sentence() const;
    /// The button closes the banner after it did its work.
    void setAction(const QString &text, const std::function<void()> &action);
    void close(); ///< takes it away, at once

Q_SIGNALS:
    void closed(widgets::Banner *banner);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tint();

    Level m_level;
    QLabel *m_icon;
    QLabel *m_sentence;
    QPushButton *m_action;
    QToolButton *m_close;
};

/// Where banners of a page stack, newest on top; takes no room while there is none. The same
/// sentence shows once, and at most three at a time: the oldest quiet ones give way.
class BannerStack final : public QWidget
{
    Q_OBJECT

public:
    explicit BannerStack(QWidget *parent = nullptr);

    /// Info and Success leave by themselves after a while; Warning and Danger stay.
    Banner *show(Banner::Level level, const QString &sentence, const QString &actionText = {},
        const std::function<void()> &action = {});
    void closeAll();
    QList<Banner *> banners() const { return m_banners; } ///< newest first

private:
    void forget(Banner *banner);

    QVBoxLayout *m_layout;
    QList<Banner *> m_banners;
};

} // namespace widgets
