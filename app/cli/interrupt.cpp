// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/interrupt.h"

#include "cli/console.h"

#include <QSocketNotifier>

#include <csignal>
#include <unistd.h>

namespace cli {

static int s_pipe[2] = {-1, -1};

// Only async-signal-safe calls are allowed here (signal-safety(7)).
static void handleSignal(int number)
{
    std::signal(number, SIG_DFL);
    const char byte = char(number);
    [[maybe_unused]] const auto written = write(s_pipe[1], &byte, 1);
}

Interrupt::Interrupt(QObject *parent) : QObject(parent)
{
    if (pipe(s_pipe) != 0)
        return;
    giveUpPrintingFor(s_pipe[0]);
    m_notifier = new QSocketNotifier(s_pipe[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (read(s_pipe[0], &byte, 1) == 1)
            Q_EMIT requested();
    });
    std::signal(SIGINT, handleSignal);
    std::signal(SIGTERM, handleSignal);
}

Interrupt::~Interrupt()
{
    giveUpPrintingFor(-1);
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    close(s_pipe[0]);
    close(s_pipe[1]);
}

} // namespace cli
