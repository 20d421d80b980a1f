/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-job-secrets-private.h"

#include "backbone-db-customers-private.h"
#include "backbone-db-removed-private.h"
#include "backbone-landscape-private.h"
#include "backbone-store-private.h"
#include "backbone-vault-private.h"

#define LEASE        "vault"
#define WAIT_SECONDS 30

/* What must stay. */
typedef struct
{
  GHashTable *credentials;
  gboolean kept_elsewhere; /* another program may bring customers back with their secrets */
} References;

static gboolean
load_references (BackboneDb *db, gpointer user_data, GError **error)
{
  References *self = user_data;

  return backbone_db_credentials_load (db, &self->credentials, error)
         && backbone_db_removed_kept_elsewhere (db, &self->kept_elsewhere, error);
}

/* With the lease held: another program may have stored secrets that it is about to refer to. */
static void
sweep (BackboneLandscape *landscape)
{
  References references = { NULL, FALSE };
  g_autoptr (GHashTable) credentials = NULL;
  g_autoptr (GError) error = NULL;
  gboolean loaded = backbone_store_read (backbone_landscape_get_store (landscape), load_references,
                                         &references, NULL, &error);

  credentials = references.credentials;
  if (loaded && references.kept_elsewhere)
    return;

  if (!loaded
      || !backbone_vault_sweep (backbone_landscape_get_vault (landscape), credentials, NULL, NULL,
                                &error))
    g_debug ("Secrets that nothing refers to stay for now: %s", error->message);
}

/**
 * backbone_job_lock_secrets:
 * @landscape: a landscape
 * @cancellable: (nullable): stops waiting
 * @error: return location for an error
 *
 * Waits, bounded, for others that change secrets of this landscape.
 *
 * Returns: whether nobody else changes them until backbone_job_unlock_secrets()
 */
gboolean
backbone_job_lock_secrets (BackboneLandscape *landscape, GCancellable *cancellable, GError **error)
{
  return backbone_store_lease_acquire (backbone_landscape_get_store (landscape), LEASE,
                                       WAIT_SECONDS, cancellable, error);
}

/**
 * backbone_job_unlock_secrets:
 * @landscape: a landscape
 *
 * Sweeps what nothing refers to, be it replaced or left over from a change that failed, and lets
 * others in again.
 */
void
backbone_job_unlock_secrets (BackboneLandscape *landscape)
{
  sweep (landscape);
  backbone_store_lease_release (backbone_landscape_get_store (landscape), LEASE);
}

/**
 * backbone_job_sweep_secrets:
 * @landscape: a landscape
 */
void
backbone_job_sweep_secrets (BackboneLandscape *landscape)
{
  BackboneStore *store = backbone_landscape_get_store (landscape);
  g_autoptr (GError) error = NULL;

  if (!backbone_store_lease_acquire (store, LEASE, 0, NULL, &error))
    {
      g_debug ("Secrets that nothing refers to stay for now: %s", error->message);
      return;
    }

  backbone_job_unlock_secrets (landscape);
}

/**
 * backbone_job_load_secrets:
 * @landscape: a landscape
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full): all its secrets by credential, or %NULL if the keyring can't be read
 */
GHashTable *
backbone_job_load_secrets (BackboneLandscape *landscape, GCancellable *cancellable, GError **error)
{
  return backbone_vault_load (backbone_landscape_get_vault (landscape), cancellable, error);
}

/**
 * backbone_job_store_secret:
 * @landscape: a landscape
 * @owner: whose it is: a customer number, or `landscape`
 * @secret: a secret
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * To be called between backbone_job_lock_secrets() and backbone_job_unlock_secrets().
 *
 * Returns: (transfer full): the new credential under which it is saved, or %NULL
 */
char *
backbone_job_store_secret (BackboneLandscape *landscape,
                           const char *owner,
                           BackboneSecret *secret,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree char *credential = g_uuid_string_random ();
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_vault_entry_free);

  g_ptr_array_add (entries, backbone_vault_entry_new (credential, owner, secret));
  if (!backbone_vault_store (backbone_landscape_get_vault (landscape), entries, cancellable, error))
    return NULL;

  return g_steal_pointer (&credential);
}

static gboolean
find_removed (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_removed_find (db, user_data, error);
}

static gboolean
forget_removed (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_removed_forget (db, error);
}

/**
 * backbone_job_forget_removed:
 * @landscape: a landscape
 *
 * Customers that were removed can't be restored any more, and their secrets go.
 */
void
backbone_job_forget_removed (BackboneLandscape *landscape)
{
  BackboneStore *store = backbone_landscape_get_store (landscape);
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  /* Mostly there are none, and nobody has to wait for others that write. */
  if (!backbone_store_read (store, find_removed, &found, NULL, &error)
      || (found && !backbone_store_write (store, forget_removed, NULL, NULL, &error)))
    g_debug ("Removed customers are forgotten with the connection: %s", error->message);
  else if (found)
    backbone_job_sweep_secrets (landscape);
}
