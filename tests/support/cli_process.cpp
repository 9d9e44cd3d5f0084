// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/cli_process.h"

#include <QProcess>

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

static QByteArray program()
{
    return PROGRAM_DIR "/hookglass-cli";
}

CliProcess::CliProcess(const QStringList &arguments)
{
    QList<QByteArray> words = {program()};
    for (const QString &argument : arguments)
        words.append(argument.toLocal8Bit());
    std::vector<char *> argv;
    for (QByteArray &word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    int output[2];
    if (pipe2(output, O_CLOEXEC) != 0)
        return;
    m_pid = fork();
    if (m_pid == 0) {
        dup2(output[1], STDOUT_FILENO);
        execv(argv[0], argv.data());
        _exit(127);
    }
    close(output[1]);
    m_output = output[0];
}

CliProcess::~CliProcess()
{
    if (m_exitCode < 0) {
        signal(SIGKILL);
        wait();
    }
    close(m_output);
}

static bool readInto(QByteArray &buffer, int file)
{
    pollfd waiting = {file, POLLIN, 0};
    if (poll(&waiting, 1, 10'000) <= 0)
        return false;
    char chunk[64 * 1024];
    const auto count = read(file, chunk, sizeof chunk);
    if (count <= 0)
        return false;
    buffer.append(chunk, count);
    return true;
}

QByteArray CliProcess::readLine()
{
    qsizetype end = -1;
    while ((end = m_buffer.indexOf('\n')) < 0) {
        if (!readInto(m_buffer, m_output))
            return {};
    }
    const QByteArray line = m_buffer.left(end);
    m_buffer.remove(0, end + 1);
    return line;
}

QByteArray CliProcess::readAll()
{
    while (readInto(m_buffer, m_output)) { }
    return std::exchange(m_buffer, {});
}

quint16 CliProcess::readPort()
{
    const QByteArray line = readLine();
    const qsizetype begin = line.lastIndexOf(':', line.indexOf(" store=")) + 1;
    return line.mid(begin, line.indexOf(' ', begin) - begin).toUShort();
}

void CliProcess::signal(int number)
{
    if (m_pid > 0)
        kill(m_pid, number);
}

int CliProcess::wait()
{
    if (m_exitCode >= 0)
        return m_exitCode;
    int status = 0;
    for (int tries = 0; tries < 3000; ++tries) {
        if (waitpid(m_pid, &status, WNOHANG) == m_pid)
            return m_exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        usleep(10'000);
    }
    return -1;
}

int runCli(const QStringList &arguments, QByteArray *output, const QByteArray &input)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QString::fromLocal8Bit(program()), arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    if (output)
        *output = process.readAllStandardOutput();
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}
