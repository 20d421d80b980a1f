/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-channel-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneChoiceRow:
 *
 * A setting of a channel that is chosen. Properties: draft (BackboneChannelDraft, nullable), key
 * (string). The title is that of AdwPreferencesRow.
 */
#define BACKBONE_TYPE_CHOICE_ROW (backbone_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (BackboneChoiceRow,
                      backbone_choice_row,
                      BACKBONE,
                      CHOICE_ROW,
                      AdwPreferencesRow)

/**
 * BackboneChoice:
 * @value: the value, or an empty text for what is inherited
 * @title: untranslated, may hold one %s for what is inherited
 *
 * One of the values. A value that is none of them counts as the last one.
 */
typedef struct
{
  const char *value;
  const char *title;
} BackboneChoice;

/* @choices: static, ended by a NULL value. */
void backbone_choice_row_set_choices (BackboneChoiceRow *self, const BackboneChoice *choices);

G_END_DECLS
