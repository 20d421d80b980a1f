# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the page of S-Users, for tour.py."""

import re
import subprocess

GAP = 'Hanse Textil'

# A block as a spreadsheet copies it: one gap filled, one customer nobody knows, one S-User of another customer.
BLOCK = '0001106412\tS0018140008\n0000004711\tS0018140099\n0001105790\tS0018140001\n'


def open_page(window):
    """Shows the page, by its key."""
    window.take_keyboard()
    window.key('alt+2')
    window.wait_for('tree table', 'Assignments')
    window.wait_for('table cell', re.compile(f'^FRN_BTC_SMP, {GAP}'))


def see_refusal(tour, window):
    """An S-User of another customer, typed into a gap."""
    window.wait_for('table cell', re.compile(f'^FRN_BTC_SMP, {GAP}')).click()
    tour.type('S0018140002')
    window.key('Return')
    window.wait_for('label', re.compile('both must belong to the same customer number'))
    tour.picture(window, 's-users-refused-cell')
    window.key('Escape')


def see_block(tour, window):
    """The preview of a pasted block; it is not taken."""
    window.wait_for('table cell', re.compile(f'^FRN_BTC_SMP, {GAP}')).click()
    tour.session.run(['xsel', '--clipboard', '--input'], input=BLOCK.encode(), check=True,
                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    window.key('ctrl+v')
    window.wait_for('push button', 'Refused: 2')
    tour.picture(window, 's-users-paste')
    window.key('Escape')
    window.wait_gone('push button', 'Refused: 2')


def see_s_users(tour, window):
    """What is known of the S-Users, verified, and the details of one."""
    window.wait_for('push button', 'S-Users').press()
    window.wait_for('tree table', 'S-Users')
    if tour.shade == 'light':
        window.wait_for('push button', 'Verify all').press()
        window.wait_for('push button', re.compile('^No Software Download: 1'))
        window.wait_until(lambda: window.find('push button', 'Verify all').sensitive, 'the end of the verification')
    window.move_pointer_away()
    tour.picture(window, 's-users-list')
    window.wait_for('label', 'S0018140007').click(repeat=2)
    window.wait_for('push button', 'Save')
    tour.picture(window, 's-user')
    window.key('Escape')
    window.wait_gone('push button', 'Save')
    window.wait_for('push button', 'Assignments').press()


def see_page(tour, window):
    """The page and its states."""
    open_page(window)
    see_s_users(tour, window)
    tour.picture(window, 's-users')
    see_refusal(tour, window)
    see_block(tour, window)
