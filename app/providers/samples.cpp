// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "providers/samples.h"

#include "providers/spelling.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace providers {

using core::Json;

namespace {

QString text(Json::Value value)
{
    return QString::fromStdString(value.text());
}

EventType *findType(Provider &provider, const QString &name)
{
    const auto found = std::find_if(provider.eventTypes.begin(), provider.eventTypes.end(),
        [&](const EventType &type) { return type.name == name; });
    return found == provider.eventTypes.end() ? nullptr : &*found;
}

QString contentTypeFor(const QString &fileName)
{
    if (fileName.endsWith(u".json"_s))
        return u"application/json"_s;
    return fileName.endsWith(u".form"_s) ? u"application/x-www-form-urlencoded"_s : u"text/plain"_s;
}

QString withoutEnding(const QString &fileName)
{
    const qsizetype dot = fileName.lastIndexOf(u'.');
    return dot > 0 ? fileName.left(dot) : fileName;
}

Sample makeSample(const QString &name, Json::Value entry)
{
    Sample sample;
    sample.name = name;
    sample.type = entry["type"].isValid() ? text(entry["type"]) : name;
    sample.method = entry["method"].isValid() ? text(entry["method"]) : u"POST"_s;
    sample.path = text(entry["path"]);
    sample.query = text(entry["query"]);
    sample.note = text(entry["note"]);
    for (const auto header : entry["headers"])
        sample.headers += {QByteArray::fromStdString(header.key()), QByteArray::fromStdString(header.text())};
    return sample;
}

/// The sample that stands in a type's own record: the one named after it, else its first.
void show(const Sample &sample, EventType &type)
{
    if (!type.sampleMethod.isEmpty() && sample.name != type.name)
        return;
    type.sample = sample.body;
    type.sampleMethod = sample.method;
    type.samplePath = sample.path;
    type.sampleContentType = sample.contentType;
}

} // namespace

void addSamples(const std::vector<SampleFile> &files, Json::Value entries, Provider &provider,
    std::vector<Fault> &faults)
{
    QStringList seen;
    for (const SampleFile &file : files) {
        const QString name = withoutEnding(file.name);
        const auto entry = entries[name.toStdString()];
        Sample sample = makeSample(name, entry);
        sample.body = file.bytes;
        sample.contentType = entry["contentType"].isValid() ? text(entry["contentType"]) : contentTypeFor(file.name);
        seen += name;
        provider.samples.push_back(std::move(sample));
    }
    for (const auto entry : entries) {
        const QString name = QString::fromStdString(entry.key());
        const bool hasBody = entry["body"].type() != Json::Type::False || !entry["body"].isValid();
        if (hasBody && !seen.contains(name))
            faults.push_back({u"samples."_s + name, u"There is no file of that name in the folder \"samples\"; a "
                "sample without a body needs \"body\": false."_s});
        else if (!hasBody)
            provider.samples.push_back(makeSample(name, entry));
    }
    std::stable_sort(provider.samples.begin(), provider.samples.end(),
        [](const Sample &a, const Sample &b) { return a.name < b.name; });
    std::vector<std::string> names;
    for (const EventType &type : provider.eventTypes)
        names.push_back(type.name.toStdString());
    for (const Sample &sample : provider.samples) {
        if (EventType *type = findType(provider, sample.type))
            show(sample, *type);
        else
            faults.push_back({u"samples."_s + sample.name, u"The sample \"%1\" is of the event type \"%2\", which "
                "does not exist.%3"_s.arg(sample.name, sample.type, suggestion(sample.type.toStdString(), names))});
    }
}

} // namespace providers
