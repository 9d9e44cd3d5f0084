// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/filter_completer.h"

#include "deliveries/tr.h"
#include "filter/query.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QTreeView>

namespace deliveries {

using namespace Qt::StringLiterals;

static constexpr int mostOffered = 20;

FilterWord wordAt(const QString &text, int cursor)
{
    FilterWord word;
    bool quoted = false;
    int begin = 0;
    for (int i = 0; i < cursor; ++i) {
        const QChar c = text[i];
        if (c == u'"')
            quoted = !quoted;
        else if (!quoted && (c.isSpace() || c == u'('))
            begin = i + 1;
    }
    while (begin < cursor && (text[begin] == u'-' || text[begin] == u'!'))
        ++begin;
    word.begin = begin;
    word.end = cursor;
    while (word.end < text.size() && !text[word.end].isSpace() && text[word.end] != u')')
        ++word.end;
    const QString before = text.mid(begin, cursor - begin);
    const auto colon = before.indexOf(u':');
    if (colon <= 0) {
        word.typed = before;
        return word;
    }
    // Behind a list's last comma a new value begins: "provider:whapi,met|".
    const auto value = before.lastIndexOf(u',') > colon ? before.lastIndexOf(u',') + 1 : colon + 1;
    word.field = before.left(colon);
    word.typed = before.mid(value);
    word.begin = begin + int(value);
    return word;
}

FilterCompleter::FilterCompleter(FilterField &field, store::AsyncReader &reader, QObject *parent)
    : QObject(parent), m_field(field), m_reader(reader)
{
    m_model.setColumnCount(2);
    auto *popup = new QTreeView;
    popup->setRootIsDecorated(false);
    popup->setUniformRowHeights(true);
    popup->header()->hide();
    popup->setSelectionBehavior(QAbstractItemView::SelectRows);
    popup->setObjectName(u"filterCompletions"_s);
    m_completer.setModel(&m_model);
    m_completer.setWidget(&m_field);
    m_completer.setPopup(popup);
    m_completer.setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer.setMaxVisibleItems(12);
    popup->installEventFilter(this); // after QCompleter's own, so asked first
    connect(&m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, &FilterCompleter::insert);
    connect(&m_reader, &store::AsyncReader::valuesReady, this, &FilterCompleter::addValues);
    connect(&m_reader, &store::AsyncReader::bodyPathsReady, this, &FilterCompleter::addPaths);
}

bool FilterCompleter::isOffering() const
{
    return m_completer.popup()->isVisible();
}

void FilterCompleter::hide()
{
    ++m_tag;
    m_completer.popup()->hide();
}

bool FilterCompleter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Tab)
        return QObject::eventFilter(watched, event);
    const QModelIndex chosen = m_completer.popup()->currentIndex();
    const QModelIndex index = chosen.isValid() ? chosen : m_model.index(0, 0);
    hide();
    insert(index);
    return true;
}

void FilterCompleter::offer()
{
    m_word = wordAt(m_field.text(), m_field.cursorPosition());
    ++m_tag;
    m_model.removeRows(0, m_model.rowCount());
    if (!m_word.field.isEmpty()) {
        m_reader.fetchValues(m_tag, m_word.field, m_word.typed, mostOffered);
        return;
    }
    offerFields(m_word);
    if (m_word.typed.startsWith("body."_L1))
        m_reader.fetchBodyPaths(m_tag, QString(), m_word.typed.mid(5), mostOffered);
    show();
}

void FilterCompleter::offerFields(const FilterWord &word)
{
    for (const filter::FieldHelp &help : filter::fieldHelp()) {
        if (!help.available || !help.name.startsWith(word.typed, Qt::CaseInsensitive))
            continue;
        // "body." waits for a path, "is:" comes with its colon already, all others take one.
        const bool complete = help.name.endsWith(u'.') || help.name.contains(u':');
        add(complete ? help.name : help.name + u':', help.description);
    }
}

void FilterCompleter::addValues(quint64 tag, const std::vector<store::ValueCount> &values)
{
    if (tag != m_tag)
        return;
    static const QString plain = u"._-@/+"_s;
    for (const store::ValueCount &value : values) {
        const bool safe = !value.value.isEmpty() && std::all_of(value.value.begin(), value.value.end(),
            [](QChar c) { return c.isLetterOrNumber() || plain.contains(c); });
        QString quoted = value.value;
        quoted.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1);
        add(safe ? value.value : u'"' + quoted + u'"', QLocale().toString(value.count));
    }
    show();
}

void FilterCompleter::addPaths(quint64 tag, const std::vector<store::ValueCount> &paths)
{
    if (tag != m_tag)
        return;
    for (const store::ValueCount &path : paths)
        add("body."_L1 + path.value + u':', QLocale().toString(path.count));
    show();
}

void FilterCompleter::add(const QString &insert, const QString &description)
{
    auto *text = new QStandardItem(insert);
    auto *help = new QStandardItem(description);
    help->setForeground(m_field.palette().placeholderText());
    text->setEditable(false);
    help->setEditable(false);
    m_model.appendRow({text, help});
}

void FilterCompleter::show()
{
    const bool onlyWhatIsThere = m_model.rowCount() == 1 && m_model.item(0)->text() == m_word.typed;
    if (m_model.rowCount() == 0 || onlyWhatIsThere || !m_field.hasFocus()) {
        m_completer.popup()->hide();
        return;
    }
    auto *popup = static_cast<QTreeView *>(m_completer.popup());
    // Below the line that explains the filter: it is needed most while typing.
    QRect place = m_field.cursorPlace().adjusted(0, 0, 0, 24);
    place.setWidth(qBound(280, m_field.width() / 2, 560));
    m_completer.complete(place);
    int widest = 0;
    for (int row = 0; row < m_model.rowCount(); ++row)
        widest = qMax(widest, popup->fontMetrics().horizontalAdvance(m_model.item(row)->text()));
    popup->setColumnWidth(0, qMin(place.width() * 2 / 3, widest + 24));
    popup->setCurrentIndex({});
}

void FilterCompleter::insert(const QModelIndex &index)
{
    const QString chosen = index.siblingAtColumn(0).data().toString();
    m_field.setSelection(m_word.begin, m_word.end - m_word.begin);
    m_field.insert(chosen);
    Q_EMIT completed();
    // Behind a field its values come next, without another key.
    if (chosen.endsWith(u':') || chosen.endsWith(u'.'))
        QMetaObject::invokeMethod(this, &FilterCompleter::offer, Qt::QueuedConnection);
}

} // namespace deliveries
