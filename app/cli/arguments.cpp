// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/arguments.h"

#include "cli/commands.h"
#include "cli/console.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace cli {

namespace {

/// What the parser writes into: plain texts, turned into options once all is known.
struct Input {
    std::string store, bind = "127.0.0.1", id, output = "-", format = "ndjson", file, name, method = "POST", path = "/";
    std::vector<std::string> words, headers;
    int port = 8080;
    qint64 limit = 0, count = 1;
    double timeout = 30;
    bool json = false, raw = false, body = false, onlyHeaders = false;
    qint64 maxHead = http::Limits().headBytes, maxBody = http::Limits().bodyBytes;
    int maxConnections = http::Limits().connections;
};

QString text(const std::string &value)
{
    return QString::fromLocal8Bit(value.c_str(), qsizetype(value.size()));
}

// A filter may begin with "-" ("-event:presences"), which looks like an option to any parser of
// command lines. Such words travel behind this mark.
constexpr char filterMark = '\x01';

/// Marks the words of a filter that begin with "-". The commands that take one have long
/// options only, and all but a few of those take the word behind them.
void markFilterWords(std::vector<std::string> &words)
{
    static const std::vector<std::string_view> withFilter = {"list", "count", "wait", "export"};
    static const std::vector<std::string_view> withoutValue = {"--json", "--help", "--"};
    const auto holds = [](const std::vector<std::string_view> &list, std::string_view word) {
        return std::find(list.begin(), list.end(), word) != list.end();
    };
    if (words.empty() || !holds(withFilter, words.front()))
        return;
    for (size_t i = 1; i < words.size(); ++i) {
        const std::string_view before = words[i - 1];
        const bool isValue = before.starts_with("--") && !holds(withoutValue, before) && before.find('=') == before.npos;
        const std::string_view word = words[i];
        if (!isValue && word.size() > 1 && word[0] == '-' && word[1] != '-' && word != "-h")
            words[i].insert(words[i].begin(), filterMark);
    }
}

QStringList filterWords(const std::vector<std::string> &words)
{
    QStringList filter;
    for (const std::string &word : words)
        filter.append(text(word.starts_with(filterMark) ? word.substr(1) : word));
    return filter;
}

QueryOptions queryOptions(const Input &input)
{
    return {text(input.store), filterWords(input.words), input.limit, input.json};
}

/// The commands, each with a function that runs it.
class Arguments
{
public:
    Arguments()
    {
        m_app.require_subcommand(1);
        m_app.set_version_flag("--version", "hookglass-cli " HOOKGLASS_VERSION);
        m_app.get_formatter()->column_width(34);
        m_app.footer("Exit codes: 0 ok, 1 not found, 2 usage, 3 timed out, 4 port busy, 5 TLS, 6 store,\n"
                     "7 target unreachable, 8 provider refused, 9 credential missing.");
        addListen();
        addQueries();
        addShow();
        addTransfer();
        addCatalogue();
    }

    int run(std::vector<std::string> words)
    {
        std::reverse(words.begin(), words.end());
        try {
            m_app.parse(words);
        } catch (const CLI::ParseError &error) {
            return m_app.exit(error) == 0 ? ExitCode::Ok : ExitCode::Usage;
        }
        const int code = m_command();
        return code == ExitCode::Ok && hasLostOutput() ? int(ExitCode::Store) : code;
    }

private:
    CLI::App *command(const char *name, const char *help, std::function<int()> call)
    {
        CLI::App *app = m_app.add_subcommand(name, help);
        app->callback([this, call = std::move(call)] { m_command = call; });
        return app;
    }

    void addStore(CLI::App *app)
    {
        app->add_option("--store", m_in.store, "SQLite file (default: the desktop's own)")
            ->check([](const std::string &path) { return path.empty() ? std::string("needs the name of a file") : std::string(); });
    }

    void addFilter(CLI::App *app)
    {
        addStore(app);
        app->add_option("FILTER", m_in.words, "Filter, e.g. provider:whapi event:status.failed");
    }

    void addJson(CLI::App *app)
    {
        app->add_flag("--json", m_in.json, "One JSON object a line");
    }

    void addListen()
    {
        CLI::App *app = command("listen", "Capture deliveries until interrupted", [this] { return listen(); });
        addStore(app);
        addJson(app);
        app->add_option("--bind", m_in.bind, "Address to listen on")->capture_default_str();
        app->add_option("--port", m_in.port, "Port; 0 picks a free one")->capture_default_str()->check(CLI::Range(0, 65535));
        app->add_option("--max-body", m_in.maxBody, "Largest body in bytes")->capture_default_str()
            ->check(CLI::Range(qint64(0), qint64(1) << 30));
        app->add_option("--max-head", m_in.maxHead, "Largest request head in bytes")->capture_default_str()
            ->check(CLI::Range(qint64(256), qint64(16) << 20));
        app->add_option("--max-connections", m_in.maxConnections, "Connections at a time")->capture_default_str()
            ->check(CLI::Range(1, 100000));
    }

