// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "core/result.h"
#include "store/database.h"

#include <QObject>

#include <memory>
#include <vector>

namespace store {

/// A delivery on its way to disk, with the number under which its sender waits.
struct Pending {
    quint64 ticket = 0;
    core::Delivery delivery;
};

/// What became of one of them.
struct Stored {
    quint64 ticket = 0;
    core::DeliveryId id = 0;
};

/// A group that was committed, for who wants to tell of each delivery: reading them back would
/// cost more than storing them.
struct Committed {
    std::vector<Pending> deliveries; ///< in the order of append(); without ids
    QList<Stored> stored; ///< those of them that are on disk, in the same order
    qint64 answeredUs = 0; ///< when their answers could leave
};

/// When old deliveries go. Every limit that is 0 is off; all are off by default. What is marked
/// or noted stays.
struct Retention {
    qint64 maxAgeSeconds = 0;
    qint64 maxCount = 0; ///< of deliveries neither marked nor noted
    qint64 maxBytes = 0; ///< of the store file; nothing goes while marked and noted ones exceed it alone
    bool operator==(const Retention &) const = default;
};

/// How much the store holds and whether it can take more.
struct Health {
    qint64 stored = 0; ///< deliveries visible (not cleared, not removed)
    qint64 received = 0; ///< handed to append() since start
    qint64 committed = 0; ///< of those, on disk
    qint64 sizeBytes = 0; ///< of the store's files
    QString problem; ///< a sentence while commits fail; empty when all is well
    qint64 clearedUpTo = 0; ///< what Clear hides now; 0 when nothing
};

/// Writes deliveries to the store, many a transaction, and everything else that changes it.
///
/// Lives in the writer thread and is the only one to write. A delivery counts as stored only
/// after its transaction has committed, and stored() is the only place that says so. What
/// arrives while a transaction commits forms the next group. When a commit fails, the group is
/// retried in halves down to single deliveries, those that still fail are reported by failed(),
/// with the rest of the group once two in a row did, and the next group is tried again; nothing
/// has to be restarted once the cause is gone. A store found damaged is set aside as
/// `<store>.damaged-<date>-<time>`, one that was deleted or replaced is let go, and what was to
/// be written goes to a fresh one under the old name. Readers keep reading the file they have
/// open, which nobody writes to any more: on replaced() they must open the path anew.
class Writer final : public QObject
{
    Q_OBJECT

public:
    /// Takes the lock of the store at \p path and opens it, creating or upgrading it when
    /// needed. Fails with ErrorCode::Busy and a sentence that names the holder when another
    /// process writes to it, and with ErrorCode::Invalid when the file is something else, which is
    /// then left as it is. Call in the writer's thread.
    static core::Result<std::unique_ptr<Writer>> open(const QString &path, const QString &program);
    ~Writer() override; ///< commits what is queued, then closes

    QString path() const;
    /// A sentence when open() had to set a damaged file aside; empty otherwise.
    QString setAsideMessage() const;

    /// Queues deliveries; they are committed as one group once the event loop turns. Emits
    /// stored() or failed() for each of them.
    void append(std::vector<store::Pending> group);
    /// Commits what is queued, now, and corrects the answering times of what was stored last.
    void flush();

    // Changes to what users attach. Unknown ids are skipped. Each emits annotated(). When the
    // store refuses, nothing is changed or emitted, and health().problem says why.
    void setMarked(const QList<core::DeliveryId> &ids, bool marked);
    void setColour(const QList<core::DeliveryId> &ids, int colour);
    void setNote(core::DeliveryId id, const QByteArray &note);
    void setOpened(const QList<core::DeliveryId> &ids);

    /// Hides all deliveries but marked and noted ones. Emits cleared().
    void clear();
    /// Brings back what the last clear() hid. Possible for an hour, also after a restart; then
    /// it is deleted in small steps. Emits restored() when there was something to bring back.
    void undoClear();
    /// Hides these. Emits removed().
    void remove(const QList<core::DeliveryId> &ids);
    void undoRemove(); ///< of the last remove(), as undoClear()

    /// Off by default. Deletes the oldest in small steps between groups from now on, and gives
    /// their room back to the system. A delivery is older than maxAgeSeconds when it was received
    /// before that and all captured before it were, too.
    void setRetention(const Retention &retention);
    /// How many visible deliveries \p retention would delete now; for maxBytes about how many.
    /// Nothing is deleted. May look at every delivery it counts: for when people ask, not often.
    qint64 previewRetention(const Retention &retention) const;

    Health health() const;

Q_SIGNALS:
    /// On disk, in the order of append(). The answers may leave.
    void stored(const QList<store::Stored> &group);
    /// After stored(), the same with the deliveries themselves.
    void committed(const std::shared_ptr<const store::Committed> &group);
    /// Not stored; their senders must be told so (503).
    void failed(const QList<quint64> &tickets, const core::Error &error);
    void annotated(const QList<core::DeliveryId> &ids);
    /// The last deliveries before a pause have their exact answeredUs now; until then it is the
    /// time just before the commit.
    void settled(core::DeliveryId first, core::DeliveryId last);
    void cleared(qint64 hidden, qint64 kept);
    void removed(const QList<core::DeliveryId> &ids);
    void restored(); ///< an undo brought rows back
    /// Retention deleted \p count of the deliveries up to \p upTo; marked and noted ones stay.
    void deleted(core::DeliveryId upTo, qint64 count);
    /// A damaged store was set aside, or the file went away, and a fresh one goes on.
    void replaced(const QString &message);
    void healthChanged(const store::Health &health); ///< at most every 100 ms

private:
    struct Private;
    explicit Writer(std::unique_ptr<Private> parts);
    std::unique_ptr<Private> d;
};

/// The store of the desktop: `captures.sqlite` in the user's data directory.
QString defaultStorePath();

} // namespace store

Q_DECLARE_METATYPE(store::Health)
