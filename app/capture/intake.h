// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "http/server.h"
#include "providers/catalogue.h"

#include <QObject>

#include <memory>
#include <unordered_map>
#include <vector>

namespace capture {

/// A delivery that was taken in, with the ticket under which its sender waits.
struct Taken {
    http::Ticket ticket = 0;
    core::Delivery delivery;
};

/// Turns requests into deliveries: recognises them, decides the answer, and lets the answer
/// go only when told that the delivery is on disk.
///
/// Lives in the capture thread with the server it serves. What arrives in one turn of the
/// event loop leaves as one group through groupReady(). It does not know the store: somebody
/// must call release() or refuse() for every ticket.
class Intake final : public QObject
{
    Q_OBJECT

public:
    Intake(http::Server &server, std::shared_ptr<const providers::Catalogue> catalogue,
        QObject *parent = nullptr);

    /// Hands over now what was collected in this turn.
    void handOver();

    /// That delivery is on disk: its answer leaves.
    void release(http::Ticket ticket);
    /// It could not be kept: its sender is told 503, so that it tries again.
    void refuse(http::Ticket ticket);

Q_SIGNALS:
    /// In order of arrival. Moved out of by the one receiver; connect directly.
    void groupReady(std::vector<capture::Taken> &group);

private:
    void take(http::Ticket ticket, const core::Request &request, int refusal);

    http::Server &m_server;
    const std::shared_ptr<const providers::Catalogue> m_catalogue;
    std::vector<Taken> m_group;
    std::unordered_map<http::Ticket, core::Answer> m_answers; ///< those that are not the usual one
};

} // namespace capture
