#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real peers on free ports of the loopback interface: tinyproxy, squid, and nginx with TLS.

    proxies.py -- COMMAND [ARGUMENT...]

runs COMMAND with four proxies about, whose addresses are in its environment:

    BACKBONE_PROXY_OPEN      tinyproxy, no log-on
    BACKBONE_PROXY_LOGON     tinyproxy, asks for USER and PASSWORD
    BACKBONE_PROXY_REFUSING  tinyproxy, refuses every CONNECT
    BACKBONE_PROXY_SQUID     squid, asks for USER and PASSWORD

Exits with 77, which Meson takes for "skipped", when a program is not installed. From Python:

    with Tinyproxy(logon=True) as proxy:
        ... proxy.url, proxy.log() ...
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

from session import die_with_parent

USER = 'proxy-user'
PASSWORD = 'proxy-Pass1'
START_SECONDS = 30


class PeerError(Exception):
    """The program did not start."""


def free_port():
    """A port that nobody listens on now; whoever takes it must be ready to lose it and ask again."""
    with socket.socket() as listener:
        listener.bind(('127.0.0.1', 0))
        return listener.getsockname()[1]


def find_program(*names):
    """The path of the first of these programs, also where only root has it on the path."""
    for name in names:
        found = shutil.which(name, path=os.environ.get('PATH', '') + ':/usr/sbin:/sbin:/usr/local/sbin')
        if found:
            return found
    raise FileNotFoundError(f'{names[0]} is not installed')


def hashed(password):
    """The password as Apache's tools hash it; the clear text goes through a pipe, not an argument."""
    return subprocess.run(['openssl', 'passwd', '-apr1', '-stdin'], input=password.encode(),
                          stdout=subprocess.PIPE, check=True).stdout.decode().strip()


class Peer:
    """A server program with its folder; subclasses write the configuration and give the command."""

    def __init__(self):
        self.folder = None
        self.port = None
        self.process = None

    @property
    def url(self):
        return f'http://127.0.0.1:{self.port}'

    def path(self, name):
        """A path in the folder of this server."""
        return os.path.join(self.folder, name)

    def write(self, name, text, mode=0o644):
        """Writes a file there and returns its path."""
        path = self.path(name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        os.chmod(path, mode)
        return path

    def read(self, name):
        """The content of a file there; empty when there is none yet."""
        try:
            with open(self.path(name), encoding='utf-8', errors='replace') as file:
                return file.read()
        except FileNotFoundError:
            return ''

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix='backbone-peer-')
        os.chmod(self.folder, 0o755)
        try:
            for _ in range(5):
                self.port = free_port()
                if self._start():
                    return self
            raise PeerError(f'{type(self).__name__} did not start:\n{self.read("output")}\n{self.log()}')
        except BaseException:
            self.__exit__(*sys.exc_info())
            raise

    def __exit__(self, *_exc):
        self._stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _start(self):
        command = self.configure()
        with open(self.path('output'), 'w', encoding='utf-8') as output:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                                            start_new_session=True, preexec_fn=die_with_parent)
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(('127.0.0.1', self.port)) == 0:
                    return True
            time.sleep(0.02)
        self._stop()
        return False

    def _stop(self):
        if self.process is None:
            return
        for number in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                pass
            try:
                self.process.wait(timeout=3)
            except subprocess.TimeoutExpired:
                continue
        self.process = None

    def configure(self):
        """Writes the configuration for self.port and returns the command that starts the server."""
        raise NotImplementedError

    def log(self):
        """What the server has written about its requests."""
        return self.read('log')


class Tinyproxy(Peer):
    """An HTTP proxy; `logon` asks for USER and PASSWORD, `refuse_connect` answers CONNECT with 403, and with
    `connect_ports` (numbers) so does any other port."""

    def __init__(self, logon=False, refuse_connect=False, connect_ports=()):
        super().__init__()
        self.logon = logon
        self.connect_ports = [0] if refuse_connect else connect_ports

    def configure(self):
        lines = [f'Port {self.port}', 'Listen 127.0.0.1', 'Allow 127.0.0.1', 'Timeout 60', 'MaxClients 200',
                 f'LogFile "{self.path("log")}"', 'LogLevel Info', f'PidFile "{self.path("pid")}"']
        if self.logon:
            lines.append(f'BasicAuth {USER} {PASSWORD}')
        lines.extend(f'ConnectPort {port}' for port in self.connect_ports)
        return [find_program('tinyproxy'), '-d', '-c',
                self.write('tinyproxy.conf', '\n'.join(lines) + '\n', 0o600)]


