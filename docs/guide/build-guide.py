#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes one HTML file of the Mallard pages of the user guide.

    build-guide.py --version 0.1.0 --style guide.css --output guide.html PAGE...
    build-guide.py ... --language de --catalogues docs/guide/de/de.po po/de.po --figures docs/guide/de PAGE...

One file, because a sandboxed program can hand only one to the browser: styles and pictures are in it,
nothing is loaded from elsewhere, and links between pages are links inside of it. The order is that of
Mallard: a page hangs at a section of index.page by its guide link, sorted by its sort title. What the
pages use of Mallard is in BLOCKS and INLINES; anything else is an error, never left out in silence.

In another language the pages are translated first, and a picture of that language goes before the English one.
"""

import argparse
import base64
import gettext
import os
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

# It may run where nothing may be written.
sys.dont_write_bytecode = True

from guide_catalogue import CatalogueError, translate  # noqa: E402

MALLARD = '{http://projectmallard.org/1.0/}'
MEDIA_TYPES = {'.png': 'image/png', '.svg': 'image/svg+xml'}

# Mallard's inline elements, and what they are in HTML: the element and its class.
INLINES = {'em': ('em', None), 'gui': ('span', 'gui'), 'key': ('kbd', None), 'cmd': ('code', None),
           'code': ('code', None), 'file': ('code', 'file'), 'input': ('code', None), 'output': ('code', None),
           'var': ('var', None), 'app': ('span', 'app'), 'sys': ('code', None)}


def N_(text):
    """Marks a text for translators."""
    return text


NOTES = {None: N_('Note'), 'tip': N_('Tip'), 'important': N_('Important'), 'warning': N_('Warning')}


class GuideError(Exception):
    """A page that can't be built, with its name."""


def name_of(element):
    """The name without its namespace; comments have none."""
    return element.tag.removeprefix(MALLARD) if isinstance(element.tag, str) else None


def anchor_of(xref, page):
    """Where a link within the guide leads: a page, or a section of a page."""
    target, _, section = xref.partition('#')
    return '-'.join(filter(None, [target or page, section]))


class Page:
    """One page of the guide."""

    def __init__(self, path, folder):
        self.path = path
        self.folder = folder
        try:
            self.root = ElementTree.parse(path).getroot()
        except ElementTree.ParseError as error:
            raise GuideError(f'{path}: {error}') from error
        self.id = self.root.get('id')
        if self.id != os.path.basename(path).removesuffix('.page'):
            raise GuideError(f'{path}: the id of the page is {self.id}')
        self.title = self.root.findtext(f'{MALLARD}title')
        info = self.root.find(f'{MALLARD}info')
        self.description = info.findtext(f'{MALLARD}desc')
        self.sort = next((title.text for title in info.iter(f'{MALLARD}title') if title.get('type') == 'sort'),
                         self.title)
        self.part = next((link.get('xref') for link in info.iter(f'{MALLARD}link') if link.get('type') == 'guide'),
                         None)

    def anchors(self):
        """Everything in it that links can lead to."""
        return [self.id, *(f'{self.id}-{section.get("id")}' for section in self.root.iter(f'{MALLARD}section')
                           if section.get('id'))]


