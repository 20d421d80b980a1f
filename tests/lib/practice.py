# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs backbone-practice for a test and speaks to its hosts and its control path."""

import base64
import csv
import http.client
import json
import os
import select
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.parse

KINDS = ("portal", "parcel-box", "note-download")
START_TIME_LIMIT = 60
STOP_TIME_LIMIT = 30
REQUEST_TIME_LIMIT = 30


class Answer:
    """What came back for one request."""

    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")

    def json(self):
        return json.loads(self.body)


class Practice:
    """A running practice backbone.

    with Practice(program, "--customers", "50") as practice:
        practice.get("portal", user, password).status

    Without state_dir it works in a temporary folder that goes when it stops; with one, the folder stays, so
    that a second run can take its place.
    """

    def __init__(self, program, *options, state_dir=None):
        self.program = program
        self.options = options
        self.own_dir = state_dir is None
        self.state_dir = state_dir or tempfile.mkdtemp(prefix="backbone-practice-")
        self.process = None
        self.log = None

    def __enter__(self):
        try:
            return self.start()
        except BaseException:
            self._clean_up()
            raise

    def __exit__(self, exception, *_details):
        status = self.stop()
        if status and not exception:
            raise RuntimeError(f"backbone-practice ended with {status}")

    # Life

    def start(self):
        """Starts the program and waits for its ready line."""
        self.log = tempfile.TemporaryFile()
        command = [self.program, "--state-dir", self.state_dir, "--exit-with-parent", *self.options]
        self.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.log
        )
        self._wait_until_ready()
        return self

    def _wait_until_ready(self):
        readable, _, _ = select.select([self.process.stdout], [], [], START_TIME_LIMIT)
        line = self.process.stdout.readline().decode() if readable else ""
        if line != f"ready {self.profile}\n":
            self.process.kill()
            self.process.wait()
            raise RuntimeError(f"backbone-practice did not start: {line!r} {self.read_log()}")

    def stop(self):
        """Ends the program as a user would; returns its exit status, None if it does not run."""
        status = None
        try:
            if self.process:
                self.process.send_signal(signal.SIGTERM)
                status = self.process.wait(STOP_TIME_LIMIT)
                if status:
                    print(self.read_log(), file=sys.stderr)
        finally:
            self._clean_up()
        return status

    def _clean_up(self):
        if self.process:
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait()
            self.process.stdout.close()
            self.process = None
        if self.log:
            self.log.close()
            self.log = None
        if self.own_dir:
            shutil.rmtree(self.state_dir, ignore_errors=True)

    def read_log(self):
        """The request log so far."""
        return os.pread(self.log.fileno(), 1 << 24, 0).decode()

    # What the state folder says

    def path(self, name):
        return os.path.join(os.path.abspath(self.state_dir), name)

    @property
    def profile(self):
        """Path of the endpoint profile, for `backbonectl init --profile`."""
        return self.path("endpoints.json")

    @property
    def customers_csv(self):
        return self.path("customers.csv")

    def read_json(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return json.load(file)

    def read_csv(self, name):
        with open(self.path(name), encoding="utf-8", newline="") as file:
            return list(csv.reader(file, delimiter=";", quoting=csv.QUOTE_NONE))

    def customers(self):
        """Rows of number, description, technical user, password."""
        return self.read_csv("customers.csv")

    def expected(self):
        """(customer number, kind) -> the verdict of an honest check."""
        return {(row[0], row[1]): row[2] for row in self.read_csv("expected.csv")}

    def customers_expecting(self, verdict, kind="portal"):
        """Rows of customers.csv whose channel of this kind gets this verdict."""
        expected = self.expected()
        return [row for row in self.customers() if expected[row[0], kind] == verdict]

    def a_working_user(self):
        """User and password of the first customer whose channels all work."""
        expected = self.expected()
        for number, _description, user, password in self.customers():
            if all(expected[number, kind] == "ok" for kind in KINDS):
                return user, password
        raise LookupError("no customer works")

    def endpoint(self, kind):
        return next(e for e in self.read_json("endpoints.json")["endpoints"] if e["kind"] == kind)

    def test_path(self, kind):
        endpoint = self.endpoint(kind)
        return endpoint["path_prefix"] + endpoint["test_path"]

    # The hosts

    def tls(self):
        """A TLS context that trusts the practice CA and nothing else."""
        return ssl.create_default_context(cafile=self.path("ca.pem"))

    def connect(self, kind, timeout=REQUEST_TIME_LIMIT):
        """A kept-alive connection to one of the hosts."""
        endpoint = self.endpoint(kind)
        return http.client.HTTPSConnection(
            endpoint["host"], endpoint["port"], context=self.tls(), timeout=timeout
        )

    def get(self, kind, user=None, password="", path=None, connection=None, method="GET"):
        """One request; user=None sends no credentials."""
        headers = {} if user is None else {"Authorization": basic(user, password)}
        own = connection is None
        connection = connection or self.connect(kind)
        try:
            connection.request(method, path or self.test_path(kind), headers=headers)
            return Answer(connection.getresponse())
        finally:
            if own:
                connection.close()

    # The control path

    def control(self, method, path, body=None, token=None):
        """One request to the control path; returns its Answer."""
        control = self.read_json("control.json")
        address = urllib.parse.urlsplit(control["url"])
        connection = http.client.HTTPConnection(
            address.hostname, address.port, timeout=REQUEST_TIME_LIMIT
        )
        headers = {"Authorization": "Bearer " + (control["token"] if token is None else token)}
        try:
            text = None if body is None else json.dumps(body)
            connection.request(method, path, body=text, headers=headers)
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def _change(self, method, path, body=None):
        answer = self.control(method, path, body)
        if answer.status != 200:
            raise RuntimeError(f"{method} {path}: {answer.status} {answer.text}")

    def set_fault(self, fault, endpoint=None, user=None, **parameters):
        """Puts a fault in force; see src/practice/README.md for the names."""
        self._change(
            "POST", "/faults", {"fault": fault, "endpoint": endpoint, "user": user, **parameters}
        )

    def clear_faults(self):
        self._change("DELETE", "/faults")

    def change_user(self, user, **changes):
        """Rotates a password (password=...) or changes the life cycle (state=...)."""
        self._change("POST", f"/users/{user}", changes)

    def change_s_user(self, s_user, **changes):
        """The same for an S-User; its states are active and locked."""
        self._change("POST", f"/s-users/{s_user}", changes)

    def change_installation(self, number, **changes):
        """Moves (customer=...), renames (description=...) or makes an installation."""
        self._change("POST", f"/installations/{number}", changes)

    def remove_installation(self, number):
        self._change("DELETE", f"/installations/{number}")

    def counters(self):
        return self.control("GET", "/counters").json()

    def reset_counters(self):
        self._change("DELETE", "/counters")

    def wait_for_counters(self, condition, time_limit=REQUEST_TIME_LIMIT):
        """Waits until condition(counters) holds, for what happens after an answer, such as a close."""
        end = time.monotonic() + time_limit
        while True:
            counters = self.counters()
            if condition(counters):
                return counters
            if time.monotonic() > end:
                raise TimeoutError(f"still {counters}")
            time.sleep(0.01)


def basic(user, password):
    """The value of an Authorization header."""
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
