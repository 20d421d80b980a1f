# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of the tour that shows the status wall and what fails by its cause."""


def see_wall(tour, window):
    """Customers as tiles, and with the screen for themselves."""
    window.wait_for('push button', 'Status wall').press()
    window.wait_for('table', 'Status wall')
    window.move_pointer_away()
    tour.picture(window, 'wall')
    window.key('F11')
    window.wait_gone('push button', 'Main menu')
    tour.picture(window, 'wall-full-screen')
    window.key('F11')
    window.wait_for('push button', 'Main menu')


def see_causes(tour, window):
    """What fails, by its cause, and the customers of one."""
    window.wait_for('push button', 'Grouped by cause').press()
    window.wait_for('list', 'Causes')
    window.move_pointer_away()
    tour.picture(window, 'causes')
    window.wait_for('list', 'Causes').find('list item').click()
    window.wait_for('push button', 'Show all customers')
    tour.picture(window, 'customers-of-a-cause')
    window.find('push button', 'Show all customers').press()
    window.wait_gone('push button', 'Show all customers')
