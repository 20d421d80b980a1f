/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"

G_BEGIN_DECLS

/* One file with the system's roots and those of a landscape. */
char *backbone_trust_bundle_write (GPtrArray *anchors, GError **error);
void backbone_trust_bundle_remove (char *path);

G_END_DECLS
