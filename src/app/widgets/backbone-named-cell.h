/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneNamedCell:
 *
 * A cell that gives its whole row a name: what a screen reader says when the row gets the focus,
 * for which GTK has no property before 4.12. Property row-name (string).
 */
#define BACKBONE_TYPE_NAMED_CELL (backbone_named_cell_get_type ())
G_DECLARE_FINAL_TYPE (BackboneNamedCell, backbone_named_cell, BACKBONE, NAMED_CELL, GtkBox)

G_END_DECLS
