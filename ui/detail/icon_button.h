// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QToolButton>

namespace detail {

/// A small flat button with an icon of the theme, whose tooltip says what it does, to screen
/// readers too. Follows the palette.
class IconButton final : public QToolButton
{
    Q_OBJECT

public:
    IconButton(const QString &icon, const QString &what, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    QString m_icon;
};

} // namespace detail
