# SPDX-License-Identifier: GPL-3.0-or-later
"""Log-ons with client certificates, and the PFX files that the stand-in makes for them."""

import http.client
import json
import os
import subprocess
import tempfile
import unittest

from support import KINDS, PROGRAM, Practice, run

FINGERPRINT = "AA" * 32


def landscape(**user):
    return {
        "format": "backbone-practice-landscape",
        "version": 1,
        "customers": [
            {"number": "0000000001", "description": "One", "technical_user": {"id": "S0000000001", **user}}
        ],
    }


class Certificates(unittest.TestCase):
    def setUp(self):
        self.folder = self.enterContext(tempfile.TemporaryDirectory())

    def start(self, document=None, **options):
        arguments = []
        if document:
            path = os.path.join(self.folder, "landscape.json")
            with open(path, "w", encoding="utf-8") as file:
                json.dump(document, file)
            arguments = ["--landscape", path]
        return self.enterContext(Practice(PROGRAM, *arguments, **options))

    def unpack(self, practice):
        """The PEM file of the only user of certificates.csv, with key and certificate."""
        _number, _user, name, password = practice.read_csv("certificates.csv")[0]
        target = os.path.join(self.folder, "unpacked.pem")
        subprocess.run(
            ["openssl", "pkcs12", "-in", practice.path(name), "-nodes", "-out", target,
             "-passin", "stdin"],
            input=password.encode() + b"\n", check=True, capture_output=True)
        return target

    def make_stranger(self):
        target = os.path.join(self.folder, "stranger.pem")
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Stranger",
             "-keyout", target, "-out", target + ".crt"], check=True, capture_output=True)
        with open(target, "a", encoding="utf-8") as key, open(target + ".crt", encoding="utf-8") as crt:
            key.write(crt.read())
        return target

    def get(self, practice, kind, pem, headers=None):
        context = practice.tls()
        context.load_cert_chain(pem)
        endpoint = practice.endpoint(kind)
        connection = http.client.HTTPSConnection(endpoint["host"], endpoint["port"], context=context, timeout=30)
        connection.request("GET", practice.test_path(kind), headers=headers or {})
        status = connection.getresponse().status
        connection.close()
        return status

    def test_the_shipped_one_works_everywhere(self):
        practice = self.start()
        pem = self.unpack(practice)
        user = practice.read_csv("certificates.csv")[0][1]
        self.assertEqual([self.get(practice, kind, pem) for kind in KINDS], [200, 200, 200])
        counters = practice.counters()["users"][user]
        self.assertEqual((counters["attempts"], counters["with_certificate"], counters["successes"]), (3, 3, 3))

    def test_customers_csv_alone_is_enough(self):
        """Whoever knows nothing of certificates finds what expected.csv says."""
        practice = self.start()
        number, user, _name, _password = practice.read_csv("certificates.csv")[0]
        row = next(r for r in practice.customers() if r[0] == number)
        self.assertEqual(practice.expected()[number, "portal"], "ok")
        self.assertEqual(practice.get("portal", user, row[3]).status, 200)

    def test_a_stranger_is_refused_and_counted(self):
        practice = self.start()
        pem = self.make_stranger()
        self.assertEqual([self.get(practice, kind, pem) for kind in KINDS], [401, 401, 401])
        (name,) = practice.counters()["users"]
        self.assertRegex(name, r"^([0-9A-F]{2}:){31}[0-9A-F]{2}$")
        self.assertNotIn(name, practice.read_log())

    def test_a_password_counts_more(self):
        practice = self.start()
        pem = self.unpack(practice)
        self.assertEqual(self.get(practice, "portal", pem, {"Authorization": "Basic eDp5"}), 401)
        self.assertNotIn("with_certificate", practice.counters()["users"]["x"])

    def test_locked(self):
        practice = self.start()
        pem = self.unpack(practice)
        user = practice.read_csv("certificates.csv")[0][1]
        practice.control("POST", f"/users/{user}", {"state": "locked"})
        self.assertEqual(self.get(practice, "portal", pem), 403)

    def test_the_next_run_keeps_it(self):
        state_dir = os.path.join(self.folder, "state")
        with Practice(PROGRAM, state_dir=state_dir) as practice:
            pem = self.unpack(practice)
        with Practice(PROGRAM, state_dir=state_dir) as practice:
            self.assertEqual(self.get(practice, "portal", pem), 200)

    def test_files_are_private(self):
        practice = self.start()
        name = practice.read_csv("certificates.csv")[0][2]
        self.assertEqual(os.stat(practice.path(name)).st_mode & 0o777, 0o600)
        self.assertEqual(os.stat(practice.path("certificates.csv")).st_mode & 0o777, 0o600)

    def test_certificate_alone(self):
        """No password: customers.csv has an empty one, and an honest check says so."""
        practice = self.start(landscape(pfx_password="Test-2026", pfx_days=12))
        self.assertEqual(practice.customers(), [["0000000001", "One", "S0000000001", ""]])
        self.assertEqual(set(practice.expected().values()), {"not-configured"})
        pem = self.unpack(practice)
        self.assertEqual(self.get(practice, "portal", pem), 200)
        self.assertEqual(practice.get("portal", "S0000000001", "anything").status, 401)
        days = subprocess.run(["openssl", "x509", "-in", pem, "-noout", "-checkend", str(13 * 86400)],
                              check=False, capture_output=True)
        self.assertEqual(days.returncode, 1)

    def test_fingerprint_of_ones_own(self):
        pem = self.make_stranger()
        text = subprocess.run(["openssl", "x509", "-in", pem, "-noout", "-fingerprint", "-sha256"],
                              check=True, capture_output=True, text=True).stdout
        practice = self.start(landscape(certificate=text.partition("=")[2].strip().lower()))
        self.assertEqual(self.get(practice, "portal", pem), 200)
        self.assertFalse(os.path.exists(practice.path("certificates.csv")))

    def test_bad_landscapes(self):
        for user in ({}, {"certificate": "AA"}, {"certificate": "x" + FINGERPRINT}, {"pfx_password": ""},
                     {"certificate": FINGERPRINT, "pfx_password": "both"}, {"pfx_password": "a;b"},
                     {"pfx_password": "p", "pfx_days": 100000}):
            with self.subTest(user=user), self.assertRaises(RuntimeError):
                self.start(landscape(**user))


if __name__ == "__main__":
    run()
