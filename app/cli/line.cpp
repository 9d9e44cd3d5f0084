// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/line.h"

#include <QDateTime>

namespace cli {

static void appendPrintable(std::string &out, std::string_view text)
{
    for (const char c : text)
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '.' : c;
}

static void appendPadded(std::string &out, std::string_view text, size_t width)
{
    const size_t before = out.size();
    appendPrintable(out, text);
    if (out.size() - before < width)
        out.append(width - (out.size() - before), ' ');
    out += "  ";
}

std::string line(const core::Summary &summary)
{
    const core::Event event = summary.events.empty() ? core::Event() : summary.events.front();
    std::string out;
    appendPadded(out, '#' + std::to_string(summary.id), 6);
    appendPadded(out, QDateTime::fromMSecsSinceEpoch(summary.receivedUs / 1000)
            .toString(QStringLiteral("HH:mm:ss.zzz")).toStdString(), 12);
    appendPadded(out, std::to_string(summary.status), 3);
    appendPadded(out, event.provider.empty() ? "unknown" : event.provider + '/' + event.type, 30);
    appendPrintable(out, event.summary);
    if (summary.eventCount > 1)
        out += "  (+" + std::to_string(summary.eventCount - 1) + " more)";
    if (!summary.problem.isEmpty()) {
        out += "  ! ";
        appendPrintable(out, std::string_view(summary.problem.constData(), size_t(summary.problem.size())));
    }
    out += '\n';
    return out;
}

} // namespace cli