class Writer:
    """Writes pages as HTML, into an element."""

    def __init__(self, pages, figures=(), words=gettext.NullTranslations()):
        self.figures = figures
        self.words = words
        self.pictures = []
        self.pages = {page.id: page for page in pages}
        self.anchors = {anchor for page in pages for anchor in page.anchors()}
        self.page = None

    def fail(self, why):
        raise GuideError(f'{self.page.path}: {why}')

    def add(self, parent, tag, text=None, **attributes):
        """A new HTML element."""
        child = ElementTree.SubElement(
            parent, tag, {name.rstrip('_'): value for name, value in attributes.items() if value})
        child.text = text
        return child

    # Inside of a line

    def inlines(self, source, target):
        """Copies text with its inline elements."""
        target.text = source.text
        for child in source:
            if name_of(child) is not None:
                self.inline(child, target)
            last = target[-1] if len(target) else None
            if last is not None:
                last.tail = (last.tail or '') + (child.tail or '')
            else:
                target.text = (target.text or '') + (child.tail or '')

    def inline(self, source, target):
        name = name_of(source)
        if name == 'link':
            self.link(source, target)
        elif name in ('keyseq', 'guiseq'):
            self.sequence(source, target, '+' if name == 'keyseq' else ' ▸ ')
        elif name in INLINES:
            tag, css = INLINES[name]
            self.inlines(source, self.add(target, tag, class_=css))
        else:
            self.fail(f'<{name}> inside of a line')

    def sequence(self, source, target, between):
        holder = self.add(target, 'span', class_='sequence')
        for position, part in enumerate(source):
            self.inline(part, holder)
            if position + 1 < len(source):
                holder[-1].tail = between

    def link(self, source, target):
        xref, href = source.get('xref'), source.get('href')
        if xref:
            anchor = anchor_of(xref, self.page.id)
            if anchor not in self.anchors:
                self.fail(f'a link to {xref}, which is not there')
            link = self.add(target, 'a', href=f'#{anchor}')
        else:
            link = self.add(target, 'a', href=href)
        self.inlines(source, link)
        if not link.text and not len(link):
            link.text = self.pages[xref].title if xref in self.pages else xref or href

    # Blocks

    def blocks(self, source, target, level):
        """Copies the blocks of a page, a section, an item or a cell."""
        for child in source:
            name = name_of(child)
            if name in (None, 'info', 'title', 'links'):
                continue
            writer = getattr(self, f'block_{name}', None)
            if writer is None:
                self.fail(f'<{name}> as a block')
            writer(child, target, level)

    def block_section(self, source, target, level):
        section = self.add(target, 'section', id=f'{self.page.id}-{source.get("id")}' if source.get('id') else None)
        self.inlines(source.find(f'{MALLARD}title'), self.add(section, f'h{min(level, 6)}'))
        self.blocks(source, section, level + 1)

    def block_p(self, source, target, _level):
        self.inlines(source, self.add(target, 'p'))

    def block_screen(self, source, target, _level):
        # In a box that can be scrolled by keyboard.
        self.inlines(source, self.add(self.add(target, 'pre', tabindex='0', class_='screen'), 'code'))

    def block_code(self, source, target, level):
        self.block_screen(source, target, level)

    def block_note(self, source, target, level):
        style = source.get('style')
        box = self.add(target, 'aside', class_=f'note {style or ""}'.strip())
        title = source.find(f'{MALLARD}title')
        heading = self.add(box, 'p', self.words.gettext(NOTES.get(style, NOTES[None])), class_='note-title')
        if title is not None:
            self.inlines(title, heading)
        self.blocks(source, box, level)

    def block_list(self, source, target, level):
        listing = self.add(target, 'ol' if source.get('type') == 'numbered' else 'ul')
        self.items(source, listing, level)

    def block_steps(self, source, target, level):
        self.items(source, self.add(target, 'ol', class_='steps'), level)

    def items(self, source, target, level):
        for item in source:
            if name_of(item) == 'item':
                self.blocks(item, self.add(target, 'li'), level)
            elif name_of(item) == 'title':
                self.fail('a list with a title')

    def block_terms(self, source, target, level):
        listing = self.add(target, 'dl')
        for item in source.iter(f'{MALLARD}item'):
            for title in item.findall(f'{MALLARD}title'):
                self.inlines(title, self.add(listing, 'dt'))
            self.blocks(item, self.add(listing, 'dd'), level)

    def block_table(self, source, target, level):
        table = self.add(self.add(target, 'div', class_='table'), 'table')
        head = source.find(f'{MALLARD}thead')
        if head is not None:
            self.rows(head, self.add(table, 'thead'), 'th', level)
        body = source.find(f'{MALLARD}tbody')
        self.rows(source if body is None else body, self.add(table, 'tbody'), 'td', level)

    def rows(self, source, target, cell, level):
        for row in source.findall(f'{MALLARD}tr'):
            line = self.add(target, 'tr')
            for part in row.findall(f'{MALLARD}td'):
                self.blocks(part, self.add(line, cell, scope='col' if cell == 'th' else None), level)

    def block_figure(self, source, target, level):
        figure = self.add(target, 'figure')
        self.blocks(source, figure, level)
        title = source.find(f'{MALLARD}title')
        if title is not None:
            self.inlines(title, self.add(figure, 'figcaption'))

    def block_media(self, source, target, _level):
        """A picture, as part of the file. What it shows is said for those who don't see it."""
        path = self.find_picture(source.get('src'))
        words = ' '.join(''.join(source.itertext()).split())
        if not words:
            self.fail(f'{source.get("src")} has no words for those who do not see it')
        with open(path, 'rb') as file:
            content = base64.b64encode(file.read()).decode()
        media_type = MEDIA_TYPES[os.path.splitext(path)[1]]
        self.add(target, 'img', src=f'data:{media_type};base64,{content}', alt=words)

    def find_picture(self, name):
        """That of the language, else the English one."""
        paths = [os.path.join(folder, name) for folder in (*self.figures, self.page.folder)]
        self.pictures.append(next((path for path in paths if os.path.exists(path)), paths[-1]))
        return self.pictures[-1]

    # The whole

    def write_page(self, page, target):
        self.page = page
        chapter = self.add(target, 'section', id=page.id, class_='chapter')
        self.add(chapter, 'h2', page.title)
        if page.description:
            self.add(chapter, 'p', page.description, class_='description')
        self.blocks(page.root, chapter, 3)


