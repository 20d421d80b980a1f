# SPDX-License-Identifier: GPL-3.0-or-later
"""Each fault as a client meets it, and that it ends when it should."""

import http.client
import json
import select
import socket
import ssl
import unittest
import urllib.parse

from support import KINDS, PROGRAM, Practice, basic, run

TIME_LIMIT = 30

# tcpi_state of linux/tcp.h
TCP_CLOSE = 7
TCP_CLOSE_WAIT = 8


class Fault(unittest.TestCase):
    def setUp(self):
        self.practice = self.enterContext(Practice(PROGRAM))
        self.user, self.password = self.practice.a_working_user()

    def get(self, kind="portal", **options):
        return self.practice.get(kind, self.user, self.password, **options)

    def set_fault(self, fault, endpoint="portal", **parameters):
        self.practice.set_fault(fault, endpoint, **parameters)

    def plain_connection(self, kind="portal"):
        endpoint = self.practice.endpoint(kind)
        return self.enterContext(
            socket.create_connection((endpoint["host"], endpoint["port"]), timeout=TIME_LIMIT)
        )

    def assert_all_is_well(self):
        for kind in KINDS:
            self.assertEqual(self.get(kind).status, 200)


class ConnectionFaults(Fault):
    def tearDown(self):
        """The other hosts never notice, and the end of the fault is the end of the trouble."""
        self.assertEqual(self.get("parcel-box").status, 200)
        self.practice.clear_faults()
        self.assert_all_is_well()

    def test_reset_at_accept(self):
        self.set_fault("reset-at-accept")
        with self.assertRaises(ConnectionResetError):
            self.plain_connection().recv(1)
        self.assertEqual(self.practice.counters()["endpoints"]["portal"]["handshakes"], 0)

    def test_reset_in_handshake(self):
        self.set_fault("reset-in-handshake")
        connection = self.plain_connection()
        self.assertEqual(select.select([connection], [], [], 0), ([], [], []))
        with self.assertRaises(ConnectionResetError):
            self.practice.tls().wrap_socket(connection, server_hostname="localhost")

    def test_stall_at_accept(self):
        self.set_fault("stall-at-accept")
        connection = self.plain_connection()
        connection.settimeout(0.3)
        with self.assertRaises(TimeoutError):
            self.practice.tls().wrap_socket(connection, server_hostname="localhost")
        self.practice.wait_for_counters(lambda c: c["endpoints"]["portal"]["open"] == 0)

    def test_many_stalled_connections_disturb_nobody(self):
        self.set_fault("stall-at-accept", count=100)
        stalled = [self.plain_connection() for _ in range(100)]
        self.practice.wait_for_counters(lambda c: c["endpoints"]["portal"]["connections"] == 100)
        self.assert_all_is_well()
        self.assertGreaterEqual(self.practice.counters()["endpoints"]["portal"]["max_open"], 100)
        for connection in stalled:
            connection.close()

    def test_silent_clients_disturb_nobody(self):
        silent = [self.plain_connection() for _ in range(100)]
        self.assert_all_is_well()
        for connection in silent:
            connection.close()
        self.practice.wait_for_counters(lambda c: c["endpoints"]["portal"]["open"] == 0)

    def test_no_tls(self):
        self.set_fault("no-tls")
        with self.assertRaisesRegex(ssl.SSLError, "WRONG_VERSION_NUMBER"):
            self.get()
        connection = self.plain_connection()
        connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        response = http.client.HTTPResponse(connection)
        response.begin()
        self.assertEqual(response.status, 400)
        self.assertEqual(response.read(), b"This port speaks plain HTTP.\n")

    def assert_certificate_refused(self, why):
        with self.assertRaisesRegex(ssl.SSLCertVerificationError, why):
            self.get()
        self.assertEqual(self.practice.counters()["users"].get(self.user, {}).get("attempts", 0), 0)

    def test_certificate_wrong_name(self):
        self.set_fault("certificate-wrong-name")
        self.assert_certificate_refused("Hostname mismatch")

    def test_certificate_expired(self):
        self.set_fault("certificate-expired")
        self.assert_certificate_refused("certificate has expired")

    def test_certificate_untrusted(self):
        self.set_fault("certificate-untrusted")
        self.assert_certificate_refused("unable to get local issuer certificate")

    def test_certificate_self_signed(self):
        self.set_fault("certificate-self-signed")
        self.assert_certificate_refused("self-signed certificate")

    def test_certificate_changes_for_new_connections_only(self):
        connection = self.practice.connect("portal")
        self.assertEqual(self.get(connection=connection).status, 200)
        self.set_fault("certificate-expired")
        self.assertEqual(self.get(connection=connection).status, 200)
        connection.close()
        with self.assertRaisesRegex(ssl.SSLCertVerificationError, "certificate has expired"):
            self.get()


