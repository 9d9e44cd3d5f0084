// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/limits_section.h"

#include <QPushButton>
#include <QSpinBox>

namespace settings {

using namespace Qt::StringLiterals;

namespace {

constexpr int kib = 1024;
constexpr int mib = 1024 * 1024;

bool same(const http::Limits &one, const http::Limits &other)
{
    const auto tied = [](const http::Limits &l) {
        return std::tuple(l.headBytes, l.bodyBytes, l.connections, l.waiting, l.headTime, l.bodyTime, l.idleTime);
    };
    return tied(one) == tied(other);
}

int rounded(qint64 value, qint64 unit)
{
    return int((value + unit - 1) / unit);
}

} // namespace

LimitsSection::LimitsSection(Settings &settings, QWidget *parent)
    : Section(u"limits"_s, tr("Limits"),
        tr("What a sender may ask for before it is refused. Refused requests are recorded too, with the reason."), parent),
      m_settings(settings)
{
    m_head = addNumber(u"headBytes"_s, tr("Largest request head"), 1, 1024, tr(" KiB"), tr("More is answered 431."));
    m_body = addNumber(u"bodyBytes"_s, tr("Largest body"), 1, 1024, tr(" MiB"), tr("More is answered 413."));
    m_connections = addNumber(u"connections"_s, tr("Connections at a time"), 1, 10'000, {}, tr("More are answered 503."));
    m_waiting = addNumber(u"waiting"_s, tr("Requests waiting for an answer"), 1, 100'000, {}, tr("More are answered 503."));
    m_headTime = addNumber(u"headTime"_s, tr("Time for the head"), 1, 3600, tr(" s"), tr("Slower senders are answered 408."));
    m_bodyTime = addNumber(u"bodyTime"_s, tr("Pause within a body"), 1, 3600, tr(" s"), tr("Longer ones are answered 408."));
    m_idleTime = addNumber(u"idleTime"_s, tr("Pause between requests"), 1, 3600, tr(" s"), tr("After that the connection is closed."));
    m_apply = addButton(tr("Apply limits"));
    m_apply->setObjectName(u"applyLimits"_s);
    m_defaults = addButton(tr("Defaults"));
    m_defaults->setObjectName(u"defaultLimits"_s);
    fill(m_settings.limits());
    connect(m_apply, &QPushButton::clicked, this, [this] {
        m_settings.setLimits(typed());
        check();
    });
    connect(m_defaults, &QPushButton::clicked, this, [this] { fill(http::Limits()); });
    check();
}

QSpinBox *LimitsSection::addNumber(const QString &name, const QString &label, int least, int most, const QString &unit,
    const QString &hint)
{
    auto *editor = new QSpinBox(this);
    editor->setObjectName(name);
    editor->setRange(least, most);
    editor->setSuffix(unit);
    editor->setGroupSeparatorShown(true);
    editor->setMinimumWidth(110);
    addRow(label, editor, hint);
    connect(editor, &QSpinBox::valueChanged, this, &LimitsSection::check);
    return editor;
}

void LimitsSection::fill(const http::Limits &limits)
{
    m_head->setValue(rounded(limits.headBytes, kib));
    m_body->setValue(rounded(limits.bodyBytes, mib));
    m_connections->setValue(limits.connections);
    m_waiting->setValue(limits.waiting);
    m_headTime->setValue(rounded(limits.headTime.count(), 1000));
    m_bodyTime->setValue(rounded(limits.bodyTime.count(), 1000));
    m_idleTime->setValue(rounded(limits.idleTime.count(), 1000));
}

http::Limits LimitsSection::typed() const
{
    using std::chrono::seconds;
    return {.headBytes = qsizetype(m_head->value()) * kib,
        .bodyBytes = qsizetype(m_body->value()) * mib,
        .connections = m_connections->value(),
        .waiting = m_waiting->value(),
        .headTime = seconds(m_headTime->value()),
        .bodyTime = seconds(m_bodyTime->value()),
        .idleTime = seconds(m_idleTime->value())};
}

void LimitsSection::check()
{
    if (!m_apply || !m_defaults)
        return;
    const http::Limits limits = typed();
    m_apply->setEnabled(!same(limits, m_settings.limits()));
    m_defaults->setEnabled(!same(limits, http::Limits()));
    if (limits.bodyBytes > 256 * mib)
        setNote(tr("Bodies are held in memory while they arrive: %1 senders at a time may then use a lot of it.")
                    .arg(limits.connections), Note::Warning);
    else
        setNote(m_apply->isEnabled() ? tr("Connections that are open now keep the limits they have.") : QString());
}

} // namespace settings
