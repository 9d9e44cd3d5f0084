// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/terms_of.h"
#include "core/terms.h"

#include <algorithm>
#include <charconv>

namespace store {

using core::IndexField;

static void appendTerm(std::vector<qint64> &terms, IndexField field, std::string_view value)
{
    if (!value.empty())
        terms.push_back(core::indexTerm(field, core::indexForm(field, value)));
}

/// "status.read" is found under "status" too.
static void appendPrefixes(std::vector<qint64> &terms, IndexField field, std::string_view value)
{
    if (value.empty())
        return;
    const std::string form = core::indexForm(field, value);
    for (size_t dot = form.find('.'); dot != std::string::npos; dot = form.find('.', dot + 1)) {
        if (dot > 0)
            terms.push_back(core::indexTerm(field, std::string_view(form).substr(0, dot)));
    }
    terms.push_back(core::indexTerm(field, form));
}

static void appendEvent(std::vector<qint64> &terms, const core::Event &event)
{
    appendTerm(terms, IndexField::Provider, event.provider);
    appendPrefixes(terms, IndexField::Type, event.type);
    appendPrefixes(terms, IndexField::Kind, event.kind);
    appendTerm(terms, IndexField::From, event.from);
    appendTerm(terms, IndexField::To, event.to);
    appendTerm(terms, IndexField::Contact, event.contact);
    appendTerm(terms, IndexField::Conversation, event.conversation);
    appendTerm(terms, IndexField::Message, event.message);
    if (event.direction != core::Direction::None)
        appendTerm(terms, IndexField::Direction, event.direction == core::Direction::In ? "in" : "out");
}

static void appendFlags(std::vector<qint64> &terms, const core::Delivery &delivery)
{
    if (delivery.flags & core::Truncated)
        appendTerm(terms, IndexField::Flag, "truncated");
    if (delivery.flags & core::InvalidJson)
        appendTerm(terms, IndexField::Flag, "invalid-json");
    if (delivery.flags & core::Batched)
        appendTerm(terms, IndexField::Flag, "batched");
    if (!delivery.request.problem.isEmpty())
        appendTerm(terms, IndexField::Flag, "problem");
}

void appendTerms(const core::Delivery &delivery, std::vector<qint64> &terms)
{
    const auto first = terms.size();
    for (const core::Event &event : delivery.events)
        appendEvent(terms, event);
    char digits[16];
    const auto written = std::to_chars(digits, digits + sizeof digits, delivery.answer.status);
    appendTerm(terms, IndexField::Status, std::string_view(digits, size_t(written.ptr - digits)));
    const QByteArray &method = delivery.request.method;
    appendTerm(terms, IndexField::Method, std::string_view(method.constData(), size_t(method.size())));
    appendFlags(terms, delivery);

    const auto begin = terms.begin() + qsizetype(first);
    std::sort(begin, terms.end());
    terms.erase(std::unique(begin, terms.end()), terms.end());
}

} // namespace store
