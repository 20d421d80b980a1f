#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page and dialog by keyboard alone: Tab reaches every control, a screen reader is told of each where the focus
is, by role, name and text, and the way ends where it began. Escape closes a dialog, and the focus is back."""

import importlib
import json
import os
import pathlib
import re
import tempfile
import unittest
import xml.etree.ElementTree

from app import ACTING, backbonectl, lacks_name, nameless, open_window
from session import Session
from window import FocusLog

places = importlib.import_module('test-languages')

CUSTOMER = places.CUSTOMER
S_USER = 'S0018132425'
MAX_STEPS = 150
WAYS_OUT = ('Cancel', 'Close')
# The window manager has keys for these.
WINDOW_CONTROLS = ('Minimize', 'Maximize', 'Restore', 'Close')
TEXTS = ('text', 'entry', 'password text')

# Dialogs that need something before they open, besides those of the languages test.
MORE_DIALOGS = (
    ('s-users', 's-users.rename-local-user', "'FRN_BTC_SMP'"),
    ('s-users', 's-users.open', f"'{S_USER}'"),
    ('connectivity', 'trust.look-at', "'ANCHOR'"),
    ('customers', 'win.restore-archive-file', "'LIST'"),
)


# Return edits a cell of the assignments by a handler of its own.
KEYS_OF_CONTROLLERS = {'return'}


def setUpModule():
    global session
    session = unittest.enterModuleContext(Session(keyring='unlocked', display=True, screen='1400x900'))


def key_of(node):
    """What tells a control from others."""
    return node.path, node.role, node.name


class Walk:
    """The way of Tab through what has the keyboard."""

    def __init__(self, test, window, log):
        self.test = test
        self.window = window
        self.log = log

    def go(self, look=lambda node: None):
        """Presses Tab until the focus is where it was before; returns the controls on the way."""
        found = []
        for _ in range(MAX_STEPS):
            node = self.log.press_and_wait('Tab')
            if node.path in [path for path, _, _ in found]:
                return found  # Where it began, or the first stop after it: a list may give way once only.
            self.check(node)
            look(node)
            found.append(key_of(node))
        raise AssertionError(f'no way back after {MAX_STEPS} steps: {found}')

    def check(self, node):
        """What a screen reader says when the focus comes."""
        self.test.assertTrue(node.has_state('FOCUSED'), node)
        self.test.assertNotIn(node.role, ('invalid', 'unknown', 'filler', 'redundant object'), node)
        self.test.assertFalse(lacks_name(node), f'{node!r} in {node.parent!r}')
        if node.role in TEXTS:
            self.test.assertTrue(node.has_text, f'no text of {node}')

    def check_typing(self, node):
        """A screen reader is told what is typed, and it is as before afterwards."""
        if node.role not in TEXTS or not node.has_state('EDITABLE'):
            return
        before = node.text
        self.window.key('End', '1')
        self.window.wait_until(lambda: len(node.text) == len(before) + 1, f'typed text in {node}', 5)
        self.window.key('BackSpace')
        self.window.wait_until(lambda: node.text == before, f'text of {node} as before', 5)


def reachable(place):
    """What a person can act on now in there; what is inside of lists is reached by arrow keys."""
    inside = {node.path for table in place.find_all('tree table') + place.find_all('table')
              for node in table.walk(showing=True)}
    return {key_of(node) for node in place.walk(showing=True)
            if node.role in ACTING and node.has_state('FOCUSABLE') and node.showing and node.sensitive
            and node.path not in inside and node.name not in WINDOW_CONTROLS}


class AtFirstStart(unittest.TestCase):
    """The name makes it the first one: no landscape was opened before."""

    def test_welcome(self):
        with open_window(session) as window, FocusLog(window) as log:
            window.wait_for('push button', re.compile('^Set up'))
            window.resize(1200, 760)
            window.take_keyboard()
            for button in (None, re.compile('^Set up')):
                if button:
                    window.find('push button', button).press()
                    window.wait_for('text', 'Customer number').set_text('12x')
                    window.wait_for('label', re.compile('digits only'))
                found = Walk(self, window, log).go()
                self.assertEqual(nameless(window), [])
                self.assertEqual(reachable(window.application) - set(found), set())


class KeyboardOnly(unittest.TestCase):
    def test_pages(self):
        with open_window(session, '--practice') as window, FocusLog(window) as log:
            window.wait_for('label', 'Hanse Textil')
            window.resize(1200, 760)
            window.take_keyboard()
            for number, name in enumerate([node.name for node in window.find_all('page tab')], 1):
                with self.subTest(name):
                    window.key(f'alt+{number}')
                    window.wait_until(lambda: window.find('page tab', name).has_state('SELECTED'), f'page {name}')
                    self._check_page(window, log)

    def _check_page(self, window, log):
        found = Walk(self, window, log).go()
        self.assertEqual(nameless(window), [])
        self.assertEqual(reachable(window.application) - set(found), set())
        for role in ('table row', 'list item'):
            self.assertLess(len([node for node in found if node[1] == role]), 20, 'Tab goes through a list')


def canonical(key):
    """A key as text, however it was written."""
    *modifiers, name = re.findall(r'<\w+>|[^<>]+', key)
    return ''.join(sorted(modifiers)) + name.lower()


def shown_keys():
    """What the window of keyboard shortcuts tells."""
    overlay = xml.etree.ElementTree.parse(os.path.join(places.ROOT, 'ui', 'help-overlay.ui'))
    for item in overlay.iterfind(".//property[@name='accelerator']"):
        for key in item.text.split():
            first, last = re.fullmatch(r'.*(\d)\.\.\.(\d)', key).groups() if '...' in key else (None, None)
            yield from [canonical(f'{key[:-5]}{n}') for n in range(int(first), int(last) + 1)] if first else [canonical(key)]


class Shortcuts(unittest.TestCase):
    def test_told_and_real(self):
        with tempfile.TemporaryDirectory() as scratch:
            path = os.path.join(scratch, 'probe')
            with open_window(session, '--practice', environment={
                    'GIO_EXTRA_MODULES': places.PROBE, 'BACKBONE_LABEL_PROBE': path}) as window:
                window.wait_for('label', CUSTOMER)
                window.take_keyboard()
                real = [line.split('\t') for line in places.Probe(window, path).ask('shortcuts')]
        real = [(widget, key, action) for widget, keys, action in real for key in keys.split('|')]
        own = {canonical(key): f'{action} of {widget}' for widget, key, action in real
               if widget == 'application' or widget.startswith('Backbone') and re.match(r'action\(', action)}
        any_of_them = {canonical(key) for _, key, _ in real} | KEYS_OF_CONTROLLERS
        shown = set(shown_keys())
        self.assertGreater(len(own), 20)
        self.assertEqual({key: what for key, what in own.items() if key not in shown}, {}, 'keys that nobody is told of')
        self.assertEqual(shown - any_of_them, set(), 'keys that do nothing')


def classes_of_dialogs():
    """Those of the program; that of pasted assignments needs a clipboard, and test-s-users.py opens it."""
    texts = [path.read_text(encoding='utf-8') for path in pathlib.Path(places.ROOT, 'ui').glob('*.ui')]
    return set(re.findall(r'<template class="(\w+)" parent="AdwWindow"', ''.join(texts))) - {'BackboneAssignmentDialog'}


class Dialogs(unittest.TestCase):
    """Each dialog, opened by its action from the page where people find it."""

    @classmethod
    def setUpClass(cls):
        with open_window(session, '--practice') as window:
            window.wait_for('label', CUSTOMER)
        landscape = os.path.join(session.environment['XDG_DATA_HOME'], places.LANDSCAPE)
        customer = backbonectl(session, '--landscape', landscape, '--format', 'csv', 'customer', 'list',
                               '--search', CUSTOMER).splitlines()[1]
        cls.number, cls.user = customer.split(',')[0], re.search(r'S\d{10}', customer)[0]
        backbonectl(session, '--landscape', landscape, 's-user', 'set', S_USER, f'customer={cls.number}')
        cls.anchor = json.loads(backbonectl(session, '--landscape', landscape, '--format', 'json', 'trust', 'list'))[0]
        cls.list = session.path('customers.csv')
        with open(cls.list, 'w', encoding='utf-8') as file:
            file.write(places.LIST)

    def test_dialogs(self):
        with tempfile.TemporaryDirectory() as scratch:
            path = os.path.join(scratch, 'probe')
            with open_window(session, '--practice', environment={
                    'GIO_EXTRA_MODULES': places.PROBE, 'BACKBONE_LABEL_PROBE': path}) as window, FocusLog(window) as log:
                window.wait_for('label', CUSTOMER).click()
                window.wait_for('push button', re.compile('^Edit'))
                probe = places.Probe(window, path)
                self.seen = set()
                for page, action, target in (*places.DIALOGS, *MORE_DIALOGS):
                    with self.subTest(action):
                        self._check_dialog(window, probe, log, page, action, target)
        self.assertEqual(classes_of_dialogs() - self.seen, set(), 'no action here opens them')

    def _open(self, window, probe, action, target):
        before = {node.path for node in window.application.children() if node.showing}
        target = places.Languages.fill(self, target and target.replace('ANCHOR', self.anchor['fingerprint']))
        self.assertTrue(probe.activate(action, target))
        return window.wait_until(lambda: next((node for node in window.application.children()
                                               if node.showing and node.path not in before), None), f'dialog of {action}')

    def _check_dialog(self, window, probe, log, page, action, target):
        window.take_keyboard()
        probe.activate('win.show-page', f"'{page}'")
        for preparation in places.BEFORE.get(action, ()):
            probe.activate(*preparation)
        where = self._focus(window)
        dialog = self._open(window, probe, action, target)
        try:
            window.take_keyboard(newest=True)
            self.seen |= {line.split('\t')[1] for line in probe.ask('labels') if line.startswith('window')}
            first = window.wait_until(lambda: {node.name for node in dialog.walk(showing=True)
                                               if node.has_state('FOCUSED')}, f'first focus of {action}', 5)
            walk = Walk(self, window, log)
            found = walk.go(walk.check_typing)
            if any(role == 'text' for _, role, _ in found):
                self.assertTrue(first - set(WAYS_OUT), 'typing begins with a way out')
            self.assertTrue(dialog.name)
            self.assertEqual(nameless(window), [])
            self.assertEqual(reachable(dialog) - set(found), set())
            window.key('Escape')
            window.wait_until(lambda: not self._is_open(window, dialog), f'end of {action} by Escape', 5)
        finally:
            while places.Languages.windows(probe) > 1:
                probe.ask('close')
        window.take_keyboard()
        self.assertEqual(where, self._focus(window))

    @staticmethod
    def _is_open(window, dialog):
        return any(node.path == dialog.path and node.showing for node in window.application.children())

    @staticmethod
    def _focus(window):
        """What has the focus in the main window."""
        return [key_of(node) for node in window.application.children()[0].walk(showing=True)
                if node.has_state('FOCUSED')]


if __name__ == '__main__':
    unittest.main()
