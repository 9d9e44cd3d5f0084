// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/detail_pane.h"

#include "detail/answer_view.h"
#include "detail/body_view.h"
#include "detail/headers_view.h"
#include "detail/note_editor.h"
#include "detail/summary_view.h"
#include "detail/words.h"
#include "theme/theme.h"
#include "widgets/empty_state.h"

#include <QKeyEvent>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace detail {

using namespace Qt::StringLiterals;

/// Tags of our own, so that answers to others are told apart.
static constexpr quint64 firstTag = quint64(0xde7a) << 48;

struct DetailPane::Private {
    Private(DetailPane *pane, store::AsyncReader &from, std::shared_ptr<const providers::Catalogue> known)
        : reader(from), catalogue(std::move(known)), pages(new QStackedWidget(pane)), tabs(new QTabWidget),
          hint(new widgets::EmptyState), many(new widgets::EmptyState), summary(new SummaryView(catalogue)),
          body(new BodyView), headers(new HeadersView), answer(new AnswerView(catalogue)), notes(new NoteEditor)
    {
    }

    void showHint(const QString &title, const QString &text)
    {
        hint->setTitle(title);
        hint->setText(text);
        pages->setCurrentWidget(hint);
    }

    void show(const std::shared_ptr<const core::Delivery> &delivery, const core::Annotation &annotation);

    store::AsyncReader &reader;
    std::shared_ptr<const providers::Catalogue> catalogue;
    QStackedWidget *pages;
    QTabWidget *tabs;
    widgets::EmptyState *hint;
    widgets::EmptyState *many;
    SummaryView *summary;
    BodyView *body;
    HeadersView *headers;
    AnswerView *answer;
    NoteEditor *notes;
    core::DeliveryId wanted = 0; ///< chosen
    core::DeliveryId shown = 0; ///< in the views
    quint64 tag = firstTag;
};

DetailPane::DetailPane(store::AsyncReader &reader, std::shared_ptr<const providers::Catalogue> catalogue,
    QWidget *parent)
    : QWidget(parent), d(std::make_unique<Private>(this, reader, std::move(catalogue)))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(d->pages);
    d->pages->addWidget(d->hint);
    d->pages->addWidget(d->many);
    d->pages->addWidget(d->tabs);
    d->hint->setObjectName("detailHint"_L1);
    d->many->setObjectName("detailMany"_L1);
    d->hint->setIcon(u"deliveries"_s);
    d->many->setIcon(u"deliveries"_s);
    buildTabs();
    connectAll();
    showDelivery(0);
}

DetailPane::~DetailPane()
{
    d->notes->save();
}

void DetailPane::buildTabs()
{
    d->tabs->setObjectName("detailTabs"_L1);
    d->tabs->setDocumentMode(true);
    d->tabs->addTab(d->summary, tr("Summary"));
    d->tabs->addTab(d->body, tr("Body"));
    d->tabs->addTab(d->headers, tr("Headers"));
    d->tabs->addTab(d->answer, tr("Answer"));
    d->tabs->addTab(d->notes, tr("Notes"));
}

void DetailPane::connectAll()
{
    const auto pass = [this](const QString &text, Combine how, Apply when) {
        if (when == Apply::Now)
            Q_EMIT filterRequested(text, how);
        else
            Q_EMIT filterPrepared(text, how);
    };
    connect(d->summary, &SummaryView::filterWanted, this, pass);
    connect(d->body, &BodyView::filterWanted, this, pass);
    connect(d->headers, &HeadersView::filterWanted, this, pass);
    connect(d->body, &BodyView::columnWanted, this, &DetailPane::columnRequested);
    connect(d->body, &BodyView::contentRead, this, [this] {
        const auto &content = d->body->content();
        d->summary->setBodyProblem(content ? content->problem : QString());
    });
    connect(d->notes, &NoteEditor::noteChanged, this, &DetailPane::noteChanged);
    connect(&d->reader, &store::AsyncReader::deliveryReady, this,
        [this](quint64 tag, const std::shared_ptr<const core::Delivery> &delivery, const core::Annotation &annotation) {
            if (tag == d->tag)
                d->show(delivery, annotation);
        });
}

