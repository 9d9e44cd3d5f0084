// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "core/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace providers {

/// One event type of a provider, as its description file tells it.
struct EventType {
    QString name; ///< the provider's own: "messages.post.text"
    QString title; ///< for people: "Incoming text message"
    QString kind; ///< "message.in.text"; may be a rule resolved per event, then the common prefix
    QString documentation; ///< what it reports and when; may say "undocumented"
    QByteArray sample; ///< the exact bytes of its sample body; empty when nothing is documented
    QString sampleMethod; ///< "POST"
    QString samplePath; ///< what follows the endpoint's path, "" or "/messages/post"
    QString sampleContentType;
};

/// A described value of a field: `quality_score` = `GREEN` means …
struct FieldNote {
    QString path; ///< JSON path without indexes: "statuses[].code"
    QString meaning; ///< one or two sentences; "Undocumented by the provider." where so
    QHash<QString, QString> values; ///< value as written → meaning
};

/// Everything known of one provider. Immutable once loaded.
struct Provider {
    QString name; ///< "whapi": folder name and first half of an event key
    QString title; ///< "Whapi.Cloud"
    QString colour; ///< "#rrggbb" of its strip in the table, for light and dark alike
    QString homepage;
    bool fromUser = false; ///< its folder lies in the user's configuration
    std::vector<EventType> eventTypes;
    std::vector<FieldNote> fieldNotes;
    QStringList maskedPaths; ///< JSON paths of live credentials
    QStringList sourceAddresses; ///< documented sender addresses
    QList<int> expectedStatuses; ///< what it takes as received, e.g. {200}
    int answerWithinMs = 0; ///< 0: undocumented
    QString retryText; ///< the documented schedule in words
};

/// What the recogniser makes of a request.
struct Recognition {
    std::vector<core::Event> events;
    std::vector<std::string> candidates; ///< providers that fit, best first
    quint32 flags = 0; ///< core::DeliveryFlag bits found on the way
};

/// The providers we know, read from `:/providers/*` and from a user's folder, and the
/// recogniser that they describe. C++ knows the ways of describing, never a provider.
///
/// Immutable after loading and safe to share between threads; recognise() keeps its scratch
/// memory per thread.
class Catalogue
{
public:
    /// Reads the built-in providers and those in \p userFolder (may be empty), which add to or
    /// replace them by name. A file that cannot be used is left out; problems() says why, each
    /// with file, path inside the file and reason.
    static std::shared_ptr<const Catalogue> load(const QString &userFolder = {});

    ~Catalogue();

    const std::vector<Provider> &providers() const;
    const Provider *provider(QStringView name) const; ///< null when unknown
    const EventType *eventType(QStringView provider, QStringView type) const;
    const QStringList &problems() const;

    /// What \p request is: one event for each thing that it reports; a single event of kind
    /// "unknown" with a summary of the request when no provider fits. \p expected (may be
    /// empty) is the provider the endpoint is bound to; it settles who shares an envelope.
    Recognition recognise(const core::Request &request, std::string_view expected = {}) const;

private:
    Catalogue();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace providers
