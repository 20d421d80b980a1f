/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-cell-block.h"
#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneBlockContext:
 *
 * A block of cells of the table of assignments, for the commands on it. @widget: one in the window.
 */
typedef struct
{
  GtkWidget *widget;
  BackboneLandscape *landscape;
  BackboneAssignmentList *list;
  BackboneCellBlock *block;
} BackboneBlockContext;

/* As tab-separated text into the clipboard, once all rows are loaded. */
void backbone_block_copy (const BackboneBlockContext *context);
/* What the clipboard has, from the first cell of the block on; asks first, with each row's outcome. */
void backbone_block_paste (const BackboneBlockContext *context);
/* Gaps below the first row get the S-User of their own customer; asks first. */
void backbone_block_fill (const BackboneBlockContext *context);
void backbone_block_clear (const BackboneBlockContext *context);

G_END_DECLS
