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

/* What becomes of the tags of one customer; owns what it points to. */
typedef struct
{
  char *number;
  GStrv added;
  GStrv removed;
} TagStep;

/* Tags of many customers to change: @added and @removed of all @numbers, or else @steps. */
typedef struct
{
  BackboneJob *job;
  GCancellable *cancellable;
  GStrv numbers;
  GStrv added;
  GStrv removed;
  GPtrArray *steps; /* nullable: TagStep */

  GPtrArray *reverse; /* TagStep: leads back to how it was */
} TagChange;

static void
tag_step_free (gpointer data)
{
  TagStep *self = data;

  g_free (self->number);
  g_strfreev (self->added);
  g_strfreev (self->removed);
  g_free (self);
}

static void
tag_change_free (gpointer data)
{
  TagChange *self = data;

  g_strfreev (self->numbers);
  g_strfreev (self->added);
  g_strfreev (self->removed);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->reverse, g_ptr_array_unref);
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

/* @reverse gets what the customer really lost and got: a tag that it had before stays its own. */
static gboolean
change_tags_of_one (BackboneDb *db, TagChange *self, const TagStep *step, GError **error)
{
  TagStep *back = g_new0 (TagStep, 1);

  back->number = g_strdup (step->number);
  g_ptr_array_add (self->reverse, back);

  return backbone_db_customer_change_tags (db, step->number, (const char *const *)step->added,
                                           (const char *const *)step->removed, &back->removed,
                                           &back->added, error);
}

static gboolean
change_all_tags (BackboneDb *db, gpointer user_data, GError **error)
{
  TagChange *self = user_data;
  guint n_steps = self->steps ? self->steps->len : g_strv_length (self->numbers);

  for (guint i = 0; i < n_steps; i++)
    {
      TagStep same = { .added = self->added, .removed = self->removed };
      const TagStep *step = self->steps ? g_ptr_array_index (self->steps, i) : &same;

      if (i % CUSTOMERS_PER_LOOK == 0)
        {
          if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
            return FALSE;
          backbone_job_report (self->job, i, n_steps);
        }
      if (self->steps == NULL)
        same.number = self->numbers[i];
      if (!change_tags_of_one (db, self, step, error))
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
  g_clear_pointer (&self->reverse, g_ptr_array_unref);
  self->reverse = g_ptr_array_new_with_free_func (tag_step_free);
  if (self->steps == NULL
      && (!check_tags (self, error) || !backbone_edit_normalize_numbers (&self->numbers, error)))
    return FALSE;

  return backbone_edit_write (landscape, change_all_tags, self, cancellable, error);
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

  return backbone_edit_job_new (landscape, _ ("Change tags"), change_tags, self, tag_change_free);
}

/**
 * backbone_customer_tags_job_new_undo:
 * @job: a job that changed the tags of customers
 *
 * Tags that a customer got otherwise, before or since, stay.
 *
 * Returns: (transfer full): a job that takes back what it changed: of all customers or of none
 */
BackboneJob *
backbone_customer_tags_job_new_undo (BackboneJob *job)
{
  TagChange *self = backbone_edit_job_get_data (job);
  TagChange *undo = g_new0 (TagChange, 1);

  undo->steps = g_ptr_array_ref (self->reverse);

  return backbone_edit_job_new (backbone_edit_job_get_landscape (job), _ ("Change tags"),
                                change_tags, undo, tag_change_free);
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
