/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-edit-jobs.h"

#include "backbone-db-assignments-private.h"
#include "backbone-db-s-users-private.h"
#include "backbone-edit-job-private.h"
#include "backbone-job-secrets-private.h"
#include "backbone-landscape-private.h"
#include "backbone-model.h"
#include "backbone-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What to change of an S-User. */
typedef struct
{
  char *id;
  GStrv settings;
  BackboneSecret *password;
  char *credential; /* of the password, once it is saved */
  char *owner;      /* the customer number that it has afterwards */
  gboolean drops_credential;
} SUserEdit;

static void
s_user_edit_free (SUserEdit *self)
{
  g_free (self->id);
  g_strfreev (self->settings);
  g_clear_pointer (&self->password, backbone_secret_unref);
  g_free (self->credential);
  g_free (self->owner);
  g_free (self);
}

/* The hard rule, looked at from the other side. */
static gboolean
check_assignments (BackboneDb *db, const char *id, const char *customer, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;

  if (!backbone_db_assignments_load (db, &entries, error))
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const BackboneAssignmentEntry *entry = g_ptr_array_index (entries, i);

      if (g_str_equal (entry->s_user, id)
          && !backbone_s_user_check_customer (id, customer, entry->customer, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
set_customer (BackboneDb *db, BackboneSUserRow *row, const char *value, GError **error)
{
  g_autofree char *customer = backbone_customer_number_normalize (value, error);

  if (customer == NULL || !check_assignments (db, row->id, customer, error))
    return FALSE;

  g_free (row->customer);
  row->customer = g_steal_pointer (&customer);
  row->confirmed = TRUE;

  return TRUE;
}

static gboolean
set_expires (BackboneSUserRow *row, const char *value, GError **error)
{
  row->expires = *value != '\0' ? backbone_date_parse (value, error) : 0;

  return *value == '\0' || row->expires != 0;
}

static gboolean
set_state (BackboneSUserRow *row, const char *value, GError **error)
{
  if (*value == '\0' || g_str_equal (value, "active"))
    row->mark = BACKBONE_S_USER_STATE_UNKNOWN;
  else if (g_str_equal (value, "locked"))
    row->mark = BACKBONE_S_USER_STATE_LOCKED;
  else if (g_str_equal (value, "deleted"))
    row->mark = BACKBONE_S_USER_STATE_DELETED;
  else
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("state=%s: it must be one of: active, locked, deleted; the other states "
                      "follow from the date of expiry"),
                   value);
      return FALSE;
    }

  return TRUE;
}

/* Passwords are never typed where others can see them. */
static gboolean
clear_password (SUserEdit *self, BackboneSUserRow *row, const char *value, GError **error)
{
  if (*value != '\0')
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                           _ ("A password can't be given as a setting; only taken away, by "
                              "password= without a value"));
      return FALSE;
    }

  self->drops_credential |= row->credential != NULL;
  g_clear_pointer (&row->credential, g_free);

  return TRUE;
}

static gboolean
split_authorisations (const char *value, GStrv *object_ids, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit (value, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] == '\0')
        continue;
      if (!backbone_object_id_validate (parts[i], error))
        return FALSE;
      g_strv_builder_add (builder, parts[i]);
    }
  *object_ids = g_strv_builder_end (builder);

  return TRUE;
}

/* (out) (nullable) @object_ids: those to be stored; none if the value is empty: they are forgotten. */
static gboolean
apply_setting (BackboneDb *db,
               SUserEdit *self,
               BackboneSUserRow *row,
               const char *setting,
               gboolean *sets_authorisations,
               GStrv *object_ids,
               GError **error)
{
  static const char *const keys[]
      = { "customer", "expires", "state", "authorisations", "password", NULL };
  g_autofree char *key = NULL;
  const char *value;

  if (!backbone_edit_parse_setting (setting, keys, &key, &value, error))
    return FALSE;

  if (g_str_equal (key, "customer"))
    return set_customer (db, row, value, error);
  if (g_str_equal (key, "expires"))
    return set_expires (row, value, error);
  if (g_str_equal (key, "state"))
    return set_state (row, value, error);
  if (g_str_equal (key, "password"))
    return clear_password (self, row, value, error);

  *sets_authorisations = TRUE;
  g_clear_pointer (object_ids, g_strfreev);

  return *value == '\0' || split_authorisations (value, object_ids, error);
}

/* The vault keeps a secret with those of its customer. */
static gboolean
check_password_owner (SUserEdit *self, const BackboneSUserRow *row, GError **error)
{
  if (self->password == NULL || row->customer != NULL)
    return TRUE;

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
               _ ("S-User %s: say first which customer number it belongs to, then its password"),
               row->id);

  return FALSE;
}

/* Saves only if @saves. */
static gboolean
edit_row (BackboneDb *db, SUserEdit *self, gboolean saves, GError **error)
{
  g_autoptr (BackboneSUserRow) row = NULL;
  g_auto (GStrv) object_ids = NULL;
  gboolean sets_authorisations = FALSE;

  if (!backbone_db_s_user_find (db, self->id, &row, error))
    return FALSE;
  if (row == NULL)
    row = backbone_s_user_row_new (self->id, NULL);

  for (guint i = 0; self->settings != NULL && self->settings[i] != NULL; i++)
    {
      if (!apply_setting (db, self, row, self->settings[i], &sets_authorisations, &object_ids,
                          error))
        return FALSE;
    }
  if (!check_password_owner (self, row, error))
    return FALSE;

  g_free (self->owner);
  self->owner = g_strdup (row->customer);
  if (!saves)
    return TRUE;
  if (self->credential)
    {
      g_free (row->credential);
      row->credential = g_strdup (self->credential);
    }

  return backbone_db_s_user_save (db, row, error)
         && (!sets_authorisations
             || backbone_db_s_user_set_authorisations (
                 db, self->id, (const char *const *)object_ids, BACKBONE_SOURCE_BY_HAND, error));
}

