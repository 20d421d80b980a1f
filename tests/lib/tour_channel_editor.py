# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of the tour that shows the channel editor, in its own size. Nothing is saved."""

import csv
import os
import re


def _editor(window):
    return next((frame for frame in window.application.children() if frame.name.startswith('Channels of')), None)


def _open(tour, window, customer):
    tour.click_row(window, customer)
    window.wait_until(lambda: window.find('panel', 'Portal').find('push button', 'Edit this channel'), 'a card').press()
    window.wait_until(lambda: _editor(window).find('text', 'Host'), 'the editor')
    window.move_pointer_away()


def _discard(window):
    _editor(window).find('push button', 'Cancel').press()
    window.wait_until(lambda: _editor(window) is None or window.find('push button', 'Discard'), 'a question')
    if _editor(window) is not None:
        window.find('push button', 'Discard').press()
    window.wait_until(lambda: _editor(window) is None, 'the end of the editor')


def _find_pfx(tour):
    """A file of the practice backbone of this session, and its password."""
    for folder, _folders, names in os.walk(tour.session.environment['XDG_DATA_HOME']):
        if 'certificates.csv' in names:
            with open(os.path.join(folder, 'certificates.csv'), encoding='utf-8', newline='') as file:
                _number, _user, name, password = next(csv.reader(file, delimiter=';', quoting=csv.QUOTE_NONE))
            return os.path.join(folder, name), password
    raise SystemExit('the practice backbone has made no certificates.csv')


def see(tour, window, customers, choose_file):
    """Inherited values, errors, a test, a held user, one proxy for all, and a certificate."""
    window.resize(1200, 760)
    _open(tour, window, customers['working'])
    tour.shot(window, 'channel-editor')
    _editor(window).find('text', 'Host').set_text('https://apps.support.sap.com')
    _editor(window).find('text', 'Port').set_text('8443')
    window.wait_until(lambda: _editor(window).find('push button', 'Reset: Port'), 'a button to reset')
    tour.shot(window, 'channel-editor-errors')
    _discard(window)

    _open(tour, window, customers['working'])
    _editor(window).find('text', 'Test path').set_text('/no/such/path')
    _editor(window).find('push button', 'Test').press()
    window.wait_until(lambda: _editor(window).find('panel', 'Result of the test'), 'a result')
    tour.shot(window, 'channel-editor-test')
    _editor(window).find('push button', re.compile('^Use these limits')).press()
    window.wait_until(lambda: _editor(window).find('label', re.compile('would change|have that already')), 'a count')
    tour.shot(window, 'channel-editor-all')
    _show_certificate(tour, window, choose_file)
    _discard(window)

    _open(tour, window, customers['wrong-password'])
    tour.shot(window, 'channel-editor-held')
    _discard(window)


def _show_certificate(tour, window, choose_file):
    path, password = _find_pfx(tour)
    _editor(window).find(None, 'Certificate').press()
    _editor(window).wait_for('push button', 'Choose PFX…').press()
    choose_file(tour, window, path)
    entry = _editor(window).wait_for('password text', 'Password of the file')
    entry.set_text('wrong')
    _editor(window).find('push button', 'Read certificate').press()
    _editor(window).wait_for('label', re.compile('assword'))
    tour.shot(window, 'channel-editor-wrong-password')
    entry.set_text(password)
    _editor(window).find('push button', 'Read certificate').press()
    _editor(window).wait_for('label', re.compile('days left$|^Expires in'))
    tour.shot(window, 'channel-editor-certificate')
