#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The connectivity page: proxy, trusted roots, endpoints, and the diagnosis of the way to each of them."""

import json
import os
import re
import subprocess
import unittest

from app import BUILD, PRACTICE, choose_file, dialog, gone_outside, nameless, open_window, outside, page
from practice import Practice
from proxies import PASSWORD, USER, Tinyproxy, free_port
from session import Session

BACKBONECTL = os.path.join(BUILD, 'src', 'cli', 'backbonectl')
KINDS = {'Portal': 'portal', 'Parcel box': 'parcel-box', 'Note download': 'note-download'}
STAGES = ['Name lookup', 'Proxy', 'Connection', 'TLS', 'HTTP', 'Log-on']


def setUpModule():
    global session, practice
    session = unittest.enterModuleContext(Session(keyring='unlocked', display=True))
    practice = unittest.enterModuleContext(Practice(PRACTICE))


def backbonectl(*arguments, stdin=''):
    """What the command line prints, for the landscape of the tests."""
    done = session.run([BACKBONECTL, '--landscape', session.path('landscape.db'), *arguments],
                       input=stdin.encode(), stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


def listed(*arguments):
    """The same as JSON."""
    return json.loads(backbonectl('--format', 'json', *arguments))


def card(here, title):
    """The card of an endpoint."""
    return here.wait_for('panel', title)


def stages(here, title):
    """The states of the stages of an endpoint, by name: the words behind it on the tile."""
    found = {}
    for node in card(here, title).find_all('push button'):
        name, separator, rest = node.name.partition(': ')
        if separator and name in STAGES:
            found[name] = rest
    return found


def states(here, title):
    """The bare states of the stages, in order."""
    found = stages(here, title)
    assert list(found) == STAGES, found
    return [text.partition(',')[0] for text in found.values()]


class Connectivity(unittest.TestCase):
    """One landscape for all, in the order of their names; each test leaves everything as it was."""

    @classmethod
    def setUpClass(cls):
        backbonectl('init', '--owner', practice.customers()[0][0], '--description', 'Nordwind',
                    '--profile', practice.profile)
        # Two customers will do: every node of the other page costs a look of AT-SPI.
        path = session.path('two.csv')
        with open(path, 'w', encoding='utf-8') as file:
            file.writelines(';'.join(row) + '\n' for row in practice.customers()[:2])
        backbonectl('import', path)

    def setUp(self):
        backbonectl('proxy', 'set', 'direct')
        self.window = self.enterContext(open_window(session, '--landscape', session.path('landscape.db')))
        self.window.wait_for('label', practice.customers()[0][1])
        self.window.take_keyboard()
        self.window.key('alt+3')
        self.page = page(self.window, 'BackboneConnectivityPage')
        self.page.wait_for('push button', 'Diagnose')

    def diagnose(self, window, reached):
        self.page.wait_for('push button', 'Diagnose').press()
        self.page.wait_for('label', re.compile(f'^{reached} of 3 endpoints reached'))

    def type(self, window, field, text, where=None):
        """Replaces what stands in a field of the page, or of another window, with the keyboard."""
        (where or self.page).wait_for('text', field).click()
        window.key('ctrl+a')
        session.run(['xdotool', 'type', '--delay', '5', text], check=True)

    def choose_own_proxy(self, window):
        combo = self.page.wait_for('combo box', 'Use')
        combo.click()
        window.wait_until(lambda: any(item.has_state('FOCUSED') for item in combo.find_all('list item')), 'a choice')
        window.key('Home', *['Down'] * 2, 'Return')

    def test_1_everything_works(self):
        number, name, user, password = practice.customers_expecting('ok')[0]
        window = self.window
        self.assertEqual(states(self.page, 'Portal'), ['waiting'] * 6)
        self.assertFalse(self.page.find('push button', 'Copy report').sensitive)
        self.page.wait_for('label', 'The way is diagnosed up to HTTP.')

        self.page.wait_for('push button', 'Customer who logs on').press()
        self.page.wait_for('entry', 'Search the customer who logs on')
        session.run(['xdotool', 'type', '--delay', '5', number], check=True)
        self.page.wait_for('label', number)
        customers = self.page.wait_for('list', 'Customers who can log on')
        window.wait_until(lambda: [row.name for row in customers.find_all('list item')] == [name], f'only {name}')
        window.key('Return')
        self.page.wait_for('label', f'{name} · {number}')
        self.page.wait_for('label', re.compile(f'^{user} logs on once .* held back is not tried'))

        self.diagnose(window, 3)
        self.page.wait_for('label', re.compile(f'log-on as {user}'))
        for title in KINDS:
            self.assertEqual(states(self.page, title), ['ok', 'not needed', 'ok', 'ok', 'ok', 'ok'])
            self.assertIn('TLS 1.3', stages(self.page, title)['TLS'])
        self.look_at_stage(window)
        self.look_at_chain(window)
        self.take_report(window, password)
        self.assertEqual(nameless(window), [])
        self.page.find('push button', 'Customer who logs on').press()
        self.page.wait_for('push button', 'Nobody logs on').press()
        self.page.wait_for('label', 'The way is diagnosed up to HTTP.')

    @staticmethod
    def clipboard():
        done = session.run(['xsel', '--clipboard', '--output'], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        return done.stdout.decode()

    def look_at_stage(self, window):
        card(self.page, 'Portal').find('push button', re.compile('^TLS: ')).press()
        detail = self.page.wait_for('label', re.compile('^Server name sent'))
        for fact in ('SNI.*localhost', 'Cipher: TLS_', 'ALPN', 'Practice backbone'):
            self.assertRegex(detail.name, fact)
        card(self.page, 'Portal').find('push button', re.compile('^TLS: ')).press()
        self.page.wait_gone('label', re.compile('^Server name sent'))

    def look_at_chain(self, window):
        card(self.page, 'Parcel box').find('push button', 'Certificates…').press()
        outside(window, 'label', '^No root of the system vouches for this host')
        chain = listed('diagnose', 'parcel-box')['chain']
        for fact in (chain[0]['subject'], chain[0]['issuer'], chain[0]['sha256'], chain[0]['serial'],
                     ', '.join(chain[0]['names']), chain[0]['key']):
            outside(window, 'label', re.escape(fact))
        window.key('Escape')
        gone_outside(window, 'label', chain[0]['sha256'])
        window.take_keyboard()

    def take_report(self, window, password):
        self.page.find('push button', 'Copy report').press()
        window.wait_until(lambda: 'Server name sent' in self.clipboard(), 'the report in the clipboard')
        self.assertNotIn(password, self.clipboard())
        for suffix in ('txt', 'json'):
            path = session.path('home', f'report.{suffix}')
            self.page.find('push button', 'Save report…').press()
            window.wait_for('push button', re.compile('Save$'))
            window.key('ctrl+a')
            session.run(['xdotool', 'type', '--delay', '5', path], check=True)
            window.key('Return')
            window.wait_until(lambda: os.path.exists(path) and os.path.getsize(path), path)
            with open(path, encoding='utf-8') as file:
                report = file.read()
            self.assertNotIn(password, report)
            self.assertIn('localhost', report)
        self.assertEqual([entry['endpoint'] for entry in json.loads(report)], list(KINDS.values()))

    def test_4_proxy_refuses_one_host(self):
        ports = {kind: practice.endpoint(kind)['port'] for kind in KINDS.values()}
        allowed = [port for kind, port in ports.items() if kind != 'parcel-box']
        window = self.window
        self.addCleanup(backbonectl, 'proxy', 'set', 'direct')
        with Tinyproxy(logon=True, connect_ports=allowed) as proxy:
            self.choose_own_proxy(window)
            self.type(window, 'Proxy host', '127.0.0.1')
            self.type(window, 'Proxy port', str(proxy.port))
            self.type(window, re.compile('^User'), USER)
            self.type(window, 'Password of the user', PASSWORD)
            window.wait_until(lambda: self.page.find('push button', 'Apply').sensitive, 'a complete proxy')
            self.page.find('push button', 'Apply').press()
            self.page.wait_gone('push button', 'Apply')
            self.assertEqual(self.page.find('text', 'Password of the user').text, '')
            window.wait_until(lambda: listed('proxy', 'show')['user'] == USER, 'the proxy in the file')

            self.diagnose(window, 2)
            self.assertEqual(states(self.page, 'Portal'),
                             ['not needed', 'ok', 'ok', 'ok', 'ok', 'not needed'])
            self.assertEqual(states(self.page, 'Parcel box'),
                             ['not needed', 'failed', 'not reached', 'not reached', 'not reached', 'not reached'])
            refused = card(self.page, 'Parcel box')
            refused.wait_for('label', 'Proxy refuses this host')
            refused.wait_for('label', re.compile('^Next: '))
            refused.wait_for('label', re.compile('403'))
            self.assertIsNone(self.page.find('label', re.compile('^All endpoints fail alike')))

    def test_5_all_fail_alike(self):
        backbonectl('proxy', 'set', f'http://127.0.0.1:{free_port()}')
        window = self.window
        self.diagnose(window, 0)
        self.page.wait_for('label', re.compile(r'^All endpoints fail alike \(Proxy: .*your side'))
        self.page.wait_for('text', 'Proxy host')
        backbonectl('proxy', 'set', 'direct')
        self.page.wait_gone('text', 'Proxy host')
        self.diagnose(window, 3)
        self.assertIsNone(self.page.find('label', re.compile('^All endpoints fail alike')))

    def test_2_wrong_proxy(self):
        window = self.window
        self.choose_own_proxy(window)
        for field, wrong, error in (('Proxy host', 'a b', '“a b” is not a host name'),
                                    ('Proxy port', '70000', 'from 1 to 65535'),
                                    (re.compile('^User'), 'a:b', 'nor hold a colon'),
                                    ('Not for', 'https://x', 'must be a host name')):
            self.type(window, field, wrong)
            self.page.wait_for('label', re.compile(error))
            self.assertFalse(self.page.find('push button', 'Apply').sensitive)
        for field, right, error in (('Proxy host', 'proxy.example', 'is not a host name'),
                                    ('Proxy port', '8080', 'from 1 to 65535'),
                                    (re.compile('^User'), 'frun', 'nor hold a colon'),
                                    ('Not for', '*.example.com', 'must be a host name')):
            self.type(window, field, right)
            self.page.wait_gone('label', re.compile(error))
        self.assertTrue(self.page.find('push button', 'Apply').sensitive)
        self.page.find('push button', 'Discard changes').press()
        self.page.wait_gone('text', 'Proxy host')
        self.assertEqual(listed('proxy', 'show')['mode'], 'direct')

    def test_3_undo_proxy(self):
        window = self.window
        self.choose_own_proxy(window)
        self.type(window, 'Proxy host', 'proxy.example')
        self.type(window, 'Proxy port', '8080')
        window.wait_until(lambda: self.page.find('push button', 'Apply').sensitive, 'a complete proxy')
        self.page.find('push button', 'Apply').press()
        outside(window, 'push button', 'Undo$').press()
        self.page.wait_gone('text', 'Proxy host')
        self.assertEqual(listed('proxy', 'show')['mode'], 'direct')

    def test_6_own_ways(self):
        number = practice.customers()[0][0]
        backbonectl('channel', 'set', number, 'portal', 'proxy=http://other.example:8080')
        window = self.window
        self.page.wait_for('label', '1 channel leaves by another way')
        self.page.find('push button', re.compile('^Use for all')).press()
        outside(window, 'push button', 'Use for all$').press()
        self.page.wait_gone('label', '1 channel leaves by another way')
        self.assertEqual(listed('proxy', 'overrides'), [])

    def test_7_trust(self):
        anchor, = listed('trust', 'list')
        window = self.window
        self.page.wait_for('push button', 'Look at Practice backbone CA').press()
        outside(window, 'label', re.escape(anchor['fingerprint']))
        window.key('Escape')
        gone_outside(window, 'label', anchor['fingerprint'])

        self.page.find('push button', 'Trust Practice backbone CA no longer').press()
        self.page.wait_for('label', re.compile('^None yet'))
        self.diagnose(window, 0)
        self.assertEqual(states(self.page, 'Portal')[3], 'failed')
        self.page.wait_for('label', re.compile('^All endpoints fail alike .TLS'))
        outside(window, 'push button', 'Undo$').press()
        self.page.wait_for('push button', 'Look at Practice backbone CA')
        self.assertEqual(listed('trust', 'list'), [anchor])

    def test_7_trust_from_a_file(self):
        anchor, = listed('trust', 'list')
        window = self.window
        backbonectl('trust', 'remove', anchor['fingerprint'])
        self.page.wait_for('label', re.compile('^None yet'))
        self.page.find('push button', 'Add…').press()
        choose_file(window, practice.path('ca.pem'))
        self.page.wait_for('push button', 'Look at Practice backbone CA')
        self.diagnose(window, 3)
        self.assertEqual(listed('trust', 'list')[0]['fingerprint'], anchor['fingerprint'])

    def test_8_endpoint(self):
        before = listed('endpoint', 'list')
        window = self.window
        self.page.wait_for('push button', 'Edit Parcel box').press()
        editor = dialog(window, 'Endpoint “Parcel box”')
        self.assertFalse(outside(window, 'push button', '^Save$').sensitive)
        self.type(window, 'Port', '0', editor)
        outside(window, 'label', 'from 1 to 65535')
        self.type(window, 'Port', '8443', editor)
        gone_outside(window, 'label', 'from 1 to 65535')
        outside(window, 'label', '^A check asks for https://localhost:8443/')
        self.type(window, 'Good HTTP status', '204', editor)
        window.wait_until(lambda: outside(window, 'push button', '^Save$').sensitive, 'something to save')
        window.key('Escape')
        outside(window, 'label', 'Discard the changes')
        window.key('Escape')
        gone_outside(window, 'label', 'Discard the changes')
        outside(window, 'push button', '^Save$').press()
        self.page.wait_for('label', 'localhost:8443')
        changed = listed('endpoint', 'list')[1]
        self.assertEqual((changed['port'], changed['good_status']), (8443, 204))

        path = session.path('home', 'endpoints.json')
        backbonectl('endpoint', 'export', path)
        with open(path, encoding='utf-8') as file:
            self.assertEqual(json.load(file)['endpoints'][1]['port'], 8443)
        self.page.find('push button', 'Change the profile').press()
        self.page.wait_for('menu item', 'Use SAP’s hosts').press()
        self.page.wait_for('label', 'documents.support.sap.com:443')
        outside(window, 'push button', 'Undo$').press()
        self.page.wait_for('label', 'localhost:8443')
        backbonectl('endpoint', 'import', practice.profile)
        self.assertEqual(listed('endpoint', 'list'), before)

    def test_9_narrow(self):
        window = self.window
        window.resize(800, 560)
        self.page.wait_for('push button', 'Settings').press()
        self.page.wait_for('combo box', 'Use')
        window.key('Escape')
        self.page.wait_for('push button', 'Diagnose')
        self.page.wait_for('push button', 'Settings').press()
        self.page.wait_for('push button', 'Show diagnosis').press()
        self.diagnose(window, 3)


if __name__ == '__main__':
    unittest.main()
