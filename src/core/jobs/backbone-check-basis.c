/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-check-basis-private.h"

#include "backbone-db-rules-private.h"
#include "backbone-db-settings-private.h"
#include "backbone-landscape-private.h"

#include <glib/gi18n-lib.h>

void
backbone_check_basis_free (BackboneCheckBasis *self)
{
  g_clear_pointer (&self->plan, backbone_check_plan_free);
  g_clear_pointer (&self->anchors, g_ptr_array_unref);
  g_clear_object (&self->rules);
  g_hash_table_unref (self->unreadable);
  g_free (self);
}

typedef struct
{
  BackboneCheckBasis *basis;
  const BackboneCheckFilter *filter;
} Loading;

static gboolean
load (BackboneDb *db, gpointer user_data, GError **error)
{
  Loading *loading = user_data;
  BackboneCheckBasis *self = loading->basis;

  g_clear_pointer (&self->plan, backbone_check_plan_free);
  g_clear_pointer (&self->anchors, g_ptr_array_unref);
  g_clear_object (&self->rules);

  return backbone_db_rules_load (db, &self->rules, error)
         && backbone_db_check_plan_load (db, loading->filter, &self->plan, error)
         && backbone_db_trust_anchors_load (db, &self->anchors, error);
}

static BackboneCheckUser *
get_user (BackboneCheckBasis *self, guint i)
{
  return &g_array_index (self->plan->users, BackboneCheckUser, i);
}

static gboolean
has_preset (BackboneCheckBasis *self, BackboneVerdict preset)
{
  for (guint i = 0; i < self->plan->users->len; i++)
    {
      if (get_user (self, i)->preset == preset)
        return TRUE;
    }

  return FALSE;
}

static gboolean
release (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneCheckBasis *self = user_data;

  for (guint i = 0; i < self->plan->users->len; i++)
    {
      const BackboneCheckUser *user = get_user (self, i);

      if (user->preset == BACKBONE_VERDICT_SKIPPED && user->id
          && !backbone_db_held_release (db, user->id, error))
        return FALSE;
    }

  return TRUE;
}

/* Not an error of the job: these users' channels say so, and nothing about them is changed. */
static void
note_unreadable (BackboneCheckBasis *self, const GError *error)
{
  for (guint i = 0; i < self->plan->users->len; i++)
    {
      BackboneCheckUser *user = get_user (self, i);

      if (user->id == NULL || user->credential == NULL
          || user->preset != BACKBONE_VERDICT_NEVER_CHECKED)
        continue;

      user->preset = BACKBONE_VERDICT_NOT_CONFIGURED;
      /* Translators: what is wrong with the keyring. */
      user->preset_evidence = g_strdup_printf (
          user->with_certificate ? _ ("Not tried, since the certificate cannot be read: %s")
                                 : _ ("Not tried, since the password cannot be read: %s"),
          error->message);
      g_hash_table_add (self->unreadable, user->id);
    }
}

static gboolean
load_secrets (BackboneCheckBasis *self,
              BackboneVault *vault,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GHashTable) secrets = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!has_preset (self, BACKBONE_VERDICT_NEVER_CHECKED))
    return TRUE;

  secrets = backbone_vault_load (vault, cancellable, &local_error);
  if (secrets)
    {
      backbone_check_plan_set_secrets (self->plan, secrets);
    }
  else if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  else
    {
      note_unreadable (self, local_error);
    }

  return TRUE;
}

BackboneCheckBasis *
backbone_check_basis_new (BackboneLandscape *landscape,
                          const BackboneCheckFilter *filter,
                          gboolean release_held,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (BackboneCheckBasis) self = g_new0 (BackboneCheckBasis, 1);
  BackboneStore *store = backbone_landscape_get_store (landscape);
  Loading loading = { self, filter };

  self->unreadable = g_hash_table_new (g_str_hash, g_str_equal);
  if (!backbone_store_read (store, load, &loading, cancellable, error))
    return NULL;
  if (release_held && has_preset (self, BACKBONE_VERDICT_SKIPPED)
      && (!backbone_store_write (store, release, self, cancellable, error)
          || !backbone_store_read (store, load, &loading, cancellable, error)))
    return NULL;
  if (!load_secrets (self, backbone_landscape_get_vault (landscape), cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

gboolean
backbone_check_basis_is_recorded (BackboneCheckBasis *self, const char *user)
{
  return user == NULL || !g_hash_table_contains (self->unreadable, user);
}

guint
backbone_check_basis_count_recorded (BackboneCheckBasis *self)
{
  guint count = 0;

  for (guint i = 0; i < self->plan->users->len; i++)
    {
      const BackboneCheckUser *user = get_user (self, i);

      count += backbone_check_basis_is_recorded (self, user->id) ? user->n_targets : 0;
    }

  return count;
}
