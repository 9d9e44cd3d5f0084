// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "providers/spelling.h"

#include <algorithm>
#include <numeric>

namespace providers {

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

/// How many letters must be changed, added or removed (Levenshtein); case costs nothing.
static size_t distance(std::string_view a, std::string_view b)
{
    std::vector<size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), size_t(0));
    for (size_t i = 0; i < a.size(); ++i) {
        size_t diagonal = std::exchange(row[0], i + 1);
        for (size_t j = 0; j < b.size(); ++j) {
            const size_t changed = diagonal + (small(a[i]) == small(b[j]) ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

QString suggestion(std::string_view word, const std::vector<std::string> &known)
{
    if (word.size() > 64)
        return {};
    const std::string *best = nullptr;
    size_t bestDistance = std::max<size_t>(2, word.size() / 3) + 1;
    for (const std::string &candidate : known) {
        const size_t d = distance(word, candidate);
        if (d < bestDistance && d < candidate.size()) {
            bestDistance = d;
            best = &candidate;
        }
    }
    return best ? QStringLiteral(" Did you mean \"%1\"?").arg(QString::fromStdString(*best)) : QString();
}

} // namespace providers
