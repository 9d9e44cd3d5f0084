// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "detail/condition.h"
#include "providers/catalogue.h"

#include <QWidget>

#include <memory>

class QLabel;

namespace detail {

class MessageStrip;
class PairTable;
class TextView;

/// What we answered, how fast, and what that means to the provider. Lives in the main thread.
class AnswerView final : public QWidget
{
    Q_OBJECT

public:
    explicit AnswerView(std::shared_ptr<const providers::Catalogue> catalogue, QWidget *parent = nullptr);
    void setDelivery(const std::shared_ptr<const core::Delivery> &delivery);

private:
    void showHeaders(const core::Delivery &delivery);

    std::shared_ptr<const providers::Catalogue> m_catalogue;
    QLabel *m_status;
    QLabel *m_time;
    MessageStrip *m_expectation;
    QLabel *m_headersTitle;
    PairTable *m_headers;
    QLabel *m_added; ///< what is in no list, because it is made when the answer leaves
    QLabel *m_bodyTitle;
    TextView *m_body;
};

} // namespace detail
