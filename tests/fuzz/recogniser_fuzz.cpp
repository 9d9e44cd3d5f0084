// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "providers/catalogue.h"

#include <cstdlib>

/// Takes the bytes up to the next zero.
static QByteArray takePart(QByteArray &input)
{
    const qsizetype end = input.indexOf('\0');
    const QByteArray part = end < 0 ? input : input.left(end);
    input = end < 0 ? QByteArray() : input.mid(end + 1);
    return part;
}

/// Any bytes at all: method, target, head lines and body, with zeros between. An input that
/// begins with "{" is the body of a plain POST, so that a corpus of samples is of use as it is.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const auto catalogue = providers::Catalogue::load();
    QByteArray input(reinterpret_cast<const char *>(bytes), qsizetype(size));
    core::Request request;
    if (input.startsWith('{')) {
        request.method = "POST";
        request.target = "/messages";
        request.body = input;
    } else {
        request.method = takePart(input);
        request.target = takePart(input);
        request.head = takePart(input);
        request.body = input;
    }
    const auto found = catalogue->recognise(request, request.method.toStdString());
    if (found.events.empty())
        std::abort();
    for (const auto &event : found.events) {
        if (event.kind.empty() || event.summary.find('\n') != std::string::npos)
            std::abort();
    }
    return 0;
}
