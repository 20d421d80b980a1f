# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of the tour that shows the history of a channel: a year of checks, written by a tool of the tests."""

import os
import time

NEVER_CHECKED = '1000001'
NEVER_CHECKED_NAME = 'Quarzwerk Usedom'


def write_year(tour, landscape, number, days=365):
    """A year of checks of a customer, the last one now."""
    tour.session.run([os.path.join(tour.build, 'tests', 'core', 'history-writer'), landscape, number, str(days),
                      str(int(time.time()))], check=True)


def see(tour, window, customer, number, sizes):
    """The pages of the dialog; each size a dialog of its own, which has the size of its window."""
    if tour.shade == 'light':
        write_year(tour, tour.landscape(), number)
    tour.click_row(window, customer)
    for name in ('narrow', 'wide'):
        window.take_keyboard()
        window.key('ctrl+h')
        dialog = window.wait_until(lambda: next((node for node in window.application.children()
                                                 if node.name == 'History' and node.showing), None), 'the history')
        dialog.wait_for('image', 'Calendar of a year')
        tour.size_dialog(window, 'History', *sizes[name])
        window.move_pointer_away()
        tour.shot(window, f'history-{name}')
        window.key('Tab')
        choose(window, dialog, 'How far back the plot and the table go', 2)
        tour.shot(window, f'history-year-{name}')
        choose(window, dialog, 'Channel', 1)
        for title in ('Outages', 'Availability', 'Table'):
            dialog.wait_for('page tab', title).press()
            tour.shot(window, f'history-{title.lower()}-{name}')
        window.key('Escape')
        window.wait_until(lambda: not any(node.name == 'History' and node.showing
                                          for node in window.application.children()), 'the end of the history')


def open_history(tour, window, customer, size):
    """The dialog of a customer, in that size."""
    tour.click_row(window, customer)
    window.take_keyboard()
    window.key('ctrl+h')
    dialog = window.wait_until(lambda: next((node for node in window.application.children()
                                             if node.name == 'History' and node.showing), None), 'the history')
    dialog.wait_for('combo box', 'Channel')
    tour.size_dialog(window, 'History', *size)
    window.move_pointer_away()
    return dialog


def close_history(window):
    """Ends the dialog."""
    window.key('Escape')
    window.wait_until(lambda: not any(node.name == 'History' and node.showing
                                      for node in window.application.children()), 'the end of the history')


def see_states(tour, window, one_day, sizes):
    """Of a customer who was checked on one day only, and of one who was never checked."""
    if tour.shade == 'light':
        tour.backbonectl('customer', 'add', NEVER_CHECKED, NEVER_CHECKED_NAME)
    window.resize(*sizes['wide'])
    for state, customer in (('one-day', one_day), ('never-checked', NEVER_CHECKED_NAME)):
        dialog = open_history(tour, window, customer, sizes['wide'])
        tour.shot(window, f'history-{state}')
        for title in () if customer == NEVER_CHECKED_NAME else ('Outages', 'Availability', 'Table'):
            dialog.wait_for('page tab', title).press()
            tour.shot(window, f'history-{state}-{title.lower()}')
        close_history(window)


def see_contrast(tour, window, customer, size):
    """A year in high contrast; see() has written it."""
    window.resize(*size)
    dialog = open_history(tour, window, customer, size)
    dialog.wait_for('image', 'Calendar of a year')
    tour.shot(window, 'history-high-contrast')
    close_history(window)


def choose(window, dialog, name, index):
    """An item of a drop-down, by the keyboard."""
    combo = dialog.wait_for('combo box', name)
    combo.click()
    window.wait_until(lambda: any(item.has_state('FOCUSED') for item in combo.find_all('list item')), 'a choice')
    window.key('Home', *['Down'] * index, 'Return')
    window.wait_until(lambda: not any(item.has_state('FOCUSED') for item in combo.find_all('list item')),
                      'the end of the choice')
