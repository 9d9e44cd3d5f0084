// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/settings.h"

#include <QStandardPaths>

#include <limits>

namespace settings {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 anyAmount = std::numeric_limits<qint64>::max();

// The ranges that the page offers; what lies outside was not written by us.
constexpr qint64 mostBytes = 2'000'000'000;
constexpr qint64 mostCount = 1'000'000;
constexpr qint64 mostMilliseconds = 3'600'000;

template <typename Enum>
Enum choice(qint64 value)
{
    return static_cast<Enum>(value);
}

} // namespace

QString defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/hookglass/hookglass.conf"_s;
}

Settings::Settings(QObject *parent) : Settings(defaultFile(), parent) { }

Settings::Settings(const QString &file, QObject *parent) : QObject(parent), m_file(file, QSettings::IniFormat) { }

qint64 Settings::number(const QString &key, qint64 fallback, qint64 least, qint64 most) const
{
    bool isNumber = false;
    const qint64 value = m_file.value(key).toLongLong(&isNumber);
    return isNumber && value >= least && value <= most ? value : fallback;
}

Listening Settings::listening() const
{
    Listening result;
    const QHostAddress address(m_file.value(u"listen/address"_s).toString());
    if (!address.isNull())
        result.address = address;
    result.port = quint16(number(u"listen/port"_s, result.port, 1, 65535));
    return result;
}

void Settings::setListening(const Listening &listening)
{
    if (listening == this->listening())
        return;
    m_file.setValue(u"listen/address"_s, listening.address.toString());
    m_file.setValue(u"listen/port"_s, listening.port);
    Q_EMIT listeningChanged(listening);
}

http::Limits Settings::limits() const
{
    using std::chrono::milliseconds;
    http::Limits limits;
    limits.headBytes = number(u"limits/headBytes"_s, limits.headBytes, 1024, mostBytes);
    limits.bodyBytes = number(u"limits/bodyBytes"_s, limits.bodyBytes, 1024, mostBytes);
    limits.connections = int(number(u"limits/connections"_s, limits.connections, 1, mostCount));
    limits.waiting = int(number(u"limits/waiting"_s, limits.waiting, 1, mostCount));
    limits.headTime = milliseconds(number(u"limits/headMs"_s, limits.headTime.count(), 1000, mostMilliseconds));
    limits.bodyTime = milliseconds(number(u"limits/bodyMs"_s, limits.bodyTime.count(), 1000, mostMilliseconds));
    limits.idleTime = milliseconds(number(u"limits/idleMs"_s, limits.idleTime.count(), 1000, mostMilliseconds));
    return limits;
}

void Settings::setLimits(const http::Limits &limits)
{
    m_file.setValue(u"limits/headBytes"_s, qint64(limits.headBytes));
    m_file.setValue(u"limits/bodyBytes"_s, qint64(limits.bodyBytes));
    m_file.setValue(u"limits/connections"_s, limits.connections);
    m_file.setValue(u"limits/waiting"_s, limits.waiting);
    m_file.setValue(u"limits/headMs"_s, qint64(limits.headTime.count()));
    m_file.setValue(u"limits/bodyMs"_s, qint64(limits.bodyTime.count()));
    m_file.setValue(u"limits/idleMs"_s, qint64(limits.idleTime.count()));
    Q_EMIT limitsChanged(limits);
}

store::Retention Settings::retention() const
{
    store::Retention retention;
    retention.maxAgeSeconds = number(u"retention/ageSeconds"_s, 0, 1, anyAmount);
    retention.maxCount = number(u"retention/count"_s, 0, 1, anyAmount);
    retention.maxBytes = number(u"retention/bytes"_s, 0, 1, anyAmount);
    return retention;
}

void Settings::setRetention(const store::Retention &retention)
{
    if (retention == this->retention())
        return;
    m_file.setValue(u"retention/ageSeconds"_s, retention.maxAgeSeconds);
    m_file.setValue(u"retention/count"_s, retention.maxCount);
    m_file.setValue(u"retention/bytes"_s, retention.maxBytes);
    Q_EMIT retentionChanged(retention);
}

Appearance Settings::appearance() const
{
    Appearance appearance;
    appearance.theme = choice<theme::Preference>(number(u"appearance/theme"_s, 0, 0, 2));
    appearance.rowHeight = choice<RowHeight>(number(u"appearance/rowHeight"_s, 0, 0, 1));
    appearance.order = choice<RowOrder>(number(u"appearance/order"_s, 0, 0, 1));
    appearance.timeFormat = choice<TimeFormat>(number(u"appearance/timeFormat"_s, 0, 0, 3));
    return appearance;
}

void Settings::setAppearance(const Appearance &appearance)
{
    if (appearance == this->appearance())
        return;
    m_file.setValue(u"appearance/theme"_s, int(appearance.theme));
    m_file.setValue(u"appearance/rowHeight"_s, int(appearance.rowHeight));
    m_file.setValue(u"appearance/order"_s, int(appearance.order));
    m_file.setValue(u"appearance/timeFormat"_s, int(appearance.timeFormat));
    Q_EMIT appearanceChanged(appearance);
}

QString Settings::storePath() const
{
    return m_file.value(u"store/path"_s).toString();
}

void Settings::setStorePath(const QString &path)
{
    if (path == storePath())
        return;
    m_file.setValue(u"store/path"_s, path);
    Q_EMIT storePathChanged(path);
}

QByteArray Settings::windowState(const QString &key) const
{
    return m_file.value(u"window/"_s + key).toByteArray();
}

void Settings::setWindowState(const QString &key, const QByteArray &state)
{
    m_file.setValue(u"window/"_s + key, state);
}

} // namespace settings
