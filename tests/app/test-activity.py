#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page Activity: check runs with what they found, the audit log with search, verification and export."""

import csv
import os
import re
import sqlite3
import unittest

from app import CLI, PRACTICE, nameless, open_window
from app import page as find_page
from practice import Practice
from session import Session

AUDIT = 'Audit log'

# Besides those that are checked: few, since each search goes through all that the window holds.
N_OTHERS = 4


def setUpModule():
    global session, landscape
    practice = unittest.enterModuleContext(Practice(PRACTICE))
    session = unittest.enterModuleContext(Session(keyring='unlocked', display=True))
    landscape = session.path('landscape.db')
    owner = practice.customers()[0][0]
    run('init', '--owner', owner, '--description', 'Practice', '--profile', practice.profile)
    checked = [practice.customers_expecting(verdict)[0][0] for verdict in ('ok', 'credentials')]
    run('import', few_customers(practice, checked))
    run('check', '--customer', checked[0])
    run('check', '--customer', checked[1], status=1)


def few_customers(practice, wanted):
    """A list like that of the practice backbone, with those customers and a few others."""
    path = session.path('customers.csv')
    with open(practice.customers_csv, encoding='utf-8-sig') as file:
        head, *lines = file.readlines()
    ours = [line for line in lines if any(number.lstrip('0') in line for number in wanted)]
    others = [line for line in lines if line not in ours]
    with open(path, 'w', encoding='utf-8') as file:
        file.writelines([head, *ours, *others[:N_OTHERS]])
    return path


def run(*arguments, status=0):
    done = session.run([CLI, '--landscape', landscape, *arguments], capture_output=True)
    assert done.returncode == status, done


def rows(page, table):
    found = page.find('tree table', table)
    return [row.name for row in found.find_all('table row') if ', ' in row.name] if found else []


def open_activity():
    return open_window(session, '--landscape', landscape)


def show(window, view=None):
    """Returns the page, so that not everything is searched."""
    window.wait_for('tree table', 'Customers')
    window.take_keyboard()
    window.key('alt+5')
    window.wait_for('tree table', 'Check runs')
    page = find_page(window, 'BackboneActivityPage')
    if view:
        page.wait_for('page tab', view).press()
        page.wait_for('tree table', view)
    return page


def save_as(window, path):
    """In the file chooser that opens, without the keyboard: nobody hands it to a new window here."""
    chooser = window.wait_for('push button', re.compile('Save$'))
    while chooser.parent.role != 'application':
        chooser = chooser.parent
    chooser.wait_for('text').set_text(path)
    chooser.wait_for('push button', re.compile('Save$')).press()


