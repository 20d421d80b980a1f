# SPDX-License-Identifier: GPL-3.0-or-later
"""How the three hosts answer right, wrong, empty and missing credentials."""

import unittest

from support import PROGRAM, Practice, run

MARKERS = ("fragmentafterlogin", "document.cookie", "accounts.sap.com", "/saml2/idp/sso")


class LogOn(unittest.TestCase):
    def setUp(self):
        self.practice = self.enterContext(Practice(PROGRAM))
        self.user, self.password = self.practice.a_working_user()

    def get(self, kind, *credentials, **options):
        return self.practice.get(kind, *credentials, **options)

    def counters_of(self, user):
        return self.practice.counters()["users"][user]

    # Right

    def test_right_credentials_work_everywhere(self):
        portal = self.get("portal", self.user, self.password)
        parcel_box = self.get("parcel-box", self.user, self.password)
        note = self.get("note-download", self.user, self.password)

        self.assertEqual((portal.status, parcel_box.status, note.status), (200, 200, 200))
        self.assertIn("application/json", parcel_box.headers["Content-Type"])
        self.assertTrue(parcel_box.json()["ready"])
        self.assertTrue(note.body.startswith(b"CAR 2.01"))
        self.assertGreater(len(note.body), 2000)
        self.assertEqual(
            self.counters_of(self.user),
            {
                "attempts": 3,
                "successes": 3,
                "failures": 0,
                "locked": False,
                "by_endpoint": {"portal": 1, "parcel-box": 1, "note-download": 1},
            },
        )

    def test_one_connection_serves_many_users(self):
        connection = self.practice.connect("portal")
        good = self.practice.customers_expecting("ok")
        for _number, _description, user, password in good:
            answer = self.get("portal", user, password, connection=connection)
            self.assertEqual(answer.status, 200)
        self.assertEqual(self.get("portal", good[0][2], "wrong", connection=connection).status, 401)
        connection.close()

        portal = self.practice.counters()["endpoints"]["portal"]
        self.assertEqual(portal["connections"], 1)
        self.assertEqual(portal["handshakes"], 1)
        self.assertEqual(portal["by_status"], {"200": len(good), "401": 1})

    def test_head_has_no_body(self):
        answer = self.get("portal", self.user, self.password, method="HEAD")
        self.assertEqual((answer.status, answer.body), (200, b""))

    def test_other_methods_are_refused(self):
        self.assertEqual(self.get("portal", self.user, self.password, method="PUT").status, 405)

    def test_unknown_paths_are_not_found(self):
        for kind in ("portal", "parcel-box", "note-download"):
            answer = self.get(kind, self.user, self.password, path="/note/1")
            self.assertEqual(answer.status, 404)
        self.assertIn("The file you have requested cannot be found", answer.text)

    # Missing and empty

    def test_missing_credentials(self):
        portal = self.get("portal")
        parcel_box = self.get("parcel-box")
        note = self.get("note-download")

        self.assertEqual(portal.status, 401)
        self.assertEqual(
            portal.headers["WWW-Authenticate"], 'Basic realm="SAP NetWeaver Application Server"'
        )
        self.assertEqual(parcel_box.status, 200)
        self.assertIn("text/html", parcel_box.headers["Content-Type"])
        self.assertTrue(1700 < len(parcel_box.body) < 1900, len(parcel_box.body))
        for marker in MARKERS:
            self.assertIn(marker, parcel_box.text)
        self.assertEqual(note.status, 200)
        self.assertIn("<form", note.text)
        self.assertIn("SAMLRequest", note.text)
        self.assertEqual(self.practice.counters()["users"], {})

    def test_empty_credentials(self):
        for user, password in (("", ""), (self.user, ""), ("", self.password)):
            portal = self.get("portal", user, password)
            self.assertEqual(portal.status, 302)
            self.assertEqual(self.get("parcel-box", user, password).status, 200)
            self.assertIn("SAMLRequest", self.get("note-download", user, password).text)
        page = self.get("portal", path=portal.headers["Location"])
        self.assertEqual(page.status, 200)
        self.assertIn("fragmentafterlogin", page.text)
        self.assertEqual(self.practice.counters()["users"], {})

    def test_what_is_not_basic_counts_as_missing(self):
        for value in ("Bearer abc", "Basic", "Basic !!!", "Basic AAAA", "Basic /////w=="):
            connection = self.practice.connect("portal")
            connection.request(
                "GET", self.practice.test_path("portal"), headers={"Authorization": value}
            )
            self.assertEqual(connection.getresponse().status, 401)
            connection.close()
        self.assertEqual(self.practice.counters()["users"], {})

    # Wrong, and the lock

    def test_wrong_password_is_refused_everywhere(self):
        for kind in ("portal", "parcel-box", "note-download"):
            answer = self.get(kind, self.user, "wrong")
            self.assertEqual(answer.status, 401)
            self.assertTrue(answer.headers["WWW-Authenticate"].startswith("Basic realm="))
        self.assertEqual(self.counters_of(self.user)["failures"], 3)
        self.assertFalse(self.counters_of(self.user)["locked"])

    def test_failures_on_all_hosts_lock_the_user(self):
        for kind in ("portal", "parcel-box", "note-download", "portal", "parcel-box"):
            self.assertEqual(self.get(kind, self.user, "wrong").status, 401)
        self.assertTrue(self.counters_of(self.user)["locked"])

        for kind in ("portal", "parcel-box", "note-download"):
            answer = self.get(kind, self.user, self.password)
            self.assertEqual(answer.status, 403)
            self.assertIn("Account Temporarily Locked Out", answer.text)

    def test_success_sets_the_count_back(self):
        for _ in range(3):
            for _ in range(4):
                self.assertEqual(self.get("portal", self.user, "wrong").status, 401)
            self.assertEqual(self.get("portal", self.user, self.password).status, 200)
        self.assertFalse(self.counters_of(self.user)["locked"])

    def test_unknown_users_are_refused_and_counted(self):
        for _ in range(5):
            self.assertEqual(self.get("portal", "S0000000001", "x").status, 401)
        self.assertEqual(self.get("portal", "S0000000001", "x").status, 403)
        self.assertEqual(self.counters_of("S0000000001")["failures"], 6)

    def test_user_names_are_exact(self):
        self.assertEqual(self.get("portal", self.user.lower(), self.password).status, 401)

    # Changes at run time

    def test_rotation_and_unlock(self):
        self.practice.change_user(self.user, password="Neues-Passwort-1")
        self.assertEqual(self.get("portal", self.user, self.password).status, 401)
        self.assertEqual(self.get("portal", self.user, "Neues-Passwort-1").status, 200)

        self.practice.change_user(self.user, state="locked")
        self.assertEqual(self.get("portal", self.user, "Neues-Passwort-1").status, 403)
        self.practice.change_user(self.user, state="requested")
        self.assertEqual(self.get("portal", self.user, "Neues-Passwort-1").status, 401)
        self.practice.change_user(self.user, state="activated")
        self.assertEqual(self.get("portal", self.user, "Neues-Passwort-1").status, 200)

    def test_log_holds_no_secret(self):
        self.get("portal", self.user, self.password)
        self.get("portal", self.password, "x")
        self.get("portal", self.user, self.password, path="/a?secret=geheim")
        log = self.practice.read_log()
        self.assertEqual(len(log.splitlines()), 3)
        self.assertIn(f" portal GET /sap/bc/bsp/svt/sapping {self.user} 200", log)
        self.assertNotIn(self.password, log)
        self.assertNotIn("geheim", log)
        self.assertNotIn("Basic", log)


if __name__ == "__main__":
    run()
