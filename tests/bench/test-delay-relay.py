#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The relay of the bench hands on everything, both ways, both ends, and not too early."""

import os
import socket
import subprocess
import sys
import threading
import time
import unittest

RELAY = sys.argv.pop()
DELAY_MS = 20


def echo(listener):
    """Sends everything back, and its end after the other's end."""
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=echo_one, args=(connection,), daemon=True).start()


def echo_one(connection):
    with connection:
        while part := connection.recv(65536):
            connection.sendall(part)


class Relay(unittest.TestCase):
    def setUp(self):
        listener = self.enterContext(socket.create_server(('127.0.0.1', 0)))
        threading.Thread(target=echo, args=(listener,), daemon=True).start()
        relay = self.enterContext(subprocess.Popen([RELAY, str(listener.getsockname()[1]), str(DELAY_MS)],
                                                   stdout=subprocess.PIPE))
        self.addCleanup(relay.terminate)
        self.port = int(relay.stdout.readline())

    def connect(self):
        return self.enterContext(socket.create_connection(('127.0.0.1', self.port), timeout=20))

    def test_round_trip_is_not_too_early(self):
        connection = self.connect()
        started = time.monotonic()
        connection.sendall(b'x')
        self.assertEqual(connection.recv(1), b'x')
        self.assertGreaterEqual(time.monotonic() - started, 2 * DELAY_MS / 1000)

    def test_much_data_and_the_end(self):
        connection = self.connect()
        sent = os.urandom(3_000_000)

        def send():
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
        threading.Thread(target=send, daemon=True).start()
        received = bytearray()
        while part := connection.recv(65536):
            received += part
        self.assertEqual(bytes(received), sent)

    def test_many_connections(self):
        connections = [self.connect() for _ in range(200)]
        for number, connection in enumerate(connections):
            connection.sendall(b'%03d' % number)
        for number, connection in enumerate(connections):
            self.assertEqual(connection.recv(3, socket.MSG_WAITALL), b'%03d' % number)

    def test_broken_peer(self):
        broken = self.connect()
        broken.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b'\1\0\0\0\0\0\0\0')
        broken.sendall(b'x' * 100_000)
        broken.close()
        connection = self.connect()
        connection.sendall(b'still there')
        self.assertEqual(connection.recv(11, socket.MSG_WAITALL), b'still there')


if __name__ == '__main__':
    unittest.main(verbosity=2)
