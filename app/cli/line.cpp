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

/// "12:04:11.207", local. The clock face of a second is made once, as lines come in thousands.
static std::string timeOfDay(qint64 us)
{
    thread_local qint64 lastSecond = -1;
    thread_local std::string face;
    if (us / 1'000'000 != lastSecond) {
        lastSecond = us / 1'000'000;
        face = QDateTime::fromSecsSinceEpoch(lastSecond).toString(QStringLiteral("HH:mm:ss.")).toStdString();
    }
    const std::string ms = std::to_string(us / 1000 % 1000);
    return face + std::string(3 - ms.size(), '0') + ms;
}

static std::string line(core::DeliveryId id, qint64 receivedUs, int status, const std::vector<core::Event> &events,
    qint64 eventCount, const QByteArray &problem)
{
    static const core::Event none;
    const core::Event &event = events.empty() ? none : events.front();
    std::string out;
    appendPadded(out, '#' + std::to_string(id), 6);
    appendPadded(out, timeOfDay(receivedUs), 12);
    appendPadded(out, std::to_string(status), 3);
    appendPadded(out, event.provider.empty() ? "unknown" : event.provider + '/' + event.type, 30);
    out += printable(event.summary);
    if (eventCount > 1)
        out += "  (+" + std::to_string(eventCount - 1) + " more)";
    if (!problem.isEmpty())
        out += "  ! " + printable({problem.constData(), size_t(problem.size())});
    out += '\n';
    return out;
}

std::string line(const core::Summary &summary)
{
    return line(summary.id, summary.receivedUs, summary.status, summary.events, summary.eventCount, summary.problem);
}

std::string line(core::DeliveryId id, const core::Delivery &delivery)
{
    return line(id, delivery.request.receivedUs, delivery.answer.status, delivery.events,
        qint64(delivery.events.size()), delivery.request.problem);
}

} // namespace cli
