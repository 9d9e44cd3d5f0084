// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/column_header.h"

#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QScopedValueRollback>
#include <QWidgetAction>

namespace deliveries {

using namespace Qt::StringLiterals;

static constexpr int narrowest = 40;
static constexpr int widest = 2000;

static const std::pair<TimeFormat, QString> timeFormats[] = {
    {TimeFormat::Absolute, u"absolute"_s},
    {TimeFormat::SincePrevious, u"since-previous"_s},
    {TimeFormat::SinceFirst, u"since-first"_s},
    {TimeFormat::Epoch, u"epoch"_s},
};

ColumnHeader::ColumnHeader(DeliveryModel &model, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent), m_model(model)
{
    setSectionsMovable(true);
    setSectionsClickable(true);
    setFirstSectionMovable(true);
    setSortIndicatorShown(true);
    setHighlightSections(false);
    setMinimumSectionSize(narrowest);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setTextElideMode(Qt::ElideRight);
    setAccessibleName(tr("Columns"));
    connect(this, &QHeaderView::sectionClicked, this, &ColumnHeader::toggleOrder);
    connect(this, &QHeaderView::sectionResized, this, &ColumnHeader::takeResized);
    connect(this, &ColumnHeader::columnsChanged, this, [this] { fill(m_width); });
    connect(this, &QHeaderView::sectionMoved, this, &ColumnHeader::columnsChanged);
}

void ColumnHeader::fill(int width)
{
    m_width = width;
    const int summary = summaryColumn();
    if (width <= 0 || !m_fills || m_sizing || isSectionHidden(summary))
        return;
    const QScopedValueRollback guard(m_sizing, true);
    const int left = width - (length() - sectionSize(summary));
    resizeSection(summary, std::max(left, widthAtFirst(summary)));
}

void ColumnHeader::takeResized(int column, int before, int after)
{
    if (m_sizing)
        return;
    if (column == summaryColumn() && before > 0 && after > 0)
        m_fills = false;
    // While an edge is dragged it has to stay under the pointer.
    if (QGuiApplication::mouseButtons() == Qt::NoButton)
        fill(m_width);
}

void ColumnHeader::mouseReleaseEvent(QMouseEvent *event)
{
    QHeaderView::mouseReleaseEvent(event);
    fill(m_width);
}

void ColumnHeader::resetColumns()
{
    m_fills = true;
    m_sizing = true;
    for (int column = m_model.columns().count() - 1; column >= 0; --column)
        m_model.removeBodyColumn(column);
    for (int column = 0; column < count(); ++column) {
        moveSection(visualIndex(column), column);
        resizeSection(column, widthAtFirst(column));
        setSectionHidden(column, !m_model.columns().isShown(column));
    }
    m_sizing = false;
    m_model.setTimeFormat(TimeFormat::Absolute);
    showOrder();
    Q_EMIT columnsChanged();
}

// The widths are made for digits of 8 pixels.
int ColumnHeader::widthAtFirst(int column) const
{
    return std::max(narrowest, m_model.columns().width(column) * fontMetrics().horizontalAdvance(u'0') / 8);
}

void ColumnHeader::addPath(const QString &path)
{
    m_model.addBodyColumn(path);
    const int column = m_model.columns().indexOf({Field::BodyPath, path});
    if (column < 0)
        return;
    setSectionHidden(column, false);
    resizeSection(column, widthAtFirst(column));
    // Beside the summary, where it is seen at once.
    const int summary = m_model.columns().indexOf({Field::Summary, {}});
    const int from = visualIndex(column), to = visualIndex(summary) + 1;
    if (from > to)
        moveSection(from, to);
    Q_EMIT columnsChanged();
}

QByteArray ColumnHeader::columnState() const
{
    QJsonArray columns;
    for (int place = 0; place < count(); ++place) {
        const int column = logicalIndex(place);
        // A hidden section has no size of its own to tell.
        const bool hidden = isSectionHidden(column);
        const int width = hidden ? widthAtFirst(column) : sectionSize(column);
        columns.append(QJsonObject{{u"key"_s, DeliveryColumns::key(m_model.columns().at(column))},
            {u"width"_s, width}, {u"shown"_s, !hidden}});
    }
    QString time;
    for (const auto &[format, name] : timeFormats) {
        if (format == m_model.columns().timeFormat())
            time = name;
    }
    const bool first = m_model.order() == DeliveryModel::Order::NewestFirst;
    const QJsonObject state{{u"columns"_s, columns}, {u"time"_s, time}, {u"newestFirst"_s, first},
        {u"summaryFills"_s, m_fills}};
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

void ColumnHeader::restoreColumns(const QByteArray &state)
{
    const QJsonObject object = QJsonDocument::fromJson(state).object();
    const QJsonArray columns = object.value("columns"_L1).toArray();
    if (columns.isEmpty())
        return;
    resetColumns();
    m_sizing = true;
    for (int place = 0; place < columns.size(); ++place)
        restoreColumn(columns[place].toObject(), place);
    m_sizing = false;
    m_fills = object.value("summaryFills"_L1).toBool(true);
    for (const auto &[format, name] : timeFormats) {
        if (name == object.value("time"_L1).toString())
            m_model.setTimeFormat(format);
    }
    const bool first = object.value("newestFirst"_L1).toBool();
    m_model.setOrder(first ? DeliveryModel::Order::NewestFirst : DeliveryModel::Order::NewestLast);
    showOrder();
    Q_EMIT columnsChanged();
}

void ColumnHeader::restoreColumn(const QJsonObject &column, int place)
{
    const QString key = column.value("key"_L1).toString();
    if (key.startsWith("body."_L1))
        m_model.addBodyColumn(key.sliced(5));
    for (int i = 0; i < count(); ++i) {
        if (DeliveryColumns::key(m_model.columns().at(i)) != key)
            continue;
        moveSection(visualIndex(i), std::min(place, count() - 1));
        resizeSection(i, std::clamp(column.value("width"_L1).toInt(), narrowest, widest));
        setSectionHidden(i, !column.value("shown"_L1).toBool(true));
        return;
    }
}

void ColumnHeader::choose(DeliveryModel::Order order, TimeFormat format)
{
    m_model.setTimeFormat(format);
    m_model.setOrder(order);
    showOrder();
}

int ColumnHeader::firstVisible() const
{
    for (int place = 0; place < count(); ++place) {
        if (!isSectionHidden(logicalIndex(place)))
            return logicalIndex(place);
    }
    return -1;
}

void ColumnHeader::toggleOrder(int logicalIndex)
{
    const Field field = m_model.columns().at(logicalIndex).field;
    if (field == Field::Time || field == Field::Number) {
        using Order = DeliveryModel::Order;
        m_model.setOrder(m_model.order() == Order::NewestLast ? Order::NewestFirst : Order::NewestLast);
        Q_EMIT appearanceChosen();
    }
    showOrder(); // a click on any section has moved the indicator there
}

void ColumnHeader::showOrder()
{
    const bool first = m_model.order() == DeliveryModel::Order::NewestFirst;
    setSortIndicator(m_model.columns().indexOf({Field::Time, {}}), first ? Qt::DescendingOrder : Qt::AscendingOrder);
}

QMenu *ColumnHeader::buildMenu(int logicalIndex)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"columnMenu"_s);
    addColumnChoices(*menu);
    menu->addSeparator();
    addPathField(*menu);
    if (logicalIndex >= 0 && m_model.columns().at(logicalIndex).field == Field::BodyPath) {
        menu->addAction(tr("&Remove column %1").arg(m_model.columns().title(logicalIndex)), this,
            [this, column = m_model.columns().at(logicalIndex)] {
                m_model.removeBodyColumn(m_model.columns().indexOf(column));
                Q_EMIT columnsChanged();
            });
    }
    menu->addSeparator();
    addTimeChoices(*menu);
    menu->addAction(tr("&Turn the order"), this,
        [this] { toggleOrder(m_model.columns().indexOf({Field::Time, {}})); });
    menu->addSeparator();
    if (logicalIndex >= 0)
        menu->addAction(tr("Fit &width to what is in view"), this,
            [this, logicalIndex] { Q_EMIT sectionHandleDoubleClicked(logicalIndex); });
    menu->addAction(tr("Reset &columns"), this, &ColumnHeader::resetColumns);
    return menu;
}