class RequestFaults(Fault):
    def tearDown(self):
        self.assertEqual(self.get("parcel-box").status, 200)
        self.practice.clear_faults()
        self.assert_all_is_well()
        self.practice.wait_for_counters(
            lambda c: all(endpoint["open"] == 0 for endpoint in c["endpoints"].values())
        )

    def test_delay_answers_rightly_but_late(self):
        self.set_fault("delay", delay_ms=300)
        connection = self.practice.connect("portal")
        connection.request(
            "GET",
            self.practice.test_path("portal"),
            headers={"Authorization": basic(self.user, self.password)},
        )
        self.assertEqual(select.select([connection.sock], [], [], 0.1), ([], [], []))
        self.assertEqual(self.get("note-download").status, 200)
        response = connection.getresponse()
        self.assertEqual(response.status, 200)
        response.read()
        self.assertEqual(self.get(connection=connection).status, 200)
        connection.close()

    def test_client_that_leaves_during_the_delay_harms_nobody(self):
        self.set_fault("delay", delay_ms=200, count=20)
        for _ in range(20):
            connection = self.practice.connect("portal")
            connection.request("GET", self.practice.test_path("portal"))
            connection.close()
        counters = self.practice.wait_for_counters(
            lambda c: c["endpoints"]["portal"]["requests"] == 20
        )
        self.assertEqual(counters["endpoints"]["portal"]["by_status"], {"401": 20})

    def test_delay_goes_with_other_faults(self):
        self.set_fault("status", status=503, delay_ms=50)
        self.assertEqual(self.get().status, 503)

    def test_status(self):
        for status in (403, 404, 429, 500, 502, 503, 504):
            self.set_fault("status", status=status, body=f"answer {status}", retry_after="7")
            answer = self.get()
            self.assertEqual(answer.status, status)
            self.assertEqual(answer.text, f"answer {status}")
            self.assertEqual(answer.headers["Retry-After"], "7")

    def test_status_with_a_type(self):
        error = {"error": {"code": "E1", "message": {"lang": "en", "value": "Nein, Müller"}}}
        self.set_fault(
            "status", status=403, body=json.dumps(error), content_type="application/json"
        )
        answer = self.get()
        self.assertEqual(answer.headers["Content-Type"], "application/json")
        self.assertEqual(answer.json(), error)

    def test_status_takes_the_place_of_the_log_on(self):
        self.set_fault("status", status=503)
        self.practice.get("portal", self.user, "wrong")
        user = self.practice.counters()["users"][self.user]
        self.assertEqual((user["attempts"], user["successes"], user["failures"]), (1, 0, 0))

    def test_count(self):
        self.set_fault("status", status=503, count=2)
        self.assertEqual([self.get().status for _ in range(4)], [503, 503, 200, 200])

    def test_log_on_page_with_each_marker(self):
        markers = (
            "fragmentafterlogin",
            "document.cookie",
            "accounts.sap.com",
            "/saml2/idp/sso",
            "SAMLRequest",
        )
        for marker in markers:
            self.set_fault("log-on-page", marker=marker)
            answer = self.get()
            self.assertEqual(answer.status, 200)
            self.assertIn("text/html", answer.headers["Content-Type"])
            self.assertEqual([m for m in markers if m in answer.text[:5000]], [marker])

    def test_redirect_leads_to_the_foreign_host(self):
        self.set_fault("redirect")
        answer = self.get()
        self.assertEqual(answer.status, 302)
        location = answer.headers["Location"]
        self.assertEqual(location, self.practice.read_json("control.json")["foreign_url"])

        address = urllib.parse.urlsplit(location)
        for headers in ({}, {"Authorization": basic("a", "b")}, {"Proxy-Authorization": "x"}):
            connection = http.client.HTTPSConnection(
                address.hostname, address.port, context=self.practice.tls(), timeout=TIME_LIMIT
            )
            connection.request("GET", address.path, headers=headers)
            self.assertEqual(connection.getresponse().status, 200)
            connection.close()
        foreign = self.practice.counters()["foreign"]
        self.assertEqual(
            (foreign["connections"], foreign["requests"], foreign["with_authorization"]), (3, 3, 2)
        )

    def test_foreign_host_speaks_plain_http_too(self):
        address = urllib.parse.urlsplit(
            self.practice.read_json("control.json")["foreign_plain_url"]
        )
        self.assertEqual(address.scheme, "http")
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=TIME_LIMIT)
        for _ in range(2):
            connection.request("GET", "/", headers={"Authorization": basic("a", "b")})
            connection.getresponse().read()
        connection.close()
        foreign = self.practice.counters()["foreign"]
        self.assertEqual((foreign["connections"], foreign["with_authorization"]), (1, 2))
        self.assertEqual(foreign["handshakes"], 0)

    def test_redirect_elsewhere(self):
        self.set_fault("redirect", url="https://example.invalid/x", status=307)
        answer = self.get()
        self.assertEqual((answer.status, answer.headers["Location"]), (307, "https://example.invalid/x"))

    def test_oversized_body(self):
        self.set_fault("oversized-body", bytes=10_000_001)
        self.assertEqual(len(self.get().body), 10_000_001)

    def test_client_that_leaves_an_oversized_body_harms_nobody(self):
        self.set_fault("oversized-body", bytes=1 << 30)
        connection = self.practice.connect("portal")
        connection.request("GET", "/")
        response = connection.getresponse()
        self.assertEqual(response.headers["Content-Length"], str(1 << 30))
        response.read(100_000)
        response.close()
        connection.close()

    def assert_body_breaks_off(self, tcp_state):
        """Python's TLS shows an orderly end and a reset alike; the state of the socket does not."""
        connection = self.practice.connect("portal")
        connection.request("GET", "/")
        response = connection.getresponse()
        with self.assertRaises((http.client.IncompleteRead, ConnectionResetError)):
            response.read()
        self.assertTrue(select.select([connection.sock], [], [], TIME_LIMIT)[0])
        state = connection.sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0]
        self.assertEqual(state, tcp_state)
        connection.close()

    def test_truncated_body(self):
        self.set_fault("truncated-body")
        self.assert_body_breaks_off(TCP_CLOSE_WAIT)

    def test_reset_in_body(self):
        self.set_fault("reset-in-body")
        self.assert_body_breaks_off(TCP_CLOSE)

    def test_stall_in_body(self):
        self.set_fault("stall-in-body")
        connection = self.practice.connect("portal", timeout=0.5)
        connection.request("GET", "/")
        response = connection.getresponse()
        self.assertEqual(response.status, 200)
        self.assertEqual(response.read(10), b"This answe")
        with self.assertRaises(TimeoutError):
            response.read()
        response.close()
        connection.close()

    def test_garbage(self):
        self.set_fault("garbage")
        with self.assertRaises(http.client.BadStatusLine):
            self.get()
        self.assertEqual(self.practice.counters()["endpoints"]["portal"]["by_status"], {"0": 1})


