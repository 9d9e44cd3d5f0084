// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "detail/form_fields.h"
#include "detail/json_document.h"

#include <QImage>

#include <atomic>
#include <memory>

namespace detail {

/// Everything the body's views need, worked out in a pool thread. Immutable afterwards.
struct BodyContent {
    enum class Kind { Empty, Json, Form, Image, Text, Binary };

    Kind kind = Kind::Empty;
    std::shared_ptr<const core::Delivery> delivery;
    QByteArray bytes; ///< freed of Content-Encoding, otherwise as received
    QByteArray text; ///< bytes as UTF-8: the same bytes unless they were UTF-16
    bool isTranscoded = false; ///< text is not bytes
    std::shared_ptr<const JsonDocument> json;
    qsizetype jsonOffset = 0; ///< of the JSON's first byte in text: behind a byte order mark
    QList<FormField> fields;
    QImage image; ///< at most 2,048 pixels wide and high
    QSize imageSize; ///< as sent
    QString description; ///< "JSON, 8.4 kB, gzip 1.2 kB → 8.4 kB"
    QString problem; ///< why it could not be read as what it claims to be; empty when it could
    QString notice; ///< what was done or guessed to show it; may be empty
};

std::shared_ptr<const BodyContent> readBody(std::shared_ptr<const core::Delivery> delivery,
    const std::atomic<bool> &cancelled);

} // namespace detail
