// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/record.h"

#include "core/content_encoding.h"

namespace filter {

static std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

DeliveryRecord::DeliveryRecord(const core::Delivery &delivery, const core::Annotation &annotation)
    : m_delivery(delivery), m_annotation(annotation)
{
}

std::string_view DeliveryRecord::method() const
{
    return view(m_delivery.request.method);
}

std::string_view DeliveryRecord::target() const
{
    return view(m_delivery.request.target);
}

std::string_view DeliveryRecord::peer() const
{
    return view(m_delivery.request.peer);
}

std::string_view DeliveryRecord::problem() const
{
    return view(m_delivery.request.problem);
}

std::string_view DeliveryRecord::body()
{
    if (!m_isDecoded) {
        m_decoded = core::decodeBody(m_delivery.request.body, core::parseHeaders(m_delivery.request.head)).bytes;
        m_isDecoded = true;
    }
    return view(m_decoded);
}

} // namespace filter
