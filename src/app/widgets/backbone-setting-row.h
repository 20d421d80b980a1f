/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-channel-draft.h"
#include "backbone-typed-row.h"

G_BEGIN_DECLS

/**
 * BackboneSettingRow:
 *
 * A setting of a channel that is typed: empty, it shows what is inherited; with a value of its own,
 * there is a button that goes back. The key is that of the setting in the draft. Property draft
 * (BackboneChannelDraft, nullable).
 */
#define BACKBONE_TYPE_SETTING_ROW (backbone_setting_row_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSettingRow,
                      backbone_setting_row,
                      BACKBONE,
                      SETTING_ROW,
                      BackboneTypedRow)

G_END_DECLS
