// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPushButton>

namespace deliveries {

/// The small button that floats over the table's live end: "42 new ↓", or what was captured
/// while the view is paused. Takes no focus, so that its coming and going disturbs nobody.
class LivePill final : public QPushButton
{
    Q_OBJECT

public:
    enum class Edge { Top, Bottom };

    explicit LivePill(QWidget *parent = nullptr);

    void showNew(qint64 count, Edge edge); ///< hides at 0
    void showPaused(qint64 waiting);
    void place(const QRect &area); ///< at its edge of \p area, in the middle

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Edge m_edge = Edge::Bottom;
    QRect m_area;
};

} // namespace deliveries
