/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Of the room that the title of a landscape gets in any case, in letters. */
#define BACKBONE_LANDSCAPE_TITLE_WIDTH 20

/* What the window says after something long; all (transfer full), translated, plain text. */

char *backbone_window_texts_checked (guint n_working, guint n_checked);
char *backbone_window_texts_imported (guint n_new, guint n_changed, guint n_refused);

char *backbone_window_texts_assigned (BackboneAssignmentJob *job);
/* @results: BackboneSUserCheck. */
char *backbone_window_texts_verified (GListModel *results);

/* What a failure says: why, and what to do. */
char *backbone_window_texts_error (const GError *error);

/* Where a landscape lies, the home folder shortened. */
char *backbone_window_texts_path (const char *path, const char *home);

/* How much room the title of a landscape has at least, in letters, however narrow the window is. */
int backbone_window_texts_title_width (const char *title);

/* For the expressions of ui/. */
char *backbone_closure_shown_path (gpointer self, const char *path);
char *backbone_closure_landscape_title (gpointer self, const char *description, const char *path);
/* For "notify::label" of the label with the title. */
void backbone_closure_keep_title_room (GtkLabel *label);

G_END_DECLS