class Scopes(Fault):
    def test_the_narrowest_wins(self):
        other = self.practice.customers_expecting("ok")[1]
        self.practice.set_fault("status", status=500)
        self.practice.set_fault("status", endpoint="portal", status=501)
        self.practice.set_fault("status", user=self.user, status=502)
        self.practice.set_fault("status", endpoint="portal", user=self.user, status=503)

        self.assertEqual(self.get("portal").status, 503)
        self.assertEqual(self.get("parcel-box").status, 502)
        self.assertEqual(self.practice.get("portal", other[2], other[3]).status, 501)
        self.assertEqual(self.practice.get("parcel-box", other[2], other[3]).status, 500)

    def test_a_new_fault_replaces_the_old_one(self):
        self.set_fault("status", status=500)
        self.set_fault("status", status=502)
        self.assertEqual(self.get().status, 502)

    def test_bad_faults_are_refused(self):
        for fault in (
            {},
            {"fault": "flood"},
            {"fault": "status", "status": 99},
            {"fault": "status", "status": 600},
            {"fault": "status", "status": "503"},
            {"fault": "status", "endpoint": "mailbox"},
            {"fault": "status", "stauts": 503},
            {"fault": "status", "retry_after": "1\r\nX: y"},
            {"fault": "redirect", "url": "https://a\r\nX: y"},
            {"fault": "no-tls", "user": self.user},
            {"fault": "log-on-page", "marker": "welcome"},
            {"fault": "delay", "delay_ms": -1},
        ):
            answer = self.practice.control("POST", "/faults", fault)
            self.assertEqual(answer.status, 400, fault)
            self.assertTrue(answer.json()["error"])
        self.assertEqual(self.get().status, 200)


if __name__ == "__main__":
    run()
