/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-assignment-item-private.h"
#include "backbone-db-private.h"

G_BEGIN_DECLS

/* What changes do to a landscape. A pure function of both, so that a preview and the change itself
 * can't differ. */
typedef struct
{
  GPtrArray *items;   /* BackboneAssignmentItem, one a request */
  GPtrArray *s_users; /* BackboneSUserRow to be saved */
  GPtrArray *entries; /* BackboneVaultEntry: passwords that are new or changed */
  guint counts[4];    /* by BackboneImportOutcome */
  gboolean drops_credentials;
} BackboneAssignmentPlan;

/*
 * @requests: (element-type BackboneAssignmentRequest): must outlive the plan. @secrets: (nullable):
 * credential -> BackboneSecret; without it, passwords that are saved count as the same.
 * @credentials: S-User -> credential for passwords to store, filled in: a second plan for the same
 * requests uses them again. (out) (transfer full) @plan.
 */
gboolean backbone_assignment_plan_make (BackboneDb *db,
                                        GPtrArray *requests,
                                        GHashTable *secrets,
                                        GHashTable *credentials,
                                        BackboneAssignmentPlan **plan,
                                        GError **error);
void backbone_assignment_plan_free (BackboneAssignmentPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneAssignmentPlan, backbone_assignment_plan_free)

/* For write transactions, with a plan that was made in the same one and refuses nothing. */
gboolean
backbone_assignment_plan_apply (BackboneAssignmentPlan *self, BackboneDb *db, GError **error);

/* (nullable) (transfer none): the first item that is refused. */
const BackboneAssignmentItem *
backbone_assignment_plan_find_refused (const BackboneAssignmentPlan *self);
/* (transfer full): BackboneAssignmentChange, for people. */
GListModel *backbone_assignment_plan_to_rows (const BackboneAssignmentPlan *self);

G_END_DECLS
