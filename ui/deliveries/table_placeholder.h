// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "deliveries/delivery_model.h"
#include "deliveries/filter_bar.h"
#include "engine.h"
#include "shell/sample_sender.h"
#include "widgets/empty_state.h"

#include <QTimer>

namespace deliveries {

/// What stands over the table while it has no rows: nothing captured yet, a filter that hides
/// all, nobody listening, or still looking. Each says what is the matter and offers the next step.
///
/// Lives in the main thread, over the table; hidden as soon as there is a row.
class TablePlaceholder final : public QObject
{
    Q_OBJECT

public:
    TablePlaceholder(Engine &engine, DeliveryModel &model, FilterBar &filterBar, QObject *parent = nullptr);

    enum class State { None, Looking, NotListening, NothingYet, AllHidden, Paused };
    State state() const { return m_state; }
    widgets::EmptyState *widget() { return m_widget; }
    void update();

Q_SIGNALS:
    void told(const QString &sentence);
    void resumeWanted();

private:
    State wanted() const;
    void show();
    void showNotListening();
    void showNothingYet();
    void showAllHidden();
    void showPaused();
    void sendSample();

    Engine &m_engine;
    DeliveryModel &m_model;
    FilterBar &m_filterBar;
    widgets::EmptyState *m_widget; ///< the table takes it over
    shell::SampleSender m_samples;
    QTimer m_patience; ///< a quick answer needs no "Looking"
    QString m_shown; ///< what the state was built from, so that traffic does not rebuild it
    State m_state = State::None;
};

} // namespace deliveries
