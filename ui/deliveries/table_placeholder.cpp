// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/table_placeholder.h"

#include "shell/free_port.h"

#include <QApplication>
#include <QClipboard>
#include <QLocale>

namespace deliveries {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

TablePlaceholder::TablePlaceholder(Engine &engine, DeliveryModel &model, FilterBar &filterBar, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_model(model)
    , m_filterBar(filterBar)
    , m_widget(new widgets::EmptyState)
    , m_samples(this)
    , m_patience(this)
{
    m_widget->hide();
    m_patience.setSingleShot(true);
    m_patience.setInterval(200ms);
    connect(&m_patience, &QTimer::timeout, this, &TablePlaceholder::show);
    connect(&m_samples, &shell::SampleSender::failed, this,
        [this](const core::Error &error) { Q_EMIT told(error.text); });
    connect(&model, &QAbstractItemModel::modelReset, this, &TablePlaceholder::update);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &TablePlaceholder::update);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &TablePlaceholder::update);
    connect(&model, &DeliveryModel::scanEnded, this, &TablePlaceholder::update);
    connect(&model, &DeliveryModel::waitingChanged, this, &TablePlaceholder::update);
    connect(&engine, &Engine::listenerChanged, this, &TablePlaceholder::update);
    connect(&engine, &Engine::healthChanged, this, &TablePlaceholder::update);
}

TablePlaceholder::State TablePlaceholder::wanted() const
{
    if (m_model.rowCount() > 0)
        return State::None;
    if (m_model.isScanning() || !m_model.hasAnswer())
        return State::Looking;
    if (m_model.isPaused() && m_model.waiting() > 0)
        return State::Paused;
    if (!m_model.query().matchesAll() && m_engine.health().stored > 0)
        return State::AllHidden;
    // Said only once it has been tried.
    const ListenerState &listener = m_engine.listener();
    if (!listener.listening && !listener.error.isEmpty())
        return State::NotListening;
    return State::NothingYet;
}

void TablePlaceholder::update()
{
    const State state = wanted();
    const QString shown = u"%1|%2|%3|%4|%5"_s.arg(int(state)).arg(m_engine.listener().url, m_engine.listener().error)
        .arg(state == State::AllHidden ? m_engine.health().stored : 0)
        .arg(m_model.isPaused() ? m_model.waiting() : -1) + QString::number(m_engine.health().clearedUpTo) + m_model.query().text();
    if (shown == m_shown)
        return;
    m_shown = shown;
    m_state = state;
    if (state == State::Looking) {
        m_patience.start();
        return;
    }
    m_patience.stop();
    show();
}

void TablePlaceholder::show()
{
    m_widget->clearButtons();
    m_widget->setCode({});
    switch (m_state) {
    case State::None: break;
    case State::Looking:
        m_widget->setIcon(u"find"_s);
        m_widget->setTitle(tr("Looking…"));
        m_widget->setText(tr("What matches shows as soon as it is found."));
        break;
    case State::NotListening: showNotListening(); break;
    case State::NothingYet: showNothingYet(); break;
    case State::AllHidden: showAllHidden(); break;
    case State::Paused: showPaused(); break;
    }
    m_widget->setVisible(m_state != State::None);
}

void TablePlaceholder::showNotListening()
{
    const ListenerState &listener = m_engine.listener();
    m_widget->setIcon(u"error"_s);
    m_widget->setTitle(listener.portBusy ? tr("Port %1 is taken").arg(listener.port) : tr("Not listening"));
    const QString holder = listener.portHolder.isEmpty() ? QString() : u' ' + tr("It is held by %1.").arg(listener.portHolder);
    m_widget->setText(listener.error + holder);
    const QHostAddress address = listener.address;
    const quint16 port = listener.port;
    const quint16 other = listener.portBusy ? shell::freePortAfter(address, port) : quint16(0);
    if (other > 0)
        m_widget->addButton(tr("Use %1 instead").arg(other), [this, address, other] { m_engine.listen(address, other); });
    m_widget->addButton(tr("Try again"), [this, address, port] { m_engine.listen(address, port); });
}

static QString hookUrl(const ListenerState &listener)
{
    return listener.url + u"/hooks"_s;
}

void TablePlaceholder::showNothingYet()
{
    const ListenerState &listener = m_engine.listener();
    m_widget->setIcon(u"in"_s);
    const bool cleared = m_engine.health().clearedUpTo > 0;
    m_widget->setTitle(cleared ? tr("Nothing captured since you cleared") : tr("Nothing captured yet"));
    if (!listener.listening) {
        m_widget->setText(tr("The listener is starting."));
        return;
    }
    const QString url = hookUrl(listener);
    m_widget->setText(tr("Listening on %1. Point a webhook at it, or try this line in a terminal:").arg(url));
    m_widget->setCode(u"curl -d '{\"hello\":\"hookglass\"}' -H 'Content-Type: application/json' %1/test"_s.arg(url));
    m_widget->addButton(tr("Copy the address"), [url] { QApplication::clipboard()->setText(url); });
    m_widget->addButton(tr("Send a sample"), [this] { sendSample(); });
}

void TablePlaceholder::showAllHidden()
{
    const QString total = QLocale().toString(m_engine.health().stored);
    m_widget->setIcon(u"filter"_s);
    m_widget->setTitle(tr("0 of %1 match").arg(total));
    QString text = tr("The filter %1 hides all deliveries.").arg(m_model.query().text().trimmed());
    if (m_model.isPaused())
        text += u' ' + tr("The view is paused, too: what arrives is captured and not shown.");
    m_widget->setText(text);
    m_widget->addButton(tr("Clear filter (Esc)"), [this] { m_filterBar.setText({}); });
    if (m_model.isPaused())
        m_widget->addButton(tr("Go on showing (P)"), [this] { Q_EMIT resumeWanted(); });
}

void TablePlaceholder::showPaused()
{
    m_widget->setIcon(u"pause"_s);
    m_widget->setTitle(tr("Paused, %1 captured meanwhile").arg(QLocale().toString(m_model.waiting())));
    m_widget->setText(tr("Capture never stops; only the view does."));
    m_widget->addButton(tr("Go on showing (P)"), [this] { Q_EMIT resumeWanted(); });
}

void TablePlaceholder::sendSample()
{
    const providers::Catalogue &catalogue = *m_engine.catalogue();
    for (const providers::Provider &provider : catalogue.providers()) {
        for (const providers::Sample &sample : provider.samples) {
            const providers::EventType *type = catalogue.eventType(provider.name, sample.type);
            if (type && type->kind.startsWith("message.in"_L1)) {
                m_samples.send(m_engine.listener().url, provider, sample);
                return;
            }
        }
    }
    Q_EMIT told(tr("No provider in the catalogue has a sample."));
}

} // namespace deliveries
