/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Where the header has no room for the pages in @title, @bar shows them at the bottom of the window. */
void backbone_narrow_header_attach (AdwViewSwitcherTitle *title, AdwViewSwitcherBar *bar);

G_END_DECLS
