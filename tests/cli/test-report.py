#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports: what stands in them, that they are well-formed, and that nothing in a description becomes mark-up."""

import csv
import datetime
import html.parser
import io
import os
import re
import shutil
import sqlite3
import subprocess
import unittest

import support

HOSTILE = '=HYPERLINK("http://x")<script>alert(\'1\')</script> & Söhne'
OK, TIMEOUT, CREDENTIALS, SKIPPED = 1, 4, 12, 22


def microseconds(text):
    return int(datetime.datetime.fromisoformat(text + '+00:00').timestamp() * 1_000_000)


class Page(html.parser.HTMLParser):
    """A page as a browser reads it: balanced elements, their texts, and what would run or be loaded."""

    VOID = {'meta', 'br'}

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.problems, self.tables, self.texts, self.ids, self.links = [], [], 0, [], set(), set()
        self.feed(text)
        self.close()
        if self.open:
            self.problems.append(f'still open: {self.open}')

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag in ('script', 'iframe', 'img', 'link', 'object', 'form', 'svg', 'base'):
            self.problems.append(f'<{tag}>')
        self.problems += [f'{name} on <{tag}>' for name in attributes if name.startswith('on') or name == 'src']
        if len(attributes) != len(attrs):
            self.problems.append(f'twice the same attribute: {attrs}')
        if 'id' in attributes:
            if attributes['id'] in self.ids:
                self.problems.append('id twice: ' + attributes['id'])
            self.ids.add(attributes['id'])
        if tag == 'a':
            self.links.add(attributes['href'].removeprefix('#'))
        self.tables += tag == 'table'
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f'</{tag}> closes something else')

    def handle_data(self, data):
        if 'style' not in self.open:
            self.texts.append(data)


class ReportTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = support.Session(keyring='unlocked')
        cls.session.__enter__()
        cls.addClassCleanup(cls.session.__exit__, None, None, None)
        cls.cli = support.Cli(cls.session)
        cls.cli.must('init', '--owner', '1105772', '--description', 'Unsere Kunden')
        cls.cli.must('customer', 'add', '1107450', HOSTILE, '--technical-user', 'S0018133160', '--password-stdin',
                     stdin='Lerche-2861-Tanne\n')
        cls.cli.must('assignment', 'set', 'FRN_BTC_SMP', '1107450', 'S0018132425')
        cls.cli.must('s-user', 'set', 'S0018132425', 'expires=2026-01-20')
        cls.add_history()

    @classmethod
    def add_history(cls):
        """January 2026: the portal failed for a day, and the parcel box at the end of the month."""
        rows = [('portal', '2025-12-31T12:00:00', TIMEOUT), ('portal', '2026-01-01T12:00:00', OK),
                ('portal', '2026-01-10T12:00:00', CREDENTIALS), ('portal', '2026-01-10T13:00:00', SKIPPED),
                ('portal', '2026-01-11T12:00:00', OK), ('parcel-box', '2026-01-16T00:00:00', OK),
                ('parcel-box', '2026-01-30T00:00:00', TIMEOUT), ('note-download', '2025-11-01T00:00:00', TIMEOUT),
                ('note-download', '2025-11-02T00:00:00', OK), ('portal', '2026-02-01T00:00:00', CREDENTIALS)]
        with sqlite3.connect(cls.cli.landscape) as database:
            run = database.execute('INSERT INTO check_run (started, n_channels) VALUES (1, 3)').lastrowid
            for kind, time, verdict in rows:
                database.execute(
                    'INSERT INTO check_result (run, channel, time, verdict, status, evidence) SELECT ?, channel.id, ?, ?, '
                    '0, ? FROM channel JOIN customer ON customer.id = customer WHERE number = "0001107450" AND kind = ?',
                    (run, microseconds(time), verdict, 'seen <b>there</b>', support.KINDS.index(kind)))
            database.execute(
                'INSERT INTO channel_state (channel, result, verdict, since, checked) SELECT channel, id, verdict, time, '
                'time FROM check_result WHERE id IN (SELECT max (id) FROM check_result GROUP BY channel)')

    def transcript(self, name):
        """With what differs from day to day and from machine to machine taken out."""
        transcript = support.Transcript(self.cli, name)
        normalized = transcript.normalized

        def more_normalized():
            text = re.sub(r'[\w-]+@[\w.-]+', 'USER@HOST', normalized())
            text = re.sub(r'<style>.*?</style>', '<style>…</style>', text, flags=re.DOTALL)
            text = re.sub(r'\d{4}-\d\d-\d\d \d\d:\d\d', 'YYYY-MM-DD HH:MM', text)
            text = re.sub(r'Backbone Admin \d[\d.]*', 'Backbone Admin VERSION', text)
            return re.sub('  +', '  ', text)
        transcript.normalized = more_normalized
        return transcript

    def test_month(self):
        """Availability by hand: portal known all of January, down till the 1st noon and from the 10th to the 11th."""
        report = self.cli.json('report', '--month', '2026-01')
        day = 86400
        rows = {row['channel']: row for row in report['availability']}
        self.assertEqual(set(rows), set(support.KINDS))
        self.assertEqual((rows['portal']['observed_s'], rows['portal']['down_s']), (31 * day, day // 2 + day))
        self.assertEqual((rows['portal']['checks'], rows['portal']['ok']), (3, 2))
        self.assertEqual(rows['portal']['availability'], 0.9516)
        self.assertEqual((rows['parcel-box']['observed_s'], rows['parcel-box']['down_s']), (16 * day, 2 * day))
        self.assertEqual((rows['note-download']['availability'], rows['note-download']['checks']), (1.0, 0))

        incidents = [(i['channel'], i['verdict'], i['from'], i['until'], i['duration_s']) for i in report['incidents']]
        self.assertEqual(incidents, [
            ('portal', 'timeout', '2025-12-31T12:00:00Z', '2026-01-01T12:00:00Z', day),
            ('portal', 'credentials', '2026-01-10T12:00:00Z', '2026-01-11T12:00:00Z', day),
            ('parcel-box', 'timeout', '2026-01-30T00:00:00Z', None, 2 * day)])
        self.assertEqual([(e['kind'], e['id'], e['expires'][:10]) for e in report['expiries']],
                         [('s-user', 'S0018132425', '2026-01-20')])
        self.assertEqual(self.cli.json('report', '--month', '2025-10')['availability'], [])

    def test_time_zone(self):
        """The month of a person in Tokyo begins nine hours earlier."""
        cli = support.Cli(self.session, TZ='Asia/Tokyo')
        rows = {row['channel']: row for row in cli.json('report', '--month', '2026-02')['availability']}
        self.assertEqual(rows['portal']['checks'], 1)
        rows = {row['channel']: row for row in cli.json('report', '--month', '2026-01')['availability']}
        self.assertEqual(rows['portal']['down_s'], 86400 * 3 // 2 + 9 * 3600)

    def test_customer(self):
        report = self.cli.json('report', '--customer', '1107450')
        self.assertEqual(report['report']['description'], HOSTILE)
        self.assertEqual([c['verdict'] for c in report['channels']], ['credentials', 'timeout', 'ok'])
        self.assertTrue(all(c['next_step'] for c in report['channels'][:2]))
        self.assertEqual([u['id'] for u in report['technical_user']], ['S0018133160'])
        self.assertEqual([(a['s_user'], a['local_user']) for a in report['s_users']], [('S0018132425', 'FRN_BTC_SMP')])
        actions = {change['action'] for change in report['changes']}
        self.assertTrue({'customer-add', 'assignment-set'} <= actions, actions)
        self.assertFalse({'landscape-create', 'profile-set'} & actions, actions)

    def test_several_customers(self):
        """One report on several: the same tables, each row with whom it is about."""
        both = self.cli.json('report', '--customer', '1107450', '--customer', '1105772', '--customer', '0001107450')
        self.assertEqual([c['number'] for c in both['customers']], ['0001107450', '0001105772'])
        one = self.cli.json('report', '--customer', '1107450')
        for part in ('works', 'channels', 'technical_user', 's_users', 'changes', 'installations'):
            rows = [dict(row) for row in both[part] if row['customer'] == '0001107450']
            for row in rows:
                del row['customer']
            self.assertEqual(rows, one[part], part)
        self.assertEqual([c['customer'] for c in both['channels']], ['0001107450'] * 3 + ['0001105772'] * 3)
        self.assertEqual({a['customer'] for a in self.cli.json(
            'report', '--customer', '1107450', '--customer', '1105772', '--month', '2026-01')['availability']},
            {'0001107450'})
        self.cli.must('report', '--customer', '1107450', '--customer', '4711', status=2)

    def test_what_works(self):
        report = self.cli.json('report', '--customer', '1107450')
        self.assertEqual({w['purpose']: w['verdict'] for w in report['works']},
                         {p: v for p, v in self.cli.json('customer', 'show', '1107450')['works'].items()})
        self.assertEqual(report['installations'], [])
        path = self.session.path('installations.csv')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('1107450;0020123456;ERP;000000000312345678;PRD\n')
        copy = support.Cli(self.session, self.session.path('installed.db'))
        shutil.copy(self.cli.landscape, copy.landscape)
        copy.must('installations', 'import', path)
        row, = copy.json('report', '--customer', '1107450')['installations']
        self.assertEqual((row['installation'], row['systems']), ('0020123456', 'PRD 000000000312345678'))

    def test_bad_input(self):
        for arguments in (['--customer', '4711'], ['--customer', 'x'], ['--month', '2026-13'], ['--month', '2026-1'],
                          ['--month', '2099-01'], ['--month', '2026-01-01'], ['--output', 'report.doc']):
            result = self.cli.must('report', *arguments, status=2)
            self.assertEqual(result.out, '')
            self.assertIn('backbonectl: report', result.err)

    def test_golden(self):
        transcript = self.transcript('report')
        transcript.run('report', status=0)
        transcript.run('report', '--month', '2026-01', status=0)
        transcript.run('report', '--customer', '1107450', status=0)
        transcript.run('--format', 'csv', 'report', '--month', '2026-01', status=0)
        transcript.run('report', '--html', '--month', '2026-01', status=0)
        transcript.run('report', '--output', 'a.pdf', status=2)
        transcript.run('report', '--customer', '1107450', '--customer', '1105772', status=0)
        transcript.run('report', '--migration', status=0)
        transcript.run('report', '--migration', '--month', '2026-01', status=2)
        transcript.check(self)

    def pages(self):
        for arguments in ([], ['--month', '2026-01'], ['--customer', '1107450'],
                          ['--customer', '1107450', '--month', '2026-01'], ['--month', '2025-10'],
                          ['--customer', '1107450', '--customer', '1105772'], ['--migration']):
            yield self.cli.must('report', '--html', *arguments).out

    def test_html(self):
        """Well-formed, nothing that runs or is loaded, and hostile text is text."""
        for text in self.pages():
            page = Page(text)
            self.assertEqual(page.problems, [])
            self.assertLessEqual(page.links, page.ids)
            self.assertIn("default-src 'none'", text)
            self.assertNotIn('seen <b>', text)
            if shutil.which('xmllint'):
                # It knows HTML 4 only: the elements of HTML 5 are no mistake.
                checked = subprocess.run(['xmllint', '--html', '--noout', '-'], input=text.encode(), capture_output=True)
                errors = [line for line in checked.stderr.decode().splitlines() if 'error' in line]
                self.assertTrue(all(re.search('Tag (header|nav|main|section|footer|time) invalid', e) for e in errors), errors)
        page = Page(self.cli.must('report', '--html').out)
        self.assertIn(HOSTILE, page.texts)

    def test_csv(self):
        """A spreadsheet runs nothing of it, and every value is where it belongs."""
        text = self.cli.must('--format', 'csv', 'report').out
        rows = [row for row in csv.reader(io.StringIO(text, newline='')) if row]
        customers = [row for row in rows if row[0] == 'customers']
        self.assertEqual(customers[1][1:3], ['0001107450', "'" + HOSTILE])
        for row in rows:
            for cell in row:
                self.assertNotRegex(cell, r'^[=+@\t]')

    def test_files(self):
        for name in ('report.html', 'report.csv', 'report.json', 'report.txt'):
            path = self.session.path(name)
            self.cli.must('report', '--output', path)
            self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)
            self.cli.must('report', '--output', path, status=2)
            self.cli.must('report', '--output', path, '--replace')
            with open(path, encoding='utf-8') as file:
                self.assertNotIn('Lerche', file.read())

    def test_tampered(self):
        """A log that was changed from outside is on the first page."""
        copy = support.Cli(self.session, self.session.path('copy.db'))
        shutil.copy(self.cli.landscape, copy.landscape)
        self.assertEqual(copy.json('report')['report']['audit_log'], 'intact')
        with sqlite3.connect(copy.landscape) as database:
            database.execute('UPDATE audit SET actor = "somebody" WHERE number = 2')
        self.assertEqual(copy.json('report')['report']['audit_log'], 'broken')
        self.assertIn('entry 2 is the first broken one', copy.must('report').out)


if __name__ == '__main__':
    support.run()
