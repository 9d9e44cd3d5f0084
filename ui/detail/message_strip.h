// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;

namespace detail {

/// One sentence on a coloured ground with an icon and a word; told by shape and word, not by
/// colour alone. Stays as long as what it says is true. Lives in the main thread.
class MessageStrip final : public QWidget
{
    Q_OBJECT

public:
    enum class Level { Good, Note, Warning, Problem };

    explicit MessageStrip(Level level, const QString &sentence = {}, QWidget *parent = nullptr);
    void setMessage(Level level, const QString &sentence);
    QString sentence() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tint();

    Level m_level;
    QLabel *m_icon;
    QLabel *m_sentence;
};

} // namespace detail
