// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/deliveries_page.h"

#include "deliveries/cell_menu.h"
#include "deliveries/field_values_of.h"
#include "deliveries/table_placeholder.h"
#include "widgets/banner.h"

#include <numeric>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

namespace deliveries {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// An unread row stays so for as long as it takes to glance over it.
static constexpr auto readAfter = 400ms;
/// Deletions come in many small steps; the rows are compared with the store this often.
static constexpr auto reconcileAfter = 2s;

struct DeliveriesPage::Private {
    Private(DeliveriesPage *page, Engine &engine_, store::AsyncReader &reader_);

    void buildLayout();
    void connectEngine();
    void connectReader();
    void connectTable();
    void connectFilter();
    void connectDetail();
    void connectBanners();
    void restoreState();
    void takeAnnotated(const QList<core::DeliveryId> &ids);
    void showChosen();
    void markOpened();
    void tellShown();
    void tell(widgets::Banner::Level level, const QString &sentence);
    void showMenu(const QModelIndex &cell, const QPoint &position);
    void turnSplitter(bool beside);

    DeliveriesPage *q;
    Engine &engine;
    store::AsyncReader &reader;
    QVBoxLayout *layout = new QVBoxLayout;
    widgets::BannerStack *banners;
    QSplitter *splitter;
    DeliveryModel model;
    FilterBar *filterBar;
    DeliveryTable *table;
    detail::DetailPane *detail;
    ActionParts parts;
    DeliveryActions *actions;
    CellMenu menu;
    TablePlaceholder *placeholder;
    QAction *beside = nullptr;
    QAction *undo = nullptr;
    std::function<void()> undoLast;
    core::DeliveryId removed = 0; ///< what undo brings back first
    core::DeliveryId restored = 0; ///< to be chosen once it is a row again
    QTimer chosen, opening, reconciling, telling;
    QSet<core::DeliveryId> openedByUs; ///< asked for and not yet told back
};

DeliveriesPage::Private::Private(DeliveriesPage *page, Engine &engine_, store::AsyncReader &reader_)
    : q(page)
    , engine(engine_)
    , reader(reader_)
    , banners(new widgets::BannerStack(page))
    , splitter(new QSplitter(Qt::Vertical, page))
    , model(reader, engine.catalogue())
    , filterBar(new FilterBar(reader, page))
    , table(new DeliveryTable(model, splitter))
    , detail(new detail::DetailPane(reader, engine.catalogue(), splitter))
    , parts{engine, model, *table, *filterBar, *detail}
    , actions(new DeliveryActions(parts, reader, page))
    , menu(parts, reader, *actions)
    , placeholder(new TablePlaceholder(engine, model, *filterBar, page))
{
    for (QTimer *timer : {&chosen, &opening, &reconciling, &telling})
        timer->setSingleShot(true);
    chosen.setInterval(0ms);
    opening.setInterval(readAfter);
    reconciling.setInterval(reconcileAfter);
    telling.setInterval(50ms);
}

DeliveriesPage::DeliveriesPage(Engine &engine, store::AsyncReader &reader, QWidget *parent)
    : QWidget(parent), d(std::make_unique<Private>(this, engine, reader))
{
    d->buildLayout();
    d->connectEngine();
    d->connectReader();
    d->connectTable();
    d->connectFilter();
    d->connectDetail();
    d->connectBanners();
    d->restoreState();
    // A store that is open already tells nobody so again.
    if (engine.health().sizeBytes > 0)
        d->model.refresh();
}

DeliveriesPage::~DeliveriesPage()
{
    // The views look at the model, which goes with d.
    delete d->splitter;
}

void DeliveriesPage::Private::buildLayout()
{
    q->setObjectName(u"deliveriesPage"_s);
    splitter->setObjectName(u"deliveriesSplitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(table);
    splitter->addWidget(detail);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({3000, 2000}); // shares; without them the details take what they wish for
    table->setMinimumSize(200, 120);
    // What the details hold says nothing about their size, or the splitter would move by itself.
    detail->setMinimumSize(240, 160);
    table->setPlaceholder(placeholder->widget());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(filterBar);
    layout->addWidget(banners);
    layout->addWidget(splitter, 1);
    q->setLayout(layout);
    q->setFocusProxy(table);
    beside = actions->addDetailsBeside([this](bool on) { turnSplitter(on); });
    undo = actions->addUndo([this] {
        if (const auto last = std::exchange(undoLast, nullptr))
            last();
    });
}

void DeliveriesPage::Private::turnSplitter(bool on)
{
    splitter->setOrientation(on ? Qt::Horizontal : Qt::Vertical);
    beside->setChecked(on);
}

void DeliveriesPage::Private::connectEngine()
{
    connect(&engine, &Engine::opened, q, [this] {
        reader.reopen();
        model.forgetContents();
        model.refresh();
    });
    connect(&engine, &Engine::stored, q, [this](core::DeliveryId newest) { model.testNew(newest); });
    connect(&engine, &Engine::annotated, q, [this](const auto &ids) { takeAnnotated(ids); });
    connect(&engine, &Engine::settled, q, [this](core::DeliveryId first, core::DeliveryId last) {
        QList<core::DeliveryId> ids(qsizetype(std::min<qint64>(last - first + 1, 2000)));
        std::iota(ids.begin(), ids.end(), last - ids.size() + 1);
        model.renew(ids);
    });
    connect(&engine, &Engine::cleared, q, [this] { model.refresh(); });
    connect(&engine, &Engine::removed, q, [this](const auto &ids) { model.removeIds(ids); });
    connect(&engine, &Engine::restored, q, [this] {
        model.forgetContents();
        model.reconcile();
    });
    connect(&engine, &Engine::deleted, q, [this](core::DeliveryId, qint64 count) {
        if (count > 0 && !reconciling.isActive())
            reconciling.start();
    });
    connect(&reconciling, &QTimer::timeout, q, [this] { model.reconcile(); });
    connect(&engine, &Engine::healthChanged, q, [this] { telling.start(); });
}

void DeliveriesPage::Private::takeAnnotated(const QList<core::DeliveryId> &ids)
{
    model.renew(ids);
    bool shownChanged = false;
    for (core::DeliveryId id : ids) {
        // That it was read changes nothing in the details; loading them anew would.
        const bool onlyOpened = openedByUs.remove(id);
        shownChanged = shownChanged || (!onlyOpened && id == detail->shown());
    }
    if (shownChanged)
        detail->reload();
}

void DeliveriesPage::Private::connectReader()
{
    connect(&model, &DeliveryModel::scanProgressed, q, [this](const store::ScanProgress &progress) {
        filterBar->showProgress(progress);
        telling.start();
    });
    connect(&model, &DeliveryModel::scanEnded, q, [this] {
        tellShown();
        if (restored > 0)
            table->showId(std::exchange(restored, 0));
    });
    connect(&model, &DeliveryModel::arrived, q, [this] { telling.start(); });
    connect(&model, &QAbstractItemModel::rowsRemoved, q, [this] { telling.start(); });
    connect(&telling, &QTimer::timeout, q, [this] { tellShown(); });
}

void DeliveriesPage::Private::tellShown()
{
    const qint64 total = std::max<qint64>(engine.health().stored, model.rowCount());
    filterBar->showCount(model.rowCount(), total, !model.isScanning());
    Q_EMIT q->shownChanged(model.rowCount(), total, !model.query().matchesAll());
}

void DeliveriesPage::Private::connectTable()
{
    connect(table, &DeliveryTable::chosen, q, [this] { chosen.start(); });
    connect(&chosen, &QTimer::timeout, q, [this] { showChosen(); });
    connect(&opening, &QTimer::timeout, q, [this] { markOpened(); });
    connect(table, &DeliveryTable::opened, q, [this] { detail->setFocus(); });
    connect(table, &DeliveryTable::menuWanted, q,
        [this](const QModelIndex &cell, const QPoint &position) { showMenu(cell, position); });
    connect(table, &DeliveryTable::resumeWanted, q, [this] { actions->setPaused(false); });
    connect(placeholder, &TablePlaceholder::resumeWanted, q, [this] { actions->setPaused(false); });
    connect(actions, &DeliveryActions::pausedChanged, q, [this](bool paused) {
        placeholder->update();
        Q_EMIT q->pausedChanged(paused);
    });
    connect(&table->columns(), &ColumnHeader::appearanceChosen, q, [this] {
        const bool first = model.order() == DeliveryModel::Order::NewestFirst;
        Q_EMIT q->appearanceChosen(first ? settings::RowOrder::NewestFirst : settings::RowOrder::NewestLast,
            settings::TimeFormat(model.columns().timeFormat()));
    });
}

void DeliveriesPage::Private::showChosen()
{
    const int selected = table->selectedCount();
    const core::DeliveryId id = table->currentId();
    if (selected > 1)
        detail->showSelection(table->selectedIds());
    else
        detail->showDelivery(selected == 1 ? id : 0);
    if (selected == 1) {
        actions->remember(id);
        opening.start();
    }
    Q_EMIT q->selectionChanged(selected);
}

void DeliveriesPage::Private::markOpened()
{
    const core::DeliveryId id = detail->shown();
    const core::Summary *summary = model.summaryAt(model.rowOf(id));
    if (!q->isVisible() || !summary || summary->annotation.opened)
        return;
    openedByUs.insert(id);
    engine.setOpened({id});
}

void DeliveriesPage::Private::showMenu(const QModelIndex &cell, const QPoint &position)
{
    QMenu *built = menu.build(cell, table);
    if (!built)
        return;
    built->addSeparator();
    built->addAction(beside);
    built->setAttribute(Qt::WA_DeleteOnClose);
    built->popup(position);
}

void DeliveriesPage::Private::connectFilter()
{
    connect(filterBar, &FilterBar::queryChanged, q, [this](const filter::Query &query) {
        model.setQuery(query);
        detail->setQuery(query);
        placeholder->update();
    });
    connect(filterBar, &FilterBar::cancelRequested, q, [this] { model.cancelScan(); });
    connect(filterBar, &FilterBar::left, q, [this] { table->setFocus(); });
    connect(filterBar, &FilterBar::problem, q,
        [this](const QString &sentence) { tell(widgets::Banner::Level::Warning, sentence); });
    connect(filterBar, &FilterBar::viewChosen, q,
        [this](const QByteArray &state) { table->columns().restoreColumns(state); });
    filterBar->setPageState([this] { return table->columns().columnState(); });
    filterBar->setSelectedValues([this](const QString &field) {
        const core::Summary *summary = model.summaryAt(model.rowOf(table->currentId()));
        return summary ? fieldValuesOf(*summary, field) : std::vector<std::string>();
    });
}

void DeliveriesPage::Private::connectDetail()
{
    using detail::DetailPane;
    const auto join = [](detail::Combine combine) {
        switch (combine) {
        case detail::Combine::And: return FilterBar::Join::And;
        case detail::Combine::AndNot: return FilterBar::Join::AndNot;
        case detail::Combine::Or: return FilterBar::Join::Or;
        case detail::Combine::Replace: break;
        }
        return FilterBar::Join::Replace;
    };
    connect(detail, &DetailPane::filterRequested, q, [this, join](const QString &condition, detail::Combine combine) {
        filterBar->join(condition, join(combine), true);
    });
    connect(detail, &DetailPane::filterPrepared, q, [this, join](const QString &condition, detail::Combine combine) {
        filterBar->join(condition, join(combine), false);
    });
    connect(detail, &DetailPane::columnRequested, q, [this](const QString &path) {
        table->columns().addPath(path.startsWith("body."_L1) ? path.sliced(5) : path);
    });
    connect(detail, &DetailPane::noteChanged, q,
        [this](core::DeliveryId id, const QByteArray &note) { engine.setNote(id, note); });
}

void DeliveriesPage::Private::connectBanners()
{
    // The window says what went, and offers to bring it back; the key is the page's.
    connect(&engine, &Engine::cleared, q, [this](qint64 hidden) {
        removed = 0;
        if (hidden > 0)
            undoLast = [this] { engine.undoClear(); };
    });
    connect(&engine, &Engine::removed, q, [this](const QList<core::DeliveryId> &ids) {
        removed = ids.value(0);
        undoLast = [this] { engine.undoRemove(); };
    });
    connect(&engine, &Engine::restored, q, [this] {
        undoLast = nullptr;
        restored = std::exchange(removed, 0);
    });
    const auto inform = [this](const QString &sentence) { tell(widgets::Banner::Level::Info, sentence); };
    connect(actions, &DeliveryActions::told, q, inform);
    connect(placeholder, &TablePlaceholder::told, q, inform);
}

void DeliveriesPage::Private::tell(widgets::Banner::Level level, const QString &sentence)
{
    banners->show(level, sentence);
}

void DeliveriesPage::Private::restoreState()
{
    const QSettings settings;
    table->columns().restoreColumns(settings.value(u"deliveries/columns"_s).toByteArray());
    turnSplitter(settings.value(u"deliveries/detailsBeside"_s, false).toBool());
    splitter->restoreState(settings.value(u"deliveries/splitter"_s).toByteArray());
    turnSplitter(splitter->orientation() == Qt::Horizontal);
}

void DeliveriesPage::saveState()
{
    QSettings settings;
    settings.setValue(u"deliveries/columns"_s, d->table->columns().columnState());
    settings.setValue(u"deliveries/detailsBeside"_s, d->beside->isChecked());
    settings.setValue(u"deliveries/splitter"_s, d->splitter->saveState());
}

void DeliveriesPage::setPaused(bool paused)
{
    d->actions->setPaused(paused);
}

bool DeliveriesPage::isPaused() const
{
    return d->model.isPaused();
}

void DeliveriesPage::setAppearance(const settings::Appearance &appearance)
{
    d->table->setCompact(appearance.rowHeight == settings::RowHeight::Compact);
    d->table->columns().choose(appearance.order == settings::RowOrder::NewestFirst ? DeliveryModel::Order::NewestFirst
                                                                                  : DeliveryModel::Order::NewestLast,
        TimeFormat(appearance.timeFormat));
}

QList<QAction *> DeliveriesPage::pageActions() const
{
    return d->actions->all();
}

void DeliveriesPage::setHeader(QWidget *header)
{
    d->layout->insertWidget(0, header);
}

} // namespace deliveries
