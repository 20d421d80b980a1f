/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-edit-jobs.h"

#include "backbone-db-landscape-private.h"
#include "backbone-edit-job-private.h"

#include <glib/gi18n-lib.h>

static gboolean
write_description (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_landscape_set_description (db, user_data, error);
}

static gboolean
set_description (BackboneJob *job,
                 BackboneLandscape *landscape,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  return backbone_description_validate (data, error)
         && backbone_edit_write (landscape, write_description, data, cancellable, error);
}

/**
 * backbone_landscape_edit_job_new:
 * @landscape: a landscape
 * @description: what it is called from now on; spaces around it are taken off
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_landscape_edit_job_new (BackboneLandscape *landscape, const char *description)
{
  return backbone_edit_job_new (landscape, _ ("Rename the landscape"), set_description,
                                g_strstrip (g_strdup (description)), g_free);
}
