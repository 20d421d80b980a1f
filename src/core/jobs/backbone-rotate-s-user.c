/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-rotate-s-user-private.h"

#include "backbone-db-audit-private.h"
#include "backbone-edit-job-private.h"
#include "backbone-landscape-private.h"
#include "backbone-verification-private.h"

#include <glib/gi18n-lib.h>

/* One of them while it runs. */
typedef struct
{
  BackboneSUserRotation *rotation;
  BackboneLandscape *landscape;
  BackboneVerification *verification;
  const BackboneSUserRow *s_user;
  BackboneSUserFinding *finding; /* nullable: it was not tried */
  char *credential;              /* of the new password, once it is saved */
} Attempt;

static void
attempt_clear (Attempt *self)
{
  g_clear_pointer (&self->verification, backbone_verification_free);
  g_clear_pointer (&self->finding, backbone_s_user_finding_free);
  g_clear_pointer (&self->credential, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Attempt, attempt_clear)

static gboolean
audit (BackboneDb *db, Attempt *self, const char *action, GError **error)
{
  g_autofree char *after
      = backbone_db_audit_text ("customer", self->s_user->customer, "verdict",
                                backbone_verdict_to_id (self->rotation->verdict), NULL);

  return backbone_db_audit (db, action, self->s_user->id, NULL, after, error);
}

/* (out) (transfer full) @row: as it is stored now; it may have been removed meanwhile. */
static gboolean
need_row (BackboneDb *db, Attempt *self, BackboneSUserRow **row, GError **error)
{
  if (!backbone_db_s_user_find (db, self->s_user->id, row, error))
    return FALSE;
  if (*row == NULL)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND, _ ("There is no S-User %s"),
                 self->s_user->id);

  return *row != NULL;
}

/* The new credential first, which makes all that was proven with the old one undone. */
static gboolean
write_stored (BackboneDb *db, gpointer user_data, GError **error)
{
  Attempt *self = user_data;
  g_autoptr (BackboneSUserRow) row = NULL;
  g_autoptr (BackboneSUserRow) renewed = NULL;

  if (!need_row (db, self, &row, error))
    return FALSE;

  g_free (row->credential);
  row->credential = g_strdup (self->credential);

  return backbone_db_s_user_save (db, row, error)
         && backbone_db_s_user_find (db, row->id, &renewed, error)
         && (self->finding == NULL
             || backbone_verification_save (self->verification, db, renewed, self->finding, error))
         && audit (db, self, "password-rotate", error);
}

static gboolean
write_refused (BackboneDb *db, gpointer user_data, GError **error)
{
  Attempt *self = user_data;
  g_autoptr (BackboneSUserRow) row = NULL;

  return need_row (db, self, &row, error)
         && backbone_verification_save (self->verification, db, row, self->finding, error)
         && (self->rotation->rotation != BACKBONE_ROTATION_REFUSED
             || audit (db, self, "password-refused", error));
}

/* From here on it is not cancelled any more: what was found must be kept. */
static gboolean
store (Attempt *self, GError **error)
{
  return backbone_edit_write_with_secret (self->landscape, self->s_user->customer,
                                          self->rotation->password, &self->credential, write_stored,
                                          self, NULL, error);
}

/* What the log-on says of this password: where the technical user is at fault, nothing. */
static BackboneRotation
judge (const BackboneSUserFinding *finding)
{
  if (backbone_verdict_holds_user (finding->verdict) && !finding->s_user_is_at_fault)
    return BACKBONE_ROTATION_UNPROVEN;

  return backbone_rotation_judge (finding->verdict, finding->customer != NULL);
}

static gboolean
conclude (Attempt *self, GError **error)
{
  BackboneSUserRotation *rotation = self->rotation;

  rotation->verdict = self->finding->verdict;
  rotation->evidence = g_strdup (self->finding->evidence);
  rotation->customer = g_strdup (self->s_user->customer);
  rotation->rotation = judge (self->finding);
  if (rotation->rotation == BACKBONE_ROTATION_STORED)
    return store (self, error);
  /* Of a trouble on the way or of a doubt whose it is, nothing is kept. */
  if (!backbone_verdict_holds_user (rotation->verdict))
    return TRUE;

  return backbone_store_write (backbone_landscape_get_store (self->landscape), write_refused, self,
                               NULL, error);
}

/* The keyring comes before the log-on: a password that was tried must be one that can be saved. */
static gboolean
try_password (Attempt *self, GCancellable *cancellable, GError **error)
{
  BackboneSUserRotation *rotation = self->rotation;
  g_autoptr (BackboneSUserFinding) obstacle = NULL;

  if (!backbone_verification_open (self->verification, cancellable, error))
    return FALSE;

  obstacle = backbone_verification_find_obstacle (self->verification, self->s_user);
  if (obstacle)
    {
      rotation->rotation = BACKBONE_ROTATION_UNPROVEN;
      rotation->verdict = obstacle->verdict;
      rotation->evidence = g_strdup (obstacle->evidence);
      return TRUE;
    }
  if (self->s_user->held_since != 0 && !rotation->try_held)
    {
      rotation->rotation = BACKBONE_ROTATION_HELD;
      rotation->verdict = BACKBONE_VERDICT_SKIPPED;
      return TRUE;
    }

  self->finding = backbone_verification_ask (self->verification, self->s_user, rotation->password,
                                             cancellable, error);

  return self->finding && conclude (self, error);
}

/* The vault keeps a secret with those of its customer. */
static gboolean
find_s_user (Attempt *self, GError **error)
{
  const char *id = self->rotation->id;

  self->s_user = g_hash_table_lookup (backbone_verification_get_s_users (self->verification), id);
  if (self->s_user == NULL)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND, _ ("There is no S-User %s"), id);
  else if (self->s_user->customer == NULL)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                 _ ("S-User %s: say first which customer number it belongs to, then its password"),
                 id);

  return self->s_user && self->s_user->customer;
}

gboolean
backbone_rotate_s_user (BackboneLandscape *landscape,
                        BackboneSUserRotation *rotation,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto (Attempt) self = { .rotation = rotation, .landscape = landscape };

  self.verification = backbone_verification_load (landscape, cancellable, error);
  if (self.verification == NULL || !find_s_user (&self, error))
    return FALSE;

  rotation->n_assignments
      = backbone_verification_count_assignments (self.verification, rotation->id);
  if (backbone_verification_has_service (self.verification))
    return try_password (&self, cancellable, error);

  /* Nothing could ever prove it, so it is saved and said. */
  rotation->rotation = BACKBONE_ROTATION_SAVED_UNTRIED;
  rotation->verdict = BACKBONE_VERDICT_NOT_CONFIGURED;

  return store (&self, error);
}
