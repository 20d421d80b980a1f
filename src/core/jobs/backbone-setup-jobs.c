/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-jobs.h"

#include "backbone-db-migration-private.h"
#include "backbone-db-setup-private.h"
#include "backbone-edit-job-private.h"
#include "backbone-landscape-private.h"

#include <glib/gi18n-lib.h>

/* What a person says of a step. */
typedef struct
{
  BackboneLandscape *landscape; /* that of the job */
  BackboneSetupStepKind step;
  char *note; /* nullable */
} Saying;

static void
saying_free (Saying *self)
{
  g_free (self->note);
  g_free (self);
}

static const BackboneSetupStepInfo *
get_info (BackboneLandscape *landscape, BackboneSetupStepKind step)
{
  return backbone_setup_step_info_get (backbone_landscape_get_kind (landscape), step);
}

static BackboneJob *
saying_job_new (BackboneLandscape *landscape,
                BackboneSetupStepKind step,
                const char *note,
                BackboneEditFunc func)
{
  Saying *self = g_new0 (Saying, 1);

  *self = (Saying){ landscape, step, g_strdup (note) };

  return backbone_edit_job_new (landscape, _ (get_info (landscape, step)->title), func, self,
                                (GDestroyNotify)saying_free);
}

/* Done */

static gboolean
check_release (BackboneMigration *migration, GError **error)
{
  const char *text = backbone_migration_get_release (migration);
  const BackboneRelease *least
      = backbone_setup_least_release (backbone_migration_get_kind (migration));
  g_autofree char *needed = backbone_release_to_string (least);
  BackboneRelease release;

  if (text == NULL || !backbone_release_parse (text, &release, NULL)
      || backbone_release_compare (&release, least) >= 0)
    return TRUE;

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
               /* Translators: two releases, such as 2.0 SP03 */
               _ ("The recorded release is %s; at least %s is needed: run step upgrade with the "
                  "new one"),
               text, needed);

  return FALSE;
}

/* What follows from it beside the evidence. */
static gboolean
apply_done (BackboneDb *db, Saying *self, GError **error)
{
  g_autoptr (BackboneMigration) migration = NULL;

  if (get_info (self->landscape, self->step)->per_customer
      && !backbone_db_setup_mark_all (db, self->step, error))
    return FALSE;
  if (!backbone_db_migration_load (db, &migration, error))
    return FALSE;

  if (self->step == BACKBONE_SETUP_STEP_KIND_UPGRADE)
    return check_release (migration, error);
  if (self->step == BACKBONE_SETUP_STEP_KIND_LEGACY_SWITCH
      && backbone_migration_get_position (migration) != BACKBONE_SWITCH_POSITION_REVERTED)
    return backbone_db_migration_set_position (db, BACKBONE_SWITCH_POSITION_LEGACY, NULL, NULL,
                                               error);
  if (self->step == BACKBONE_SETUP_STEP_KIND_MULTI_CUSTOMER)
    return backbone_db_migration_set_multi_customer (db, TRUE, error);
  if (self->step == BACKBONE_SETUP_STEP_KIND_MASS_SETUP)
    return backbone_db_migration_set_note (db, TRUE, error);

  return TRUE;
}

static gboolean
write_done (BackboneDb *db, gpointer user_data, GError **error)
{
  Saying *self = user_data;
  const BackboneSetupFinding finding
      = { self->step, BACKBONE_SETUP_STATE_DONE, TRUE, self->note, NULL };

  return apply_done (db, self, error)
         && backbone_db_setup_finding_add (db, "setup-done", &finding, error);
}

static gboolean
say_done (BackboneJob *job,
          BackboneLandscape *landscape,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  Saying *self = data;
  g_autofree char *note = backbone_setup_note_normalize (
      self->note, _ ("A note is missing: say what was done and seen"), error);

  if (note == NULL)
    return FALSE;
  if (!get_info (landscape, self->step)->manual)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("%s: revert the legacy switch itself, so that it is seen who is not ready"),
                   backbone_setup_step_kind_to_id (self->step));
      return FALSE;
    }

  g_free (self->note);
  self->note = g_steal_pointer (&note);

  return backbone_edit_write (landscape, write_done, self, cancellable, error);
}

/**
 * backbone_setup_done_job_new:
 * @landscape: a landscape
 * @step: a step
 * @note: what was done and seen
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_setup_done_job_new (BackboneLandscape *landscape,
                             BackboneSetupStepKind step,
                             const char *note)
{
  return saying_job_new (landscape, step, note, say_done);
}

/* Reopen */

static gboolean
apply_reopen (BackboneDb *db, Saying *self, GError **error)
{
  g_autoptr (BackboneMigration) migration = NULL;

  if (!backbone_db_setup_unmark_all (db, self->step, error)
      || !backbone_db_migration_load (db, &migration, error))
    return FALSE;

  if (self->step == BACKBONE_SETUP_STEP_KIND_LEGACY_SWITCH
      && backbone_migration_get_position (migration) == BACKBONE_SWITCH_POSITION_LEGACY)
    return backbone_db_migration_set_position (db, BACKBONE_SWITCH_POSITION_UNKNOWN, NULL, NULL,
                                               error);
  if (self->step == BACKBONE_SETUP_STEP_KIND_HUB_CONFIG)
    return backbone_db_setup_tasks_clear (db, error);
  if (self->step == BACKBONE_SETUP_STEP_KIND_MASS_SETUP)
    return backbone_db_migration_set_note (db, FALSE, error);

  return TRUE;
}

