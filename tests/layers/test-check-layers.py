#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that check-layers.py can fail: each breach of the table is found, what is allowed is not."""

import importlib.util
import os
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location('layers', os.path.join(HERE, 'check-layers.py'))
layers = importlib.util.module_from_spec(spec)
spec.loader.exec_module(layers)

HEADERS = ['src/model/backbone-customer.h', 'src/core/backbone-landscape.h',
           'src/core/backbone-landscape-private.h', 'src/core/secrets/backbone-secret.h',
           'src/core/store/backbone-store-private.h', 'src/core/net/backbone-session-private.h',
           'src/app/backbone-window.h', 'src/practice/practice-server.h']

FORBIDDEN = [
    ('src/model/a.c', '"backbone-landscape.h"'),
    ('src/model/a.c', '"backbone-secret.h"'),
    ('src/model/a.c', '<libsoup/soup.h>'),
    ('src/model/a.c', '<gtk/gtk.h>'),
    ('src/core/net/a.c', '<sqlite3.h>'),
    ('src/core/net/a.c', '<openssl/x509.h>'),
    ('src/core/net/a.c', '"backbone-store-private.h"'),
    ('src/core/check/a.c', '<gtk/gtk.h>'),
    ('src/core/check/a.c', '"backbone-store-private.h"'),
    ('src/core/store/a.c', '<libsoup/soup.h>'),
    ('src/core/store/a.c', '"backbone-session-private.h"'),
    ('src/core/store/a.c', '"backbone-landscape-private.h"'),
    ('src/core/jobs/a.c', '<libsecret/secret.h>'),
    ('src/core/jobs/a.c', '"backbone-window.h"'),
    ('src/cli/a.c', '"backbone-landscape-private.h"'),
    ('src/cli/a.c', '"backbone-store-private.h"'),
    ('src/cli/a.c', '"backbone-window.h"'),
    ('src/cli/a.c', '<sqlite3.h>'),
    ('src/cli/a.c', '<json-glib/json-glib.h>'),
    ('src/app/pages/a.c', '<libsoup/soup.h>'),
    ('src/app/a.c', '"store/backbone-store-private.h"'),
    ('src/app/a.c', '<libsecret/secret.h>'),
    ('src/practice/a.c', '"backbone-landscape.h"'),
    ('src/practice/a.c', '<sqlite3.h>'),
    ('src/core/tls/a.c', '<curl/curl.h>'),
    ('src/other/a.c', '<glib.h>'),
]

ALLOWED = [
    ('src/model/a.c', '<gio/gio.h>'),
    ('src/core/store/a.c', '<sqlite3.h>'),
    ('src/core/store/a.c', '"backbone-secret.h"'),
    ('src/core/a.c', '"backbone-store-private.h"'),
    ('src/core/jobs/a.c', '"backbone-landscape-private.h"'),
    ('src/core/tls/a.c', '<openssl/pkcs12.h>'),
    ('src/core/net/a.c', '<libsoup/soup.h>'),
    ('src/core/check/a.c', '"backbone-session-private.h"'),
    ('src/core/a.c', '<sys/resource.h>'),
    ('src/cli/a.c', '"backbone-landscape.h"'),
    ('src/cli/a.c', '"backbone-secret.h"'),
    ('src/cli/a.c', '<glib/gi18n-lib.h>'),
    ('src/app/pages/a.c', '"backbone-window.h"'),
    ('src/app/a.c', '<adwaita.h>'),
    ('src/app/a.c', '"backbone-config.h"'),
    ('src/practice/a.c', '<openssl/ssl.h>'),
    ('src/practice/a.c', '"backbone-customer.h"'),
]


def breaches_of(path, include):
    with tempfile.TemporaryDirectory() as root:
        for name, text in [(header, '') for header in HEADERS] + [(path, f'#include {include}\n')]:
            full = os.path.join(root, name)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, 'w', encoding='utf-8') as file:
                file.write(text)
        return layers.check(root)


class Layers(unittest.TestCase):
    def test_forbidden(self):
        for path, include in FORBIDDEN:
            with self.subTest(path=path, include=include):
                self.assertEqual(len(breaches_of(path, include)), 1)

    def test_allowed(self):
        for path, include in ALLOWED:
            with self.subTest(path=path, include=include):
                self.assertEqual(breaches_of(path, include), [])


if __name__ == '__main__':
    unittest.main()
