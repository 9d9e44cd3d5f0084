// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/saved_views.h"

#include <QCollator>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUrl>

namespace filter {

using namespace Qt::StringLiterals;

static constexpr QLatin1String suffix(".view");

SavedViews::SavedViews(const QString &folder)
    : m_folder(folder.isEmpty() ? QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation))
                      .filePath(u"hookglass/views"_s)
                                : folder)
{
}

QString SavedViews::filePath(const QString &name) const
{
    // Any name is allowed; in the file's name what a file system may refuse is percent-encoded.
    const QByteArray encoded = QUrl::toPercentEncoding(name, " ()[]+,");
    return QDir(m_folder).filePath(QString::fromLatin1(encoded) + suffix);
}

QStringList SavedViews::names() const
{
    QStringList names;
    for (const QString &file : QDir(m_folder).entryList({u'*' + suffix}, QDir::Files))
        names.append(QUrl::fromPercentEncoding(file.chopped(suffix.size()).toUtf8()));
    // The C locale compares bytes, and 10 would come before 9.
    QCollator collator(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale());
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::sort(names.begin(), names.end(), collator);
    return names;
}

std::optional<View> SavedViews::view(const QString &name) const
{
    QFile file(filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    View view;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("filter: "))
            view.filter = QString::fromUtf8(line.mid(8)).trimmed();
        else if (line.startsWith("table: "))
            view.pageState = QByteArray::fromBase64(line.mid(7));
    }
    return view;
}

core::Result<void> SavedViews::save(const QString &name, const View &view)
{
    const auto failure = [&](const QString &reason) {
        return core::Error{core::ErrorCode::Io, u"The view \"%1\" could not be saved in %2: %3"_s
                .arg(name, m_folder, reason)};
    };
    if (!QDir().mkpath(m_folder))
        return failure(u"the folder cannot be made."_s);
    QSaveFile file(filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        return failure(file.errorString());
    file.write("# A saved view of Hookglass.\nfilter: " + view.filter.simplified().toUtf8() + "\n");
    if (!view.pageState.isEmpty())
        file.write("table: " + view.pageState.toBase64() + "\n");
    if (!file.commit())
        return failure(file.errorString());
    return {};
}

core::Result<void> SavedViews::remove(const QString &name)
{
    QFile file(filePath(name));
    if (file.remove())
        return {};
    return core::Error{core::ErrorCode::Io,
        u"The view \"%1\" could not be removed: %2"_s.arg(name, file.errorString())};
}

} // namespace filter
