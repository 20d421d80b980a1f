#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The private session keeps its promises: real keyring, all its states, nothing left behind."""

import faulthandler
import importlib.util
import os
import signal
import subprocess
import sys
import unittest

from session import Session, SessionError

SECRETS = 'org.freedesktop.secrets'
DEFAULT = '/org/freedesktop/secrets/aliases/default'
HAVE_GCR = importlib.util.find_spec('gi') is not None
if HAVE_GCR:
    import gi
    try:
        gi.require_version('Gcr', '3')
    except ValueError:
        HAVE_GCR = False


def marked(folder):
    """Processes that were started in the session of that folder and still live."""
    mark = f'BACKBONE_SESSION={folder}'.encode()
    found = []
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            with open(f'/proc/{pid}/environ', 'rb') as environ:
                if mark in environ.read().split(b'\0'):
                    found.append(int(pid))
        except OSError:
            continue
    return found


def call(session, *arguments):
    return session.run(['gdbus', 'call', '--session', '--dest', SECRETS, *arguments],
                       capture_output=True, timeout=30)


def locked(session):
    done = call(session, '--object-path', DEFAULT, '--method', 'org.freedesktop.DBus.Properties.Get',
                'org.freedesktop.Secret.Collection', 'Locked')
    return b'true' in done.stdout


def unlock(session):
    """Unlocks the default collection with libsecret, which shows the prompt when there is one."""
    script = ('import gi; gi.require_version("Secret", "1"); from gi.repository import Secret; '
              's = Secret.Service.get_sync(Secret.ServiceFlags.LOAD_COLLECTIONS); '
              'c = Secret.Collection.for_alias_sync(s, "default", 0); '
              'n, done = s.unlock_sync([c]); print("unlocked", n)')
    return session.run([sys.executable, '-c', script], capture_output=True, timeout=30)


class SessionTest(unittest.TestCase):
    def test_unlocked_keyring(self):
        with Session(keyring='unlocked') as session:
            self.assertFalse(locked(session))

    def test_locked_keyring(self):
        with Session(keyring='locked') as session:
            self.assertTrue(locked(session))

    def test_no_keyring(self):
        with Session() as session:
            done = call(session, '--object-path', DEFAULT, '--method', 'org.freedesktop.DBus.Peer.Ping')
            self.assertIn(b'ServiceUnknown', done.stderr)

    @unittest.skipUnless(HAVE_GCR, 'Gcr 3 for Python is not installed')
    def test_prompt_answered(self):
        with Session(keyring='locked', prompter='answer') as session:
            self.assertIn(b'unlocked 1', unlock(session).stdout)
            self.assertFalse(locked(session))

    @unittest.skipUnless(HAVE_GCR, 'Gcr 3 for Python is not installed')
    def test_prompt_dismissed(self):
        with Session(keyring='locked', prompter='dismiss') as session:
            self.assertIn(b'unlocked 0', unlock(session).stdout)
            self.assertTrue(locked(session))

    def test_nothing_of_the_caller_is_seen(self):
        with Session() as session:
            environment = session.run(['env'], capture_output=True).stdout.decode()
            for name in ('DISPLAY', 'WAYLAND_DISPLAY', 'http_proxy', 'https_proxy', 'SSH_AUTH_SOCK'):
                self.assertNotIn(f'\n{name}=', environment)
            self.assertIn(f'\nHOME={session.folder}', '\n' + environment)

    def test_nothing_stays_behind(self):
        with Session(keyring='unlocked', display=True) as session:
            folder = session.folder
            # A daemon in its own process session, deaf to SIGTERM, with its parent gone.
            session.run(['setsid', '--fork', 'sh', '-c', 'trap "" TERM; while :; do sleep 5; done'])
            self.assertGreaterEqual(len(marked(folder)), 4)
        self.assertEqual(marked(folder), [])
        self.assertFalse(os.path.exists(folder))

    def test_ended_wrapper_takes_everything_along(self):
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'session.py')
        # The shell stays: what is on its way into another program has no environment for a moment.
        with subprocess.Popen([sys.executable, script, '--keyring', 'unlocked', '--', 'sh', '-c',
                               'echo $BACKBONE_SESSION; sleep 1000; true'],
                              stdout=subprocess.PIPE) as wrapper:
            try:
                folder = wrapper.stdout.readline().decode().strip()
                self.assertGreaterEqual(len(marked(folder)), 3)
                wrapper.send_signal(signal.SIGTERM)
                self.assertEqual(wrapper.wait(timeout=30), 128 + signal.SIGTERM)
            finally:
                wrapper.kill()
        self.assertEqual(marked(folder), [])
        self.assertFalse(os.path.exists(folder))

    def test_failure_to_start_leaves_nothing(self):
        session = Session(display=True)
        path = os.environ['PATH']
        os.environ['PATH'] = '/nowhere'
        try:
            with self.assertRaises((SessionError, OSError)):
                session.__enter__()
        finally:
            os.environ['PATH'] = path
        self.assertFalse(os.path.exists(session.folder))

    def test_status_is_handed_on(self):
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'session.py')
        self.assertEqual(subprocess.run([sys.executable, script, '--', 'sh', '-c', 'exit 7'],
                                        check=False).returncode, 7)


if __name__ == '__main__':
    # Should something hang, show where, before Meson ends it.
    faulthandler.dump_traceback_later(100, exit=True)
    unittest.main(verbosity=2)
