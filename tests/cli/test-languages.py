#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""backbonectl in other languages: people read theirs, scripts read what they always read."""

import json
import locale
import os
import re
import unittest

import support

BUILD = os.environ['BACKBONE_BUILD_ROOT']

# A word of `backbonectl status` in each language, and its locale.
LANGUAGES = {
    'de': ('de_DE.UTF-8', 'Funktioniert'),
    'es': ('es_ES.UTF-8', 'Funciona'),
    'fr': ('fr_FR.UTF-8', 'Opérationnel'),
    'ja': ('ja_JP.UTF-8', '正常'),
    'pt_BR': ('pt_BR.UTF-8', 'Funciona'),
}

# Whatever a script may read. Months in reports, numbers and times must not follow the locale.
FOR_SCRIPTS = [
    ('--format', 'json', 'status'),
    ('--format', 'json', 'customer', 'list'),
    ('--format', 'csv', 'customer', 'list'),
    ('--format', 'json', 'channel', 'list'),
    ('--format', 'csv', 'history', '--outages', '1001001', 'portal'),
    ('--format', 'json', 'history', '--by', 'day', '1001001', 'portal'),
    ('--format', 'json', 'setup', 'show'),
    ('--format', 'json', 'schedule', 'show'),
    ('metrics',),
]


def has_locale(name):
    try:
        locale.setlocale(locale.LC_ALL, name)
    except locale.Error:
        return False
    finally:
        locale.setlocale(locale.LC_ALL, 'C')
    return True


class Languages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(support.Session(keyring='unlocked'))
        cls.practice = cls.enterClassContext(support.Practice(support.PRACTICE, cls.session, '--customers', '3'))
        cls.cli = support.Cli(cls.session)
        cls.cli.make_practice_landscape(cls.practice)
        cls.cli.run('check')

    def in_language(self, language):
        name, _ = LANGUAGES[language]
        if not has_locale(name):
            self.skipTest(f'the locale {name} is not installed')
        return support.Cli(self.session, landscape=self.cli.landscape, LC_ALL=name, LANGUAGE=language,
                           BACKBONE_LOCALE_DIR=os.path.join(BUILD, 'po'))

    def test_people_read_their_language(self):
        for language, (_, working) in LANGUAGES.items():
            with self.subTest(language):
                cli = self.in_language(language)
                self.assertIn(working, cli.must('status').out)
                self.assertNotIn('Working', cli.must('status').out)

    def test_scripts_read_what_they_always_read(self):
        for language in LANGUAGES:
            cli = self.in_language(language)
            for arguments in FOR_SCRIPTS:
                with self.subTest(language, arguments=arguments):
                    self.assertEqual(same_time(cli.run(*arguments).out), same_time(self.cli.run(*arguments).out))

    def test_report_for_programs(self):
        number = self.practice.customers()[0][0]
        for language in LANGUAGES:
            cli = self.in_language(language)
            with self.subTest(language):
                here = keys_of(cli.json('report', '--customer', number))
                self.assertEqual(here, keys_of(self.cli.json('report', '--customer', number)))

    def test_help(self):
        shown = self.in_language('de').must('customer', 'add', '--help').out
        self.assertIn('Fügt einen Kunden mit seinen drei Kanälen hinzu', shown)
        self.assertIn('customer add NUMBER DESCRIPTION', shown)

    def test_error(self):
        result = self.in_language('de').run('customer', 'show', '12x')
        self.assertEqual(result.status, 2)
        self.assertIn('Kundennummer „12x“: Darf nur Ziffern enthalten', result.err)

    def test_plurals(self):
        cli = self.in_language('de')
        self.assertIn('1 Kanal würde sich ändern.', cli.must('channel', 'set', self.practice.customers()[0][0], 'portal',
                                                              'enabled=no', '--dry-run').out)
        self.assertIn('3 Kanäle würden sich ändern.', cli.must('channel', 'set', self.practice.customers()[0][0], 'all',
                                                               'enabled=no', '--dry-run').out)


def same_time(text):
    """Without what differs from one call to the next."""
    return re.sub(r'(age_seconds|_seconds)\S* [0-9.e+]+', r'\1', text)


def keys_of(value):
    """The keys of nested objects, and nothing that is written for people."""
    if isinstance(value, dict):
        return {name: keys_of(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [keys_of(inner) for inner in value]
    return None


if __name__ == '__main__':
    support.run()
