// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/console.h"

#include <QDateTime>

#include <cerrno>
#include <cstdio>

namespace cli {

bool print(std::string_view text)
{
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
}

void complain(const QString &sentence)
{
    const QByteArray text = "hookglass-cli: " + sentence.toUtf8() + '\n';
    std::fwrite(text.constData(), 1, size_t(text.size()), stderr);
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