def chapters_of(index, pages):
    """The parts of the index, each with its pages in order."""
    parts = []
    for section in index.root.iter(f'{MALLARD}section'):
        where = f'index#{section.get("id")}'
        parts.append((section.findtext(f'{MALLARD}title'),
                      sorted((page for page in pages if page.part == where), key=lambda page: page.sort)))
    placed = {page.id for _, chapters in parts for page in chapters}
    lost = [page.path for page in pages if page is not index and page.id not in placed]
    if lost:
        raise GuideError(f'{", ".join(lost)}: in no part of the index')
    return parts


def write_contents(writer, parts, target):
    """The table of contents, which stands beside the text where there is room."""
    _ = writer.words.gettext
    navigation = writer.add(target, 'nav')
    navigation.set('aria-label', _('Contents'))
    home = writer.add(navigation, 'p', class_='home')
    writer.add(home, 'a', 'Backbone Admin', href='#index')
    # Where there is no room for the table, the first page has it.
    writer.add(home, 'a', _('Contents'), href='#index', class_='contents')
    for title, chapters in parts:
        writer.add(navigation, 'p', title, class_='part')
        listing = writer.add(navigation, 'ul')
        for page in chapters:
            writer.add(writer.add(listing, 'li'), 'a', page.title, href=f'#{page.id}')


def write_overview(writer, index, parts, target):
    """The first page: what there is, with a line on each chapter."""
    writer.page = index
    header = writer.add(target, 'header', id='index')
    writer.add(header, 'h1', index.title)
    for child in index.root:
        if name_of(child) not in ('info', 'title', 'section'):
            writer.blocks([child], header, 2)
    for title, chapters in parts:
        writer.add(header, 'h2', title, class_='part')
        listing = writer.add(header, 'ul', class_='overview')
        for page in chapters:
            item = writer.add(listing, 'li')
            writer.add(item, 'a', page.title, href=f'#{page.id}')
            writer.add(item, 'span', page.description)


def write_guide(options, paths, words):
    """The whole guide as an element, and the pictures that it shows."""
    _ = words.gettext
    # A translated page lies elsewhere, without the pictures.
    pages = [Page(path, os.path.dirname(os.path.abspath(source))) for path, source in zip(paths, options.pages)]
    index = next(page for page in pages if page.id == 'index')
    writer = Writer(pages, options.figures, words)
    parts = chapters_of(index, pages)
    html = ElementTree.Element('html', {'lang': options.language.replace('_', '-')})
    head = writer.add(html, 'head')
    writer.add(head, 'meta', charset='utf-8')
    writer.add(head, 'title', index.title)
    writer.add(head, 'meta', name='viewport', content='width=device-width, initial-scale=1')
    with open(options.style, encoding='utf-8') as file:
        writer.add(head, 'style', file.read())
    body = writer.add(html, 'body')
    write_contents(writer, parts, body)
    main_part = writer.add(body, 'main')
    write_overview(writer, index, parts, main_part)
    for _title, chapters in parts:
        for page in chapters:
            writer.write_page(page, main_part)
    # Translators: {version} is a number.
    writer.add(main_part, 'footer', _('Backbone Admin {version}. An independent tool: neither made nor endorsed by SAP.')
               .format(version=options.version))
    return html, writer.pictures


def write_translated(options):
    """The same of pages in the language that is wanted."""
    if not options.catalogues:
        return write_guide(options, options.pages, gettext.NullTranslations())
    with tempfile.TemporaryDirectory() as folder:
        pages, catalogue = translate(options.language, options.catalogues, options.pages, folder)
        with open(catalogue, 'rb') as file:
            words = gettext.GNUTranslations(file)
        return write_guide(options, pages, words)


def write_depfile(options, pictures):
    """Tells Ninja which pictures are in it, and in which folders others may appear."""
    folders = [path for folder in options.figures for path in (folder, os.path.join(folder, 'figures'))]
    pictures = [*pictures, *filter(os.path.isdir, folders)]
    with open(options.depfile, 'w', encoding='utf-8') as file:
        file.write(' '.join([f'{options.output}:', *(path.replace(' ', r'\ ') for path in sorted(set(pictures)))]) + '\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--version', required=True)
    parser.add_argument('--style', required=True)
    parser.add_argument('--output', required=True)
    parser.add_argument('--depfile')
    parser.add_argument('--language', default='en')
    parser.add_argument('--catalogues', nargs=2, help='of the guide and of the program')
    parser.add_argument('--figures', nargs='+', default=[], help='folders that have pictures of the language')
    parser.add_argument('pages', nargs='+')
    options = parser.parse_args()
    try:
        html, pictures = write_translated(options)
    except (GuideError, CatalogueError, OSError, KeyError) as error:
        print(f'build-guide.py: {error}', file=sys.stderr)
        return 1
    with open(options.output, 'w', encoding='utf-8') as file:
        file.write('<!DOCTYPE html>\n')
        file.write(ElementTree.tostring(html, encoding='unicode', method='html'))
        file.write('\n')
    if options.depfile:
        write_depfile(options, pictures)
    return 0


if __name__ == '__main__':
    sys.exit(main())
