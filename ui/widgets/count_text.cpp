// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/count_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace widgets {

QString deliveriesText(qint64 count)
{
    return count == 1 ? QCoreApplication::translate("widgets", "1 delivery")
                      : QCoreApplication::translate("widgets", "%1 deliveries").arg(QLocale().toString(count));
}

} // namespace widgets
