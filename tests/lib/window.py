#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a GTK 4 program as assistive technology does: through AT-SPI, on a virtual display.

    with Session(keyring='unlocked', display=True) as session, \\
            Window(session, ['./backbone-admin', '--practice']) as window:
        window.wait_for('push button', 'Check all').press()
        window.wait_for('label', 'All channels work')
        window.screenshot('customers.png')

A wait looks again whenever the program says that something changed, at the latest after a tenth
of a second; it fails with the tree of what is there instead. See also Node.
"""

import os
import re
import shutil
import subprocess
import time

from gi.repository import GLib

from accessibility import ROOT, AccessibilityBus, role_name, state_bit

PATIENCE = 30.0

# The environment of a program on a desktop whose text is twice as large.
LARGE_TEXT = {'XENVIRONMENT': os.path.join(os.path.dirname(os.path.abspath(__file__)), 'large-text.xdefaults')}


class WindowError(AssertionError):
    """What was waited for did not come, or the program ended."""


def _matches(wanted, text):
    if wanted is None:
        return True
    if isinstance(wanted, re.Pattern):
        return bool(wanted.search(text or ''))
    return wanted == text


class Node:
    """One accessible object: a button, a cell, a label. What it says of itself is what it is now."""

    def __init__(self, window, path, item=None):
        self.window = window
        self.path = path
        self.item = item

    def __repr__(self):
        return f'{self.role} "{self.name}"'

    def _call(self, interface, method, signature='', *arguments):
        return self.window.bus.call(self.window.bus_name, self.path, interface, method, signature, *arguments)

    def _get(self, interface, what):
        return self.window.bus.get(self.window.bus_name, self.path, interface, what)

    def _can(self, interface):
        if self.item:
            return interface in self.item.interfaces
        return f'org.a11y.atspi.{interface}' in self._call('Accessible', 'GetInterfaces')

    @property
    def role(self):
        """The role as AT-SPI names it: 'push button', 'label', 'text', 'list item' ... It never changes."""
        return self.item.role if self.item else role_name(self._call('Accessible', 'GetRole'))

    @property
    def name(self):
        """What a screen reader says; for labels this is their text."""
        name = self._get('Accessible', 'Name')
        return self.window.names.readings(name)[0] if self.window.names else name

    @property
    def description(self):
        """The longer explanation, in GTK often the tooltip."""
        return self._get('Accessible', 'Description')

    @property
    def has_text(self):
        """Whether screen readers can read what is in it."""
        return self._can('Text')

    @property
    def text(self):
        """The content of a text field or label."""
        if not self._can('Text'):
            return self.name
        return self._call('Text', 'GetText', 'ii', 0, self._get('Text', 'CharacterCount'))

    @property
    def parent(self):
        """What it is in."""
        return Node(self.window, self._get('Accessible', 'Parent')[1])

    def has_state(self, state):
        """Whether it has a state, by its AT-SPI name: 'SHOWING', 'SELECTED', 'SENSITIVE' ..."""
        return bool(self.window.bus.states(self.window.bus_name, self.path) & state_bit(state))

    @property
    def showing(self):
        """Whether it is on the screen, as far as GTK 4.8 tells: it sets SHOWING for windows only."""
        return self._shows(self.window.bus.states(self.window.bus_name, self.path))

    def _shows(self, states):
        if states & state_bit('SHOWING'):
            return True
        if not states & state_bit('VISIBLE'):
            return False
        if not self._can('Component'):
            return True  # the page of a stack: no size of its own
        _, _, width, height = self.extents()
        return width > 0 and height > 0

    @property
    def sensitive(self):
        return self.has_state('SENSITIVE')

    def children(self):
        """The direct children."""
        return [Node(self.window, item.path, item) for item in self.window.items().children(self.path)]

    def walk(self, showing=False, into=lambda item: True):
        """This node and everything below it as it was at one moment, from top to bottom; `showing` leaves out what is
        hidden; what is below an item that `into` refuses is left out, too."""
        yield self
        for item in self.window.items().below(
                self.path, lambda item: (item.has_state('VISIBLE') or not showing) and into(item)):
            if item.has_state('VISIBLE') or not showing:
                yield Node(self.window, item.path, item)

    def find_all(self, role=None, name=None, showing=True, into=lambda item: True):
        """All nodes below with that role and name (a text, or a compiled pattern)."""
        return list(self._find(role, name, showing, into))

    def _find(self, role, name, showing, into=lambda item: True):
        for node in self.walk(showing, into):
            try:
                if node.item and _matches(role, node.role) and self.window.calls(name, node.item.name) \
                        and (not showing or node._shows(node.item.states)):
                    yield node
            except GLib.Error:
                continue  # It vanished meanwhile.

    def find(self, role=None, name=None, showing=True):
        """The first of find_all(), or None."""
        return next(self._find(role, name, showing), None)

    def wait_for(self, role=None, name=None, seconds=PATIENCE, showing=True):
        """Waits for a node below this one and returns it."""
        return self.window.wait_until(lambda: self.find(role, name, showing), f'{role} "{name}"', seconds)

    def wait_gone(self, role=None, name=None, seconds=PATIENCE):
        """Waits until no such node shows below any more."""
        self.window.wait_until(lambda: self.find(role, name) is None, f'end of {role} "{name}"', seconds)

    def texts(self):
        """Names of all labels that show below, in order."""
        return [node.name for node in self.find_all('label') if node.name]

    def tree(self):
        """What shows below as indented text, for failure messages."""
        return '\n'.join([repr(self), *self._lines(self.window.items(), self.path, '  ')])

    def _lines(self, items, path, indent):
        for item in items.children(path):
            if item.has_state('VISIBLE') or item.has_state('SHOWING'):
                yield f'{indent}{item.role} "{item.name}"'
                yield from self._lines(items, item.path, indent + '  ')

    # What a person can do

    def press(self):
        """Activates it: by its action where it has one, else by a click in its middle."""
        if not self.sensitive:
            raise WindowError(f'{self!r} is not sensitive')
        if self._can('Action') and self._get('Action', 'NActions') > 0:
            self._call('Action', 'DoAction', 'i', 0)
        else:
            self.click()

    def click(self, button=1, repeat=1):
        """Clicks in the middle of it with the mouse."""
        x, y, width, height = self.extents()
        self.window.session.run(['xdotool', 'mousemove', str(x + width // 2), str(y + height // 2), 'click',
                                 '--repeat', str(repeat), '--delay', '50', str(button)], check=True)

    def set_text(self, text):
        """Replaces the content of a text field."""
        if not self._call('EditableText', 'SetTextContents', 's', text):
            raise WindowError(f'{self!r} takes no text')

    def select_child(self, index):
        """Selects a row of a list by its position."""
        if not self._call('Selection', 'SelectChild', 'i', index):
            raise WindowError(f'{self!r} did not select child {index}')

    def focus(self):
        """Moves the keyboard focus here."""
        self._call('Component', 'GrabFocus')

    def extents(self):
        """Position and size in its window (GTK 4 knows no screen positions): x, y, width, height."""
        return self._call('Component', 'GetExtents', 'u', 1)


class Window:
    """A program with a window, started inside of a session that has a display."""

    names = None  # the English ones of a translated window: an English of english.py

    def __init__(self, session, command, dark=False, name=None, environment=None, fatal_warnings=True,
                 hidden=False):
        self.session = session
        self.command = command
        self.name = name or os.path.basename(command[0])
        self.log = session.path(f'{self.name}.log')
        self.process = None
        self.ends_in_order = fatal_warnings
        self.hidden = hidden  # it shows a window later, see wait_for_window()
        self.application = None
        self.environment = dict(session.environment, **(environment or {}))
        self._find_own_data()
        self.environment['ADW_DEBUG_COLOR_SCHEME'] = 'prefer-dark' if dark else 'prefer-light'
        if fatal_warnings:
            self.environment['G_DEBUG'] = 'fatal-warnings'
        else:
            self.environment.pop('G_DEBUG', None)
        self.bus = None
        self.bus_name = None

    def _find_own_data(self):
        """Settings schema and icon of a program that is not installed."""
        build = os.environ.get('BACKBONE_BUILD_ROOT') or os.path.dirname(os.path.dirname(
            os.path.dirname(os.path.abspath(self.command[0]))))
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
        self.environment.setdefault('GSETTINGS_SCHEMA_DIR', os.path.join(build, 'data'))
        self.environment.setdefault('XDG_DATA_DIRS', os.pathsep.join(
            [os.path.join(os.path.abspath(source), 'data'), '/usr/local/share', '/usr/share']))

    def __enter__(self):
        self._write_settings()
        self.bus = AccessibilityBus(self.environment['DBUS_SESSION_BUS_ADDRESS'])
        with open(self.log, 'ab') as log:
            self.process = self.session.popen(self.command, env=self.environment, stdout=log, stderr=log)
        if not self.hidden:
            self.wait_for_window()
        return self

    def wait_for_window(self):
        """Of a program that was started without one."""
        self.application = self.wait_until(self._find_application, f'the window of {self.name}')

    def __exit__(self, kind, *_exc):
        try:
            if self.process.poll() is None:
                self.process.terminate()
            status = self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            status = 'only by force'
        self.application = None
        self.bus.close()
        # Not every program of others that is looked at ends in order when told to.
        if kind is None and self.ends_in_order and status != 0:
            raise WindowError(f'\n{self.output()}\n{self.name} was told to end, and ended with {status}')

    def calls(self, wanted, name):
        """Whether that is what is looked for, in the language of the window."""
        return any(_matches(wanted, reading) for reading in self.names.readings(name)) if self.names \
            else _matches(wanted, name)

    # Looking

    def wait_until(self, condition, what, seconds=PATIENCE):
        """Waits until condition() returns something true, and returns that."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                found = condition()
            except (GLib.Error, AttributeError):
                found = None  # It vanished, or what it is looked for in is not there yet.
            if found:
                return found
            if self.process.poll() is not None:
                raise WindowError(f'\n{self.output()}\n{self.name} ended with {self.process.returncode} '
                                  f'while waiting for {what}')
            if time.monotonic() > deadline:
                raise WindowError(f'\n{self.tree()}\n{self.output()}\nno {what} within {seconds:g} seconds')
            self._wait_for_change()

    def wait_for(self, role=None, name=None, seconds=PATIENCE, showing=True):
        """Waits for a node anywhere in the program; name is a text or a compiled pattern."""
        return self.wait_until(lambda: self.application.find(role, name, showing), f'{role} "{name}"', seconds)

    def wait_gone(self, role=None, name=None, seconds=PATIENCE):
        """Waits until no such node shows any more."""
        self.application.wait_gone(role, name, seconds)

    def find(self, role=None, name=None, showing=True):
        """The first such node that is there now, or None."""
        return self.application.find(role, name, showing)

    def find_all(self, role=None, name=None, showing=True):
        """All such nodes that are there now."""
        return self.application.find_all(role, name, showing)

    def tree(self):
        """What shows as indented text."""
        return self.application.tree() if self.application else '(no window)'

    def output(self):
        """What the program has written to its standard output and error."""
        with open(self.log, encoding='utf-8', errors='replace') as log:
            return log.read()

    # Doing

    def key(self, *keys):
        """Presses key combinations as xdotool names them: 'ctrl+f', 'Return', 'F1'."""
        self.session.run(['xdotool', 'key', '--clearmodifiers', *keys], check=True)

    def move_pointer_away(self):
        """To the corner of the screen, where it points at nothing."""
        self._xdotool('mousemove', '10000', '10000')

    def take_keyboard(self, newest=False):
        """Gives the keyboard to the first window, or to the newest: there is no window manager to do it."""
        self._xdotool('windowfocus', '--sync', self._newest_window() if newest else self._first_window())

    def _newest_window(self):
        return max(self._xdotool('search', '--onlyvisible', '--pid', str(self.process.pid)).split(), key=int)

    def _first_window(self):
        return self._xdotool('search', '--onlyvisible', '--pid', str(self.process.pid)).split()[0]

    def resize(self, width, height):
        """Gives the first window of the program that size on the screen."""
        window = self._first_window()
        before = self._frame_size()
        self._xdotool('windowmove', window, '0', '0')
        if f'Geometry: {width}x{height}' not in self._xdotool('getwindowgeometry', window):
            self._xdotool('windowsize', window, str(width), str(height))
            self.wait_until(lambda: self._frame_size() != before, f'new size {width} x {height}')

    def centre_dialogs(self):
        """Puts the other windows of the program in the middle of the first, as a window manager does."""
        first, *others = self._xdotool('search', '--onlyvisible', '--pid', str(self.process.pid)).split()
        x, y, width, height = self._geometry(first)
        for other in others:
            try:
                _, _, own_width, own_height = self._geometry(other)
                self._xdotool('windowmove', '--sync', other, str(x + max(0, (width - own_width) // 2)),
                              str(y + max(0, (height - own_height) // 2)))
            except subprocess.CalledProcessError:
                continue  # It has gone meanwhile, as tooltips do.

    def corner_dialogs(self):
        """Puts them back into the corner of the screen, where GTK counts from."""
        _first, *others = self._xdotool('search', '--onlyvisible', '--pid', str(self.process.pid)).split()
        for other in others:  # One that goes just now needs no place.
            self.session.run(['xdotool', 'windowmove', other, '0', '0'], stderr=subprocess.DEVNULL)

    def _geometry(self, window):
        values = dict(line.split('=') for line in self._xdotool('getwindowgeometry', '--shell', window).split())
        return [int(values[name]) for name in ('X', 'Y', 'WIDTH', 'HEIGHT')]

    def _xdotool(self, *arguments):
        return self.session.run(['xdotool', *arguments], stdout=subprocess.PIPE, check=True).stdout.decode()

    def _frame_size(self):
        """Of the content; the edge that GTK draws around it is not counted."""
        return self.wait_for('frame').extents()[2:]

    def screenshot(self, path):
        """Writes what the virtual display shows, once it holds still, to a PNG file; without the
        empty part of the screen."""
        if shutil.which('import') is None:
            raise WindowError('ImageMagick is not installed')
        last, deadline = None, time.monotonic() + 10
        while time.monotonic() < deadline:
            time.sleep(0.3)
            shot = self.session.run(['import', '-window', 'root', 'png:-'], capture_output=True, check=True).stdout
            if shot == last:
                break
            last = shot
        with open(path, 'wb') as file:
            file.write(last)
        self.session.run(['convert', path, '-trim', '+repage', '-strip', path], check=True)

    # AT-SPI

    def _write_settings(self):
        folder = os.path.join(self.environment['XDG_CONFIG_HOME'], 'gtk-4.0')
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, 'settings.ini'), 'w', encoding='utf-8') as settings:
            settings.write('[Settings]\ngtk-font-name=Cantarell 11\n'
                           'gtk-enable-animations=false\ngtk-cursor-blink=false\n')

    def items(self):
        """The tree of the program as it is now."""
        return self.bus.items(self.bus_name)

    def _find_application(self):
        self.bus_name = self.bus.find_program(self.process.pid)
        application = Node(self, ROOT)
        return application if self.bus_name and any(child.showing for child in application.children()) else None

    @staticmethod
    def _wait_for_change():
        context = GLib.MainContext.default()
        timer = GLib.timeout_source_new(100)
        timer.set_callback(lambda *_: GLib.SOURCE_REMOVE)
        timer.attach(context)
        context.iteration(True)
        while context.pending():
            context.iteration(False)
        timer.destroy()


class FocusLog:
    """Tells where the keyboard focus has gone.

    with FocusLog(window) as log:
        log.press_and_wait('Tab').name
    """

    def __init__(self, window):
        self.window = window
        self.last = None
        self.subscription = None

    def __enter__(self):
        self.subscription = self.window.bus.subscribe('Object', 'StateChanged', 'focused', self._focus_changed)
        return self

    def __exit__(self, *_exc):
        self.window.bus.unsubscribe(self.subscription)

    def _focus_changed(self, path, values):
        if values[1]:
            self.last = path

    def press_and_wait(self, key):
        """Presses a key that moves the focus, and returns the node that has it then."""
        self.last = None
        self.window.key(key)
        self.window.wait_until(lambda: self.last is not None, f'focus after {key}', 5)
        return Node(self.window, self.last)
