#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""systemd understands the units that are shipped, with nothing to say against them."""

import os
import shutil
import subprocess
import sys
import tempfile

BUILD = os.environ['BACKBONE_BUILD_ROOT']
ROOT = os.environ['BACKBONE_SOURCE_ROOT']


def main():
    if shutil.which('systemd-analyze') is None:
        print('systemd is not installed: skipped')
        return 77
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(BUILD, 'data', 'backbone-check.service'), encoding='utf-8') as file:
            text = file.read()
        program = next(line for line in text.splitlines() if line.startswith('ExecStart=')).split('=')[1].split()[0]
        # Not installed, but built.
        text = text.replace(program, os.path.join(BUILD, 'src', 'cli', 'backbonectl'))
        with open(os.path.join(folder, 'backbone-check.service'), 'w', encoding='utf-8') as file:
            file.write(text)
        shutil.copy(os.path.join(ROOT, 'data', 'systemd', 'backbone-check.timer'), folder)
        units = [os.path.join(folder, name) for name in ('backbone-check.service', 'backbone-check.timer')]
        done = subprocess.run(['systemd-analyze', '--user', '--man=no', 'verify', *units], capture_output=True,
                              text=True, check=False, env={**os.environ, 'XDG_RUNTIME_DIR': folder, 'HOME': folder})
    # Units of the machine are none of ours.
    said = [line for line in (done.stdout + done.stderr).splitlines() if 'backbone' in line]
    print(done.stdout, done.stderr)
    return 1 if said or done.returncode else 0


if __name__ == '__main__':
    sys.exit(main())
