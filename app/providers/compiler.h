// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "providers/description.h"
#include "providers/schema.h"

namespace providers {

/// Turns the text of a provider.json that fits the schema into what the recogniser runs on,
/// and finds what a schema cannot: expressions that cannot be understood, types named twice,
/// references to feeds and enumerations that do not exist. Used once a file.
class Compiler
{
public:
    /// \p slotTable is shared by all providers of a catalogue; faults are added to \p faults.
    Compiler(SlotTable &slotTable, std::vector<Fault> &faults, const QString &name);

    /// Complete only when no fault was added.
    Description compile(core::Json::Value root);

private:
    /// What a group hands down to the event types in it.
    struct Inherited {
        Outcome outcome;
        bool hasKind = false;
        bool hasSummary = false;
        QString feed;
        QStringList duplicateKey;
        int depth = 0; ///< how many elements surround it at least
    };

    void compileValues(core::Json::Value values);
    void compileGates(core::Json::Value gates);
    Node compileNode(core::Json::Value json, const QString &path, Inherited inherited);
    std::vector<Node> compileNodes(core::Json::Value json, const QString &path, const Inherited &inherited);
    void compileType(core::Json::Value json, const QString &path, Node &node, const Inherited &inherited);
    void compileEach(core::Json::Value json, const QString &path, Node &node, Inherited &inherited);
    Reference compileEachPath(core::Json::Value json, const QString &path);
    void inherit(core::Json::Value json, const QString &path, Inherited &inherited);
    void compileFacts(core::Json::Value json, const QString &path, Outcome &outcome);

    Condition compileCondition(core::Json::Value json, const QString &path);
    void compileTest(core::Json::Value json, const QString &path, const Expression &what, Condition &condition);
    Test operatorTest(core::Json::Value json, const QString &path);
    Value compileValue(core::Json::Value json, const QString &path);
    Value compileCases(core::Json::Value json, const QString &path);
    Expression expression(core::Json::Value json, const QString &path);
    Expression expression(const std::string &text, const QString &path);
    Template textTemplate(core::Json::Value json, const QString &path);
    void checkDepth(const Expression &expression, const QString &path);
    void fault(const QString &path, const QString &reason) { m_faults.push_back({path, reason}); }

    ExpressionParser m_parser;
    std::vector<Fault> &m_faults;
    Description m_description;
    int m_depth = 0; ///< elements around what is being compiled; -1: not known
};

} // namespace providers
