// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "core/result.h"
#include "http/server.h"
#include "store/async_reader.h"
#include "store/writer.h"
#include "providers/catalogue.h"

#include <QHostAddress>
#include <QObject>
#include <QThread>

#include <chrono>
#include <memory>

/// How a listener is to run.
struct EngineOptions {
    QString storePath; ///< empty: store::defaultStorePath()
    QHostAddress address = QHostAddress::LocalHost;
    quint16 port = 8080;
    http::Limits limits;
    store::Retention retention;
    QString userProviders; ///< folder; empty: none
    QString program = QStringLiteral("hookglass");
    bool tellDeliveries = false; ///< emit told()
};

/// What the listener is doing.
struct ListenerState {
    bool listening = false; ///< also after a failure, when the former port goes on
    QString url; ///< "http://127.0.0.1:8080"
    QString error; ///< a sentence when it could not listen as asked
    bool portBusy = false;
    QString portHolder; ///< the program that holds the port, when it can be told
    QHostAddress address; ///< as asked for, also when it could not listen there
    quint16 port = 0;
};

/// Builds the modules, owns the threads and connects them; decides only in which order they
/// begin and end.
///
/// Lives in the main thread. Every call returns at once; what happens is told by signals, in
/// the main thread. The destructor stops it.
class Engine final : public QObject
{
    Q_OBJECT

public:
    explicit Engine(const EngineOptions &options, QObject *parent = nullptr);
    ~Engine() override;

    /// Opens the store and listens. Emits opened() or failed(), then listenerChanged().
    void start();
    /// Ends along the flow: no more requests, writer flushed, answers sent. Waits for that, at
    /// most about a second longer than the disk takes. The engine cannot be started again.
    void stop();
    /// Moves the listener. Without an open store it is only remembered for start().
    void listen(const QHostAddress &address, quint16 port);
    void stopListening();
    void setLimits(const http::Limits &limits);

    const std::shared_ptr<const providers::Catalogue> &catalogue() const;
    QString storePath() const;
    const ListenerState &listener() const;
    const store::Health &health() const;
    bool hasMoreToTell() const; ///< told() will come again, without further traffic

    // Passed on to the writer, see store::Writer.
    void setMarked(const QList<core::DeliveryId> &ids, bool marked);
    void setColour(const QList<core::DeliveryId> &ids, int colour);
    void setNote(core::DeliveryId id, const QByteArray &note);
    void setOpened(const QList<core::DeliveryId> &ids);
    void clear();
    void undoClear();
    void remove(const QList<core::DeliveryId> &ids);
    void undoRemove();
    void setRetention(const store::Retention &retention);
    void previewRetention(const store::Retention &retention); ///< answered by retentionPreviewed()

Q_SIGNALS:
    void opened(const QString &storePath); ///< the store can be read from now on
    void failed(const core::Error &error); ///< the store cannot be used; nothing listens
    void notice(const QString &message); ///< worth a banner: a damaged store was set aside…
    void listenerChanged(const ListenerState &state);
    void stored(core::DeliveryId newest); ///< at most every 50 ms while traffic flows
    /// The deliveries of a group that is on disk. Left out while 64 groups wait to be told, so that
    /// a slow receiver cannot fill the memory: it finds the gap in the ids and reads the store.
    void told(const std::shared_ptr<const store::Committed> &group);
    void healthChanged(const store::Health &health);
    void annotated(const QList<core::DeliveryId> &ids);
    void settled(core::DeliveryId first, core::DeliveryId last); ///< see store::Writer
    void cleared(qint64 hidden, qint64 kept);
    void removed(const QList<core::DeliveryId> &ids);
    void restored();
    void deleted(core::DeliveryId upTo, qint64 count);
    void retentionPreviewed(const store::Retention &retention, qint64 count);

private:
    void connectWriter(); // writer thread
    void startCapture(const http::Limits &limits); // capture thread
    void drain(std::chrono::steady_clock::time_point until); // capture thread
    void endThreads(); // capture thread
    void setListener(const ListenerState &state);
    template <typename Call>
    void change(Call call);

    struct Private;
    std::unique_ptr<Private> d;
};
