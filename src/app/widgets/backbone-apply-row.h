/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-channel-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneApplyRow:
 *
 * Gives settings of a draft to the channels of all customers: says first how many would change, and
 * takes it back if that is wanted. Properties: draft (BackboneChannelDraft, nullable), label (string:
 * what the button says). The title is that of AdwPreferencesRow.
 */
#define BACKBONE_TYPE_APPLY_ROW (backbone_apply_row_get_type ())
G_DECLARE_FINAL_TYPE (BackboneApplyRow, backbone_apply_row, BACKBONE, APPLY_ROW, AdwPreferencesRow)

/* @keys: static, ended by NULL: the settings that it applies. */
void backbone_apply_row_set_keys (BackboneApplyRow *self, const char *const *keys);

G_END_DECLS
