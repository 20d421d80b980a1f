# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of the tour in which customers are changed by hand. Nothing is saved."""

import re


def see_many(tour, window, name):
    """All customers selected: the bar below the list, its tags, and the menu. `name` is one of them."""
    tour.click_row(window, name)
    window.move_pointer_away()
    window.take_keyboard()
    window.key('ctrl+a')
    window.wait_for('label', re.compile(r'^\d+ selected$'))
    tour.picture(window, 'customers-many')
    window.wait_for('push button', 'Tags').press()
    window.wait_for('text', 'Tags of the selected customers')
    tour.picture(window, 'customers-tags', ('wide',))
    window.key('Escape', 'Menu')
    window.wait_for('menu item', re.compile('^Delete'))
    tour.picture(window, 'customers-menu', ('wide',))
    window.key('Escape', 'Escape')
    window.wait_gone('label', re.compile(r'^\d+ selected$'))


def see_columns(tour, window):
    """The choice of columns."""
    window.wait_for('push button', 'Columns and sorting').press()
    window.wait_for('check box', 'Tags')
    tour.picture(window, 'customers-columns', ('wide',))
    window.key('Escape')
    window.wait_gone('check box', 'Tags')


def see_dialog(tour, window):
    """The form for a new customer, with something wrong in it."""
    window.key('ctrl+shift+n')
    window.wait_for('text', 'Customer number').set_text('12x')
    window.wait_for('label', re.compile('digits only'))
    tour.picture(window, 'customer-new', ('wide',))
    window.wait_for('push button', 'Cancel').press()
    window.wait_gone('push button', 'Cancel')


def see_customers(tour, window, name):
    """All of it."""
    see_many(tour, window, name)
    see_columns(tour, window)
    see_dialog(tour, window)
