/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer none) (nullable): what the program remembers; NULL if its schema is not installed. */
GSettings *backbone_settings_get (void);

/* (transfer full) (nullable): the landscape file that was open last. */
GFile *backbone_settings_dup_last_landscape (void);
/* It also becomes the first of the recent ones. */
void backbone_settings_set_last_landscape (GFile *file);
/* (transfer full): URIs of the files that were open lately, the newest first. */
char **backbone_settings_dup_recent_landscapes (void);

G_END_DECLS
