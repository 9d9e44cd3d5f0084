// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter/json_path.h"
#include "filter/query.h"

#include <QString>
#include <QStringView>

#include <span>

namespace filter {

/// What a query can ask about.
enum class Field : quint8 {
    Provider, Event, Raw, Dir, From, To, Contact, Conv, Msg, Text, Summary, Media,
    Ip, Method, Path, Query, Header, Ctype, Body, Size, At, Age, Lag, Ack, Code,
    Origin, Note, Mark, Session, Problem, Is, Has,
    Element, ///< inside `path:( … )`: a path that starts at the element; has no name
    Later, ///< known to the language, comes with later work
};

/// How values of a field are written and compared.
enum class FieldType : quint8 {
    Exact, ///< codes, ids, enumerations: the whole value, ignoring case
    Choice, ///< Exact, and only certain words can occur
    Tree, ///< dotted: "status" is also "status.read"
    Phone, ///< Exact, but telephone numbers by their digits
    Contains, ///< text: part of it, ignoring case
    Number,
    Code, ///< HTTP status: 404, 4xx
    Size, ///< bytes: 100kb
    Duration, ///< 4s
    Time, ///< -15m, today, 10:00, ISO 8601
    QueryItem, ///< query.NAME: Exact; < and > compare numbers
    HeaderItem, ///< header.NAME: Contains; < and > compare numbers
    Json, ///< body and body.PATH
    Flags, ///< is:
    Presence, ///< has:
};

/// One line of the table of fields.
struct FieldInfo {
    Field field;
    FieldType type;
    Part part; ///< of the record that it is found in
    const char *name;
    const char *noun; ///< for the explanation: "sender"
    const char *description;
    const char *example;
    const char *choices = ""; ///< for Choice and Flags, separated by blanks
    const char *laterChoices = ""; ///< known, but not yet
};

std::span<const FieldInfo> fieldTable();
const FieldInfo &fieldInfo(Field field); ///< of Element: as of Body
/// Null when there is no field of that name. Case matters.
const FieldInfo *findField(QStringView name);
/// Whether `name.something` belongs to this field.
bool takesPath(Field field);

/// The field that somebody who wrote \p name most likely meant; empty when none is near.
QString nearestField(QStringView name);
/// The same among any words.
QString nearestWord(QStringView word, const QStringList &words);

QStringList choices(const FieldInfo &info);
QStringList laterChoices(const FieldInfo &info);

/// A field with the path behind it. For query and header the path is one step: a key, or any.
struct FieldRef {
    Field field = Field::Body;
    JsonPath path;
    QString laterName; ///< of a field that comes later

    bool operator==(const FieldRef &) const = default;
};

QString printField(const FieldRef &ref);
FieldType typeOf(const FieldRef &ref);

} // namespace filter
