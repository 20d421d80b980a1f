#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is handed over to monitoring: to Prometheus (the real one and its promtool, where they are installed), and
one line to Nagios."""

import http.client
import json
import os
import re
import select
import shutil
import signal
import socket
import stat
import subprocess
import tempfile
import time
import unittest
import urllib.parse
import urllib.request

import support

PROMTOOL = shutil.which('promtool')
PROMETHEUS = shutil.which('prometheus')
ROOT = os.environ['BACKBONE_SOURCE_ROOT']
RULES = os.path.join(ROOT, 'data', 'monitoring', 'backbone-admin.rules.yml')
DASHBOARD = os.path.join(ROOT, 'data', 'monitoring', 'backbone-admin.grafana.json')
SAMPLE = re.compile(r'^(?P<name>[a-z0-9_]+)(?:\{(?P<labels>.*)\})? (?P<value>[0-9.]+)$')
LABEL = re.compile(r'([a-z_]+)="((?:[^"\\]|\\.)*)"')
# The guidelines of the Monitoring Plugins: 'label'=value[UOM];[warn];[crit];[min];[max]
PERFORMANCE = re.compile(r"^('[^'=]+'|[^'= ]+)=-?[0-9.]+(s|us|ms|%|B|c)?(;[^; ]*){0,4}$")


def parse(text):
    """The samples: name -> list of (labels, value)."""
    metrics = {}
    for line in text.splitlines():
        if line.startswith('#'):
            continue
        match = SAMPLE.match(line)
        assert match, line
        labels = dict(LABEL.findall(match['labels'] or ''))
        metrics.setdefault(match['name'], []).append((labels, float(match['value'])))
    return metrics


class MonitoringTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.practice = support.Practice(support.PRACTICE).start()
        cls.addClassCleanup(cls.practice.stop)
        cls.session = support.Session(keyring='unlocked')
        cls.session.__enter__()
        cls.addClassCleanup(cls.session.__exit__, None, None, None)
        cls.cli = support.Cli(cls.session)
        cls.cli.make_practice_landscape(cls.practice)
        cls.begin = time.time()
        cls.cli.must('check', status=1)
        cls.end = time.time()
        first = cls.cli.json('channel', 'list')
        cls.soft = {(c['customer'], c['kind']) for c in first if c['state'] == 'failing-soft'}
        cls.cli.must('check', status=1)

    def nagios(self, *arguments, status):
        result = self.cli.run('nagios', *arguments)
        self.assertEqual(result.status, status, result)
        self.assertEqual(result.out.count('\n'), 1, result)
        self.assertEqual(result.err, '')
        word = ('OK', 'WARNING', 'CRITICAL', 'UNKNOWN')[status]
        self.assertTrue(result.out.startswith(f'BACKBONE {word} - '), result)
        return result.out.rstrip('\n')

    def test_metrics(self):
        """One series a channel, that says what the check found, and when."""
        metrics = parse(self.cli.must('metrics').out)
        expected = self.practice.expected()
        found = {(labels['customer'], labels['kind']): (labels['verdict'], value)
                 for labels, value in metrics['backbone_channel_up']}
        self.assertEqual(found, {key: (verdict, float(verdict == 'ok')) for key, verdict in expected.items()})

        succeeded = {(labels['customer'], labels['kind']): value
                     for labels, value in metrics['backbone_channel_last_success_timestamp_seconds']}
        self.assertEqual(set(succeeded), {key for key, verdict in expected.items() if verdict == 'ok'})
        for when in succeeded.values():
            self.assertTrue(self.begin - 1 <= when <= time.time() + 1, when)
        durations = {labels['customer'] for labels, value in metrics['backbone_channel_check_duration_seconds']
                     if 0 < value < 60}
        self.assertIn(self.practice.customers_expecting('ok')[0][0], durations)
        phases = {labels['phase'] for labels, _value in metrics['backbone_phase_duration_p95_seconds']}
        self.assertEqual(phases - {'proxy'}, {'name_lookup', 'connect', 'tls', 'wait', 'receive'})

        held = self.cli.json('held', 'list')
        self.assertEqual(metrics['backbone_held_users'], [({}, float(len(held)))])
        self.assertEqual({labels['user'] for labels, _v in metrics['backbone_held_user_since_timestamp_seconds']},
                         {user['id'] for user in held})
        self.assertEqual(sum(value for _labels, value in metrics['backbone_own_trouble']), 0)
        self.assertEqual(sum(value for _labels, value in metrics['backbone_customers']),
                         self.cli.json('status')['customers'])

    def test_states(self):
        """A refused log-on is believed at once, all else the second time; who is skipped, nothing is known of."""
        expected = self.practice.expected()
        lasting = ('credentials', 'locked', 'log-on-page', 'not-authorised', 'wrong-customer', 'client-certificate')
        failing = {key for key, verdict in expected.items() if verdict not in ('ok', 'skipped', 'not-configured')}
        self.assertEqual(self.soft, {key for key in failing if expected[key] not in lasting})
        for channel in self.cli.json('channel', 'list'):
            key = channel['customer'], channel['kind']
            state = 'working' if expected[key] == 'ok' else 'failing' if key in failing else 'unknown'
            self.assertEqual(channel['state'], state, (key, channel))
        metrics = parse(self.cli.must('metrics').out)
        self.assertEqual({(labels['customer'], labels['kind']) for labels, value in metrics['backbone_channel_failing']
                          if value}, failing)
        states = {labels['state']: value for labels, value in metrics['backbone_channels']}
        self.assertEqual(states, self.cli.json('status')['channel_states'])
        self.assertEqual(states['failing'], len(failing))

    def test_certificates(self):
        """The end of what each host shows, and of the whole way to the practice CA."""
        metrics = parse(self.cli.must('metrics').out)
        own = {(labels['host'], int(labels['port'])): value
               for labels, value in metrics['backbone_server_certificate_expiry_timestamp_seconds']}
        chain = {(labels['host'], int(labels['port'])): value
                 for labels, value in metrics['backbone_server_chain_expiry_timestamp_seconds']}
        shown = {}
        for kind in support.KINDS:
            diagnosis = self.cli.run('--format', 'json', 'diagnose', kind).json()
            ends = [certificate['not_after'] for certificate in diagnosis[0]['chain']] if isinstance(
                diagnosis, list) else [certificate['not_after'] for certificate in diagnosis['chain']]
            endpoint = self.practice.endpoint(kind)
            shown[endpoint['host'], endpoint['port']] = ends[0]
        self.assertEqual({key: time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime(value)) for key, value in own.items()},
                         shown)
        anchor, = self.cli.json('trust', 'list')
        for key, value in chain.items():
            self.assertLessEqual(value, own[key])
            self.assertLessEqual(time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime(value)), anchor['not_after'])

    def test_warnings(self):
        """When people are warned is what the rules of the landscape say."""
        days = lambda: {labels['warning']: value / 86400
                        for labels, value in parse(self.cli.must('metrics').out)['backbone_expiry_warning_seconds']}
        self.assertEqual(days(), {'first': 90, 'second': 30, 'third': 14, 'last': 2})
        self.cli.must('rules', 'set', 'warn=60,20,7,1')
        self.addCleanup(self.cli.must, 'rules', 'set', 'warn=90,30,14,2')
        self.assertEqual(days(), {'first': 60, 'second': 20, 'third': 7, 'last': 1})

    def test_hostile_description(self):
        """Whatever stands in a description: one sample on one line, and the same text read back."""
        number = self.practice.customers_expecting('ok')[0][0]
        before = self.cli.json('customer', 'show', number)['description']
        odd = 'A "quoted" \\ back\\nslash {x="y"} # |'
        self.cli.must('customer', 'edit', number, '--description', odd)
        self.addCleanup(self.cli.must, 'customer', 'edit', number, '--description', before)
        text = self.cli.must('metrics').out
        infos = parse(text)['backbone_customer_info']
        read = next(labels['description'] for labels, _value in infos if labels['customer'] == number)
        self.assertEqual(re.sub(r'\\(.)', lambda m: '\n' if m[1] == 'n' else m[1], read), odd)

    def test_file(self):
        """Whole, readable for the collector, with nothing left beside it."""
        folder = self.session.path('textfile')
        os.mkdir(folder)
        path = os.path.join(folder, 'backbone.prom')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('old')
        result = self.cli.must('metrics', '--output', path)
        self.assertEqual(result.out, '')
        self.assertEqual(os.listdir(folder), ['backbone.prom'])
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o644)
        with open(path, encoding='utf-8') as file:
            self.assertEqual(set(parse(file.read())), set(parse(self.cli.must('metrics').out)))
        self.cli.must('metrics', '--output', os.path.join(folder, 'nowhere', 'x.prom'), status=3)
        self.cli.must('metrics', '--output', path, '--listen', '127.0.0.1:0', status=2)

    def listen(self, cli=None, address='127.0.0.1:0'):
        """Starts serving the landscape of @cli; the URL."""
        cli = cli or self.cli
        process = subprocess.Popen(
            [support.PROGRAM, '--landscape', cli.landscape, 'metrics', '--listen', address],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=cli.environment_for(['check']))
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        readable, _, _ = select.select([process.stderr], [], [], 60)
        line = process.stderr.readline().decode() if readable else ''
        match = re.search(r'http://\S+', line)
        self.assertTrue(match, line)
        return process, match[0]

    def request(self, url, method='GET', path=None, **headers):
        parts = urllib.parse.urlsplit(url)
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)
        try:
            connection.request(method, path or parts.path, headers={k.replace('_', '-'): v for k, v in headers.items()})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode()
        finally:
            connection.close()

    def test_listen(self):
        process, url = self.listen()
        status, headers, text = self.request(url)
        self.assertEqual((status, headers['Content-Type']), (200, 'text/plain; version=0.0.4; charset=utf-8'))
        self.assertEqual(set(parse(text)), set(parse(self.cli.must('metrics').out)))
        self.assertEqual(self.request(url, path='/')[0], 404)
        self.assertEqual(self.request(url, 'POST')[0], 405)
        self.assertEqual(self.request(url, Host='evil.example')[0], 403)
        self.assertEqual(self.request(url, Host='localhost:1')[0], 200)
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(60), 0)
        self.assertEqual(process.stdout.read(), b'')

    def test_listens_for_nobody_else(self):
        for address in ('0.0.0.0:0', '192.0.2.1:9845', 'example.com:80', '127.0.0.1', 'nonsense', ':80', '[::]:0'):
            result = self.cli.run('metrics', '--listen', address)
            self.assertEqual(result.status, 2, (address, result))
            self.assertIn(address, result.err)

    def test_nagios(self):
        expected = self.practice.expected()
        failing = sum(verdict not in ('ok', 'skipped', 'not-configured') for verdict in expected.values())
        line = self.nagios(status=2)
        text, performance = line.split(' | ')
        self.assertIn(f'{failing} of {len(expected)} channels fail: ', text)
        values = dict(item.split('=', 1) for item in performance.split(' '))
        for item in performance.split(' '):
            self.assertRegex(item, PERFORMANCE)
        self.assertEqual(values['failing'], f'{failing};;0;0;{len(expected)}')
        self.assertEqual(values['working'].split(';')[0], str(sum(v == 'ok' for v in expected.values())))
        self.assertRegex(values['age'], r'^[0-9]+s;')

        good = next(c for c, _k in expected if all(expected[c, kind] == 'ok' for kind in support.KINDS))
        self.assertIn('3 channels work', self.nagios('--customer', good, status=0))
        bad = self.practice.customers_expecting('credentials')[0][0]
        self.assertIn(f'{bad} portal: ', self.nagios('--customer', bad, '--kind', 'portal', status=2))
        self.assertIn(f'failing={failing};5;99;0;', self.nagios('-w', '5', '-c', '99', status=1))
        self.assertIn('the last check was at', self.nagios('--max-age', '0', status=3))

    def test_nagios_says_what_it_cannot_say(self):
        for arguments in (['--critical', 'x'], ['--kind', 'x'], ['--customer', '404'], ['--odd'], ['too', 'many']):
            self.nagios(*arguments, status=3)
        missing = support.Cli(self.session, self.session.path('missing.db'))
        result = missing.run('nagios')
        self.assertEqual((result.status, result.out.count('\n'), result.err), (3, 1, ''), result)

    def test_checkmk(self):
        """The local check: status, name, metrics with bars between them, and the text."""
        script = os.path.join(os.environ['BACKBONE_BUILD_ROOT'], 'data', 'backbone-admin.checkmk.sh')
        line = self.nagios(status=2)
        done = self.session.run(['sh', script], capture_output=True, env={
            **self.session.environment, 'BACKBONECTL': support.PROGRAM, 'BACKBONE_LANDSCAPE': self.cli.landscape})
        self.assertEqual((done.returncode, done.stderr), (0, b''))
        status, name, metrics, text = done.stdout.decode().rstrip('\n').split(' ', 3)
        self.assertEqual((status, name), ('2', 'Support_Backbone'))
        self.assertEqual(text, line.split(' | ')[0])
        for item in metrics.split('|'):
            self.assertRegex(item, PERFORMANCE)
        done = self.session.run(['sh', script], capture_output=True, env={
            **self.session.environment, 'BACKBONECTL': support.PROGRAM, 'BACKBONE_LANDSCAPE': '/nowhere.db'})
        self.assertTrue(done.stdout.startswith(b'3 Support_Backbone - BACKBONE UNKNOWN'), done)

    @unittest.skipIf(PROMTOOL is None, 'prometheus is not installed')
    def test_promtool(self):
        checked = subprocess.run([PROMTOOL, 'check', 'metrics'], input=self.cli.must('metrics').out.encode(),
                                 capture_output=True, check=False)
        self.assertEqual((checked.returncode, checked.stdout, checked.stderr), (0, b'', b''))
        subprocess.run([PROMTOOL, 'check', 'rules', RULES], check=True, capture_output=True)
        with open(os.path.join(support.HERE, 'monitoring', 'rules-test.yml'), encoding='utf-8') as file:
            tests = re.sub(r'(?m)^  - RULES$', f'  - {RULES}', file.read())
        path = self.session.path('rules-test.yml')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(tests)
        done = subprocess.run([PROMTOOL, 'test', 'rules', path], capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, done)

    def test_rules_and_dashboard_ask_for_what_there_is(self):
        there = set(parse(self.cli.must('metrics').out)) | {
            'backbone_client_certificate_expiry_timestamp_seconds', 'backbone_s_user_expiry_timestamp_seconds'}
        with open(RULES, encoding='utf-8') as file:
            asked = set(re.findall(r'\bbackbone_[a-z0-9_]+', file.read()))
        with open(DASHBOARD, encoding='utf-8') as file:
            dashboard = json.load(file)
        for panel in dashboard['panels']:
            for target in panel['targets']:
                asked |= set(re.findall(r'\bbackbone_[a-z0-9_]+', target['expr']))
        self.assertEqual(asked - there, set())

    def ask(self, base, expression):
        with urllib.request.urlopen(f'{base}/api/v1/query?' + urllib.parse.urlencode({'query': expression}),
                                    timeout=60) as answer:
            return json.load(answer)['data']['result']

    def scrape(self, url, interval='200ms'):
        """A real Prometheus that scrapes @url; where to ask it."""
        with socket.socket() as free:
            free.bind(('127.0.0.1', 0))
            port = free.getsockname()[1]
        folder = tempfile.mkdtemp(dir=self.session.folder)
        target = urllib.parse.urlsplit(url).netloc
        with open(os.path.join(folder, 'prometheus.yml'), 'w', encoding='utf-8') as file:
            file.write(f'scrape_configs: [{{job_name: backbone, scrape_interval: {interval}, scrape_timeout: {interval}, '
                       f'static_configs: [{{targets: ["{target}"]}}]}}]\nrule_files: ["{RULES}"]\n')
        process = subprocess.Popen(
            [PROMETHEUS, f'--config.file={folder}/prometheus.yml', f'--storage.tsdb.path={folder}/data',
             f'--web.listen-address=127.0.0.1:{port}'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return f'http://127.0.0.1:{port}'

    @unittest.skipIf(PROMETHEUS is None, 'prometheus is not installed')
    def test_a_real_scrape(self):
        """Prometheus itself scrapes it, and answers what the rules and the dashboard ask."""
        _process, url = self.listen()
        base = self.scrape(url)
        expected = self.practice.expected()
        self.assertTrue(self.wait_for(base, 'count(backbone_channel_up)', len(expected)))
        self.assertEqual(self.ask(base, 'up{job="backbone"}')[0]['value'][1], '1')
        failing = {(r['metric']['customer'], r['metric']['kind']): r['metric']['verdict']
                   for r in self.ask(base, 'backbone_channel_up == 0')}
        self.assertEqual(failing, {key: verdict for key, verdict in expected.items() if verdict != 'ok'})
        with open(DASHBOARD, encoding='utf-8') as file:
            for panel in json.load(file)['panels']:
                for target in panel['targets']:
                    expression = target['expr'].replace('$kind', '.*').replace('$customer', '.*')
                    self.ask(base, expression)

    @unittest.skipIf(PROMETHEUS is None, 'prometheus is not installed')
    def test_a_scrape_of_ten_thousand_customers(self):
        """30,000 channels in one scrape, none lost. Nobody has a password, so no check leaves the machine."""
        many = support.Cli(self.session, self.session.path('many.db'))
        many.must('init', '--owner', '1', '--profile', self.practice.profile)
        path = self.session.path('many.csv')
        with open(path, 'w', encoding='utf-8', newline='') as file:
            file.writelines(f'{number:010d};Customer {number};;\r\n' for number in range(2, 10001))
        many.must('import', path)
        many.must('check', status=1)
        _process, url = self.listen(many)
        base = self.scrape(url, '2s')
        self.assertTrue(self.wait_for(base, 'count(backbone_channel_up)', 30000))
        self.assertEqual(self.ask(base, 'up{job="backbone"}')[0]['value'][1], '1')
        self.assertEqual({(r['metric']['verdict'], r['value'][1])
                          for r in self.ask(base, 'count by (verdict) (backbone_channel_up)')},
                         {('not-configured', '30000')})

    def wait_for(self, base, expression, value):
        """There is no event to wait for in another program: ask till it knows, for a minute."""
        for _ in range(1200):
            try:
                if [float(r['value'][1]) for r in self.ask(base, expression)] == [float(value)]:
                    return True
            except OSError:
                pass
            time.sleep(0.05)
        return False


if __name__ == '__main__':
    support.run()
