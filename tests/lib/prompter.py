#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The person in front of gnome-keyring's password dialog, for a private session.

    prompter.py answer|dismiss

Speaks org.gnome.keyring.internal.Prompter, the protocol by which gnome-keyring asks the desktop
to show its dialog, with the real key exchange of libgcr: "answer" types the password of the
session's keyring and agrees to everything, "dismiss" presses Cancel. Prints one line when ready.
"""

import sys

import gi
gi.require_version('Gcr', '3')
from gi.repository import Gcr, Gio, GLib  # noqa: E402  pylint: disable=wrong-import-position

from session import KEYRING_PASSWORD  # noqa: E402  pylint: disable=wrong-import-position

NAME = 'org.gnome.keyring.SystemPrompter'
PATH = '/org/gnome/keyring/Prompter'
CALLBACK = 'org.gnome.keyring.internal.Prompter.Callback'
INTERFACE = '''
<node>
  <interface name="org.gnome.keyring.internal.Prompter">
    <method name="BeginPrompting"><arg name="callback" type="o" direction="in"/></method>
    <method name="PerformPrompt">
      <arg name="callback" type="o" direction="in"/>
      <arg name="type" type="s" direction="in"/>
      <arg name="properties" type="a{sv}" direction="in"/>
      <arg name="exchange" type="s" direction="in"/>
    </method>
    <method name="StopPrompting"><arg name="callback" type="o" direction="in"/></method>
  </interface>
</node>'''


class Prompter:
    """Answers each prompt at once, the way `manner` says."""

    def __init__(self, bus, manner):
        self.bus = bus
        self.manner = manner
        self.exchanges = {}
        interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
        bus.register_object(PATH, interface, self._called, None, None)

    def _called(self, _bus, sender, _path, _interface, method, parameters, invocation):
        callback = parameters.get_child_value(0).get_string()
        invocation.return_value(None)
        if method == 'BeginPrompting':
            self.exchanges[sender, callback] = Gcr.SecretExchange()
            self._ready(sender, callback, '', self.exchanges[sender, callback].begin())
        elif method == 'PerformPrompt':
            self._perform(sender, callback, *parameters.unpack()[1:])
        else:
            self.exchanges.pop((sender, callback), None)
            self._call(sender, callback, 'PromptDone', None)

    def _perform(self, sender, callback, kind, _properties, received):
        exchange = self.exchanges[sender, callback]
        exchange.receive(received)
        if self.manner == 'dismiss':
            self._ready(sender, callback, 'no', exchange.send(None, 0))
        elif kind == 'password':
            self._ready(sender, callback, 'yes', exchange.send(KEYRING_PASSWORD, -1))
        else:
            self._ready(sender, callback, 'yes', exchange.send(None, 0))

    def _ready(self, sender, callback, reply, sent):
        self._call(sender, callback, 'PromptReady', GLib.Variant('(sa{sv}s)', (reply, {}, sent)))

    def _call(self, sender, callback, method, parameters):
        self.bus.call(sender, callback, CALLBACK, method, parameters, None,
                      Gio.DBusCallFlags.NO_AUTO_START, -1, None, None)


def main(manner):
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    prompter = Prompter(bus, manner)
    Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE,
                                   lambda *_: print('ready', flush=True), None)
    GLib.MainLoop().run()
    del prompter


if __name__ == '__main__':
    main(sys.argv[1])
