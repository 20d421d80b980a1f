#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The background portal of a desktop, for tests: answers each request as it is told to, and writes down what was asked.

    portal.py ANSWER FILE

ANSWER is allow, refuse or refuse-autostart. Each request becomes one line of JSON in FILE. A line on the standard output
says that it serves.
"""

import json
import sys

from gi.repository import Gio, GLib

NAME = 'org.freedesktop.portal.Desktop'
PATH = '/org/freedesktop/portal/desktop'
INTERFACE = '''<node><interface name="org.freedesktop.portal.Background">
  <method name="RequestBackground">
    <arg type="s" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
  </method>
</interface></node>'''


def main():
    answer, file = sys.argv[1:]
    loop = GLib.MainLoop()

    def respond(bus, sender, handle, autostart):
        results = {'background': GLib.Variant('b', answer != 'refuse'),
                   'autostart': GLib.Variant('b', autostart and answer == 'allow')}
        bus.emit_signal(sender, handle, 'org.freedesktop.portal.Request', 'Response',
                        GLib.Variant('(ua{sv})', (1 if answer == 'refuse' else 0, results)))
        return GLib.SOURCE_REMOVE

    def called(bus, sender, _path, _interface, method, parameters, invocation):
        _parent, options = parameters.unpack()
        with open(file, 'a', encoding='utf-8') as log:
            log.write(json.dumps(options) + '\n')
        handle = f'{PATH}/request/{sender[1:].replace(".", "_")}/{options["handle_token"]}'
        invocation.return_value(GLib.Variant('(o)', (handle,)))
        GLib.idle_add(respond, bus, sender, handle, options['autostart'])

    def acquired(bus, _name):
        bus.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0], called, None, None)

    def owned(_bus, _name):
        print('ready', flush=True)

    Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, acquired, owned, lambda *_: loop.quit())
    loop.run()


if __name__ == '__main__':
    main()
