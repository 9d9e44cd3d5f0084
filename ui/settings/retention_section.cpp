// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/retention_section.h"

#include "widgets/confirm.h"
#include "widgets/count_text.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>

namespace settings {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 day = 24 * 60 * 60;
constexpr qint64 megabyte = 1024 * 1024;

bool isOff(const store::Retention &retention)
{
    return retention == store::Retention();
}

} // namespace

RetentionSection::RetentionSection(Settings &settings, QWidget *parent)
    : Section(u"clear"_s, tr("Retention"),
        tr("Nothing is deleted unless you say so here. Each rule deletes the oldest deliveries first, for good. "
           "Marked deliveries and those with a note are spared."), parent),
      m_settings(settings), m_age(addRule(u"age"_s, tr("Delete what is older than"), 30, 36'500, {tr(" day"), tr(" days")})),
      m_count(addRule(u"count"_s, tr("Keep at most"), 100'000, 2'000'000'000, {tr(" delivery"), tr(" deliveries")})),
      m_size(addRule(u"size"_s, tr("Keep the store below"), 1'000, 2'000'000'000, {tr(" MiB"), tr(" MiB")}))
{
    const int width = std::max({m_age.amount->sizeHint().width(), m_count.amount->sizeHint().width(),
        m_size.amount->sizeHint().width()});
    for (const Rule &rule : {m_age, m_count, m_size})
        rule.amount->setFixedWidth(width);
    m_apply = addButton(tr("Apply"));
    m_apply->setObjectName(u"applyRetention"_s);
    connect(m_apply, &QPushButton::clicked, this, &RetentionSection::apply);
    m_ask.setSingleShot(true);
    m_ask.setInterval(200);
    connect(&m_ask, &QTimer::timeout, this, [this] { Q_EMIT previewRequested(typed()); });
    fill(m_settings.retention());
    connect(&m_settings, &Settings::retentionChanged, this, &RetentionSection::check);
    check();
}

RetentionSection::Rule RetentionSection::addRule(const QString &name, const QString &text, int amount, int most, const Unit &unit)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    const Rule rule {new QCheckBox(text, row), new QSpinBox(row)};
    rule.on->setObjectName(name + u"On"_s);
    rule.on->setMinimumWidth(200);
    rule.amount->setObjectName(name + u"Amount"_s);
    rule.amount->setAccessibleName(text);
    rule.amount->setRange(1, most);
    rule.amount->setValue(amount);
    rule.amount->setGroupSeparatorShown(true);
    rule.amount->setSuffix(amount == 1 ? unit.one : unit.many);
    connect(rule.amount, &QSpinBox::valueChanged, rule.amount, [box = rule.amount, unit](int value) {
        box->setSuffix(value == 1 ? unit.one : unit.many);
    });
    rule.amount->setEnabled(false);
    layout->addWidget(rule.on);
    layout->addWidget(rule.amount);
    layout->addStretch();
    addWide(row);
    guardFromWheel(rule.amount);
    connect(rule.on, &QCheckBox::toggled, rule.amount, &QWidget::setEnabled);
    connect(rule.on, &QCheckBox::toggled, this, &RetentionSection::check);
    connect(rule.amount, &QSpinBox::valueChanged, this, &RetentionSection::check);
    return rule;
}

void RetentionSection::fill(const store::Retention &retention)
{
    const auto show = [](const Rule &rule, qint64 value) {
        rule.on->setChecked(value > 0);
        if (value > 0)
            rule.amount->setValue(int(qMin<qint64>(value, rule.amount->maximum())));
    };
    show(m_age, retention.maxAgeSeconds / day);
    show(m_count, retention.maxCount);
    show(m_size, retention.maxBytes / megabyte);
}

store::Retention RetentionSection::typed() const
{
    const auto amount = [](const Rule &rule, qint64 unit) { return rule.on->isChecked() ? rule.amount->value() * unit : 0; };
    return {amount(m_age, day), amount(m_count, 1), amount(m_size, megabyte)};
}

void RetentionSection::check()
{
    if (!m_apply)
        return;
    const store::Retention wanted = typed();
    m_wouldDelete.reset();
    m_ask.stop();
    const bool changed = !(wanted == m_settings.retention());
    m_apply->setEnabled(changed && isOff(wanted));
    if (isOff(wanted)) {
        setNote(changed ? tr("Nothing will be deleted any more.") : tr("Everything is kept."));
    } else if (!changed) {
        setNote(tr("In effect."));
    } else {
        setNote(tr("Counting what this would delete…"));
        m_ask.start();
    }
}

void RetentionSection::showPreview(const store::Retention &retention, qint64 count)
{
    if (!(retention == typed()) || retention == m_settings.retention())
        return;
    m_wouldDelete = count;
    m_apply->setEnabled(true);
    if (count == 0)
        setNote(tr("Would delete nothing now."));
    else
        setNote(tr("Would delete %1 now. That cannot be undone.").arg(widgets::deliveriesText(count)), Note::Warning);
}

void RetentionSection::apply()
{
    const store::Retention wanted = typed();
    if (m_wouldDelete.value_or(0) == 0) {
        m_settings.setRetention(wanted);
        return;
    }
    const QString count = widgets::deliveriesText(*m_wouldDelete);
    const widgets::Question question {tr("Delete old deliveries?"),
        tr("%1 will be deleted now, and more as they become due. That cannot be undone.").arg(count),
        tr("Delete %1").arg(count)};
    widgets::confirm(this, question, [this, wanted](bool accepted) {
        if (accepted)
            m_settings.setRetention(wanted);
    });
}

} // namespace settings
