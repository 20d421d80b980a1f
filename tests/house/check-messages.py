#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""xgettext reads every listed file without a warning.

It warns, for example, of a text put together with a macro such as G_GSIZE_FORMAT: translators
would get its first half only, and no translation would ever be found.
"""

import os
import shutil
import subprocess
import sys

KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3')
FLAGS = ('_:1:pass-c-format', 'N_:1:pass-c-format', 'C_:2:pass-c-format', 'ngettext:1:pass-c-format',
         'g_strdup_printf:1:c-format', 'g_string_append_printf:2:c-format', 'g_string_printf:2:c-format',
         'g_set_error:4:c-format', 'g_error_new:3:c-format', 'g_prefix_error:2:c-format',
         'g_print:1:c-format', 'g_printerr:1:c-format')


def main(root):
    if shutil.which('xgettext') is None:
        print('gettext is not installed: skipped')
        return 77
    done = subprocess.run(['xgettext', '--from-code=UTF-8', '--add-comments', '--files-from=po/POTFILES.in',
                           '--output=-', *(f'--keyword={keyword}' for keyword in KEYWORDS),
                           *(f'--flag={flag}' for flag in FLAGS)],
                          cwd=root, capture_output=True, text=True, check=False,
                          env=dict(os.environ, LC_ALL='C.UTF-8'))
    print(done.stderr)
    return 1 if done.returncode or done.stderr.strip() else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
