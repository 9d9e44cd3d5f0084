// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/condition.h"

#include <QRegularExpression>

namespace detail {

using core::Json;
using namespace Qt::StringLiterals;

static QString quoted(const QString &text)
{
    QString escaped = text;
    escaped.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1);
    escaped.replace(u'\n', "\\n"_L1).replace(u'\r', "\\r"_L1).replace(u'\t', "\\t"_L1);
    return u'"' + escaped + u'"';
}

QString filterValue(const QString &value)
{
    // A leading sign, two dots, a star, a comma or an operator word would mean something else.
    static const QRegularExpression bare(u"^[A-Za-z0-9_+/][A-Za-z0-9_+/@:.-]*$"_s);
    const bool isWord = value == "AND"_L1 || value == "OR"_L1 || value == "NOT"_L1;
    if (!isWord && !value.contains(".."_L1) && bare.match(value).hasMatch())
        return value;
    return quoted(value);
}

QString condition(const QString &field, const QString &value)
{
    return value.isEmpty() ? field + "=\"\""_L1 : QString(field + u':' + filterValue(value));
}

QString jsonCondition(const QString &path, Json::Value value)
{
    if (value.isObject() || value.isArray())
        return "has:"_L1 + path;
    if (value.isString())
        return condition(path, QString::fromStdString(value.text()));
    return path + u'=' + QString::fromStdString(value.text());
}

QString withKey(const QString &path, const QString &key)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_-]+$"_s);
    const QString name = plain.match(key).hasMatch() ? key : quoted(key);
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
