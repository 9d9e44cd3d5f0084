// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QStringList>

#include <sys/types.h>

/// The program `hookglass-cli` as a child process. Ends with it.
class CliProcess
{
public:
    explicit CliProcess(const QStringList &arguments);
    ~CliProcess();
    CliProcess(const CliProcess &) = delete;
    CliProcess &operator=(const CliProcess &) = delete;

    /// One line of its standard output, without the line's end; empty after ten seconds.
    QByteArray readLine();
    /// The port in a line "listening http://127.0.0.1:PORT …".
    quint16 readPort();
    void signal(int number);
    /// Waits for its end, at most 30 s; its exit code, 128 + number after a signal.
    int wait();
    QByteArray readAll(); ///< the rest of its standard output, until it closes
    pid_t pid() const { return m_pid; }

private:
    pid_t m_pid = -1;
    int m_output = -1;
    QByteArray m_buffer;
    int m_exitCode = -1;
};

/// Runs it to the end; standard output goes to \p output.
int runCli(const QStringList &arguments, QByteArray *output = nullptr, const QByteArray &input = {});
