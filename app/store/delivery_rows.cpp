// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/delivery_rows.h"
#include "store/event_ids.h"
#include "store/text.h"

#include <algorithm>

namespace store {

// A listener gives a handful of answers, which repeat; what is rarer is looked up.
static constexpr size_t knownAnswers = 16;

static std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

core::Result<DeliveryRows> DeliveryRows::open(Database &database)
{
    DeliveryRows rows;
    const std::pair<Statement *, const char *> wanted[] = {
        {&rows.m_delivery, "INSERT INTO delivery VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"},
        {&rows.m_content, "INSERT INTO content VALUES (?,?,?,?)"},
        {&rows.m_event, "INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"},
        {&rows.m_findAnswer, "SELECT id FROM answer WHERE status = ? AND headers = ? AND body = ?"},
        {&rows.m_addAnswer, "INSERT INTO answer (status, headers, body) VALUES (?,?,?) RETURNING id"},
        {&rows.m_correct, "UPDATE delivery SET answered_us = ?4 WHERE id BETWEEN ?1 AND ?2 AND answered_us = ?3"},
        {&rows.m_erase[0], "DELETE FROM delivery WHERE id = ?1"},
        {&rows.m_erase[1], "DELETE FROM content WHERE id = ?1"},
        {&rows.m_erase[2], "DELETE FROM annotation WHERE id = ?1"},
        {&rows.m_erase[3], "DELETE FROM removed WHERE id = ?1"},
        {&rows.m_eraseEvents, "DELETE FROM event WHERE id BETWEEN ? AND ?"},
    };
    for (const auto &[statement, sql] : wanted) {
        core::Result<Statement> prepared = database.prepare(sql);
        if (!prepared)
            return prepared.error();
        *statement = std::move(*prepared);
    }
    return rows;
}

core::Result<void> DeliveryRows::insert(core::DeliveryId id, const core::Delivery &delivery, qint64 answeredUs, qint64 session)
{
    const core::Request &request = delivery.request;
    const core::Result<qint64> answer = answerId(delivery.answer);
    if (!answer)
        return answer.error();
    m_delivery.bind(1, id).bind(2, request.receivedUs).bind(3, answeredUs).bind(4, session)
        .bind(5, qint64(delivery.origin)).bind(6, delivery.flags).bind(7, delivery.answer.status)
        .bind(8, *answer).bind(9, request.body.size()).bindBlob(10, view(request.method))
        .bindBlob(11, view(request.target)).bindBlob(12, view(request.version))
        .bindText(13, view(request.peer));
    if (request.problem.isEmpty())
        m_delivery.bindNull(14);
    else
        m_delivery.bindText(14, view(request.problem));
    if (core::Result<void> done = m_delivery.run(); !done)
        return done;

    m_content.bind(1, id).bindBlob(2, view(request.head)).bindBlob(4, view(request.body));
    if (request.framedBody.isEmpty())
        m_content.bindNull(3);
    else
        m_content.bindBlob(3, view(request.framedBody));
    if (core::Result<void> done = m_content.run(); !done)
        return done;

    qint64 event = firstEvent(id);
    for (auto next = delivery.events.begin(); next != delivery.events.end() && event <= lastEvent(id); ++next, ++event) {
        if (core::Result<void> done = insertEvent(event, *next); !done)
            return done;
    }
    return {};
}

static constexpr std::string core::Event::*eventTexts[] = {&core::Event::provider, &core::Event::type,
    &core::Event::kind, &core::Event::summary, &core::Event::from, &core::Event::to, &core::Event::contact,
    &core::Event::conversation, &core::Event::message, &core::Event::text, &core::Event::media};

static bool isStorable(std::string_view text)
{
    std::string replaced;
    return storableText(text, replaced).data() == text.data();
}

static bool isStorable(const core::Delivery &delivery)
{
    const auto eventIsStorable = [](const core::Event &event) {
        return std::all_of(std::begin(eventTexts), std::end(eventTexts), [&](const auto text) { return isStorable(event.*text); });
    };
    return isStorable(view(delivery.request.peer)) && isStorable(view(delivery.request.problem))
        && std::all_of(delivery.events.begin(), delivery.events.end(), eventIsStorable);
}

static QByteArray replaced(const QByteArray &text)
{
    std::string buffer;
    const std::string_view stored = storableText(view(text), buffer);
    return {stored.data(), qsizetype(stored.size())};
}

const core::Delivery &storableDelivery(const core::Delivery &delivery, core::Delivery &buffer)
{
    if (isStorable(delivery))
        return delivery;
    buffer = delivery;
    buffer.request.peer = replaced(delivery.request.peer);
    buffer.request.problem = replaced(delivery.request.problem);
    std::string text;
    for (core::Event &event : buffer.events) {
        for (const auto member : eventTexts)
            event.*member = std::string(storableText(event.*member, text));
    }
    return buffer;
}

core::Result<void> DeliveryRows::insertEvent(qint64 id, const core::Event &event)
{
    m_event.bind(1, id).bindText(2, event.provider).bindText(3, event.type).bindText(4, event.kind)
        .bind(5, qint64(event.direction)).bind(6, event.atMs).bindText(7, event.summary)
        .bindText(8, event.from).bindText(9, event.to).bindText(10, event.contact)
        .bindText(11, event.conversation).bindText(12, event.message).bindText(13, event.text)
        .bindText(14, event.media);
    return m_event.run();
}

core::Result<qint64> DeliveryRows::answerId(const core::Answer &answer)
{
    for (const KnownAnswer &known : m_answers) {
        if (known.answer.status == answer.status && known.answer.body == answer.body && known.answer.headers == answer.headers)
            return known.id;
    }
    const core::Result<qint64> id = writeAnswer(answer);
    if (id) {
        if (m_answers.size() == knownAnswers)
            m_answers.erase(m_answers.begin());
        m_answers.push_back({answer, *id});
    }
    return id;
}

core::Result<qint64> DeliveryRows::writeAnswer(const core::Answer &answer)
{
    QByteArray headers;
    for (const core::Header &header : answer.headers)
        headers += header.name + ": " + header.value + "\r\n";
    for (Statement *statement : {&m_findAnswer, &m_addAnswer}) {
        statement->bind(1, answer.status).bindBlob(2, view(headers)).bindBlob(3, view(answer.body));
        const core::Result<bool> row = statement->step();
        if (!row)
            return row.error();
        const qint64 id = *row ? statement->integer(0) : 0;
        statement->reset();
        if (id != 0)
            return id;
    }
    return core::Error {core::ErrorCode::Io, QStringLiteral("The store did not take the answer of a delivery.")};
}

core::Result<void> DeliveryRows::correctAnswered(core::DeliveryId first, core::DeliveryId last, qint64 from, qint64 to)
{
    return m_correct.bind(1, first).bind(2, last).bind(3, from).bind(4, to).run();
}

core::Result<void> DeliveryRows::erase(core::DeliveryId id)
{
    for (Statement &statement : m_erase) {
        if (core::Result<void> done = statement.bind(1, id).run(); !done)
            return done;
    }
    return m_eraseEvents.bind(1, firstEvent(id)).bind(2, lastEvent(id)).run();
}

} // namespace store
