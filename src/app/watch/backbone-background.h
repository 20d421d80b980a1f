/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-keeper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneBackground:
 *
 * Which landscapes are watched without a window: those whose window was closed while the setting
 * keep-running is on, and those that the application was started for in the background.
 */
#define BACKBONE_TYPE_BACKGROUND (backbone_background_get_type ())
G_DECLARE_FINAL_TYPE (BackboneBackground, backbone_background, BACKBONE, BACKGROUND, GObject)

BackboneBackground *backbone_background_new (GApplication *application);

/* From now on @file is to be kept when its window closes, until the setting is switched off. */
void backbone_background_ask_for (BackboneBackground *self, GFile *file);
/* Done when it is open; at once if @file is kept already. */
void backbone_background_keep_async (BackboneBackground *self,
                                     GFile *file,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
backbone_background_keep_finish (BackboneBackground *self, GAsyncResult *result, GError **error);
/* Nothing happens if @file is not kept. */
void backbone_background_check_all (BackboneBackground *self, GFile *file);

/* Whether @file is to be kept when its window closes. */
gboolean backbone_background_wants (BackboneBackground *self, GFile *file);
/* @open: (transfer full): what the window had. */
void backbone_background_give (BackboneBackground *self, BackboneOpenLandscape *open);
/* (transfer full) (nullable): a window takes over. None if @file is not kept or not open yet. */
BackboneOpenLandscape *backbone_background_take (BackboneBackground *self, GFile *file);

/* (transfer full) (nullable): the one that was kept last. */
GFile *backbone_background_dup_newest (BackboneBackground *self);
/* The program ends: all are closed, and none is kept any more. */
void backbone_background_end (BackboneBackground *self);

G_END_DECLS
