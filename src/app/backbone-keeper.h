/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

G_BEGIN_DECLS

/**
 * BackboneKeeper:
 *
 * Keeps a landscape open and its schedule going while it has no window, and the application alive
 * meanwhile.
 */
#define BACKBONE_TYPE_KEEPER (backbone_keeper_get_type ())
G_DECLARE_FINAL_TYPE (BackboneKeeper, backbone_keeper, BACKBONE, KEEPER, GObject)

BackboneKeeper *backbone_keeper_new (GApplication *application, GFile *file);

/* (transfer none). */
GFile *backbone_keeper_get_file (BackboneKeeper *self);

/* What is being written is still written: the application goes on until the landscape is closed. */
void backbone_keeper_end (BackboneKeeper *self);

G_END_DECLS
