/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-rows-view.h"

G_BEGIN_DECLS

/**
 * BackboneSUserListView:
 *
 * All S-Users with what is known of them.
 *
 * Filters: "all", "held", "expiring", "unconfirmed", "no-software-download" and "no-password". What is
 * "activated" wants its details seen.
 */
#define BACKBONE_TYPE_S_USER_LIST_VIEW (backbone_s_user_list_view_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSUserListView,
                      backbone_s_user_list_view,
                      BACKBONE,
                      S_USER_LIST_VIEW,
                      BackboneRowsView)

/* (transfer full): the IDs of those that are selected. */
GStrv backbone_s_user_list_view_dup_selected (BackboneSUserListView *self);

G_END_DECLS
