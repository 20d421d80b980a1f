/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneTypedRow:
 *
 * A row for a value that is typed, with a button that does something with it; what is wrong with it, or
 * a hint, stands below. Properties: key (string: what the value is called in the code), hint (string,
 * nullable: stands below while nothing is wrong), digits (boolean: only numbers are expected). The title
 * is that of AdwPreferencesRow.
 */
#define BACKBONE_TYPE_TYPED_ROW (backbone_typed_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (BackboneTypedRow,
                          backbone_typed_row,
                          BACKBONE,
                          TYPED_ROW,
                          AdwPreferencesRow)

/**
 * BackboneTypedRowClass:
 * @name_button: (transfer full): what the button of the row with that title is called
 * @update: key or hint are others: shows all anew, with backbone_typed_row_tell()
 */
struct _BackboneTypedRowClass
{
  AdwPreferencesRowClass parent_class;

  char *(*name_button) (const char *title);
  void (*update) (BackboneTypedRow *self);
};

/* When the template is set, which has a GtkEntry "entry", a GtkButton "button", a GtkLabel "below", and
 * the callback "title_changed_cb" at notify::title of the row. */
void backbone_typed_row_class_bind_template (BackboneTypedRowClass *klass);

/* (transfer none) (nullable). */
const char *backbone_typed_row_get_key (BackboneTypedRow *self);
/* (transfer none). */
GtkEntry *backbone_typed_row_get_entry (BackboneTypedRow *self);
GtkWidget *backbone_typed_row_get_button (BackboneTypedRow *self);
/* What is typed. */
const char *backbone_typed_row_get_text (BackboneTypedRow *self);
void backbone_typed_row_set_text (BackboneTypedRow *self, const char *text);
/* What is wrong with it (nullable): goes before the hint. */
void backbone_typed_row_tell (BackboneTypedRow *self, const char *error);

G_END_DECLS
