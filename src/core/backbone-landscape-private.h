/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-landscape-private.h"
#include "backbone-landscape.h"
#include "backbone-store-private.h"
#include "backbone-vault-private.h"

G_BEGIN_DECLS

/* (transfer none); for jobs. The public getters are not: what they give goes when the main loop hears of a
 * change. */
BackboneStore *backbone_landscape_get_store (BackboneLandscape *self);
BackboneVault *backbone_landscape_get_vault (BackboneLandscape *self);

/* Blocking work of a landscape, in a thread of its own: GTask's shared pool may be full of name
 * look-ups that wait. @func gets a reference to @task; who finishes that waits for the end of the thread,
 * which has nothing more to do then. */
void backbone_landscape_run_in_thread (GTask *task, GThreadFunc func);
void backbone_landscape_join_thread (GTask *task);
/* A read of the store; @user_data: (out) (BackboneLandscapeRow **). */
gboolean backbone_landscape_load_row (BackboneDb *db, gpointer user_data, GError **error);
/* The same for jobs, blocking. (transfer full). */
BackboneLandscapeRow *
backbone_landscape_read_row (BackboneLandscape *self, GCancellable *cancellable, GError **error);
/* (transfer full): of an open @store, with what it says of itself. @row: (transfer full). */
BackboneLandscape *backbone_landscape_new_opened (BackboneStore *store, BackboneLandscapeRow *row);

G_END_DECLS
