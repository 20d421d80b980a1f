/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-channel-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneSettingRow:
 *
 * A setting of a channel that is typed: empty, it shows what is inherited; with a value of its own,
 * there is a button that goes back. What is wrong with the value stands below it, while typing.
 * Properties: draft (BackboneChannelDraft, nullable), key (string), hint (string, nullable: stands
 * below while nothing is wrong), digits (boolean: only numbers are expected). The title is that of
 * AdwPreferencesRow.
 */
#define BACKBONE_TYPE_SETTING_ROW (backbone_setting_row_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSettingRow,
                      backbone_setting_row,
                      BACKBONE,
                      SETTING_ROW,
                      AdwPreferencesRow)

G_END_DECLS
