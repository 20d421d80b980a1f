# SPDX-License-Identifier: GPL-3.0-or-later
"""S-Users: the second pair of credentials, what they may read, and how they lock."""

import unittest

from support import PROGRAM, Practice, basic, run

CUSTOMER = "0001105772"
WITHOUT_DOWNLOAD = "0001106300"


class SUsers(unittest.TestCase):
    def setUp(self):
        self.practice = self.enterContext(Practice(PROGRAM))
        self.services = self.practice.read_json("endpoints.json")["services"]
        self.assignments = self.practice.read_csv("assignments.csv")

    def technical_user(self, customer):
        return next(row[2:4] for row in self.practice.customers() if row[0] == customer)

    def s_user(self, customer):
        return next(row[2:4] for row in self.assignments if row[1] == customer)

    def get(self, path, customer=CUSTOMER, s_user=None, kind="portal", language="en"):
        """A request of the customer's technical user on behalf of s_user, (id, password) or None."""
        headers = {"Authorization": basic(*self.technical_user(customer)), "Accept-Language": language}
        if s_user:
            headers[self.services["s_user_header"]] = basic(*s_user)
        connection = self.practice.connect(kind)
        self.addCleanup(connection.close)
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        response.text = response.read().decode("utf-8", "replace")
        return response

    def read(self, name, s_user, **options):
        return self.get(self.services[name].replace("{s_user}", s_user[0]), s_user=s_user, **options)

    def assert_error(self, answer, status, code):
        self.assertEqual(answer.status, status)
        self.assertIn(f'"{code}"', answer.text)

    def test_files(self):
        self.assertEqual(self.assignments[0][0:2], ["FRN_BTC_SMP", CUSTOMER])
        self.assertEqual(self.assignments[1][0:2], ["JOB_ADMIN", CUSTOMER])
        with Practice(PROGRAM, "--customers", "3") as generated:
            self.assertEqual(len(generated.read_csv("assignments.csv")), 3)

    def test_user(self):
        answer = self.read("user_path", self.s_user(CUSTOMER))
        self.assertEqual(answer.status, 200)
        self.assertIn(f'"{CUSTOMER}"', answer.text)

    def test_authorisations_are_translated(self):
        english = self.read("authorisations_path", self.s_user(CUSTOMER))
        german = self.read("authorisations_path", self.s_user(CUSTOMER), language="de")
        self.assertIn('"SWDOWNLOAD"', english.text)
        self.assertIn("Download Software", english.text)
        self.assertIn('"SWDOWNLOAD"', german.text)
        self.assertIn("Software herunterladen", german.text)

    def test_nobody_else(self):
        s_user = self.s_user(CUSTOMER)
        path = self.services["user_path"].replace("{s_user}", self.s_user(WITHOUT_DOWNLOAD)[0])
        self.assert_error(self.get(path, s_user=s_user), 404, "not-found")
        self.assert_error(self.get(path), 403, "s-user-missing")

    def test_wrong_customer(self):
        answer = self.read("user_path", self.s_user(WITHOUT_DOWNLOAD))
        self.assert_error(answer, 403, "wrong-customer")
        self.assertFalse(self.practice.counters()["s_users"][self.s_user(WITHOUT_DOWNLOAD)[0]]["failures"])

    def test_expired(self):
        expired = "0001106255"
        answer = self.read("user_path", self.s_user(expired), customer=expired)
        self.assert_error(answer, 403, "s-user-expired")

    def test_software_download(self):
        path = self.practice.test_path("note-download")
        for customer, status in ((CUSTOMER, 200), ("0001106655", 200), (WITHOUT_DOWNLOAD, 403)):
            answer = self.get(path, customer, self.s_user(customer), kind="note-download")
            self.assertEqual(answer.status, status)
        self.assertIn("You are not authorized to download this file", answer.text)
        self.assertEqual(self.get(path, WITHOUT_DOWNLOAD, kind="note-download").status, 200)

    def test_lock(self):
        s_user, password = self.s_user(CUSTOMER)
        for _ in range(5):
            self.assert_error(self.read("user_path", (s_user, "wrong")), 401, "s-user-credentials")
        self.assert_error(self.read("user_path", (s_user, password)), 403, "s-user-locked")
        self.assertEqual(
            self.practice.counters()["s_users"][s_user],
            {"attempts": 6, "successes": 0, "failures": 6, "locked": True},
        )
        technical_user = self.technical_user(CUSTOMER)[0]
        self.assertEqual(self.practice.counters()["users"][technical_user]["failures"], 0)

        self.practice.change_s_user(s_user, state="active")
        self.assertEqual(self.read("user_path", (s_user, password)).status, 200)
        self.practice.change_s_user(s_user, password="new")
        self.assertEqual(self.read("user_path", (s_user, "new")).status, 200)

    def test_technical_user_first(self):
        s_user = self.s_user(CUSTOMER)
        connection = self.practice.connect("portal")
        self.addCleanup(connection.close)
        path = self.services["user_path"].replace("{s_user}", s_user[0])
        headers = {
            "Authorization": basic(self.technical_user(CUSTOMER)[0], "wrong"),
            self.services["s_user_header"]: basic(*s_user),
        }
        connection.request("GET", path, headers=headers)
        self.assertEqual(connection.getresponse().status, 401)
        self.assertNotIn(s_user[0], self.practice.counters()["s_users"])

    def test_control_refuses(self):
        self.assertEqual(self.practice.control("POST", "/s-users/S1", {}).status, 404)
        self.assertEqual(self.practice.control("GET", f"/s-users/{self.s_user(CUSTOMER)[0]}").status, 405)
        path = f"/s-users/{self.s_user(CUSTOMER)[0]}"
        for body in ({"state": "gone"}, {"password": ""}, {"colour": "red"}):
            self.assertEqual(self.practice.control("POST", path, body).status, 400)


if __name__ == "__main__":
    run()
