// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "providers/described.h"

#include "providers/expression.h"
#include "providers/spelling.h"

using namespace Qt::StringLiterals;

namespace providers {

using core::Json;

namespace {

QString text(Json::Value value)
{
    return QString::fromStdString(value.text());
}

int milliseconds(Json::Value seconds)
{
    return int(text(seconds).toDouble() * 1000);
}

QStringList texts(Json::Value list)
{
    QStringList all;
    for (const auto element : list)
        all += text(element);
    return all;
}

QHash<QString, QString> meanings(Json::Value object)
{
    QHash<QString, QString> all;
    for (const auto entry : object)
        all.insert(QString::fromStdString(entry.key()), text(entry));
    return all;
}

Feed describeFeed(Json::Value json)
{
    Feed feed;
    feed.name = QString::fromStdString(json.key());
    feed.title = text(json["title"]);
    feed.expectedStatuses = texts(json["answer"]["statuses"]);
    feed.answerWithinMs = milliseconds(json["answer"]["withinSeconds"]);
    feed.answerNote = text(json["answer"]["note"]);
    for (const auto delay : json["retries"]["delaysSeconds"])
        feed.retryDelaysMs += milliseconds(delay);
    feed.retryText = text(json["retries"]["note"]);
    feed.sourceAddresses = texts(json["sources"]["addresses"]);
    return feed;
}

/// What is true of the provider as a whole, as far as one of its feeds documents it.
void summariseFeeds(Provider &provider)
{
    for (const Feed &feed : provider.feeds) {
        if (provider.expectedStatuses.isEmpty()) {
            for (const QString &status : feed.expectedStatuses) {
                if (const int code = status.toInt(); code > 0)
                    provider.expectedStatuses += code;
            }
        }
        if (provider.answerWithinMs == 0)
            provider.answerWithinMs = feed.answerWithinMs;
        if (provider.retryText.isEmpty())
            provider.retryText = feed.retryText;
        for (const QString &address : feed.sourceAddresses) {
            if (!provider.sourceAddresses.contains(address))
                provider.sourceAddresses += address;
        }
    }
}

/// Reads where fields stand, as in "body.statuses[].code" or "header.authorization".
class PlaceReader
{
public:
    PlaceReader(Provider &provider, std::vector<Fault> &faults) : m_provider(provider), m_faults(faults) { }

    void readMasks(Json::Value masks)
    {
        int i = 0;
        for (const auto mask : masks) {
            const auto place = read(mask, u"masks[%1]"_s.arg(i++));
            if (place.source == Reference::Source::Body)
                m_provider.maskedPaths += withoutBody(text(mask));
            else if (place.source == Reference::Source::Header)
                m_provider.maskedHeaders += QString::fromStdString(place.name);
            else if (place.source == Reference::Source::Query || place.source == Reference::Source::Form)
                m_provider.maskedParameters += QString::fromStdString(place.name);
        }
    }

    void readFields(Json::Value fields, Json::Value enumerations)
    {
        std::vector<std::string> names;
        for (const auto enumeration : enumerations)
            names.push_back(enumeration.key());
        int i = 0;
        for (const auto field : fields) {
            const QString path = u"fields[%1]"_s.arg(i++);
            read(field["path"], path + u".path"_s);
            Json::Value values = field["values"];
            if (const auto name = field["enumeration"]; name.isValid()) {
                values = enumerations[name.text()];
                if (!values.isValid())
                    m_faults.push_back({path + u".enumeration"_s, u"There is no \"%1\" in \"enumerations\".%2"_s
                            .arg(text(name), suggestion(name.text(), names))});
            }
            m_provider.fieldNotes.push_back({withoutBody(text(field["path"])), text(field["meaning"]),
                meanings(values)});
        }
    }

private:
    static QString withoutBody(const QString &path)
    {
        return path.startsWith(u"body."_s) ? path.mid(5) : path;
    }

    Reference read(Json::Value json, const QString &path)
    {
        SlotTable unused;
        auto reference = ExpressionParser(unused, {}).reference(json.text());
        if (reference)
            return *std::move(reference);
        m_faults.push_back({path, reference.error().text});
        return {};
    }

    Provider &m_provider;
    std::vector<Fault> &m_faults;
};

} // namespace

Provider describeProvider(Json::Value root, std::vector<Fault> &faults)
{
    Provider provider;
    provider.name = text(root["name"]);
    provider.title = text(root["title"]);
    provider.colour = root["colour"].isValid() ? text(root["colour"]) : u"#808080"_s;
    provider.homepage = text(root["homepage"]);
    provider.notes = text(root["notes"]);
    for (const auto feed : root["feeds"])
        provider.feeds.push_back(describeFeed(feed));
    summariseFeeds(provider);
    PlaceReader places(provider, faults);
    places.readMasks(root["masks"]);
    places.readFields(root["fields"], root["enumerations"]);
    return provider;
}

} // namespace providers
