/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneSUserListView:
 *
 * All S-Users with what is known of them. They are read when it shows for the first time.
 *
 * Properties: landscape (BackboneLandscape, nullable), search (string, nullable), filter (string:
 * "all", "held", "expiring", "unconfirmed", "no-software-download" or "no-password"); read-only: list
 * (BackboneList, nullable), n-all, n-held, n-expiring, n-unconfirmed, n-no-software-download,
 * n-no-password (uint), n-selected (uint).
 *
 * Signal activated (view, BackboneSUser s_user): its details are wanted.
 */
#define BACKBONE_TYPE_S_USER_LIST_VIEW (backbone_s_user_list_view_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSUserListView,
                      backbone_s_user_list_view,
                      BACKBONE,
                      S_USER_LIST_VIEW,
                      GtkWidget)

/* (transfer full): the IDs of those that are selected. */
GStrv backbone_s_user_list_view_dup_selected (BackboneSUserListView *self);

G_END_DECLS
