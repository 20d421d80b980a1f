#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills an importing program 50 times at random points and looks at what is left each time.

Nothing that was confirmed may be lost, no batch may be there in part, the file must be sound, the
audit chain whole, and every password that the landscape refers to in the keyring.
"""

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time

KILLS = 50
BATCH_SIZE = 40


class Importer:
    """A program that imports one batch after the other, without end."""

    def __init__(self, program, path, batch):
        self.process = subprocess.Popen([program, path, 'import', str(batch)],
                                        stdout=subprocess.PIPE, text=True)
        assert self.process.stdout.readline() == 'ready\n'

    def wait_for_batch(self):
        word, number = self.process.stdout.readline().split()
        assert word == 'confirmed'
        return int(number)

    def kill(self):
        """Returns the batches that were confirmed before it died."""
        self.process.kill()
        with self.process:
            confirmed = [int(line.split()[1]) for line in self.process.stdout]
        assert self.process.returncode == -9, f'it ended by itself: {self.process.returncode}'
        return confirmed


def import_undisturbed(program, path):
    """Imports two batches, without and with passwords; returns how long each of them took."""
    importer = Importer(program, path, 1)
    taken = []
    for _ in range(2):
        started = time.monotonic()
        importer.wait_for_batch()
        taken.append(time.monotonic() - started)
    importer.kill()
    return taken


def import_and_kill(program, path, batch, delay):
    importer = Importer(program, path, batch)
    time.sleep(delay)
    return importer.kill()


def batches_in(path):
    """Batch -> how many of its customers are there. A sound file or an exception."""
    connection = sqlite3.connect(path)
    try:
        assert connection.execute('PRAGMA integrity_check').fetchall() == [('ok',)]
        assert connection.execute('PRAGMA foreign_key_check').fetchall() == []
        return dict(connection.execute(
            'SELECT CAST (number AS INTEGER) / 1000, count (*) FROM customer WHERE owner = 0 GROUP BY 1'))
    finally:
        connection.close()


def verify(program, path):
    result = subprocess.run([program, path, 'verify'], stdout=subprocess.PIPE, text=True, check=False)
    assert result.returncode == 0 and result.stdout.endswith('fine\n'), result.stdout


def main(program):
    seed = int(os.environ.get('BACKBONE_TEST_SEED', random.SystemRandom().randrange(2 ** 32)))
    print(f'# BACKBONE_TEST_SEED={seed}')
    chance = random.Random(seed)
    confirmed, unfinished = {1, 2}, 0

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'landscape.db')
        taken = import_undisturbed(program, path)
        batch = max(batches_in(path)) + 1
        for kill in range(KILLS):
            # Odd batches have no passwords: little else than the transaction. The others take
            # longer the more passwords the keyring holds already.
            batch += (batch + kill) % 2
            delay = chance.uniform(0, 2.5 * taken[(batch + 1) % 2])
            confirmed.update(import_and_kill(program, path, batch, delay))
            found = batches_in(path)
            partial = {number: count for number, count in found.items() if count != BATCH_SIZE}
            lost = confirmed - found.keys()
            assert not partial, f'kill {kill}: half imports: {partial}'
            assert not lost, f'kill {kill}: confirmed and lost: {lost}'
            verify(program, path)
            unfinished += batch not in found
            batch = max(found, default=0) + 1

    print(f'# {len(confirmed)} batches confirmed, {unfinished} runs killed before their first one')
    assert len(confirmed) > 2 and unfinished, 'the kills hit only one side of the transaction'
    print('ok 1 import-kill\n1..1')


if __name__ == '__main__':
    main(sys.argv[1])