void ColumnHeader::addColumnChoices(QMenu &menu)
{
    for (int place = 0; place < count(); ++place) {
        const int column = logicalIndex(place);
        QAction *action = menu.addAction(m_model.columns().title(column));
        action->setCheckable(true);
        action->setChecked(!isSectionHidden(column));
        // One column stays, or the header that brings the others back would be gone.
        action->setEnabled(isSectionHidden(column) || count() - hiddenSectionCount() > 1);
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            setSectionHidden(column, !shown);
            if (shown && sectionSize(column) < narrowest)
                resizeSection(column, widthAtFirst(column));
            Q_EMIT columnsChanged();
        });
    }
}

void ColumnHeader::addTimeChoices(QMenu &menu)
{
    QMenu *times = menu.addMenu(tr("&Time"));
    const QStringList words{tr("&Time of day"), tr("Since the row &before"), tr("Since the &first row"),
        tr("Seconds since &1970")};
    for (std::size_t i = 0; i < std::size(timeFormats); ++i) {
        const TimeFormat format = timeFormats[i].first;
        QAction *action = times->addAction(words[qsizetype(i)], this, [this, format] {
            m_model.setTimeFormat(format);
            Q_EMIT appearanceChosen();
        });
        action->setCheckable(true);
        action->setChecked(m_model.columns().timeFormat() == format);
    }
}

void ColumnHeader::addPathField(QMenu &menu)
{
    auto *field = new QLineEdit(&menu);
    field->setObjectName(u"pathField"_s);
    field->setPlaceholderText(tr("Add a path in the body, as messages[].type"));
    field->setAccessibleName(tr("Add a column of a path in the body"));
    field->setMinimumWidth(300);
    connect(field, &QLineEdit::returnPressed, &menu, [this, field, menu = &menu] {
        QString path = field->text().trimmed();
        if (path.startsWith("body."_L1))
            path = path.sliced(5);
        menu->close();
        if (!path.isEmpty())
            addPath(path);
    });
    auto *action = new QWidgetAction(&menu);
    action->setDefaultWidget(field);
    menu.addAction(action);
}

void ColumnHeader::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = buildMenu(logicalIndexAt(event->pos()));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(event->globalPos());
}

} // namespace deliveries
