# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program tells assistive technology, read from the accessibility bus itself.

    bus = AccessibilityBus(session_bus_address)
    name = bus.find_program(process_id)
    for item in bus.items(name).below(ROOT): print(item.role, item.name)

What all objects are comes in one message of AT-SPI's cache interface: asking each one for its role, its name and its
states takes ten times as long.
"""

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402  pylint: disable=wrong-import-position

ROOT = '/org/a11y/atspi/accessible/root'
NOTHING = '/org/a11y/atspi/null'
TIME_LIMIT = 30000  # ms: a busy machine may need long for an answer
EVENTS = ('object:children-changed', 'object:state-changed', 'object:property-change', 'object:text-changed', 'window')


def state_bit(state):
    """The place of a state in a set of states, by its name in AT-SPI: 'SHOWING'."""
    return 1 << int(getattr(Atspi.StateType, state))


def role_name(number):
    """A role as AT-SPI names it: 'push button'."""
    return Atspi.role_get_name(Atspi.Role(number))


def _set_of_states(words):
    return words[0] | words[1] << 32


class Item:
    """One object as it was when the tree was read."""

    def __init__(self, fields):
        self.path = fields[0][1]
        self.parent = fields[2][1]
        self.interfaces = {name.rsplit('.', 1)[1] for name in fields[5]}
        self.name = fields[6]
        self.role = role_name(fields[7])
        self.states = _set_of_states(fields[9])

    def has_state(self, state):
        """Whether it had this state."""
        return bool(self.states & state_bit(state))


class Items:
    """The tree of a program at one moment: its objects by path, and the paths of the children of each."""

    def __init__(self, items, children):
        self._items = items
        self._children = children

    def children(self, path):
        """The objects right below, in order."""
        return [self._items[child] for child in self._children.get(path, ()) if child in self._items]

    def below(self, path, into=lambda item: True):
        """Every object below from top to bottom, but not what is below of those that `into` refuses."""
        for item in self.children(path):
            yield item
            if into(item):
                yield from self.below(item.path, into)


class AccessibilityBus:
    """The bus that programs and assistive technology of a session meet on."""

    def __init__(self, session_bus_address):
        session = self._connect(session_bus_address)
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None,
                                    GLib.VariantType('(s)'), Gio.DBusCallFlags.NONE, TIME_LIMIT, None).unpack()[0]
        session.close_sync()
        self.connection = self._connect(address)
        for event in EVENTS:
            self.call('org.a11y.atspi.Registry', '/org/a11y/atspi/registry', 'Registry', 'RegisterEvent', 's', event)
        # Whatever happens wakes who waits for a change.
        for interface in ('Object', 'Window'):
            self.subscribe(interface, None, None, lambda *_: None)

    @staticmethod
    def _connect(address):
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        connection.set_exit_on_close(False)
        return connection

    def close(self):
        """Leaves the bus."""
        self.connection.close_sync()

    def call(self, name, path, interface, method, signature='', *arguments):
        """Calls a method of AT-SPI and returns its answer, alone or as a tuple."""
        return self._call(name, path, f'org.a11y.atspi.{interface}', method, signature, arguments)

    def get(self, name, path, interface, what):
        """A property of an object."""
        return self._call(name, path, 'org.freedesktop.DBus.Properties', 'Get', 'ss',
                          (f'org.a11y.atspi.{interface}', what))

    def _call(self, name, path, interface, method, signature, arguments):
        answer = self.connection.call_sync(name, path, interface, method, GLib.Variant(f'({signature})', arguments),
                                           None, Gio.DBusCallFlags.NONE, TIME_LIMIT, None).unpack()
        return answer[0] if len(answer) == 1 else answer

    def subscribe(self, interface, event, detail, told):
        """Calls told(path, values) for these events, such as 'Object', 'StateChanged', 'focused'."""
        return self.connection.signal_subscribe(
            None, f'org.a11y.atspi.Event.{interface}', event, None, detail, Gio.DBusSignalFlags.NONE,
            lambda _connection, _sender, path, _interface, _signal, values: told(path, values.unpack()))

    def unsubscribe(self, subscription):
        """Ends what subscribe() began."""
        self.connection.signal_unsubscribe(subscription)

    def find_program(self, process_id):
        """The name on the bus of the program with this process id once it has registered itself, or None."""
        for name, _path in self.call('org.a11y.atspi.Registry', ROOT, 'Accessible', 'GetChildren'):
            try:
                if process_id == self._call('org.freedesktop.DBus', '/', 'org.freedesktop.DBus',
                                            'GetConnectionUnixProcessID', 's', (name,)):
                    return name
            except GLib.Error:
                continue  # It has left meanwhile.
        return None

    def items(self, name):
        """The whole tree of a program. GTK holds in its cache what somebody has asked for: so first come all questions
        for children, those of a level without waiting for the answers of one another."""
        children, level = {}, [ROOT]
        while level:
            answers = self._ask_all_for_children(name, level)
            children.update(answers)
            level = [child for path in level for child in answers[path] if child not in children]
        items = self._read_cache(name)
        # GTK 4.8 leaves out the page of a stack where it tells the children of the stack, but not as parent.
        if any(item.parent not in items for item in items.values() if item.parent not in (NOTHING, ROOT)):
            items = self._read_cache(name)
        for parent, paths in list(children.items()):
            for place, path in enumerate(paths):
                page = items.get(items[path].parent) if path in items else None
                if page and page.path != parent and page.parent == parent:
                    paths[place] = page.path
                    children[page.path] = [path]
        return Items(items, children)

    def _read_cache(self, name):
        return {item.path: item for item in map(Item, self.call(name, '/org/a11y/atspi/cache', 'Cache', 'GetItems'))}

    def _ask_all_for_children(self, name, paths):
        answers = {path: [] for path in paths}
        waiting = set(paths)

        def answered(connection, result, path):
            waiting.discard(path)
            try:
                answers[path] = [child for _name, child in connection.call_finish(result).unpack()[0]]
            except GLib.Error:
                pass  # It vanished meanwhile.

        for path in paths:
            self.connection.call(name, path, 'org.a11y.atspi.Accessible', 'GetChildren', None, None,
                                 Gio.DBusCallFlags.NONE, TIME_LIMIT, None, answered, path)
        while waiting:
            GLib.MainContext.default().iteration(True)
        return answers

    def states(self, name, path):
        """The states that an object has now."""
        return _set_of_states(self.call(name, path, 'Accessible', 'GetState'))
