// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/store_section.h"

#include "widgets/confirm.h"
#include "widgets/copy_button.h"
#include "widgets/count_text.h"
#include "widgets/elided_label.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QUrl>

namespace settings {

using namespace Qt::StringLiterals;

StoreSection::StoreSection(Settings &settings, const QString &pathInUse, QWidget *parent)
    : Section(u"store"_s, tr("Store"),
        tr("One SQLite file holds every delivery, byte for byte, with your marks and notes."), parent),
      m_settings(settings), m_inUse(pathInUse), m_before(settings.storePath()), m_path(new widgets::ElidedLabel(Qt::ElideMiddle, this)),
      m_size(new QLabel(this))
{
    m_path->setObjectName(u"storePath"_s);
    m_path->setFullText(QDir::toNativeSeparators(pathInUse));
    m_path->setTextInteractionFlags(Qt::TextSelectableByMouse);
    addRow(tr("File"), m_path);
    m_size->setObjectName(u"storeSize"_s);
    addRow(tr("Holds"), m_size);
    QPushButton *open = addButton(tr("Open folder"));
    connect(open, &QPushButton::clicked, this, [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_inUse).absolutePath()));
    });
    QPushButton *other = addButton(tr("Use another file…"));
    other->setObjectName(u"chooseStore"_s);
    connect(other, &QPushButton::clicked, this, &StoreSection::choose);
    m_default = addButton(tr("Use the default file"));
    m_default->setObjectName(u"defaultStore"_s);
    connect(m_default, &QPushButton::clicked, this, [this] { m_settings.setStorePath({}); });
    connect(&m_settings, &Settings::storePathChanged, this, &StoreSection::showPending);
    showPending();
}

void StoreSection::showHealth(const store::Health &health)
{
    m_size->setText(tr("%1, %2", "deliveries, size").arg(widgets::deliveriesText(health.stored),
        QLocale().formattedDataSize(health.sizeBytes, 1, QLocale::DataSizeSIFormat)));
}

void StoreSection::choose()
{
    widgets::chooseFile(this, tr("Choose a store"), m_inUse, [this](const QString &path) {
        if (!path.isEmpty())
            m_settings.setStorePath(path);
    });
}

void StoreSection::showPending()
{
    const QString path = m_settings.storePath();
    const QString next = path.isEmpty() ? store::defaultStorePath() : path;
    m_default->setVisible(!path.isEmpty());
    // A store that the command line asked for is no news.
    if (path == m_before || QFileInfo(next).absoluteFilePath() == QFileInfo(m_inUse).absoluteFilePath())
        setNote({});
    else
        setNote(tr("From the next start on, deliveries are kept in %1. What is captured until then stays in the file "
                   "above.").arg(QDir::toNativeSeparators(next)));
}

} // namespace settings
