// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands.h"
#include "cli/console.h"

#include "providers/catalogue.h"
#include "store/archive.h"
#include "store/reader.h"
#include "store/writer.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <filesystem>

namespace cli {

/// Every match, oldest first: the order in which an import must see them.
static core::Result<std::vector<core::DeliveryId>> matchesInOrder(store::Reader &reader, const filter::Query &query)
{
    std::vector<core::DeliveryId> found;
    const auto scan = reader.scan(query, {}, [&](std::span<const core::DeliveryId> ids, const store::ScanProgress &) {
        found.insert(found.end(), ids.begin(), ids.end());
        return true;
    });
    if (!scan)
        return scan.error();
    std::reverse(found.begin(), found.end());
    return found;
}

/// Writes each of them as a line to \p write, which may fail.
static core::Result<void> writeAll(store::Reader &reader, const std::vector<core::DeliveryId> &ids,
    const std::function<core::Result<void>(const std::string &)> &write)
{
    for (const core::DeliveryId id : ids) {
        const auto delivery = reader.delivery(id);
        if (!delivery) {
            if (delivery.error().code == core::ErrorCode::NotFound)
                continue; // retention deleted it meanwhile
            return delivery.error();
        }
        const auto annotation = reader.annotation(id);
        if (!annotation)
            return annotation.error();
        if (const auto written = write(store::toArchiveLine(*delivery, *annotation)); !written)
            return written;
    }
    return {};
}

static core::Error diskError(const QFileDevice &file)
{
    return {core::ErrorCode::Io, QStringLiteral("Cannot write %1: %2.").arg(file.fileName(), file.errorString())};
}

static core::Result<void> writeAll(store::Reader &reader, const std::vector<core::DeliveryId> &ids, QFileDevice &file)
{
    return writeAll(reader, ids, [&file](const std::string &line) -> core::Result<void> {
        if (file.write(line.data(), qint64(line.size())) == qint64(line.size()))
            return {};
        return diskError(file);
    });
}

static core::Result<void> writeDirectly(store::Reader &reader, const std::vector<core::DeliveryId> &ids, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return diskError(file);
    const auto written = writeAll(reader, ids, file);
    if (written && !file.flush())
        return diskError(file);
    return written;
}

static core::Result<void> writeAnew(store::Reader &reader, const std::vector<core::DeliveryId> &ids, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return diskError(file);
    // Captures are private, as the store is.
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (const auto written = writeAll(reader, ids, file); !written)
        return written;
    if (!file.commit())
        return diskError(file);
    return {};
}

/// Whether writing to \p path would destroy the store at \p store, under whatever name.
static bool isPartOfStore(const QString &path, const QString &store)
{
    for (const char *suffix : {"", "-wal", "-shm", ".lock"}) {
        std::error_code failure;
        const QString part = store + QLatin1String(suffix);
        if (std::filesystem::equivalent(path.toStdString(), part.toStdString(), failure))
            return true;
    }
    return false;
}

int exportTo(const ExportOptions &options)
{
    const auto query = parseFilter(options.filter);
    if (!query)
        return ExitCode::Usage;
    const auto reader = store::Reader::open(options.store.isEmpty() ? store::defaultStorePath() : options.store);
    if (!reader)
        return storeFailure(reader.error());
    const auto ids = matchesInOrder(**reader, *query);
    if (!ids)
        return storeFailure(ids.error());
    if (options.output == QLatin1String("-")) {
        const auto written = writeAll(**reader, *ids, [](const std::string &line) -> core::Result<void> {
            if (print(line))
                return {};
            return core::Error{core::ErrorCode::Cancelled, {}};
        });
        return written || written.error().code == core::ErrorCode::Cancelled ? int(ExitCode::Ok)
                                                                             : storeFailure(written.error());
    }
    if (isPartOfStore(options.output, (*reader)->path())) {
        complain(QStringLiteral("%1 belongs to the store that is exported; choose another file.").arg(options.output));
        return ExitCode::Usage;
    }
    // The former file stays as it is until the new one is complete; what is no ordinary file (a
    // device, a pipe) is written to as it stands.
    const QFileInfo target(options.output);
    const auto written = target.exists() && !target.isFile() ? writeDirectly(**reader, *ids, options.output)
                                                             : writeAnew(**reader, *ids, options.output);
    if (!written)
        return storeFailure(written.error());
    complain(QStringLiteral("exported %1 deliveries to %2").arg(ids->size()).arg(options.output));
    return ExitCode::Ok;
}

namespace {

/// Takes lines in, recognises them afresh and stores them in groups. Main thread.
class Importer
{
public:
    explicit Importer(store::Writer &writer)
        : m_writer(writer), m_catalogue(providers::Catalogue::load(userProviderFolder()))
    {
        QObject::connect(&writer, &store::Writer::stored, &writer, [this](const QList<store::Stored> &group) {
            m_stored += group.size();
            for (const store::Stored &stored : group)
                annotate(stored);
        });
        QObject::connect(&writer, &store::Writer::failed, &writer,
            [this](const QList<quint64> &, const core::Error &error) { m_failure = error; });
    }

