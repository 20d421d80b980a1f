/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-open-landscape.h"

G_BEGIN_DECLS

/**
 * BackboneKeeper:
 *
 * Has an open landscape while it has no window, and keeps the application alive meanwhile.
 */
#define BACKBONE_TYPE_KEEPER (backbone_keeper_get_type ())
G_DECLARE_FINAL_TYPE (BackboneKeeper, backbone_keeper, BACKBONE, KEEPER, GObject)

/* It is to be opened then. */
BackboneKeeper *backbone_keeper_new (GApplication *application, GFile *file);
/* @open: (transfer full): from a window. */
BackboneKeeper *backbone_keeper_new_open (GApplication *application, BackboneOpenLandscape *open);

void
backbone_keeper_open_async (BackboneKeeper *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean backbone_keeper_open_finish (BackboneKeeper *self, GAsyncResult *result, GError **error);

/* (transfer none). */
GFile *backbone_keeper_get_file (BackboneKeeper *self);
/* At once, or as soon as it is open. */
void backbone_keeper_check_all (BackboneKeeper *self);

/* (transfer full) (nullable): for a window, with all that goes on; none if it was not open yet. */
BackboneOpenLandscape *backbone_keeper_take (BackboneKeeper *self);
/* It is closed. */
void backbone_keeper_end (BackboneKeeper *self);

G_END_DECLS
