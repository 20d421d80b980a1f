/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneEndpointDialog:
 *
 * Edits where the channels of a kind lead. It says at each field what is wrong, and asks before
 * changes are lost.
 */
#define BACKBONE_TYPE_ENDPOINT_DIALOG (backbone_endpoint_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BackboneEndpointDialog,
                      backbone_endpoint_dialog,
                      BACKBONE,
                      ENDPOINT_DIALOG,
                      AdwWindow)

/* @widget: something in the window that is to say what was done. */
void backbone_endpoint_dialog_show (GtkWidget *widget,
                                    BackboneLandscape *landscape,
                                    BackboneChannelKind kind);

G_END_DECLS
