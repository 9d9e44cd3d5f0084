// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "providers/catalogue.h"

#include <QString>

#include <vector>

namespace detail {

/// One line of the summary: what it is called, what it says, and how to ask the filter for it.
struct Fact {
    QString label;
    QString value;
    QString condition; ///< empty: the filter has no word for it
    QString toolTip;
    QString note; ///< quiet words behind the value
    bool isText = false; ///< written by people: wraps, any length
};

/// Who, to whom, about what, when; what the provider left out is left out.
std::vector<Fact> eventFacts(const core::Event &event, qint64 receivedUs);
/// The request as such: its line, where it came from, when, how large, what we answered.
std::vector<Fact> deliveryFacts(const core::Delivery &delivery);

/// An event in words.
struct EventWords {
    QString title; ///< "Incoming text message"
    QString origin; ///< "Whapi.Cloud · messages.post.text · message.in.text"
    QString documentation; ///< what it reports and when; may be empty
};
EventWords eventWords(const core::Event &event, const providers::Catalogue &catalogue);

/// What is out of the ordinary, a sentence each; what is wrong with the request or with its body
/// is told elsewhere.
QStringList oddities(const core::Delivery &delivery);

/// "200 OK"
QString statusText(int status);

} // namespace detail
