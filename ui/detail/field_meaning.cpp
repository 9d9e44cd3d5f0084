// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/field_meaning.h"

#include "detail/tr.h"
#include "detail/words.h"

#include <QRegularExpression>

namespace detail {

using namespace Qt::StringLiterals;

FieldMeaning::FieldMeaning(std::shared_ptr<const providers::Catalogue> catalogue, const QString &provider)
    : m_catalogue(std::move(catalogue))
{
    const providers::Provider *known = m_catalogue ? m_catalogue->provider(provider) : nullptr;
    if (!known)
        return;
    for (const providers::FieldNote &note : known->fieldNotes)
        m_notes.insert(note.path, &note);
    m_masked = QSet<QString>(known->maskedPaths.begin(), known->maskedPaths.end());
    m_maskedParameters = QSet<QString>(known->maskedParameters.begin(), known->maskedParameters.end());
    for (const QString &name : known->maskedHeaders)
        m_maskedHeaders.insert(name.toLower());
}

QString FieldMeaning::of(const QString &path, const QString &key, core::Json::Value value) const
{
    QStringList parts;
    const bool isLeaf = !value.isObject() && !value.isArray();
    // Longer texts are neither codes nor times.
    const QString text = isLeaf && value.raw().size() < 200 ? QString::fromStdString(value.text()) : QString();
    if (const providers::FieldNote *note = m_notes.value(path)) {
        if (const QString meaning = note->values.value(text); !text.isEmpty() && !meaning.isEmpty())
            parts += meaning;
        if (!note->meaning.isEmpty())
            parts += note->meaning;
    }
    if (const QString time = timeMeaning(key, text); !time.isEmpty())
        parts.prepend(time);
    return parts.join(u" · "_s);
}

QString FieldMeaning::of(const QString &path) const
{
    const providers::FieldNote *note = m_notes.value(path);
    return note ? note->meaning : QString();
}

bool FieldMeaning::isMasked(const QString &path) const
{
    return m_masked.contains(path);
}

bool FieldMeaning::isMaskedHeader(const QString &name) const
{
    return m_maskedHeaders.contains(name.toLower());
}

bool FieldMeaning::isMaskedParameter(const QString &name) const
{
    return m_maskedParameters.contains(name);
}

QString timeMeaning(const QString &key, const QString &text)
{
    static const QRegularExpression timeKey(
        u"(time|stamp|date|expir|seen|start|created|until|^ts$|^t$|_at$|At$|^at$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (text.size() < 10 || text.size() > 17 || !timeKey.match(key).hasMatch())
        return {};
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (!isNumber)
        return {};
    // 2001 to 2096, in seconds or in milliseconds.
    const bool isSeconds = number >= 1e9 && number < 4e9;
    if (!isSeconds && !(number >= 1e12 && number < 4e12))
        return {};
    const QString local = localTime(qint64(isSeconds ? number * 1000 : number));
    return isSeconds ? local.left(19) : local;
}

} // namespace detail
