// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "detail/condition.h"
#include "providers/catalogue.h"

#include <QScrollArea>

#include <memory>

class QVBoxLayout;

namespace detail {

class MessageStrip;

/// What a delivery is, in plain words: what went wrong, what it reports, every fact with a
/// button to filter by it. Lives in the main thread.
class SummaryView final : public QScrollArea
{
    Q_OBJECT

public:
    explicit SummaryView(std::shared_ptr<const providers::Catalogue> catalogue, QWidget *parent = nullptr);

    void setDelivery(const std::shared_ptr<const core::Delivery> &delivery);
    /// Why the body could not be read, known a moment later; empty when it could.
    void setBodyProblem(const QString &sentence);

Q_SIGNALS:
    void filterWanted(const QString &condition, detail::Combine how, detail::Apply when);

private:
    void addMessages(QVBoxLayout *column, const core::Delivery &delivery);
    void addHeading(QVBoxLayout *column, const core::Delivery &delivery);
    void addEvents(QVBoxLayout *column, const std::shared_ptr<const core::Delivery> &delivery);
    void addSection(QVBoxLayout *column, const QString &title, QWidget *content);

    std::shared_ptr<const providers::Catalogue> m_catalogue;
    MessageStrip *m_bodyProblem = nullptr; ///< belongs to the page that is shown
    bool m_isInvalid = false; ///< found when it was taken in
};

} // namespace detail
