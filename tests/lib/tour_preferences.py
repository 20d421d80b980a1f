# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of the tour that shows the preferences: of a landscape, with mistakes, and of this computer."""

import re


def scroll(window):
    """To the end, with the wheel, in the middle of the dialog."""
    window.session.run(['xdotool', 'mousemove', '400', '400', 'click', '--repeat', '60', '5'], check=True)
    window.move_pointer_away()


def see(tour, window):
    """Both pages."""
    tour.backbonectl('maintenance', 'add', '2126-12-05T20:00', '2126-12-06T04:00', '--note', 'Weekend')
    tour.backbonectl('schedule', 'set', 'quiet=22:00-06:00')
    try:
        window.take_keyboard()
        window.key('ctrl+comma')
        window.wait_for('push button', re.compile('^Remove the maintenance'), showing=False)
        window.move_pointer_away()
        tour.picture(window, 'preferences-landscape')
        window.wait_for('text', 'Every so many minutes').set_text('5')
        window.wait_for('label', re.compile('from 15 to 1440'))
        tour.picture(window, 'preferences-mistake')
        scroll(window)
        tour.picture(window, 'preferences-end')
        window.wait_for('push button', 'Plan…').press()
        window.wait_for('text', re.compile('^_?From')).set_text('tomorrow')
        window.wait_for('label', re.compile('must be a date and a time'))
        tour.picture(window, 'preferences-maintenance')
        window.wait_for('page tab', 'This computer').press()
        window.wait_for('label', 'Keep checking when the window is closed')
        tour.picture(window, 'preferences-computer')
        window.key('Escape')
    finally:
        tour.backbonectl('schedule', 'set', 'quiet=')
