#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that expires, in the window: what, whose, until when; acknowledged with undo; the way to the item."""

import datetime
import json
import re
import sqlite3
import unittest

from app import CLI, PRACTICE, nameless, open_window, outside
from app import page as find_page
from practice import Practice
from pseudo import write_hebrew
from session import Session
from window import WindowError

LIST = 'Expiries'
S_USERS = ('S0000000021', 'S0000000022', 'S0000000023', 'S0000000024')


def setUpModule():
    global session, landscape, owner
    practice = unittest.enterModuleContext(Practice(PRACTICE))
    session = unittest.enterModuleContext(Session(keyring='unlocked', display=True))
    landscape = session.path('expiry_landscape.db')
    owner = practice.customers()[0][0]
    run('init', '--owner', owner, '--description', 'Practice', '--profile', practice.profile)


def run(*arguments, status=0):
    done = session.run([CLI, '--landscape', landscape, *arguments], capture_output=True)
    assert done.returncode == status, done
    return done.stdout.decode()


def acknowledged():
    """Which items somebody knows of."""
    return {item['item'] for item in json.loads(run('--format', 'json', 'expiries', 'list', '--all'))
            if item['acknowledged'] and item['days_left'] <= 90}


def show(window):
    window.wait_for('tree table', 'Customers')
    window.take_keyboard()
    window.key('alt+5')
    page = find_page(window, 'BackboneActivityPage')
    page.wait_for('page tab', LIST).press()
    return page


def rows(page):
    table = page.find('tree table', LIST)
    return [row.name for row in table.find_all('table row') if ', ' in row.name] if table else []


def names(page):
    """Of the rows, in their order: what expires and its state."""
    return [', '.join(row.split(', ')[:2]) for row in rows(page)]


def select(window, page, name):
    """Clicks a row; once more, if columns that had just come moved it away from under the pointer."""
    for patience in (5, 5, 30):
        page.wait_for('label', name).click()
        try:
            return window.wait_until(lambda: page.find('push button', 'Go there').sensitive, 'one selected', patience)
        except WindowError:
            if patience == 30:
                raise


