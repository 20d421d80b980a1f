/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BACKBONE_HISTORY_LENGTH 60

/**
 * BackboneHistoryStrip:
 *
 * The newest 60 checks of a channel, one bar each, the newest at the end. Failures differ in height
 * as well as in colour. Properties: history (GListModel of BackboneCheckResult, newest first,
 * nullable), text (string, read-only: the same in words).
 */
#define BACKBONE_TYPE_HISTORY_STRIP (backbone_history_strip_get_type ())
G_DECLARE_FINAL_TYPE (BackboneHistoryStrip,
                      backbone_history_strip,
                      BACKBONE,
                      HISTORY_STRIP,
                      GtkWidget)

G_END_DECLS
