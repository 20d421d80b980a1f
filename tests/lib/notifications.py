#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop's part of notifications, for a private session.

    with Session(display=True) as session, Notifications(session) as desktop:
        ...
        shown = desktop.wait_for(lambda shown: len(shown) == 1)
        desktop.click(shown[0])

Implements org.freedesktop.Notifications as a program of its own, which keeps what is shown, says so in a file, and
clicks when it is told to. `all` are those that were ever sent, in their order; `shown` those that still show.

With gnome=True it is GNOME's own interface, org.gtk.Notifications: there an id is the program's own, so that a later run
can withdraw what an earlier one has sent. That can't be clicked on.
"""

import json
import os
import subprocess
import sys
import time

GNOME_NAME = 'org.gtk.Notifications'
GNOME_PATH = '/org/gtk/Notifications'
GNOME_INTERFACE = '''
<node>
  <interface name="org.gtk.Notifications">
    <method name="AddNotification">
      <arg name="app_id" type="s" direction="in"/>
      <arg name="id" type="s" direction="in"/>
      <arg name="notification" type="a{sv}" direction="in"/>
    </method>
    <method name="RemoveNotification">
      <arg name="app_id" type="s" direction="in"/>
      <arg name="id" type="s" direction="in"/>
    </method>
  </interface>
</node>'''

NAME = 'org.freedesktop.Notifications'
PATH = '/org/freedesktop/Notifications'
INTERFACE = '''
<node>
  <interface name="org.freedesktop.Notifications">
    <method name="Notify">
      <arg name="app_name" type="s" direction="in"/>
      <arg name="replaces_id" type="u" direction="in"/>
      <arg name="app_icon" type="s" direction="in"/>
      <arg name="summary" type="s" direction="in"/>
      <arg name="body" type="s" direction="in"/>
      <arg name="actions" type="as" direction="in"/>
      <arg name="hints" type="a{sv}" direction="in"/>
      <arg name="expire_timeout" type="i" direction="in"/>
      <arg name="id" type="u" direction="out"/>
    </method>
    <method name="CloseNotification"><arg name="id" type="u" direction="in"/></method>
    <method name="GetCapabilities"><arg name="capabilities" type="as" direction="out"/></method>
    <method name="GetServerInformation">
      <arg name="name" type="s" direction="out"/>
      <arg name="vendor" type="s" direction="out"/>
      <arg name="version" type="s" direction="out"/>
      <arg name="spec_version" type="s" direction="out"/>
    </method>
    <signal name="NotificationClosed"><arg name="id" type="u"/><arg name="reason" type="u"/></signal>
    <signal name="ActionInvoked"><arg name="id" type="u"/><arg name="action_key" type="s"/></signal>
  </interface>
</node>'''

PATIENCE = 30.0
URGENT = 2


class Notifications:
    """See the text at the top of this file."""

    def __init__(self, session, gnome=False):
        self.session = session
        self.gnome = gnome
        self.path = session.path('notifications.json')
        self.process = None

    def __enter__(self):
        reader, writer = os.pipe()
        self.process = self.session.popen([sys.executable, os.path.abspath(__file__), self.path,
                                           *(['--gnome'] if self.gnome else [])],
                                          stdin=subprocess.PIPE, stdout=writer)
        os.close(writer)
        with os.fdopen(reader) as output:
            if output.readline() != 'ready\n':
                raise RuntimeError('nobody shows notifications')
        return self

    def __exit__(self, *_exc):
        self.process.stdin.close()
        self.process.wait()

    @property
    def all(self):
        """Each with id, replaces, title, body, actions (key -> label), urgency."""
        with open(self.path, encoding='utf-8') as file:
            return json.load(file)['all']

    @property
    def shown(self):
        with open(self.path, encoding='utf-8') as file:
            state = json.load(file)
        newest = {notification['id']: notification for notification in state['all']}
        return [notification for id, notification in newest.items() if id in state['shown']]

    def wait_for(self, condition, what='a notification'):
        """What was ever sent, once `condition` holds of it."""
        end = time.monotonic() + PATIENCE
        while not condition(self.all):
            if time.monotonic() > end:
                raise AssertionError(f'{what} did not come: {self.all}')
            time.sleep(0.05)
        return self.all

    def click(self, notification, label=None):
        """A click on it, or on its button."""
        key = 'default' if label is None else next(key for key, text in notification['actions'].items()
                                                   if text == label)
        self.process.stdin.write(json.dumps([notification['id'], key]).encode() + b'\n')
        self.process.stdin.flush()


class Service:
    """What both desktops have in common."""

    def __init__(self, bus, path, glib, gio, place, xml):  # pylint: disable=too-many-arguments,too-many-positional-arguments
        self.bus, self.path, self.glib = bus, path, glib
        self.all, self.shown = [], []
        self.save()
        interface = gio.DBusNodeInfo.new_for_xml(xml).interfaces[0]
        bus.register_object(place, interface, self.called, None, None)

    def save(self):
        with open(self.path + '.new', 'w', encoding='utf-8') as file:
            json.dump({'all': self.all, 'shown': self.shown}, file)
        os.replace(self.path + '.new', self.path)

    def called(self, _bus, _sender, _path, _interface, method, parameters, invocation):
        reply = getattr(self, method)(*parameters.unpack())
        self.save()
        invocation.return_value(self.glib.Variant(*reply) if reply else None)


class Gnome(Service):
    """GNOME's own."""

    def AddNotification(self, _app, name, notification):  # pylint: disable=invalid-name
        self.all.append({'id': name, 'title': notification['title'], 'body': notification['body']})
        if name not in self.shown:
            self.shown.append(name)

    def RemoveNotification(self, _app, name):  # pylint: disable=invalid-name
        if name in self.shown:
            self.shown.remove(name)


