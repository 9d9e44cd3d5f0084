// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "detail/condition.h"
#include "providers/catalogue.h"

#include <QWidget>

#include <memory>

class QPushButton;
class QVBoxLayout;

namespace detail {

/// The events of a batch, each a line that opens to its facts. A batch of 1,000 is shown fifty
/// at a time, and facts are made when they are opened. Lives in the main thread.
class EventList final : public QWidget
{
    Q_OBJECT

public:
    EventList(std::shared_ptr<const core::Delivery> delivery,
        std::shared_ptr<const providers::Catalogue> catalogue, QWidget *parent = nullptr);

Q_SIGNALS:
    void filterWanted(const QString &condition, detail::Combine how, detail::Apply when);

private:
    void addPage();
    void addEvent(size_t number);
    void setOpen(QWidget *body, size_t number, bool open);

    std::shared_ptr<const core::Delivery> m_delivery;
    std::shared_ptr<const providers::Catalogue> m_catalogue;
    QVBoxLayout *m_column;
    QPushButton *m_more;
    size_t m_shown = 0;
};

} // namespace detail
