/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneSetupRow:
 *
 * A step in the guide: its number, what it is called, and how far it is. Property step
 * (BackboneSetupStep, nullable).
 */
#define BACKBONE_TYPE_SETUP_ROW (backbone_setup_row_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSetupRow, backbone_setup_row, BACKBONE, SETUP_ROW, GtkListBoxRow)

GtkWidget *backbone_setup_row_new (BackboneSetupStep *step);
BackboneSetupStep *backbone_setup_row_get_step (BackboneSetupRow *self);

G_END_DECLS
