/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-mark.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneStatusChip:
 *
 * A counter that is a filter. Properties: mark, title (string), count (uint).
 */
#define BACKBONE_TYPE_STATUS_CHIP (backbone_status_chip_get_type ())
G_DECLARE_FINAL_TYPE (BackboneStatusChip,
                      backbone_status_chip,
                      BACKBONE,
                      STATUS_CHIP,
                      GtkToggleButton)

G_END_DECLS
