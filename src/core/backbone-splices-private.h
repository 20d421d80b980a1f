/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One step from an old list to a new one: at @position, @n_removed items go and @n_added come. Its
 * position is that in the new list, good once the steps before it were done. */
typedef struct
{
  guint position;
  guint n_removed;
  guint n_added;
} BackboneSplice;

GArray *backbone_splices_new (const int *matches, guint n_new, guint n_old);

G_END_DECLS
