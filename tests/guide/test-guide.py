#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide as it was built: one file that needs no other, whose links lead somewhere, with every picture."""

import base64
import html.parser
import os
import struct
import sys
import unittest

GUIDE = sys.argv[1]
PAGES = os.path.join(sys.argv[2], 'docs', 'guide', 'C')
MOST_BYTES = 4_000_000
CHAPTERS = ['first-start', 'customers', 'keyring', 'channels', 's-users', 'connectivity', 'certificates', 'verdicts',
            'migration', 'automation', 'monitoring', 'backup', 'security']
VOID = ('meta', 'img', 'br', 'hr', 'input', 'link')


class Reader(html.parser.HTMLParser):
    """Collects what the file holds, and what a browser would load."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.pictures, self.loads, self.headings, self.open = [], [], [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
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
        folder = os.path.join(PAGES, 'figures')
        for name in os.listdir(folder):
            with self.subTest(name), open(os.path.join(folder, name), 'rb') as file:
                self.assertIn(file.read(), shown, 'a picture that no page shows')


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
