// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/body_view.h"

#include "detail/body_search.h"
#include "detail/find_bar.h"
#include "detail/hex_view.h"
#include "detail/icon_button.h"
#include "detail/json_tree_view.h"
#include "detail/pair_table.h"
#include "detail/picture_view.h"
#include "detail/text_view.h"
#include "detail/words.h"
#include "theme/theme.h"
#include "widgets/elided_label.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QStackedWidget>

namespace detail {

using Kind = BodyContent::Kind;
using namespace Qt::StringLiterals;

BodyView::BodyView(QWidget *parent)
    : QWidget(parent), m_views(new QButtonGroup(this)), m_structureButton(new QToolButton),
      m_about(new widgets::ElidedLabel), m_pretty(new QCheckBox(tr("Formatted"))),
      m_asReceived(new QCheckBox(tr("As received"))), m_problem(new QLabel), m_stack(new QStackedWidget),
      m_tree(new JsonTreeView), m_form(new PairTable(tr("About"), tr("Body as a form"))),
      m_picture(new PictureView), m_raw(new TextView), m_hex(new HexView), m_nothing(new QLabel),
      m_findBar(new FindBar), m_search(new BodySearch(this)), m_reading(this), m_highlighting(this),
      m_printing(this)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(m_problem);
    column->addWidget(m_stack, 1);
    column->addWidget(m_findBar);
    m_findBar->hide();
    makeViews();
    connectViews();
    showView();
}

BodyView::~BodyView() = default;

QWidget *BodyView::makeBar()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(theme::grid, theme::grid / 2, theme::grid, theme::grid / 2);
    row->setSpacing(theme::grid / 2);
    const auto addView = [&](QToolButton *button, const QString &text, View view, const char *name) {
        button->setText(text);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setObjectName(QLatin1String(name));
        m_views->addButton(button, int(view));
        row->addWidget(button);
    };
    addView(m_structureButton, tr("Tree"), View::Structure, "structureButton");
    addView(new QToolButton, tr("Raw"), View::Raw, "rawButton");
    addView(new QToolButton, tr("Hex"), View::Hex, "hexButton");
    m_views->button(int(m_wanted))->setChecked(true);
    row->addSpacing(theme::grid);
    m_about->setObjectName("bodyAbout"_L1);
    m_about->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    row->addWidget(m_about, 1);
    m_pretty->setObjectName("formatted"_L1);
    m_pretty->setToolTip(tr("Shows the JSON indented. The bytes as received are shown when this is off."));
    row->addWidget(m_pretty);
    m_asReceived->setObjectName("asReceived"_L1);
    m_asReceived->setToolTip(tr("Shows the compressed bytes that came over the wire."));
    row->addWidget(m_asReceived);
    auto *findButton = new IconButton(u"find"_s, tr("Find in body (Ctrl+F)"));
    auto *copyButton = new IconButton(u"copy"_s, tr("Copy the whole body"));
    copyButton->setObjectName("copyBody"_L1);
    row->addWidget(findButton);
    row->addWidget(copyButton);
    connect(findButton, &QToolButton::clicked, this, &BodyView::find);
    connect(copyButton, &QToolButton::clicked, this, &BodyView::copyBody);
    return bar;
}

void BodyView::makeViews()
{
    m_problem->setObjectName("bodyProblem"_L1);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problem->setAutoFillBackground(true);
    m_problem->setMargin(theme::grid);
    m_problem->hide();
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setText(tr("This delivery has no body."));
    m_nothing->setAutoFillBackground(true);
    m_nothing->setBackgroundRole(QPalette::Base);
    m_raw->setObjectName("rawView"_L1);
    m_hex->setObjectName("hexView"_L1);
    m_form->setObjectName("formView"_L1);
    for (QWidget *view : std::initializer_list<QWidget *> {m_nothing, m_tree, m_form, m_picture, m_raw, m_hex})
        m_stack->addWidget(view);
}

void BodyView::connectViews()
{
    connect(m_views, &QButtonGroup::idClicked, this, [this](int id) { setView(View(id)); });
    connect(m_pretty, &QCheckBox::toggled, this, &BodyView::showView);
    connect(m_asReceived, &QCheckBox::toggled, this, &BodyView::showView);
    connect(m_tree, &JsonTreeView::filterWanted, this, &BodyView::filterWanted);
    connect(m_tree, &JsonTreeView::columnWanted, this, &BodyView::columnWanted);
    connect(m_tree, &JsonTreeView::textOpened, this, &BodyView::openText);
    connect(m_form, &PairTable::filterWanted, this, &BodyView::filterWanted);
    connect(m_raw, &TextView::indexed, this, &BodyView::settle);
    connect(m_findBar, &FindBar::searchChanged, this, &BodyView::startSearch);
    connect(m_findBar, &FindBar::nextWanted, this, &BodyView::findNext);
    connect(m_findBar, &FindBar::previousWanted, this, &BodyView::findPrevious);
    connect(m_findBar, &FindBar::closed, this, [this] {
        m_findBar->hide();
        m_search->clear();
        showMatches();
        currentView()->setFocus();
    });
    connect(m_search, &BodySearch::changed, this, [this] {
        showMatches();
        if (m_search->current() >= 0)
            showPlace(m_search->matches()[size_t(m_search->current())].first);
        settle();
    });
}

