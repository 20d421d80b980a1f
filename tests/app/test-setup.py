#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page Setup: the migration of a small landscape from nothing to the legacy switch reverted, and what is special
about single steps."""

import json
import os
import re
import subprocess
import unittest

from app import CLI, PRACTICE, choose_file, gone_outside, nameless, open_window, outside, page, save_as
from practice import Practice
from session import Session
from window import LARGE_TEXT

BATCH = 'FRN_BTC_SMP'
PASSWORD = 'Right-pass-word-1\n'
KEY = '98765432109876543210'
FOR_CUSTOMERS = ['Mass set-up of channels', 'Customer numbers', 'S-Users of local users', 'Refresh of installations']
TITLES = ['Upgrade to Focused Run 2.0 SP00 or higher', 'Legacy switch', 'Collect S-User information',
          'HTTP to the internet', 'Channels of the owner', 'Multi-customer handling', *FOR_CUSTOMERS,
          'Revert the legacy switch']
N_CUSTOMERS = 3

# What opens web addresses on the desktop of the tests: it notes them.
BROWSER = '''[Desktop Entry]
Type=Application
Name=Browser of the tests
Exec=sh -c 'printf %%s "$1" > "{path}"' sh %u
MimeType=x-scheme-handler/https;
'''


def setUpModule():
    global session, practice
    session = unittest.enterModuleContext(Session(keyring='unlocked', display=True))
    practice = unittest.enterModuleContext(Practice(PRACTICE))


class Landscape:
    """A landscape of its own, looked at from the command line."""

    def __init__(self, name):
        # Not where a file chooser lists files: it opens and closes them, and with that drops the locks of SQLite.
        self.path = session.path('landscapes', name)

    def run(self, *arguments, stdin='', status=0):
        done = session.run([CLI, '--landscape', self.path, *arguments], input=stdin.encode(), capture_output=True)
        assert done.returncode == status, (arguments, done)
        return done.stdout.decode()

    def json(self, *arguments):
        return json.loads(self.run('--format', 'json', *arguments))

    def step(self, name):
        return next(step for step in self.json('setup', 'show') if step['id'] == name)


class SetupTest(unittest.TestCase):
    """What the tests do on the page."""

    def show(self, landscape):
        self.window = self.enterContext(open_window(session, '--landscape', landscape.path))
        self.window.wait_for('tree table', 'Customers')
        self.window.resize(1200, 860)  # with the whole guide
        self.window.take_keyboard()
        self.window.key('alt+4')
        self.page = page(self.window, 'BackboneSetupPage')
        self.guide = self.page.wait_for('list', 'Steps of the migration')

    def state(self, title):
        """What the guide says of a step, without its customers."""
        row = self.guide.find('list item', re.compile(f'^{re.escape(title)}: '))
        return row.name[len(title) + 2:].split(' · ')[0] if row else None

    def states(self):
        return [self.state(title) for title in TITLES]

    def wait_for_state(self, title, state):
        self.window.wait_until(lambda: self.state(title) == state, f'{title}: {state}')

    def choose(self, title):
        self.guide.wait_for('list item', re.compile(f'^{re.escape(title)}: ')).click()
        self.window.wait_until(lambda: len(self.page.find_all('label', title)) == 2, f'step {title}')

    def press(self, name):
        self.page.wait_for('push button', name).press()

    def is_sensitive(self, name):
        return self.page.wait_for('push button', name).sensitive

    def go_on(self, title):
        """The one next action of a step that is done."""
        self.press('Next: ' + title)
        self.window.wait_until(lambda: len(self.page.find_all('label', title)) == 2, f'step {title}')

    def save_as(self, path):
        """Also takes the keyboard back."""
        save_as(self.window, path)
        self.window.wait_until(lambda: os.path.exists(path) and os.path.getsize(path), path)
        gone_outside(self.window, 'push button', 'Save$')
        self.window.take_keyboard()

    def answer(self, name):
        """Presses a button of the question that shows."""
        outside(self.window, 'push button', name).press()
        gone_outside(self.window, 'push button', name)
        self.window.take_keyboard()

    def clipboard(self):
        done = session.run(['xsel', '--clipboard', '--output'], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        return done.stdout.decode()


class Migration(SetupTest):
    """The way that the whole program is about."""

    @classmethod
    def setUpClass(cls):
        owner = practice.customers()[0]
        assigned = {row[1] for row in practice.read_csv('assignments.csv') if row[0] == BATCH}
        works = practice.expected()
        others = [row for row in practice.customers()[1:] if row[0] in assigned
                  and all(works[row[0], kind] == 'ok' for kind in ('portal', 'parcel-box', 'note-download'))]
        cls.customers = [owner, *others[:N_CUSTOMERS - 1]]
        cls.landscape = Landscape('migration.db')
        cls.landscape.run('init', '--owner', owner[0], '--description', owner[1], '--profile', practice.profile)
        path = session.path('customers.csv')
        with open(path, 'w', encoding='utf-8') as file:
            file.writelines(';'.join(row) + '\n' for row in cls.customers)
        cls.landscape.run('import', path)

    def complete_s_users(self):
        """What the page S-Users is for."""
        numbers = [row[0] for row in self.customers]
        for local_user, number, s_user, *_ in practice.read_csv('assignments.csv'):
            if local_user == BATCH and number in numbers:
                practice.change_s_user(s_user, password=PASSWORD.strip(), state='active')
                self.landscape.run('assignment', 'set', BATCH, number, s_user)
                self.landscape.run('s-user', 'set', s_user, f'customer={number}', 'authorisations=SWDOWNLOAD',
                                   '--password-stdin', stdin=PASSWORD)

    def test_from_nothing_to_reverted(self):
        self.show(self.landscape)
        self.window.wait_until(lambda: self.states() == ['Open'] * 11, 'nothing done')
        self.page.wait_for('label', '0 of 11 steps are done')
        self.assertEqual(nameless(self.window), [])
        self.first_stages()
        self.configure()
        self.go_live()
        self.add_customers()

    def first_stages(self):
        release = self.page.wait_for('text', re.compile('^Release of the installation'))
        self.assertFalse(self.is_sensitive('Compare the release'))
        release.set_text('two')
        self.press('Compare the release')
        self.page.wait_for('label', re.compile('“two”'))
        release.set_text('1.0 FP03')
        self.press('Compare the release')
        self.wait_for_state(TITLES[0], 'Failed')
        release.set_text('2.0 SP03')
        self.press('Compare the release')
        self.wait_for_state(TITLES[0], 'Done')
        self.page.wait_for('label', 'The release is 2.0 SP03; at least 2.0 SP00 is needed')
        self.assertEqual(len(self.page.find_all('label', re.compile('started by .*@'))), 2)

        self.go_on('Legacy switch')
        self.press('Record: it stands on legacy')
        self.wait_for_state('Legacy switch', 'Done')
        outside(self.window, 'label', '^The legacy switch stands on legacy: nothing is exchanged')

        self.go_on('Collect S-User information')
        self.press('Look who is complete')
        self.page.wait_for('label', f'Complete for 0 of {N_CUSTOMERS} customers')
        rest = self.page.wait_for('list', 'Customers for whom it is not done')
        self.assertIn('owner of the installation', rest.texts()[1])
        owner = self.customers[0]
        self.press('Letter to ' + owner[1])
        outside(self.window, 'push button', '^Copy$').press()
        self.window.wait_until(lambda: owner[2] in self.clipboard(), 'the letter in the clipboard')
        self.window.key('Escape')
        gone_outside(self.window, 'push button', '^Copy$')
        self.window.take_keyboard()
        self.complete_s_users()
        self.window.wait_until(lambda: self.page.find('list', 'Customers for whom it is not done') is None,
                               'everybody complete')
        self.press('Look who is complete')
        self.wait_for_state('Collect S-User information', 'Done')

        self.go_on('HTTP to the internet')
        self.press('Try all endpoints')
        self.wait_for_state('HTTP to the internet', 'Done')
        self.page.wait_for('label', 'All 3 endpoints can be reached, with trusted certificates')

    def configure(self):
        # A log-on fails: the list stops there, says why, and goes on from there.
        practice.set_fault('status', endpoint='parcel-box', user=self.customers[0][2])
        self.go_on('Channels of the owner')
        self.press('Run the task list')
        self.wait_for_state('Channels of the owner', 'Failed')
        tasks = self.page.wait_for('list', 'Tasks of the list')
        self.assertEqual([text for text in tasks.texts() if text in ('Done', 'Failed', 'Open')],
                         ['Done'] * 5 + ['Failed'] + ['Open'] * 2)
        self.assertTrue(self.is_sensitive('Start over'))
        practice.clear_faults()
        self.press('Go on where it stopped')
        self.wait_for_state('Channels of the owner', 'Done')

        self.go_on('Multi-customer handling')
        self.page.wait_for('text', re.compile('^Registration key')).set_text(KEY)
        self.press('Record: it is active')
        self.wait_for_state('Multi-customer handling', 'Done')
        self.page.wait_for('text', 'Registration key: another one than is saved')
        with open(self.landscape.path, 'rb') as file:
            self.assertNotIn(KEY.encode(), file.read())

        self.go_on('Mass set-up of channels')
        self.assertFalse(self.is_sensitive('Set up the channels'))
        self.page.wait_for('check box', 'SAP Note 2723182 is implemented').press()
        self.press('Set up the channels')
        self.wait_for_state('Mass set-up of channels', 'Done')

        self.go_on('Customer numbers')
        numbers = session.path('home', 'numbers.txt')
        self.press('Export…')
        self.save_as(numbers)
        with open(numbers, 'r+', encoding='utf-8') as file:
            lines = file.readlines()
            file.seek(0)
            file.truncate()
            file.writelines([*lines[:-1], '0000000012\n'])
        self.compare('Compare with a list…', numbers)
        self.wait_for_state('Customer numbers', 'Failed')
        self.page.wait_for('label', re.compile('1 missing there, 0 different, 1 surplus'))
        with open(numbers, 'w', encoding='utf-8') as file:
            file.writelines(lines)
        self.compare('Compare with a list…', numbers)
        self.wait_for_state('Customer numbers', 'Done')

        self.go_on('S-Users of local users')
        users = session.path('home', 'users.csv')
        self.press('Export…')
        self.save_as(users)
        self.compare('Choose list…', users)
        self.wait_for_state('S-Users of local users', 'Done')

        self.go_on('Refresh of installations')
        self.press('Read the installations')
        self.wait_for_state('Refresh of installations', 'Done')
        self.page.wait_for('label', re.compile(f'read now: {N_CUSTOMERS}, not read: 0$'))

    def compare(self, button, path):
        self.press(button)
        outside(self.window, 'push button', 'Open$')
        choose_file(self.window, path)
        gone_outside(self.window, 'push button', 'Open$')
        self.window.take_keyboard()

    def go_live(self):
        self.go_on('Revert the legacy switch')
        causes = self.page.wait_for('list', 'Who is not ready, by cause')
        causes.wait_for('label', 'Channel not checked lately')
        causes.wait_for('label', f'{N_CUSTOMERS - 1} customers')
        self.assertFalse(self.is_sensitive('Revert the legacy switch…'))

        # All the same, but not without a reason.
        self.assertFalse(self.is_sensitive('Override…'))
        self.page.wait_for('text', re.compile('^Reason to revert')).set_text('Support day ends')
        self.press('Override…')
        self.answer('Cancel$')
        self.assertEqual(self.landscape.json('switch', 'show')['position'], 'legacy')
        self.press('Override…')
        self.answer('Revert all the same$')
        self.wait_for_state('Revert the legacy switch', 'Done')
        self.page.wait_for('label', 'Support day ends')
        gone_outside(self.window, 'label', '^The legacy switch stands on legacy')
        self.press('Set back to legacy…')
        self.answer('Set to legacy$')
        self.wait_for_state('Revert the legacy switch', 'Open')

        self.landscape.run('check')
        self.page.wait_for('label', 'Every customer is ready')
        self.window.wait_until(lambda: self.is_sensitive('Revert the legacy switch…'), 'readiness')
        self.press('Revert the legacy switch…')
        self.answer('^_?Revert( Revert)?$')
        self.window.wait_until(lambda: self.states() == ['Done'] * 11, 'everything done')
        self.page.wait_for('label', '11 of 11 steps are done')
        self.assertEqual(self.landscape.json('switch', 'show')['override_reason'], None)
        self.landscape.run('audit', '--verify')

    def add_customers(self):
        """They start steps 3 to 6 over, and nothing else."""
        for number in ('900001', '900002', '900003'):
            self.landscape.run('customer', 'add', number, 'New ' + number, '--technical-user', 'S' + number,
                               '--password-stdin', stdin=PASSWORD)
        self.window.wait_until(
            lambda: self.states() == ['Open' if title in FOR_CUSTOMERS else 'Done' for title in TITLES],
            'exactly steps 3 to 6 open')
        self.choose('Customer numbers')
        self.page.wait_for('label', f'Open · {N_CUSTOMERS} of {N_CUSTOMERS + 3} customers')
        rest = self.page.wait_for('list', 'Customers for whom it is not done')
        self.assertEqual([text for text in rest.texts() if text.startswith('New ')],
                         ['New 900001', 'New 900002', 'New 900003'])


class Guide(SetupTest):
    """What needs no backbone."""

    def setUp(self):
        self.landscape = Landscape(f'{self.id().rpartition(".")[2]}.db')
        self.landscape.run('init', '--owner', '4711', '--description', 'Nordwind')

    def test_by_hand(self):
        self.show(self.landscape)
        self.choose('HTTP to the internet')
        self.assertFalse(self.is_sensitive('Mark as done'))
        self.page.wait_for('text', 'What was done and seen').set_text('Tried in SM59')
        self.press('Mark as done')
        self.wait_for_state('HTTP to the internet', 'Done')
        self.page.wait_for('label', 'Tried in SM59')
        self.page.wait_for('label', re.compile('^Done · .* · says .*@'))
        self.assertEqual(self.page.wait_for('text', 'What was done and seen').text, '')
        self.press('Reopen')
        self.wait_for_state('HTTP to the internet', 'Open')
        self.page.wait_for('label', 'Reopened')
        self.page.wait_for('label', 'Tried in SM59')

    def test_links(self):
        noted = session.path('opened')
        folder = os.path.join(session.environment['XDG_DATA_HOME'], 'applications')
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, 'browser.desktop'), 'w', encoding='utf-8') as file:
            file.write(BROWSER.format(path=noted))
        with open(os.path.join(folder, 'mimeapps.list'), 'w', encoding='utf-8') as file:
            file.write('[Default Applications]\nx-scheme-handler/https=browser.desktop\n')
        self.show(self.landscape)
        self.choose('Customer numbers')
        self.assertFalse(self.is_sensitive('Open'))
        self.press('Copy V_AISAPCUSTNOS')
        self.window.wait_until(lambda: self.clipboard() == 'V_AISAPCUSTNOS', 'the name of the view')

        self.page.wait_for('text', re.compile('^Address of the installation')).click()
        self.type('frun.example.com')
        self.page.wait_for('label', re.compile('is not the address of an installation'))
        self.window.key('ctrl+a')
        self.type('https://frun.example.com:44300/')
        self.page.wait_gone('label', re.compile('is not the address of an installation'))
        self.window.key('Return')
        self.window.wait_until(lambda: self.is_sensitive('Open'), 'a link')
        link = self.landscape.step('customer-numbers')['link']
        self.assertTrue(link.startswith('https://frun.example.com:44300/sap/bc/gui'), link)
        self.press('Copy the address')
        self.window.wait_until(lambda: self.clipboard() == link, 'the link')
        self.press('Open')
        self.window.wait_until(lambda: os.path.exists(noted) and open(noted, encoding='utf-8').read() == link,
                               'the link in the browser')

    def type(self, text):
        session.run(['xdotool', 'type', '--delay', '5', text], check=True)

    def test_solution_manager(self):
        self.landscape.run('landscape', 'set', '--kind', 'solution-manager')
        self.show(self.landscape)
        self.page.wait_for('label', re.compile('^Upgrade to Solution Manager 7.2'))
        self.choose('Talk the new way')
        self.page.wait_for('label', 'Transaction SOLMAN_SETUP')
        self.page.wait_for('label', 'In SAP Solution Manager')

    def test_narrow_with_large_text(self):
        self.landscape.run('setup', 'done', 'upgrade', '--note', 'Seen')
        self.window = self.enterContext(open_window(session, '--landscape', self.landscape.path,
                                                     environment=LARGE_TEXT))
        self.window.wait_for('tree table', 'Customers')
        self.window.resize(800, 560)
        self.window.take_keyboard()
        self.window.key('alt+4')
        self.page = page(self.window, 'BackboneSetupPage')
        self.page.wait_for('label', re.compile('^Stage 2 of 6'))
        self.press('All steps')
        self.guide = self.page.wait_for('list', 'Steps of the migration')
        self.guide.wait_for('list item', re.compile('^Upgrade ')).click()
        self.page.wait_for('label', re.compile('^Stage 1 of 6'))
        self.window.key('Escape')
        self.page.wait_for('list', 'Steps of the migration')


if __name__ == '__main__':
    unittest.main()
