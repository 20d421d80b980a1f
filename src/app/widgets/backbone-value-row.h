/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-typed-row.h"

G_BEGIN_DECLS

/**
 * BackboneValueRow:
 *
 * One value of the preferences that is typed; it is applied with Enter or the button that appears.
 * Property value (string: what holds now).
 *
 * Signals: typed (row, string text): answer with backbone_value_row_set_error(); apply (row, string
 * text).
 */
#define BACKBONE_TYPE_VALUE_ROW (backbone_value_row_get_type ())
G_DECLARE_FINAL_TYPE (BackboneValueRow, backbone_value_row, BACKBONE, VALUE_ROW, BackboneTypedRow)

/* What holds now; what somebody is typing meanwhile stays. */
void backbone_value_row_set_value (BackboneValueRow *self, const char *value);
/* @error: (nullable). */
void backbone_value_row_set_error (BackboneValueRow *self, const char *error);

G_END_DECLS
