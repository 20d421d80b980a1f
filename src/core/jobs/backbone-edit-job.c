/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-edit-job-private.h"

#include "backbone-job-private.h"
#include "backbone-job-secrets-private.h"
#include "backbone-landscape-private.h"
#include "backbone-model.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _BackboneEditJob
{
  BackboneJob parent_instance;

  BackboneLandscape *landscape;
  BackboneEditFunc func;
  gpointer data;
  GDestroyNotify free_func;
};

G_DEFINE_FINAL_TYPE (BackboneEditJob, backbone_edit_job, BACKBONE_TYPE_JOB)

static gboolean
backbone_edit_job_run (BackboneJob *job, GCancellable *cancellable, GError **error)
{
  BackboneEditJob *self = BACKBONE_EDIT_JOB (job);

  return self->func (job, self->landscape, self->data, cancellable, error);
}

static void
backbone_edit_job_finalize (GObject *object)
{
  BackboneEditJob *self = BACKBONE_EDIT_JOB (object);

  g_clear_object (&self->landscape);
  if (self->free_func)
    self->free_func (self->data);

  G_OBJECT_CLASS (backbone_edit_job_parent_class)->finalize (object);
}

static void
backbone_edit_job_class_init (BackboneEditJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_edit_job_finalize;
  BACKBONE_JOB_CLASS (klass)->run = backbone_edit_job_run;
}

static void
backbone_edit_job_init (BackboneEditJob *self)
{
}

/**
 * backbone_edit_job_new:
 * @landscape: a landscape
 * @title: what it does, translated
 * @func: does it
 * @data: (transfer full): for @func
 * @free_func: (nullable): frees @data
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_edit_job_new (BackboneLandscape *landscape,
                       const char *title,
                       BackboneEditFunc func,
                       gpointer data,
                       GDestroyNotify free_func)
{
  BackboneEditJob *self = g_object_new (BACKBONE_TYPE_EDIT_JOB, NULL);

  self->landscape = g_object_ref (landscape);
  self->func = func;
  self->data = data;
  self->free_func = free_func;
  backbone_job_set_title (BACKBONE_JOB (self), title);

  return BACKBONE_JOB (self);
}

gpointer
backbone_edit_job_get_data (BackboneJob *job)
{
  return BACKBONE_EDIT_JOB (job)->data;
}

BackboneLandscape *
backbone_edit_job_get_landscape (BackboneJob *job)
{
  return BACKBONE_EDIT_JOB (job)->landscape;
}

gboolean
backbone_edit_write (BackboneLandscape *landscape,
                     BackboneStoreFunc func,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  return backbone_store_write (backbone_landscape_get_store (landscape), func, data, cancellable,
                               error);
}

/**
 * backbone_edit_write_with_secret:
 * @landscape: a landscape
 * @owner: whose secret it is: a customer number, or `landscape`
 * @secret: (nullable): a secret
 * @credential: (out) (transfer full): where @func finds the id of @secret
 * @func: the transaction
 * @data: for @func
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: whether the secret is saved and the transaction done; if not, neither is
 */
gboolean
backbone_edit_write_with_secret (BackboneLandscape *landscape,
                                 const char *owner,
                                 BackboneSecret *secret,
                                 char **credential,
                                 BackboneStoreFunc func,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error)
{
  gboolean done;

  if (secret == NULL)
    return backbone_edit_write (landscape, func, data, cancellable, error);

  if (!backbone_job_lock_secrets (landscape, cancellable, error))
    return FALSE;

  *credential = backbone_job_store_secret (landscape, owner, secret, cancellable, error);
  done = *credential != NULL && backbone_edit_write (landscape, func, data, cancellable, error);
  backbone_job_unlock_secrets (landscape);

  return done;
}

/**
 * backbone_edit_normalize_numbers:
 * @numbers: (inout) (array zero-terminated=1): customer numbers
 * @error: return location for an error
 *
 * A number named twice is there once afterwards.
 *
 * Returns: whether they are valid; if not, @error is %BACKBONE_ERROR_INVALID
 */
gboolean
backbone_edit_normalize_numbers (GStrv *numbers, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) normalized = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; (*numbers)[i] != NULL; i++)
    {
      char *number = backbone_customer_number_normalize ((*numbers)[i], error);

      if (number == NULL)
        return FALSE;
      if (g_hash_table_add (seen, number))
        g_ptr_array_add (normalized, number);
      else
        g_free (number);
    }
  g_ptr_array_add (normalized, NULL);

  g_strfreev (*numbers);
  *numbers = (GStrv)g_ptr_array_free (g_steal_pointer (&normalized), FALSE);

  return TRUE;
}

/**
 * backbone_edit_parse_setting:
 * @setting: a text KEY=VALUE
 * @keys: (array zero-terminated=1): the keys that there are
 * @key: (out) (transfer full): the key
 * @value: (out) (transfer none): the value, within @setting
 * @error: return location for an error
 *
 * Returns: whether it is one; if not, @error is %BACKBONE_ERROR_INVALID
 */
char *
backbone_edit_dup_export_title (GFile *file)
{
  g_autofree char *base_name = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base_name ? base_name : "");

  /* Translators: %s is the name of a file. */
  return g_strdup_printf (_ ("Export %s"), name);
}

gboolean
backbone_edit_parse_setting (const char *setting,
                             const char *const *keys,
                             char **key,
                             const char **value,
                             GError **error)
{
  const char *equals = strchr (setting, '=');
  g_autofree char *found = NULL;

  if (equals == NULL)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("“%s” is no setting: it must be KEY=VALUE"), setting);
      return FALSE;
    }

  found = g_strndup (setting, equals - setting);
  if (!g_strv_contains (keys, found))
    {
      g_autofree char *known = g_strjoinv (", ", (char **)keys);
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("There is no setting “%s”; there are: %s"), found, known);
      return FALSE;
    }

  *key = g_steal_pointer (&found);
  *value = equals + 1;

  return TRUE;
}
