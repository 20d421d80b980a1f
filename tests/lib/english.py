# SPDX-License-Identifier: GPL-3.0-or-later
"""What the names of a translated window are in English, so that the tour finds its way in any language."""

import functools
import re

import polib

PLACEHOLDER = re.compile(r"%(?:(\d+)\$)?['0-9.]*(?:zu|ld|lld|llu|[sduf])|%%")


def _plain(text):
    return text.replace('_', '')


def _numbered(text):
    """The text cut at its values: what stands between them, and which value each one is."""
    between, values, end = [], [], 0
    for match in PLACEHOLDER.finditer(text):
        if match[0] == '%%':
            continue
        between.append(text[end:match.start()].replace('%%', '%'))
        values.append(int(match[1]) - 1 if match[1] else len(values))
        end = match.end()
    return [*between, text[end:].replace('%%', '%')], values


class _Pattern:
    """A translation with values in it."""

    def __init__(self, text, translation):
        self.text = _numbered(_plain(text))
        between, self.values = _numbered(_plain(translation))
        self.fits = sorted(set(self.values)) == sorted(set(self.text[1]))
        self.pattern = re.compile('(.+?)'.join(map(re.escape, between)), re.DOTALL)

    def read(self, name):
        """The English text with the values of the name, or None."""
        match = self.fits and self.pattern.fullmatch(name)
        if not match:
            return None
        found = dict(zip(self.values, match.groups()))
        between, values = self.text
        return ''.join(part + found[value] for part, value in zip(between, values)) + between[-1]


class English:
    """The translations of the program in one language, from right to left."""

    def __init__(self, path):
        self.texts, self.patterns, self.translations = {}, [], {}
        for entry in polib.pofile(path):
            pairs = [(entry.msgid, entry.msgstr)] if not entry.msgid_plural else \
                [(entry.msgid if form == 0 else entry.msgid_plural, text) for form, text in entry.msgstr_plural.items()]
            for text, translation in pairs:
                self._learn(text, translation)
        # The one that says most first: "Channels of %s" before "%s of %s".
        self.patterns.sort(key=lambda pattern: -len(pattern.pattern.pattern))

    def _learn(self, text, translation):
        self.translations.setdefault(_plain(text), _plain(translation))
        if PLACEHOLDER.search(translation):
            if len(re.sub(r'\W', '', PLACEHOLDER.sub('', translation))) > 2:
                self.patterns.append(_Pattern(text, translation))
        else:
            self.texts.setdefault(_plain(translation), []).append(_plain(text))

    @functools.lru_cache(maxsize=None)
    def readings(self, name):
        """All that it may be in English, at least the name itself."""
        if not name:
            return [name]
        read = [*self.texts.get(name, []), *filter(None, (pattern.read(name) for pattern in self.patterns))]
        # A button of a row has its own name and that of the row, one of GTK its key and its name.
        for space in re.finditer(' ', name):
            head, tail = name[:space.start()], name[space.end():]
            read += [f'{text} {tail}' for text in self.texts.get(head, [])]
            read += [f'{head} {text}' for text in self.texts.get(tail, [])]
        for between in ('\n', ': ', ' · '):
            head, found, tail = name.partition(between)
            if found:
                read += [one + between + other for one in self.readings(head) for other in self.readings(tail)]
        return list(dict.fromkeys([*read, name]))

    def translated(self, text):
        """What a text of the program is in the language."""
        return self.translations.get(text, text)
