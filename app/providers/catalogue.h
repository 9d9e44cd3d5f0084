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
    bool undocumented = false; ///< known to exist, its shape is not: never recognised
    QString feed; ///< name of the Feed it comes by; empty when the provider describes none
    QStringList duplicateKey; ///< expressions that are all equal when the same event comes twice
};

/// A whole request as a provider would send it. Several samples may be of one event type.
struct Sample {
    QString name; ///< file name without its ending: "messages.batch"
    QString type; ///< name of its event type: "messages.post.text"
    QByteArray body; ///< the exact bytes
    QString method; ///< "POST"
    QString path; ///< what follows the endpoint's path, "" or "/messages"
    QString query; ///< without the "?"
    QString contentType; ///< empty when it has no body
    QList<core::Header> headers; ///< further ones
    QString note;
};

/// One of the webhooks that a provider offers, and the documented rules of its deliveries.
struct Feed {
    QString name;
    QString title;
    QStringList expectedStatuses; ///< "200", "2xx"; empty: undocumented
    int answerWithinMs = 0; ///< 0: undocumented
    QString answerNote;
    QList<int> retryDelaysMs; ///< wait before each further try; 0 is at once
    QString retryText; ///< in words
    QStringList sourceAddresses;
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
    std::vector<Sample> samples; ///< sorted by name
    std::vector<FieldNote> fieldNotes;
    QStringList maskedPaths; ///< JSON paths of live credentials
    QStringList maskedHeaders; ///< names of headers that carry live credentials
    QStringList maskedParameters; ///< names of query and form fields that do
    std::vector<Feed> feeds; ///< in the order of the file
    // The four below are those of the first feed that documents them.
    QStringList sourceAddresses; ///< documented sender addresses
    QList<int> expectedStatuses; ///< what it takes as received, e.g. {200}
    int answerWithinMs = 0; ///< 0: undocumented
    QString retryText; ///< the documented schedule in words
    QString notes; ///< what it is, in a few sentences
    QString file; ///< where its description was read from
    QByteArray description; ///< the bytes of that file: calls, settings and portal notes too
};

/// What the recogniser makes of a request. Texts of an event are cut at 16 KiB, and of a
/// request that reports more than 100,000 things the rest is summed up in one last event;
/// the bytes of the request stay whole elsewhere.
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
    const Sample *sample(QStringView provider, QStringView name) const;
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
