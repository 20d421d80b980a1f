/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

G_BEGIN_DECLS

/*
 * The practice landscape: a landscape of this person's own whose backbone is backbone-practice, so
 * that everything can be tried without an SAP contract.
 */

/* (transfer full): its file, whether it exists or not. */
char *backbone_practice_dup_path (void);

/* Starts the practice server, makes the landscape at the first time, and leads it to the server. */
void backbone_practice_open_async (GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* (transfer full): the server ends when the landscape goes. */
BackboneLandscape *backbone_practice_open_finish (GAsyncResult *result, GError **error);

/* (transfer full) (nullable): the hosts of the server that @landscape keeps running; NULL if it is no
 * practice landscape. */
GFile *backbone_practice_dup_profile_file (BackboneLandscape *landscape);

/* Imports the server's customers if the landscape has only its owner; a landscape that is no
 * practice landscape stays as it is. */
void backbone_practice_fill_async (BackboneLandscape *landscape,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* (out): whether there was something to import, and it is there now. */
gboolean backbone_practice_fill_finish (GAsyncResult *result, gboolean *filled, GError **error);

G_END_DECLS
