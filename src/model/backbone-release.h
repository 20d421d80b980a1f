/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BackboneRelease:
 * @major: such as 2 in 2.0 SP03
 * @minor: such as 0
 * @support_package: such as 3; 0 if none was named
 *
 * A release of the installation that talks to the backbone.
 */
typedef struct
{
  guint major;
  guint minor;
  guint support_package;
} BackboneRelease;

gboolean backbone_release_parse (const char *text, BackboneRelease *release, GError **error);
int backbone_release_compare (const BackboneRelease *a, const BackboneRelease *b);
char *backbone_release_to_string (const BackboneRelease *release);

G_END_DECLS
