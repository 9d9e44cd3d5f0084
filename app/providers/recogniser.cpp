// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "providers/recogniser.h"

#include "providers/evaluation.h"
#include "providers/wording.h"

#include <QDateTime>

#include <algorithm>
#include <charconv>

namespace providers {

namespace {

constexpr size_t mostTextBytes = 16 * 1024;
constexpr size_t mostIdBytes = 1024;
constexpr qsizetype usualBodyBytes = 256 * 1024;
constexpr size_t usualTexts = 1000;

/// Unix time in seconds or milliseconds, or ISO 8601, as milliseconds; 0 when it is none.
qint64 readTime(std::string_view text, TimeUnit unit)
{
    if (unit == TimeUnit::Iso) {
        const auto time = QDateTime::fromString(QString::fromUtf8(text.data(), qsizetype(text.size())), Qt::ISODateWithMs);
        return time.isValid() ? time.toMSecsSinceEpoch() : 0;
    }
    const bool isSeconds = unit == TimeUnit::Seconds;
    qint64 number = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    // Past the year 9999 it is no time but something else under its name.
    constexpr qint64 lastMs = 253'402'300'799'999;
    if (code != std::errc() || number < 0 || number > (isSeconds ? lastMs / 1000 : lastMs))
        return 0;
    return isSeconds ? number * 1000 : number;
}

/// A kind as the filter language writes it: what a request filled in loses all but small
/// letters, digits, "_" and ".", and nothing stays between two dots.
std::string cleanKind(const std::string &text)
{
    std::string kind;
    for (char c : text) {
        if (c >= 'A' && c <= 'Z')
            c = char(c + 32);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')
            kind += c;
        else if (c == '.' && !kind.empty() && kind.back() != '.')
            kind += c;
    }
    while (kind.ends_with('.'))
        kind.pop_back();
    return std::string(cutText(kind, 100));
}

/// Walks the event types of one description over one request.
class Walk
{
public:
    Walk(const Description &description, Evaluation &evaluation, std::vector<core::Event> &events)
        : m_description(description), m_evaluation(evaluation), m_events(events)
    {
        m_evaluation.setValues(description.values);
    }

    void run()
    {
        visitAll(m_description.nodes);
        if (m_left > 0)
            addRest();
    }

private:
    /// Whether something was found. Groups over lists are all walked; of the others, the
    /// first one that finds something ends the search.
    bool visitAll(const std::vector<Node> &nodes)
    {
        bool found = false;
        for (const Node &node : nodes) {
            if ((!node.each.empty() || !found) && visit(node))
                found = true;
            if (found && node.each.empty())
                return true;
        }
        return found;
    }

    bool visit(const Node &node)
    {
        if (node.never || !m_evaluation.holds(node.when))
            return false;
        if (node.each.empty())
            return visitInside(node);
        bool found = false;
        for (const Reference &path : node.each) {
            m_evaluation.forEach(path, [&] { found = visitInside(node) || found; });
            if (found)
                break;
        }
        return found;
    }

    bool visitInside(const Node &node)
    {
        if (node.type < 0)
            return visitAll(node.children);
        if (m_events.size() >= mostEvents)
            ++m_left;
        else
            add(node);
        return true;
    }

    void add(const Node &node)
    {
        const Outcome &outcome = node.outcome;
        core::Event &event = m_events.emplace_back();
        event.provider = m_description.name;
        event.type = m_description.typeNames[size_t(node.type)];
        event.kind = outcome.kind.isFixed() ? outcome.kind.fixedPrefix() : cleanKind(m_evaluation.render(outcome.kind));
        std::string *const places[] = {&event.from, &event.to, &event.contact, &event.conversation, &event.message,
            &event.text, &event.media};
        for (size_t i = 0; i < std::size(places); ++i) {
            if (outcome.facts[i])
                *places[i] = cutText(m_evaluation.text(*outcome.facts[i]), i == Text ? mostTextBytes : mostIdBytes);
        }
        if (outcome.facts[Direction]) {
            const std::string_view way = m_evaluation.text(*outcome.facts[Direction]);
            event.direction = way == "in" ? core::Direction::In : way == "out" ? core::Direction::Out
                                                                              : core::Direction::None;
        }
        if (outcome.time)
            event.atMs = readTime(m_evaluation.text(*outcome.time), outcome.timeUnit);
        event.summary = oneLine(m_evaluation.render(outcome.summary));
    }

    void addRest()
    {
        core::Event rest;
        rest.provider = m_description.name;
        rest.kind = "unknown";
        rest.summary = "… and " + std::to_string(m_left) + " more, which are not listed one by one";
        m_events.push_back(std::move(rest));
    }

    const Description &m_description;
    Evaluation &m_evaluation;
    std::vector<core::Event> &m_events;
    size_t m_left = 0;
};

struct Match {
    const Description *description = nullptr;
    int certainty = 0;
};

std::vector<Match> matching(const std::vector<std::unique_ptr<const Description>> &descriptions,
    Evaluation &evaluation, std::string_view expected)
{
    std::vector<Match> matches;
    for (const auto &description : descriptions) {
        evaluation.setValues(description->values);
        int certainty = 0;
        for (const Gate &gate : description->gates) {
            if (gate.certainty > certainty && evaluation.holds(gate.when))
                certainty = gate.certainty;
        }
        if (certainty > 0)
            matches.push_back({description.get(), description->name == expected ? 4 : certainty});
    }
    std::stable_sort(matches.begin(), matches.end(),
        [](const Match &a, const Match &b) { return a.certainty > b.certainty; });
    return matches;
}

void finish(Scratch &scratch)
{
    const bool wasLarge = scratch.texts.size() > usualTexts || scratch.inner.size() > usualTexts
        || scratch.json.text().size() > size_t(usualBodyBytes);
    scratch.textsUsed = scratch.innerUsed = scratch.innerBytes = 0;
    scratch.innerValues = 0;
    if (wasLarge) {
        scratch.texts.clear();
        scratch.inner.clear();
        scratch.json = {};
    }
}

} // namespace

Recognition recognise(const core::Request &request, std::string_view expected,
    const std::vector<std::unique_ptr<const Description>> &descriptions, int slots)
{
    thread_local Scratch scratch;
    Recognition recognition;
    const Content content(request, scratch.json);
    recognition.flags = content.flags();
    Evaluation evaluation(content, scratch, slots);
    const auto matches = matching(descriptions, evaluation, expected);
    for (const Match &match : matches)
        recognition.candidates.push_back(match.description->name);
    if (!matches.empty())
        Walk(*matches.front().description, evaluation, recognition.events).run();
    if (recognition.events.empty()) {
        core::Event &event = recognition.events.emplace_back();
        event.provider = matches.empty() ? std::string() : matches.front().description->name;
        event.kind = "unknown";
        event.summary = describeUnknown(content);
    }
    if (recognition.events.size() > 1)
        recognition.flags |= core::Batched;
    finish(scratch);
    return recognition;
}

} // namespace providers
