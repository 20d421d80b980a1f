#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that check-sizes.py can fail, and does not where it need not."""

import importlib.util
import os
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location('sizes', os.path.join(HERE, 'check-sizes.py'))
sizes = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sizes)

STATEMENT = '  do_something ();\n'


def function(name, n_lines, arguments='(void)'):
    return f'static void\n{name} {arguments}\n{{\n{STATEMENT * n_lines}}}\n\n'


def found_in(text):
    with tempfile.TemporaryDirectory() as root:
        os.mkdir(os.path.join(root, 'src'))
        with open(os.path.join(root, 'src', 'a.c'), 'w', encoding='utf-8') as file:
            file.write(text)
        return sizes.check(root)


class Sizes(unittest.TestCase):
    def test_function(self):
        self.assertEqual(found_in(function('short_one', 60) + function('other', 60)), [])
        self.assertEqual(found_in(function('short_one', 60) + function('long_one', 61)),
                         ['src/a.c:68: long_one has 61 lines, at most 60'])

    def test_arguments_on_lines(self):
        self.assertEqual(len(found_in(function('long_one', 61, '(int one,\n          int two)'))), 1)

    def test_table_is_no_function(self):
        rows = '  { 1 },\n' * 100
        self.assertEqual(found_in(f'static const int table[] =\n{{\n{rows}}};\n'), [])
        self.assertEqual(found_in(f'struct _Thing\n{{\n{rows}}};\n'), [])

    def test_file(self):
        self.assertEqual(found_in('\n' * 600), [])
        self.assertEqual(found_in('\n' * 601), ['src/a.c: 601 lines, at most 600'])


if __name__ == '__main__':
    unittest.main()
