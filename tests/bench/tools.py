# SPDX-License-Identifier: GPL-3.0-or-later
"""The tools that the bench compares. run() does all log-ons once and returns what it cost.

A cost has the keys seconds, cpu (seconds, user and system) and peak_kb (of resident memory).
"""

import json
import os
import re
import statistics
import time
import urllib.request

AT_ONCE = 50
PHASES = ('name_lookup', 'proxy', 'connect', 'tls', 'wait', 'receive')
KINDS = (('portal', 'SAP-SUPPORT_PORTAL', 'H'), ('parcel-box', 'SAP-SUPPORT_PARCELBOX', 'G'),
         ('note-download', 'SAP-SUPPORT_NOTE_DOWNLOAD', 'G'))


class BenchError(Exception):
    """A log-on did not succeed, so that the figures would say nothing."""


def timed(session, command, **options):
    """Runs a command; its cost, its status and what it wrote to standard output."""
    output_path = session.path('output')
    with open(output_path, 'wb') as output:
        started = time.monotonic()
        process = session.popen(command, stdout=output, **options)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    with open(output_path, encoding='utf-8') as output:
        text = output.read()
    cost = {'seconds': seconds, 'cpu': usage.ru_utime + usage.ru_stime, 'peak_kb': usage.ru_maxrss}
    return cost, process.returncode, text


