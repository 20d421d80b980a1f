/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-jobs.h"

#include "backbone-db-migration-private.h"
#include "backbone-db-readiness-private.h"
#include "backbone-db-setup-private.h"
#include "backbone-edit-job-private.h"
#include "backbone-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The key under which the vault keeps secrets that belong to no customer. */
#define LANDSCAPE_OWNER      "landscape"
#define MAX_REGISTRATION_KEY 40
#define N_NAMED_IN_ERROR     3

/* Multi-customer handling */

typedef struct
{
  gboolean on;
  BackboneSecret *key; /* nullable */
  char *credential;    /* of the key, once it is saved */
} MultiCustomer;

static void
multi_customer_free (MultiCustomer *self)
{
  g_clear_pointer (&self->key, backbone_secret_unref);
  g_free (self->credential);
  g_free (self);
}

static gboolean
write_multi_customer (BackboneDb *db, gpointer user_data, GError **error)
{
  MultiCustomer *self = user_data;
  const BackboneSetupFinding finding = {
    .step = BACKBONE_SETUP_STEP_KIND_MULTI_CUSTOMER,
    .outcome = self->on ? BACKBONE_SETUP_STATE_DONE : BACKBONE_SETUP_STATE_OPEN,
    .manual = TRUE,
    .what = self->on ? _ ("Multi-customer handling is on") : _ ("Multi-customer handling is off"),
  };

  if (self->credential && !backbone_db_migration_set_registration_key (db, self->credential, error))
    return FALSE;

  return backbone_db_migration_set_multi_customer (db, self->on, error)
         && backbone_db_setup_finding_add (db, "setup-done", &finding, error);
}

static gboolean
check_key (BackboneSecret *key, GError **error)
{
  const char *text = backbone_secret_peek (key);

  if (*text != '\0' && strlen (text) <= MAX_REGISTRATION_KEY
      && strspn (text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
             == strlen (text))
    return TRUE;

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
               _ ("A registration key has 1 to %d digits and letters"), MAX_REGISTRATION_KEY);

  return FALSE;
}

static gboolean
set_multi_customer (BackboneJob *job,
                    BackboneLandscape *landscape,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  MultiCustomer *self = data;

  return (self->key == NULL || check_key (self->key, error))
         && backbone_edit_write_with_secret (landscape, LANDSCAPE_OWNER, self->key,
                                             &self->credential, write_multi_customer, self,
                                             cancellable, error);
}

/**
 * backbone_multi_customer_job_new:
 * @landscape: a landscape
 * @on: whether channels of customers other than the owner are used
 * @registration_key: (nullable): to be kept in the keyring
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_multi_customer_job_new (BackboneLandscape *landscape,
                                 gboolean on,
                                 BackboneSecret *registration_key)
{
  MultiCustomer *self = g_new0 (MultiCustomer, 1);

  self->on = on;
  self->key = registration_key ? backbone_secret_ref (registration_key) : NULL;

  return backbone_edit_job_new (landscape,
                                on ? _ ("Switch multi-customer handling on")
                                   : _ ("Switch multi-customer handling off"),
                                set_multi_customer, self, (GDestroyNotify)multi_customer_free);
}

/* The legacy switch */

typedef struct
{
  BackboneSwitchPosition position;
  char *reason; /* nullable */
} Switch;

static void
switch_free (Switch *self)
{
  g_free (self->reason);
  g_free (self);
}

/* (transfer full): "customer-number: 24, refresh: 3". */
static char *
describe_blockers (GPtrArray *blockers)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < blockers->len; i++)
    {
      BackboneBlocker *blocker = g_ptr_array_index (blockers, i);

      g_string_append_printf (text, "%s%s: %u", i > 0 ? ", " : "",
                              backbone_blocking_cause_to_id (backbone_blocker_get_cause (blocker)),
                              backbone_blocker_get_n_customers (blocker));
    }

  return g_string_free (text, FALSE);
}

static gboolean
refuse (GPtrArray *blockers, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (blockers->len, N_NAMED_IN_ERROR); i++)
    {
      BackboneBlocker *blocker = g_ptr_array_index (blockers, i);

      g_string_append_printf (text, "%s%s (%u)", i > 0 ? ", " : "",
                              backbone_blocker_get_title (blocker),
                              backbone_blocker_get_n_customers (blocker));
    }
  if (blockers->len > N_NAMED_IN_ERROR)
    g_string_append (text, ", …");

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
               /* Translators: causes, each with a number of customers in parentheses */
               _ ("Not reverted, since customers are not ready: %s. To do it all the same, say "
                  "why"),
               text->str);

  return FALSE;
}

