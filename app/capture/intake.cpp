// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "capture/intake.h"

namespace capture {

static core::Answer plainAnswer(int status, const QByteArray &sentence)
{
    return {status, {{"Content-Type", "text/plain; charset=utf-8"}}, sentence + '\n'};
}

Intake::Intake(http::Server &server, std::shared_ptr<const providers::Catalogue> catalogue,
    QObject *parent)
    : QObject(parent), m_server(server), m_catalogue(std::move(catalogue))
{
    connect(&m_server, &http::Server::received, this, &Intake::take, Qt::DirectConnection);
}

void Intake::take(http::Ticket ticket, const core::Request &request, int refusal)
{
    if (m_group.empty())
        QMetaObject::invokeMethod(this, &Intake::handOver, Qt::QueuedConnection);
    Taken &taken = m_group.emplace_back();
    taken.ticket = ticket;
    core::Delivery &delivery = taken.delivery;
    delivery.request = request;
    providers::Recognition recognition = m_catalogue->recognise(delivery.request);
    delivery.events = std::move(recognition.events);
    delivery.flags = recognition.flags;
    if (request.truncated)
        delivery.flags |= core::Truncated;
    if (refusal != 0) {
        delivery.answer = plainAnswer(refusal, request.problem);
        m_answers.emplace(ticket, delivery.answer);
    }
}

void Intake::handOver()
{
    if (m_group.empty())
        return;
    std::vector<Taken> group;
    group.swap(m_group);
    Q_EMIT groupReady(group);
}

void Intake::release(http::Ticket ticket)
{
    const auto special = m_answers.find(ticket);
    if (special == m_answers.end()) {
        m_server.answer(ticket, core::Answer());
        return;
    }
    m_server.answer(ticket, special->second);
    m_answers.erase(special);
}

void Intake::refuse(http::Ticket ticket)
{
    m_answers.erase(ticket);
    core::Answer answer = plainAnswer(503, "Hookglass could not store this delivery; send it again later.");
    answer.headers.append(core::Header{"Retry-After", "5"});
    m_server.answer(ticket, answer);
}

} // namespace capture
