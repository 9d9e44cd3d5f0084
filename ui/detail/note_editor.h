// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace detail {

/// The note on a delivery. Saves half a second after the last key, when the focus leaves, and
/// before another delivery takes its place: nothing typed is ever lost.
///
/// Lives in the main thread. Text that comes from outside never replaces unsaved text.
class NoteEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit NoteEditor(QWidget *parent = nullptr);
    ~NoteEditor() override;

    /// 0: nothing to edit.
    void setNote(core::DeliveryId id, const QByteArray &note);
    void save(); ///< what is not saved yet, now
    void focusText();

Q_SIGNALS:
    void noteChanged(core::DeliveryId id, const QByteArray &note);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    core::DeliveryId m_id = 0;
    QByteArray m_saved;
    QPlainTextEdit *m_text;
    QLabel *m_state;
    QTimer m_soon;
};

} // namespace detail
