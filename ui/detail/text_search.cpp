// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/text_search.h"

#include <algorithm>
#include <array>

namespace detail {

using namespace Qt::StringLiterals;

namespace {

/// The ways in which one character of the searched text may be written.
using Spellings = std::vector<QByteArray>;

void add(Spellings &spellings, const QByteArray &spelling)
{
    if (!spelling.isEmpty() && std::find(spellings.begin(), spellings.end(), spelling) == spellings.end())
        spellings.push_back(spelling);
}

void addEscapes(Spellings &spellings, const QString &character)
{
    static constexpr std::pair<char16_t, const char *> shortForms[] = {{u'"', "\\\""}, {u'\\', "\\\\"},
        {u'/', "\\/"}, {u'\b', "\\b"}, {u'\f', "\\f"}, {u'\n', "\\n"}, {u'\r', "\\r"}, {u'\t', "\\t"}};
    for (const auto &[plain, escape] : shortForms) {
        if (character == QChar(plain))
            add(spellings, escape);
    }
    QByteArray lower, upper;
    for (const QChar unit : character) {
        const QByteArray digits = QByteArray::number(unit.unicode(), 16).rightJustified(4, '0');
        lower += "\\u" + digits;
        upper += "\\u" + digits.toUpper();
    }
    add(spellings, lower);
    add(spellings, upper);
}

std::vector<Spellings> spell(const Search &search)
{
    std::vector<Spellings> needle;
    for (const char32_t code : search.text.toUcs4()) {
        Spellings spellings;
        QStringList forms = {QString::fromUcs4(&code, 1)};
        if (!search.respectCase)
            forms += {QString(forms[0]).toLower(), QString(forms[0]).toUpper()};
        for (const QString &form : forms)
            add(spellings, form.toUtf8());
        for (const QString &form : forms) {
            if (search.jsonEscapes)
                addEscapes(spellings, form);
        }
        needle.push_back(spellings);
    }
    return needle;
}

/// The end of a match that begins at \p at, or -1.
qsizetype matchAt(QByteArrayView bytes, qsizetype at, const std::vector<Spellings> &needle)
{
    for (const Spellings &spellings : needle) {
        const QByteArrayView rest = bytes.sliced(at);
        const auto fits = std::find_if(spellings.begin(), spellings.end(),
            [rest](const QByteArray &spelling) { return rest.startsWith(spelling); });
        if (fits == spellings.end())
            return -1;
        at += fits->size();
    }
    return at;
}

} // namespace

Ranges findAll(const QByteArray &bytes, const Search &search, const std::atomic<bool> &cancelled)
{
    Ranges found;
    const std::vector<Spellings> needle = spell(search);
    if (needle.empty())
        return found;
    std::array<bool, 256> starts = {};
    for (const QByteArray &spelling : needle.front())
        starts[uchar(spelling.front())] = true;
    const QByteArrayView view(bytes);
    for (qsizetype at = 0; at < view.size() && found.size() < maxMatches; ++at) {
        if ((at & 0xfffff) == 0 && cancelled)
            break;
        if (!starts[uchar(view[at])])
            continue;
        const qsizetype end = matchAt(view, at, needle);
        if (end <= at)
            continue;
        found.emplace_back(at, end);
        at = end - 1;
    }
    return found;
}

} // namespace detail
