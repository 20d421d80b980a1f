/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneTextColumn:
 * @title: untranslated
 * @width: in pixels; 0 to take what is left
 * @text: (transfer full): what a cell shows
 *
 * A column of a #BackboneTextTable.
 */
typedef struct
{
  const char *title;
  int width;
  char *(*text) (gpointer item);
} BackboneTextColumn;

/**
 * BackboneTextTable:
 *
 * A table whose cells are texts only. What a row says of itself to a screen reader is all its cells.
 *
 * Properties: model (GListModel, nullable), selected (GObject, read-only, nullable: the row that is
 * selected), title (string, when it is made: what the table is called).
 */
#define BACKBONE_TYPE_TEXT_TABLE (backbone_text_table_get_type ())
G_DECLARE_FINAL_TYPE (BackboneTextTable, backbone_text_table, BACKBONE, TEXT_TABLE, GtkWidget)

/* Once. @columns: static, up to one without a title. */
void backbone_text_table_set_columns (BackboneTextTable *self, const BackboneTextColumn *columns);
void backbone_text_table_set_model (BackboneTextTable *self, GListModel *model);
void backbone_text_table_select (BackboneTextTable *self, guint position);
/* (transfer none) (nullable). */
gpointer backbone_text_table_get_selected (BackboneTextTable *self);

G_END_DECLS
