// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/filter_bar.h"

#include "deliveries/filter_completer.h"
#include "deliveries/filter_field.h"
#include "deliveries/tr.h"
#include "filter/saved_views.h"
#include "theme/theme.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QScopedValueRollback>
#include <QSettings>
#include <QTimer>
#include <QToolButton>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace deliveries {

static constexpr int historyLength = 50;

struct FilterBar::Private {
    explicit Private(FilterBar *bar, store::AsyncReader &reader) : q(bar), completer(*field, reader, bar) { }

    void build();
    void buildViewsMenu();
    enum class Cause { Typing, Request };
    void apply(Cause cause = Cause::Request);
    bool isHalfTyped(const filter::SyntaxError &wrong) const;
    void showError(const filter::SyntaxError &error);
    void showExplanation();
    void remember();
    void replaceText(const QString &text);
    void showHistory();
    void saveView();
    void tint();
    filter::Context context() const;

    FilterBar *q;
    FilterField *field = new FilterField;
    QLabel *count = new QLabel;
    QToolButton *viewsButton = new QToolButton;
    QMenu *viewsMenu = new QMenu;
    QLabel *explanation = new QLabel;
    QLabel *explanationIcon = new QLabel;
    QProgressBar *progress = new QProgressBar;
    QTimer applyTimer;
    QTimer progressTimer;
    FilterCompleter completer;
    filter::SavedViews views;
    filter::Query query;
    QString error;
    QString suggestion;
    bool scanning = false;
    bool isReplacing = false; ///< the text changes, but nobody types
    std::function<std::vector<std::string>(const QString &)> selectedValues;
    std::function<QByteArray()> pageState;
};

FilterBar::FilterBar(store::AsyncReader &reader, QWidget *parent)
    : QWidget(parent), d(std::make_unique<Private>(this, reader))
{
    d->build();
    d->applyTimer.setSingleShot(true);
    d->applyTimer.setInterval(150ms);
    d->progressTimer.setSingleShot(true);
    d->progressTimer.setInterval(100ms);
    connect(&d->applyTimer, &QTimer::timeout, this, [this] { d->apply(Private::Cause::Typing); });
    connect(&d->progressTimer, &QTimer::timeout, this, [this] { d->progress->setRange(0, 0); });
    connect(d->field, &QLineEdit::textEdited, this, [this] {
        d->applyTimer.start();
        if (!d->isReplacing)
            d->completer.offer();
    });
    connect(d->field, &QLineEdit::textChanged, this, [this] { d->applyTimer.start(); });
    connect(d->field, &QLineEdit::returnPressed, this, [this] {
        d->completer.hide();
        d->apply();
        d->remember();
    });
    connect(d->field, &FilterField::historyRequested, this, [this] { d->showHistory(); });
    connect(d->field, &FilterField::escapePressed, this, [this] {
        if (d->scanning)
            Q_EMIT cancelRequested();
        else if (!d->field->text().isEmpty())
            setText(QString());
        else
            Q_EMIT left();
    });
    connect(d->viewsMenu, &QMenu::aboutToShow, this, [this] { d->buildViewsMenu(); });
    connect(d->explanation, &QLabel::linkActivated, this, [this] { setText(d->suggestion); });
    d->showExplanation();
}

FilterBar::~FilterBar() = default;

void FilterBar::Private::build()
{
    field->setPlaceholderText(Tr::tr("Filter, e.g. provider:whapi event:status.failed  or any word"));
    field->setAccessibleName(Tr::tr("Filter"));
    field->setMinimumHeight(32);
    count->setObjectName(u"filterCount"_s);
    viewsButton->setText(Tr::tr("Views"));
    viewsButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    viewsButton->setPopupMode(QToolButton::InstantPopup);
    viewsButton->setMenu(viewsMenu);
    viewsButton->setAccessibleName(Tr::tr("Saved views"));
    viewsButton->setAutoRaise(true);
    viewsMenu->setParent(viewsButton, viewsMenu->windowFlags());
    progress->setMaximumHeight(2);
    progress->setTextVisible(false);
    progress->setRange(0, 1);
    explanation->setObjectName(u"filterExplanation"_s);
    explanation->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    explanation->setTextFormat(Qt::RichText);
    explanation->setMinimumWidth(1); // a long sentence must not widen the window
    auto *line = new QHBoxLayout;
    line->setSpacing(theme::grid);
    line->addWidget(field, 1);
    line->addWidget(count);
    line->addWidget(viewsButton);
    auto *words = new QHBoxLayout;
    words->setSpacing(theme::grid / 2);
    words->addWidget(explanationIcon);
    words->addWidget(explanation, 1);
    auto *layout = new QVBoxLayout(q);
    layout->setContentsMargins(theme::grid, theme::grid / 2, theme::grid, theme::grid / 2);
    layout->setSpacing(2);
    layout->addLayout(line);
    layout->addWidget(progress);
    layout->addLayout(words);
    q->setFocusProxy(field);
    tint();
}