class Squid(Peer):
    """An HTTP proxy that asks for USER and PASSWORD."""

    def configure(self):
        helper = next((path for path in ('/usr/lib/squid/basic_ncsa_auth', '/usr/lib64/squid/basic_ncsa_auth',
                                         '/usr/libexec/squid/basic_ncsa_auth', '/usr/sbin/basic_ncsa_auth')
                       if os.path.exists(path)), None)
        if helper is None:
            raise FileNotFoundError('squid has no basic_ncsa_auth here')
        users = self.write('users', f'{USER}:{hashed(PASSWORD)}\n')
        self._give_to_proxy_user()
        lines = [f'http_port 127.0.0.1:{self.port}', f'auth_param basic program {helper} {users}',
                 'auth_param basic children 1', 'auth_param basic realm proxy', 'acl known proxy_auth REQUIRED',
                 'http_access allow known', 'http_access deny all', 'cache deny all', 'shutdown_lifetime 0 seconds',
                 f'access_log stdio:{self.path("log")}', f'cache_log {self.path("cache.log")}',
                 f'pid_filename {self.path("pid")}', f'coredump_dir {self.folder}', 'pinger_enable off',
                 'visible_hostname localhost', 'memory_cache_shared off']
        # Its name keeps the shared memory of two that run at once apart.
        return [find_program('squid'), '-N', '-n', f'peer{self.port}', '-f', self.write('squid.conf', '\n'.join(lines) + '\n')]

    def _give_to_proxy_user(self):
        """Started by root, squid works as another user, who must be able to write here."""
        if os.geteuid() == 0:
            for name in ('proxy', 'squid'):
                try:
                    user = pwd.getpwnam(name)
                except KeyError:
                    continue
                os.chown(self.folder, user.pw_uid, user.pw_gid)
                return

    def log(self):
        return self.read('log') + self.read('cache.log')


class Nginx(Peer):
    """A web server with TLS and Basic log-on. `users` are pairs of name and password.

    It answers /ok with 200 after a log-on, on each of `ports`. Its certificate, for localhost, is signed by
    `ca_path`. Passwords lie in its folder in the clear, so that a log-on costs it next to nothing.
    """

    CONFIGURATION = '''
daemon off;
{user}
worker_processes {workers};
pid {folder}/pid;
error_log {folder}/error.log warn;
worker_rlimit_nofile 65536;
events {{ worker_connections 16384; }}
http {{
  access_log {access_log};
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  keepalive_requests 10000000;
  keepalive_timeout 120s;
  server {{
{listen}
    server_name localhost;
    ssl_certificate {folder}/server.pem;
    ssl_certificate_key {folder}/server.key;
    ssl_protocols TLSv1.2 TLSv1.3;
    location /ok {{
      auth_basic "practice";
      auth_basic_user_file {folder}/users;
      try_files /answer.txt =500;
      root {folder};
    }}
  }}
}}
'''

    def __init__(self, users, workers=1, access_log=True, n_ports=1):
        super().__init__()
        self.users = users
        self.n_ports = n_ports
        self.ports = []
        self.workers = workers
        self.access_log = access_log

    @property
    def url(self):
        return f'https://localhost:{self.port}'

    @property
    def ca_path(self):
        """The PEM file of the authority that signed its certificate."""
        return self.path('ca.pem')

    def configure(self):
        self._make_certificates()
        self.ports = [self.port] + [free_port() for _ in range(self.n_ports - 1)]
        self.write('users', ''.join(f'{name}:{{PLAIN}}{password}\n' for name, password in self.users))
        self.write('answer.txt', 'Pong\n')
        return [find_program('nginx'), '-p', self.folder, '-e', self.path('error.log'), '-c', self.write(
            'nginx.conf', self.CONFIGURATION.format(
                folder=self.folder, workers=self.workers,
                listen='\n'.join(f'    listen 127.0.0.1:{port} ssl backlog=4096;' for port in self.ports),
                user='user root;' if os.geteuid() == 0 else '',
                access_log=self.path('log') if self.access_log else 'off'))]

    def _make_certificates(self):
        if os.path.exists(self.path('server.pem')):
            return
        key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
        for command in (
                ['req', '-x509', *key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2',
                 '-subj', '/CN=Test authority'],
                ['req', *key, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=localhost'],
                ['x509', '-req', '-in', 'server.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial',
                 '-days', '2', '-out', 'server.pem',
                 '-extfile', self.write('extensions', 'subjectAltName=DNS:localhost,IP:127.0.0.1\n')]):
            subprocess.run(['openssl', *command], cwd=self.folder, check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main(command):
    try:
        with Tinyproxy() as plain, Tinyproxy(logon=True) as logon, Tinyproxy(refuse_connect=True) as refusing, \
                Squid() as squid:
            environment = dict(os.environ, BACKBONE_PROXY_OPEN=plain.url, BACKBONE_PROXY_LOGON=logon.url,
                               BACKBONE_PROXY_REFUSING=refusing.url, BACKBONE_PROXY_SQUID=squid.url)
            return subprocess.run(command, env=environment, check=False).returncode
    except FileNotFoundError as error:
        print(f'{error}: skipped')
        return 77


if __name__ == '__main__':
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if len(sys.argv) < 3 or sys.argv[1] != '--':
        sys.exit(__doc__)
    sys.exit(main(sys.argv[2:]))
