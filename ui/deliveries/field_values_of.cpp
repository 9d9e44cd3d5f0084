// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/field_values_of.h"

#include "deliveries/delivery_texts.h"

#include <QHash>

#include <algorithm>

namespace deliveries {

using namespace Qt::StringLiterals;

std::vector<std::string> fieldValuesOf(const core::Summary &summary, const QString &field)
{
    static const QHash<QString, std::string core::Event::*> ofEvents{{u"provider"_s, &core::Event::provider},
        {u"event"_s, &core::Event::kind}, {u"raw"_s, &core::Event::type}, {u"from"_s, &core::Event::from},
        {u"to"_s, &core::Event::to}, {u"contact"_s, &core::Event::contact},
        {u"conv"_s, &core::Event::conversation}, {u"msg"_s, &core::Event::message},
        {u"text"_s, &core::Event::text}, {u"summary"_s, &core::Event::summary}, {u"media"_s, &core::Event::media}};
    std::vector<std::string> values;
    if (const auto member = ofEvents.value(field, nullptr)) {
        for (const core::Event &event : summary.events) {
            const std::string &value = event.*member;
            if (!value.empty() && std::find(values.cbegin(), values.cend(), value) == values.cend())
                values.push_back(value);
        }
    } else if (field == "method"_L1) {
        values.push_back(summary.method.toStdString());
    } else if (field == "path"_L1) {
        values.push_back(pathText(summary).toStdString());
    } else if (field == "code"_L1) {
        values.push_back(std::to_string(summary.status));
    } else if (field == "ip"_L1) {
        const qsizetype colon = summary.peer.lastIndexOf(':');
        QByteArray address = summary.peer.first(std::max<qsizetype>(colon, 0));
        if (address.startsWith('['))
            address = address.sliced(1, address.size() - 2);
        values.push_back(address.toStdString());
    }
    return values;
}

} // namespace deliveries
