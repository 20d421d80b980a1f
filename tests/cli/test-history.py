#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the history tells: single results, hours and days, and since when something does not work and what changed."""

import datetime
import unittest

import support


class HistoryTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.practice = support.Practice(support.PRACTICE).start()
        cls.addClassCleanup(cls.practice.stop)
        cls.session = support.Session(keyring='unlocked')
        cls.session.__enter__()
        cls.addClassCleanup(cls.session.__exit__, None, None, None)
        cls.cli = support.Cli(cls.session)
        cls.cli.make_practice_landscape(cls.practice)

    def test_since_when_and_what_changed(self):
        number, _description, _user, password = self.practice.customers_expecting('ok')[0]
        self.assertEqual(self.cli.must('history', number, '--outages').out, 'It has always worked.\n')
        self.cli.must('check', '--customer', number)
        self.cli.must('customer', 'edit', number, '--password-stdin', stdin='Wrong-pass-word-1\n')
        self.cli.must('check', '--customer', number, status=1)

        outage, = self.cli.json('history', number, 'portal', '--outages')
        self.assertEqual((outage['verdict'], outage['until'], outage['changed']), ('credentials', None, ['credential']))
        self.assertEqual((outage['address'], outage['before_address']), ('127.0.0.1', '127.0.0.1'))
        self.assertEqual(outage['chain_digest'], outage['before_chain_digest'])
        self.assertLessEqual(outage['before_credential_saved'], outage['credential_saved'])
        ok, = [r for r in self.cli.json('history', number, 'portal') if r['verdict'] == 'ok']
        self.assertEqual(outage['before'], ok['time'])
        self.assertIn('another password', self.cli.must('history', number, '--outages').out)

        self.cli.must('customer', 'edit', number, '--password-stdin', stdin=password + '\n')
        self.cli.must('check', '--customer', number)
        outage, = self.cli.json('history', number, '--outages')
        self.assertGreaterEqual(outage['until'], outage['from'])

        hours = self.cli.json('history', number, 'portal', '--by', 'hour')
        day, = self.cli.json('history', number, 'portal', '--by', 'day')
        self.assertEqual((day['checks'], day['ok'], day['failed'], day['worst']), (3, 2, 1, 'credentials'))
        self.assertEqual(sum(hour['checks'] for hour in hours), 3)
        self.assertEqual(len(self.cli.json('history', number, '--by', 'day')), 3)
        self.assertLessEqual(day['median_us']['wait'], day['p95_us']['wait'])
        today = datetime.datetime.now(datetime.timezone.utc).date()
        tomorrow, yesterday = (str(today + datetime.timedelta(days=n)) for n in (1, -1))
        for arguments, n in ((('--since', str(today)), 3), (('--since', tomorrow), 0), (('--until', yesterday), 0),
                             (('--since', yesterday, '--until', str(today)), 3)):
            self.assertEqual(len(self.cli.json('history', number, '--by', 'day', *arguments)), n, arguments)
        self.assertTrue(self.cli.must('--format', 'csv', 'history', number, '--by', 'day').out.startswith(
            'start,customer,channel,checks,ok,failed,skipped,own_trouble,worst,name_lookup_median_us,'))

    def test_retention(self):
        self.assertEqual(self.cli.json('retention', 'show'), {'results': 14, 'hours': 92, 'days': 1100})
        self.cli.must('retention', 'set', 'results=30', 'days=730')
        self.assertEqual(self.cli.json('retention', 'show'), {'results': 30, 'hours': 92, 'days': 730})
        self.assertEqual(self.cli.json('audit', '--limit', '1')[0]['action'], 'retention-set')
        for setting in ('results=0', 'results=', 'weeks=3', 'results'):
            self.cli.must('retention', 'set', setting, status=2)

    def test_wrong_usage(self):
        number = self.practice.customers()[0][0]
        for arguments in (['--by', 'week'], ['--by', 'day', '--outages'], ['--since', '2026-01-01'],
                          ['--by', 'day', '--since', 'yesterday'], ['--by', 'day', '--until', '2026-02-30']):
            self.cli.must('history', number, *arguments, status=2)
        self.cli.must('history', '404', '--by', 'day', status=2)
        self.cli.must('history', '404', '--outages', status=2)


if __name__ == '__main__':
    support.run()
