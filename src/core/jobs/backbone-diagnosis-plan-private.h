/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-check-plan-private.h"
#include "backbone-store-private.h"

G_BEGIN_DECLS

/**
 * BackboneDiagnosisRequest:
 * @kinds: bit mask of 1 << #BackboneChannelKind
 * @customer: (nullable): whose technical user logs on: a normalised number
 * @url: (nullable): a free URL, instead of kinds and customer
 *
 * What is to be diagnosed.
 */
typedef struct
{
  guint kinds;
  const char *customer;
  GUri *url;
} BackboneDiagnosisRequest;

/**
 * BackboneDiagnosisPlan:
 * @plan: endpoints and, with a customer, its user
 * @ways: BackboneDiagnosisWay, ordered by kind
 * @anchors: BackboneTrustAnchor
 *
 * The same, looked up in a landscape. With a customer, a way is that of its channel, with whatever
 * the channel has of its own: its password must go nowhere else.
 */
typedef struct
{
  BackboneCheckPlan *plan;
  GArray *ways;
  GPtrArray *anchors;
} BackboneDiagnosisPlan;

BackboneDiagnosisPlan *backbone_diagnosis_plan_load (BackboneDb *db,
                                                     const BackboneDiagnosisRequest *request,
                                                     GError **error);
void backbone_diagnosis_plan_free (BackboneDiagnosisPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneDiagnosisPlan, backbone_diagnosis_plan_free)

/* Whether anything of it needs a password out of the keyring. */
gboolean backbone_diagnosis_plan_needs_secrets (const BackboneDiagnosisPlan *self);
/* Nobody logs on: @verdict and @evidence say why. */
void backbone_diagnosis_plan_preset (BackboneDiagnosisPlan *self,
                                     BackboneVerdict verdict,
                                     const char *evidence);
/* Ways by a proxy that wants a log-on end there. */
void backbone_diagnosis_plan_block_proxies (BackboneDiagnosisPlan *self, const char *evidence);

G_END_DECLS
