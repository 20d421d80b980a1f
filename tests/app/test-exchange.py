#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a customer can do: trials of each purpose and its installations, in the details and at the practice backbone."""

import re
import unittest

from app import PRACTICE, CLI, nameless, open_window
from practice import Practice
from session import Session

OWNER = '0001105772'
SECOND = '0001105790'


def setUpModule():
    global session, practice
    practice = unittest.enterModuleContext(Practice(PRACTICE))
    session = unittest.enterModuleContext(Session(keyring='unlocked', display=True))


def run(landscape, *arguments, status=0):
    done = session.run([CLI, '--landscape', landscape, *arguments], capture_output=True)
    assert done.returncode == status, done


def write(name, lines):
    path = session.path(name)
    with open(path, 'w', encoding='utf-8') as file:
        file.writelines(lines)
    return path


def lines_of(name, number):
    """Of a list that the practice backbone wrote."""
    with open(practice.path(name), encoding='utf-8-sig') as file:
        return [line for line in file if number.lstrip('0') in line]


def make_landscape(name, profile):
    """Two customers; the second one has no S-User."""
    landscape = session.path(name)
    run(landscape, 'init', '--owner', OWNER, '--description', 'Practice', '--profile', profile)
    run(landscape, 'import', write('customers.csv', lines_of('customers.csv', OWNER) + lines_of('customers.csv', SECOND)))
    run(landscape, 'assignment', 'import', write('assignments.csv', lines_of('assignments.csv', OWNER)))
    return landscape


def details(window, number):
    """What shows beside the list, once it is that customer."""
    window.wait_until(lambda: any(number in row.name for row in window.find_all('table row')), number)
    next(node for node in window.find_all('label', number)).click()
    found = window.wait_for('push button', 'Check')
    while found.name != 'BackboneCustomerDetails':
        found = found.parent
    window.wait_until(lambda: any(number in text for text in found.texts()), f'the details of {number}')
    return found


class Exchange(unittest.TestCase):
    def test_1_trials_and_installations(self):
        landscape = make_landscape('landscape.db', practice.profile)
        with open_window(session, '--landscape', landscape) as window:
            customer = details(window, OWNER)
            self.assertEqual(nameless(window), [])
            customer.wait_for('label', re.compile('^None are known'))
            self.assertEqual(len(customer.find_all('push button', re.compile('^Try '))), 4)

            # Nothing is sent as long as it is not known about which system.
            customer.wait_for('push button', re.compile('^Try support incidents')).press()
            customer.wait_for('label', re.compile('^Support incidents: .*No system of the customer is known'))
            self.assertFalse(any(practice.counters()['exchanges'].values()))

            customer.wait_for('push button', 'Refresh').press()
            customer.wait_for('label', re.compile('^Read with S0018140001: 3 new'))
            customer.wait_for('label', '0020104711')
            customer.wait_for('label', re.compile('NWP, '))
            self.assertFalse(customer.find('label', re.compile('^None are known')))
            customer.wait_for('push button', 'Refresh').press()
            customer.wait_for('label', re.compile('^Read with S0018140001: 0 new.* 3 unchanged'))

            for button, purpose, counter in (('support incidents', 'Support incidents', 'incidents'),
                                             ('Maintenance', 'Maintenance Planner data', 'system_data'),
                                             ('EarlyWatch', 'EarlyWatch Alert', 'parcels'), ('SAP Notes', 'SAP Notes', None)):
                customer.wait_for('push button', re.compile('^Try ' + button)).press()
                customer.wait_for('image', re.compile(f'^{purpose}: Working \\(tried over '))
                customer.wait_for('label', re.compile(f'^{purpose}: .+'))
                if counter:
                    self.assertEqual(practice.counters()['exchanges'][counter], {OWNER: 1})
            self.assertEqual(nameless(window), [])

            # The next customer has trials of its own: none; without an S-User nothing is sent, and it says so.
            customer = details(window, SECOND)
            self.assertEqual(customer.find_all('label', re.compile('^SAP Notes: ')), [])
            customer.wait_for('push button', re.compile('^Try SAP Notes')).press()
            customer.wait_for('label', re.compile('^SAP Notes: .*FRN_BTC_SMP'))
            customer.wait_for('push button', 'Refresh').press()
            customer.wait_for('label', re.compile('FRN_BTC_SMP.*', re.S))
            self.assertNotIn(SECOND, repr(practice.counters()['exchanges']))

    def test_2_on_saps_hosts(self):
        """Only the download of a note is offered; nothing that sends anything."""
        landscape = make_landscape('sap.db', 'sap')
        with open_window(session, '--landscape', landscape) as window:
            customer = details(window, SECOND)
            tries = [button.name for button in customer.find_all('push button', re.compile('^Try '))]
            self.assertEqual(tries, ['Try SAP Notes: downloads the beginning of a note'])
            customer.wait_for('push button', 'Refresh').press()
            customer.wait_for('label', re.compile('import them'))


if __name__ == '__main__':
    unittest.main()