    void addQueries()
    {
        CLI::App *app = command("list", "Print deliveries, newest first", [this] { return list(queryOptions(m_in)); });
        addFilter(app);
        addJson(app);
        app->add_option("--limit", m_in.limit, "At most so many")->check(CLI::PositiveNumber);

        app = command("count", "Count deliveries", [this] { return count(queryOptions(m_in)); });
        addFilter(app);
        addJson(app);

        app = command("wait", "Wait until deliveries have arrived, also those that are there already", [this] {
            return wait({queryOptions(m_in), m_in.count, m_in.timeout});
        });
        addFilter(app);
        addJson(app);
        app->add_option("--count", m_in.count, "So many of them")->capture_default_str()->check(CLI::PositiveNumber);
        app->add_option("--timeout", m_in.timeout, "Seconds to wait")->required()->check(CLI::NonNegativeNumber);
    }

    void addShow()
    {
        CLI::App *app = command("show", "Print one delivery", [this] { return show(); });
        addStore(app);
        app->add_option("ID", m_in.id, "Number of the delivery, or \"latest\"")->required();
        auto *part = app->add_option_group("part");
        part->add_flag("--raw", m_in.raw, "The request as received");
        part->add_flag("--body", m_in.body, "The exact bytes of the body");
        part->add_flag("--headers", m_in.onlyHeaders, "The request head as received");
        part->add_flag("--json", m_in.json, "One JSON object");
        part->require_option(0, 1);
    }

    void addTransfer()
    {
        CLI::App *app = command("export", "Write deliveries to a file, oldest first", [this] {
            return exportTo({text(m_in.store), filterWords(m_in.words), text(m_in.format), text(m_in.output)});
        });
        addFilter(app);
        app->add_option("--format", m_in.format, "ndjson")->capture_default_str()->check(CLI::IsMember({"ndjson"}));
        app->add_option("--output", m_in.output, "File, or - for standard output")->capture_default_str();

        app = command("import", "Take in an export, recognised afresh", [this] {
            return importFrom(text(m_in.store), text(m_in.file));
        });
        addStore(app);
        app->add_option("FILE", m_in.file, "NDJSON file, or - for standard input")->required();
    }

    void addCatalogue()
    {
        CLI::App *app = command("providers", "Print the providers and event types that are known", [this] {
            return providers(text(m_in.name), m_in.json);
        });
        app->add_option("NAME", m_in.name, "Only this one, with its event types");
        addJson(app);

        app = command("identify", "Tell what a request is", [this] { return identify(); });
        app->add_option("--method", m_in.method, "HTTP method")->capture_default_str();
        app->add_option("--path", m_in.path, "Path and query")->capture_default_str();
        app->add_option("--header", m_in.headers, "\"Name: value\"; may be repeated")->take_all()->expected(1)
            ->check([](const std::string &header) { return header.find(':') == header.npos ? std::string("needs the form \"Name: value\"") : std::string(); });
        app->add_option("FILE", m_in.file, "Its body, or - for standard input")->required();
        addJson(app);
    }

    int listen()
    {
        ListenOptions options;
        options.store = text(m_in.store);
        options.port = quint16(m_in.port);
        options.json = m_in.json;
        options.limits.bodyBytes = m_in.maxBody;
        options.limits.headBytes = m_in.maxHead;
        options.limits.connections = m_in.maxConnections;
        const QString host = m_in.bind == "localhost" ? QStringLiteral("127.0.0.1") : text(m_in.bind);
        if (!options.address.setAddress(host)) {
            complain(QStringLiteral("\"%1\" is no IP address of this machine to listen on; "
                "use e.g. 127.0.0.1, or 0.0.0.0 for all.").arg(host));
            return ExitCode::Usage;
        }
        return cli::listen(options);
    }

    int show()
    {
        using Part = ShowOptions::Part;
        const Part part = m_in.raw ? Part::Raw : m_in.body ? Part::Body : m_in.onlyHeaders ? Part::Headers
            : m_in.json ? Part::Json : Part::Text;
        return cli::show({text(m_in.store), text(m_in.id), part});
    }

    int identify()
    {
        IdentifyOptions options;
        options.method = text(m_in.method);
        options.path = text(m_in.path);
        options.file = text(m_in.file);
        options.json = m_in.json;
        for (const std::string &header : m_in.headers)
            options.headers.append(text(header));
        return cli::identify(options);
    }

    CLI::App m_app{"Hookglass without a screen: capture, look at and carry webhooks.", "hookglass-cli"};
    Input m_in;
    std::function<int()> m_command;
};

} // namespace

int run(int argc, char **argv)
{
    std::vector<std::string> words(argv + 1, argv + argc);
    markFilterWords(words);
    return Arguments().run(std::move(words));
}

} // namespace cli