class Activity(unittest.TestCase):
    def test_1_runs(self):
        with open_activity() as window:
            page = show(window)
            window.wait_until(lambda: len(rows(page, 'Check runs')) == 2, 'two check runs')
            newest, oldest = rows(page, 'Check runs')
            self.assertRegex(newest, r'Some not good, 0 good, 3 not good$')
            self.assertRegex(oldest, r'All good, 3 good, 0 not good$')
            self.assertEqual(nameless(window), [])

            page.wait_for('label', 'Some not good').click()
            page.wait_for('tree table', 'What was not good')
            window.wait_until(lambda: len(rows(page, 'What was not good')) == 3, 'three results')
            self.assertRegex(rows(page, 'What was not good')[0], r'^\d{10}, Portal: Password refused$')
            self.assertEqual(nameless(window), [])
            window.key('Down')  # A tooltip lies over the next row.
            page.wait_for('label', re.compile('everything that was checked was good$'))

            # A run of another program appears by itself.
            run('check', '--customer', rows_customer(), status=0)
            window.wait_until(lambda: len(rows(page, 'Check runs')) == 3, 'a third run')

    def test_2_audit(self):
        with open_activity() as window:
            page = show(window, AUDIT)
            page.wait_for('label', 'Customer added')
            self.assertGreater(len(rows(page, AUDIT)), 5)
            self.assertEqual(nameless(window), [])

            # What people read is found as well as what is stored.
            window.key('ctrl+f')
            search = page.wait_for('entry', 'Search the audit log')
            search.set_text('landscape made')
            window.wait_until(lambda: len(rows(page, AUDIT)) == 1, 'one entry')
            self.assertRegex(rows(page, AUDIT)[0], 'Landscape made')
            page.wait_for('label', re.compile('description: Practice'))
            search.set_text('there is no such thing')
            page.wait_for('label', 'No entry found')
            window.key('Escape')
            page.wait_for('label', 'Customer added')

    def test_3_verify_and_export(self):
        with open_activity() as window:
            page = show(window, AUDIT)
            page.wait_for('push button', 'Verify the log').press()
            page.wait_for('label', re.compile(r'^The log is intact: \d+ entries\.$'))

            page.wait_for('push button', 'Export…').press()
            save_as(window, session.path('home', 'log.csv'))
            window.wait_for('label', 'The audit log is exported')
        with open(session.path('home', 'log.csv'), encoding='utf-8', newline='') as file:
            entries = [row for row in csv.reader(file) if row and row[0] == 'audit']
        self.assertEqual(entries[-1][1], '1')
        self.assertEqual(os.stat(session.path('home', 'log.csv')).st_mode & 0o777, 0o600)

    def test_4_report(self):
        path = session.path('home', 'report.html')
        with open_activity() as window:
            window.wait_for('tree table', 'Customers')
            window.wait_for('push button', 'Main menu').press()
            window.wait_for('menu item', re.compile('Create report')).press()
            number = window.wait_for('text', re.compile('^Customer number'))
            self.assertEqual(nameless(window), [])
            number.set_text('no number')
            window.wait_for('push button', 'Create…').press()
            window.wait_for('label', re.compile('customer number', re.I))
            number.set_text('4711')
            window.wait_for('push button', 'Create…').press()
            save_as(window, path)
            window.wait_for('label', re.compile('There is no customer 0000004711'))
            number.set_text('')
            window.wait_for('push button', 'Create…').press()
            save_as(window, path)
            window.wait_for('label', 'The report is saved')
        with open(path, encoding='utf-8') as file:
            self.assertIn('<h1>Practice</h1>', file.read())

    def test_5_archive(self):
        path = session.path('home', 'a.archive')
        with open_activity() as window:
            window.wait_for('tree table', 'Customers')
            window.wait_for('push button', 'Main menu').press()
            window.wait_for('menu item', re.compile('Save archive')).press()
            passphrase = window.wait_for('text', 'Passphrase')
            self.assertEqual(nameless(window), [])
            passphrase.set_text('too short')
            window.wait_for('push button', 'Save…').press()
            window.wait_for('label', re.compile('too short: it needs 12'))
            passphrase.set_text('Vierzig Rosen')
            window.wait_for('push button', 'Save…').press()
            window.wait_for('label', 'The two passphrases differ.')
            window.wait_for('text', 'The same once more').set_text('Vierzig Rosen')
            window.wait_for('push button', 'Save…').press()
            save_as(window, path)
            window.wait_for('label', 'The archive is saved')
        self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)
        done = session.run([CLI, '--landscape', session.path('restored.db'), 'archive', 'restore', path,
                            '--passphrase-stdin'], input=b'Vierzig Rosen\n', capture_output=True)
        self.assertEqual(done.returncode, 0, done)

    def test_6_tampered(self):
        with sqlite3.connect(landscape) as database:
            database.execute("UPDATE audit SET actor = 'somebody@else' WHERE number = 3")
        with open_activity() as window:
            page = show(window, AUDIT)
            page.wait_for('push button', 'Verify the log').press()
            page.wait_for('label', re.compile('entry 3 is the first broken one'))


def rows_customer():
    with sqlite3.connect(landscape) as database:
        return database.execute('SELECT number FROM customer JOIN channel ON customer.id = customer JOIN channel_state '
                                'ON channel.id = channel WHERE verdict = 1').fetchone()[0]


if __name__ == '__main__':
    unittest.main()
