// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/line.h"

#include "cli/console.h"

#include <QDateTime>

namespace cli {

static void appendPadded(std::string &out, std::string_view text, size_t width)
{
    const std::string shown = printable(text);
    out += shown;
    if (shown.size() < width)
        out.append(width - shown.size(), ' ');
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
    out += printable(event.summary);
    if (summary.eventCount > 1)
        out += "  (+" + std::to_string(summary.eventCount - 1) + " more)";
    if (!summary.problem.isEmpty()) {
        out += "  ! " + printable({summary.problem.constData(), size_t(summary.problem.size())});
    }
    out += '\n';
    return out;
}

} // namespace cli
