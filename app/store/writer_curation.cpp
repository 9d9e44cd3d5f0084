// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of Writer by which people change what they see.

#include "store/writer_private.h"

namespace store {

void Writer::setMarked(const QList<core::DeliveryId> &ids, bool marked)
{
    d->tellAnnotated(d->change([&](OpenStore &store) { return store.setMarked(ids, marked); }));
}

void Writer::setColour(const QList<core::DeliveryId> &ids, int colour)
{
    d->tellAnnotated(d->change([&](OpenStore &store) { return store.setColour(ids, colour); }));
}

void Writer::setNote(core::DeliveryId id, const QByteArray &note)
{
    d->tellAnnotated(d->change([&](OpenStore &store) { return store.setNote(id, note); }));
}

void Writer::setOpened(const QList<core::DeliveryId> &ids)
{
    d->tellAnnotated(d->change([&](OpenStore &store) { return store.setOpened(ids); }));
}

void Writer::Private::tellAnnotated(const core::Result<QList<core::DeliveryId>> &changed)
{
    if (reportOutcome(changed) && !changed->isEmpty())
        Q_EMIT q->annotated(*changed);
}

void Writer::clear()
{
    const core::Result<qint64> hidden = d->change([](OpenStore &store) { return store.clear(); });
    if (!d->reportOutcome(hidden))
        return;
    Q_EMIT cleared(*hidden, d->store->holdings().visible());
    d->sweepLater();
}

void Writer::undoClear()
{
    const core::Result<bool> any = d->change([](OpenStore &store) { return store.undoClear(); });
    if (d->reportOutcome(any) && *any)
        Q_EMIT restored();
}

void Writer::remove(const QList<core::DeliveryId> &ids)
{
    const auto hidden = d->change([&](OpenStore &store) { return store.remove(ids); });
    if (d->reportOutcome(hidden) && !hidden->isEmpty())
        Q_EMIT removed(*hidden);
    d->sweepLater();
}

void Writer::undoRemove()
{
    const core::Result<bool> any = d->change([](OpenStore &store) { return store.undoRemove(); });
    if (d->reportOutcome(any) && *any)
        Q_EMIT restored();
}

} // namespace store
