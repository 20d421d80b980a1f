/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Memory for texts that hold passwords among other things, such as a customer list: wiped before it
 * is given back. One password alone is a BackboneSecret. */

void backbone_wipe_free (gpointer data, gsize size);
GBytes *backbone_wipe_bytes_new_take (gpointer data, gsize length, gsize size);

G_END_DECLS
