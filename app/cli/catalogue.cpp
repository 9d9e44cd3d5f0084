// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands.h"
#include "cli/console.h"

#include "providers/catalogue.h"
#include "store/archive.h"

#include "core/json_writer.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace cli {

QString userProviderFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation))
        .filePath(QStringLiteral("providers"));
}

static std::shared_ptr<const providers::Catalogue> loadCatalogue()
{
    auto catalogue = providers::Catalogue::load(userProviderFolder());
    for (const QString &problem : catalogue->problems())
        complain(problem);
    return catalogue;
}

static void writeType(core::JsonWriter &json, const providers::EventType &type)
{
    json.beginObject();
    json.key("name").string(type.name.toStdString());
    json.key("title").string(type.title.toStdString());
    json.key("kind").string(type.kind.toStdString());
    json.key("documentation").string(type.documentation.toStdString());
    json.key("sample").boolean(!type.sample.isEmpty());
    json.endObject();
}

static std::string providerJson(const providers::Provider &provider)
{
    core::JsonWriter json;
    json.beginObject();
    json.key("name").string(provider.name.toStdString());
    json.key("title").string(provider.title.toStdString());
    json.key("homepage").string(provider.homepage.toStdString());
    json.key("origin").string(std::string_view(provider.fromUser ? "user" : "built-in"));
    json.key("event_types").beginArray();
    for (const providers::EventType &type : provider.eventTypes)
        writeType(json, type);
    json.endArray();
    json.endObject();
    return json.take() + "\n";
}

static QString providerText(const providers::Provider &provider, bool withTypes)
{
    QString text = QStringLiteral("%1  %2, %3 event types%4\n").arg(provider.name, -12).arg(provider.title)
        .arg(provider.eventTypes.size()).arg(provider.fromUser ? QStringLiteral(" (yours)") : QString());
    if (!withTypes)
        return text;
    for (const providers::EventType &type : provider.eventTypes)
        text += QStringLiteral("  %1  %2  %3\n").arg(type.name, -34).arg(type.kind, -22).arg(type.title);
    return text;
}

int providers(const QString &name, bool json)
{
    const auto catalogue = loadCatalogue();
    if (!name.isEmpty() && !catalogue->provider(name)) {
        complain(QStringLiteral("There is no provider \"%1\". `hookglass-cli providers` lists those that there are.")
                .arg(name));
        return ExitCode::NotFound;
    }
    for (const providers::Provider &provider : catalogue->providers()) {
        if (!name.isEmpty() && provider.name != name)
            continue;
        if (!print(json ? providerJson(provider) : providerText(provider, !name.isEmpty()).toStdString()))
            break;
    }
    return ExitCode::Ok;
}

/// The request that the options describe, as if it had just arrived.
static core::Request requestOf(const IdentifyOptions &options, const QByteArray &body)
{
    core::Request request;
    request.method = options.method.toUtf8();
    request.target = options.path.toUtf8();
    request.version = "HTTP/1.1";
    request.head = request.method + ' ' + request.target + " HTTP/1.1\r\n";
    for (const QString &header : options.headers)
        request.head += header.toUtf8() + "\r\n";
    request.head += "\r\n";
    request.body = body;
    return request;
}

static std::string recognitionJson(const providers::Recognition &recognition)
{
    core::JsonWriter json;
    json.beginObject();
    const std::string provider = recognition.events.empty() ? std::string() : recognition.events[0].provider;
    json.key("provider").string(provider);
    json.key("candidates").beginArray();
    for (const std::string &candidate : recognition.candidates)
        json.string(candidate);
    json.endArray();
    json.key("events");
    store::writeEvents(json, recognition.events);
    json.endObject();
    return json.take() + "\n";
}

int identify(const IdentifyOptions &options)
{
    QFile file(options.file);
    const bool opened = options.file == QLatin1String("-") ? file.open(stdin, QIODevice::ReadOnly)
                                                            : file.open(QIODevice::ReadOnly);
    if (!opened) {
        complain(QStringLiteral("Cannot read %1: %2.").arg(options.file, file.errorString()));
        return ExitCode::NotFound;
    }
    const providers::Recognition recognition = loadCatalogue()->recognise(requestOf(options, file.readAll()));
    if (options.json) {
        print(recognitionJson(recognition));
        return ExitCode::Ok;
    }
    for (const core::Event &event : recognition.events) {
        const std::string name = event.provider.empty() ? "unknown" : event.provider + '/' + event.type;
        print(name + "  " + event.kind + "  " + event.summary + "\n");
    }
    return ExitCode::Ok;
}

} // namespace cli
