// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/sample_sender.h"

#include <QHostAddress>
#include <QMenu>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QUrl>

#include <algorithm>

namespace shell {

using namespace Qt::StringLiterals;

namespace {

constexpr int sendTimeoutMs = 10'000;

QNetworkRequest requestFor(const QUrl &url, const providers::Sample &sample)
{
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::UserAgentHeader, u"hookglass/" HOOKGLASS_VERSION " (sample)"_s);
    if (!sample.contentType.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, sample.contentType);
    for (const core::Header &header : sample.headers)
        request.setRawHeader(header.name, header.value);
    // Otherwise an offer to change to HTTP/2 would be among the captured headers.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setTransferTimeout(sendTimeoutMs);
    return request;
}

} // namespace

SampleSender::SampleSender(QObject *parent) : QObject(parent)
{
    m_network.setProxy(QNetworkProxy::NoProxy); // our own listener is never behind one
}

void SampleSender::send(const QString &listenerUrl, const providers::Provider &provider, const providers::Sample &sample)
{
    if (listenerUrl.isEmpty()) {
        Q_EMIT failed({core::ErrorCode::NotFound,
            tr("The sample was not sent because nothing listens. Start the listener in the settings.")});
        return;
    }
    const QString title = tr("%1, %2").arg(provider.title, sampleTitle(provider, sample));
    const QByteArray method = sample.method.isEmpty() ? "POST"_ba : sample.method.toUtf8();
    QNetworkReply *reply = m_network.sendCustomRequest(
        requestFor(sampleUrl(listenerUrl, provider, sample), sample), method, sample.body);
    connect(reply, &QNetworkReply::finished, this, [this, reply, title] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status > 0)
            Q_EMIT sent(title, status);
        else
            Q_EMIT failed({core::ErrorCode::Io, tr("The sample “%1” got no answer: %2.").arg(title, reply->errorString())});
    });
}

QUrl sampleUrl(const QString &listenerUrl, const providers::Provider &provider, const providers::Sample &sample)
{
    QUrl url(listenerUrl);
    const QHostAddress host(url.host());
    if (host == QHostAddress(QHostAddress::AnyIPv4))
        url.setHost(u"127.0.0.1"_s);
    else if (host == QHostAddress(QHostAddress::AnyIPv6))
        url.setHost(u"::1"_s);
    url.setPath(u"/hooks/"_s + provider.name + sample.path, QUrl::TolerantMode);
    if (!sample.query.isEmpty())
        url.setQuery(sample.query, QUrl::StrictMode);
    return url;
}

QString sampleTitle(const providers::Provider &provider, const providers::Sample &sample)
{
    const auto sameType = [&](const auto &other) { return other.type == sample.type; };
    const auto type = std::find_if(provider.eventTypes.begin(), provider.eventTypes.end(),
        [&](const providers::EventType &one) { return one.name == sample.type; });
    const QString title = type == provider.eventTypes.end() || type->title.isEmpty() ? sample.name : type->title;
    const auto siblings = std::count_if(provider.samples.begin(), provider.samples.end(), sameType);
    return siblings > 1 && title != sample.name ? SampleSender::tr("%1 (%2)").arg(title, sample.name) : title;
}

void fillSampleMenu(QMenu *menu, const providers::Catalogue &catalogue, const SampleChosen &chosen)
{
    for (const providers::Provider &provider : catalogue.providers()) {
        if (provider.samples.empty())
            continue;
        QMenu *submenu = menu->addMenu(QString(provider.title).replace(u'&', u"&&"_s));
        submenu->setToolTipsVisible(true);
        for (const providers::Sample &sample : provider.samples) {
            const QString title = sampleTitle(provider, sample);
            QAction *action = submenu->addAction(QString(title).replace(u'&', u"&&"_s), menu,
                [&provider, &sample, chosen] { chosen(provider, sample); });
            action->setToolTip(sample.note.isEmpty() ? sample.type : sample.note);
            action->setProperty("fullName", SampleSender::tr("Send sample: %1, %2").arg(provider.title, title));
        }
    }
    menu->setEnabled(!menu->isEmpty());
}

} // namespace shell
