# SPDX-License-Identifier: GPL-3.0-or-later
"""A landscape of thousands of customers, for the bench and for the tour: nothing in it was really checked."""

import os
import subprocess
import time

OWNER = '1105772'


def write_crowd(session, build, name, n_customers, n_days=14):
    """A landscape file of that name; returns its path."""
    path = session.path(name)
    subprocess.run([os.path.join(build, 'src', 'cli', 'backbonectl'), '--landscape', path, 'init', '--owner', OWNER,
                    '--description', f'Landscape of {n_customers:,}'], env=session.environment, check=True,
                   stdout=subprocess.DEVNULL)
    subprocess.run([os.path.join(build, 'tests', 'core', 'crowd-writer'), path, str(n_customers), str(n_days),
                    str(int(time.time()))], env=session.environment, check=True)
    return path
