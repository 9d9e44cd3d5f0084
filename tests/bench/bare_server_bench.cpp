// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QHttpServer>
#include <QTcpServer>

#include <cstdio>

/// The yardstick of the capture budget: a QHttpServer that answers 200 and keeps nothing.
int main(int argc, char **argv)
{
    qputenv("QT_NO_GLIB", "1");
    QCoreApplication application(argc, argv);
    QHttpServer server;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    server.setMissingHandler(&server, [](const QHttpServerRequest &, QHttpServerResponder &responder) {
        responder.write(QHttpServerResponder::StatusCode::Ok);
    });
#else
    server.setMissingHandler([](const QHttpServerRequest &, QHttpServerResponder &&responder) {
        responder.write(QHttpServerResponder::StatusCode::Ok);
    });
#endif
    auto tcp = std::make_unique<QTcpServer>();
    if (!tcp->listen(QHostAddress::LocalHost))
        return 1;
    const quint16 port = tcp->serverPort();
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    if (!server.bind(tcp.get()))
        return 1;
#else
    server.bind(tcp.get());
#endif
    tcp.release(); // the HTTP server owns it now
    std::printf("listening http://127.0.0.1:%u\n", port);
    std::fflush(stdout);
    return application.exec();
}