void FilterBar::Private::tint()
{
    viewsButton->setIcon(theme::icon(u"star"_s, q->palette()));
    if (!field->actions().isEmpty())
        field->removeAction(field->actions().constFirst());
    field->addAction(theme::icon(u"filter"_s, q->palette()), QLineEdit::LeadingPosition);
    showExplanation();
}

filter::Context FilterBar::Private::context() const
{
    filter::Context context;
    context.nowMs = QDateTime::currentMSecsSinceEpoch();
    context.savedFilter = [this](const QString &name) -> std::optional<QString> {
        const auto view = views.view(name);
        return view ? std::optional(view->filter) : std::nullopt;
    };
    context.selectedValues = selectedValues;
    return context;
}

/// "provider:" with the cursor behind it is not wrong, only not finished.
bool FilterBar::Private::isHalfTyped(const filter::SyntaxError &wrong) const
{
    const auto end = field->text().size();
    return field->hasFocus() && field->cursorPosition() == end && wrong.suggestion.isEmpty()
        && wrong.position + wrong.length >= end;
}

void FilterBar::Private::apply(Cause cause)
{
    applyTimer.stop();
    const auto parsed = filter::Query::parse(field->text(), context());
    if (const auto *wrong = std::get_if<filter::SyntaxError>(&parsed)) {
        if (cause == Cause::Request || !isHalfTyped(*wrong))
            showError(*wrong);
        return;
    }
    error.clear();
    field->clearError();
    const QString before = query.text();
    query = std::get<filter::Query>(parsed);
    showExplanation();
    // The same words may mean something new ("-15m", "@conv"), so only no filter at all is skipped.
    if (query.text() == before && query.matchesAll())
        return;
    scanning = true;
    progressTimer.start();
    Q_EMIT q->queryChanged(query);
}

// Through selection and insert(), so that Ctrl+Z brings the former text back.
void FilterBar::Private::replaceText(const QString &text)
{
    const QScopedValueRollback replacing(isReplacing, true);
    field->selectAll();
    field->insert(text);
}

void FilterBar::Private::showError(const filter::SyntaxError &wrong)
{
    error = wrong.message;
    suggestion.clear();
    if (!wrong.suggestion.isEmpty()) {
        suggestion = field->text();
        const auto end = wrong.position + wrong.length;
        const bool hasColon = wrong.suggestion.endsWith(u':') && end < suggestion.size() && suggestion[end] == u':';
        suggestion.replace(wrong.position, wrong.length + (hasColon ? 1 : 0), wrong.suggestion);
    }
    field->markError(int(wrong.position), int(wrong.length));
    showExplanation();
}

void FilterBar::Private::showExplanation()
{
    using theme::Role;
    const bool wrong = !error.isEmpty();
    const Role role = wrong ? Role::Danger : Role::Muted;
    QPalette colours = q->palette();
    colours.setColor(QPalette::WindowText, theme::colour(role, q->palette()));
    explanation->setPalette(colours);
    explanationIcon->setVisible(wrong);
    if (wrong)
        explanationIcon->setPixmap(theme::icon(u"error"_s, colours).pixmap(14, 14));
    QString words = wrong ? error : query.matchesAll() ? Tr::tr("All deliveries") : query.explain();
    if (wrong && !query.matchesAll())
        words += u' ' + Tr::tr("Still showing: %1").arg(query.explain());
    for (const QString &warning : wrong ? QStringList() : query.warnings())
        words += u" · "_s + warning;
    words = words.toHtmlEscaped();
    if (wrong && !suggestion.isEmpty())
        words += u" <a href=\"use\">%1</a>"_s.arg(Tr::tr("Use \"%1\"").arg(suggestion).toHtmlEscaped());
    explanation->setText(words);
    explanation->setToolTip(wrong ? error : QString());
    field->setAccessibleDescription(wrong ? error : query.explain());
}

void FilterBar::Private::remember()
{
    const QString text = field->text().trimmed();
    if (text.isEmpty() || !error.isEmpty())
        return;
    QSettings settings;
    QStringList history = settings.value(u"filter/history"_s).toStringList();
    history.removeAll(text);
    history.prepend(text);
    settings.setValue(u"filter/history"_s, history.mid(0, historyLength));
}

void FilterBar::Private::showHistory()
{
    auto *menu = new QMenu(q);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"filterHistory"_s);
    const QStringList history = QSettings().value(u"filter/history"_s).toStringList();
    for (const QString &text : history.mid(0, 15))
        menu->addAction(theme::icon(u"history"_s, q->palette()), QString(text).replace(u'&', "&&"_L1),
            q, [this, text] { q->setText(text); });
    if (menu->isEmpty())
        menu->addAction(Tr::tr("No earlier filters yet"))->setEnabled(false);
    menu->popup(field->mapToGlobal(QPoint(0, field->height())));
}

