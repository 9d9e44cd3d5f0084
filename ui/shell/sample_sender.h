// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "providers/catalogue.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <functional>

class QMenu;

namespace shell {

/// Sends a sample of the catalogue to our own listener, as its provider would send it: method,
/// path, content type and the exact bytes. So the whole way of a delivery can be seen without
/// a provider. Lives in the main thread; each send() ends in one sent() or failed().
class SampleSender final : public QObject
{
    Q_OBJECT

public:
    explicit SampleSender(QObject *parent = nullptr);

    /// \p listenerUrl is ListenerState::url; empty while nothing listens, which fails.
    void send(const QString &listenerUrl, const providers::Provider &provider, const providers::Sample &sample);

Q_SIGNALS:
    void sent(const QString &title, int status);
    void failed(const core::Error &error);

private:
    QNetworkAccessManager m_network;
};

/// Where the sample goes: the listener's address, a path of the provider, and what the sample
/// adds to it. An unspecified address (0.0.0.0) is reached over loopback.
QUrl sampleUrl(const QString &listenerUrl, const providers::Provider &provider, const providers::Sample &sample);
/// "Incoming text message", with the sample's name where its event type has several.
QString sampleTitle(const providers::Provider &provider, const providers::Sample &sample);

using SampleChosen = std::function<void(const providers::Provider &, const providers::Sample &)>;
/// Fills \p menu with a submenu for each provider that has samples, each by its title.
/// The catalogue must outlive the menu.
void fillSampleMenu(QMenu *menu, const providers::Catalogue &catalogue, const SampleChosen &chosen);

} // namespace shell
