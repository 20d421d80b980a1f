/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-edit-jobs.h"

#include "backbone-db-expiries-private.h"
#include "backbone-edit-job-private.h"

#include <glib/gi18n-lib.h>

/* @items to acknowledge, or else @before to go back to. */
typedef struct
{
  GStrv items;
  GPtrArray *before; /* BackboneExpiryItem */
} Acknowledgement;

static void
acknowledgement_free (gpointer data)
{
  Acknowledgement *self = data;

  g_strfreev (self->items);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_free (self);
}

static gboolean
write_acknowledged (BackboneDb *db, gpointer user_data, GError **error)
{
  Acknowledgement *self = user_data;

  g_clear_pointer (&self->before, g_ptr_array_unref);

  return backbone_db_expiries_acknowledge (db, (const char *const *)self->items, g_get_real_time (),
                                           &self->before, error);
}

static gboolean
acknowledge (BackboneJob *job,
             BackboneLandscape *landscape,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  return backbone_edit_write (landscape, write_acknowledged, data, cancellable, error);
}

/**
 * backbone_expiry_acknowledge_job_new:
 * @landscape: a landscape
 * @items: (array zero-terminated=1): what will end, such as `s-user:S0000000001`
 *
 * Returns: (transfer full): a job that acknowledges all of them or none
 */
BackboneJob *
backbone_expiry_acknowledge_job_new (BackboneLandscape *landscape, const char *const *items)
{
  Acknowledgement *self = g_new0 (Acknowledgement, 1);

  self->items = g_strdupv ((char **)items);

  return backbone_edit_job_new (landscape, _ ("Acknowledge expiries"), acknowledge, self,
                                acknowledgement_free);
}

static gboolean
write_withdrawn (BackboneDb *db, gpointer user_data, GError **error)
{
  Acknowledgement *self = user_data;

  return backbone_db_expiries_withdraw (db, self->before, error);
}

static gboolean
withdraw (BackboneJob *job,
          BackboneLandscape *landscape,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  return backbone_edit_write (landscape, write_withdrawn, data, cancellable, error);
}

/**
 * backbone_expiry_acknowledge_job_new_undo:
 * @job: a job that acknowledged expiries, after it ran
 *
 * Returns: (transfer full): a job that takes that back
 */
BackboneJob *
backbone_expiry_acknowledge_job_new_undo (BackboneJob *job)
{
  Acknowledgement *self = backbone_edit_job_get_data (job);
  Acknowledgement *undo = g_new0 (Acknowledgement, 1);

  undo->before = g_ptr_array_ref (self->before);

  return backbone_edit_job_new (backbone_edit_job_get_landscape (job), _ ("Acknowledge expiries"),
                                withdraw, undo, acknowledgement_free);
}
