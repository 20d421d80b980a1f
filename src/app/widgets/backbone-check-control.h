/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-checker.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneCheckControl:
 *
 * The button that checks everything; while a run is on, its progress and a way to cancel. Property
 * checker (nullable).
 */
#define BACKBONE_TYPE_CHECK_CONTROL (backbone_check_control_get_type ())
G_DECLARE_FINAL_TYPE (BackboneCheckControl,
                      backbone_check_control,
                      BACKBONE,
                      CHECK_CONTROL,
                      GtkWidget)

G_END_DECLS
