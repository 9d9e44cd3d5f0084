// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/pretty_json.h"

#include <algorithm>

namespace detail {

using core::Json;

namespace {

constexpr int step = 2;
/// Deeper levels are not indented further: a thousand levels would make a large text of a small one.
constexpr int deepest = 32;
constexpr qsizetype limitBytes = 256 * 1024 * 1024;

class Printer
{
public:
    Printer(const Json &json, const Ranges &ranges, const std::atomic<bool> &cancelled)
        : m_json(json), m_ranges(ranges), m_cancelled(cancelled) { }

    PrettyJson print()
    {
        m_out.text.reserve(qsizetype(m_json.text().size()) * 3 / 2);
        value(m_json.root(), 0);
        m_out.isTooLarge = m_out.text.size() > limitBytes;
        if (m_out.isTooLarge || m_cancelled)
            m_out.text.clear();
        return std::move(m_out);
    }

private:
    bool mayGoOn() const { return !m_cancelled && m_out.text.size() <= limitBytes; }

    void newLine(int level)
    {
        m_out.text.append('\n');
        m_out.text.append(qsizetype(std::min(level, deepest)) * step, ' ');
    }

    void token(std::string_view written)
    {
        const qsizetype from = written.data() - m_json.text().data();
        const qsizetype to = m_out.text.size();
        const qsizetype size = qsizetype(written.size());
        // A match that spans several tokens is shown in the one that it begins in.
        while (m_next < m_ranges.size() && m_ranges[m_next].first < from + size) {
            const auto [begin, end] = m_ranges[m_next++];
            if (begin >= from)
                m_out.ranges.emplace_back(to + begin - from, to + std::min(end - from, size));
        }
        m_out.text.append(written.data(), size);
    }

    void value(Json::Value value, int level)
    {
        if (!mayGoOn())
            return;
        const bool isObject = value.isObject();
        if (!isObject && !value.isArray())
            return token(value.raw());
        m_out.text.append(isObject ? '{' : '[');
        bool isFirst = true;
        for (const Json::Value child : value) {
            if (!isFirst)
                m_out.text.append(',');
            isFirst = false;
            newLine(level + 1);
            if (isObject) {
                token(child.rawKey());
                m_out.text.append(": ");
            }
            this->value(child, level + 1);
        }
        if (!isFirst)
            newLine(level);
        m_out.text.append(isObject ? '}' : ']');
    }

    const Json &m_json;
    const Ranges &m_ranges;
    const std::atomic<bool> &m_cancelled;
    size_t m_next = 0;
    PrettyJson m_out;
};

} // namespace

PrettyJson prettyJson(const Json &json, const Ranges &ranges, const std::atomic<bool> &cancelled)
{
    return Printer(json, ranges, cancelled).print();
}

} // namespace detail
