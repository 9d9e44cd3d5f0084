// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/note_editor.h"

#include "theme/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace detail {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

NoteEditor::NoteEditor(QWidget *parent)
    : QWidget(parent), m_text(new QPlainTextEdit), m_state(new QLabel)
{
    m_text->setObjectName("noteText"_L1);
    m_text->setPlaceholderText(tr("What is worth remembering about this delivery? Found again with note:word "
                                  "and has:note; kept when the list is cleared."));
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Note on this delivery"));
    m_text->installEventFilter(this);
    m_state->setObjectName("noteState"_L1);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * theme::grid, 2 * theme::grid, 2 * theme::grid, theme::grid);
    column->setSpacing(theme::grid / 2);
    column->addWidget(m_text, 1);
    column->addWidget(m_state);
    m_soon.setSingleShot(true);
    m_soon.setInterval(500ms);
    connect(&m_soon, &QTimer::timeout, this, &NoteEditor::save);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        m_state->setText(tr("Not saved yet"));
        m_soon.start();
    });
}

NoteEditor::~NoteEditor() = default;

void NoteEditor::setNote(core::DeliveryId id, const QByteArray &note)
{
    const bool isUnsaved = m_id != 0 && m_text->toPlainText().toUtf8() != m_saved;
    if (id == m_id && isUnsaved)
        return; // being typed; it will be saved over what came
    save();
    const bool isSame = id == m_id && note == m_saved;
    m_id = id;
    m_saved = note;
    m_text->setEnabled(id != 0);
    if (isSame)
        return; // the cursor stays where it is
    const QSignalBlocker quiet(m_text);
    m_text->setPlainText(QString::fromUtf8(note));
    m_saved = m_text->toPlainText().toUtf8(); // as the editor writes it: line ends may differ
    m_state->clear();
}

void NoteEditor::save()
{
    m_soon.stop();
    const QByteArray note = m_text->toPlainText().toUtf8();
    if (m_id == 0 || note == m_saved)
        return;
    m_saved = note;
    m_state->setText(tr("Saved"));
    Q_EMIT noteChanged(m_id, note);
}

void NoteEditor::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
}

bool NoteEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && (event->type() == QEvent::FocusOut || event->type() == QEvent::Hide))
        save();
    return QWidget::eventFilter(watched, event);
}

} // namespace detail
