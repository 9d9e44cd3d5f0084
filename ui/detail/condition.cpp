// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/condition.h"

#include "detail/json_document.h"
#include "filter/scanner.h"

#include <QRegularExpression>

namespace detail {

using core::Json;
using namespace Qt::StringLiterals;

QString filterValue(const QString &value)
{
    // A leading sign, two dots, a star, a comma or an operator word would mean something else.
    static const QRegularExpression bare(u"^[A-Za-z0-9_+/][A-Za-z0-9_+/@:.-]*$"_s);
    const bool isWord = value == "AND"_L1 || value == "OR"_L1 || value == "NOT"_L1;
    if (!isWord && !value.contains(".."_L1) && bare.match(value).hasMatch())
        return value;
    return filter::quoted(value);
}

QString condition(const QString &field, const QString &value)
{
    return value.isEmpty() ? field + "=\"\""_L1 : QString(field + u':' + filterValue(value));
}

/// A filter is one line that somebody reads: of a long text its beginning says enough, since
/// `:` asks whether it is contained.
static QString beginningOf(const QString &text)
{
    constexpr qsizetype most = 100;
    const QString line = text.left(most + 1).section(u'\n', 0, 0, QString::SectionSkipEmpty).trimmed();
    return line.size() > most ? line.left(most) : line;
}

QString jsonCondition(const QString &path, Json::Value value)
{
    if (value.isObject() || value.isArray())
        return "has:"_L1 + path;
    if (value.isString())
        return condition(path, beginningOf(beginningOfString(value.raw(), 1000)));
    return path + u'=' + QString::fromStdString(value.text());
}

QString withKey(const QString &path, const QString &key)
{
    const QString name = filter::printKey(key);
    return path.isEmpty() ? name : QString(path + u'.' + name);
}

QString withIndex(const QString &path, qsizetype index)
{
    return path + u'[' + QString::number(index) + u']';
}

QString withAnyIndex(const QString &path)
{
    return path + "[]"_L1;
}

QString withoutBody(const QString &path)
{
    return path.mid(path.startsWith("body."_L1) ? 5 : 4);
}

} // namespace detail
