/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-edit-jobs.h"

#include "backbone-db-customers-private.h"
#include "backbone-edit-job-private.h"
#include "backbone-job-secrets-private.h"
#include "backbone-landscape-private.h"
#include "backbone-model.h"
#include "backbone-text-private.h"

#include <glib/gi18n-lib.h>

/* In characters. */

/* A customer to add or to edit; what is NULL is not said. */
typedef struct
{
  char *number;
  char *description;
  char *technical_user;
  BackboneSecret *password;
  GStrv tags;
  char *note;
  char *credential; /* of the password, once it is saved */
  gboolean drops_credential;
} Customer;

static void
customer_free (Customer *self)
{
  g_free (self->number);
  g_free (self->description);
  g_free (self->technical_user);
  g_clear_pointer (&self->password, backbone_secret_unref);
  g_strfreev (self->tags);
  g_free (self->note);
  g_free (self->credential);
  g_free (self);
}

static char *
dup_stripped (const char *text)
{
  return text ? g_strstrip (g_strdup (text)) : NULL;
}


static gboolean
check_tags (GStrv tags, GError **error)
{
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      if (!backbone_tag_validate (tags[i], error))
        return FALSE;
    }

  return TRUE;
}

/* Makes what people typed into what is stored. */
static gboolean
normalize (Customer *self, GError **error)
{
  const char *user = self->technical_user;

  if (!backbone_text_replace (&self->number,
                              backbone_customer_number_normalize (self->number, error)))
    return FALSE;
  if (self->description && !backbone_description_validate (self->description, error))
    return FALSE;
  if (user && *user != '\0'
      && !backbone_text_replace (&self->technical_user, backbone_user_id_normalize (user, error)))
    return FALSE;
  if (self->password && !backbone_password_validate (backbone_secret_peek (self->password), error))
    return FALSE;

  return check_tags (self->tags, error)
         && (self->note == NULL || backbone_note_validate (self->note, error));
}

static gboolean
refuse_password_without_user (const char *number, GError **error)
{
  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
               _ ("Customer %s: a password needs a technical user"), number);

  return FALSE;
}

/* A technical user can serve several customers, with one password. */
static gboolean
find_credential_of_user (BackboneDb *db, const char *user, char **credential, GError **error)
{
  g_autoptr (GHashTable) customers = NULL;
  GHashTableIter iter;
  BackboneCustomerRow *row;

  if (!backbone_db_customers_load (db, &customers, error))
    return FALSE;

  g_hash_table_iter_init (&iter, customers);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&row))
    {
      if (row->credential != NULL && g_strcmp0 (row->technical_user, user) == 0)
        {
          *credential = g_strdup (row->credential);
          break;
        }
    }

  return TRUE;
}

/* Tags and note, as far as they are said. */
static gboolean
write_extras (BackboneDb *db, Customer *self, GError **error)
{
  return (self->tags == NULL
          || backbone_db_customer_set_tags (db, self->number, (const char *const *)self->tags,
                                            error))
         && (self->note == NULL
             || backbone_db_customer_set_note (db, self->number, self->note, error));
}

static gboolean
insert_customer (BackboneDb *db, gpointer user_data, GError **error)
{
  Customer *self = user_data;
  BackboneCustomerRow row = {
    .number = self->number,
    .description = self->description,
    .technical_user = self->technical_user,
    .credential = self->credential,
  };

  return backbone_db_customer_insert (db, &row, error) && write_extras (db, self, error);
}

/* Before the keyring is touched. */
static gboolean
check_new (BackboneDb *db, gpointer user_data, GError **error)
{
  Customer *self = user_data;
  g_autoptr (BackboneCustomerRow) found = NULL;

  if (!backbone_db_customer_find (db, self->number, &found, error))
    return FALSE;
  if (found != NULL)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_EXISTS, _ ("Customer %s exists already: %s"),
                 self->number, found->description);

  return found == NULL;
}

static gboolean
add_customer (BackboneJob *job,
              BackboneLandscape *landscape,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  Customer *self = data;

  if (!normalize (self, error))
    return FALSE;
  if (self->technical_user && *self->technical_user == '\0')
    g_clear_pointer (&self->technical_user, g_free);
  if (self->password && self->technical_user == NULL)
    return refuse_password_without_user (self->number, error);

  return backbone_store_read (backbone_landscape_get_store (landscape), check_new, self,
                              cancellable, error)
         && backbone_edit_write_with_secret (landscape, self->number, self->password,
                                             &self->credential, insert_customer, self, cancellable,
                                             error);
}