static gboolean
write_reopen (BackboneDb *db, gpointer user_data, GError **error)
{
  Saying *self = user_data;
  const BackboneSetupFinding finding
      = { self->step, BACKBONE_SETUP_STATE_OPEN, TRUE, _ ("Reopened"), NULL };

  return apply_reopen (db, self, error)
         && backbone_db_setup_finding_add (db, "setup-reopen", &finding, error);
}

static gboolean
reopen (BackboneJob *job,
        BackboneLandscape *landscape,
        gpointer data,
        GCancellable *cancellable,
        GError **error)
{
  Saying *self = data;

  if (self->step == BACKBONE_SETUP_STEP_KIND_REVERT)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("%s: record that the legacy switch stands on legacy again"),
                   backbone_setup_step_kind_to_id (self->step));
      return FALSE;
    }

  return backbone_edit_write (landscape, write_reopen, self, cancellable, error);
}

/**
 * backbone_setup_reopen_job_new:
 * @landscape: a landscape
 * @step: a step
 *
 * It has to be run again, or somebody has to say again that it is done. What people said of customers
 * counts no more; evidence stays.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_setup_reopen_job_new (BackboneLandscape *landscape, BackboneSetupStepKind step)
{
  return saying_job_new (landscape, step, NULL, reopen);
}

/* Settings */

typedef struct
{
  char **settings;
  gboolean sets_host;
  char *host; /* nullable */
  guint hours;
} Settings;

static void
settings_free (Settings *self)
{
  g_strfreev (self->settings);
  g_free (self->host);
  g_free (self);
}

static gboolean
parse_hours (const char *value, guint *hours, GError **error)
{
  guint64 number = BACKBONE_SETUP_DEFAULT_READINESS_HOURS;

  if (*value != '\0'
      && !g_ascii_string_to_unsigned (value, 10, 1, BACKBONE_SETUP_MAX_READINESS_HOURS, &number,
                                      NULL))
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("readiness_hours=%s: it must be a number from 1 to %d"), value,
                   BACKBONE_SETUP_MAX_READINESS_HOURS);
      return FALSE;
    }

  *hours = number;
  return TRUE;
}

static gboolean
parse_setting (Settings *self, const char *setting, GError **error)
{
  static const char *const known[] = { "host", "readiness_hours", NULL };
  g_autofree char *key = NULL;
  const char *value;

  if (!backbone_edit_parse_setting (setting, known, &key, &value, error))
    return FALSE;
  if (g_str_equal (key, "readiness_hours"))
    return parse_hours (value, &self->hours, error);

  self->sets_host = TRUE;
  g_clear_pointer (&self->host, g_free);
  if (*value != '\0')
    self->host = backbone_setup_host_normalize (value, error);

  return *value == '\0' || self->host != NULL;
}

static gboolean
write_settings (BackboneDb *db, gpointer user_data, GError **error)
{
  Settings *self = user_data;

  return (!self->sets_host || backbone_db_migration_set_host (db, self->host, error))
         && (self->hours == 0
             || backbone_db_migration_set_readiness_hours (db, self->hours, error));
}

static gboolean
set_settings (BackboneJob *job,
              BackboneLandscape *landscape,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  Settings *self = data;

  for (guint i = 0; self->settings[i] != NULL; i++)
    {
      if (!parse_setting (self, self->settings[i], error))
        return FALSE;
    }

  return backbone_edit_write (landscape, write_settings, self, cancellable, error);
}

/**
 * backbone_setup_set_job_new:
 * @landscape: a landscape
 * @settings: texts KEY=VALUE
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_setup_set_job_new (BackboneLandscape *landscape, const char *const *settings)
{
  Settings *self = g_new0 (Settings, 1);

  self->settings = g_strdupv ((char **)settings);

  return backbone_edit_job_new (landscape, _ ("Change settings of the migration"), set_settings,
                                self, (GDestroyNotify)settings_free);
}

static gboolean
write_kind (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_migration_set_kind (db, GPOINTER_TO_INT (user_data), error);
}

static gboolean
set_kind (BackboneJob *job,
          BackboneLandscape *landscape,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  return backbone_edit_write (landscape, write_kind, data, cancellable, error);
}

/**
 * backbone_landscape_kind_job_new:
 * @landscape: a landscape
 * @kind: what kind of installation it is
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_landscape_kind_job_new (BackboneLandscape *landscape, BackboneLandscapeKind kind)
{
  return backbone_edit_job_new (landscape, _ ("Change the kind of installation"), set_kind,
                                GINT_TO_POINTER (kind), NULL);
}
