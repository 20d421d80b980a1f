#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `meson install` puts on the system is complete, and its programs start from there."""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

BUILD = sys.argv.pop()
ID = 'io.github.backbone_admin.BackboneAdmin'
DATA = [
    f'applications/{ID}.desktop',
    f'metainfo/{ID}.metainfo.xml',
    f'glib-2.0/schemas/{ID}.gschema.xml',
    f'dbus-1/services/{ID}.service',
    f'icons/hicolor/scalable/apps/{ID}.svg',
    'backbone-admin/monitoring/backbone-admin.grafana.json',
    'backbone-admin/monitoring/backbone-admin.rules.yml',
    'backbone-admin/monitoring/backbone-admin.checkmk.sh',
    'backbone-admin/monitoring/backbone-admin.icinga2.conf',
    'backbone-admin/monitoring/backbone-admin.nagios.cfg',
    'doc/backbone-admin/guide.html',
    'doc/backbone-admin/guide.de.html',
    f'icons/hicolor/symbolic/apps/{ID}-symbolic.svg',
    f'icons/hicolor/scalable/mimetypes/{ID}-archive.svg',
    f'mime/packages/{ID}.xml',
    'bash-completion/completions/backbonectl',
    'zsh/site-functions/_backbonectl',
    'fish/vendor_completions.d/backbonectl.fish',
]
ARCHIVE_TYPE = 'application/vnd.backbone-admin.archive'
MAGIC = b'\x89BkAd\r\n\x1a'


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.root = cls.enterClassContext(tempfile.TemporaryDirectory())
        subprocess.run(['meson', 'install', '-C', BUILD, '--no-rebuild', '--quiet', '--destdir', cls.root],
                       check=True, stdout=subprocess.DEVNULL)

    def installed(self, folder):
        """Paths below each folder of that name, relative to it."""
        return [os.path.relpath(os.path.join(path, name), top)
                for top, folders, _ in os.walk(self.root) if os.path.basename(top) == folder
                for path, _, names in os.walk(top) for name in names]

    def test_data(self):
        found = self.installed('share')
        for path in DATA:
            self.assertIn(path, found)

    def test_plugin_can_run(self):
        """Checkmk runs it where it lies, or a copy of it."""
        self.assertTrue(os.access(os.path.join(self.share(), 'backbone-admin/monitoring/backbone-admin.checkmk.sh'), os.X_OK))

    def share(self):
        """The folder of data."""
        return next(top for top, _, _ in os.walk(self.root) if os.path.basename(top) == 'share')

    def environment(self, **more):
        """Of a desktop that has nothing but this program."""
        return {'PATH': os.environ['PATH'], 'HOME': self.root, 'XDG_DATA_DIRS': self.share(), 'LC_ALL': 'C.UTF-8',
                'GIO_USE_VFS': 'local', **more}

    def test_manual(self):
        """Each program has a page, which knows the options that the program knows."""
        pages = {os.path.basename(path).split('.')[0]: path for path in self.installed('man1')}
        self.assertEqual(sorted(pages), sorted(self.installed('bin')))
        for program in pages:
            if program == 'backbonectl':  # tests/cli/test-usage.py
                continue
            helped = subprocess.run([os.path.join(os.path.dirname(self.share()), 'bin', program), '--help'],
                                    capture_output=True, text=True, check=True, env=self.environment()).stdout
            page = subprocess.run(['man', '--warnings', '-l', pages[program]], capture_output=True, text=True, check=True,
                                  cwd=os.path.join(self.share(), 'man', 'man1'), env=self.environment(MANWIDTH='200'))
            self.assertEqual(page.stderr, '')
            known = set(re.findall(r'(?m)^  (?:-\w, )?(--[a-z-]+)', helped)) - {'--help-all', '--help-gapplication', '--display'}
            described = set(re.findall(r'(?m)^ +(?:-\w, )?(--[a-z-]+)', page.stdout.split('OPTIONS\n')[1].split('\n\n\n')[0]))
            self.assertEqual(described & (known | {'--help'}), known | {'--help'}, program)

    def test_type_of_archives(self):
        """The desktop knows an archive by its first bytes and by its name, and who opens it."""
        subprocess.run(['update-mime-database', os.path.join(self.share(), 'mime')], check=True, env=self.environment())
        subprocess.run(['update-desktop-database', os.path.join(self.share(), 'applications')], check=True,
                       env=self.environment())
        for name, content in (('by-content', MAGIC + bytes(88)), ('by-name.backbone-archive', b'\0\1\2')):
            path = os.path.join(self.root, name)
            with open(path, 'wb') as file:
                file.write(content)
            told = subprocess.run(['gio', 'info', '-a', 'standard::content-type,standard::icon', path], capture_output=True,
                                  text=True, check=True, env=self.environment()).stdout
            self.assertIn(f'content-type: {ARCHIVE_TYPE}', told)
            self.assertIn(f'{ID}-archive', told)
        told = subprocess.run(['gio', 'mime', ARCHIVE_TYPE], capture_output=True, text=True, check=True,
                              env=self.environment(PATH=f'{os.path.dirname(self.share())}/bin:{os.environ["PATH"]}'))
        self.assertIn(f'{ID}.desktop', told.stdout)

    def test_programs_start(self):
        with open(os.path.join(BUILD, 'meson-info', 'intro-targets.json'), encoding='utf-8') as file:
            programs = [target['name'] for target in json.load(file)
                        if target['type'] == 'executable' and target['installed']]
        self.assertIn('backbone-practice', programs)
        self.assertEqual(sorted(self.installed('bin')), sorted(programs))
        for top, _, names in os.walk(self.root):
            for name in names if os.path.basename(top) == 'bin' else ():
                done = subprocess.run([os.path.join(top, name), '--version'], capture_output=True, text=True,
                                      check=False, env={'PATH': '/usr/bin', 'HOME': self.root})
                self.assertEqual(done.returncode, 0, f'{name}: {done.stderr}')
                self.assertRegex(done.stdout, r'\d+\.\d+\.\d+')


if __name__ == '__main__':
    unittest.main()