static Customer *
customer_new (const char *number, const BackboneCustomerEdit *edit)
{
  Customer *self = g_new0 (Customer, 1);

  self->number = g_strdup (number);
  self->description = dup_stripped (edit->description);
  self->technical_user = dup_stripped (edit->technical_user);
  self->password = edit->password ? backbone_secret_ref (edit->password) : NULL;
  self->tags = g_strdupv ((char **)edit->tags);
  self->note = g_strdup (edit->note);

  return self;
}

/**
 * backbone_customer_add_with_job_new:
 * @landscape: a landscape
 * @number: its number
 * @values: what it has; a description at least
 *
 * Adds a customer with its three channels.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_customer_add_with_job_new (BackboneLandscape *landscape,
                                    const char *number,
                                    const BackboneCustomerEdit *values)
{
  g_autofree char *title = g_strdup_printf (_ ("Add customer %s"), number);

  return backbone_edit_job_new (landscape, title, add_customer, customer_new (number, values),
                                (GDestroyNotify)customer_free);
}

/**
 * backbone_customer_add_job_new:
 * @landscape: a landscape
 * @number: its number
 * @description: its description
 * @technical_user: (nullable): its technical user
 * @password: (nullable): the password of that user
 *
 * The same, with neither tags nor a note.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_customer_add_job_new (BackboneLandscape *landscape,
                               const char *number,
                               const char *description,
                               const char *technical_user,
                               BackboneSecret *password)
{
  const BackboneCustomerEdit values = {
    .description = description,
    .technical_user = technical_user,
    .password = password,
  };

  return backbone_customer_add_with_job_new (landscape, number, &values);
}

/* The user that the customer has afterwards; (nullable). */
static const char *
get_new_user (const Customer *self, const BackboneCustomerRow *old)
{
  if (self->technical_user == NULL)
    return old->technical_user;

  return *self->technical_user != '\0' ? self->technical_user : NULL;
}

static gboolean
update_row (BackboneDb *db, Customer *self, const BackboneCustomerRow *old, GError **error)
{
  const char *user = get_new_user (self, old);
  gboolean same_user = g_strcmp0 (user, old->technical_user) == 0;
  g_autofree char *shared = NULL;
  BackboneCustomerRow row = {
    .number = old->number,
    .description = self->description ? self->description : old->description,
    .owner = old->owner,
    .technical_user = (char *)user,
  };

  if (self->credential != NULL)
    row.credential = self->credential;
  else if (same_user)
    row.credential = old->credential;
  else if (user != NULL && !find_credential_of_user (db, user, &shared, error))
    return FALSE;
  else
    row.credential = shared;

  self->drops_credential
      = (old->credential != NULL && g_strcmp0 (row.credential, old->credential) != 0)
        || (old->technical_user != NULL && !same_user);

  return backbone_db_customer_update (db, old, &row, error);
}

static gboolean
update_customer (BackboneDb *db, gpointer user_data, GError **error)
{
  Customer *self = user_data;
  g_autoptr (BackboneCustomerRow) old = NULL;

  if (!backbone_db_customer_get (db, self->number, &old, error))
    return FALSE;
  if (self->password && get_new_user (self, old) == NULL)
    return refuse_password_without_user (self->number, error);

  return update_row (db, self, old, error) && write_extras (db, self, error);
}

/* Before the keyring is touched. */
static gboolean
check_edit (BackboneDb *db, gpointer user_data, GError **error)
{
  Customer *self = user_data;
  g_autoptr (BackboneCustomerRow) old = NULL;

  if (!backbone_db_customer_get (db, self->number, &old, error))
    return FALSE;

  return self->password == NULL || get_new_user (self, old) != NULL
         || refuse_password_without_user (self->number, error);
}

static gboolean
edit_customer (BackboneJob *job,
               BackboneLandscape *landscape,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  Customer *self = data;

  if (!normalize (self, error)
      || !backbone_store_read (backbone_landscape_get_store (landscape), check_edit, self,
                               cancellable, error)
      || !backbone_edit_write_with_secret (landscape, self->number, self->password,
                                           &self->credential, update_customer, self, cancellable,
                                           error))
    return FALSE;

  if (self->password == NULL && self->drops_credential)
    backbone_job_sweep_secrets (landscape);

  return TRUE;
}

/**
 * backbone_customer_edit_job_new:
 * @landscape: a landscape
 * @number: the number of a customer
 * @edit: what to change
 *
 * A password that is saved releases the hold of the technical user, also if it is the same one: it
 * may have been unlocked since.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_customer_edit_job_new (BackboneLandscape *landscape,
                                const char *number,
                                const BackboneCustomerEdit *edit)
{
  g_autofree char *title = g_strdup_printf (_ ("Change customer %s"), number);

  return backbone_edit_job_new (landscape, title, edit_customer, customer_new (number, edit),
                                (GDestroyNotify)customer_free);
}
