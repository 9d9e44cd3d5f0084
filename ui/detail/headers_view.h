// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "detail/condition.h"
#include "detail/field_meaning.h"

#include <QWidget>

#include <memory>

class QCheckBox;
class QLabel;
class QStackedWidget;

namespace detail {

class PairTable;
class TextView;

/// The request's headers exactly as received, as a table or as the bytes of the head. Lives in
/// the main thread.
class HeadersView final : public QWidget
{
    Q_OBJECT

public:
    explicit HeadersView(QWidget *parent = nullptr);
    void setDelivery(const std::shared_ptr<const core::Delivery> &delivery, const FieldMeaning &meaning);

Q_SIGNALS:
    void filterWanted(const QString &condition, detail::Combine how, detail::Apply when);

private:
    QLabel *m_about;
    QCheckBox *m_asBytes;
    QStackedWidget *m_stack;
    PairTable *m_table;
    TextView *m_head;
};

} // namespace detail
