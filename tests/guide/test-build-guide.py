#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the builder of the guide refuses: it leaves nothing out in silence."""

import os
import subprocess
import sys
import tempfile
import unittest

BUILDER = sys.argv[1]
INDEX = '''<page xmlns="http://projectmallard.org/1.0/" type="guide" id="index"><info><desc>All</desc></info>
<title>Guide</title><section id="start"><title>Start</title></section></page>'''
PAGE = '''<page xmlns="http://projectmallard.org/1.0/" type="topic" id="{id}"><info>
<link type="guide" xref="index#{part}"/><title type="sort">{sort}</title><desc>About {id}</desc></info>
<title>Page {id}</title>{content}</page>'''

CATALOGUE = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


class BuilderTest(unittest.TestCase):
    def setUp(self):
        self.folder = self.enterContext(tempfile.TemporaryDirectory())
        self.pages = [self.write('index.page', INDEX)]
        self.style = self.write('guide.css', 'p { margin: 0 }')

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path

    def page(self, name, content, part='start', sort='1'):
        self.pages.append(self.write(f'{name}.page', PAGE.format(id=name, part=part, sort=sort, content=content)))

    def build(self, *options):
        output = os.path.join(self.folder, 'guide.html')
        done = subprocess.run([sys.executable, BUILDER, '--version', '1', '--style', self.style, '--output', output,
                               *options, '--', *self.pages], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            with open(output, encoding='utf-8') as file:
                return file.read()
        self.assertFalse(os.path.exists(output))
        return done.stderr

    def test_order_is_that_of_the_sort_titles(self):
        self.page('late', '<p>Late</p>', sort='2')
        self.page('early', '<p>Early</p>', sort='1')
        text = self.build()
        self.assertLess(text.index('id="early"'), text.index('id="late"'))

    def test_text_around_elements_stays(self):
        self.page('one', '<p>Press <gui>A &amp; B</gui> <em>and</em> &lt;wait<link xref="one#end"/>.</p>'
                         '<section id="end"><title>End</title><screen>a  b\n c</screen></section>')
        text = self.build()
        self.assertIn('<p>Press <span class="gui">A &amp; B</span> <em>and</em> &lt;wait', text)
        self.assertIn('<a href="#one-end">', text)
        self.assertIn('<code>a  b\n c</code>', text)

    def test_refused(self):
        for content, why in (('<p><blink>x</blink></p>', '<blink> inside of a line'),
                             ('<synopsis><p>x</p></synopsis>', '<synopsis> as a block'),
                             ('<p><link xref="two">x</link></p>', 'a link to two'),
                             ('<p><link xref="index#none">x</link></p>', 'a link to index#none'),
                             ('<media type="image" src="none.png"><p>A picture</p></media>', 'none.png'),
                             ('<media type="image" src="none.png"/>', 'no words'),
                             ('<p>', 'mismatched tag')):
            with self.subTest(why):
                del self.pages[1:]
                self.page('one', content)
                said = self.build()
                self.assertIn(why, said)
                self.assertTrue(said.startswith('build-guide.py: '))

    def test_lost_page(self):
        self.page('one', '<p>x</p>', part='nowhere')
        self.assertIn('one.page: in no part of the index', self.build())

    def test_language(self):
        self.page('one', '<p>Stop</p><p>Go</p><p>Wait</p><note><p>x</p></note><screen>Stop</screen>')
        guide = self.write('guide.po', CATALOGUE + 'msgid "Stop"\nmsgstr "Halt"\n\n#, fuzzy\nmsgid "Go"\nmsgstr "Geh"\n\n'
                                                   'msgid "Note"\nmsgstr "Hinweis"\n')
        program = self.write('program.po', CATALOGUE + 'msgid "Wait"\nmsgstr "Warte"\n')
        text = self.build('--language', 'de', '--catalogues', guide, program)
        self.assertIn('<html lang="de">', text)
        # Nothing that is fuzzy, typed, or of the program.
        self.assertIn('<p>Halt</p><p>Go</p><p>Wait</p>', text)
        self.assertIn('Hinweis', text)
        self.assertIn('<code>Stop</code>', text)

    def test_broken_catalogue(self):
        self.page('one', '<p>Stop</p>')
        broken = self.write('broken.po', 'msgid')
        self.assertIn('build-guide.py: msgfmt: ', self.build('--language', 'de', '--catalogues', broken, broken))


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
