#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What packages for Debian and Fedora list is what the build installs, and the Flatpak is allowed no more than is told."""

import fnmatch
import glob
import json
import os
import re
import shutil
import subprocess
import unittest

BUILD = os.environ['BACKBONE_BUILD_ROOT']
ROOT = os.environ['BACKBONE_SOURCE_ROOT']
# Taken by rules of their own: they are not there yet, or depend on who translates.
APART = ('share/locale/', 'share/help/')


def read(*path):
    with open(os.path.join(ROOT, *path), encoding='utf-8') as file:
        return file.read()


def introspected(what):
    with open(os.path.join(BUILD, 'meson-info', f'intro-{what}.json'), encoding='utf-8') as file:
        return json.load(file)


def installed():
    """Paths of all installed files below the prefix."""
    prefix = next(option['value'] for option in introspected('buildoptions') if option['name'] == 'prefix')
    paths = [os.path.relpath(path, prefix) for path in introspected('installed').values()]
    return sorted(path for path in paths if not path.startswith(APART))


def covers(pattern, path):
    """Whether a line of a list of files takes a file."""
    return fnmatch.fnmatch(path, pattern) or path.startswith(pattern.rstrip('/') + '/')


class Packaging(unittest.TestCase):
    def check(self, patterns):
        """Each file is in exactly one package, and each line takes a file."""
        for path in installed():
            self.assertEqual(len([pattern for pattern in patterns if covers(pattern, path)]), 1, path)
        for pattern in patterns:
            self.assertTrue(any(covers(pattern, path) for path in installed()), pattern)

    def test_debian(self):
        lines = [line for name in glob.glob(os.path.join(ROOT, 'debian', '*.install')) for line in read(name).split()]
        self.check([line.removeprefix('usr/') for line in lines])

    def test_fedora(self):
        macros = {'_bindir': 'bin', '_datadir': 'share', '_mandir': 'share/man', '_metainfodir': 'share/metainfo',
                  '_userunitdir': 'lib/systemd/user', 'app_id': re.search(r'app_id (\S+)', read('packaging', 'backbone-admin.spec'))[1]}
        lines = re.findall(r'(?m)^%\{_.*', read('packaging', 'backbone-admin.spec'))
        self.check([re.sub(r'%\{(\w+)\}', lambda match: macros[match[1]], line) for line in lines])

    def test_rpmspec(self):
        if shutil.which('rpmspec') is None:
            self.skipTest('rpm is not installed')
        done = subprocess.run(['rpmspec', '-P', os.path.join(ROOT, 'packaging', 'backbone-admin.spec')], capture_output=True,
                              text=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ''))

    def test_versions_agree(self):
        version = next(iter(re.findall(r"version: '([0-9.]+)'", read('meson.build'))))
        self.assertIn(f'backbone-admin ({version}-', read('debian', 'changelog'))
        self.assertIn(f'Version:        {version}\n', read('packaging', 'backbone-admin.spec'))
        self.assertIn(f'<release version="{version}"', read('data', 'io.github.backbone_admin.BackboneAdmin.metainfo.xml.in'))

    def test_choices_of_the_settings_are_the_columns(self):
        schema = read('data', 'io.github.backbone_admin.BackboneAdmin.gschema.xml')
        for key, template in (('customer-sort', 'backbone-customer-table.ui'), ('s-user-sort', 'backbone-s-user-list-view.ui')):
            choices = re.findall('<choice value="(.*?)"', re.search(f'"{key}".*?</key>', schema, re.DOTALL)[0])
            columns = re.findall('<property name="id">(.*?)<', read('ui', template))
            self.assertEqual(sorted(choices), sorted(sign + column for column in columns for sign in ('', '-')))
        for key in re.findall('<key .*?</key>', schema, re.DOTALL):
            self.assertIn('<summary>', key)

    def test_pictures_and_documents_are_there(self):
        metainfo = read('data', 'io.github.backbone_admin.BackboneAdmin.metainfo.xml.in')
        documents = [f'docs/images/{name}' for name in re.findall('>@images@/(.*?)<', metainfo)]
        self.assertGreater(len(documents), 3)
        self.assertEqual(metainfo.count('<caption>'), len(documents))
        documents += read('debian', 'backbonectl.docs').split()
        documents += re.search('(?m)^%doc (.*)', read('packaging', 'backbone-admin.spec'))[1].split()
        for path in documents:
            self.assertTrue(os.path.exists(os.path.join(ROOT, path)), path)

    def test_each_permission_is_justified(self):
        manifests = [json.loads(read('flatpak', name)) for name in os.listdir(os.path.join(ROOT, 'flatpak'))
                     if name.endswith('.json')]
        self.assertEqual(len(manifests), 2)
        permissions = manifests[0]['finish-args']
        self.assertEqual(permissions, manifests[1]['finish-args'])
        told = re.findall(r'(?m)^\| `(--[^`]*)`', read('docs', 'security.md'))
        self.assertEqual(sorted(told), sorted(permissions))


if __name__ == '__main__':
    unittest.main()
