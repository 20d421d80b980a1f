/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneFieldNote:
 *
 * A row under a field of a form that says what is wrong with it, or what helps to fill it in; it
 * hides while there is nothing to say.
 */
#define BACKBONE_TYPE_FIELD_NOTE (backbone_field_note_get_type ())
G_DECLARE_FINAL_TYPE (BackboneFieldNote,
                      backbone_field_note,
                      BACKBONE,
                      FIELD_NOTE,
                      AdwPreferencesRow)

/* @field: the row above. @error: (nullable): what is wrong; it goes before @hint (nullable). */
void backbone_field_note_update (BackboneFieldNote *self,
                                 GtkWidget *field,
                                 const char *error,
                                 const char *hint);

/*
 * The same below a field (nullable) that is not a row: @label tells @error (nullable), or else @hint
 * (nullable), and hides if there is neither.
 */
void backbone_field_note_show_below (GtkLabel *label,
                                     GtkWidget *field,
                                     const char *error,
                                     const char *hint);

G_END_DECLS
