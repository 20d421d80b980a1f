/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-narrow-header.h"

#include "backbone-part.h"

static void
reveal_cb (gpointer user_data)
{
  AdwViewSwitcherBar *bar = user_data;
  AdwViewSwitcherTitle *title = g_object_get_data (G_OBJECT (bar), "backbone-title");

  adw_view_switcher_bar_set_reveal (bar, adw_view_switcher_title_get_title_visible (title));
}

/* It is told while everything gets its place, when nothing can ask for another one: with
 * animations, a later frame would ask again, without them the bar would stay hidden. */
static void
title_visible_cb (AdwViewSwitcherBar *bar)
{
  backbone_part_do_later (bar, G_PRIORITY_DEFAULT_IDLE, reveal_cb);
}

void
backbone_narrow_header_attach (AdwViewSwitcherTitle *title, AdwViewSwitcherBar *bar)
{
  g_object_set_data_full (G_OBJECT (bar), "backbone-title", g_object_ref (title), g_object_unref);
  g_signal_connect_object (title, "notify::title-visible", G_CALLBACK (title_visible_cb), bar,
                           G_CONNECT_SWAPPED);
}
