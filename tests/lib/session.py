#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A private desktop session for one test: own folders, own D-Bus, keyring, display.

    session.py [--keyring none|unlocked|locked] [--prompter answer|dismiss] [--display]
               -- COMMAND [ARGUMENT...]

runs COMMAND in it and exits with its status. From Python:

    with Session(keyring='unlocked', display=True) as session:
        session.run(['./backbonectl', 'status'])

Nothing of the real session is visible inside: not its home folder, bus, keyring, display or
proxy settings. Whatever was started since then is ended with the session, also what daemons have
started: the session adopts orphans (PR_SET_CHILD_SUBREAPER) and waits until none is left.
"""

import argparse
import ctypes
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

KEYRING_PASSWORD = 'practice keyring'
PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
HERE = os.path.dirname(os.path.abspath(__file__))

# Of the caller's environment, only what says how to build and to find programs and fonts.
KEPT = ('PATH', 'LANG', 'LC_ALL', 'TZ', 'TERM', 'LD_LIBRARY_PATH', 'GI_TYPELIB_PATH', 'PYTHONPATH',
        'PYTHONDONTWRITEBYTECODE', 'G_DEBUG', 'G_MESSAGES_DEBUG', 'MALLOC_PERTURB_', 'MALLOC_CHECK_',
        'G_TEST_SRCDIR', 'G_TEST_BUILDDIR', 'GCOV_PREFIX', 'GCOV_PREFIX_STRIP', 'FONTCONFIG_FILE')
KEPT_PREFIXES = ('BACKBONE_', 'ASAN_', 'UBSAN_', 'LSAN_', 'MESON_', 'GOLDEN_')

BUS_CONFIGURATION = '''<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
'''

libc = ctypes.CDLL(None, use_errno=True)


class SessionError(Exception):
    """The session could not be started."""


def die_with_parent():
    """For preexec_fn: the child gets SIGTERM when this process ends, however it ends."""
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def descendants(root):
    """Process ids below `root`, from /proc; a zombie counts until it is waited for."""
    parents = {}
    for name in os.listdir('/proc'):
        if name.isdigit():
            try:
                with open(f'/proc/{name}/stat', encoding='utf-8', errors='replace') as stat:
                    parents[int(name)] = int(stat.read().rpartition(')')[2].split()[1])
            except OSError:
                continue
    found, frontier = [], {root}
    while frontier:
        frontier = {pid for pid, parent in parents.items() if parent in frontier}
        found.extend(frontier)
    return found


def _reap(pids):
    """Takes the statuses of those that have ended, so that they vanish from /proc."""
    for pid in pids:
        try:
            os.waitpid(pid, os.WNOHANG)
        except ChildProcessError:
            pass


def _command_of(pid):
    try:
        with open(f'/proc/{pid}/comm', encoding='utf-8') as comm, open(f'/proc/{pid}/stat', encoding='utf-8') as stat:
            return f'{pid} {comm.read().strip()} ({stat.read().rpartition(")")[2].split()[0]})'
    except OSError:
        return str(pid)


def end_processes(pids_left, grace=3.0, patience=60.0):
    """Asks the processes that `pids_left()` names to end, then makes them; waits until none is left."""
    started = time.monotonic()
    asked = set()
    while True:
        _reap(pids_left())
        left = pids_left()
        if not left:
            return
        late = time.monotonic() - started > grace
        if time.monotonic() - started > patience:
            raise SessionError(f'these processes do not end: {", ".join(map(_command_of, left))}')
        for pid in left:
            if late or pid not in asked:
                asked.add(pid)
                try:
                    os.kill(pid, signal.SIGKILL if late else signal.SIGTERM)
                except ProcessLookupError:
                    pass
        time.sleep(0.02)


class Session:
    """See the text at the top of this file. `environment` is what programs inside are started with."""

    def __init__(self, keyring='none', display=False, prompter=None, screen='1400x900'):
        self.keyring = keyring
        self.display = display
        self.prompter = prompter
        self.screen = screen
        self.folder = None
        self.environment = {}
        self._own = []
        self._before = set()

    def __enter__(self):
        libc.prctl(PR_SET_CHILD_SUBREAPER, 1)
        self._before = set(descendants(os.getpid()))
        self.folder = tempfile.mkdtemp(prefix='backbone-session-')
        try:
            self._make_environment()
            self._start_bus()
            if self.prompter:
                self._start_prompter()
            if self.keyring != 'none':
                self._start_keyring()
            if self.display:
                self._start_display()
        except BaseException:
            self.__exit__(*sys.exc_info())
            raise
        return self

    def __exit__(self, *_exc):
        end_processes(lambda: [pid for pid in descendants(os.getpid()) if pid not in self._before])
        for process in self._own:
            process.poll()
        self._own.clear()
        shutil.rmtree(self.folder, ignore_errors=True)

    # Programs inside

    def popen(self, command, **options):
        """Starts a program inside the session; it ends with the session at the latest."""
        options.setdefault('env', self.environment)
        process = subprocess.Popen(command, preexec_fn=die_with_parent, **options)
        self._own.append(process)
        return process

    def run(self, command, **options):
        """subprocess.run() inside the session."""
        options.setdefault('env', self.environment)
        options.setdefault('check', False)
        return subprocess.run(command, **options)

    def path(self, *parts):
        """A path below the session's folder."""
        return os.path.join(self.folder, *parts)

    # Parts of the session

    def _make_environment(self):
        env = {name: value for name, value in os.environ.items()
               if name in KEPT or name.startswith(KEPT_PREFIXES)}
        env.setdefault('LC_ALL', 'C.UTF-8')
        for name, folder in (('HOME', 'home'), ('XDG_CONFIG_HOME', 'config'), ('XDG_DATA_HOME', 'data'),
                             ('XDG_CACHE_HOME', 'cache'), ('XDG_STATE_HOME', 'state'),
                             ('XDG_RUNTIME_DIR', 'run'), ('TMPDIR', 'tmp')):
            env[name] = self.path(folder)
            os.mkdir(env[name], 0o700)
        env['BACKBONE_SESSION'] = self.folder
        env['GSETTINGS_BACKEND'] = 'keyfile'
        env['GIO_USE_VFS'] = 'local'
        env['NO_AT_BRIDGE'] = '1'
        self.environment = env

    def _start_bus(self):
        socket, services = self.path('run', 'bus'), self.path('services')
        os.mkdir(services)
        if self.display:
            self._offer_accessibility(services)
        with open(self.path('bus.conf'), 'w', encoding='utf-8') as configuration:
            configuration.write(BUS_CONFIGURATION.format(socket=socket, services=services))
        self._daemon(['dbus-daemon', '--nofork', f'--config-file={self.path("bus.conf")}',
                      '--print-address'], 'address')
        self.environment['DBUS_SESSION_BUS_ADDRESS'] = f'unix:path={socket}'

    @staticmethod
    def _offer_accessibility(services):
        for folder in ('/usr/share/dbus-1/services', '/usr/local/share/dbus-1/services'):
            service = os.path.join(folder, 'org.a11y.Bus.service')
            if os.path.exists(service):
                shutil.copy(service, services)
                return
        raise SessionError('at-spi2-core is not installed: no org.a11y.Bus.service')

    def _start_prompter(self):
        self._daemon([sys.executable, os.path.join(HERE, 'prompter.py'), self.prompter], 'prompter')

    def _start_keyring(self):
        keyring = self.popen(['gnome-keyring-daemon', '--foreground', '--unlock', '--components=secrets'],
                             env=self._daemon_environment(), stdin=subprocess.PIPE,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        keyring.stdin.write(KEYRING_PASSWORD.encode())
        keyring.stdin.close()
        self._command(['gdbus', 'wait', '--session', '--timeout=30', 'org.freedesktop.secrets'])
        if self.keyring == 'locked':
            self.lock_keyring()

    def lock_keyring(self):
        """Locks the default collection, as the desktop does when a person locks the keyring."""
        self._command(['gdbus', 'call', '--session', '--dest', 'org.freedesktop.secrets',
                       '--object-path', '/org/freedesktop/secrets',
                       '--method', 'org.freedesktop.Secret.Service.Lock',
                       "[objectpath '/org/freedesktop/secrets/aliases/default']"])

    def _start_display(self):
        reader, writer = os.pipe()
        self.popen(['Xvfb', '-displayfd', str(writer), '-screen', '0', f'{self.screen}x24',
                    '-nolisten', 'tcp', '-noreset'], pass_fds=[writer],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writer)
        number = self._line(reader, 'Xvfb')
        del self.environment['NO_AT_BRIDGE']
        self.environment.update(DISPLAY=f':{number}', GDK_BACKEND='x11', GDK_DEBUG='gl-disable', GSK_RENDERER='cairo',
                                GTK_A11Y='atspi')

    # Helpers

    def _daemon_environment(self):
        """Daemons are not under test: our checks of GLib and of memory are not for them."""
        return {name: value for name, value in self.environment.items()
                if not name.startswith(('G_DEBUG', 'MALLOC_', 'ASAN_', 'LSAN_', 'UBSAN_'))}

    def _daemon(self, command, what):
        """Starts a daemon that prints one line when it serves, and returns that line."""
        reader, writer = os.pipe()
        self.popen(command, env=self._daemon_environment(), stdout=writer, stderr=subprocess.DEVNULL)
        os.close(writer)
        return self._line(reader, what)

    @staticmethod
    def _line(reader, what, seconds=30):
        text = b''
        while not text.endswith(b'\n'):
            if not select.select([reader], [], [], seconds)[0]:
                raise SessionError(f'{what} did not start within {seconds} seconds')
            part = os.read(reader, 1024)
            if not part:
                raise SessionError(f'{what} ended instead of starting')
            text += part
        os.close(reader)
        return text.decode().strip()

    def _command(self, command):
        done = self.run(command, env=self._daemon_environment(), capture_output=True, timeout=60)
        if done.returncode:
            raise SessionError(f'{" ".join(command)}: {done.stderr.decode().strip()}')


def main():
    parser = argparse.ArgumentParser(description='Runs a command in a private desktop session.')
    parser.add_argument('--keyring', choices=['none', 'unlocked', 'locked'], default='none')
    parser.add_argument('--prompter', choices=['answer', 'dismiss'])
    parser.add_argument('--display', action='store_true')
    parser.add_argument('command', nargs='+')
    options = parser.parse_args()

    # An ended wrapper must take the session with it.
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda received, _frame: sys.exit(128 + received))
    try:
        with Session(options.keyring, options.display, options.prompter) as session:
            status = session.popen(options.command).wait()
    except SessionError as error:
        print(f'session.py: {error}', file=sys.stderr)
        return 99
    if status < 0:
        print(f'session.py: {options.command[0]} was ended by signal {-status}', file=sys.stderr)
        return 128 - status
    return status


if __name__ == '__main__':
    sys.exit(main())
