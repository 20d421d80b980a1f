/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-keeper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneBackground:
 *
 * Which landscapes are watched without a window: those whose window was closed while the setting
 * keep-running is on, and the one that the application was started for in the background.
 */
#define BACKBONE_TYPE_BACKGROUND (backbone_background_get_type ())
G_DECLARE_FINAL_TYPE (BackboneBackground, backbone_background, BACKBONE, BACKGROUND, GObject)

BackboneBackground *backbone_background_new (GApplication *application);

/* Nothing happens if @file is kept already. */
void backbone_background_keep (BackboneBackground *self, GFile *file);
/* A window of @file is about to close. */
void backbone_background_window_closes (BackboneBackground *self, GFile *file);
/* A window takes over. */
void backbone_background_release (BackboneBackground *self, GFile *file);
/* (transfer full) (nullable): the one that was kept last. */
GFile *backbone_background_dup_newest (BackboneBackground *self);
/* The program ends: all are closed, and none is kept any more. */
void backbone_background_end (BackboneBackground *self);

G_END_DECLS
