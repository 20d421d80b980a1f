/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"
#include "backbone-landscape.h"

G_BEGIN_DECLS

/*
 * Compares what the landscape refers to with what the keyring holds: for whom which secrets are
 * saved, since when, and when they last worked. Never gives out a value. If the keyring can't be read,
 * the state of each is unknown and backbone_secrets_job_get_keyring_error() says why.
 */
#define BACKBONE_TYPE_SECRETS_JOB (backbone_secrets_job_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSecretsJob, backbone_secrets_job, BACKBONE, SECRETS_JOB, BackboneJob)

BackboneSecretsJob *backbone_secrets_job_new (BackboneLandscape *landscape);

/* After it ran: BackboneStoredSecret, by kind, then customer. (transfer none). */
GListModel *backbone_secrets_job_get_results (BackboneSecretsJob *self);
/* How many secrets of this landscape the keyring holds that nothing refers to; the next change of a
 * password removes them. */
guint backbone_secrets_job_get_n_unreferenced (BackboneSecretsJob *self);
/* (transfer none) (nullable). */
const GError *backbone_secrets_job_get_keyring_error (BackboneSecretsJob *self);

G_END_DECLS
