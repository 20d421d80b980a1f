#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of a desktop's portal that opens files: keeps what it was handed under the name that it is given.

Prints "ready" when it answers. A file appears as a whole.
"""

import os
import sys

from gi.repository import Gio, GLib

INTERFACE = '''<node><interface name="org.freedesktop.portal.OpenURI">
<method name="OpenFile"><arg type="s" direction="in"/><arg type="h" direction="in"/>
<arg type="a{sv}" direction="in"/><arg type="o" direction="out"/></method>
<property name="version" type="u" access="read"/>
</interface></node>'''
DONE = 0


def keep(descriptor, path):
    """Whatever the descriptor gives is written under that path."""
    with open(f'/proc/self/fd/{descriptor}', 'rb') as source, open(path + '.new', 'wb') as target:
        target.write(source.read())
    os.rename(path + '.new', path)


class Portal:
    """Answers calls on the session bus."""

    def __init__(self, path):
        self.path = path
        self.loop = GLib.MainLoop()
        info = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.bus.register_object('/org/freedesktop/portal/desktop', info, self.called, self.asked, None)
        Gio.bus_own_name_on_connection(self.bus, 'org.freedesktop.portal.Desktop', Gio.BusNameOwnerFlags.NONE,
                                       lambda *_: print('ready', flush=True), None)

    def called(self, _bus, sender, _path, _interface, _method, parameters, invocation):
        """OpenFile: says by which object it answers, and then that it is done."""
        descriptors = invocation.get_message().get_unix_fd_list()
        _, index, options = parameters.unpack()
        keep(descriptors.peek_fds()[index], self.path)
        request = '/org/freedesktop/portal/desktop/request/%s/%s' % (
            sender[1:].replace('.', '_'), options['handle_token'])
        invocation.return_value(GLib.Variant('(o)', (request,)))
        self.bus.emit_signal(sender, request, 'org.freedesktop.portal.Request', 'Response',
                             GLib.Variant('(ua{sv})', (DONE, {})))

    @staticmethod
    def asked(*_):
        return GLib.Variant('u', 4)


if __name__ == '__main__':
    Portal(sys.argv[1]).loop.run()
