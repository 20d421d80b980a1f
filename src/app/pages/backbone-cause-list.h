/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneCauseList:
 *
 * What fails, grouped by root cause: a row for each cause, and above them the one that explains them
 * all, if every endpoint fails alike.
 *
 * Properties: landscape (BackboneLandscape, nullable), causes (BackboneList of BackboneCause,
 * nullable, read-only), your-side (BackboneYourSide, nullable: set by the owner). Signal
 * cause-activated (BackboneCause): somebody wants to see its customers.
 */
#define BACKBONE_TYPE_CAUSE_LIST (backbone_cause_list_get_type ())
G_DECLARE_FINAL_TYPE (BackboneCauseList, backbone_cause_list, BACKBONE, CAUSE_LIST, GtkWidget)

G_END_DECLS
