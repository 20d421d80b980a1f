/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-edit-jobs.h"

#include "backbone-db-checks-private.h"
#include "backbone-edit-job-private.h"
#include "backbone-model.h"

#include <glib/gi18n-lib.h>

static gboolean
release_user (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_held_release (db, user_data, error);
}

static gboolean
release_held (BackboneJob *job,
              BackboneLandscape *landscape,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *id = backbone_user_id_normalize (data, error);

  return id != NULL && backbone_edit_write (landscape, release_user, id, cancellable, error);
}

/**
 * backbone_held_release_job_new:
 * @landscape: a landscape
 * @user_id: a technical user that is held
 *
 * The next check tries it again: one more failed log-on may lock it.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_held_release_job_new (BackboneLandscape *landscape, const char *user_id)
{
  g_autofree char *title = g_strdup_printf (_ ("Release technical user %s"), user_id);

  return backbone_edit_job_new (landscape, title, release_held, g_strdup (user_id), g_free);
}
