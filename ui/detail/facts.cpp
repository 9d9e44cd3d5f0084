// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/facts.h"

#include "detail/condition.h"
#include "detail/tr.h"
#include "detail/words.h"

namespace detail {

using namespace Qt::StringLiterals;

static QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

static QString text(const QByteArray &value)
{
    return QString::fromUtf8(value);
}

static void add(std::vector<Fact> &facts, const QString &label, const QString &value, const QString &field)
{
    if (!value.isEmpty())
        facts.push_back({label, value, field.isEmpty() ? QString() : condition(field, value), {}, {}, false});
}

static QString lagText(qint64 receivedUs, qint64 atMs)
{
    const qint64 lagUs = receivedUs - atMs * 1000;
    if (lagUs < 0)
        return Tr::tr("%1 after it reached us: the clocks differ").arg(spanText(-lagUs));
    return Tr::tr("%1 before it reached us").arg(spanText(lagUs));
}

std::vector<Fact> eventFacts(const core::Event &event, qint64 receivedUs)
{
    std::vector<Fact> facts;
    add(facts, Tr::tr("From"), text(event.from), u"from"_s);
    add(facts, Tr::tr("To"), text(event.to), u"to"_s);
    if (event.contact != event.from && event.contact != event.to)
        add(facts, Tr::tr("Contact"), text(event.contact), u"contact"_s);
    add(facts, Tr::tr("Conversation"), text(event.conversation), u"conv"_s);
    add(facts, Tr::tr("Message"), text(event.message), u"msg"_s);
    if (event.atMs != 0) {
        facts.push_back({Tr::tr("Provider's time"), localTime(event.atMs), {}, utcTime(event.atMs),
            lagText(receivedUs, event.atMs), false});
    }
    add(facts, Tr::tr("Media"), text(event.media), u"media"_s);
    if (!event.text.empty()) {
        const QString said = text(event.text);
        facts.push_back({Tr::tr("Text"), said, condition(u"text"_s, said.section(u'\n', 0, 0).left(100)), {}, {}, true});
    }
    return facts;
}

static QByteArray withoutPort(const QByteArray &peer)
{
    QByteArray address = peer.left(peer.lastIndexOf(':'));
    if (address.startsWith('['))
        address = address.mid(1, address.size() - 2);
    return address;
}

static Fact requestLine(const core::Request &request)
{
    const QString target = text(request.target);
    const QString path = target.section(u'?', 0, 0);
    return {Tr::tr("Request"), QString(text(request.method) + u' ' + target + u' ' + text(request.version)).trimmed(),
        path.isEmpty() ? QString() : condition(u"path"_s, path), {}, {}, false};
}

static Fact answerFact(const core::Delivery &delivery)
{
    const qint64 tookUs = delivery.answeredUs - delivery.request.receivedUs;
    return {Tr::tr("Answered"), statusText(delivery.answer.status),
        "code:"_L1 + QString::number(delivery.answer.status), {},
        delivery.answeredUs > 0 ? Tr::tr("after %1").arg(spanText(tookUs)) : QString(), false};
}

std::vector<Fact> deliveryFacts(const core::Delivery &delivery)
{
    const core::Request &request = delivery.request;
    std::vector<Fact> facts;
    facts.push_back(requestLine(request));
    if (!request.peer.isEmpty()) {
        facts.push_back({Tr::tr("Sender"), text(request.peer), condition(u"ip"_s, text(withoutPort(request.peer))),
            {}, {}, false});
    }
    const qint64 receivedMs = request.receivedUs / 1000;
    facts.push_back({Tr::tr("Received"), localTime(receivedMs), {}, utcTime(receivedMs), {}, false});
    facts.push_back({Tr::tr("Size"), sizeText(request.body.size()), u"size="_s + QString::number(request.body.size()),
        Tr::tr("%1 bytes of body").arg(countText(request.body.size())), {}, false});
    facts.push_back(answerFact(delivery));
    facts.push_back({Tr::tr("Delivery"), QString::number(delivery.id), {}, {},
        delivery.origin == core::Origin::Imported ? Tr::tr("imported") : QString(), false});
    return facts;
}

EventWords eventWords(const core::Event &event, const providers::Catalogue &catalogue)
{
    const QString providerName = text(event.provider);
    const providers::Provider *provider = catalogue.provider(providerName);
    const providers::EventType *type = catalogue.eventType(providerName, text(event.type));
    EventWords words;
    words.title = type && !type->title.isEmpty() ? type->title
        : !event.type.empty() ? text(event.type) : Tr::tr("A request no provider is known for");
    QStringList origin = {provider ? provider->title : providerName, text(event.type), text(event.kind)};
    origin.removeAll(QString());
    words.origin = origin.join(u" · "_s);
    if (type)
        words.documentation = type->documentation;
    return words;
}

QStringList oddities(const core::Delivery &delivery)
{
    QStringList out;
    if (delivery.request.truncated || (delivery.flags & core::Truncated))
        out += Tr::tr("Cut short: limits or a lost connection ended it before all of it was here.");
    if (delivery.flags & core::Batched)
        out += Tr::tr("Batched: it reports %1 at once.").arg(eventCountText(delivery.events.size()));
    if (!delivery.request.framedBody.isEmpty())
        out += Tr::tr("Sent in chunks; the body is shown freed of them.");
    return out;
}

QString statusText(int status)
{
    return QString(QString::number(status) + u' ' + reasonPhrase(status)).trimmed();
}

} // namespace detail
