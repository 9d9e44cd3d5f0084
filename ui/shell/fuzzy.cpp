// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/fuzzy.h"

#include <algorithm>
#include <vector>

namespace shell {

namespace {

constexpr int startsWord = 6;
constexpr int followsLast = 6;
constexpr int mostSkipped = 4;
constexpr int none = -1'000'000;

int placeScore(QStringView text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber() ? startsWord : 0;
}

// The best score with the next letter at each place, from those with the letter before it; a
// letter may stand in several places, and the first is not always the best.
std::vector<int> step(QStringView text, QChar letter, const std::vector<int> &before)
{
    std::vector<int> scores(size_t(text.size()), none);
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] != letter)
            continue;
        int best = before.empty() ? -int(qMin<qsizetype>(at, mostSkipped)) : none;
        for (qsizetype last = 0; last < at && !before.empty(); ++last) {
            const int skipped = int(qMin<qsizetype>(at - last - 1, mostSkipped));
            best = qMax(best, before[size_t(last)] + (skipped == 0 ? followsLast : -skipped));
        }
        scores[size_t(at)] = best + placeScore(text, at);
    }
    return scores;
}

} // namespace

std::optional<int> fuzzyScore(QStringView typed, QStringView text)
{
    const QString letters = typed.toString().toCaseFolded().remove(u' ');
    const QString folded = text.toString().toCaseFolded();
    if (letters.isEmpty())
        return 0;
    std::vector<int> scores;
    for (const QChar letter : letters)
        scores = step(folded, letter, scores);
    const int best = scores.empty() ? none : *std::max_element(scores.begin(), scores.end());
    if (best < none / 2)
        return std::nullopt;
    return best;
}

} // namespace shell
