/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-check-plan-private.h"
#include "backbone-db-checks-private.h"
#include "backbone-landscape.h"

G_BEGIN_DECLS

/**
 * BackboneCheckBasis:
 *
 * What a run of checks stands on: the plan with its secrets, the trust anchors and the rules, as
 * they are in the landscape when it begins.
 */
typedef struct
{
  BackboneCheckPlan *plan;
  GPtrArray *anchors; /* BackboneTrustAnchor */
  BackboneRules *rules;
  GHashTable *unreadable; /* ids of users (of the plan) whose secret can't be read */
} BackboneCheckBasis;

/* (transfer full). @release_held: held users among those of @filter are released first (audited). A
 * keyring that can't be read is no error: the channels that need it get a verdict that says so. */
BackboneCheckBasis *backbone_check_basis_new (BackboneLandscape *landscape,
                                              const BackboneCheckFilter *filter,
                                              gboolean release_held,
                                              GCancellable *cancellable,
                                              GError **error);
void backbone_check_basis_free (BackboneCheckBasis *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneCheckBasis, backbone_check_basis_free)

/* Whether what is found about the channels of @user (of the plan, nullable) is stored: nothing is
 * changed about users whose secret can't be read. */
gboolean backbone_check_basis_is_recorded (BackboneCheckBasis *self, const char *user);
/* How many channels that are. */
guint backbone_check_basis_count_recorded (BackboneCheckBasis *self);

G_END_DECLS
