#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No object of ui/ has a binding that looks up that object itself: GTK then warns, now and then, when it goes."""

import glob
import os
import sys
import xml.etree.ElementTree as ElementTree


def own_name(element):
    return element.get('id') if element.tag == 'object' else element.get('class')


def looks_up(binding, name):
    return any((lookup.text or '').strip() == name for lookup in binding.iter('lookup'))


def main(root):
    found = 0
    for path in sorted(glob.glob(os.path.join(root, 'ui', '*.ui'))):
        for element in ElementTree.parse(path).iter():
            name = own_name(element) if element.tag in ('object', 'template') else None
            for binding in element.findall('binding') if name else ():
                if looks_up(binding, name):
                    found += 1
                    print(f'{os.path.relpath(path, root)}: the binding of "{binding.get("name")}" looks up '
                          f'{name}, which it belongs to')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
