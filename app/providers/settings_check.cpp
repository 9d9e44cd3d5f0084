// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "providers/settings_check.h"

#include "providers/expression.h"
#include "providers/spelling.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace providers {

using core::Json;

namespace {

QString qt(const std::string &text)
{
    return QString::fromStdString(text);
}

using Names = std::vector<std::string>;

bool contains(const Names &names, const std::string &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

Names keys(Json::Value object)
{
    Names names;
    for (const auto member : object)
        names.push_back(member.key());
    return names;
}

class SettingsCheck
{
public:
    SettingsCheck(Json::Value root, const Provider &provider, std::vector<Fault> &faults)
        : m_calls(root["calls"]), m_provider(provider), m_faults(faults)
    {
        for (const auto credential : root["credentials"])
            m_names.push_back(credential["name"].text());
        for (const auto call : m_calls) {
            for (const auto provided : call["provides"])
                m_names.push_back(provided.key());
        }
    }

    void checkCall(Json::Value call)
    {
        const QString path = u"calls."_s + qt(call.key());
        Names names = m_names;
        for (const std::string &parameter : keys(call["parameters"]))
            names.push_back(parameter);
        for (const char *part : {"url", "headers", "body", "form"})
            checkPlaces(call[part], path + u'.' + QLatin1String(part), names);
        checkCondition(call["success"]["when"], path + u".success.when"_s);
        for (const auto provided : call["provides"]) {
            const QString inside = path + u".provides."_s + qt(provided.key());
            checkExpression(provided["from"], inside + u".from"_s);
            checkExpression(provided["expires"]["from"], inside + u".expires.from"_s);
        }
        for (const char *part : {"code", "message", "details"})
            checkExpression(call["errors"][part], path + u".errors."_s + QLatin1String(part));
    }

    void checkFeed(Json::Value feed)
    {
        const QString path = u"feeds."_s + qt(feed.key());
        const auto handshake = feed["handshake"];
        checkCondition(handshake["when"], path + u".handshake.when"_s);
        for (const char *part : {"token", "answer"})
            checkExpression(handshake[part], path + u".handshake."_s + QLatin1String(part));
        checkCredential(handshake["credential"], path + u".handshake.credential"_s);
        int i = 0;
        for (const auto signature : feed["signatures"])
            checkCredential(signature["credential"], path + u".signatures[%1].credential"_s.arg(i++));
    }

    void checkSetting(Json::Value setting, const QString &path)
    {
        const auto &feeds = m_provider.feeds;
        if (const auto feed = setting["feed"]; feed.isValid()
            && std::none_of(feeds.begin(), feeds.end(), [&](const Feed &f) { return f.name == qt(feed.text()); }))
            fault(path + u".feed"_s, u"There is no feed \"%1\" in \"feeds\"."_s.arg(qt(feed.text())));
        checkSource(setting["read"], path + u".read"_s);
        for (const char *part : {"write", "add", "change", "remove", "test"})
            checkWrite(setting[part], path + u'.' + QLatin1String(part));
        int i = 0;
        for (const auto field : setting["fields"])
            checkField(field, path + u".fields[%1]"_s.arg(i++));
    }

private:
    void fault(const QString &path, const QString &reason) { m_faults.push_back({path, reason}); }

    void checkCredential(Json::Value name, const QString &path)
    {
        if (name.isValid() && !contains(m_names, name.text()))
            fault(path, u"There is no credential \"%1\" in \"credentials\".%2"_s.arg(qt(name.text()),
                suggestion(name.text(), m_names)));
    }

    /// All {names} in the texts of \p json.
    void checkPlaces(Json::Value json, const QString &path, const Names &names)
    {
        qsizetype i = 0;
        for (const auto inner : json) {
            checkPlaces(inner, path + (json.isArray() ? u"[%1]"_s.arg(i++) : QString(u'.' + qt(inner.key()))), names);
        }
        const std::string text = json.isString() ? json.text() : std::string();
        for (size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
            const std::string name = text.substr(open + 1, text.find('}', open) - open - 1);
            if (!contains(names, name))
                fault(path, u"\"{%1}\" is no credential, no parameter of this call and nothing that a call "
                    "provides.%2"_s.arg(qt(name), suggestion(name, names)));
        }
    }

    void checkExpression(Json::Value json, const QString &path)
    {
        if (json.isValid())
            checkExpression(json.text(), path);
    }

    void checkExpression(const std::string &text, const QString &path)
    {
        SlotTable unused;
        if (const auto parsed = ExpressionParser(unused, {}).expression(text); !parsed)
            fault(path, parsed.error().text);
    }

    void checkCondition(Json::Value condition, const QString &path)
    {
        for (const auto demand : condition)
            checkExpression(demand.key(), path + u'.' + qt(demand.key()));
    }

    Json::Value findCall(Json::Value name, const QString &path)
    {
        const auto call = m_calls[name.text()];
        if (!call.isValid())
            fault(path, u"There is no \"%1\" in \"calls\".%2"_s.arg(qt(name.text()),
                suggestion(name.text(), keys(m_calls))));
        return call;
    }

    void checkSource(Json::Value json, const QString &path)
    {
        if (!json.isValid())
            return;
        findCall(json["call"], path + u".call"_s);
        checkExpression(json["from"], path + u".from"_s);
    }

    void checkWrite(Json::Value json, const QString &path)
    {
        if (!json.isValid())
            return;
        const auto call = findCall(json["call"], path + u".call"_s);
        const Names parameters = keys(call["parameters"]);
        for (const auto given : json["with"]) {
            const QString inside = path + u".with."_s + qt(given.key());
            if (call.isValid() && !contains(parameters, given.key()))
                fault(inside, u"The call has no parameter \"%1\".%2"_s.arg(qt(given.key()),
                    suggestion(given.key(), parameters)));
            if (given.text() != "records")
                checkExpression(given, inside);
        }
    }

    void checkField(Json::Value field, const QString &path)
    {
        checkExpression(field["path"], path + u".path"_s);
        checkSource(field["offered"], path + u".offered"_s);
        int i = 0;
        for (const auto option : field["options"]) {
            const QString inside = path + u".options[%1].covers"_s.arg(i++);
            for (const auto covered : option["covers"]) {
                const QString prefix = qt(covered.text());
                const auto &types = m_provider.eventTypes;
                if (std::none_of(types.begin(), types.end(), [&](const EventType &t) { return t.name.startsWith(prefix); }))
                    fault(inside, u"No event type begins with \"%1\"."_s.arg(prefix));
            }
        }
    }

    Json::Value m_calls;
    const Provider &m_provider;
    std::vector<Fault> &m_faults;
    Names m_names; ///< that any call may use
};

} // namespace

void checkSettings(Json::Value root, const Provider &provider, std::vector<Fault> &faults)
{
    SettingsCheck check(root, provider, faults);
    for (const auto feed : root["feeds"])
        check.checkFeed(feed);
    for (const auto call : root["calls"])
        check.checkCall(call);
    int i = 0;
    for (const auto setting : root["settings"])
        check.checkSetting(setting, u"settings[%1]"_s.arg(i++));
}

} // namespace providers
