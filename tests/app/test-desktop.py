#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop asks of the program: D-Bus activation, the actions of its icon, and files to open."""

import subprocess
import unittest

from app import CLI, PRACTICE, PROGRAM, dialog, make_landscape, nameless, open_window
from practice import Practice
from session import Session
from window import Window

ID = 'io.github.backbone_admin.BackboneAdmin'
PATH = '/io/github/backbone_admin/BackboneAdmin'
PASSPHRASE = b'Vierzig Rosen\n'


def setUpModule():
    global session, archive
    session = unittest.enterModuleContext(Session(keyring='unlocked', display=True))
    practice = unittest.enterModuleContext(Practice(PRACTICE))
    make_landscape(session, practice)
    # Its name says nothing: the first bytes do.
    archive = session.path('home', 'from a colleague')
    session.run([CLI, 'archive', 'save', archive, '--passphrase-stdin'], input=PASSPHRASE, check=True, capture_output=True)


def call(method, *arguments):
    """A call of org.freedesktop.Application, as desktops make it."""
    session.run(['gdbus', 'call', '--session', '--dest', ID, '--object-path', PATH, '--method',
                 f'org.freedesktop.Application.{method}', *arguments], check=True, stdout=subprocess.DEVNULL)


class Service(Window):
    """The program without a window, as D-Bus starts it, until it is told to check."""

    def __init__(self):
        super().__init__(session, [PROGRAM, '--gapplication-service'])
        self.asked = False

    def _find_application(self):
        if not self.asked:
            session.run(['gdbus', 'wait', '--session', '--timeout', '30', ID], check=True)
            call('ActivateAction', 'check-all', '[]', '{}')
            self.asked = True
        return super()._find_application()


class Desktop(unittest.TestCase):
    def test_1_check_all_without_a_window(self):
        """The desktop starts the program as a service and then asks for the action of its icon."""
        with Service() as window:
            window.wait_for('push button', 'Never checked: 0', seconds=60)

    def test_2_open_archive(self):
        with open_window(session) as window:
            window.wait_for('tree table', 'Customers')
            call('Open', f'["file://{archive.replace(" ", "%20")}"]', '{}')
            self.restore(window)

    def test_3_archive_on_the_command_line(self):
        with open_window(session, archive) as window:
            self.restore(window)

    def restore(self, window):
        """The dialog that asks for the passphrase, and the landscape that it makes."""
        asked = dialog(window, 'Restore archive')
        self.assertEqual(nameless(window), [])
        asked.wait_for('text', 'Passphrase').set_text(PASSPHRASE.decode().strip())
        asked.find('push button', 'Restore').press()
        window.wait_until(lambda: not any(node.name == 'Restore archive' for node in window.application.children()),
                          'end of the dialog')
        window.wait_for('tree table', 'Customers')

    def test_4_landscape_on_the_command_line(self):
        path = session.path('other.db')
        session.run([CLI, '--landscape', path, 'init', '--owner', '4711', '--description', 'Named as an argument'],
                    check=True, capture_output=True)
        with open_window(session, path) as window:
            window.wait_for('label', 'Named as an argument')

    def test_5_no_landscape(self):
        path = session.path('home', 'letter.txt')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('Dear colleague')
        with open_window(session, path) as window:
            window.wait_for('label', 'This is not a landscape file')

    def test_6_new_window(self):
        with open_window(session) as window:
            window.wait_for('tree table', 'Customers')
            call('ActivateAction', 'new-window', '[]', '{}')
            window.wait_until(lambda: len(window.find_all('frame')) == 2, 'a second window')
            window.wait_for('label', 'Welcome to Backbone Admin')


if __name__ == '__main__':
    unittest.main()
