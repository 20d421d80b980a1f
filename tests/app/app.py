# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the window share: the program, and the ways a person takes through it."""

import os
import re

from gi.repository import GLib

from window import Window

BUILD = os.environ['BACKBONE_BUILD_ROOT']
PROGRAM = os.path.join(BUILD, 'src', 'app', 'backbone-admin')
CLI = os.path.join(BUILD, 'src', 'cli', 'backbonectl')
PRACTICE = os.path.join(BUILD, 'src', 'practice', 'backbone-practice')

# What people act on; frames, panes and the inner parts of GTK's lists need no name of their own.
ACTING = ('push button', 'toggle button', 'check box', 'combo box', 'text', 'entry', 'password text', 'menu item')


def open_window(session, *arguments, **options):
    """The program in its session."""
    return Window(session, [PROGRAM, *arguments], **options)


def backbonectl(session, *arguments, stdin='', status=0):
    """The command line on the default landscape of the session; returns what it prints."""
    done = session.run([CLI, *arguments], input=stdin.encode(), capture_output=True)
    if done.returncode != status:
        raise AssertionError(f'{arguments} ended with {done.returncode}, not {status}: {done.stderr.decode()}')
    return done.stdout.decode()


def make_landscape(session, practice):
    """The default landscape, with all customers of a practice backbone."""
    backbonectl(session, 'init', '--owner', practice.customers()[0][0], '--profile', practice.profile)
    backbonectl(session, 'import', practice.customers_csv)


def choose_file(window, path):
    """Types a path into the file chooser that is open, as people do who know where they want to go."""
    window.wait_for('push button', re.compile('Open$'))
    window.session.run(['xdotool', 'type', '--delay', '10', path], check=True)
    window.key('Return')


def save_as(window, path):
    """In the file chooser that opens, without the keyboard: nobody hands it to a new window here."""
    chooser = outside(window, 'push button', 'Save$')
    while chooser.parent.role != 'application':
        chooser = chooser.parent
    chooser.wait_for('text').set_text(path)
    chooser.wait_for('push button', re.compile('Save$')).press()


def rows(window):
    """The rows of the list of customers that show: their names."""
    table = window.find('tree table', 'Customers')
    return [row.name for row in table.find_all('table row') if ': ' in row.name] if table else []


def wait_for_rows(window, names):
    """Waits until exactly these customers show, by name and in this order."""
    window.wait_until(lambda: [row.split(',')[0] for row in rows(window)] == names, f'rows {names}')


def _is_page(item):
    return bool(re.match('Backbone[A-Za-z]+Page$', item.name))


def page(window, class_name):
    """A page of the switcher: what is looked for there is not found elsewhere."""
    return window.wait_until(lambda: next(iter(window.application.find_all(name=class_name, showing=False)), None),
                             class_name)


def _find_outside(window, role, name):
    nodes = window.application.find_all(role, re.compile(name), into=lambda item: not _is_page(item))
    return nodes[0] if nodes else None


def outside(window, role, name):
    """Waits for what shows in no page: in a toast, or in another window. The name is a pattern."""
    return window.wait_until(lambda: _find_outside(window, role, name), f'{role} "{name}" outside of the pages')


def gone_outside(window, role, name):
    """Waits until it does not show outside of the pages any more."""
    window.wait_until(lambda: not _find_outside(window, role, name), f'end of {role} "{name}" outside of the pages')


def dialog(window, title):
    """A window of the program besides the main one, once it shows."""
    return window.wait_until(lambda: next((node for node in window.application.children()
                                           if node.name == title and node.showing), None), f'dialog "{title}"')


def select(window, name):
    """Clicks the row of a customer."""
    window.wait_for('label', name).click()


def check_all(window):
    """Presses "Check all" for the first time, and waits for the end of the run."""
    window.wait_for('push button', 'Check all').press()
    window.wait_for('push button', 'Never checked: 0')
    window.wait_until(lambda: window.find('push button', 'Check all').sensitive, 'the end of the check')


def nameless(window):
    """Everything that can have the focus, is acted on, and has no name."""
    return [node for node in window.application.walk(showing=True) if node.role in ACTING and _is_nameless(node)]


def lacks_name(node):
    """Whether a screen reader has nothing to call it by; GTK takes the name of the class if there is nothing else."""
    return not node.name or bool(re.match('(Gtk|Adw|Backbone)[A-Z]', node.name))


def _is_nameless(node):
    try:
        return node.has_state('FOCUSABLE') and node.showing and lacks_name(node)
    except GLib.Error:
        return False  # It has gone since it was found.
