// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "deliveries/delivery_texts.h"

#include <QList>

#include <memory>

namespace deliveries {

/// What a column of the table shows.
enum class Field {
    Number, Time, Provider, Event, FromTo, Summary, Answer, AckMs, Size, Method, Path, Marks,
    BodyPath, ///< the values of a JSON path
};

struct Column {
    Field field = Field::Number;
    QString path; ///< for BodyPath: as in the filter language, without "body."
    bool operator==(const Column &) const = default;
};

/// The columns of the table, and every word in them, so that the model holds meaning alone.
///
/// All fixed columns are always here, the header hides what is not wanted; columns of JSON
/// paths come and go at the end. Value type, main thread.
class DeliveryColumns final
{
public:
    explicit DeliveryColumns(std::shared_ptr<const providers::Catalogue> catalogue);

    int count() const { return int(m_columns.size()); }
    const Column &at(int index) const { return m_columns[index]; }
    int indexOf(const Column &column) const; ///< -1 when it is not here
    void append(const QString &bodyPath);
    void remove(int index); ///< of a BodyPath column

    void setTimeFormat(TimeFormat format) { m_timeFormat = format; }
    TimeFormat timeFormat() const { return m_timeFormat; }

    static QString key(const Column &column); ///< to remember it by: "time", "body.messages[].type"
    QString title(int index) const;
    QString hint(int index) const; ///< tooltip of the header
    Qt::Alignment alignment(int index) const;
    int width(int index) const; ///< at first, where a digit is 8 pixels wide; of the summary: the least
    bool isShown(int index) const; ///< at first

    /// \p bodyValue is for BodyPath columns, null while it is not here.
    QString text(int index, const core::Summary &summary, const TimeMarks &marks, const QString *bodyValue) const;
    /// As copied: one line without tabs; moments in full, with their zone; plain numbers.
    QString copyText(int index, const core::Summary &summary, const QString &bodyValue) const;
    QString toolTip(int index, const core::Summary &summary, const QString *bodyValue) const;
    QString sentence(const core::Summary &summary) const;
    const providers::Catalogue &catalogue() const { return *m_catalogue; }

private:
    // Shared: providers are immutable and outlive a reload of the catalogue.
    std::shared_ptr<const providers::Catalogue> m_catalogue;
    QList<Column> m_columns;
    TimeFormat m_timeFormat = TimeFormat::Absolute;
};

} // namespace deliveries
