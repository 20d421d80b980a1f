#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the window's main loop is busy at a stretch with 10,000 customers, compared with 100 in the same run.

The real program does what a person does: it opens each page and view, scrolls, sorts, filters, types. The stall
probe tells the longest turn of the main loop of each of these, in milliseconds of the processor, so that a busy
machine changes little. What is drawn is as much in both, so a ratio far above 1 says that something grows with
the number of customers.
"""

import argparse
import glob
import json
import os
import re
import statistics
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
from crowd import write_crowd  # noqa: E402  pylint: disable=wrong-import-position
from session import Session  # noqa: E402  pylint: disable=wrong-import-position
from window import Window  # noqa: E402  pylint: disable=wrong-import-position

QUIET = 0.6  # seconds in which the program does nothing: what was asked for is done
FEW = 100


class Probe:
    """The turns of the main loop of a window, since the last time somebody asked."""

    def __init__(self, window, path):
        self.window = window
        self.path = path
        self.read = 0

    def is_busy(self):
        """Whether one of its threads runs, or would if others left it the processor."""
        for path in glob.glob(f'/proc/{self.window.process.pid}/task/*/stat'):
            try:
                with open(path, encoding='utf-8') as stat:
                    if stat.read().rpartition(')')[2].split()[0] in 'RD':
                        return True
            except OSError:
                continue  # It has just ended.
        return False

    def settle(self):
        """Waits until the program has nothing to do any more. Nobody asks it anything meanwhile."""
        since = time.monotonic()
        while time.monotonic() - since < QUIET:
            time.sleep(0.02)
            if self.is_busy():
                since = time.monotonic()

    def take(self):
        """Milliseconds of the processor of each turn since then."""
        with open(self.path, encoding='utf-8') as file:
            file.seek(self.read)
            text = file.read()
            self.read = file.tell()
        return [int(line.split()[1]) / 1000 for line in text.splitlines()]


class Walk:
    """A way through the program, each step measured."""

    def __init__(self, session, window, probe):
        self.session = session
        self.window = window
        self.probe = probe
        self.turns = {}

    def do(self, name, act):
        """One step. `act` asks the program nothing, or only once."""
        self.probe.settle()
        self.probe.take()
        act()
        self.probe.settle()
        self.turns[name] = self.probe.take() or [0]
        print(f'  {name:32}{max(self.turns[name]):8.1f} ms', file=sys.stderr)

    def keys(self, *keys):
        return lambda: self.window.key(*keys)

    def press(self, role, name):
        """Finds it before the step begins."""
        node = self.window.wait_for(role, name)
        return node.press

    def click(self, role, name):
        """Of what has no action of its own."""
        x, y, width, height = self.window.wait_for(role, name).extents()
        return lambda: self.session.run(['xdotool', 'mousemove', str(x + width // 2), str(y + height // 2), 'click', '1'],
                                        check=True)

    def type(self, text):
        return lambda: self.session.run(['xdotool', 'type', '--delay', '120', text], check=True)


def walk_customers(walk):
    walk.window.wait_for('tree table', 'Customers').click()
    walk.do('Customers: down by pages', walk.keys(*['Next'] * 12))
    walk.do('Customers: to the end', walk.keys('End'))
    walk.do('Customers: to the beginning', walk.keys('Home'))
    walk.do('Customers: select all', walk.keys('ctrl+a'))
    walk.do('Customers: select none', walk.keys('Escape'))
    walk.do('Customers: filter', walk.press('push button', re.compile('^Failing: ')))
    walk.do('Customers: no filter', walk.press('push button', re.compile('^All: ')))
    walk.do('Customers: open search', walk.keys('ctrl+f'))
    walk.do('Customers: type "steel"', walk.type('steel'))
    walk.do('Customers: end search', walk.keys('Escape'))
    walk.do('Status wall', walk.press('push button', 'Status wall'))
    walk.window.wait_for('table', 'Status wall').click()
    walk.do('Status wall: to the end', walk.keys('End'))
    walk.do('Status wall: by pages', walk.keys(*['Prior'] * 6))
    walk.do('Causes', walk.press('push button', 'Grouped by cause'))
    walk.do('List', walk.press('push button', re.compile('^(Customer )?[Ll]ist$')))


def walk_pages(walk):
    walk.do('S-Users', walk.keys('alt+2'))
    walk.do('S-Users: list', walk.press('push button', 'S-Users'))
    walk.window.wait_for('tree table', 'S-Users').click()
    walk.do('S-Users: to the end', walk.keys('End'))
    walk.do('Connectivity', walk.keys('alt+3'))
    walk.do('Setup', walk.keys('alt+4'))
    walk.do('Activity', walk.keys('alt+5'))
    walk.do('Expiries', walk.press('page tab', 'Expiries'))
    walk.window.wait_for('tree table', 'Expiries').click()
    walk.do('Expiries: down by pages', walk.keys(*['Next'] * 12))
    walk.do('Expiries: to the end', walk.keys('End'))
    walk.do('Expiries: to the beginning', walk.keys('Home'))
    walk.do('Expiries: sort by name', walk.click('label', 'Name'))
    walk.do('Expiries: filter', walk.press('push button', re.compile('^To do: ')))
    walk.do('Expiries: no filter', walk.press('push button', re.compile('^All: ')))
    walk.window.wait_for('entry', 'Only this host, user or customer').click()
    walk.do('Expiries: type "2000"', walk.type('2000'))
    walk.do('Audit log', walk.press('page tab', 'Audit log'))
    walk.do('Customers again', walk.keys('alt+1'))


def walk_through(session, build, landscape, name):
    """Turns of the main loop by step."""
    path = session.path(f'stalls-{name}')
    open(path, 'w', encoding='utf-8').close()
    probe_module = os.path.join(build, 'tests', 'bench', 'probe', 'libstall-probe.so')
    with Window(session, [os.path.join(build, 'src', 'app', 'backbone-admin'), landscape], fatal_warnings=False,
                environment={'GIO_EXTRA_MODULES': os.path.dirname(probe_module),
                             'BACKBONE_STALL_PROBE': path}) as window:
        probe = Probe(window, path)
        walk = Walk(session, window, probe)
        window.resize(1200, 760)
        probe.settle()
        walk.turns['Start'] = probe.take() or [0]
        window.take_keyboard()
        walk_customers(walk)
        walk_pages(walk)
    return walk.turns


def print_table(few, many, n_customers):
    print(f'\nLongest turn of the main loop, ms of the processor\n{"":32}{FEW:>8,}{n_customers:>10,}{"ratio":>8}'
          f'{"sum":>8}')
    for name, figures in many.items():
        longest, peer = figures['longest'], few[name]['longest']
        print(f'{name:32}{peer:8.1f}{longest:10.1f}{longest / max(peer, 1):8.1f}{figures["sum"]:8.0f}')


def measure(session, build, n_customers, rounds):
    """Medians over rounds, step by step; rounds take turns."""
    landscapes = {count: write_crowd(session, build, f'crowd-{count}.db', count) for count in (FEW, n_customers)}
    found = {count: [] for count in landscapes}
    for number in range(rounds):
        for count, landscape in landscapes.items():
            found[count].append(walk_through(session, build, landscape, f'{count}-{number}'))
    return [{step: summary([sample[step] for sample in found[count]]) for step in found[count][0]}
            for count in landscapes]


def summary(samples):
    """The longest turn and the sum of a step: medians of the rounds."""
    return {'longest': statistics.median(max(turns) for turns in samples),
            'sum': statistics.median(sum(turns) for turns in samples)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--build', default='_build-bench')
    parser.add_argument('--customers', type=int, default=10000)
    parser.add_argument('--rounds', type=int, default=1)
    parser.add_argument('--json', help='also write the figures to this file')
    options = parser.parse_args()
    build = os.path.abspath(options.build)
    with Session(keyring='unlocked', display=True, screen='1400x900') as session:
        few, many = measure(session, build, options.customers, options.rounds)
    print_table(few, many, options.customers)
    if options.json:
        with open(options.json, 'w', encoding='utf-8') as file:
            json.dump({'few': few, 'many': many}, file, indent=2)
    return 0


if __name__ == '__main__':
    sys.exit(main())
