/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-store-private.h"

#include "backbone-db-leases-private.h"

/* How long a lease that others have is waited for before it is tried again. */
#define RETRY_US (200 * 1000)

static gboolean
take_lease (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_lease_take (db, user_data, error);
}

static gboolean
drop_lease (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_lease_drop (db, user_data, error);
}

/**
 * backbone_store_lease_acquire:
 * @self: a store
 * @name: what to have alone, such as `check`
 * @wait_seconds: how long to wait for whoever has it
 * @cancellable: (nullable): stops waiting
 * @error: return location for an error
 *
 * Keeps others out, other programs as well as other jobs of this one, until
 * backbone_store_lease_release(). The store refreshes what it holds. Blocking; not for the main
 * loop.
 *
 * Returns: whether it is held; if not, @error is %BACKBONE_ERROR_BUSY or another reason
 */
gboolean
backbone_store_lease_acquire (BackboneStore *self,
                              const char *name,
                              guint wait_seconds,
                              GCancellable *cancellable,
                              GError **error)
{
  gint64 deadline = g_get_monotonic_time () + (gint64)wait_seconds * G_USEC_PER_SEC;

  for (;;)
    {
      g_autoptr (GError) local_error = NULL;

      if (backbone_store_write (self, take_lease, (gpointer)name, cancellable, &local_error))
        return TRUE;

      if (!g_error_matches (local_error, BACKBONE_ERROR, BACKBONE_ERROR_BUSY)
          || g_get_monotonic_time () >= deadline)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }

      g_usleep (RETRY_US);
    }
}

/**
 * backbone_store_lease_release:
 * @self: a store
 * @name: a lease that was acquired
 *
 * Lets others in again. If the file can't be written now, the lease runs out by itself.
 */
void
backbone_store_lease_release (BackboneStore *self, const char *name)
{
  g_autoptr (GError) error = NULL;

  if (!backbone_store_write (self, drop_lease, (gpointer)name, NULL, &error))
    g_debug ("The lease “%s” runs out by itself: %s", name, error->message);
}
