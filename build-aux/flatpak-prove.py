#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves what the Flatpak does and what it can't do, on the bundle itself, in a private desktop session.

Called by build-aux/flatpak.sh with FLATPAK_USER_DIR and PYTHONPATH set; the runtime is there already.
"""

import argparse
import configparser
import json
import os
import re
import subprocess
import sys
import unittest

import gi

gi.require_version('Secret', '1')
from practice import Practice  # noqa: E402
from session import Session  # noqa: E402
from window import ROOT, Node, Window  # noqa: E402

OPTIONS = argparse.Namespace()
ROOT_FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SECRET_OF_HOME = 'nobody in the sandbox may read this'


class SandboxedWindow(Window):
    """The program in its sandbox: on the bus of AT-SPI its proxy speaks for it, so the process id says nothing."""

    def _find_application(self):
        names = [name for name, _path in self.bus.call('org.a11y.atspi.Registry', ROOT, 'Accessible', 'GetChildren')]
        self.bus_name = names[0] if names else None
        application = Node(self, ROOT)
        return application if names and any(child.showing for child in application.children()) else None

    def quit(self):
        """As the desktop tells it: over the bus, by the id of the program. Returns its exit status."""
        # It may be gone before it can answer.
        self.session.run(['gapplication', 'action', OPTIONS.id, 'quit'], stderr=subprocess.DEVNULL)
        return self.process.wait(timeout=30)


def flatpak(*arguments, **options):
    """A call of flatpak in the session; returns what it printed."""
    done = session.run(['flatpak', *arguments], capture_output=True, text=True, **options)
    if done.returncode:
        raise AssertionError(f'flatpak {" ".join(arguments)} ended with {done.returncode}: {done.stdout}{done.stderr}')
    return done.stdout


def inside(program, *arguments, permissions=(), **options):
    """A program inside of the sandbox."""
    return session.run(['flatpak', 'run', '--user', *permissions, f'--command={program}', OPTIONS.id, *arguments],
                       capture_output=True, text=True, **options)


def setUpModule():
    global session
    session = unittest.enterModuleContext(Session(keyring='unlocked', display=True))
    session.environment['FLATPAK_USER_DIR'] = os.environ['FLATPAK_USER_DIR']
    session.run(['flatpak', 'uninstall', '--user', '-y', '--noninteractive', OPTIONS.id], capture_output=True)
    flatpak('install', '--user', '-y', '--noninteractive', OPTIONS.bundle)
    with open(session.path('home', 'private.txt'), 'w', encoding='utf-8') as file:
        file.write(SECRET_OF_HOME)


class Sandbox(unittest.TestCase):
    """What it is allowed."""

    def test_permissions_are_those_of_the_manifest(self):
        with open(OPTIONS.manifest, encoding='utf-8') as file:
            wanted = json.load(file)['finish-args']
        metadata = configparser.ConfigParser(delimiters='=')
        metadata.optionxform = str
        metadata.read_string(flatpak('info', '--user', '--show-metadata', OPTIONS.id))
        given = [f'--{option}={value}' for option, key in (('share', 'shared'), ('socket', 'sockets'), ('device', 'devices'),
                                                           ('filesystem', 'filesystems'))
                 for value in metadata['Context'].get(key, '').split(';') if value]
        given += [f'--{access}-name={name}' for name, access in metadata['Session Bus Policy'].items()]
        # Before a fallback there has to be the socket itself.
        self.assertEqual(sorted(set(given) - {'--socket=x11'}), sorted(wanted))

    def test_home_is_out_of_reach(self):
        private = session.path('home', 'private.txt')
        self.assertNotIn(SECRET_OF_HOME, inside('cat', private).stdout)
        self.assertNotEqual(inside('cat', private).returncode, 0)
        # With the permission that the program does not have, the same call works.
        self.assertEqual(inside('cat', private, permissions=['--filesystem=home']).stdout, SECRET_OF_HOME)

    def test_other_names_on_the_bus_are_out_of_reach(self):
        def owner_of(name):
            return inside('gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/',
                          '--method', 'org.freedesktop.DBus.GetNameOwner', name)
        self.assertEqual(owner_of('org.freedesktop.secrets').returncode, 0)
        self.assertNotEqual(owner_of('org.a11y.Bus').returncode, 0)


class Exports(unittest.TestCase):
    """What the desktop gets to see of it."""

    def test_files_of_the_desktop(self):
        share = os.path.join(os.environ['FLATPAK_USER_DIR'], 'exports', 'share')
        for name in (f'applications/{OPTIONS.id}.desktop', f'dbus-1/services/{OPTIONS.id}.service',
                     f'icons/hicolor/scalable/apps/{OPTIONS.id}.svg', f'icons/hicolor/symbolic/apps/{OPTIONS.id}-symbolic.svg',
                     f'icons/hicolor/scalable/mimetypes/{OPTIONS.id}-archive.svg', f'mime/packages/{OPTIONS.id}.xml'):
            self.assertTrue(os.path.exists(os.path.join(share, name)), name)


class Languages(unittest.TestCase):
    """One file has all of them: a bundle brings no second part."""

    def test_translations(self):
        with open(os.path.join(ROOT_FOLDER, 'po', 'LINGUAS'), encoding='utf-8') as file:
            for language in file.read().split():
                path = f'/app/share/locale/{language}/LC_MESSAGES/backbone-admin.mo'
                self.assertEqual(inside('test', '-f', path).returncode, 0, path)


class CommandLine(unittest.TestCase):
    """backbonectl in the sandbox, against a practice backbone in the sandbox, with the keyring of the session."""

    @classmethod
    def setUpClass(cls):
        # The folder of the program itself, which is there on both sides.
        cls.data = session.path('home', '.var', 'app', OPTIONS.id, 'data')
        os.makedirs(cls.data)
        program = session.path('backbone-practice')
        with open(program, 'w', encoding='utf-8') as file:
            file.write(f'#!/bin/sh\nexec flatpak run --user --command=backbone-practice --die-with-parent {OPTIONS.id} "$@"\n')
        os.chmod(program, 0o755)
        os.environ.update(session.environment)
        cls.practice = cls.enterClassContext(SandboxedPractice(program, state_dir=os.path.join(cls.data, 'backbone')))

    def backbonectl(self, *arguments, status=0):
        done = inside('backbonectl', *arguments)
        self.assertEqual(done.returncode, status, f'{arguments}: {done.stdout}{done.stderr}')
        return done.stdout

    def test_import_store_check(self):
        self.backbonectl('init', '--owner', self.practice.customers()[0][0], '--profile', self.practice.profile)
        self.backbonectl('import', self.practice.customers_csv)
        self.assertTrue(os.path.exists(os.path.join(self.data, 'backbone-admin', 'landscape.db')))
        password = next(row[3] for row in self.practice.customers() if row[3])
        self.assertIn(password, stored_secrets())
        checked = json.loads(self.backbonectl('check', '--format', 'json', status=1))
        found = {(result['customer'], result['channel']): result['verdict'] for result in checked['results']}
        expected = self.practice.expected()
        self.assertGreater(len(found), 60)
        self.assertEqual({key: verdict for key, verdict in found.items() if verdict == 'ok'},
                         {key: verdict for key, verdict in expected.items() if verdict == 'ok' and key in found})
        self.assertIn('ok', found.values())


class SandboxedPractice(Practice):
    """Its parent in the sandbox is not its parent here: it is ended by the signal alone."""

    def stop(self):
        if self.process:
            session.run(['flatpak', 'kill', OPTIONS.id], capture_output=True)
            self.process.wait(30)
            self._clean_up()
        return 0


def stored_secrets():
    """All that is in the keyring, seen from outside of the sandbox."""
    program = ('import gi; gi.require_version("Secret", "1"); from gi.repository import Secret\n'
               'service = Secret.Service.get_sync(Secret.ServiceFlags.LOAD_COLLECTIONS, None)\n'
               'for collection in service.get_collections():\n'
               '    collection.load_items_sync(None)\n'
               '    for item in collection.get_items():\n'
               '        item.load_secret_sync(None)\n'
               '        value = item.get_secret()\n'
               '        print(value.get_text() if value else "")\n')
    return session.run([sys.executable, '-c', program], capture_output=True, text=True, check=True).stdout


class TheWindow(unittest.TestCase):
    """The program itself, on the practice landscape that it makes at the first time."""

    def test_window(self):
        with SandboxedWindow(session, ['flatpak', 'run', '--user', OPTIONS.id, '--practice'],
                             fatal_warnings=False) as window:
            window.wait_for('label', 'Alpenmilch eG', seconds=60)
            window.wait_for('push button', 'Check all').press()
            # Before GTK 4.10 a toggle button was any button to AT-SPI.
            window.wait_for(None, 'Never checked: 0', seconds=120)
            window.wait_for(None, re.compile('^Working: [1-9]'))
            window.screenshot(OPTIONS.screenshot)
            self.assertEqual(window.quit(), 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--id', required=True)
    parser.add_argument('--bundle', required=True)
    parser.add_argument('--manifest', required=True)
    parser.add_argument('--screenshot', default='')
    parser.parse_args(namespace=OPTIONS)
    OPTIONS.screenshot = OPTIONS.screenshot or OPTIONS.bundle.removesuffix('.flatpak') + '.png'
    OPTIONS.manifest = os.path.abspath(OPTIONS.manifest)
    unittest.main(argv=sys.argv[:1], verbosity=2)


if __name__ == '__main__':
    main()
