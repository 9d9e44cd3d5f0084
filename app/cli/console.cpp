// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/console.h"

#include "filter/saved_views.h"

#include <QDateTime>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <poll.h>
#include <unistd.h>

namespace cli {

static int s_giveUpFile = -1;
static int s_waitMs = -1;
static bool s_lost = false;

bool hasLostOutput()
{
    return s_lost;
}

void giveUpPrintingFor(int file)
{
    s_giveUpFile = file;
}

void limitPrinting(int milliseconds)
{
    s_waitMs = milliseconds;
}

/// Waits until standard output takes some bytes, or fails at once; false when it stalls and it is
/// time to give up.
static bool waitForReader()
{
    pollfd files[] = {{STDOUT_FILENO, POLLOUT, 0}, {s_giveUpFile, POLLIN, 0}};
    poll(files, 2, s_waitMs);
    return files[0].revents != 0;
}

bool print(std::string_view text)
{
    // A pipe that can be written to takes at least so much without blocking (POSIX PIPE_BUF).
    constexpr size_t atOnce = 4096;
    while (!text.empty()) {
        if (!waitForReader())
            return false;
        const auto written = write(STDOUT_FILENO, text.data(), std::min(text.size(), atOnce));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            if (errno != EPIPE && !s_lost)
                complain(QStringLiteral("Cannot write to standard output: %1.").arg(qt_error_string(errno)));
            s_lost = s_lost || errno != EPIPE;
            return false;
        }
        text.remove_prefix(size_t(written));
    }
    return true;
}

static bool steersTerminal(QChar c)
{
    // Joiners hold emoji together and cannot do harm.
    if (c == QChar(0x200c) || c == QChar(0x200d))
        return false;
    const auto category = c.category();
    return category == QChar::Other_Control || category == QChar::Other_Format;
}

std::string printable(std::string_view text, Lines lines)
{
    const auto isPlain = [lines](char c) {
        return (c >= 0x20 && c < 0x7f) || (lines == Lines::Kept && (c == '\n' || c == '\t'));
    };
    if (std::all_of(text.begin(), text.end(), isPlain))
        return std::string(text);
    QString decoded = QString::fromUtf8(text.data(), qsizetype(text.size()));
    for (QChar &c : decoded) {
        const bool isKept = lines == Lines::Kept && (c == u'\n' || c == u'\t');
        if (!isKept && steersTerminal(c))
            c = u'.';
    }
    return decoded.toStdString();
}

void complain(const QString &sentence)
{
    const QByteArray utf8 = sentence.toUtf8();
    const std::string text = "hookglass-cli: "
        + printable({utf8.constData(), size_t(utf8.size())}, Lines::Kept) + '\n';
    std::fwrite(text.data(), 1, text.size(), stderr);
}

int storeFailure(const core::Error &error)
{
    complain(error.text);
    return ExitCode::Store;
}

std::optional<filter::Query> parseFilter(const QStringList &words)
{
    const QString text = words.join(QLatin1Char(' '));
    filter::Context context;
    context.nowMs = QDateTime::currentMSecsSinceEpoch();
    context.savedFilter = [](const QString &name) -> std::optional<QString> {
        const auto view = filter::SavedViews().view(name);
        return view ? std::optional(view->filter) : std::nullopt;
    };
    const auto parsed = filter::Query::parse(text, context);
    if (const auto *query = std::get_if<filter::Query>(&parsed)) {
        for (const QString &warning : query->warnings())
            complain(warning);
        return *query;
    }
    const auto &error = std::get<filter::SyntaxError>(parsed);
    QString sentence = error.message;
    if (!error.suggestion.isEmpty() && !sentence.contains(error.suggestion))
        sentence += QStringLiteral(" Did you mean %1?").arg(error.suggestion);
    complain(QStringLiteral("%1\n  %2\n  %3%4").arg(sentence, text, QString(error.position, QLatin1Char(' ')),
        QString(qMax<qsizetype>(1, error.length), QLatin1Char('^'))));
    return {};
}

} // namespace cli
