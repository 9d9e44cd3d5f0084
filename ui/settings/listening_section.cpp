// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/listening_section.h"

#include <QComboBox>
#include <QLineEdit>
#include <QNetworkInterface>
#include <QPushButton>
#include <QSpinBox>
#include <QUrl>

namespace settings {

using namespace Qt::StringLiterals;

ListeningSection::ListeningSection(Settings &settings, QWidget *parent)
    : Section(u"listen"_s, tr("Listening"),
        tr("Where senders reach Hookglass. This computer only is the safe choice; a tunnel can reach it too."), parent),
      m_settings(settings), m_address(new QComboBox(this)), m_port(new QSpinBox(this)),
      m_apply(nullptr), m_current(settings.listening())
{
    build();
    fill(m_current);
    check();
}

void ListeningSection::build()
{
    m_address->setObjectName(u"address"_s);
    m_address->setEditable(true);
    m_address->setInsertPolicy(QComboBox::NoInsert);
    m_address->setMinimumWidth(300);
    m_address->addItem(tr("127.0.0.1 (this computer only)"), u"127.0.0.1"_s);
    m_address->addItem(tr("::1 (this computer only, IPv6)"), u"::1"_s);
    m_address->addItem(tr("0.0.0.0 (everyone who can reach this computer)"), u"0.0.0.0"_s);
    for (const QHostAddress &own : QNetworkInterface::allAddresses()) {
        if (!own.isLoopback() && !own.isLinkLocal())
            m_address->addItem(own.toString(), own.toString());
    }
    addRow(tr("Address"), m_address, tr("An IP address of this computer."));
    m_port->setObjectName(u"port"_s);
    m_port->setRange(1, 65535);
    m_port->setGroupSeparatorShown(false);
    addRow(tr("Port"), m_port, tr("1 to 65535. Below 1024 most systems ask for administrator rights."));
    m_apply = addButton(tr("Listen here"));
    m_apply->setObjectName(u"listenHere"_s);
    connect(m_address, &QComboBox::editTextChanged, this, &ListeningSection::check);
    connect(m_port, &QSpinBox::valueChanged, this, &ListeningSection::check);
    connect(m_apply, &QPushButton::clicked, this, &ListeningSection::apply);
}

void ListeningSection::fill(const Listening &listening)
{
    const QString address = listening.address.toString();
    const int known = m_address->findData(address);
    if (known >= 0)
        m_address->setCurrentIndex(known);
    else
        m_address->setEditText(address);
    m_port->setValue(listening.port);
}

void ListeningSection::showState(const ListenerState &state)
{
    m_state = state;
    if (state.listening) {
        const QUrl url(state.url);
        const bool untouched = typedAddress() == m_current.address && m_port->value() == m_current.port;
        m_current = {QHostAddress(url.host()), quint16(url.port(80))};
        if (untouched)
            fill(m_current);
    }
    check();
}

QHostAddress ListeningSection::typedAddress() const
{
    // The entries of the list carry an explanation behind the address.
    return QHostAddress(m_address->currentText().section(u' ', 0, 0));
}

void ListeningSection::check()
{
    const QHostAddress address = typedAddress();
    const bool changed = !m_state.listening || address != m_current.address || m_port->value() != m_current.port;
    m_apply->setEnabled(changed && !address.isNull());
    if (address.isNull())
        setNote(tr("“%1” is not an IP address. Write one like 127.0.0.1 or ::1.").arg(m_address->currentText()), Note::Danger);
    else if (!address.isLoopback())
        setNote(tr("Everyone who can reach this computer on the network can then send to Hookglass, and what "
                   "they send is stored. Choose 127.0.0.1 unless you need that."), Note::Warning);
    else if (m_port->value() < 1024)
        setNote(tr("Ports below 1024 usually need administrator rights; 8080 does not."), Note::Warning);
    else if (!m_state.error.isEmpty())
        setNote(m_state.error, Note::Danger);
    else
        setNote(m_state.listening ? tr("Listening on %1 now.").arg(m_state.url) : QString());
}

void ListeningSection::apply()
{
    const Listening wanted {typedAddress(), quint16(m_port->value())};
    m_settings.setListening(wanted);
    Q_EMIT listenRequested(wanted.address, wanted.port);
}

} // namespace settings
