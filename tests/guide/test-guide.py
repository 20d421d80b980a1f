#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide as it was built: one file that needs no other, whose links lead somewhere, with every picture.

    test-guide.py GUIDE ROOT [LANGUAGE ENGLISH]

In another language it has the places, links and commands of the English one.
"""

import base64
import html.parser
import os
import re
import struct
import sys
import unittest

GUIDE = sys.argv[1]
SOURCES = os.path.join(sys.argv[2], 'docs', 'guide')
LANGUAGE, ENGLISH = sys.argv[3:] or ('en', None)
MOST_BYTES = 4_000_000
CHAPTERS = ['first-start', 'customers', 'keyring', 'channels', 's-users', 'connectivity', 'certificates', 'verdicts',
            'migration', 'automation', 'monitoring', 'backup', 'security']
# Elements that hold what people type or read in files.
TYPED = ('code',)
# The one example that is written in the language of the reader, as its file may be.
TRANSLATED = 'customer number;description;technical communication user;password'
VOID = ('meta', 'img', 'br', 'hr', 'input', 'link')


class Reader(html.parser.HTMLParser):
    """Collects what the file holds, and what a browser would load."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.pictures, self.loads, self.headings, self.open = [], [], [], [], [], []
        self.typed, self.language, self.labels = [], None, []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if tag == 'html':
            self.language = values['lang']
        if tag in TYPED:
            self.typed.append('')
        if 'aria-label' in values:
            self.labels.append(values['aria-label'])
        if 'id' in values:
            self.ids.append(values['id'])
        if tag == 'a':
            self.links.append(values['href'])
        elif tag == 'img':
            self.pictures.append(values)
        elif tag in ('script', 'link', 'iframe', 'object') or 'src' in values:
            self.loads.append((tag, values))
        if tag in ('h1', 'h2', 'h3', 'h4'):
            self.headings.append(int(tag[1]))

    def handle_data(self, data):
        if self.open and self.open[-1] in TYPED:
            # Within a sentence a command may break anywhere.
            self.typed[-1] += data if 'pre' in self.open else re.sub(r'\s+', ' ', data)

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, (tag, self.getpos())


def size_of(png):
    """Width and height, from the header of a PNG."""
    assert png.startswith(b'\x89PNG\r\n\x1a\n')
    return struct.unpack('>II', png[16:24])


class GuideTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with open(GUIDE, encoding='utf-8') as file:
            cls.text = file.read()
        cls.guide = Reader(cls.text)

    def test_it_is_one_file(self):
        self.assertEqual(self.guide.loads, [])
        self.assertNotIn('url(', self.text)
        self.assertNotIn('@import', self.text)
        self.assertLess(len(self.text), MOST_BYTES)
        self.assertEqual(self.guide.open, [])

    def test_links(self):
        self.assertEqual(len(self.guide.ids), len(set(self.guide.ids)))
        for link in self.guide.links:
            with self.subTest(link):
                if link.startswith('#'):
                    self.assertIn(link[1:], self.guide.ids)
                else:
                    self.assertTrue(link.startswith('https://'))

    def test_chapters(self):
        for chapter in CHAPTERS:
            self.assertIn(chapter, self.guide.ids)
            self.assertGreaterEqual(self.guide.links.count(f'#{chapter}'), 2, 'in the contents and on the first page')

    def test_headings_skip_no_level(self):
        for above, below in zip(self.guide.headings, self.guide.headings[1:]):
            self.assertLessEqual(below, above + 1)

    def test_pictures(self):
        shown = []
        for picture in self.guide.pictures:
            self.assertGreater(len(picture['alt']), 10)
            kind, _, content = picture['src'].partition(',')
            self.assertEqual(kind, 'data:image/png;base64')
            shown.append(base64.b64decode(content, validate=True))
            self.assertEqual(size_of(shown[-1]), (1200, 760))
        folder = os.path.join(SOURCES, 'C' if ENGLISH is None else LANGUAGE, 'figures')
        for name in os.listdir(folder) if os.path.isdir(folder) else ():
            with self.subTest(name), open(os.path.join(folder, name), 'rb') as file:
                self.assertIn(file.read(), shown, 'a picture that no page shows')

    def test_language(self):
        self.assertEqual(self.guide.language, LANGUAGE.replace('_', '-'))


@unittest.skipIf(ENGLISH is None, 'the English one')
class LanguageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.guides = []
        for path in (ENGLISH, GUIDE):
            with open(path, encoding='utf-8') as file:
                cls.guides.append(Reader(file.read()))

    def test_places_and_links(self):
        english, translated = self.guides
        self.assertEqual(translated.ids, english.ids)
        # A sentence may name things in another order.
        self.assertEqual(sorted(translated.links), sorted(english.links))

    def test_commands(self):
        english, translated = (sorted(guide.typed) for guide in self.guides)
        english.remove(TRANSLATED)
        added = [text for text in translated if text not in english]
        self.assertEqual(len(added), 1, added)
        self.assertEqual(added[0].count(';'), TRANSLATED.count(';'))
        translated.remove(added[0])
        self.assertEqual(translated, english)

    def test_words_of_the_builder(self):
        self.assertEqual(len(self.guides[1].labels), len(self.guides[0].labels))
        self.assertNotEqual(self.guides[1].labels, self.guides[0].labels)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
