#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same log-ons by backbonectl, curl and blackbox_exporter, against the same local server.

1,000 customers with three channels each are 3,000 log-ons against nginx with TLS and Basic
authentication, once without delay and once with a round trip of 50 ms. curl (50 at once) and
blackbox_exporter (50 probes at once) open a fresh connection for each check, as their users run
them. Every log-on must succeed, or the bench fails. Figures are medians of several rounds.

What is measured is the whole run of each tool: start, reading its input, checks, results; for
backbonectl also the keyring and writing to the store. Peers run on the same cores.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time

from tools import BackboneCtl, BlackboxExporter, Curl

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
from proxies import Nginx  # noqa: E402  pylint: disable=wrong-import-position
from session import Session, die_with_parent  # noqa: E402  pylint: disable=wrong-import-position


class Relay:
    """delay-relay in front of a port: `port` is the one to use instead."""

    def __init__(self, build, target, milliseconds):
        self.command = [os.path.join(build, 'tests', 'bench', 'delay-relay'), str(target), str(milliseconds)]
        self.process = None
        self.port = None

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, preexec_fn=die_with_parent)
        self.port = int(self.process.stdout.readline())
        return self

    def __exit__(self, *_exc):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


def customers(number):
    """Customer number, technical user and password of each."""
    return [(f'{1000000 + index:010d}', f'S{20000000 + index:010d}', f'Pass-word-{index:05d}')
            for index in range(number)]


def measure(tools, rounds):
    """Median figures of each tool. Rounds take turns, so that a disturbance hits all alike."""
    samples = {tool.name: [] for tool in tools}
    for number in range(rounds):
        for tool in tools:
            sample = tool.run()
            samples[tool.name].append(sample)
            print(f'  round {number + 1}: {tool.name:18} {sample["seconds"]:7.2f} s', file=sys.stderr)
    return {name: {key: statistics.median(sample[key] for sample in taken) for key in taken[0]}
            for name, taken in samples.items()}


def figures(sample, checks):
    return {'checks_per_second': checks / sample['seconds'], 'cpu_ms_per_check': sample['cpu'] * 1000 / checks,
            'peak_mb': sample['peak_kb'] / 1024}


def print_table(title, medians, checks):
    own = figures(medians[BackboneCtl.name], checks)
    print(f'\n{title}\n{"":20}{"checks/s":>10}{"CPU ms/check":>14}{"peak MB":>9}   backbonectl is')
    for name, sample in medians.items():
        row = figures(sample, checks)
        ratio = '' if name == BackboneCtl.name else (
            f'   {own["checks_per_second"] / row["checks_per_second"]:.1f} x as fast, '
            f'{own["cpu_ms_per_check"] / row["cpu_ms_per_check"]:.2f} of its CPU, '
            f'{own["peak_mb"] / row["peak_mb"]:.2f} of its memory')
        print(f'{name:20}{row["checks_per_second"]:10.0f}{row["cpu_ms_per_check"]:14.3f}{row["peak_mb"]:9.0f}{ratio}')


def print_phases(tool, seconds):
    """Where the time of the last run went."""
    print(f'\nWhere backbonectl\'s time goes ({seconds:.2f} s)')
    for line in tool.explain():
        print(f'  {line}')


def run_scene(title, session, build, nginx, ports, options):
    users = customers(options.customers)
    own = BackboneCtl(session, os.path.join(build, 'src', 'cli', 'backbonectl'), nginx.ca_path, ports, users)
    checks = 3 * len(users)
    with BlackboxExporter(session, nginx.ca_path, ports, users) as blackbox:
        tools = [own, Curl(session, nginx.ca_path, ports, users), blackbox]
        medians = measure(tools, options.rounds)
    print_table(title, medians, checks)
    print_phases(own, medians[own.name]['seconds'])
    return {name: figures(sample, checks) for name, sample in medians.items()}


def roll_up_year(build, n_customers):
    """A year of simulated checks, four a day on three channels, rolled up while it goes on; the numbers are checked."""
    program = os.path.join(build, 'tests', 'core', 'test-core-roll-up')
    done = subprocess.run([program, '--tap', '-p', '/roll-up/year-goes-on'], check=True, stdout=subprocess.PIPE, text=True,
                          env=dict(os.environ, BACKBONE_ROLL_UP_CUSTOMERS=str(n_customers)))
    figures = next(line for line in done.stdout.splitlines() if ' results: ' in line)
    print(f'\nA year of {n_customers} customers: {figures.lstrip("# ")}', flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--build', default='_build-bench')
    parser.add_argument('--customers', type=int, default=1000)
    parser.add_argument('--rounds', type=int, default=5)
    parser.add_argument('--round-trip', type=int, default=50, help='milliseconds of the second scene')
    parser.add_argument('--year', type=int, default=1000, help='customers of a year that is rolled up; 0: none')
    parser.add_argument('--window', type=int, default=10000, help='customers in the window; 0: no window')
    parser.add_argument('--json', help='also write the figures to this file')
    options = parser.parse_args()

    started = time.monotonic()
    users = [(user, password) for _, user, password in customers(options.customers)]
    with Session(keyring='unlocked') as session, \
            Nginx(users, workers=os.cpu_count(), access_log=False, n_ports=3) as nginx:
        found = {'0': run_scene('Without delay', session, options.build, nginx, nginx.ports, options)}
        if options.round_trip:
            with Relay(options.build, nginx.ports[0], options.round_trip // 2) as first, \
                    Relay(options.build, nginx.ports[1], options.round_trip // 2) as second, \
                    Relay(options.build, nginx.ports[2], options.round_trip // 2) as third:
                ports = [first.port, second.port, third.port]
                found[str(options.round_trip)] = run_scene(
                    f'Round trip {options.round_trip} ms', session, options.build, nginx, ports, options)
    if options.year:
        roll_up_year(options.build, options.year)
    if options.window:
        subprocess.run([sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), 'stalls.py'),
                        '--build', options.build, '--customers', str(options.window)], check=True)
    if options.json:
        with open(options.json, 'w', encoding='utf-8') as file:
            json.dump(found, file, indent=2)
    print(f'\n{options.rounds} rounds of {3 * options.customers} checks a tool, {time.monotonic() - started:.0f} s')
    return 0


if __name__ == '__main__':
    sys.exit(main())