class Desktop(Service):
    """All others."""

    # The methods of the interface; who calls them fixes how many arguments there are.
    def Notify(self, _app, replaces, _icon, title, body, actions, hints, _timeout):  # pylint: disable=invalid-name,too-many-arguments,too-many-positional-arguments
        number = replaces or len(self.all) + 1
        self.all.append({'id': number, 'replaces': replaces, 'title': title, 'body': body,
                         'actions': dict(zip(actions[::2], actions[1::2])), 'urgency': hints.get('urgency', 1)})
        if number not in self.shown:
            self.shown.append(number)
        return '(u)', (number,)

    def CloseNotification(self, number):  # pylint: disable=invalid-name
        if number in self.shown:
            self.close(number, 3)

    def GetCapabilities(self):  # pylint: disable=invalid-name
        return '(as)', (['actions', 'body', 'persistence'],)

    def GetServerInformation(self):  # pylint: disable=invalid-name
        return '(ssss)', ('test', 'test', '1', '1.2')

    def close(self, number, reason):
        self.shown.remove(number)
        self.bus.emit_signal(None, PATH, NAME, 'NotificationClosed', self.glib.Variant('(uu)', (number, reason)))

    def click(self, number, key):
        self.bus.emit_signal(None, PATH, NAME, 'ActionInvoked', self.glib.Variant('(us)', (number, key)))
        self.close(number, 2)
        self.save()


def main(path, gnome):
    from gi.repository import Gio, GLib  # pylint: disable=import-outside-toplevel
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    loop = GLib.MainLoop()
    desktop = Gnome(bus, path, GLib, Gio, GNOME_PATH, GNOME_INTERFACE) if gnome \
        else Desktop(bus, path, GLib, Gio, PATH, INTERFACE)

    def told(_channel, _condition):
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        desktop.click(*json.loads(line))
        return True

    GLib.io_add_watch(GLib.IOChannel.unix_new(sys.stdin.fileno()), GLib.PRIORITY_DEFAULT,
                      GLib.IOCondition.IN | GLib.IOCondition.HUP, told)
    Gio.bus_own_name_on_connection(bus, GNOME_NAME if gnome else NAME, Gio.BusNameOwnerFlags.NONE,
                                   lambda *_: print('ready', flush=True), None)
    loop.run()


if __name__ == '__main__':
    main(sys.argv[1], '--gnome' in sys.argv)
