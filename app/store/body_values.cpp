// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/body_values.h"

#include "core/json.h"
#include "core/json_text.h"
#include "filter/json_path.h"
#include "store/captured_values.h"
#include "store/row.h"

#include <map>

namespace store {

using namespace Qt::StringLiterals;
using core::Json;
using filter::JsonStep;

static QString textOf(const Json::Value &value)
{
    const std::string text = value.isString() ? value.text() : std::string(value.raw());
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

core::Result<std::vector<QString>> bodyValues(Database &database, std::span<const core::DeliveryId> ids,
    const QString &path)
{
    const auto parsed = filter::parseJsonPath(path);
    if (const auto *error = std::get_if<filter::SyntaxError>(&parsed))
        return core::Error { core::ErrorCode::Invalid, error->message };
    auto row = Row::make(database, filter::BodyPart, nullptr);
    if (!row)
        return row.error();
    std::vector<QString> values;
    Json json;
    QByteArray narrowed;
    filter::JsonPathReader reader;
    for (const core::DeliveryId id : ids) {
        QStringList found;
        const auto loaded = (*row)->load(id);
        if (!loaded)
            return loaded.error();
        if (*loaded && json.read(core::jsonText((*row)->body(), narrowed))) {
            for (const auto &place : reader.find(json.root(), std::get<filter::JsonPath>(parsed)))
                found.append(textOf(place.value));
        }
        values.push_back(found.join(u", "_s));
    }
    return values;
}

namespace {

/// The paths of many bodies as one tree, each with the number of bodies that have it.
class PathTree
{
public:
    void add(const Json::Value &body)
    {
        ++m_body;
        m_root.last = m_body;
        walk(body, m_root, 0);
    }

    std::vector<ValueCount> paths(const QString &prefix) const
    {
        std::vector<ValueCount> list;
        filter::JsonPath path;
        print(m_root, path, prefix, list);
        return list;
    }

private:
    struct Branch {
        qint64 bodies = 0;
        qint64 last = 0; ///< the body that was counted last
        std::map<std::string, Branch> members;
        std::unique_ptr<Branch> elements;
    };

    // Objects with ids for keys would otherwise fill the list, and the memory.
    static constexpr size_t maxBranches = 5000;

    void walk(const Json::Value &value, Branch &branch, size_t depth)
    {
        if (depth >= filter::maxPathSteps)
            return;
        if (value.isString())
            return walkText(value, branch, depth);
        for (const Json::Value child : value) {
            Branch *below = value.isArray() ? elementsOf(branch) : memberOf(branch, child.key());
            if (!below)
                continue;
            if (std::exchange(below->last, m_body) != m_body)
                ++below->bodies;
            walk(child, *below, depth + 1);
        }
    }

    void walkText(const Json::Value &value, Branch &branch, size_t depth)
    {
        const std::string_view raw = value.raw();
        if (raw.size() < 4 || (raw[1] != '{' && raw[1] != '['))
            return;
        if (const auto inside = Json::parse(value.text()))
            walk(inside->root(), branch, depth + 1);
    }

    Branch *elementsOf(Branch &branch)
    {
        if (!branch.elements && m_branches < maxBranches) {
            branch.elements = std::make_unique<Branch>();
            ++m_branches;
        }
        return branch.elements.get();
    }

    Branch *memberOf(Branch &branch, const std::string &key)
    {
        const auto known = branch.members.find(key);
        if (known != branch.members.end() || m_branches >= maxBranches)
            return known == branch.members.end() ? nullptr : &known->second;
        ++m_branches;
        return &branch.members[key];
    }

    static void print(const Branch &branch, filter::JsonPath &path, const QString &prefix,
        std::vector<ValueCount> &list)
    {
        if (!path.isEmpty()) {
            const QString text = filter::printJsonPath(path);
            if (text.startsWith(prefix, Qt::CaseInsensitive))
                list.push_back({ text, branch.bodies });
        }
        const auto below = [&](JsonStep step, const Branch &next) {
            path.steps.push_back(std::move(step));
            print(next, path, prefix, list);
            path.steps.pop_back();
        };
        if (branch.elements)
            below({ JsonStep::Kind::Elements, {}, 0 }, *branch.elements);
        for (const auto &[key, next] : branch.members)
            below({ JsonStep::Kind::Key, key, 0 }, next);
    }

    Branch m_root;
    qint64 m_body = 0;
    size_t m_branches = 0;
};

} // namespace

core::Result<std::vector<ValueCount>> bodyPaths(Database &database, std::span<const core::DeliveryId> ids,
    const QString &prefix, int limit)
{
    // A few huge bodies tell as much as many small ones, and somebody is typing.
    constexpr size_t enoughBytes = 16 * 1024 * 1024;
    auto row = Row::make(database, filter::BodyPart, nullptr);
    if (!row)
        return row.error();
    PathTree tree;
    Json json;
    QByteArray narrowed;
    size_t bytes = 0;
    for (size_t i = 0; i < ids.size() && bytes < enoughBytes; ++i) {
        const auto loaded = (*row)->load(ids[i]);
        if (!loaded)
            return loaded.error();
        if (!*loaded)
            continue;
        const std::string_view body = (*row)->body();
        bytes += body.size();
        if (json.read(core::jsonText(body, narrowed)))
            tree.add(json.root());
    }
    return mostFrequent(tree.paths(prefix), limit);
}

} // namespace store
