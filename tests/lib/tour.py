#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks through the program on the practice landscape and takes a picture of everything.

Starts the real program in a private session, checks every channel with its own "Check all", and
writes each page, light and dark, wide and narrow, to a folder; with --everything also each state of
the pages. --table prints what was found with backbonectl, from the same landscape file.
"""

import argparse
import locale
import os
import re
import sys
import time

import tour_channel_editor
import tour_history
import tour_preferences
import tour_records
import tour_wall
from english import English
from crowd import write_crowd
from pseudo import write_hebrew
from session import Session
from tour_customers import see_customers
import tour_s_users
import tour_setup
from window import LARGE_TEXT, Window, WindowError

SIZES = {'wide': (1200, 760), 'narrow': (800, 560), 'huge': (2560, 1440)}

# What else a desktop may ask for: the options of the window.
LAYOUTS = {
    'high-contrast': {'environment': {'ADW_DEBUG_HIGH_CONTRAST': '1'}},
    'large-text': {'environment': LARGE_TEXT},
}
LANDSCAPE = os.path.join('backbone-admin', 'practice', 'landscape.db')


# Customers of the practice landscape whose details are worth a picture.
CUSTOMERS = {'working': 'Alpenmilch eG', 'wrong-password': 'Contoso Logistics', 'locked': 'Lumière Cosmétiques',
             'wrong-path': 'Iberia Azulejos', 'no-user': 'Hanse Textil'}

# A list to import: two new customers, one changed, one as it is, one to be refused.
LIST = '''1200001;Ostsee Reederei;S0019000001;Preview-Pass-1
1200002;Rheintal Chemie;S0019000002;Preview-Pass-2
1105790;Alpenmilch Genossenschaft;S0018132511;
1106004;Bäckerei Rosenthal;S0018132518;
12000x3;Tippfehler;S0019000003;Preview-Pass-3
'''


class Tour:
    """The program in a session, and where the pictures go."""

    def __init__(self, session, build, output):
        self.session = session
        self.build = build
        self.output = output
        self.shade = 'light'
        self.pictures = []
        self.missed = []
        os.makedirs(output, exist_ok=True)

    def open(self, *arguments, **options):
        """The window, light or dark as self.shade says. A warning is no reason to have no pictures."""
        return Window(self.session, [os.path.join(self.build, 'src', 'app', 'backbone-admin'), *arguments],
                      dark=self.shade == 'dark', fatal_warnings=False, **options)

    def said(self):
        """What the program has written about itself, warnings for example."""
        path = self.session.path('backbone-admin.log')
        with open(path, encoding='utf-8', errors='replace') as log:
            return log.read().strip()

    def open_practice(self, **options):
        """The window on the practice landscape, which takes a moment to fill at the first time."""
        return self.open('--practice', **options)

    def see(self, name, see):
        """Opens the window for a part of the tour. One that goes wrong is told, and does not end the tour."""
        def opened(tour):
            with tour.open_practice() as window:
                wait_for_customers(window)
                see(tour, window)
        self.see_alone(name, opened)

    def see_alone(self, name, see):
        """A part that opens its windows itself."""
        try:
            see(self)
        except WindowError as error:
            self.missed.append(f'{name}, {self.shade}')
            print(f'{self.missed[-1]}: {error}', flush=True)

    def picture(self, window, name, sizes=('narrow', 'wide')):
        """The window as it is now, in each size; it is left in the last one."""
        for size in sizes:
            window.resize(*SIZES[size])
            window.centre_dialogs()
            path = os.path.join(self.output, f'{name}-{self.shade}-{size}.png')
            window.screenshot(path)
            self.pictures.append(path)

    def shot(self, window, name):
        """The screen as it is now, for what has a size of its own. Dialogs are in the middle for that moment: clicks
        count from the corner."""
        path = os.path.join(self.output, f'{name}-{self.shade}.png')
        window.centre_dialogs()
        window.screenshot(path)
        window.corner_dialogs()
        self.pictures.append(path)

    @staticmethod
    def click_row(window, name):
        """Shows that customer: its row may have to be scrolled to."""
        label = window.wait_for('label', name)
        table = window.wait_for('tree table', 'Customers')
        for _ in range(40):
            _, top, _, height = label.extents()
            left, table_top, table_width, table_height = table.extents()
            if table_top + height * 2 < top < table_top + table_height - height * 2:
                break
            wheel = '4' if top < table_top + table_height // 2 else '5'
            window.session.run(['xdotool', 'mousemove', str(left + table_width // 2), str(table_top + table_height // 2),
                                'click', wheel], check=True)
            time.sleep(0.1)
        label.click()

    def write(self, name, text):
        """A file in the session."""
        path = self.session.path(name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path

    def type(self, text):
        """Types on the keyboard."""
        self.session.run(['xdotool', 'type', '--delay', '10', text], check=True)

    def landscape(self):
        """The landscape file of the window."""
        return os.path.join(self.session.environment['XDG_DATA_HOME'], LANDSCAPE)

    def size_dialog(self, window, title, width, height):
        """Gives a dialog that size, in the corner of the screen."""
        title = window.names.translated(title) if window.names else title
        found = self.session.run(['xdotool', 'search', '--onlyvisible', '--name', f'^{title}$'], capture_output=True,
                                 check=True).stdout.decode().split()[0]
        self.session.run(['xdotool', 'windowmove', found, '0', '0', 'windowsize', '--sync', found, str(width),
                          str(height)], check=True)
        self.session.run(['xdotool', 'windowfocus', '--sync', found], check=True)

    def backbonectl(self, *arguments):
        """Prints what the command line says about the landscape of the window."""
        program = os.path.join(self.build, 'src', 'cli', 'backbonectl')
        done = self.session.run([program, '--landscape', self.landscape(), *arguments])
        if done.returncode > 1:
            raise SystemExit(f'backbonectl {" ".join(arguments)} ended with {done.returncode}')


def wait_for_customers(window):
    """Until the list shows its first row."""
    window.wait_for('label', CUSTOMERS['working'])


def check_all(window):
    """Presses "Check all" and returns what the window says when it is done: its counters, since a toast may be gone
    on a busy machine before anybody looks."""
    window.wait_for('push button', 'Check all').press()
    window.wait_for('push button', 'Never checked: 0', seconds=120)
    window.wait_until(lambda: window.find('push button', 'Check all').sensitive, 'the end of the check', seconds=120)
    return ', '.join(window.wait_for('push button', re.compile(f'^{chip}: ')).name
                     for chip in ('Failing', 'Attention', 'Working'))


def choose_file(tour, window, path):
    """Types a path into the file chooser that is open."""
    window.wait_for('push button', re.compile('Open$'))
    tour.type(path)
    window.key('Return')


def see_welcome(tour):
    """What a person sees at the first start. Nothing is made here."""
    with tour.open() as window:
        button = window.wait_for('push button', re.compile('^Set up'))
        tour.picture(window, 'welcome')
        button.press()
        window.wait_for('push button', 'Create landscape')
        tour.picture(window, 'own-landscape')


def see_import(tour, window):
    """The preview of an import; it is not made."""
    window.key('ctrl+i')
    choose_file(tour, window, tour.write('customers.csv', LIST))
    window.wait_for('push button', re.compile('^Refused: 1'))
    tour.picture(window, 'import')
    window.key('Escape')
    window.wait_gone('push button', re.compile('^Refused: 1'))


def see_filters(tour, window):
    """The list, filtered and searched."""
    window.wait_for('push button', re.compile('^Failing: ')).press()
    window.wait_gone('label', CUSTOMERS['working'])
    tour.picture(window, 'customers-failing')
    window.take_keyboard()
    window.key('ctrl+f')
    window.wait_until(lambda: window.find('entry', 'Search customers').has_state('FOCUSED'), 'focus in the search')
    tour.type('nobody')
    window.wait_for('push button', 'Show all')
    tour.picture(window, 'customers-none-found')


def see_passwords(tour, window):
    """The overview of what is stored, and the way to a new password."""
    window.wait_for('push button', 'Main menu').press()
    window.wait_for('menu item', re.compile('^Stored passwords')).press()
    window.wait_for('table row', re.compile('^Technical user '))
    tour.picture(window, 'passwords')
    overview = next(node for node in window.application.children() if node.name == 'Stored passwords')
    overview.find('push button', 'Close').press()
    window.wait_gone('table row', re.compile('^Technical user '))


def see_details(tour, window):
    """Each of CUSTOMERS, with its channels. A narrow window shows the list or the details."""
    for name, customer in CUSTOMERS.items():
        window.resize(*SIZES['narrow'])
        tour.click_row(window, customer)
        window.wait_for('push button', 'Back to the list')
        window.move_pointer_away()
        tour.picture(window, f'details-{name}')
        window.resize(*SIZES['narrow'])
        window.wait_for('push button', 'Back to the list').press()
        window.wait_for('tree table', 'Customers')


def see_layouts(tour):
    """Each page as other desktops show it, and on a large screen."""
    layouts = {'right-to-left': {'environment': write_hebrew(tour.session.path('locale'))}, **LAYOUTS}
    for name, options in layouts.items():
        with tour.open_practice(**options) as window:
            see_pages(tour, window, name, ('narrow', 'wide'))
            if name == 'high-contrast':
                window.key('alt+1')
                tour_history.see_contrast(tour, window, CUSTOMERS['working'], SIZES['wide'])
    with tour.open_practice() as window:
        see_pages(tour, window, 'large-screen', ('huge',))


def see_pages(tour, window, name, sizes):
    """The pages of the switcher with the first failing customer selected."""
    wait_for_customers(window)
    window.resize(*SIZES['wide'])
    tour.click_row(window, CUSTOMERS['wrong-password'])
    window.move_pointer_away()
    window.take_keyboard()
    for number in range(1, len(window.find_all('page tab')) + 1):
        window.key(f'alt+{number}')
        tour.picture(window, f'{name}-{number}', sizes)


def see_connectivity(tour, window):
    """The way to the backbone: before a diagnosis, after it, with a proxy that nobody listens at, and its dialogs."""
    window.take_keyboard()
    window.key('alt+3')
    window.wait_for('push button', 'Diagnose')
    window.move_pointer_away()
    tour.picture(window, 'connectivity-start', ('wide',))
    window.find('push button', 'Diagnose').press()
    window.wait_for('label', re.compile('^3 of 3 endpoints reached'))
    window.find('push button', re.compile('^TLS: ')).press()
    tour.picture(window, 'connectivity')
    window.find('push button', 'Certificates…').press()
    window.wait_for('label', 'SHA-256')
    tour.picture(window, 'connectivity-certificates', ('wide',))
    # Warnings that come early: here they follow the rules of the landscape at once.
    tour.backbonectl('rules', 'set', 'warn=3650,30,14,2')
    window.wait_for('label', re.compile(r'^Expires in \d+ days$'))
    tour.picture(window, 'connectivity-certificates-expiring', ('wide',))
    window.key('Escape')
    window.wait_gone('label', 'SHA-256')
    # When it expires, until when it is valid, its fingerprint: put together, so not to be found in a catalogue.
    window.wait_for('label', re.compile('·.* · '))
    tour.picture(window, 'connectivity-expiring', ('wide',))
    tour.backbonectl('rules', 'set', 'warn=90,30,14,2')
    window.find('push button', 'Edit Portal').press()
    window.wait_for('push button', 'Save')
    tour.picture(window, 'connectivity-endpoint', ('wide',))
    window.key('Escape')
    window.wait_gone('push button', 'Save')


def see_failing_connectivity(tour, window):
    """A proxy that nobody listens at, and a form that is not right yet."""
    tour.backbonectl('proxy', 'set', 'http://127.0.0.1:9', '--exclude', 'localhost.example')
    try:
        see_refused_proxy(tour, window)
    finally:
        tour.backbonectl('proxy', 'set', 'system')


def see_refused_proxy(tour, window):
    """While the landscape has that proxy."""
    window.take_keyboard()
    window.key('alt+3')
    window.wait_for('text', 'Proxy host')
    window.find('push button', 'Diagnose').press()
    window.wait_for('label', re.compile('^0 of 3 endpoints reached'))
    window.wait_for('text', 'Proxy port').click()
    window.key('ctrl+a')
    tour.type('99999')
    window.wait_for('label', re.compile('from 1 to 65535'))
    window.move_pointer_away()
    tour.picture(window, 'connectivity-failing', ('wide',))
    window.resize(*SIZES['narrow'])
    tour.picture(window, 'connectivity-failing', ('narrow',))
    window.wait_for('push button', 'Settings').press()
    tour.picture(window, 'connectivity-settings', ('narrow',))


def see_locked_keyring(tour):
    """What is said while no password can be read."""
    tour.session.lock_keyring()
    with tour.open_practice() as window:
        wait_for_customers(window)
        window.wait_for('push button', re.compile('^Unlock'))
        tour.picture(window, 'keyring-locked')


def see_crowd(tour):
    """Ten thousand customers: the list with the last days, the wall, and what expires."""
    landscape = write_crowd(tour.session, tour.build, 'crowd.db', 10000)
    for tour.shade in ('light', 'dark'):
        with tour.open(landscape) as window:
            see_many_customers(tour, window)
            see_many_expiries(tour, window)
    tour.shade = 'light'


def see_many_customers(tour, window):
    """The list from its middle on, and the wall."""
    window.wait_for('push button', re.compile('^All: 10.?001$'))
    window.resize(*SIZES['wide'])
    window.take_keyboard()
    if tour.shade == 'light':
        window.wait_for('push button', 'Columns and sorting').press()
        column = window.wait_for('check box', 'Last 14 days')
        window.wait_until(lambda: column.has_state('FOCUSED') or window.key('shift+Tab'), 'focus on the column')
        window.key('space', 'Escape')
    window.wait_for('image', re.compile('^The last 14 days'))
    window.wait_for('tree table', 'Customers').click()
    window.key(*['Next'] * 8)
    window.move_pointer_away()
    tour.picture(window, 'crowd-customers')
    window.wait_for('push button', 'Status wall').press()
    tour.picture(window, 'crowd-wall')
    window.wait_for('push button', 'List').press()


def see_many_expiries(tour, window):
    """In the order of their ends."""
    window.take_keyboard()
    window.key('alt+5')
    window.wait_for('page tab', 'Expiries').press()
    window.wait_for('push button', re.compile('^All: 10.?001$'))
    window.move_pointer_away()
    tour.picture(window, 'crowd-expiries')


# What needs windows of its own kind, before all other parts and after them. The keyring stays locked.
BEGINNINGS = {'welcome': see_welcome}
ENDS = {'layouts': see_layouts, 'crowd': see_crowd, 'keyring-locked': see_locked_keyring}

# What there is to see, each in a window of its own, so that nothing that is left open there spoils the next.
PARTS = {
    'import': see_import,
    'passwords': see_passwords,
    'wall': tour_wall.see_wall,
    'causes': tour_wall.see_causes,
    'filters': see_filters,
    's-users': tour_s_users.see_page,
    'details': see_details,
    'channel-editor': lambda tour, window: tour_channel_editor.see(tour, window, CUSTOMERS, choose_file),
    'connectivity': see_connectivity,
    'connectivity-failing': see_failing_connectivity,
    'activity': tour_records.see_activity,
    'expiries': tour_records.see_expiries,
    'reports': tour_records.see_dialogs,
    'archive': tour_records.see_archive,
    'history': lambda tour, window: tour_history.see(tour, window, CUSTOMERS['working'], '0001105790', SIZES),
    'history-states': lambda tour, window: tour_history.see_states(tour, window, CUSTOMERS['wrong-password'], SIZES),
    'trials': lambda tour, window: tour_records.see_trials(tour, window, CUSTOMERS['working']),
    'setup': tour_setup.see_setup,
    'preferences': tour_preferences.see,
    'customers': lambda tour, window: see_customers(tour, window, CUSTOMERS['working']),
}


def see_pages_of_shade(tour):
    """The two pages that say most; the first look checks every channel."""
    with tour.open_practice() as window:
        wait_for_customers(window)
        if tour.shade == 'light':
            print(check_all(window), flush=True)
        tour.picture(window, 'customers')
    with tour.open_practice() as window:
        wait_for_customers(window)
        tour_s_users.open_page(window)
        tour.picture(window, 's-users')


def speak(session, build, language):
    """Lets the program speak a language; the tour goes on looking for the English names."""
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
    session.environment.update(LANGUAGE=language, LC_ALL=locale.normalize(f'{language}.UTF-8'),
                               BACKBONE_LOCALE_DIR=os.path.join(os.path.abspath(build), 'po'))
    Window.names = English(os.path.join(root, 'po', f'{language}.po'))


def see_those(tour, parts, only):
    """Those of the parts that are wanted."""
    for name, see in parts.items():
        if name in only:
            tour.see_alone(name, see)


def walk(tour, only, shades):
    """The pages, light and dark, and then the parts; one check serves all."""
    see_those(tour, BEGINNINGS, only)
    for tour.shade in shades:
        see_pages_of_shade(tour)
        for name, see in PARTS.items():
            if name in only:
                tour.see(name, see)
    tour.shade = 'light'
    see_those(tour, ENDS, only)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--build', required=True)
    parser.add_argument('--output', default='screenshots-out')
    parser.add_argument('--table', action='store_true')
    parser.add_argument('--everything', action='store_true', help='every state of every page')
    parser.add_argument('--only', metavar='PART', nargs='+', choices=[*BEGINNINGS, *PARTS, *ENDS], help='only these parts of it')
    parser.add_argument('--light', action='store_true', help='nothing dark')
    parser.add_argument('--language', help='of po/LINGUAS; English if none is given')
    options = parser.parse_args()
    with Session(keyring='unlocked', display=True,
                 screen='2600x1500' if options.everything or options.only else '1400x900') as session:
        tour = Tour(session, os.path.abspath(options.build), os.path.abspath(options.output))
        if options.language:
            speak(session, options.build, options.language)
        walk(tour, options.only or ([*BEGINNINGS, *PARTS, *ENDS] if options.everything else []),
             ('light',) if options.light else ('light', 'dark'))
        if options.table:
            print('\nWhat the check found\n', flush=True)
            tour.backbonectl('status')
            print(flush=True)
            tour.backbonectl('customer', 'list')
        if tour.said():
            print(f'\nThe program said:\n{tour.said()}')
    print(f'\n{len(tour.pictures)} pictures are in {tour.output}')
    if tour.missed:
        print('Missed: ' + '; '.join(tour.missed))
    return 1 if tour.missed else 0


if __name__ == '__main__':
    sys.exit(main())
