// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "deliveries/filter_field.h"
#include "store/async_reader.h"

#include <QCompleter>
#include <QStandardItemModel>

namespace deliveries {

/// The part of a filter text that the cursor stands in.
struct FilterWord {
    int begin = 0; ///< of what a completion replaces
    int end = 0;
    QString field; ///< "provider", when the cursor stands behind "provider:"; else empty
    QString typed; ///< what is there of the word or value up to the cursor
};
FilterWord wordAt(const QString &text, int cursor);

/// Offers what can be written next in a filter: fields first, then captured values with how
/// often they occur, and JSON paths seen in captured bodies.
///
/// Main thread; values come from the reader some milliseconds later. Never changes the text
/// but on the user's choice.
class FilterCompleter final : public QObject
{
    Q_OBJECT

public:
    FilterCompleter(FilterField &field, store::AsyncReader &reader, QObject *parent = nullptr);

    /// Offers completions for the word at the cursor, or hides when there are none.
    void offer();
    void hide();
    bool isOffering() const;

    /// Tab takes the chosen one, or the first.
    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void completed(); ///< the user chose; the text is changed

private:
    void offerFields(const FilterWord &word);
    void addValues(quint64 tag, const std::vector<store::ValueCount> &values);
    void addPaths(quint64 tag, const std::vector<store::ValueCount> &paths);
    void add(const QString &insert, const QString &description);
    void show();
    void insert(const QModelIndex &index);

    FilterField &m_field;
    store::AsyncReader &m_reader;
    QStandardItemModel m_model;
    QCompleter m_completer;
    quint64 m_tag = 0;
    FilterWord m_word;
};

} // namespace deliveries
