/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneAgeLabel:
 *
 * How long ago something was, such as "2 min", kept up to date while it shows; the tooltip has the
 * date. Properties: time (BackboneTime; 0 shows "never"), blank (boolean: shows nothing).
 */
#define BACKBONE_TYPE_AGE_LABEL (backbone_age_label_get_type ())
G_DECLARE_FINAL_TYPE (BackboneAgeLabel, backbone_age_label, BACKBONE, AGE_LABEL, GtkWidget)

G_END_DECLS
