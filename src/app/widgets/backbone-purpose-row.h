/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackbonePurposeRow:
 *
 * Whether one of the things that a customer has its channels for works. Properties: purpose,
 * customer (nullable).
 */
#define BACKBONE_TYPE_PURPOSE_ROW (backbone_purpose_row_get_type ())
G_DECLARE_FINAL_TYPE (BackbonePurposeRow, backbone_purpose_row, BACKBONE, PURPOSE_ROW, GtkBox)

G_END_DECLS
