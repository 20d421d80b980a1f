# SPDX-License-Identifier: GPL-3.0-or-later
"""Starting, restarting and ending; what lies in the state folder; landscapes."""

import json
import os
import select
import signal
import socket
import ssl
import stat
import subprocess
import sys
import tempfile
import unittest

from support import KINDS, PROGRAM, Practice, run

TIME_LIMIT = 60
OK = ("ok", "ok", "ok")


def call(*arguments):
    return subprocess.run(
        [PROGRAM, *arguments], capture_output=True, text=True, timeout=TIME_LIMIT, check=False
    )


class Life(unittest.TestCase):
    def setUp(self):
        folder = self.enterContext(tempfile.TemporaryDirectory(prefix="backbone-practice-"))
        self.state_dir = os.path.join(folder, "state")

    def start(self, *options):
        return self.enterContext(Practice(PROGRAM, *options, state_dir=self.state_dir))

    def write(self, name, content):
        path = os.path.join(os.path.dirname(self.state_dir), name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
        return path

    # Ending

    def test_signals_end_it_with_status_0(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            practice = Practice(PROGRAM).start()
            practice.get("portal")
            practice.process.send_signal(number)
            self.assertEqual(practice.process.wait(TIME_LIMIT), 0)
            self.assertEqual(practice.process.stdout.read(), b"")
            practice.stop()

    def test_it_ends_while_clients_are_connected(self):
        practice = Practice(PROGRAM).start()
        connection = practice.connect("portal")
        practice.get("portal", connection=connection)
        practice.set_fault("stall-in-body", "portal")
        connection.request("GET", "/")
        practice.wait_for_counters(lambda c: c["endpoints"]["portal"]["requests"] == 2)
        self.assertEqual(practice.stop(), 0)
        connection.close()

    def test_it_ends_in_the_middle_of_handshakes(self):
        practice = Practice(PROGRAM).start()
        port = practice.endpoint("portal")["port"]
        half_way = [socket.create_connection(("localhost", port)) for _ in range(20)]
        for connection in half_way:
            connection.sendall(b"\x16\x03\x01\x02\x00\x01")
        practice.wait_for_counters(lambda c: c["endpoints"]["portal"]["connections"] == 20)
        self.assertEqual(practice.stop(), 0)
        for connection in half_way:
            connection.close()

    def test_it_ends_with_its_parent(self):
        parent = subprocess.Popen(
            [
                sys.executable,
                "-c",
                "import subprocess, sys\n"
                "child = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE)\n"
                "print(child.stdout.readline().decode().split()[0], child.pid, flush=True)\n"
                "sys.stdin.read()\n",
                PROGRAM,
                "--state-dir",
                self.state_dir,
                "--exit-with-parent",
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        with parent:
            word, pid = parent.stdout.readline().decode().split()
            self.assertEqual(word, "ready")
            child = os.pidfd_open(int(pid))
            parent.kill()
            self.assertTrue(select.select([child], [], [], TIME_LIMIT)[0])
            os.close(child)

    # The state folder

    def test_what_lies_in_the_state_folder(self):
        practice = self.start()
        secret = ("ca-key.pem", "control.json", "customers.csv", "portal-key.pem")
        public = ("ca.pem", "endpoints.json", "expected.csv", "portal-certificate.pem")
        self.assertEqual(stat.S_IMODE(os.stat(self.state_dir).st_mode), 0o700)
        for name in secret:
            self.assertEqual(stat.S_IMODE(os.stat(practice.path(name)).st_mode), 0o600, name)
        for name in public:
            self.assertTrue(os.path.exists(practice.path(name)))

    def test_the_endpoint_profile(self):
        profile = self.start().read_json("endpoints.json")
        self.assertEqual(profile["format"], "backbone-endpoint-profile")
        self.assertEqual((profile["version"], profile["trust"]), (1, "ca.pem"))
        self.assertEqual([e["kind"] for e in profile["endpoints"]], list(KINDS))
        for endpoint in profile["endpoints"]:
            port = endpoint.pop("port")
            self.assertTrue(0 < port < 65536)
        self.assertEqual(
            profile["endpoints"][1],
            {
                "kind": "parcel-box",
                "destination": "SAP-SUPPORT_PARCELBOX",
                "type": "G",
                "host": "localhost",
                "path_prefix": "/parcel/",
                "test_path": "",
                "good_status": 200,
            },
        )

    def test_certificates_are_well_made(self):
        practice = self.start()
        ca = practice.path("ca.pem")
        for kind in KINDS:
            leaf = practice.path(f"{kind}-certificate.pem")
            for name in (("-verify_hostname", "localhost"), ("-verify_ip", "127.0.0.1")):
                command = ["openssl", "verify", "-x509_strict", "-purpose", "sslserver", *name]
                done = subprocess.run(
                    [*command, "-CAfile", ca, leaf], capture_output=True, text=True, check=False
                )
                self.assertEqual(done.returncode, 0, done.stderr)

    def test_tls_versions(self):
        practice = self.start()
        address = ("localhost", practice.endpoint("portal")["port"])
        for version, works in (
            (ssl.TLSVersion.TLSv1_1, False),
            (ssl.TLSVersion.TLSv1_2, True),
            (ssl.TLSVersion.TLSv1_3, True),
        ):
            context = practice.tls()
            context.set_ciphers("DEFAULT:@SECLEVEL=0")
            context.minimum_version = version
            context.maximum_version = version
            with socket.create_connection(address, timeout=TIME_LIMIT) as plain:
                if works:
                    with context.wrap_socket(plain, server_hostname="localhost") as tls:
                        self.assertEqual(tls.version().replace("TLSv", ""), version.name[4:].replace("_", "."))
                else:
                    with self.assertRaises(ssl.SSLError):
                        context.wrap_socket(plain, server_hostname="localhost")

    def test_restart_keeps_place_and_authority(self):
        def facts(practice):
            with open(practice.path("ca.pem"), encoding="utf-8") as file:
                ca = file.read()
            control = practice.read_json("control.json")
            return ca, practice.read_json("endpoints.json"), control["url"], control["foreign_url"]

        first = self.start()
        before = facts(first)
        tls = first.tls()
        token = first.read_json("control.json")["token"]
        self.assertEqual(first.stop(), 0)
        second = self.start()
        self.assertEqual(facts(second), before)
        self.assertNotEqual(second.read_json("control.json")["token"], token)
        second.tls = lambda: tls
        self.assertEqual(second.get("portal").status, 401)

    def test_restart_gives_way_where_a_port_is_taken(self):
        first = self.start()
        ports = [first.endpoint(kind)["port"] for kind in KINDS]
        first.stop()
        with socket.create_server(("127.0.0.1", ports[0])):
            second = self.start()
            moved = [second.endpoint(kind)["port"] for kind in KINDS]
            self.assertNotEqual(moved[0], ports[0])
            self.assertEqual(moved[1:], ports[1:])
            self.assertEqual(second.get("portal").status, 401)

    def test_an_unusable_authority_is_replaced(self):
        first = self.start()
        first.stop()
        for name, content in (("ca.pem", "nonsense"), ("ca-key.pem", ""), ("endpoints.json", "[]")):
            with open(first.path(name), "w", encoding="utf-8") as file:
                file.write(content)
            practice = self.start()
            self.assertEqual(practice.get("portal").status, 401)
            practice.stop()

    def test_one_at_a_time(self):
        practice = self.start()
        second = call("--state-dir", self.state_dir)
        self.assertEqual((second.returncode, second.stdout), (3, ""))
        self.assertIn("in use by another practice backbone", second.stderr)
        self.assertEqual(practice.get("portal").status, 401)

    # Usage

    def test_help_and_version(self):
        self.assertIn("--exit-with-parent", call("--help").stdout)
        self.assertRegex(call("--version").stdout, r"^backbone-practice \d+\.\d+\.\d+\n$")

    def test_wrong_usage(self):
        for arguments in (
            (),
            ("--state-dir", ""),
            ("--state-dir", self.state_dir, "--customers", "-1"),
            ("--state-dir", self.state_dir, "--customers", "100001"),
            ("--state-dir", self.state_dir, "--customers", "5", "--landscape", "x"),
            ("--state-dir", self.state_dir, "--port-base", "65532"),
            ("--state-dir", self.state_dir, "more"),
            ("--what",),
        ):
            done = call(*arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertTrue(done.stderr.startswith("backbone-practice: "), done.stderr)
        self.assertFalse(os.path.exists(self.state_dir))

    def test_bad_landscapes_are_refused(self):
        user = {"id": "S0000000001", "password": "p"}
        good = {"number": "0000000001", "description": "A", "technical_user": user}
        for customers in (
            [],
            [{**good, "number": "1"}],
            [{**good, "description": "a;b"}],
            [{**good, "technical_user": {"id": "S1", "password": "p"}}],
            [{**good, "technical_user": {"id": "S0000000001"}}],
            [{**good, "technical_user": {**user, "state": "asleep"}}],
            [{**good, "not_found": ["mailbox"]}],
            [{**good, "colour": "blue"}],
            [good, good],
            [good, {**good, "number": "0000000002"}],
            ["x"],
        ):
            path = self.write(
                "l.json",
                json.dumps(
                    {"format": "backbone-practice-landscape", "version": 1, "customers": customers}
                ),
            )
            done = call("--state-dir", self.state_dir, "--landscape", path)
            self.assertEqual(done.returncode, 3, customers)
            self.assertIn(f"{path}: ", done.stderr)
        for text in ("", "[]", "{}", '{"format": "other", "version": 1}'):
            done = call("--state-dir", self.state_dir, "--landscape", self.write("l.json", text))
            self.assertEqual(done.returncode, 3, text)
        self.assertEqual(
            call("--state-dir", self.state_dir, "--landscape", "/nonexistent").returncode, 3
        )

    # Landscapes

    def check_like_a_client(self, practice):
        """Verdicts of a simple honest check: portal first, the rest skipped after a failed log-on."""
        verdicts = {}
        for number, _description, user, password in practice.customers():
            held = False
            for kind in KINDS:
                if not user or not password:
                    verdict = "not-configured"
                elif held:
                    verdict = "skipped"
                else:
                    status = practice.get(kind, user, password, connection=self.connections[kind]).status
                    verdict = {200: "ok", 401: "credentials", 403: "locked", 404: "not-found"}[status]
                    held = verdict in ("credentials", "locked")
                verdicts[number, kind] = verdict
        return verdicts

    def assert_expected_is_true(self, practice):
        self.connections = {kind: practice.connect(kind) for kind in KINDS}
        self.assertEqual(self.check_like_a_client(practice), practice.expected())
        for connection in self.connections.values():
            connection.close()

    def verdict_sets(self, practice):
        expected = practice.expected()
        return [tuple(expected[row[0], kind] for kind in KINDS) for row in practice.customers()]

    def test_the_shipped_landscape(self):
        practice = self.start()
        verdicts = self.verdict_sets(practice)
        self.assertEqual(len(verdicts), 24)
        self.assertEqual(verdicts[0], OK)
        self.assertEqual(
            sorted(v for v in verdicts if v != OK),
            [
                ("credentials", "skipped", "skipped"),
                ("credentials", "skipped", "skipped"),
                ("locked", "skipped", "skipped"),
                ("not-configured", "not-configured", "not-configured"),
                ("ok", "ok", "not-found"),
            ],
        )
        self.assert_expected_is_true(practice)

    def test_generated_landscapes(self):
        practice = self.start("--customers", "600", "--seed", "7")
        first = practice.customers()
        verdicts = self.verdict_sets(practice)
        self.assertEqual(len(first), 600)
        self.assertEqual(sum(v != OK for v in verdicts), 6)
        self.assertEqual(len({row[0] for row in first}), 600)
        self.assertEqual(len({row[2] for row in first if row[2]}), 599)
        self.assert_expected_is_true(practice)
        practice.stop()

        again = self.start("--customers", "600", "--seed", "7")
        self.assertEqual(again.customers(), first)
        again.stop()
        other = self.start("--customers", "600", "--seed", "8")
        self.assertNotEqual(other.customers(), first)

    def test_small_generated_landscapes_work_altogether(self):
        practice = self.start("--customers", "19")
        self.assertEqual(self.verdict_sets(practice), [OK] * 19)

    def test_ten_thousand_customers(self):
        practice = self.start("--customers", "10000")
        rows = practice.customers()
        self.assertEqual(len(rows), 10000)
        self.assertEqual(len(practice.expected()), 30000)
        connection = practice.connect("portal")
        for _number, _description, user, password in rows[:: 100]:
            if user:
                answer = practice.get("portal", user, password, connection=connection)
                self.assertIn(answer.status, (200, 401, 403, 404))
        connection.close()

    def test_an_own_landscape(self):
        user = {"id": "S0000000001", "password": "Geheim-1"}
        path = self.write(
            "l.json",
            json.dumps(
                {
                    "format": "backbone-practice-landscape",
                    "version": 1,
                    "lock_threshold": 2,
                    "customers": [
                        {"number": "0000000001", "description": "Ä GmbH", "technical_user": user}
                    ],
                }
            ),
        )
        practice = self.start("--landscape", path)
        self.assertEqual(practice.customers(), [["0000000001", "Ä GmbH", "S0000000001", "Geheim-1"]])
        statuses = [practice.get("portal", "S0000000001", "x").status for _ in range(3)]
        self.assertEqual(statuses, [401, 401, 403])


if __name__ == "__main__":
    run()
