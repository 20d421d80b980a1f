# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of backbone-practice share: meson gives the program's path as the first argument."""

import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "lib"))

from practice import KINDS, Practice, basic  # noqa: E402

PROGRAM = os.path.abspath(sys.argv[1])

__all__ = ["KINDS", "PROGRAM", "Practice", "basic", "run"]


def run():
    """Runs the tests of the calling script; further arguments name single tests."""
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]], verbosity=2)
