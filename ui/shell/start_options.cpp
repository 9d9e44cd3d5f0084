// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/start_options.h"

#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>

namespace shell {

using namespace Qt::StringLiterals;

namespace {

core::Error invalid(const QString &text)
{
    return {core::ErrorCode::Invalid, text};
}

core::Result<void> readValues(const QCommandLineParser &parser, StartOptions &options)
{
    if (parser.isSet(u"store"_s))
        options.store = QDir::current().absoluteFilePath(parser.value(u"store"_s));
    if (parser.isSet(u"bind"_s)) {
        options.address = QHostAddress(parser.value(u"bind"_s));
        if (options.address->isNull())
            return invalid(QCoreApplication::translate("shell", "--bind %1 is not an IP address. Write one like 127.0.0.1.")
                               .arg(parser.value(u"bind"_s)));
    }
    if (parser.isSet(u"port"_s)) {
        bool isNumber = false;
        const uint port = parser.value(u"port"_s).toUInt(&isNumber);
        if (!isNumber || port > 65535)
            return invalid(QCoreApplication::translate("shell", "--port %1 is not a port. Write a number from 0 (any free one) to 65535.")
                               .arg(parser.value(u"port"_s)));
        options.port = quint16(port);
    }
    return {};
}

} // namespace

core::Result<StartOptions> parseArguments(const QStringList &arguments)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("shell", text); };
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("Shows every webhook that reaches this computer. Without a screen: hookglass-cli."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addOptions({{u"store"_s, tr("Keep deliveries in this file."), u"file"_s},
        {u"port"_s, tr("Listen on this port; 0 takes a free one."), u"number"_s},
        {u"bind"_s, tr("Listen on this address."), u"address"_s}});
    if (!parser.parse(arguments))
        return invalid(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return invalid(tr("“%1” is not an option of hookglass. See hookglass --help.").arg(parser.positionalArguments().constFirst()));
    StartOptions options;
    if (parser.isSet(help))
        options.answer = parser.helpText();
    else if (parser.isSet(version))
        options.answer = u"hookglass " HOOKGLASS_VERSION "\n"_s;
    if (const auto read = readValues(parser, options); !read)
        return read.error();
    return options;
}

EngineOptions engineOptions(const StartOptions &options, const settings::Settings &settings)
{
    const settings::Listening listening = settings.listening();
    EngineOptions engine;
    engine.storePath = options.store.value_or(settings.storePath());
    engine.address = options.address.value_or(listening.address);
    engine.port = options.port.value_or(listening.port);
    engine.limits = settings.limits();
    engine.retention = settings.retention();
    // Where the command line looks too, whatever the name of the application.
    engine.userProviders = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/hookglass/providers"_s;
    return engine;
}

QString startLines(const ListenerState &state, const QString &storePath)
{
    return u"listening %1 store=%2\n"
           "Try it: curl -d '{\"hello\":\"hookglass\"}' -H 'Content-Type: application/json' %1/hooks/test\n"_s
        .arg(state.url, storePath);
}

} // namespace shell
