#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `meson install` puts on the system is complete, and its programs start from there."""

import json
import os
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
    f'icons/hicolor/symbolic/apps/{ID}-symbolic.svg',
]


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
