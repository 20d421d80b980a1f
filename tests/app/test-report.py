#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports out of the window: on what, in which form, and pages that hold everything."""

import os
import re
import subprocess
import unittest

from app import CLI, dialog as dialog_of, nameless, open_window, outside
from session import Session

OWNER = '0001105772'
N_CUSTOMERS = 10000


def setUpModule():
    global session
    session = unittest.enterModuleContext(Session(keyring='unlocked', display=True))


def make_landscape(name, n_customers):
    """Customers without passwords: one of them with a text that is mark-up elsewhere."""
    landscape = session.path(name)
    run(landscape, 'init', '--owner', OWNER, '--description', 'Unsere Kunden')
    lines = [f'{number};Customer {number} & <b>Söhne</b>;S{number:010};' for number in range(2000001, 2000000 + n_customers)]
    path = session.path('customers.csv')
    with open(path, 'w', encoding='utf-8') as file:
        file.write('\n'.join(lines))
    run(landscape, 'import', path)
    return landscape


def run(landscape, *arguments, status=0):
    done = session.run([CLI, '--landscape', landscape, *arguments], capture_output=True)
    assert done.returncode == status, done


def save_as(window, path):
    """In the file chooser that opens, without the keyboard: nobody hands it to a new window here."""
    chooser = dialog_of(window, 'Save report')
    chooser.wait_for('text').set_text(path)
    chooser.wait_for('push button', re.compile('Save$')).press()


def open_dialog(window):
    window.take_keyboard()  # A menu closes when its window has not got it.
    outside(window, 'push button', 'Main menu').press()
    outside(window, 'menu item', 'Create report').press()
    return dialog_of(window, 'Create report')


def wait_closed(window, seconds=30):
    window.wait_until(lambda: not any(node.name == 'Create report' and node.showing
                                      for node in window.application.children()), 'end of the dialog', seconds)


def choose(window, dialog, name, index, title):
    """An item of a drop-down, by the keyboard."""
    combo = dialog.wait_for('combo box', name)
    combo.click()
    window.wait_until(lambda: any(item.has_state('FOCUSED') for item in combo.find_all('list item')), 'a choice')
    window.key('Home', *['Down'] * index, 'Return')
    window.wait_until(lambda: combo.find('label', re.compile(title)), title)


def text_of(path):
    return subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, check=True, text=True).stdout


def pages_of(path):
    info = subprocess.run(['pdfinfo', path], capture_output=True, check=True, text=True).stdout
    return int(re.search(r'^Pages:\s+(\d+)$', info, re.M)[1])


class Report(unittest.TestCase):
    def test_1_dialog(self):
        landscape = make_landscape('few.db', 5)
        path = session.path('home', 'report.html')
        with open_window(session, '--landscape', landscape) as window:
            dialog = open_dialog(window)
            self.assertEqual(nameless(window), [])
            self.assertIsNone(dialog.find('text', 'Customer numbers'))
            choose(window, dialog, 'Format', 1, 'HTML')
            choose(window, dialog, 'About', 1, 'Some customers')
            number = dialog.wait_for('text', 'Customer numbers')
            dialog.wait_for('push button', 'Create…').press()
            dialog.wait_for('label', re.compile('Which customers'))
            number.set_text('no number')
            dialog.wait_for('push button', 'Create…').press()
            dialog.wait_for('label', re.compile('customer number', re.I))
            number.set_text('4711')
            dialog.wait_for('push button', 'Create…').press()
            save_as(window, path)
            dialog.wait_for('label', re.compile('There is no customer 0000004711'))
            number.set_text('2000001, 2000003')
            dialog.wait_for('push button', 'Create…').press()
            save_as(window, path)
            outside(window, 'label', 'The report is saved')
            with open(path, encoding='utf-8') as file:
                page = file.read()
            self.assertIn('<h1>2 customers</h1>', page)
            self.assertIn('0002000003', page)
            self.assertNotIn('0002000002', page)

    def test_2_on_paper(self):
        """The dialog of GTK asks where to, and nothing happens if it is not wanted; or the pages go to a file."""
        pdf = session.path('home', 'evidence.pdf')
        with open_window(session, '--landscape', session.path('few.db')) as window:
            dialog = open_dialog(window)
            dialog.wait_for('push button', 'Print…').press()
            dialog_of(window, 'Print').wait_for('push button', re.compile('Cancel$')).press()
            window.wait_until(lambda: dialog.find('push button', 'Print…').sensitive, 'the end of the printing')
            self.assertFalse(dialog.find('progress bar'))

            # What a name ends with decides.
            choose(window, dialog, 'About', 2, 'The migration')
            self.assertIsNone(dialog.find('combo box', 'Time'))
            dialog.wait_for('push button', 'Create…').press()
            save_as(window, pdf)
            wait_closed(window)
        text = text_of(pdf)
        self.assertIn('Migration to the new channels: evidence', text)
        self.assertIn('Nobody has begun with a step.', text)
        self.assertRegex(text, r'5\.3 +Mass set-up of channels +· Open +0 +5')
        self.assertEqual(os.stat(pdf).st_mode & 0o777, 0o600)

    def test_3_ten_thousand(self):
        """Every customer is on a page, and each page of the table says what its columns are."""
        landscape = make_landscape('many.db', N_CUSTOMERS)
        path = session.path('home', 'all.pdf')
        with open_window(session, '--landscape', landscape) as window:
            dialog = open_dialog(window)
            # Cancelled while it is made: nothing is left of it.
            dialog.wait_for('push button', 'Create…').press()
            save_as(window, path)
            dialog.wait_for('push button', 'Cancel').press()
            dialog.wait_gone('progress bar')
            self.assertFalse(os.path.exists(path))

            dialog.wait_for('push button', 'Create…').press()
            save_as(window, path)
            wait_closed(window, 90)
        self.check_pages(path)
        self.assertEqual([name for name in os.listdir(session.path('tmp')) if name.endswith('.pdf')]
                         if os.path.isdir(session.path('tmp')) else [], [])

    def check_pages(self, path):
        pages = text_of(path).split('\f')[:-1]
        self.assertEqual(len(pages), pages_of(path))
        self.assertGreater(len(pages), 100)
        found = []
        for number, page in enumerate(pages, 1):
            self.assertIn(f'Page {number} of {len(pages)}', page)
            self.assertIn('Unsere Kunden', page.splitlines()[0])
            customers = re.findall(r'^ ?(000200\d{4}|0001105772)\b', page, re.M)
            if customers:
                self.assertRegex(page, r'Number +Description')
            found += customers
        wanted = [OWNER] + [f'{number:010}' for number in range(2000001, 2000000 + N_CUSTOMERS)]
        self.assertEqual(sorted(found), wanted)
        self.assertIn('Customer 2000001 & <b>Söhne</b>', text_of(path))


if __name__ == '__main__':
    unittest.main()