class Expiries(unittest.TestCase):
    def test_1_nothing(self):
        with open_window(session, '--landscape', landscape) as window:
            page = show(window)
            page.wait_for('label', 'Nothing that expires is known')

    def test_2_list(self):
        now = datetime.datetime.now(datetime.timezone.utc).date()
        for s_user, days in zip(S_USERS, (-3, 10, 12, 500)):
            run('s-user', 'set', s_user, f'expires={now + datetime.timedelta(days=days)}')
        run('s-user', 'set', S_USERS[1], f'customer={owner}')
        with sqlite3.connect(landscape) as database:
            us = 1_000_000
            end = int((datetime.datetime.now() + datetime.timedelta(days=20)).timestamp()) * us
            database.execute("INSERT INTO server_certificate VALUES ('a.example', 443, 'd', 's', 'i', ?, ?, 1, 1)",
                             (end + 40 * 86400 * us, end))
        with open_window(session, '--landscape', landscape) as window:
            page = show(window)
            window.wait_until(lambda: names(page) == [
                f'S-User {S_USERS[0]}, Expired', f'S-User {S_USERS[1]}, Within 14 days',
                f'S-User {S_USERS[2]}, Within 14 days', 'Certificate chain a.example:443, Within 30 days',
                'Server certificate a.example:443, Within 90 days', f'S-User {S_USERS[3]}, Good'], 'six rows')
            self.assertEqual(nameless(window), [])
            page.wait_for('label', owner)
            page.wait_for('push button', 'To do: 5').press()
            window.wait_until(lambda: len(rows(page)) == 5, 'what is to be done')
            page.wait_for('push button', 'Expired: 1').press()
            window.wait_until(lambda: len(rows(page)) == 1, 'what has expired')
            page.wait_for('push button', 'Acknowledged: 0').press()
            page.wait_for('label', 'Nothing found')
            page.wait_for('push button', 'All: 6').press()
            page.wait_for('entry', 'Only this host, user or customer').set_text('A.EXAMPLE')
            window.wait_until(lambda: len(rows(page)) == 2, 'those of a host')

    def test_3_acknowledge(self):
        """One, then many; undo takes back exactly what was done."""
        with open_window(session, '--landscape', landscape) as window:
            page = show(window)
            self.assertFalse(page.wait_for('push button', 'Acknowledge').sensitive)
            page.wait_for('label', S_USERS[0]).click()
            window.wait_until(lambda: page.find('push button', 'Acknowledge').sensitive, 'something selected')
            page.find('push button', 'Acknowledge').press()
            window.wait_until(lambda: any(row.startswith(f'S-User {S_USERS[0]}') and row.endswith('acknowledged')
                                          for row in rows(page)), 'one acknowledged')
            page.wait_for('push button', 'Acknowledged: 1')
            page.wait_for('label', re.compile(r'@.*, 20\d\d-\d\d-\d\d$'))  # by whom and when
            self.assertEqual(acknowledged(), {f's-user:{S_USERS[0]}'})

            page.wait_for('push button', 'To do: 4').press()
            window.wait_until(lambda: len(rows(page)) == 4, 'what is left to do')
            page.wait_for('label', S_USERS[1]).click()
            window.key('ctrl+a')
            page.find('push button', 'Acknowledge').press()
            outside(window, 'label', '4 expiries are acknowledged')
            page.wait_for('push button', 'To do: 0')
            self.assertEqual(len(acknowledged()), 5)
            outside(window, 'push button', 'Undo').press()
            page.wait_for('push button', 'To do: 4')
            self.assertEqual(acknowledged(), {f's-user:{S_USERS[0]}'})

    def test_4_go_there(self):
        with open_window(session, '--landscape', landscape) as window:
            page = show(window)
            select(window, page, S_USERS[1])
            page.find('push button', 'Go there').press()
            table = find_page(window, 'BackboneSUsersPage').wait_for('tree table', 'S-Users')
            window.wait_until(lambda: [row.name[:11] for row in table.find_all('table row') if ', ' in row.name
                                       or row.name.startswith('S0')] == [S_USERS[1]], 'that S-User')
            window.key('alt+5')
            page.wait_for('label', 'Certificate chain').click(repeat=2)
            find_page(window, 'BackboneConnectivityPage').wait_for('push button', re.compile('Diagnose'))
            outside(window, 'label', '^a.example:443 is none of the endpoints')

    def test_5_go_to_host(self):
        """It shows the endpoint, and the keyboard is there: also where there is little room."""
        endpoint = json.loads(run('--format', 'json', 'endpoint', 'list'))[2]
        with sqlite3.connect(landscape) as database:
            database.execute("INSERT INTO server_certificate VALUES (?, ?, 'd', 's', 'i', 1, 1, 1, 1)",
                             (endpoint['host'], endpoint['port']))
        database.close()
        with open_window(session, '--landscape', landscape) as window:
            window.resize(800, 560)
            page = show(window)
            page.wait_for('label', f'{endpoint["host"]}:{endpoint["port"]}').click(repeat=2)
            connectivity = find_page(window, 'BackboneConnectivityPage')
            card = window.wait_until(lambda: next((node for node in connectivity.find_all()
                                                   if node.has_state('FOCUSED')), None), 'the focus')
            self.assertEqual(card.name, 'Note download')
            bottom = card.extents()[1] + card.extents()[3]
            self.assertLessEqual(bottom, window.wait_for('frame').extents()[3])

    def test_9_from_right_to_left(self):
        """A list without room for all columns begins at the first one, and follows the window."""
        with open_window(session, '--landscape', landscape, environment=write_hebrew(session.path('locale')),
                         fatal_warnings=False) as window:
            page = show(window)
            page.wait_for('tree table', LIST)
            for width in (800, 1200, 800):
                window.resize(width, 560)
                window.wait_until(lambda: self._left_over(window, page) in range(40), 'the first column at the right')

    @staticmethod
    def _left_over(window, page):
        """The room at the right of the first heading."""
        heading = next(node for node in page.find_all('label', 'State'))
        x, _, width, _ = heading.extents()
        return window.wait_for('frame').extents()[2] - x - width


if __name__ == '__main__':
    unittest.main()