    core::Result<void> take(const QByteArray &text)
    {
        auto archived = store::fromArchiveLine({text.constData(), size_t(text.size())});
        if (!archived) // whatever its reason, it is the line that is wrong
            return core::Error{core::ErrorCode::Invalid, archived.error().text};
        core::Delivery &delivery = archived->delivery;
        delivery.origin = core::Origin::Imported;
        providers::Recognition recognition = m_catalogue->recognise(delivery.request);
        delivery.events = std::move(recognition.events);
        delivery.flags = recognition.flags | (delivery.flags & core::Truncated);
        const quint64 ticket = ++m_ticket;
        if (archived->annotation != core::Annotation())
            m_annotations.emplace(ticket, archived->annotation);
        m_groupBytes += delivery.request.body.size();
        m_group.push_back({ticket, std::move(delivery)});
        return m_group.size() >= 1000 || m_groupBytes > 16 * 1024 * 1024 ? store() : core::Result<void>();
    }

    core::Result<void> store()
    {
        m_writer.append(std::move(m_group));
        m_writer.flush();
        m_group.clear();
        m_groupBytes = 0;
        if (!m_failure.text.isEmpty())
            return m_failure;
        return {};
    }

    qint64 stored() const { return m_stored; }

private:
    void annotate(const store::Stored &stored)
    {
        const auto found = m_annotations.find(stored.ticket);
        if (found == m_annotations.end())
            return;
        const core::Annotation &annotation = found->second;
        if (annotation.marked)
            m_writer.setMarked({stored.id}, true);
        if (annotation.colour != 0)
            m_writer.setColour({stored.id}, annotation.colour);
        if (!annotation.note.isEmpty())
            m_writer.setNote(stored.id, annotation.note);
        m_annotations.erase(found);
    }

    store::Writer &m_writer;
    const std::shared_ptr<const providers::Catalogue> m_catalogue;
    std::vector<store::Pending> m_group;
    std::unordered_map<quint64, core::Annotation> m_annotations;
    qint64 m_groupBytes = 0;
    quint64 m_ticket = 0;
    qint64 m_stored = 0;
    core::Error m_failure;
};

} // namespace

int importFrom(const QString &store, const QString &input)
{
    QFile file(input);
    const bool opened = input == QLatin1String("-") ? file.open(stdin, QIODevice::ReadOnly)
                                                     : file.open(QIODevice::ReadOnly);
    if (!opened) {
        complain(QStringLiteral("Cannot read %1: %2.").arg(input, file.errorString()));
        return ExitCode::NotFound;
    }
    const auto writer = store::Writer::open(store.isEmpty() ? store::defaultStorePath() : store,
        QStringLiteral("hookglass-cli import"));
    if (!writer)
        return storeFailure(writer.error());
    Importer importer(**writer);
    qint64 number = 0;
    qint64 refused = 0;
    while (!file.atEnd()) {
        ++number;
        const QByteArray line = file.readLine();
        if (line.trimmed().isEmpty())
            continue;
        const auto taken = importer.take(line);
        if (taken)
            continue;
        if (taken.error().code != core::ErrorCode::Invalid)
            return storeFailure(taken.error());
        ++refused;
        complain(QStringLiteral("line %1 was left out: %2").arg(number).arg(taken.error().text));
    }
    if (const auto last = importer.store(); !last)
        return storeFailure(last.error());
    complain(QStringLiteral("imported %1 %2%3").arg(importer.stored())
            .arg(importer.stored() == 1 ? QStringLiteral("delivery") : QStringLiteral("deliveries"))
            .arg(refused ? QStringLiteral(", left out %1 lines").arg(refused) : QString()));
    return refused ? ExitCode::NotFound : ExitCode::Ok;
}

} // namespace cli
