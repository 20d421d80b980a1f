/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Removes S-Users for a page, and offers to undo it. Where assignments go with them, it says so and
 * asks before. */
void backbone_s_user_remover_start (GtkWidget *page,
                                    BackboneLandscape *landscape,
                                    const char *const *ids);

G_END_DECLS
