# SPDX-License-Identifier: GPL-3.0-or-later
"""The control path: who may use it, and what it counts."""

import contextlib
import http.client
import os
import stat
import unittest
import urllib.parse

from support import KINDS, PROGRAM, Practice, run


class Control(unittest.TestCase):
    def setUp(self):
        self.practice = self.enterContext(Practice(PROGRAM))
        self.user, self.password = self.practice.a_working_user()

    def test_the_token_is_needed(self):
        for token in ("", "wrong", self.practice.read_json("control.json")["token"][:-1]):
            for method, path in (("GET", "/counters"), ("DELETE", "/faults"), ("GET", "/x")):
                self.assertEqual(self.practice.control(method, path, token=token).status, 403)
        mode = stat.S_IMODE(os.stat(self.practice.path("control.json")).st_mode)
        self.assertEqual(mode, 0o600)

    def test_loopback_only(self):
        address = urllib.parse.urlsplit(self.practice.read_json("control.json")["url"])
        self.assertEqual((address.scheme, address.hostname), ("http", "127.0.0.1"))

    def test_unknown_requests(self):
        self.assertEqual(self.practice.control("GET", "/").status, 404)
        self.assertEqual(self.practice.control("PUT", "/faults").status, 405)
        self.assertEqual(self.practice.control("PUT", "/counters").status, 405)
        self.assertEqual(self.practice.control("GET", f"/users/{self.user}").status, 405)
        self.assertEqual(self.practice.control("POST", "/users/S1", {}).status, 404)

    def test_bad_bodies_are_refused(self):
        for body in ([], 1, "x", None, {"state": "asleep"}, {"password": ""}, {"passwort": "x"}):
            answer = self.practice.control("POST", f"/users/{self.user}", body)
            self.assertEqual(answer.status, 400, body)

    def test_untried_users_are_left_out(self):
        self.assertEqual(self.practice.counters()["users"], {})

    def test_connections_are_counted_until_they_close(self):
        connections = [self.practice.connect("parcel-box") for _ in range(3)]
        for connection in connections:
            self.practice.get("parcel-box", self.user, self.password, connection=connection)
        parcel_box = self.practice.counters()["endpoints"]["parcel-box"]
        self.assertEqual(
            parcel_box,
            {
                "connections": 3,
                "handshakes": 3,
                "open": 3,
                "max_open": 3,
                "requests": 3,
                "by_status": {"200": 3},
            },
        )

        for connection in connections:
            connection.close()
        counters = self.practice.wait_for_counters(
            lambda c: c["endpoints"]["parcel-box"]["open"] == 0
        )
        self.assertEqual(counters["endpoints"]["parcel-box"]["max_open"], 3)

    def test_reset_keeps_what_is_not_a_counter(self):
        for _ in range(5):
            self.practice.get("portal", self.user, "wrong")
        connection = self.practice.connect("portal")
        self.practice.get("portal", connection=connection)
        self.practice.wait_for_counters(lambda c: c["endpoints"]["portal"]["open"] == 1)
        self.practice.reset_counters()

        counters = self.practice.counters()
        self.assertEqual(counters["users"], {})
        self.assertEqual(counters["endpoints"]["portal"]["connections"], 0)
        self.assertEqual(counters["endpoints"]["portal"]["open"], 1)
        self.assertEqual(self.practice.get("portal", self.user, self.password).status, 403)
        connection.close()

    def test_strange_requests_harm_nobody(self):
        for path in ("/counters?x=1", "/%00", "/users/%00", "/faults/../counters", "//", "/" + "a" * 4000):
            self.assertIn(self.practice.control("GET", path).status, (200, 400, 404, 405), path)
        for kind in KINDS:
            self.assertEqual(self.practice.get(kind, self.user, self.password).status, 200)

    def test_host_survives_nonsense(self):
        endpoint = self.practice.endpoint("portal")
        for text in (b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\0" * 100_000):
            connection = http.client.HTTPSConnection(
                "localhost", endpoint["port"], context=self.practice.tls(), timeout=30
            )
            connection.connect()
            with contextlib.suppress(OSError):  # refused before all of it was sent
                connection.sock.sendall(text)
            connection.close()
        self.assertEqual(self.practice.get("portal", self.user, self.password).status, 200)


if __name__ == "__main__":
    run()
