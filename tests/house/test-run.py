#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`./dev run` without a display: pictures, a table, success, and nothing left behind."""

import os
import subprocess
import sys
import tempfile
import unittest
import uuid

BUILD = sys.argv.pop()
ROOT = sys.argv.pop()
MARK = f'BACKBONE_RUN_MARK={uuid.uuid4()}'


def marked():
    """Processes that were started by this test and still live."""
    found = []
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            with open(f'/proc/{pid}/environ', 'rb') as environ:
                if MARK.encode() in environ.read().split(b'\0'):
                    found.append(pid)
        except OSError:
            continue
    return found


class Run(unittest.TestCase):
    def test_without_display(self):
        name, value = MARK.split('=')
        environment = {key: word for key, word in os.environ.items() if key not in ('DISPLAY', 'WAYLAND_DISPLAY')}
        with tempfile.TemporaryDirectory() as folder:
            output = os.path.join(folder, 'pictures')
            done = subprocess.run([os.path.join(ROOT, 'build-aux', 'run.sh'), BUILD, '--output', output],
                                  env=dict(environment, TMPDIR=folder, **{name: value}), capture_output=True,
                                  text=True, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            pictures = sorted(os.listdir(output))
            self.assertEqual(os.listdir(folder), ['pictures'])
            for picture in pictures:
                self.assertGreater(os.path.getsize(os.path.join(output, picture)), 20_000, picture)
        self.assertEqual(pictures, [f'{page}-{shade}-{size}.png' for page in ('customers', 's-users')
                                    for shade in ('dark', 'light') for size in ('narrow', 'wide')])
        self.assertIn(output, done.stdout)
        self.assertRegex(done.stdout, r'0001106118 .*credentials .*skipped .*skipped')
        self.assertRegex(done.stdout, r'19 .*working')
        self.assertEqual(marked(), [])


if __name__ == '__main__':
    unittest.main()
