#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""F1 opens the guide at what a person is doing: with the browser of the desktop, or in a sandbox by its portal."""

import gettext
import os
import re
import subprocess
import sys
import unittest
import urllib.parse

from app import BUILD, open_window, outside
from session import Session

GUIDE = os.path.join(BUILD, 'docs', 'guide', 'guide.html')
GERMAN_GUIDE = os.path.join(BUILD, 'docs', 'guide', 'guide.de.html')
PORTAL = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'portal.py')

BROWSER = '''[Desktop Entry]
Type=Application
Name=Browser of the test
Exec={program} %u
MimeType=text/html;
'''


class Desktop:
    """A session whose browser writes down what it was asked to open."""

    def __init__(self, session, browser=True):
        self.session = session
        self.opened = session.path('opened.txt')
        if browser:
            self._install_browser()

    def _install_browser(self):
        program = self.session.path('browser')
        with open(program, 'w', encoding='utf-8') as file:
            file.write(f'#!/bin/sh\necho "$1" >>"{self.opened}.new"\nmv "{self.opened}.new" "{self.opened}"\n')
        os.chmod(program, 0o755)
        applications = os.path.join(self.session.environment['XDG_DATA_HOME'], 'applications')
        os.makedirs(applications, exist_ok=True)
        with open(os.path.join(applications, 'browser.desktop'), 'w', encoding='utf-8') as file:
            file.write(BROWSER.format(program=program))
        with open(os.path.join(applications, 'mimeapps.list'), 'w', encoding='utf-8') as file:
            file.write('[Default Applications]\ntext/html=browser.desktop\n')

    def take(self, window):
        """What was opened since the last call."""
        window.wait_until(lambda: os.path.exists(self.opened), 'a call of the browser')
        with open(self.opened, encoding='utf-8') as file:
            lines = file.read().split()
        os.remove(self.opened)
        return lines


def without_programs(session):
    """An environment of the window in which the system has no program for any file."""
    share = session.path('share')
    os.makedirs(share)
    for name in os.listdir('/usr/share'):
        if name != 'applications':
            os.symlink(os.path.join('/usr/share', name), os.path.join(share, name))
    return {'XDG_DATA_DIRS': share}


class WithBrowser(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(keyring='unlocked', display=True))
        cls.desktop = Desktop(cls.session)

    def assert_opens(self, window, topic, guide=GUIDE):
        opened = self.desktop.take(window)
        self.assertEqual(len(opened), 1, opened)
        uri = urllib.parse.urlsplit(opened[0])
        self.assertEqual((uri.scheme, os.path.realpath(urllib.parse.unquote(uri.path)), uri.fragment),
                         ('file', os.path.realpath(guide), topic))

    def test_languages(self):
        # Whoever reads no language of the guide, and whoever reads English rather, gets the English one.
        for languages, guide in (('de', GERMAN_GUIDE), ('de_AT', GERMAN_GUIDE), ('fr:de', GERMAN_GUIDE),
                                 ('en_GB:de', GUIDE), ('fr', GUIDE)):
            words = gettext.translation('backbone-admin', os.path.join(BUILD, 'po'), languages.split(':'))
            with self.subTest(languages), open_window(self.session, environment={
                    'LANGUAGE': languages, 'BACKBONE_LOCALE_DIR': os.path.join(BUILD, 'po')}) as window:
                window.wait_for('push button', re.compile('^' + words.gettext('Set up…')))
                window.take_keyboard()
                window.key('F1')
                self.assert_opens(window, 'first-start', guide)

    def test_first_start(self):
        with open_window(self.session) as window:
            window.wait_for('push button', re.compile('^Set up'))
            window.take_keyboard()
            window.key('F1')
            self.assert_opens(window, 'first-start')

    def test_where_the_keyboard_is(self):
        with open_window(self.session, '--practice') as window:
            window.wait_for('label', 'Hanse Textil')
            window.take_keyboard()
            window.find('tree table', 'Customers').find('label', 'Hanse Textil').click()
            window.key('F1')
            self.assert_opens(window, 'customers')
            for number, topic in ((2, 's-users'), (3, 'connectivity'), (4, 'migration'), (5, 'records')):
                with self.subTest(topic):
                    window.key(f'alt+{number}')
                    window.key('F1')
                    opened = self.desktop.take(window)
                    self.assertTrue(opened[0].partition('#')[2].startswith(topic), opened)

    def test_menu_and_dialog(self):
        with open_window(self.session, '--practice') as window:
            window.wait_for('label', 'Hanse Textil')
            window.take_keyboard()
            window.wait_for('push button', 'Main menu').press()
            window.wait_for('menu item', 'Help').press()
            self.assertEqual(len(self.desktop.take(window)), 1)
            window.key('ctrl+shift+n')
            window.wait_for('text', 'Customer number')
            window.key('F1')
            self.assert_opens(window, 'customers-edit')

    def test_verdict(self):
        with open_window(self.session, '--practice') as window:
            window.wait_for('label', 'Hanse Textil')
            window.wait_for('push button', 'Check all').press()
            window.wait_for('push button', 'Never checked: 0', seconds=120)
            window.wait_for('label', 'Contoso Logistics').click()
            window.wait_for('label', 'Password refused (401)')
            window.wait_for('push button', 'More about this in the guide').press()
            self.assert_opens(window, 'verdicts-credentials')


class WithoutBrowser(unittest.TestCase):
    def test_it_is_told(self):
        with Session(keyring='unlocked', display=True) as session:
            Desktop(session, browser=False)
            with open_window(session, environment=without_programs(session)) as window:
                window.wait_for('push button', re.compile('^Set up'))
                window.take_keyboard()
                window.key('F1')
                outside(window, 'label', 'The guide could not be opened')
                self.assertIn('docs/guide/guide.html', outside(window, 'label', 'Open this file with a web browser').name)


class InSandbox(unittest.TestCase):
    """The portal gets one file and no anchor: the file begins at the topic."""

    def test_portal(self):
        with Session(keyring='unlocked', display=True) as session:
            Desktop(session, browser=False)
            handed = session.path('handed.html')
            portal = session.popen([sys.executable, PORTAL, handed], stdout=subprocess.PIPE)
            self.assertEqual(portal.stdout.readline(), b'ready\n')
            with open_window(session, environment={'GTK_USE_PORTAL': '1', **without_programs(session)}) as window:
                window.wait_for('push button', re.compile('^Set up'))
                window.take_keyboard()
                window.key('F1')
                window.wait_until(lambda: os.path.exists(handed), 'a file for the portal')
            with open(handed, encoding='utf-8') as file:
                text = file.read()
            with open(GUIDE, encoding='utf-8') as file:
                guide = file.read()
            line = "<script>if (!location.hash) location.replace ('#first-start')</script>\n"
            self.assertEqual(text.replace(line, '', 1), guide)
            self.assertLess(text.index(line), text.index('</head>'))


if __name__ == '__main__':
    unittest.main()
