// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"

#include <string_view>
#include <vector>

namespace filter {

/// What a query is evaluated against: one delivery whose parts are fetched when asked for.
///
/// The store gives rows that load bodies late; DeliveryRecord gives a delivery in memory. Both
/// go through the same matcher, so both give the same answer. Used by one thread at a time;
/// views stay valid until the next record takes its place.
class Record
{
public:
    virtual ~Record() = default;

    virtual core::DeliveryId id() const = 0;
    virtual qint64 receivedUs() const = 0;
    virtual qint64 answeredUs() const = 0;
    virtual std::string_view method() const = 0;
    virtual std::string_view target() const = 0;
    virtual std::string_view peer() const = 0; ///< address with port
    virtual std::string_view problem() const = 0;
    virtual int status() const = 0;
    virtual qint64 sizeBytes() const = 0;
    virtual quint32 flags() const = 0;
    virtual core::Origin origin() const = 0;
    virtual qint64 session() const = 0;
    virtual const std::vector<core::Event> &events() = 0;
    virtual const core::Annotation &annotation() = 0;
    virtual const QByteArray &head() = 0; ///< the request head as received
    virtual std::string_view body() = 0; ///< decoded from Content-Encoding
};

/// A whole delivery in memory as a record. Keeps references: both must outlive it.
class DeliveryRecord final : public Record
{
public:
    explicit DeliveryRecord(const core::Delivery &delivery, const core::Annotation &annotation = {});

    core::DeliveryId id() const override { return m_delivery.id; }
    qint64 receivedUs() const override { return m_delivery.request.receivedUs; }
    qint64 answeredUs() const override { return m_delivery.answeredUs; }
    std::string_view method() const override;
    std::string_view target() const override;
    std::string_view peer() const override;
    std::string_view problem() const override;
    int status() const override { return m_delivery.answer.status; }
    qint64 sizeBytes() const override { return m_delivery.request.body.size(); }
    quint32 flags() const override { return m_delivery.flags; }
    core::Origin origin() const override { return m_delivery.origin; }
    qint64 session() const override { return m_delivery.session; }
    const std::vector<core::Event> &events() override { return m_delivery.events; }
    const core::Annotation &annotation() override { return m_annotation; }
    const QByteArray &head() override { return m_delivery.request.head; }
    std::string_view body() override;

private:
    const core::Delivery &m_delivery;
    core::Annotation m_annotation;
    QByteArray m_decoded;
    bool m_isDecoded = false;
};

} // namespace filter
