/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-wipe.h"

#include <string.h>

typedef struct
{
  gpointer data;
  gsize size;
} Owned;

static void
owned_free (gpointer user_data)
{
  Owned *owned = user_data;

  backbone_wipe_free (owned->data, owned->size);
  g_free (owned);
}

/**
 * backbone_wipe_free:
 * @data: (nullable): memory of GLib
 * @size: how many bytes of it to wipe
 *
 * Overwrites @data and frees it.
 */
void
backbone_wipe_free (gpointer data, gsize size)
{
  if (data != NULL)
    explicit_bzero (data, size);
  g_free (data);
}

/**
 * backbone_wipe_bytes_new_take:
 * @data: (transfer full): memory of GLib
 * @length: how many bytes of it count
 * @size: how many bytes it has
 *
 * Returns: (transfer full): bytes that are wiped when the last reference goes
 */
GBytes *
backbone_wipe_bytes_new_take (gpointer data, gsize length, gsize size)
{
  Owned *owned = g_new (Owned, 1);

  *owned = (Owned){ data, size };

  return g_bytes_new_with_free_func (data, length, owned_free, owned);
}
