/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneSUsersPage:
 *
 * Which S-User acts for whom, and what is known of the S-Users: a #BackbonePage. Property view
 * (string: "assignments" or "s-users").
 */
#define BACKBONE_TYPE_S_USERS_PAGE (backbone_s_users_page_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSUsersPage, backbone_s_users_page, BACKBONE, S_USERS_PAGE, GtkWidget)

/* In the list of S-Users, by a search. */
void backbone_s_users_page_show_s_user (BackboneSUsersPage *self, const char *id);

G_END_DECLS
