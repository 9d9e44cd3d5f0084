// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter/query.h"
#include "filter/record.h"
#include "store/database.h"

#include <optional>
#include <unordered_map>

namespace store {

/// What users attached to deliveries, all of it: it is little.
using Annotations = std::unordered_map<core::DeliveryId, core::Annotation>;
core::Result<Annotations> loadAnnotations(Database &database);

constexpr const char *eventColumns = "id, provider, type, kind, direction, at_ms, summary, sender, "
                                     "recipient, contact, conversation, message, text, media";
/// Reads the eventColumns of the current row; \p event's memory is used again.
void readEvent(const Statement &row, core::Event &event);

/// A table that is read at ascending ids: goes on to a near row, seeks one that is far, so that
/// both looking at everything and looking at a few is as quick as it can be.
class Cursor
{
public:
    Cursor() = default;
    /// \p statement selects the id first, from id ?1 on, ascending. A delivery's rows are those
    /// with id >> \p shift.
    explicit Cursor(Statement statement, int shift = 0);

    core::Result<bool> moveTo(core::DeliveryId id); ///< false: it has no row
    core::Result<bool> next(); ///< to the next row of the same delivery
    void release(); ///< lets go of the store's pages; the next moveTo() seeks

    const Statement &row() const { return m_statement; }
    explicit operator bool() const { return bool(m_statement); }

private:
    core::Result<bool> seek(qint64 target);
    core::Result<bool> step();

    Statement m_statement;
    int m_shift = 0;
    bool m_active = false;
    bool m_onRow = false;
    qint64 m_id = 0;
    qint64 m_target = 0;
};

/// A stored delivery as a record for the matcher: only the parts that a query looks at are
/// read, bodies without a copy. Used for one delivery after the other, ids ascending for
/// speed. What cannot be read looks empty, and error() tells.
class Row final : public filter::Record
{
public:
    /// \p annotations may be null unless AnnotationPart is among \p parts; outlives the row.
    static core::Result<std::unique_ptr<Row>> make(Database &database, unsigned parts,
        const Annotations *annotations);

    core::Result<bool> load(core::DeliveryId id); ///< false: there is no such delivery
    const std::optional<core::Error> &error() const { return m_error; }
    void release(); ///< lets go of the store's pages

    core::DeliveryId id() const override { return m_id; }
    qint64 receivedUs() const override { return m_meta.row().integer(1); }
    qint64 answeredUs() const override { return m_meta.row().integer(2); }
    qint64 session() const override { return m_meta.row().integer(3); }
    core::Origin origin() const override { return core::Origin(m_meta.row().integer(4)); }
    quint32 flags() const override { return quint32(m_meta.row().integer(5)); }
    int status() const override { return int(m_meta.row().integer(6)); }
    qint64 sizeBytes() const override { return m_meta.row().integer(7); }
    std::string_view method() const override { return m_meta.row().blob(8); }
    std::string_view target() const override { return m_meta.row().blob(9); }
    std::string_view peer() const override { return m_meta.row().text(10); }
    std::string_view problem() const override { return m_meta.row().text(11); }
    const std::vector<core::Event> &events() override;
    const core::Annotation &annotation() override;
    const QByteArray &head() override;
    std::string_view body() override;

private:
    Row() = default;
    core::Result<void> loadEvents();
    bool hasContent();
    template <typename T>
    bool noteError(const core::Result<T> &result);

    Cursor m_meta, m_content, m_event;
    bool m_contentDrives = false; ///< the content table alone tells which deliveries there are
    const Annotations *m_annotations = nullptr;
    core::DeliveryId m_id = 0;
    std::vector<core::Event> m_events;
    bool m_eventsLoaded = false;
    core::Annotation m_noAnnotation;
    QByteArray m_head;
    QByteArray m_decoded;
    std::optional<core::Error> m_error;
};

} // namespace store
