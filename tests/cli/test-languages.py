#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""backbonectl in other languages: people read theirs, scripts read what they always read."""

import gettext
import locale
import os
import re
import unicodedata
import unittest

import support

BUILD = os.environ['BACKBONE_BUILD_ROOT']

LANGUAGES = {'de': 'de_DE.UTF-8', 'es': 'es_ES.UTF-8', 'fr': 'fr_FR.UTF-8', 'ja': 'ja_JP.UTF-8', 'pt_BR': 'pt_BR.UTF-8'}

# Whatever a script may read. Months in reports, numbers and times must not follow the locale.
FOR_SCRIPTS = [
    ('--format', 'json', 'status'),
    ('--format', 'json', 'customer', 'list'),
    ('--format', 'csv', 'customer', 'list'),
    ('--format', 'json', 'channel', 'list'),
    ('--format', 'csv', 'history', '--outages', 'NUMBER', 'portal'),
    ('--format', 'json', 'history', '--by', 'day', 'NUMBER', 'portal'),
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
        cls.practice = cls.enterClassContext(support.Practice(support.PRACTICE, '--customers', '12'))
        cls.cli = support.Cli(cls.session)
        cls.cli.make_practice_landscape(cls.practice)
        cls.cli.run('check')
        cls.number = cls.practice.customers()[0][0]

    def in_language(self, language):
        name = LANGUAGES[language]
        if not has_locale(name):
            self.skipTest(f'the locale {name} is not installed')
        return support.Cli(self.session, landscape=self.cli.landscape, LC_ALL=name, LANGUAGE=language,
                           BACKBONE_LOCALE_DIR=os.path.join(BUILD, 'po'))

    def test_people_read_their_language(self):
        for language in LANGUAGES:
            with self.subTest(language):
                out = self.in_language(language).must('status').out
                words = gettext.translation('backbone-admin', os.path.join(BUILD, 'po'), [language])
                last, _, _ = words.gettext('Last checked: %s').partition('%s')
                self.assertIn(last, out)
                self.assertIn(words.ngettext('%6u customer', '%6u customers', 12) % 12, out)
                self.assertNotIn('Last', out)
                self.assertNotIn('customer', out)

    def test_scripts_read_what_they_always_read(self):
        for language in LANGUAGES:
            cli = self.in_language(language)
            for words in FOR_SCRIPTS:
                arguments = [self.number if word == 'NUMBER' else word for word in words]
                with self.subTest(language, arguments=arguments):
                    self.assertEqual(same_time(cli.run(*arguments).out), same_time(self.cli.run(*arguments).out))

    def test_keys_and_numbers_of_what_is_told_in_words(self):
        """Where JSON holds sentences these are in the language; keys, numbers and times are not."""
        for language in LANGUAGES:
            cli = self.in_language(language)
            for arguments in (('report', '--customer', self.number), ('report', '--month', '2026-10'), ('setup', 'show')):
                with self.subTest(language, arguments=arguments):
                    self.assertEqual(without_words(cli.json(*arguments)), without_words(self.cli.json(*arguments)))

    def test_dates(self):
        """In reports for people: as the locale writes them, and so that nobody can misread them where there is none."""
        written = {'de': r'\d\d\.\d\d\.\d{4} \d\d:\d\d', 'ja': r'\d{4}年\d\d月\d\d日 \d\d:\d\d',
                   None: r'\d{4}-\d\d-\d\d \d\d:\d\d'}
        for language, pattern in written.items():
            with self.subTest(language):
                cli = self.in_language(language) if language else self.cli
                dates = re.findall('<time datetime="[^"]*">([^<]*)</time>', cli.must('report', '--html').out)
                self.assertNotEqual(dates, [])
                self.assertEqual([date for date in dates if not re.fullmatch(pattern, date)], [])

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
        self.assertIn('1 Kanal würde sich ändern.', cli.must('channel', 'set', self.number, 'portal',
                                                              'enabled=no', '--dry-run').out)
        self.assertIn('3 Kanäle würden sich ändern.', cli.must('channel', 'set', self.number, 'all',
                                                               'enabled=no', '--dry-run').out)

    def test_columns(self):
        """Where letters are twice as wide, what stands below each other still does."""
        self.cli.must('proxy', 'set', 'direct')
        cli = self.in_language('ja')
        shown = cli.must('diagnose', 'portal').out
        stages = [line for line in shown.splitlines() if re.match(r'  \S', line) and re.search(r'\d m?s  ', line)]
        self.assertGreater(len(stages), 3, shown)
        for piece in (r'\d+(\.\d)? m?s  ', r'(?<=s)  +\S'):
            starts = {columns(line[:re.search(piece, line).end()]) if 'S' in piece else
                      columns(line[:re.search(piece, line).start()]) for line in stages}
            self.assertEqual(len(starts), 1, shown)
        listed = cli.must('customer', 'list').out.splitlines()
        numbers = {columns(line[:line.index(' S00')]) for line in listed if ' S00' in line}
        self.assertEqual(len(numbers), 1, listed)


def columns(text):
    """How many columns of a terminal that is."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in text)


def same_time(text):
    """Without what differs from one call to the next."""
    return re.sub(r'(age_seconds|_seconds)\S* [0-9.e+]+', r'\1', text)


def without_words(value):
    """Nested keys, numbers, and where a time stands; other texts may be for people."""
    if isinstance(value, dict):
        return {name: without_words(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [without_words(inner) for inner in value]
    if isinstance(value, str):
        return 'time' if re.fullmatch(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ', value) else 'text'
    return value


if __name__ == '__main__':
    support.run()
