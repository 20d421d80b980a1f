/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* One S-User that acts for a local user and a customer. */
typedef struct
{
  char *local_user;
  char *customer;
  char *s_user;
} BackboneAssignmentEntry;

void backbone_assignment_entry_free (BackboneAssignmentEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneAssignmentEntry, backbone_assignment_entry_free)

/* (out) (transfer full) (element-type utf8), the default one first, then the oldest. */
gboolean backbone_db_local_users_load (BackboneDb *db, GPtrArray **names, GError **error);
/* (out) (transfer full): BackboneLocalUser, in the same order. */
gboolean backbone_db_local_users_list (BackboneDb *db, GPtrArray **records, GError **error);

/* (out) (transfer full) (element-type BackboneAssignmentEntry), by local user, then customer. */
gboolean backbone_db_assignments_load (BackboneDb *db, GPtrArray **entries, GError **error);
/* (out) (transfer full): BackboneAssignment, by customer, then local user in their order. @number:
 * (nullable): of one customer. @gaps: with the gaps of each customer; @only_gaps: only those. */
gboolean backbone_db_assignments_list (BackboneDb *db,
                                       const char *number,
                                       gboolean gaps,
                                       gboolean only_gaps,
                                       GPtrArray **records,
                                       GError **error);
/* (out) (transfer full): the same of one customer with its gaps, by row id; empty if it is gone. */
gboolean
backbone_db_assignments_read (BackboneDb *db, gint64 customer, GPtrArray **records, GError **error);

/*
 * For write transactions; values are normalised, customers and S-Users exist. Each writes its own
 * audit entry and notes the change.
 */

/* Adds it if it is not there. */
gboolean backbone_db_local_user_add (BackboneDb *db, const char *name, GError **error);
gboolean backbone_db_local_user_rename (BackboneDb *db,
                                        const char *name,
                                        const char *new_name,
                                        GError **error);
/* Its assignments go with it. */
gboolean backbone_db_local_user_remove (BackboneDb *db, const char *name, GError **error);

/* @s_user: (nullable): takes the assignment away. The hard rule is the caller's to keep. */
gboolean backbone_db_assignment_set (BackboneDb *db,
                                     const char *local_user,
                                     const char *customer,
                                     const char *s_user,
                                     GError **error);

G_END_DECLS
