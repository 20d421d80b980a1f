#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The peers behave as the tests that use them expect; asked with plain sockets."""

import base64
import socket
import ssl
import sys
import unittest

from proxies import PASSWORD, USER, Nginx, Squid, Tinyproxy, find_program


def authorization(user, password):
    return base64.b64encode(f'{user}:{password}'.encode()).decode()


def connect_through(proxy, port, logon=None):
    """The status line that the proxy answers to CONNECT localhost:port."""
    header = f'Proxy-Authorization: Basic {authorization(*logon)}\r\n' if logon else ''
    with socket.create_connection(('127.0.0.1', proxy.port), timeout=20) as connection:
        connection.sendall(f'CONNECT localhost:{port} HTTP/1.1\r\nHost: localhost:{port}\r\n{header}\r\n'.encode())
        return connection.makefile('rb').readline().decode()


def status_of(nginx, user, password):
    context = ssl.create_default_context(cafile=nginx.ca_path)
    with socket.create_connection(('127.0.0.1', nginx.port), timeout=20) as plain, \
            context.wrap_socket(plain, server_hostname='localhost') as connection:
        connection.sendall(f'GET /ok HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n'
                           f'Authorization: Basic {authorization(user, password)}\r\n\r\n'.encode())
        return connection.makefile('rb').readline().decode()


class Proxies(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.nginx = cls.enterClassContext(Nginx([('anna', 'right')]))

    def test_nginx(self):
        self.assertIn(' 200 ', status_of(self.nginx, 'anna', 'right'))
        self.assertIn(' 401 ', status_of(self.nginx, 'anna', 'wrong'))

    def test_open(self):
        with Tinyproxy() as proxy:
            self.assertIn(' 200 ', connect_through(proxy, self.nginx.port))

    def test_logon(self):
        for kind in (lambda: Tinyproxy(logon=True), Squid):
            with self.subTest(kind=kind), kind() as proxy:
                self.assertIn(' 407 ', connect_through(proxy, self.nginx.port))
                self.assertRegex(connect_through(proxy, self.nginx.port, (USER, 'wrong')), ' 40[17] ')
                self.assertIn(' 200 ', connect_through(proxy, self.nginx.port, (USER, PASSWORD)))

    def test_refused_connect(self):
        with Tinyproxy(refuse_connect=True) as proxy:
            self.assertIn(' 403 ', connect_through(proxy, self.nginx.port))


if __name__ == '__main__':
    try:
        for program in ('tinyproxy', 'squid', 'nginx', 'openssl'):
            find_program(program)
    except FileNotFoundError as error:
        print(f'{error}: skipped')
        sys.exit(77)
    unittest.main(verbosity=2)
