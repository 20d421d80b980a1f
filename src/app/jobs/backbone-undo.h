/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Runs @job (transfer full) for a page or a part of one. Once it is done, the window says @text, and
 * offers to run @undo (transfer full) (nullable). A failure is reported.
 */
void backbone_undo_run (GtkWidget *widget, BackboneJob *job, const char *text, BackboneJob *undo);

G_END_DECLS
