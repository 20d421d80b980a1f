#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The history of a channel in the window, on a year of checks: what it shows is what the command line prints."""

import csv
import datetime
import json
import os
import re
import time
import unittest

from app import BUILD, backbonectl, dialog as dialog_of, nameless, open_window, save_as
from session import Session

OWNER = '0001105772'
NUMBER = '0001000007'
PORTAL, PARCEL_BOX, NOTES = range(3)


def setUpModule():
    """A landscape with a year of checks of a customer, of which the last one was a moment ago."""
    global session, landscape
    session = unittest.enterModuleContext(Session(keyring='unlocked', display=True))
    landscape = session.path('landscape.db')
    backbonectl(session, '--landscape', landscape, 'init', '--owner', OWNER, '--description', 'Muster AG')
    backbonectl(session, '--landscape', landscape, 'customer', 'add', NUMBER, 'Alpha GmbH')
    session.run([os.path.join(BUILD, 'tests', 'core', 'history-writer'), landscape, NUMBER, '365',
                 str(int(time.time()) - 60)], check=True)


def command_line(*arguments):
    return json.loads(backbonectl(session, '--landscape', landscape, '--format', 'json', *arguments))


def day_title(day):
    """As the window writes a day of the command line."""
    start = datetime.datetime.fromisoformat(day['start'])
    return f'{start:%A}, {start.day} {start:%B %Y}'


def counts(span):
    """As the window writes the counts of a day or an hour without anything special."""
    plural = '' if span['checks'] == 1 else 's'
    text = f'{span["checks"]} check{plural}'
    text += f', {span["ok"]} good ({span["ok"] / (span["ok"] + span["failed"]):.2%})'.replace('%', ' %')
    return text + (f', {span["failed"]} failed' if span['failed'] else '')


def duration(microseconds):
    """As the window writes a time."""
    return f'{microseconds / 1000:.1f} ms' if microseconds < 10000 else f'{microseconds // 1000} ms'