/* Before the keyring is touched. */
static gboolean
check_edit (BackboneDb *db, gpointer user_data, GError **error)
{
  return edit_row (db, user_data, FALSE, error);
}

static gboolean
save_edit (BackboneDb *db, gpointer user_data, GError **error)
{
  return edit_row (db, user_data, TRUE, error);
}

static gboolean
edit_s_user (BackboneJob *job,
             BackboneLandscape *landscape,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  SUserEdit *self = data;

  if (!backbone_text_replace (&self->id, backbone_user_id_normalize (self->id, error))
      || (self->password
          && !backbone_password_validate (backbone_secret_peek (self->password), error))
      || !backbone_store_read (backbone_landscape_get_store (landscape), check_edit, self,
                               cancellable, error)
      || !backbone_edit_write_with_secret (landscape, self->owner, self->password,
                                           &self->credential, save_edit, self, cancellable, error))
    return FALSE;

  if (self->password == NULL && self->drops_credential)
    backbone_job_sweep_secrets (landscape);

  return TRUE;
}

/**
 * backbone_s_user_edit_job_new:
 * @landscape: a landscape
 * @id: the ID of an S-User; one that is not known yet becomes known
 * @settings: (nullable) (array zero-terminated=1): texts KEY=VALUE
 * @password: (nullable): its password, to be saved
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_s_user_edit_job_new (BackboneLandscape *landscape,
                              const char *id,
                              const char *const *settings,
                              BackboneSecret *password)
{
  SUserEdit *self = g_new0 (SUserEdit, 1);
  g_autofree char *title = g_strdup_printf (_ ("Change S-User %s"), id);

  self->id = g_strdup (id);
  self->settings = g_strdupv ((char **)settings);
  self->password = password ? backbone_secret_ref (password) : NULL;

  return backbone_edit_job_new (landscape, title, edit_s_user, self,
                                (GDestroyNotify)s_user_edit_free);
}

/* A local user, and its new name. */
typedef struct
{
  char *name;
  char *new_name; /* nullable */
  BackboneStoreFunc func;
} LocalUserEdit;

static void
local_user_edit_free (LocalUserEdit *self)
{
  g_free (self->name);
  g_free (self->new_name);
  g_free (self);
}

static gboolean
edit_local_user (BackboneJob *job,
                 BackboneLandscape *landscape,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  LocalUserEdit *self = data;

  return backbone_text_replace (&self->name, backbone_local_user_normalize (self->name, error))
         && (self->new_name == NULL
             || backbone_text_replace (&self->new_name,
                                       backbone_local_user_normalize (self->new_name, error)))
         && backbone_edit_write (landscape, self->func, self, cancellable, error);
}

static BackboneJob *
local_user_job_new (BackboneLandscape *landscape,
                    const char *title_format,
                    const char *name,
                    const char *new_name,
                    BackboneStoreFunc func)
{
  LocalUserEdit *self = g_new0 (LocalUserEdit, 1);
  GString *title = g_string_new (title_format);
  BackboneJob *job;

  self->name = g_strdup (name);
  self->new_name = g_strdup (new_name);
  self->func = func;
  g_string_replace (title, "%s", name, 1);
  job = backbone_edit_job_new (landscape, title->str, edit_local_user, self,
                               (GDestroyNotify)local_user_edit_free);
  g_string_free (title, TRUE);

  return job;
}

static gboolean
add_local_user (BackboneDb *db, gpointer user_data, GError **error)
{
  LocalUserEdit *self = user_data;
  g_autoptr (GPtrArray) names = NULL;

  if (!backbone_db_local_users_load (db, &names, error))
    return FALSE;
  if (g_ptr_array_find_with_equal_func (names, self->name, g_str_equal, NULL))
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_EXISTS, _ ("Local user %s exists already"),
                   self->name);
      return FALSE;
    }

  return backbone_db_local_user_add (db, self->name, error);
}

/**
 * backbone_local_user_add_job_new:
 * @landscape: a landscape
 * @name: the name of a user in the Focused Run system
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_local_user_add_job_new (BackboneLandscape *landscape, const char *name)
{
  return local_user_job_new (landscape, _ ("Add local user %s"), name, NULL, add_local_user);
}

static gboolean
rename_local_user (BackboneDb *db, gpointer user_data, GError **error)
{
  LocalUserEdit *self = user_data;

  return backbone_db_local_user_rename (db, self->name, self->new_name, error);
}

/**
 * backbone_local_user_rename_job_new:
 * @landscape: a landscape
 * @name: a local user; not the default one
 * @new_name: its new name
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_local_user_rename_job_new (BackboneLandscape *landscape,
                                    const char *name,
                                    const char *new_name)
{
  return local_user_job_new (landscape, _ ("Rename local user %s"), name, new_name,
                             rename_local_user);
}

static gboolean
remove_local_user (BackboneDb *db, gpointer user_data, GError **error)
{
  LocalUserEdit *self = user_data;

  return backbone_db_local_user_remove (db, self->name, error);
}

/**
 * backbone_local_user_remove_job_new:
 * @landscape: a landscape
 * @name: a local user; not the default one
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_local_user_remove_job_new (BackboneLandscape *landscape, const char *name)
{
  return local_user_job_new (landscape, _ ("Remove local user %s"), name, NULL, remove_local_user);
}
