// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/server.h"
#include "store/writer.h"
#include "theme/theme.h"

#include <QHostAddress>
#include <QObject>
#include <QSettings>

namespace settings {

/// Where to listen.
struct Listening {
    QHostAddress address = QHostAddress::LocalHost;
    quint16 port = 8080;
    bool operator==(const Listening &) const = default;
};

enum class RowHeight { Normal, Compact };
enum class RowOrder { NewestLast, NewestFirst };
enum class TimeFormat { Absolute, SincePrevious, SinceFirst, Epoch };

/// How things look; takes effect at once.
struct Appearance {
    theme::Preference theme = theme::Preference::System;
    RowHeight rowHeight = RowHeight::Normal;
    RowOrder order = RowOrder::NewestLast;
    TimeFormat timeFormat = TimeFormat::Absolute;
    bool operator==(const Appearance &) const = default;
};

/// What the user chose, typed and kept between runs.
///
/// Lives in the main thread. Reads what is stored without trusting it: a value out of range is
/// taken as not set. Setting a value stores it and tells by a signal, only when it changed.
class Settings final : public QObject
{
    Q_OBJECT

public:
    explicit Settings(QObject *parent = nullptr); ///< the user's own file
    explicit Settings(const QString &file, QObject *parent = nullptr);

    Listening listening() const;
    void setListening(const Listening &listening);
    http::Limits limits() const;
    void setLimits(const http::Limits &limits);
    store::Retention retention() const;
    void setRetention(const store::Retention &retention);
    Appearance appearance() const;
    void setAppearance(const Appearance &appearance);
    QString storePath() const; ///< empty: the default one
    void setStorePath(const QString &path); ///< takes effect at the next start

    QByteArray windowState(const QString &key) const; ///< geometry and the like
    void setWindowState(const QString &key, const QByteArray &state);

Q_SIGNALS:
    void listeningChanged(const settings::Listening &listening);
    void limitsChanged(const http::Limits &limits);
    void retentionChanged(const store::Retention &retention);
    void appearanceChanged(const settings::Appearance &appearance);
    void storePathChanged(const QString &path);

private:
    qint64 number(const QString &key, qint64 fallback, qint64 least, qint64 most) const;

    QSettings m_file;
};

/// The file of the user's settings, `hookglass/hookglass.conf` in the configuration directory;
/// the same one that a plain QSettings uses where settings are files.
QString defaultFile();

} // namespace settings
