// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace core {

/// Why something failed, for branches and exit codes. The sentence for people is Error::text.
enum class ErrorCode {
    Invalid, ///< what was given cannot be used (syntax, range, shape)
    NotFound,
    Busy, ///< somebody else holds it (a port, a store)
    Io, ///< the disk or the network said no
    Corrupt, ///< what is stored is damaged
    Unsupported, ///< known, but not available here or not yet
    Cancelled,
};

/// A failure as a value: a code to branch on and one full sentence for people, which tells
/// what failed, why, and what to do about it.
struct Error {
    ErrorCode code = ErrorCode::Invalid;
    QString text;
};

/// A value or the reason there is none. Member names follow std::expected, so that the
/// standard's can take its place once the compilers we support have it.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) { }
    Result(Error error) : m_content(std::in_place_index<1>, std::move(error)) { }

    bool has_value() const { return m_content.index() == 0; }
    explicit operator bool() const { return has_value(); }

    /// Only when has_value().
    T &value() & { return std::get<0>(m_content); }
    const T &value() const & { return std::get<0>(m_content); }
    T &&value() && { return std::get<0>(std::move(m_content)); }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

    /// Only when not has_value().
    const Error &error() const { return std::get<1>(m_content); }

private:
    std::variant<T, Error> m_content;
};

/// Success, or the reason for the failure.
template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)), m_failed(true) { }

    bool has_value() const { return !m_failed; }
    explicit operator bool() const { return has_value(); }
    const Error &error() const { return m_error; }

private:
    Error m_error;
    bool m_failed = false;
};

} // namespace core
