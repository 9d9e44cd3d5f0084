// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of BodyView that finds: text, formatted text, matches of the filter.

#include "detail/body_view.h"

#include "detail/body_search.h"
#include "detail/find_bar.h"
#include "detail/hex_view.h"
#include "detail/json_tree_view.h"
#include "detail/text_view.h"
#include "filter/record.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QDialog>
#include <QVBoxLayout>

namespace detail {

using Kind = BodyContent::Kind;
using namespace Qt::StringLiterals;

QByteArray BodyView::shownText() const
{
    if (!m_content)
        return {};
    const QWidget *view = currentView();
    const bool isWire = m_asReceived->isChecked() && (view == m_raw || view == m_hex);
    if (isWire)
        return m_content->delivery->request.body;
    if (isFormatted())
        return m_printed.text;
    return view == m_hex ? m_content->bytes : m_content->text;
}

void BodyView::showRaw()
{
    const bool wantsPrinted = m_content->json && m_pretty->isChecked() && !m_asReceived->isChecked();
    if (wantsPrinted && m_printed.text.isEmpty() && !m_printed.isTooLarge)
        return print();
    showText(shownText(), m_content->json && !m_asReceived->isChecked());
}

void BodyView::showText(const QByteArray &text, bool isJson)
{
    if (m_raw->text().constData() != text.constData() || m_raw->text().size() != text.size())
        m_raw->setText(text, isJson ? TextIndex::Syntax::Json : TextIndex::Syntax::Plain);
}

/// Ranges in the text as they are in the JSON, which begins behind a byte order mark.
static Ranges shifted(const Ranges &ranges, qsizetype by)
{
    Ranges out;
    for (const auto &[begin, end] : ranges) {
        if (end > by)
            out.emplace_back(std::max<qsizetype>(0, begin - by), end - by);
    }
    return out;
}

void BodyView::print()
{
    m_printing.run(
        [json = m_content->json, ranges = shifted(m_highlights, m_content->jsonOffset)](
            const std::atomic<bool> &cancelled) { return prettyJson(json->json, ranges, cancelled); },
        [this](const PrettyJson &printed) {
            m_printed = printed;
            if (printed.isTooLarge)
                m_pretty->setChecked(false);
            showView();
            settle();
        });
}

void BodyView::setQuery(const filter::Query &query)
{
    m_query = query;
    findHighlights();
}

void BodyView::findHighlights()
{
    m_highlighting.cancel();
    // Places in bytes that were read as UTF-16 are not those of the text that is shown.
    if (!m_content || m_query.matchesAll() || m_content->isTranscoded || m_content->kind == Kind::Empty) {
        m_highlights.clear();
        m_highlight = -1;
        return showHighlights();
    }
    m_highlighting.run(
        [query = m_query, delivery = m_content->delivery, annotation = m_annotation](const std::atomic<bool> &cancelled) {
            Ranges found;
            if (cancelled)
                return found;
            filter::DeliveryRecord record(*delivery, annotation);
            for (const auto &[offset, length] : filter::Matcher(query).bodyMatches(record))
                found.emplace_back(offset, offset + length);
            return found;
        },
        [this](const Ranges &found) {
            m_highlights = found;
            m_highlight = -1;
            m_printed = {};
            if (m_content && m_content->json)
                m_tree->openFor(shifted(found, m_content->jsonOffset));
            showView();
            settle();
        });
}

void BodyView::showHighlights()
{
    const qsizetype shift = m_content ? m_content->jsonOffset : 0;
    m_tree->tree().setHighlights(shifted(m_highlights, shift));
    const bool isWire = m_asReceived->isChecked() && !m_asReceived->isHidden();
    m_raw->setHighlights(isWire ? Ranges() : isFormatted() ? m_printed.ranges : m_highlights);
    m_hex->setHighlights(isWire ? Ranges() : m_highlights);
    showMatches();
}

void BodyView::find()
{
    if (m_wanted == View::Structure && currentView() != m_tree && currentView() != m_raw)
        setView(View::Raw);
    m_findBar->open();
    startSearch();
}

void BodyView::startSearch()
{
    Search search = m_findBar->search();
    if (search.text.isEmpty() || !m_content) {
        m_search->clear();
        return showMatches();
    }
    search.jsonEscapes = m_content->json != nullptr;
    const auto *rows = qobject_cast<const RowView *>(currentView());
    m_search->start(shownText(), search, rows ? rows->selection().first : 0);
    if (m_search->isRunning())
        m_findBar->setBusy();
}

void BodyView::showMatches()
{
    const qsizetype shift = m_content ? m_content->jsonOffset : 0;
    const bool isSearch = !m_findBar->search().text.isEmpty() && !m_findBar->isHidden();
    const Ranges &matches = isSearch ? m_search->matches() : m_highlights;
    const qsizetype current = isSearch ? m_search->current() : m_highlight;
    if (currentView() == m_tree)
        m_tree->tree().setMatches(shifted(matches, shift), current);
    else if (currentView() == m_raw)
        m_raw->setMatches(!isSearch && isFormatted() ? m_printed.ranges : matches, current);
    else
        m_hex->setMatches(matches, current);
    if (!isSearch)
        m_findBar->setFilterCount(m_highlight, qsizetype(m_highlights.size()));
    else if (!m_search->isRunning())
        m_findBar->setCount(current, qsizetype(matches.size()));
}

void BodyView::showPlace(qsizetype offset)
{
    if (currentView() == m_tree)
        m_tree->showOffset(offset - m_content->jsonOffset);
    else if (auto *rows = qobject_cast<RowView *>(currentView()))
        rows->scrollTo(offset);
}

void BodyView::step(int by)
{
    const bool isSearch = !m_findBar->search().text.isEmpty();
    if (isSearch) {
        if (m_findBar->isHidden()) {
            m_findBar->show();
            return startSearch();
        }
        return by > 0 ? m_search->next() : m_search->previous();
    }
    const Ranges &places = isFormatted() ? m_printed.ranges : m_highlights;
    const qsizetype count = qsizetype(places.size());
    if (count == 0)
        return find();
    m_highlight = m_highlight < 0 ? (by > 0 ? 0 : count - 1) : (m_highlight + by + count) % count;
    showMatches();
    showPlace(places[size_t(m_highlight)].first);
}

void BodyView::findNext()
{
    step(1);
}

void BodyView::findPrevious()
{
    step(-1);
}

void BodyView::openText(const QString &path, const QByteArray &text)
{
    auto *window = new QDialog(this);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setObjectName("wholeText"_L1);
    window->setWindowTitle(path);
    auto *column = new QVBoxLayout(window);
    column->setContentsMargins(0, 0, 0, 0);
    auto *view = new TextView;
    column->addWidget(view);
    window->resize(90 * theme::grid, 60 * theme::grid);
    window->show();
    view->setText(text, TextIndex::Syntax::Plain);
}

} // namespace detail
