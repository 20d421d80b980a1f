/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneFormField:
 *
 * One field of a form: what it is called, the widget to fill in, and below it a hint, or what is
 * wrong. Screen readers hear both with the widget.
 *
 * Properties: title (string, with a mnemonic), hint (string, nullable), error (string, nullable: goes
 * before the hint), child (GtkWidget, nullable).
 */
#define BACKBONE_TYPE_FORM_FIELD (backbone_form_field_get_type ())
G_DECLARE_FINAL_TYPE (BackboneFormField, backbone_form_field, BACKBONE, FORM_FIELD, GtkBox)

/* (nullable) @hint, @error. */
void backbone_form_field_set_hint (BackboneFormField *self, const char *hint);
void backbone_form_field_set_error (BackboneFormField *self, const char *error);
/* Takes @error (transfer full) (nullable) for its message; returns whether there was none. */
gboolean backbone_form_field_take_error (BackboneFormField *self, GError *error);
const char *backbone_form_field_get_error (BackboneFormField *self);

G_END_DECLS