static gboolean
write_revert (BackboneDb *db, Switch *self, GError **error)
{
  g_autoptr (GPtrArray) blockers = NULL;
  g_autofree char *blocking = NULL;
  g_autofree char *what = NULL;
  BackboneSetupFinding finding
      = { BACKBONE_SETUP_STEP_KIND_REVERT, BACKBONE_SETUP_STATE_DONE, TRUE, NULL, NULL };

  if (!backbone_db_blockers_load (db, &blockers, error))
    return FALSE;
  if (blockers->len > 0 && self->reason == NULL)
    return refuse (blockers, error);

  blocking = describe_blockers (blockers);
  what = blockers->len == 0
             ? g_strdup (_ ("Reverted; every customer was ready"))
             /* Translators: causes with numbers of customers, and the reason that a person gave */
             : g_strdup_printf (_ ("Reverted though customers were not ready (%s): %s"), blocking,
                                self->reason);
  finding.what = what;

  return backbone_db_migration_set_position (db, BACKBONE_SWITCH_POSITION_REVERTED,
                                             blockers->len > 0 ? self->reason : NULL, blocking,
                                             error)
         && backbone_db_setup_finding_add (db, "setup-done", &finding, error);
}

/* Also sets a reverted switch back. */
static gboolean
write_legacy (BackboneDb *db, GError **error)
{
  const BackboneSetupFinding legacy
      = { BACKBONE_SETUP_STEP_KIND_LEGACY_SWITCH, BACKBONE_SETUP_STATE_DONE, TRUE,
          _ ("The switch stands on legacy, a way that SAP has shut down"), NULL };
  const BackboneSetupFinding back = { BACKBONE_SETUP_STEP_KIND_REVERT, BACKBONE_SETUP_STATE_OPEN,
                                      TRUE, _ ("Set back to legacy"), NULL };
  g_autoptr (BackboneMigration) migration = NULL;

  if (!backbone_db_migration_load (db, &migration, error))
    return FALSE;
  if (backbone_migration_get_position (migration) == BACKBONE_SWITCH_POSITION_REVERTED
      && !backbone_db_setup_finding_add (db, "setup-reopen", &back, error))
    return FALSE;

  return backbone_db_migration_set_position (db, BACKBONE_SWITCH_POSITION_LEGACY, NULL, NULL, error)
         && backbone_db_setup_finding_add (db, "setup-done", &legacy, error);
}

static gboolean
write_switch (BackboneDb *db, gpointer user_data, GError **error)
{
  Switch *self = user_data;

  return self->position == BACKBONE_SWITCH_POSITION_REVERTED ? write_revert (db, self, error)
                                                             : write_legacy (db, error);
}

static gboolean
set_switch (BackboneJob *job,
            BackboneLandscape *landscape,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Switch *self = data;

  if (self->reason
      && !backbone_text_replace (
          &self->reason,
          backbone_setup_note_normalize (
              self->reason, _ ("A reason is missing: say why it has to be reverted now"), error)))
    return FALSE;

  return backbone_edit_write (landscape, write_switch, self, cancellable, error);
}

/**
 * backbone_legacy_switch_job_new:
 * @landscape: a landscape
 * @position: %BACKBONE_SWITCH_POSITION_LEGACY or %BACKBONE_SWITCH_POSITION_REVERTED
 * @override_reason: (nullable): why it is reverted though customers are not ready
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_legacy_switch_job_new (BackboneLandscape *landscape,
                                BackboneSwitchPosition position,
                                const char *override_reason)
{
  Switch *self = g_new0 (Switch, 1);

  g_return_val_if_fail (position != BACKBONE_SWITCH_POSITION_UNKNOWN, NULL);

  *self = (Switch){ position, g_strdup (override_reason) };

  return backbone_edit_job_new (landscape,
                                position == BACKBONE_SWITCH_POSITION_REVERTED
                                    ? _ ("Revert the legacy switch")
                                    : _ ("Set the legacy switch to legacy"),
                                set_switch, self, (GDestroyNotify)switch_free);
}
