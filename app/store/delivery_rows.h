// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "core/result.h"
#include "store/database.h"

#include <string>
#include <vector>

namespace store {

/// Puts deliveries into their tables and takes them out again, with statements prepared once.
/// Never begins or ends a transaction: who calls does. Belongs to the writer's thread; must go
/// before its database does.
class DeliveryRows
{
public:
    static core::Result<DeliveryRows> open(Database &database);

    /// Writes \p delivery, which must be storable, as \p id, whatever id it carries.
    core::Result<void> insert(core::DeliveryId id, const core::Delivery &delivery, qint64 answeredUs, qint64 session);

    /// Sets answered_us of the rows \p first to \p last that hold \p from.
    core::Result<void> correctAnswered(core::DeliveryId first, core::DeliveryId last, qint64 from, qint64 to);

    core::Result<void> erase(core::DeliveryId id);

    /// To be called after a rollback: answers written by it are gone.
    void forgetAnswers() { m_answers.clear(); }

private:
    struct KnownAnswer {
        core::Answer answer;
        qint64 id = 0;
    };
    core::Result<qint64> answerId(const core::Answer &answer);
    core::Result<qint64> writeAnswer(const core::Answer &answer);
    core::Result<void> insertEvent(qint64 id, const core::Event &event);

    Statement m_delivery, m_content, m_event;
    Statement m_findAnswer, m_addAnswer;
    Statement m_correct;
    Statement m_erase[4], m_eraseEvents;
    std::vector<KnownAnswer> m_answers;
};

/// \p delivery itself when the texts of its events, its peer and its problem are UTF-8, or
/// \p buffer filled with a copy in which what is invalid is U+FFFD. Method, target, head and
/// bodies are bytes and are stored as they are.
const core::Delivery &storableDelivery(const core::Delivery &delivery, core::Delivery &buffer);

} // namespace store
