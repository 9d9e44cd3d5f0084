// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "providers/loader.h"

#include "providers/compiler.h"
#include "providers/samples.h"
#include "providers/settings_check.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace providers {

static core::Result<QByteArray> readFile(const QString &path)
{
    constexpr qint64 mostBytes = 16 * 1024 * 1024;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return core::Error{core::ErrorCode::Io,
            u"%1: It cannot be read: %2."_s.arg(QDir::toNativeSeparators(path), file.errorString())};
    }
    if (file.size() > mostBytes)
        return core::Error{core::ErrorCode::Invalid, u"%1: It is larger than 16 MiB."_s.arg(path)};
    return file.readAll();
}

Loader::Loader()
{
    const auto text = readFile(u":/providers/provider.schema.json"_s);
    auto schema = text ? Schema::read({text->constData(), size_t(text->size())}) : core::Result<Schema>(text.error());
    if (schema)
        m_schema = *std::move(schema);
    else
        m_problems += schema.error().text;
}

void Loader::readAll(const QString &root, bool fromUser)
{
    if (!m_schema)
        return;
    for (const QString &name : QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        auto description = readProvider(root + u'/' + name, name);
        if (!description)
            continue;
        description->provider.fromUser = fromUser;
        auto made = std::make_unique<const Description>(*std::move(description));
        const auto same = std::find_if(m_descriptions.begin(), m_descriptions.end(),
            [&](const auto &other) { return other->name == made->name; });
        if (same != m_descriptions.end())
            *same = std::move(made);
        else
            m_descriptions.push_back(std::move(made));
    }
}

std::optional<Description> Loader::readProvider(const QString &folder, const QString &name)
{
    const QString file = folder + u"/provider.json"_s;
    const auto text = readFile(file);
    if (!text) {
        m_problems += text.error().text;
        return {};
    }
    core::Json json;
    if (const auto read = json.read({text->constData(), size_t(text->size())}); !read) {
        m_problems += u"%1: %2"_s.arg(file, read.error().text);
        return {};
    }
    std::vector<Fault> faults = m_schema->check(json);
    if (faults.empty()) {
        Description description = Compiler(m_slots, faults, name).compile(json.root());
        description.provider.file = file;
        description.provider.description = *text;
        checkSettings(json.root(), description.provider, faults);
        readSamples(folder, json.root()["samples"], description.provider, faults);
        if (faults.empty())
            return description;
    }
    report(file, faults);
    return {};
}

void Loader::readSamples(const QString &folder, core::Json::Value entries, Provider &provider,
    std::vector<Fault> &faults)
{
    const QDir samples(folder + u"/samples"_s);
    std::vector<SampleFile> files;
    for (const QString &name : samples.entryList(QDir::Files, QDir::Name)) {
        auto bytes = readFile(samples.filePath(name));
        if (bytes)
            files.push_back({name, *std::move(bytes)});
        else
            m_problems += bytes.error().text;
    }
    addSamples(files, entries, provider, faults);
}

void Loader::report(const QString &file, const std::vector<Fault> &faults)
{
    for (const Fault &fault : faults)
        m_problems += fault.path.isEmpty() ? u"%1: %2"_s.arg(file, fault.reason)
                                           : u"%1: %2: %3"_s.arg(file, fault.path, fault.reason);
}

} // namespace providers
