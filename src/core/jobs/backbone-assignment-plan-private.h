/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"
#include "backbone-model.h"
#include "backbone-secret.h"

G_BEGIN_DECLS

/* One change that is asked for, as people gave it. */
typedef struct
{
  guint line;               /* of a file, or its place among the changes, from 1 */
  char *local_user;         /* nullable: a line of a list of customer numbers */
  char *customer;           /* nullable with a problem */
  char *s_user;             /* nullable or empty: takes the assignment away */
  gboolean keeps_if_empty;  /* an empty S-User changes nothing instead */
  gboolean fills;           /* a gap gets the S-User that its customer has already */
  char *description;        /* nullable: of a customer to add */
  BackboneSecret *password; /* nullable: of the S-User */
  char *problem;            /* nullable: why it can't be read; translated */
} BackboneAssignmentRequest;

void backbone_assignment_request_free (BackboneAssignmentRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneAssignmentRequest, backbone_assignment_request_free)

/* What one change does. */
typedef struct
{
  const BackboneAssignmentRequest *request;
  BackboneImportOutcome outcome;
  char *local_user; /* nullable; normalised unless refused, as are the others */
  char *customer;
  char *s_user;
  char *old_s_user; /* nullable: what was assigned before */
  char *reason;     /* nullable: as of BackboneAssignmentChange */
} BackboneAssignmentItem;

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
