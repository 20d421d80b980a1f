/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneValueRow:
 *
 * One value of the preferences that is typed. What is wrong with it stands below it, while typing; it
 * is applied with Enter or the button that appears. Properties: key (string: what it is called in a
 * job), hint (string, nullable: stands below while nothing is wrong), digits (boolean: only numbers
 * are expected), value (string: what holds now). The title is that of AdwPreferencesRow.
 *
 * Signals: typed (row, string text): answer with backbone_value_row_set_error(); apply (row, string
 * text).
 */
#define BACKBONE_TYPE_VALUE_ROW (backbone_value_row_get_type ())
G_DECLARE_FINAL_TYPE (BackboneValueRow, backbone_value_row, BACKBONE, VALUE_ROW, AdwPreferencesRow)

/* (transfer none) (nullable). */
const char *backbone_value_row_get_key (BackboneValueRow *self);
/* What holds now; what somebody is typing meanwhile stays. */
void backbone_value_row_set_value (BackboneValueRow *self, const char *value);
/* @error: (nullable). */
void backbone_value_row_set_error (BackboneValueRow *self, const char *error);

G_END_DECLS
