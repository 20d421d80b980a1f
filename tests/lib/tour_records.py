# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of the tour that shows what happened and what is handed on: the page Activity, reports, archives; and trials
of what works."""

import datetime
import re


def open_dialog(window, item, title):
    """A dialog of the main menu."""
    window.wait_for('push button', 'Main menu').press()
    window.wait_for('menu item', re.compile(item)).press()
    return window.wait_until(lambda: next((node for node in window.application.children()
                                           if node.name == title and node.showing), None), title)


def see_activity(tour, window):
    """Check runs, and the audit log of one customer, verified."""
    window.take_keyboard()
    window.key('alt+5')
    window.wait_for('tree table', 'Check runs')
    tour.picture(window, 'activity-runs')
    window.find('page tab', 'Audit log').press()
    window.wait_for('push button', 'Verify the log').press()
    window.wait_for('label', re.compile('^The log is intact'))
    window.move_pointer_away()
    tour.picture(window, 'activity-audit')
    window.wait_for('entry', 'Only this customer').set_text('none')
    window.wait_for('label', 'No entry found')
    tour.picture(window, 'activity-none-found', ('narrow',))


def see_expiries(tour, window):
    """All that expires, some of it acknowledged; only what a filter leaves; and what undo offers."""
    today = datetime.date.today()
    for s_user, days in (('S0018132425', -3), ('S0018132426', 10), ('S0018132427', 25), ('S0018132428', 400)):
        tour.backbonectl('s-user', 'set', s_user, f'expires={today + datetime.timedelta(days=days)}',
                         'customer=1105772')
    tour.backbonectl('expiries', 'acknowledge', 's-user:S0018132425')
    window.take_keyboard()
    window.key('alt+5')
    window.wait_for('page tab', 'Expiries').press()
    window.wait_for('tree table', 'Expiries')
    window.wait_for('label', 'S0018132426').click()
    window.move_pointer_away()
    tour.picture(window, 'expiries')
    window.wait_for('push button', re.compile('^Acknowledge$')).press()
    window.wait_for('push button', 'Undo')
    tour.picture(window, 'expiries-acknowledged', ('wide',))
    window.wait_for('entry', 'Only this host, user or customer').set_text('nothing like that')
    window.wait_for('label', 'Nothing found')
    tour.picture(window, 'expiries-none-found', ('narrow',))


def see_dialogs(tour, window):
    """Reports on some customers, with what has to be corrected, and the archive."""
    window.resize(800, 560)
    dialog = open_dialog(window, 'Create report', 'Create report')
    tour.shot(window, 'report')
    dialog.wait_for('combo box', 'About').click()
    window.wait_until(lambda: any(item.has_state('FOCUSED') for item in dialog.find_all('list item')), 'a choice')
    window.key('Home', 'Down', 'Return')
    dialog.wait_for('text', 'Customer numbers').set_text('1105772 47x')
    dialog.wait_for('push button', 'Create…').press()
    dialog.wait_for('label', re.compile('digits only'))
    tour.shot(window, 'report-wrong')


def see_archive(tour, window):
    """What asks for a passphrase."""
    window.resize(800, 560)
    open_dialog(window, 'Save archive', 'Save archive').wait_for('text', 'Passphrase').set_text('too short')
    tour.shot(window, 'archive')


def see_trials(tour, window, customer):
    """A customer whose note was tried."""
    window.resize(1200, 760)
    tour.click_row(window, customer)
    window.wait_for('push button', re.compile('^Try SAP Notes')).press()
    window.wait_for('label', re.compile('^SAP Notes: '))
    window.move_pointer_away()
    tour.picture(window, 'trials', ('wide',))
