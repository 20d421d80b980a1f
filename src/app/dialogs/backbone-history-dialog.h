/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneHistoryDialog:
 *
 * What the history tells of a channel: a year's calendar, how long checks took, the same as a table,
 * outages with what had changed before, and how available it was each month.
 */
#define BACKBONE_TYPE_HISTORY_DIALOG (backbone_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BackboneHistoryDialog,
                      backbone_history_dialog,
                      BACKBONE,
                      HISTORY_DIALOG,
                      AdwWindow)

/* @description: (nullable): of the customer. */
BackboneHistoryDialog *backbone_history_dialog_new (BackboneLandscape *landscape,
                                                    const char *number,
                                                    const char *description,
                                                    BackboneChannelKind kind);

G_END_DECLS
