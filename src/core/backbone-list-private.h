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

/* @changes: the BackboneChanges after which it is read again. @free_func frees @user_data when
 * neither list nor worker needs it any more, on any thread. */
BackboneList *backbone_list_new (BackboneLandscape *landscape,
                                 GType item_type,
                                 guint changes,
                                 BackboneListFunc func,
                                 gpointer user_data,
                                 GDestroyNotify free_func,
                                 BackboneListKeyFunc key_func);

G_END_DECLS
