/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-removal-private.h"

#include "backbone-edit-job-private.h"
#include "backbone-job-secrets-private.h"

#include <glib/gi18n-lib.h>

struct _BackboneRemoval
{
  GObject parent_instance;

  gint64 id; /* 0: none */
  guint count;
};

G_DEFINE_FINAL_TYPE (BackboneRemoval, backbone_removal, G_TYPE_OBJECT)

static void
backbone_removal_class_init (BackboneRemovalClass *klass)
{
}

static void
backbone_removal_init (BackboneRemoval *self)
{
}

/**
 * backbone_removal_new:
 *
 * Returns: (transfer full): a place for what will be removed
 */
BackboneRemoval *
backbone_removal_new (void)
{
  return g_object_new (BACKBONE_TYPE_REMOVAL, NULL);
}

/**
 * backbone_removal_get_count:
 *
 * Returns: how many customers or S-Users can be brought back, once the job that removed them has
 *     ended
 */
guint
backbone_removal_get_count (BackboneRemoval *self)
{
  return self->count;
}

gboolean
backbone_removal_keep (BackboneRemoval *self,
                       BackboneDb *db,
                       const char *const *customers,
                       const char *const *s_users,
                       GError **error)
{
  return backbone_db_removed_keep (db, customers, s_users, &self->id, error);
}

void
backbone_removal_settle (BackboneRemoval *self,
                         guint count,
                         BackboneLandscape *landscape,
                         gboolean has_secrets)
{
  if (self)
    self->count = count;
  else if (has_secrets)
    backbone_job_sweep_secrets (landscape);
}

/* What to bring back. */
typedef struct
{
  BackboneRemoval *removal;
  GCancellable *cancellable;
} Restoration;

static void
restoration_free (gpointer data)
{
  Restoration *self = data;

  g_object_unref (self->removal);
  g_free (self);
}

static gboolean
restore_all (BackboneDb *db, gpointer user_data, GError **error)
{
  Restoration *self = user_data;

  return backbone_db_removed_restore (db, self->removal->id, self->cancellable, error);
}

/* The keyring is not touched: the secrets never left it. */
static gboolean
restore (BackboneJob *job,
         BackboneLandscape *landscape,
         gpointer data,
         GCancellable *cancellable,
         GError **error)
{
  Restoration *self = data;

  self->cancellable = cancellable;

  return backbone_edit_write (landscape, restore_all, self, cancellable, error);
}

/**
 * backbone_restore_job_new:
 * @landscape: the landscape that it was removed from, open since
 * @removal: what was removed
 *
 * Brings it back as it was: all of it or nothing. Once.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_restore_job_new (BackboneLandscape *landscape, BackboneRemoval *removal)
{
  Restoration *self = g_new0 (Restoration, 1);

  self->removal = g_object_ref (removal);

  return backbone_edit_job_new (landscape, _ ("Bring back what was removed"), restore, self,
                                restoration_free);
}