void FilterBar::Private::buildViewsMenu()
{
    viewsMenu->clear();
    const QStringList names = views.names();
    for (const QString &name : names) {
        viewsMenu->addAction(QString(name).replace(u'&', "&&"_L1), q, [this, name] {
            if (const auto view = views.view(name)) {
                q->setText(view->filter);
                if (!view->pageState.isEmpty())
                    Q_EMIT q->viewChosen(view->pageState);
            }
        });
    }
    if (!names.isEmpty())
        viewsMenu->addSeparator();
    viewsMenu->addAction(Tr::tr("Save as view…"), q, [this] { saveView(); });
    if (names.isEmpty())
        return;
    QMenu *removal = viewsMenu->addMenu(Tr::tr("Remove view"));
    for (const QString &name : names) {
        removal->addAction(QString(name).replace(u'&', "&&"_L1), q, [this, name] {
            if (const auto removed = views.remove(name); !removed)
                Q_EMIT q->problem(removed.error().text);
        });
    }
}

void FilterBar::Private::saveView()
{
    auto *dialog = new QInputDialog(q);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"viewName"_s);
    dialog->setWindowTitle(Tr::tr("Save as view"));
    dialog->setLabelText(Tr::tr("Name of the view. In a filter it can be used as #name."));
    QObject::connect(dialog, &QInputDialog::textValueSelected, q, [this](const QString &text) {
        const QString name = text.trimmed();
        if (name.isEmpty())
            return;
        const auto saved = views.save(name, {query.text(), pageState ? pageState() : QByteArray()});
        if (!saved)
            Q_EMIT q->problem(saved.error().text);
    });
    dialog->open();
}

QString FilterBar::text() const
{
    return d->field->text();
}

const filter::Query &FilterBar::query() const
{
    return d->query;
}

void FilterBar::setText(const QString &text)
{
    d->completer.hide();
    d->replaceText(text);
    d->apply();
    d->remember();
}

/// Whether an OR stands outside of quotes and brackets, so that a condition beside it would
/// join only one of its sides.
static bool hasOpenOr(const QString &text)
{
    bool quoted = false;
    int depth = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'"')
            quoted = !quoted;
        else if (!quoted && (text[i] == u'(' || text[i] == u')'))
            depth += text[i] == u'(' ? 1 : -1;
        else if (!quoted && depth == 0 && QStringView(text).sliced(i).startsWith(" OR "_L1))
            return true;
    }
    return false;
}

void FilterBar::join(const QString &condition, Join how, bool apply)
{
    const QString before = d->field->text().trimmed();
    const auto bracketed = [](const QString &text) {
        return hasOpenOr(text) ? QString(u'(' + text + u')') : text;
    };
    QString joined = condition;
    if (how == Join::AndNot)
        joined = (before.isEmpty() ? QString() : bracketed(before) + u' ') + u'-' + bracketed(condition);
    else if (how == Join::And && !before.isEmpty())
        joined = bracketed(before) + u' ' + bracketed(condition);
    else if (how == Join::Or && !before.isEmpty())
        joined = before + " OR "_L1 + condition;
    if (apply) {
        setText(joined);
        return;
    }
    d->replaceText(joined);
    // Only written, for the user to go on: it is applied on Return.
    d->applyTimer.stop();
    focusField();
}

void FilterBar::setSelectedValues(std::function<std::vector<std::string>(const QString &field)> values)
{
    d->selectedValues = std::move(values);
}

void FilterBar::setPageState(std::function<QByteArray()> state)
{
    d->pageState = std::move(state);
}

void FilterBar::showCount(qint64 matched, qint64 total, bool finished)
{
    const QLocale locale;
    d->count->setText(d->query.matchesAll() ? (total == 1 ? Tr::tr("1 delivery") : Tr::tr("%1 deliveries").arg(locale.toString(total)))
                                            : Tr::tr("%1 of %2").arg(locale.toString(matched), locale.toString(total)));
    if (!finished)
        return;
    d->scanning = false;
    d->progressTimer.stop();
    d->progress->setRange(0, 1);
    d->progress->reset();
}

void FilterBar::showProgress(const store::ScanProgress &progress)
{
    if (!d->scanning || d->progressTimer.isActive() || progress.total <= 0)
        return;
    d->progress->setRange(0, 1000);
    d->progress->setValue(int(progress.looked * 1000 / progress.total));
}

void FilterBar::focusField()
{
    d->field->setFocus(Qt::ShortcutFocusReason);
    d->field->selectAll();
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        d->tint();
}

} // namespace deliveries
