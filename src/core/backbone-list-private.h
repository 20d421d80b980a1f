/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-landscape.h"
#include "backbone-list.h"
#include "backbone-store-private.h"

G_BEGIN_DECLS

/* Runs on the store's worker. (out) (transfer full) (element-type BackboneRecord). */
typedef gboolean (*BackboneListFunc) (BackboneDb *db,
                                      gpointer user_data,
                                      GPtrArray **records,
                                      GError **error);

/* (transfer full): what tells a record from the others in its list. */
typedef char *(*BackboneListKeyFunc) (gpointer record);

/* When the list will read otherwise though nothing changes, since time goes by; 0 for never. Runs on
 * the store's worker, after the list was read. */
typedef gboolean (*BackboneListDueFunc) (BackboneDb *db,
                                         gpointer user_data,
                                         BackboneTime *due,
                                         GError **error);

/* @changes: the BackboneChanges after which it is read again. @free_func frees @user_data when
 * neither list nor worker needs it any more, on any thread. */
BackboneList *backbone_list_new (BackboneLandscape *landscape,
                                 GType item_type,
                                 guint changes,
                                 BackboneListFunc func,
                                 gpointer user_data,
                                 GDestroyNotify free_func,
                                 BackboneListKeyFunc key_func);
/* The same, for what also follows the clock. */
BackboneList *backbone_list_new_with_due (BackboneLandscape *landscape,
                                          GType item_type,
                                          guint changes,
                                          BackboneListFunc func,
                                          BackboneListDueFunc due_func,
                                          gpointer user_data,
                                          GDestroyNotify free_func,
                                          BackboneListKeyFunc key_func);

G_END_DECLS
