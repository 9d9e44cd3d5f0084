// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "detail/body_content.h"
#include "detail/condition.h"
#include "detail/field_meaning.h"
#include "detail/newest.h"
#include "detail/pretty_json.h"
#include "filter/query.h"

#include <QWidget>

#include <memory>

class QButtonGroup;
class QCheckBox;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace widgets {
class ElidedLabel;
}

namespace detail {

struct Pair;
class BodySearch;
class FindBar;
class HexView;
class JsonTreeView;
class PairTable;
class PictureView;
class TextView;

/// The body of a delivery as a structure (tree, form, picture), as text and in hexadecimal,
/// with finding and the matches of the filter. What the user chose stays from one delivery to
/// the next, as far as it fits.
///
/// Lives in the main thread; decodes, parses, formats and searches elsewhere.
class BodyView final : public QWidget
{
    Q_OBJECT

public:
    enum class View { Structure, Raw, Hex };

    explicit BodyView(QWidget *parent = nullptr);
    ~BodyView() override;

    /// Null shows nothing. The views change once the body was read; contentRead() tells.
    void setDelivery(std::shared_ptr<const core::Delivery> delivery, const core::Annotation &annotation,
        const FieldMeaning &meaning);
    void setQuery(const filter::Query &query);
    void setView(View view);
    View view() const { return m_wanted; }
    const std::shared_ptr<const BodyContent> &content() const { return m_content; }
    bool isBusy() const; ///< something is still being worked out elsewhere

    void find();
    void findNext();
    void findPrevious();
    void copyBody(); ///< the bytes as received when they are text, otherwise as hexadecimal

Q_SIGNALS:
    void contentRead();
    void settled(); ///< nothing is being worked out any more
    void filterWanted(const QString &condition, detail::Combine how, detail::Apply when);
    void columnWanted(const QString &path);

private:
    QWidget *makeBar();
    void makeViews();
    void connectViews();
    std::vector<Pair> formPairs() const;
    void useContent(std::shared_ptr<const BodyContent> content);
    void showView();
    void showRaw();
    void showText(const QByteArray &text, bool isJson);
    void showProblem();
    void print(); ///< makes the formatted text
    void findHighlights();
    void showHighlights();
    QWidget *currentView() const;
    QByteArray shownText() const; ///< what the current view shows, as bytes
    void startSearch();
    void showMatches();
    void step(int by);
    void showPlace(qsizetype offset);
    void openText(const QString &path, const QByteArray &text);
    void settle();
    bool isFormatted() const;

    QButtonGroup *m_views;
    QToolButton *m_structureButton;
    widgets::ElidedLabel *m_about;
    QCheckBox *m_pretty;
    QCheckBox *m_asReceived;
    QLabel *m_problem;
    QStackedWidget *m_stack;
    JsonTreeView *m_tree;
    PairTable *m_form;
    PictureView *m_picture;
    TextView *m_raw;
    HexView *m_hex;
    QLabel *m_nothing;
    FindBar *m_findBar;
    BodySearch *m_search;

    View m_wanted = View::Structure;
    std::shared_ptr<const BodyContent> m_content;
    core::Annotation m_annotation;
    FieldMeaning m_meaning;
    filter::Query m_query;
    Ranges m_highlights; ///< in the decoded bytes
    qsizetype m_highlight = -1; ///< the current one when nothing is looked for
    PrettyJson m_printed;
    Newest m_reading, m_highlighting, m_printing;
};

} // namespace detail