void BodyView::setDelivery(std::shared_ptr<const core::Delivery> delivery, const core::Annotation &annotation,
    const FieldMeaning &meaning)
{
    m_annotation = annotation;
    m_meaning = meaning;
    m_highlighting.cancel();
    m_printing.cancel();
    if (!delivery) {
        m_reading.cancel();
        return useContent(nullptr);
    }
    m_reading.run([delivery](const std::atomic<bool> &cancelled) { return readBody(delivery, cancelled); },
        [this](const std::shared_ptr<const BodyContent> &content) { useContent(content); });
}

std::vector<Pair> BodyView::formPairs() const
{
    std::vector<Pair> pairs;
    if (!m_content || m_content->kind != Kind::Form)
        return pairs;
    for (const FormField &field : m_content->fields) {
        const QString path = withKey(u"form"_s, field.name);
        QStringList about = {m_meaning.of(path)};
        about += field.isFile ? tr("file \"%1\", %2").arg(field.fileName, field.contentType) : QString();
        about += sizeText(field.sizeBytes);
        about.removeAll(QString());
        pairs.push_back({field.name, field.value, about.join(u" · "_s),
            field.isFile ? QString() : condition(u"body"_s, field.value), false, m_meaning.isMaskedParameter(field.name)});
    }
    flagDuplicates(pairs, Qt::CaseSensitive);
    return pairs;
}

void BodyView::useContent(std::shared_ptr<const BodyContent> content)
{
    m_content = std::move(content);
    m_printed = {};
    m_highlights.clear();
    m_highlight = -1;
    m_search->clear();
    const Kind kind = m_content ? m_content->kind : Kind::Empty;
    m_tree->setDocument(kind == Kind::Json ? m_content->json : nullptr, m_meaning);
    m_form->setPairs(formPairs());
    m_picture->setImage(m_content ? m_content->image : QImage());
    m_structureButton->setText(kind == Kind::Form ? tr("Form") : kind == Kind::Image ? tr("Picture") : tr("Tree"));
    m_structureButton->setEnabled(kind == Kind::Json || kind == Kind::Form || kind == Kind::Image);
    showProblem();
    showView();
    Q_EMIT contentRead();
    findHighlights();
    settle();
}

void BodyView::showProblem()
{
    const QString problem = m_content ? m_content->problem : QString();
    m_problem->setVisible(!problem.isEmpty());
    m_problem->setText(problem);
    QPalette colours = palette();
    colours.setColor(QPalette::Window, theme::colour(theme::Role::DangerFill, palette()));
    m_problem->setPalette(colours);
    QString about = m_content ? m_content->description : QString();
    if (m_content && !m_content->notice.isEmpty())
        about += u" · "_s + m_content->notice;
    m_about->setFullText(about);
}

void BodyView::setView(View view)
{
    m_wanted = view;
    m_views->button(int(view))->setChecked(true);
    showView();
}

bool BodyView::isFormatted() const
{
    return m_content && m_content->json && m_pretty->isChecked() && !m_printed.text.isEmpty()
        && currentView() == m_raw && !m_asReceived->isChecked();
}

QWidget *BodyView::currentView() const
{
    const Kind kind = m_content ? m_content->kind : Kind::Empty;
    if (kind == Kind::Empty)
        return m_nothing;
    if (m_wanted == View::Hex || (m_wanted == View::Structure && kind == Kind::Binary))
        return m_hex;
    if (m_wanted == View::Raw || kind == Kind::Text || kind == Kind::Binary)
        return m_raw;
    return kind == Kind::Form ? static_cast<QWidget *>(m_form) : kind == Kind::Image
            ? static_cast<QWidget *>(m_picture) : m_tree;
}

void BodyView::showView()
{
    QWidget *view = currentView();
    m_stack->setCurrentWidget(view);
    const bool isDecoded = m_content && !m_content->bytes.isSharedWith(m_content->delivery->request.body);
    m_pretty->setVisible(view == m_raw && m_content && m_content->json);
    m_asReceived->setVisible(isDecoded && (view == m_raw || view == m_hex));
    // A wish that does not fit this body stays for the next.
    const View shown = view == m_hex ? View::Hex : view == m_raw ? View::Raw : View::Structure;
    m_views->button(int(shown))->setChecked(true);
    if (view == m_raw)
        showRaw();
    else if (view == m_hex && m_hex->bytes().constData() != shownText().constData())
        m_hex->setBytes(shownText());
    showHighlights();
    if (!m_findBar->isHidden())
        startSearch();
}

void BodyView::copyBody()
{
    if (!m_content)
        return;
    const bool isText = m_content->kind != Kind::Binary && m_content->kind != Kind::Image;
    copyText(isText ? m_content->text : m_content->bytes.toHex(' '));
}

bool BodyView::isBusy() const
{
    return m_reading.isRunning() || m_highlighting.isRunning() || m_printing.isRunning()
        || m_search->isRunning() || !m_raw->isIndexed();
}

void BodyView::settle()
{
    if (!isBusy())
        Q_EMIT settled();
}

} // namespace detail