void DetailPane::Private::show(const std::shared_ptr<const core::Delivery> &delivery, const core::Annotation &annotation)
{
    if (!delivery) {
        notes->save();
        shown = 0;
        return showHint(tr("This delivery is gone"), tr("It was removed, or retention deleted it."));
    }
    notes->setNote(delivery->id, annotation.note);
    tabs->setTabText(tabs->indexOf(notes), annotation.note.isEmpty() ? tr("Notes") : tr("Notes •"));
    // Only the note or a mark changed: what is open and selected stays as it is.
    if (shown == delivery->id) {
        pages->setCurrentWidget(tabs);
        return;
    }
    shown = delivery->id;
    const QString provider = delivery->events.empty() ? QString()
                                                      : QString::fromStdString(delivery->events.front().provider);
    summary->setDelivery(delivery);
    const FieldMeaning meaning(catalogue, provider);
    body->setDelivery(delivery, annotation, meaning);
    headers->setDelivery(delivery, meaning);
    answer->setDelivery(delivery);
    pages->setCurrentWidget(tabs);
}

void DetailPane::showDelivery(core::DeliveryId id)
{
    if (id != 0 && id == d->wanted) {
        if (id == d->shown)
            d->pages->setCurrentWidget(d->tabs);
        return;
    }
    d->notes->save();
    d->wanted = id;
    if (id != 0)
        return reload();
    ++d->tag; // an answer under way is of no use any more
    d->shown = 0;
    d->notes->setNote(0, {});
    d->showHint(tr("No delivery chosen"), tr("Choose a row in the table to see everything about it."));
}

void DetailPane::reload()
{
    if (d->wanted != 0)
        d->reader.fetchDelivery(++d->tag, d->wanted);
}

void DetailPane::showSelection(const QList<core::DeliveryId> &ids)
{
    if (ids.size() < 2)
        return showDelivery(ids.value(0));
    d->notes->save();
    d->many->setTitle(tr("%1 deliveries chosen").arg(countText(ids.size())));
    d->many->setText(tr("Mark, colour, copy or remove them all from the table's menu or with its keys. "
                        "Choose one row to see its details."));
    d->pages->setCurrentWidget(d->many);
}

void DetailPane::setQuery(const filter::Query &query)
{
    d->body->setQuery(query);
}

core::DeliveryId DetailPane::shown() const
{
    return d->wanted;
}

void DetailPane::findInBody()
{
    if (d->wanted == 0)
        return;
    d->tabs->setCurrentWidget(d->body);
    d->body->find();
}

void DetailPane::findNext()
{
    d->tabs->setCurrentWidget(d->body);
    d->body->findNext();
}

void DetailPane::findPrevious()
{
    d->tabs->setCurrentWidget(d->body);
    d->body->findPrevious();
}

void DetailPane::editNote()
{
    d->tabs->setCurrentWidget(d->notes);
    d->notes->focusText();
}

void DetailPane::nextTab()
{
    d->tabs->setCurrentIndex((d->tabs->currentIndex() + 1) % d->tabs->count());
}

void DetailPane::previousTab()
{
    d->tabs->setCurrentIndex((d->tabs->currentIndex() + d->tabs->count() - 1) % d->tabs->count());
}

void DetailPane::copyBody()
{
    d->body->copyBody();
}

bool DetailPane::obey(const QKeyEvent &event)
{
    if (event.matches(QKeySequence::Find))
        findInBody();
    else if (event.matches(QKeySequence::FindNext))
        findNext();
    else if (event.matches(QKeySequence::FindPrevious))
        findPrevious();
    else
        return false;
    return true;
}

bool DetailPane::event(QEvent *event)
{
    // While the focus is in here these keys are ours, whatever the page uses them for.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Find) || key->matches(QKeySequence::FindNext)
            || key->matches(QKeySequence::FindPrevious)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void DetailPane::keyPressEvent(QKeyEvent *event)
{
    if (!obey(*event))
        QWidget::keyPressEvent(event);
}

} // namespace detail
