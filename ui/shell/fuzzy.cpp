// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/fuzzy.h"

namespace shell {

namespace {

constexpr int startsWord = 8;
constexpr int followsLast = 5;
constexpr int skipped = -1;

// The best score of typed[from..] against text[at..]; each letter may stand in several places,
// and the first is not always the best ("se" in "pause, Settings").
std::optional<int> best(QStringView typed, QStringView text, qsizetype at, bool follows)
{
    if (typed.isEmpty())
        return 0;
    std::optional<int> score;
    for (qsizetype i = at; i < text.size(); ++i) {
        if (text[i] != typed[0])
            continue;
        const bool isStart = i == 0 || !text[i - 1].isLetterOrNumber();
        // Only places worth a choice are tried, so that long texts cost no more than short ones.
        if (score && !isStart)
            continue;
        const auto rest = best(typed.sliced(1), text, i + 1, true);
        if (!rest)
            break;
        const int here = (isStart ? startsWord : 0) + (follows && i == at ? followsLast : 0)
            + qMax(skipped * int(i - at), -4);
        score = qMax(score.value_or(-1000), here + *rest);
    }
    return score;
}

} // namespace

std::optional<int> fuzzyScore(QStringView typed, QStringView text)
{
    const QString letters = typed.toString().toCaseFolded().remove(u' ').left(24);
    return best(letters, QString(text.toString().toCaseFolded()), 0, false);
}

} // namespace shell
