// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "core/json.h"

#include <string>
#include <string_view>
#include <vector>

namespace providers {

/// One name and value of a query or a form, decoded; UTF-8.
struct Parameter {
    std::string name;
    std::string value;
};

/// Reads "a=1&b=2" with %41 and + undone, at most \p most pairs.
std::vector<Parameter> parseUrlEncoded(std::string_view text, size_t most = 1000);

/// Reads the parts of a multipart/form-data body (RFC 7578) that have a name. Parts that are
/// files are listed with an empty value.
std::vector<Parameter> parseMultipart(std::string_view body, std::string_view boundary, size_t most = 1000);

/// What a request holds, opened as far as its recognition needs: head fields on demand, the
/// body decoded and read as JSON or as a form. Refers to the request, which must outlive it.
///
/// Any bytes will do: what cannot be read is left out, and nothing is ever thrown.
class Content
{
public:
    /// HugeJson and Encoded were not looked into: they would hold up the capture.
    enum class Shape : quint8 { Empty, Json, BadJson, HugeJson, Form, Encoded, Other };

    /// How much JSON is held at once, in the body and again in texts inside it.
    static constexpr quint32 mostValues = 250'000;

    /// Reads the body into \p json, whose memory is reused from request to request.
    Content(const core::Request &request, core::Json &json);

    Shape shape() const { return m_shape; }
    quint32 flags() const { return m_flags; } ///< core::InvalidJson, or 0
    core::Json::Value body() const { return m_shape == Shape::Json ? m_json.root() : core::Json::Value(); }
    const std::vector<Parameter> &form() const { return m_form; }
    const core::Request &request() const { return m_request; }

    std::string_view method() const;
    std::string_view path() const { return m_path; } ///< without query; of an absolute target too
    /// A part of the path between slashes, counted from 0 or, when negative, from the end.
    std::string_view pathSegment(qsizetype index) const;
    std::string_view header(std::string_view name) const; ///< the first; empty when there is none
    std::string_view contentType() const { return m_contentType; } ///< in small letters, no parameters
    const std::vector<Parameter> &query() const; ///< read when first asked for

private:
    void readBody();
    void readJson(std::string_view text);
    void readForm(std::string_view text);

    const core::Request &m_request;
    core::Json &m_json;
    std::string m_contentType;
    std::string_view m_path;
    std::vector<Parameter> m_form;
    mutable std::vector<Parameter> m_query;
    mutable bool m_queryRead = false;
    Shape m_shape = Shape::Empty;
    quint32 m_flags = 0;
};

/// \p text when it is UTF-8, otherwise with what is not replaced by U+FFFD.
std::string toUtf8(std::string_view text);

} // namespace providers
