/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* In SQL, of a row of authorisations: the names of Software Download, as the model knows them. */
#define BACKBONE_DB_MAY_DOWNLOAD "object_id IN ('SWDOWNLOAD', 'G_SOFTDOWN')"

/* What is stored of an S-User. */
typedef struct
{
  char *id;
  char *customer; /* nullable */
  gboolean confirmed;
  BackboneTime expires;
  BackboneSUserState mark; /* DELETED, LOCKED, or UNKNOWN for neither */
  char *credential;        /* nullable: the UUID under which the vault holds its password */
  BackboneTime credential_saved;
  BackboneTime log_on_proven;
  BackboneTime held_since;
  BackboneVerdict held_verdict;
} BackboneSUserRow;

BackboneSUserRow *backbone_s_user_row_new (const char *id, const char *customer);
BackboneSUserRow *backbone_s_user_row_copy (const BackboneSUserRow *self);
void backbone_s_user_row_free (BackboneSUserRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneSUserRow, backbone_s_user_row_free)

/* (out) (transfer full) id -> BackboneSUserRow, all of them. */
gboolean backbone_db_s_users_load (BackboneDb *db, GHashTable **rows, GError **error);
/* (out) (transfer full) (nullable): NULL if it is not known. */
gboolean
backbone_db_s_user_find (BackboneDb *db, const char *id, BackboneSUserRow **row, GError **error);
/* (out) (transfer full): BackboneSUser, by ID. @within_days: those only that expire within so many
 * days or have expired; -1 for all. */
gboolean
backbone_db_s_users_list (BackboneDb *db, int within_days, GPtrArray **records, GError **error);

/*
 * For write transactions; values are normalised. Each writes its own audit entry and notes the
 * change.
 */

/* Adds or changes an S-User; a new credential releases its hold. @row is stored as it is, but for
 * what follows from a new credential. */
gboolean backbone_db_s_user_save (BackboneDb *db, const BackboneSUserRow *row, GError **error);
/* Replaces what is known of its authorisations. That Software Download is not among them is stored as
 * well. (nullable) @object_ids: forgets them. */
gboolean backbone_db_s_user_set_authorisations (BackboneDb *db,
                                                const char *id,
                                                const char *const *object_ids,
                                                BackboneSource source,
                                                GError **error);
/* After a log-on that failed with @verdict: the lock guard holds it. */
gboolean
backbone_db_s_user_hold (BackboneDb *db, const char *id, BackboneVerdict verdict, GError **error);
/* (out) @released: whether it was held. */
gboolean
backbone_db_s_user_release (BackboneDb *db, const char *id, gboolean *released, GError **error);

/* (out) @n_assignments: how many would go with it. BACKBONE_ERROR_NOT_FOUND if it is not there. */
gboolean backbone_db_s_user_count_assignments (BackboneDb *db,
                                               const char *id,
                                               guint *n_assignments,
                                               GError **error);
/* With its assignments. (out) @n_assignments: how many there were. (out) @had_credential: whether its
 * password was saved. BACKBONE_ERROR_NOT_FOUND if it is not there. */
gboolean backbone_db_s_user_remove (BackboneDb *db,
                                    const char *id,
                                    guint *n_assignments,
                                    gboolean *had_credential,
                                    GError **error);
/* Those of a customer that was removed, if nobody else uses them. */
gboolean
backbone_db_s_users_drop_of_customer (BackboneDb *db, const char *customer, GError **error);
/* (out) @have: whether one of them has a password that is saved. */
gboolean backbone_db_s_users_have_credential (BackboneDb *db,
                                              const char *customer,
                                              gboolean *have,
                                              GError **error);

/* What an S-User is, out of the columns of a row at hand. */
BackboneSUserState backbone_db_s_user_state (BackboneTime expires,
                                             int mark,
                                             BackboneTime log_on_proven,
                                             const BackboneExpirySteps *steps);

G_END_DECLS