def write_private(path, text):
    """Writes a file that only its owner can read: it may hold passwords."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 'w') as file:
        file.write(text)
    return path


class BackboneCtl:
    """Our own command line, with a landscape file for these ports."""

    name = 'backbonectl'

    def __init__(self, session, program, ca_path, ports, users):
        self.session = session
        self.checks = 3 * len(users)
        self.results = []
        folder = session.path(f'landscape-{ports[0]}')
        os.mkdir(folder)
        self.command = [os.path.abspath(program), '--landscape', os.path.join(folder, 'landscape.db')]
        profile = {'format': 'backbone-endpoint-profile', 'version': 1, 'name': 'Bench', 'trust': 'ca.pem',
                   'endpoints': [
                       {'kind': kind, 'destination': destination, 'type': kind_of_connection, 'host': 'localhost',
                        'port': port, 'path_prefix': '', 'test_path': '/ok', 'good_status': 200}
                       for (kind, destination, kind_of_connection), port in zip(KINDS, ports)]}
        with open(ca_path, encoding='utf-8') as authority:
            write_private(os.path.join(folder, 'ca.pem'), authority.read())
        profile_path = write_private(os.path.join(folder, 'profile.json'), json.dumps(profile))
        rows = ''.join(f'{number};Customer {number};{user};{password}\r\n' for number, user, password in users)
        csv_path = write_private(os.path.join(folder, 'customers.csv'), rows)
        self._must('init', '--owner', users[0][0], '--profile', profile_path)
        self._must('import', csv_path)

    def _must(self, *arguments):
        done = self.session.run(self.command + list(arguments), capture_output=True)
        if done.returncode:
            raise BenchError(f'backbonectl {arguments[0]}: {done.stdout.decode()}{done.stderr.decode()}')

    def run(self):
        cost, status, text = timed(self.session, self.command + ['check', '--format', 'json'])
        answer = json.loads(text)
        if status or answer['summary'].get('ok') != self.checks:
            raise BenchError(f'backbonectl ended with {status}: {answer["summary"]}')
        self.results = answer['results']
        return cost

    def explain(self):
        """Lines of text: how many connections were opened, and the median time of each phase."""
        phases = [result.get('phases_us') or {} for result in self.results]
        opened = sum(1 for phase in phases if (phase.get('tls') or -1) > 0)
        yield f'{opened} of {len(phases)} results had a handshake of their own; the others found an open connection'
        for name in PHASES:
            taken = [phase[name] for phase in phases if (phase.get(name) or -1) >= 0]
            if taken:
                yield f'{name:12} {len(taken):5} x, median {statistics.median(taken) / 1000:8.3f} ms'


class Curl:
    """curl -Z with a configuration file. `Connection: close` makes every check a fresh connection."""

    name = f'curl -Z {AT_ONCE}'

    def __init__(self, session, ca_path, ports, users):
        self.session = session
        self.checks = 3 * len(users)
        parts = [f'url = "https://localhost:{port}/ok"\nuser = "{user}:{password}"\ncacert = "{ca_path}"\n'
                 'header = "Connection: close"\noutput = "/dev/null"\nwrite-out = "%{http_code}\\n"\n'
                 for _, user, password in users for port in ports]
        path = write_private(session.path(f'curl-{ports[0]}'), 'next\n'.join(parts))
        self.command = ['curl', '--no-progress-meter', '--parallel', '--parallel-max', str(AT_ONCE), '--config', path]

    def run(self):
        cost, status, text = timed(self.session, self.command)
        good = text.split().count('200')
        if status or good != self.checks:
            raise BenchError(f'curl ended with {status}: {good} of {self.checks} log-ons succeeded')
        return cost


class BlackboxExporter:
    """prometheus-blackbox-exporter with one module a user, asked by curl for 50 probes at once."""

    name = 'blackbox_exporter'
    PROGRAMS = ('prometheus-blackbox-exporter', 'blackbox_exporter')

    def __init__(self, session, ca_path, ports, users):
        self.session = session
        self.checks = 3 * len(users)
        self.ca_path = ca_path
        self.ports = ports
        self.users = users
        self.process = None
        self.command = []

    def __enter__(self):
        modules = {user: {'prober': 'http', 'timeout': '30s', 'http': {
            'preferred_ip_protocol': 'ip4', 'basic_auth': {'username': user, 'password': password},
            'tls_config': {'ca_file': self.ca_path}}} for _, user, password in self.users}
        # JSON is YAML.
        path = write_private(self.session.path(f'blackbox-{self.ports[0]}.yml'), json.dumps({'modules': modules}))
        log_path = self.session.path('blackbox.log')
        with open(log_path, 'wb') as log:
            self.process = self.session.popen([self._program(), f'--config.file={path}', '--log.level=info',
                                               '--web.listen-address=127.0.0.1:0'], stdout=log, stderr=log)
        port = self._listening_port(log_path)
        parts = [f'url = "http://127.0.0.1:{port}/probe?module={user}&target=https://localhost:{target}/ok"\n'
                 for _, user, _ in self.users for target in self.ports]
        driver = write_private(self.session.path(f'blackbox-{self.ports[0]}.curl'), ''.join(parts))
        self.command = ['curl', '--no-progress-meter', '--parallel', '--parallel-max', str(AT_ONCE), '--config', driver]
        return self

    def __exit__(self, *_exc):
        self.process.terminate()
        self.process.wait()

    @classmethod
    def _program(cls):
        for name in cls.PROGRAMS:
            for folder in os.environ['PATH'].split(':'):
                if os.path.exists(os.path.join(folder, name)):
                    return os.path.join(folder, name)
        raise FileNotFoundError('prometheus-blackbox-exporter is not installed')

    def _listening_port(self, log_path):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and self.process.poll() is None:
            with open(log_path, encoding='utf-8') as log:
                match = re.search(r'address=127\.0\.0\.1:([1-9][0-9]*)', log.read())
            if match:
                urllib.request.build_opener(urllib.request.ProxyHandler({})).open(
                    f'http://127.0.0.1:{match.group(1)}/-/healthy', timeout=10).close()
                return int(match.group(1))
            time.sleep(0.05)
        raise BenchError('blackbox_exporter did not start')

    def _cpu(self):
        with open(f'/proc/{self.process.pid}/stat', encoding='utf-8') as stat:
            fields = stat.read().rpartition(')')[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')

    def _peak_kb(self):
        with open(f'/proc/{self.process.pid}/status', encoding='utf-8') as status:
            return int(re.search(r'VmHWM:\s*(\d+)', status.read()).group(1))

    def run(self):
        before = self._cpu()
        cost, status, text = timed(self.session, self.command)
        good = len(re.findall(r'^probe_success 1$', text, re.MULTILINE))
        if status or good != self.checks:
            raise BenchError(f'blackbox_exporter: {good} of {self.checks} log-ons succeeded')
        return {'seconds': cost['seconds'], 'cpu': self._cpu() - before, 'peak_kb': self._peak_kb()}
