/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-edit-jobs.h"

#include "backbone-db-customers-private.h"
#include "backbone-edit-job-private.h"
#include "backbone-job-private.h"
#include "backbone-model.h"

#include <glib/gi18n-lib.h>

/* How many customers are changed between two looks at the cancellable. */
#define CUSTOMERS_PER_LOOK 256

/* Tags of many customers to change. */
typedef struct
{
  BackboneJob *job;
  GCancellable *cancellable;
  GStrv numbers;
  GStrv added;
  GStrv removed;
} TagChange;

static void
tag_change_free (TagChange *self)
{
  g_strfreev (self->numbers);
  g_strfreev (self->added);
  g_strfreev (self->removed);
  g_free (self);
}

static gboolean
check_tags (TagChange *self, GError **error)
{
  for (guint i = 0; self->added[i] != NULL; i++)
    {
      if (!backbone_tag_validate (self->added[i], error))
        return FALSE;
    }

  if (*self->added == NULL && *self->removed == NULL)
    g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                         _ ("There is nothing to change: no tag was given"));

  return *self->added != NULL || *self->removed != NULL;
}

static gboolean
change_all_tags (BackboneDb *db, gpointer user_data, GError **error)
{
  TagChange *self = user_data;
  guint n_numbers = g_strv_length (self->numbers);

  for (guint i = 0; i < n_numbers; i++)
    {
      if (i % CUSTOMERS_PER_LOOK == 0)
        {
          if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
            return FALSE;
          backbone_job_report (self->job, i, n_numbers);
        }
      if (!backbone_db_customer_change_tags (db, self->numbers[i], (const char *const *)self->added,
                                             (const char *const *)self->removed, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
change_tags (BackboneJob *job,
             BackboneLandscape *landscape,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  TagChange *self = data;

  self->job = job;
  self->cancellable = cancellable;

  return check_tags (self, error) && backbone_edit_normalize_numbers (&self->numbers, error)
         && backbone_edit_write (landscape, change_all_tags, self, cancellable, error);
}

static char **
dup_stripped_tags (const char *const *tags)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      g_autofree char *tag = g_strstrip (g_strdup (tags[i]));

      g_strv_builder_add (builder, tag);
    }

  return g_strv_builder_end (builder);
}

/**
 * backbone_customer_tags_job_new:
 * @landscape: a landscape
 * @numbers: (array zero-terminated=1): the numbers of customers
 * @added: (nullable) (array zero-terminated=1): tags that they get
 * @removed: (nullable) (array zero-terminated=1): tags that they lose
 *
 * Changes the tags of many customers: of all of them or of none. Their other tags stay.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_customer_tags_job_new (BackboneLandscape *landscape,
                                const char *const *numbers,
                                const char *const *added,
                                const char *const *removed)
{
  TagChange *self = g_new0 (TagChange, 1);

  self->numbers = g_strdupv ((char **)numbers);
  self->added = dup_stripped_tags (added);
  self->removed = dup_stripped_tags (removed);

  return backbone_edit_job_new (landscape, _ ("Change tags"), change_tags, self,
                                (GDestroyNotify)tag_change_free);
}

static gboolean
write_owner (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_owner_set (db, user_data, error);
}

static gboolean
set_owner (BackboneJob *job,
           BackboneLandscape *landscape,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *number = backbone_customer_number_normalize (data, error);

  return number != NULL && backbone_edit_write (landscape, write_owner, number, cancellable, error);
}

/**
 * backbone_owner_set_job_new:
 * @landscape: a landscape
 * @number: the number of one of its customers
 *
 * Makes this customer the owner of the installation, and nobody else. Channels whose names nobody
 * has chosen follow: those of the owner carry no customer number.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_owner_set_job_new (BackboneLandscape *landscape, const char *number)
{
  return backbone_edit_job_new (landscape, _ ("Change the owner"), set_owner, g_strdup (number),
                                g_free);
}
