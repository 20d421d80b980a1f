# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the pages Setup and Activity, for tour.py."""

import re


def _choose(window, title):
    """A step of the guide."""
    window.wait_for('list item', re.compile(f'^{title}: ')).click()
    window.move_pointer_away()


def see_setup(tour, window):
    """The guide from its start: a release, whose users are missing, the task list, and who is not ready."""
    window.take_keyboard()
    window.key('alt+4')
    window.wait_for('label', 'Migration')
    window.wait_for('list item', re.compile('^Legacy switch: '))
    window.move_pointer_away()
    tour.picture(window, 'setup-start')
    tour.backbonectl('switch', 'legacy')
    window.wait_for('push button', 'Legacy switch')
    _choose(window, 'Legacy switch')
    tour.picture(window, 'setup-legacy')
    _choose(window, 'Collect S-User information')
    window.wait_for('label', 'Still to do')
    tour.picture(window, 'setup-users')
    window.find('push button', re.compile('^Letter to ')).press()
    window.wait_for('push button', 'Copy')
    tour.picture(window, 'setup-letter', ('wide',))
    window.key('Escape')
    window.wait_gone('push button', 'Copy')
    _choose(window, 'Channels of the owner')
    window.wait_for('push button', re.compile('^(Run the task list|Go on)')).press()
    window.wait_for('list item', re.compile('^Channels of the owner: (Done|Failed)'))
    tour.picture(window, 'setup-task-list')
    _choose(window, 'Customer numbers')
    window.wait_for('push button', re.compile('^Compare with a list'))
    tour.picture(window, 'setup-numbers')
    _choose(window, 'Revert the legacy switch')
    window.wait_for('label', re.compile(' customers$'))
    tour.picture(window, 'setup-revert')