class History(unittest.TestCase):
    def open(self, window, kind=PORTAL):
        """By the keyboard; then one of the channels."""
        window.wait_for('label', 'Alpha GmbH').click()
        window.wait_for('push button', 'History of this channel')
        window.take_keyboard()
        window.key('ctrl+h')
        dialog = dialog_of(window, 'History')
        if kind != PORTAL:
            self.choose(window, dialog, 'Channel', kind)
        return dialog

    @staticmethod
    def choose(window, dialog, name, index):
        combo = dialog.wait_for('combo box', name)
        combo.click()
        window.wait_until(lambda: any(item.has_state('FOCUSED') for item in combo.find_all('list item')), 'a choice')
        window.key('Home', *['Down'] * index, 'Return')
        window.wait_until(lambda: not any(item.has_state('FOCUSED') for item in combo.find_all('list item')),
                          'the end of the choice')

    def wait_for_description(self, window, node, wanted):
        window.wait_until(lambda: node.description == wanted, wanted)

    def test_calendar(self):
        days = {datetime.date.fromisoformat(day['start'][:10]): day
                for day in command_line('history', NUMBER, 'portal', '--by', 'day', '--limit', '400')}
        today = max(days)
        with open_window(session, '--landscape', landscape) as window:
            dialog = self.open(window)
            calendar = dialog.wait_for('image', 'Calendar of a year')
            self.assertEqual(nameless(window), [])

            def expect(date):
                day = days.get(date)
                wanted = f'{date:%A}, {date.day} {date:%B %Y}: ' + (counts(day) if day else 'nothing was checked')
                if day and day['worst'] != 'ok':
                    wanted += '; worst: No answer in time'
                self.wait_for_description(window, calendar, wanted)
                self.assertIsNotNone(dialog.find('label', wanted))

            expect(today)
            calendar.click()  # Gives it the keyboard, and the cursor a place in the middle.
            window.move_pointer_away()
            window.key('End')
            expect(today)
            window.key('Left')
            expect(today - datetime.timedelta(days=7))
            window.key('Up')
            expect(today - datetime.timedelta(days=8))
            window.key('Down', 'Down', 'Right', 'Right')
            expect(today)
            window.key('End', *['Left'] * 5, *['Up'] * 5)
            expect(today - datetime.timedelta(days=40))  # It did not work on that day.
            self.assertEqual(days[today - datetime.timedelta(days=40)]['worst'], 'timeout')
            window.key('Home')
            first = today - datetime.timedelta(days=52 * 7 + (today.weekday() + 1) % 7)
            expect(first)
            window.key('End', *['Page_Up'] * 2)
            expect(today - datetime.timedelta(days=56))

    def test_plot(self):
        days = command_line('history', NUMBER, 'portal', '--by', 'day', '--limit', '400')
        hours = command_line('history', NUMBER, 'portal', '--by', 'hour', '--limit', '400')
        with open_window(session, '--landscape', landscape) as window:
            dialog = self.open(window)
            plot = dialog.wait_for('image', 'How long checks took')

            def expect(span, by_day, title, medians, p95s):
                when = day_title(span)
                if not by_day:
                    when += f', from {span["start"][11:16]}'
                wanted = (f'{when}. {title}: median {duration(medians)}, 95 % within {duration(p95s)}; {counts(span)}')
                if span['worst'] != 'ok':
                    wanted += '; worst: No answer in time'
                self.wait_for_description(window, plot, wanted)

            def total(span, key):
                return sum(value for value in span[key].values() if value is not None)

            expect(hours[0], False, 'All phases', total(hours[0], 'median_us'), total(hours[0], 'p95_us'))
            self.choose(window, dialog, 'Which part of a check', 4)
            expect(hours[0], False, 'TLS', hours[0]['median_us']['tls'], hours[0]['p95_us']['tls'])
            self.choose(window, dialog, 'How far back the plot and the table go', 2)
            expect(days[0], True, 'TLS', days[0]['median_us']['tls'], days[0]['p95_us']['tls'])
            plot.click()
            window.move_pointer_away()
            window.key('End', 'Left')
            expect(days[1], True, 'TLS', days[1]['median_us']['tls'], days[1]['p95_us']['tls'])
            window.key('Left', 'Left', 'Right')
            expect(days[2], True, 'TLS', days[2]['median_us']['tls'], days[2]['p95_us']['tls'])
            # Phases that were not measured have no points.
            self.choose(window, dialog, 'Which part of a check', 2)
            self.wait_for_description(window, plot, 'Nothing was measured in this time.')

    def test_table(self):
        """The same as text, and saved as the command line prints it."""
        path = session.path('home', 'history.csv')
        days = command_line('history', NUMBER, 'parcel-box', '--by', 'day', '--limit', '400')
        with open_window(session, '--landscape', landscape) as window:
            dialog = self.open(window, PARCEL_BOX)
            self.choose(window, dialog, 'How far back the plot and the table go', 1)
            dialog.wait_for('page tab', 'Table').press()
            table = dialog.wait_for('tree table', 'By day')
            name = f', Checks: {days[1]["checks"]}, Good: {days[1]["ok"]}, Failed: {days[1]["failed"]}'
            start = datetime.datetime.fromisoformat(days[1]['start'])
            row = table.wait_for('table row', re.compile(f'^{start:%a}, {start.day} {start:%b %Y}{name}'))
            self.assertIn(f'TLS: {duration(days[1]["median_us"]["tls"])} / {duration(days[1]["p95_us"]["tls"])}', row.name)
            self.assertIn('Proxy: —', row.name)
            dialog.wait_for('push button', 'Save…').press()
            save_as(window, path)
            dialog.wait_for('label', 'The table is saved as history.csv')
        self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)
        with open(path, encoding='utf-8', newline='') as file:
            saved = list(csv.reader(file))
        since = saved[-1][0][:10]
        printed = backbonectl(session, '--landscape', landscape, '--format', 'csv', 'history', NUMBER, 'parcel-box',
                              '--by', 'day', '--since', since, '--limit', '400')
        self.assertEqual(saved, list(csv.reader(printed.splitlines())))
        self.assertGreater(len(saved), 85)

    def test_outages(self):
        """What had changed before it did not work: side by side, and marked where it differs."""
        outages = command_line('history', NUMBER, 'parcel-box', '--outages', '--limit', '400')
        with open_window(session, '--landscape', landscape) as window:
            dialog = self.open(window, PARCEL_BOX)
            dialog.wait_for('page tab', 'Outages').press()
            table = dialog.wait_for('tree table', 'Outages')
            self.assertEqual(outages[0]['changed'], ['address', 'certificate', 'proxy'])
            row = table.wait_for('table row', re.compile('another address, another certificate, another proxy$'))
            self.assertIn('Duration: 12 h 0 min', row.name)
            self.assertIn('What was wrong: Certificate not trusted', row.name)
            for text in ('Last good check before', 'First bad check', '192.0.2.1', '203.0.113.9', 'none',
                         'http://proxy.example:3128', f'{outages[0]["chain_digest"][:16]}…',
                         f'{outages[0]["before_chain_digest"][:16]}…'):
                self.assertIsNotNone(dialog.find('label', text), text)
            self.assertEqual(len(dialog.find_all('label', 'changed')), 3)
            # Nothing had changed before the one before.
            others = [row for row in table.find_all('table row') if 'Backbone busy' in row.name]
            others[0].click()
            window.wait_until(lambda: not dialog.find('label', 'changed'), 'an outage without changes')
            self.choose(window, dialog, 'Channel', PORTAL)
            table.wait_for('table row', re.compile('Duration: 1 d 12 h'))

    def test_months(self):
        """As the report says."""
        with open_window(session, '--landscape', landscape) as window:
            dialog = self.open(window, PARCEL_BOX)
            dialog.wait_for('page tab', 'Availability').press()
            table = dialog.wait_for('tree table', 'Availability by month')
            first = datetime.date.today().replace(day=1)
            for _ in range(3):
                first = (first - datetime.timedelta(days=1)).replace(day=1)
                report = command_line('report', '--month', f'{first:%Y-%m}', '--customer', NUMBER)
                channels = {row['channel']: row for row in report['availability']}
                row = table.wait_for('table row', re.compile(f'^{first:%B %Y}, '))
                wanted = channels['parcel-box']
                percent = int(float(wanted['availability']) * 10000 + 1e-6) / 100
                self.assertIn(f'Availability: {percent:.2f} %', row.name)
                self.assertIn(f'Checks: {wanted["checks"]}, Good: {wanted["ok"]}', row.name)
                observed = sum(row['observed_s'] for row in channels.values())
                down = sum(row['down_s'] for row in channels.values())
                self.assertIn(f'All channels: {int((1 - down / observed) * 10000 + 1e-6) / 100:.2f} %', row.name)

    def test_strips(self):
        """The last days in the list, for whoever wants them: what the command line says of both channels."""
        with open_window(session, '--landscape', landscape) as window:
            window.wait_for('label', 'Alpha GmbH')
            self.assertIsNone(window.find('image', re.compile('^The last 14 days')))
            window.wait_for(re.compile('button'), 'Columns and sorting').press()
            check = window.wait_for('check box', 'Last 14 days')
            window.wait_until(lambda: check.has_state('FOCUSED') or window.key('shift+Tab'), 'focus on the column')
            window.key('space')
            strips = window.wait_until(lambda: len(found := window.find_all('image', re.compile('^The last 14 days'))) == 2
                                       and found, 'two strips')
            since = str(datetime.date.today() - datetime.timedelta(days=13))
            days = command_line('history', NUMBER, '--by', 'day', '--since', since)
            failed = {day['start'] for day in days if day['failed']}
            worked = {day['start'] for day in days} - failed
            self.assertTrue(failed)
            self.assertEqual(sorted(strip.name for strip in strips),
                             [f'The last 14 days. Failed: {len(failed)}, Worked: {len(worked)}',
                              'The last 14 days. Not checked: 14'])
            # It follows the landscape.
            session.run([os.path.join(BUILD, 'tests', 'core', 'history-writer'), landscape, OWNER, '1',
                         str(int(time.time()))], check=True)
            window.wait_for('image', re.compile('^The last 14 days\. Worked: [12], Not checked: 1[23]$'))

    def test_empty(self):
        """A channel without checks says so; from its card."""
        with open_window(session, '--landscape', landscape) as window:
            window.wait_for('label', 'Alpha GmbH').click()
            buttons = window.wait_until(lambda: len(found := window.find_all('push button', 'History of this channel')) >= 2
                                        and found, 'the cards')
            buttons[-1].press()
            dialog = dialog_of(window, 'History')
            self.assertIsNotNone(dialog)
            self.choose(window, dialog, 'Channel', NOTES)
            dialog.wait_for('label', 'Not checked within a year')
            self.choose(window, dialog, 'Channel', PORTAL)
            dialog.wait_for('image', 'Calendar of a year')
            window.key('Escape')
            window.wait_until(lambda: not any(node.name == 'History' and node.showing
                                              for node in window.application.children()), 'the end of the dialog')


if __name__ == '__main__':
    unittest.main()
