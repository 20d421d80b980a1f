# SPDX-License-Identifier: GPL-3.0-or-later
"""What is exchanged: installations, incidents, system data, parcels, notes; and the old infrastructure."""

import datetime
import hashlib
import json
import os
import socket
import tempfile
import unittest

from support import PROGRAM, Practice, basic, run

CUSTOMER = "0001105772"
OTHER = "0001105790"
WITHOUT_DOWNLOAD = "0001106300"
SYSTEM = "000000000310471101"


class Exchange(unittest.TestCase):
    def setUp(self):
        self.practice = self.enterContext(Practice(PROGRAM))
        self.profile = self.practice.read_json("endpoints.json")
        self.services = self.profile["services"]
        self.assignments = self.practice.read_csv("assignments.csv")

    def technical_user(self, customer):
        return next(row[2:4] for row in self.practice.customers() if row[0] == customer)

    def s_user(self, customer):
        return next(row[2:4] for row in self.assignments if row[1] == customer)

    def request(self, method, path, customer=CUSTOMER, of=None, kind="portal", body=None, headers=None):
        """A request of the technical user of customer; of: whose S-User acts, "" for none."""
        all_headers = {"Authorization": basic(*self.technical_user(customer)), **(headers or {})}
        if of != "":
            all_headers[self.services["s_user_header"]] = basic(*self.s_user(of or customer))
        connection = self.practice.connect(kind)
        self.addCleanup(connection.close)
        connection.request(method, path, body=body, headers=all_headers)
        response = connection.getresponse()
        response.body = response.read()
        return response

    def assert_error(self, answer, status, code):
        self.assertEqual(answer.status, status)
        self.assertEqual(json.loads(answer.body)["error"]["code"], code)

    # Installations

    def installations(self, customer=CUSTOMER, query="", **options):
        path = self.services["installations_path"].replace("{s_user}", self.s_user(customer)[0])
        return self.request("GET", path + query, customer, **options)

    def read(self, **options):
        return json.loads(self.installations(**options).body)["d"]

    def test_installations(self):
        found = self.read()["results"]
        self.assertEqual([i["Insnr"] for i in found], ["0020104711", "0020104712", "0020104713"])
        self.assertEqual(found[0]["Kunnr"], CUSTOMER)
        self.assertEqual(found[0]["Systems"]["results"][0], {"Sysnr": SYSTEM, "Sysid": "NWP"})
        self.assertEqual(found[2]["Systems"]["results"], [])
        self.assertEqual([i["Insnr"] for i in self.read(customer=OTHER)["results"]], ["0020105790", "0020105791"])
        self.assertEqual([i["Insnr"] for i in self.read(customer="0001106004")["results"]], ["0021106004"])

    def test_pages(self):
        for i in range(60):
            self.practice.change_installation(f"{9000 + i:010}", customer=CUSTOMER, description=f"No. {i}")
        first = self.read(query="&$top=100&$inlinecount=allpages")
        self.assertEqual((first["__count"], len(first["results"])), ("63", 25))
        last = self.read(query="&$top=25&$skip=50")
        self.assertNotIn("__count", last)
        self.assertEqual(len(last["results"]), 13)
        self.assertEqual(self.read(query="&$skip=4000000")["results"], [])
        for query in ("&$top=-1", "&$orderby=Insnr", "&nonsense"):
            self.assert_error(self.installations(query=query), 400, "bad-query")

    def test_nobody_elses_installations(self):
        path = self.services["installations_path"].replace("{s_user}", self.s_user(OTHER)[0])
        self.assert_error(self.request("GET", path), 404, "not-found")
        self.assert_error(self.request("GET", path, of=""), 403, "s-user-missing")
        self.assert_error(self.request("GET", path, of=OTHER), 403, "wrong-customer")

    def test_installations_change(self):
        self.practice.change_installation("0020104712", customer=OTHER)
        self.practice.remove_installation("0020104713")
        self.assertEqual([i["Insnr"] for i in self.read()["results"]], ["0020104711"])
        self.assertIn("0020104712", [i["Insnr"] for i in self.read(customer=OTHER)["results"]])
        for number, body in (("12", {"customer": OTHER}), ("0000000001", {}), ("0000000001", {"customer": "1"})):
            self.assertEqual(self.practice.control("POST", f"/installations/{number}", body).status, 400)
        self.assertEqual(self.practice.control("DELETE", "/installations/0000000001").status, 404)
        self.assertEqual(self.practice.control("GET", "/installations/0020104711").status, 405)

    def test_installations_csv(self):
        rows = self.practice.read_csv("installations.csv")
        self.assertEqual(rows[0], [CUSTOMER, "0020104711", "ERP", SYSTEM, "NWP"])
        self.assertIn([CUSTOMER, "0020104713", "Gekündigt"], rows)
        with Practice(PROGRAM, "--customers", "30") as generated:
            rows = generated.read_csv("installations.csv")
            self.assertEqual({row[0] for row in rows}, {row[0] for row in generated.customers()})
            self.assertEqual(len({row[3] for row in rows}), len(rows))
            self.assertGreater(len({row[1] for row in rows}), 30)

    # Incidents and system data

    def fetch_token(self, path, **options):
        answer = self.request("GET", path, headers={"X-CSRF-Token": "Fetch"}, **options)
        self.assertEqual(answer.status, 200)
        return answer.headers["X-CSRF-Token"]

    def post(self, path, body, token=None, **options):
        headers = {"X-CSRF-Token": token or self.fetch_token(path, **options)}
        return self.request("POST", path, body=json.dumps(body), headers=headers, **options)

    def confirm(self, path, body, number_member, counter):
        answer = self.post(path, body)
        self.assertEqual(answer.status, 201)
        number = json.loads(answer.body)["d"][number_member]
        self.assertRegex(number, r"^\d{10}$")
        again = self.request("GET", f"{path}('{number}')")
        self.assertEqual(again.status, 200)
        self.assertEqual(json.loads(again.body)["d"], {number_member: number, "CustomerNumber": CUSTOMER, **body})
        self.assertEqual(self.practice.counters()["exchanges"][counter], {CUSTOMER: 1})
        self.assert_error(self.request("GET", f"{path}('{number}')", customer=OTHER), 404, "not-found")
        self.assert_error(self.request("GET", f"{path}('9999999999')"), 404, "not-found")

    def test_incident(self):
        body = {"SystemNumber": SYSTEM, "Subject": "Trial"}
        self.confirm(self.services["incidents_path"], body, "IncidentNumber", "incidents")

    def test_system_data(self):
        body = {"SystemNumber": SYSTEM, "Digest": "ab" * 32}
        self.confirm(self.services["system_data_path"], body, "DataNumber", "system_data")

    def test_writes_need_a_token(self):
        path = self.services["incidents_path"]
        body = {"SystemNumber": SYSTEM, "Subject": "Trial"}
        for token in ("wrong", "Fetch", self.fetch_token(path, customer=OTHER)):
            answer = self.post(path, body, token=token)
            self.assert_error(answer, 403, "csrf-token")
            self.assertEqual(answer.headers["X-CSRF-Token"], "Required")
        self.assertEqual(self.practice.counters()["exchanges"]["incidents"], {})

    def test_what_is_not_taken(self):
        path = self.services["incidents_path"]
        for body, code in (
            ({"SystemNumber": "000000000000000001", "Subject": "Trial"}, "unknown-system"),
            ({"SystemNumber": "000000000310579001", "Subject": "Trial"}, "unknown-system"),
            ({"SystemNumber": SYSTEM}, "bad-request"),
            ({"SystemNumber": SYSTEM, "Subject": "x" * 81}, "bad-request"),
            ({"SystemNumber": SYSTEM, "Subject": "Trial", "Priority": "1"}, "bad-request"),
            ([], "bad-request"),
        ):
            self.assert_error(self.post(path, body), 400, code)
        token = self.fetch_token(path)
        self.assert_error(self.post(f"{path}('1')", {}, token=token), 404, "not-found")

    def test_incidents_need_an_authorisation(self):
        with tempfile.TemporaryDirectory() as folder:
            name = os.path.join(folder, "landscape.json")
            with open(name, "w", encoding="utf-8") as file:
                json.dump(LANDSCAPE, file)
            self.practice.stop()
            self.practice = self.enterContext(Practice(PROGRAM, "--landscape", name))
            self.assignments = self.practice.read_csv("assignments.csv")
            body = {"SystemNumber": "000000110000000007", "Subject": "Trial"}
            path = self.services["incidents_path"]
            self.assert_error(self.post(path, body, customer="0000000007"), 403, "not-authorised")

    def test_writes_elsewhere(self):
        for method, path, kind in (
            ("POST", self.practice.test_path("portal"), "portal"),
            ("PUT", self.services["incidents_path"], "portal"),
            ("POST", "/parcel/x", "parcel-box"),
            ("PUT", "/parcel/", "parcel-box"),
            ("PUT", self.services["note_path"], "note-download"),
        ):
            self.assertEqual(self.request(method, path, kind=kind, body="{}").status, 405)

    def test_faults_come_before_anything_is_taken(self):
        path = self.services["incidents_path"]
        token = self.fetch_token(path)
        self.practice.set_fault("status", "portal", status=503)
        body = {"SystemNumber": SYSTEM, "Subject": "Trial"}
        self.assertEqual(self.post(path, body, token=token).status, 503)
        self.practice.clear_faults()
        self.assertEqual(self.practice.counters()["exchanges"]["incidents"], {})

    # Parcels and notes

    def parcel(self, method, name="x", **options):
        return self.request(method, self.services["parcels_path"] + name, kind="parcel-box", **options)

    def test_parcel(self):
        content = bytes(range(256)) * 40
        answer = self.parcel("PUT", "ewa-1", body=content)
        self.assertEqual(answer.status, 201)
        self.assertEqual(
            json.loads(answer.body),
            {"parcel": "ewa-1", "length": len(content), "sha256": hashlib.sha256(content).hexdigest()},
        )
        again = self.parcel("GET", "ewa-1")
        self.assertEqual((again.status, again.body), (200, content))
        self.assertEqual(self.parcel("GET", "ewa-1", customer=OTHER).status, 404)
        self.assertEqual(self.parcel("GET", "ewa-2").status, 404)
        self.assertEqual(self.practice.counters()["exchanges"]["parcels"], {CUSTOMER: 1})

    def test_parcels_that_are_not_taken(self):
        self.assert_error(self.parcel("PUT", body=b"x", of=""), 403, "s-user-missing")
        self.assert_error(self.parcel("PUT", body=b"x", of=OTHER), 403, "wrong-customer")
        self.assert_error(self.parcel("GET", of=OTHER), 403, "wrong-customer")
        self.assert_error(self.parcel("PUT", body=b""), 400, "bad-parcel")
        self.assert_error(self.parcel("PUT", "a%20b", body=b"x"), 400, "bad-parcel")
        self.assert_error(self.parcel("PUT", "x" * 65, body=b"x"), 400, "bad-parcel")
        self.assertEqual(self.practice.counters()["exchanges"]["parcels"], {})

    def test_note(self):
        path = self.services["note_path"]
        note = self.request("GET", path, kind="note-download")
        self.assertEqual((note.status, note.body[:8]), (200, b"CAR 2.01"))
        self.assert_error(self.request("GET", path, kind="note-download", of=OTHER), 403, "wrong-customer")
        refused = self.request("GET", path, WITHOUT_DOWNLOAD, kind="note-download")
        self.assertEqual(refused.status, 403)
        self.assertIn(b"You are not authorized to download this file", refused.body)
        unknown = self.request("GET", "/note/0040000000000000000", kind="note-download")
        self.assertEqual(unknown.status, 404)
        self.assertIn(b"The file you have requested cannot be found", unknown.body)

    # The old infrastructure

    def test_legacy_is_shut_down(self):
        legacy = self.profile["legacy"]
        self.assertEqual(legacy["shut_down"], "2020-01-08")
        for _ in range(2):
            with self.assertRaises(ConnectionRefusedError):
                socket.create_connection(("127.0.0.1", legacy["port"]), timeout=30)
        self.assertEqual(self.practice.counters()["legacy_connections"], 0)

    def test_legacy_before_its_end(self):
        tomorrow = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=1)).strftime("%Y-%m-%d")
        with tempfile.TemporaryDirectory() as folder:
            name = os.path.join(folder, "landscape.json")
            with open(name, "w", encoding="utf-8") as file:
                json.dump({**LANDSCAPE, "legacy_shut_down": tomorrow}, file)
            state_dir = os.path.join(folder, "state")
            with Practice(PROGRAM, "--landscape", name, state_dir=state_dir) as practice:
                legacy = practice.read_json("endpoints.json")["legacy"]
                self.assertEqual(legacy["shut_down"], tomorrow)
                with socket.create_connection(("127.0.0.1", legacy["port"]), timeout=30) as connection:
                    self.assertIn(tomorrow.encode(), connection.makefile("rb").read())
                self.assertEqual(practice.counters()["legacy_connections"], 1)
            with Practice(PROGRAM, "--landscape", name, state_dir=state_dir) as again:
                self.assertEqual(again.read_json("endpoints.json")["legacy"], legacy)

    def test_bad_landscapes(self):
        system = {"number": "000000000000000001", "sid": "ABC"}
        for changes in (
            {"legacy_shut_down": "yesterday"},
            {"customers": [{**SEVEN, "installations": {}}]},
            {"customers": [{**SEVEN, "installations": [{"number": "12"}]}]},
            {"customers": [{**SEVEN, "installations": [{"number": "0000000012", "description": "a;b"}]}]},
            {"customers": [{**SEVEN, "installations": [{"number": "0000000012", "systems": [{"sid": "ABC"}]}]}]},
            {
                "customers": [
                    {
                        **SEVEN,
                        "installations": [
                            {"number": "0000000012", "systems": [system]},
                            {"number": "0000000013", "systems": [system]},
                        ],
                    }
                ]
            },
        ):
            with tempfile.TemporaryDirectory() as folder:
                name = os.path.join(folder, "landscape.json")
                with open(name, "w", encoding="utf-8") as file:
                    json.dump({**LANDSCAPE, **changes}, file)
                practice = Practice(PROGRAM, "--landscape", name)
                with self.assertRaises(RuntimeError):
                    practice.start()
                practice.stop()


SEVEN = {
    "number": "0000000007",
    "description": "Seven",
    "technical_user": {"id": "S0000000077", "password": "Falke-1234-Esche", "state": "activated"},
    "s_users": [{"id": "S0000000071", "password": "Dohle-1234-Marder", "authorisations": ["SWDOWNLOAD"]}],
}
LANDSCAPE = {"format": "backbone-practice-landscape", "version": 1, "customers": [SEVEN]}


if __name__ == "__main__":
    run()
