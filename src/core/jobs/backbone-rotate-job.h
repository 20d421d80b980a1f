/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"
#include "backbone-landscape.h"
#include "backbone-model.h"
#include "backbone-secret.h"

G_BEGIN_DECLS

/*
 * Gives a technical user a new password, which is tried first: one log-on, on one channel. If it
 * works, it is saved and every channel of the user logs on with it; the hold of the user ends. If it
 * is refused, the old one stays, and the lock guard holds the user. If no answer tells, nothing is
 * changed. What it finds is no error of the job.
 *
 * A user that is held is not tried, unless asked for: one more failure could lock it.
 */
#define BACKBONE_TYPE_ROTATE_JOB (backbone_rotate_job_get_type ())
G_DECLARE_FINAL_TYPE (BackboneRotateJob, backbone_rotate_job, BACKBONE, ROTATE_JOB, BackboneJob)

/* @user: as people type it. */
BackboneRotateJob *
backbone_rotate_job_new (BackboneLandscape *landscape, const char *user, BackboneSecret *password);
/* The same for an S-User, which logs on together with the technical user of its customer. Only where
 * the endpoint profile has a service for it; else the password is saved untried, and that is said. */
BackboneRotateJob *backbone_rotate_job_new_for_s_user (BackboneLandscape *landscape,
                                                       const char *s_user,
                                                       BackboneSecret *password);
/* To be set before it runs: try also a user that is held. */
void backbone_rotate_job_set_try_held (BackboneRotateJob *self, gboolean try_held);

/* After it ran; texts are (transfer none). */
BackboneRotation backbone_rotate_job_get_rotation (BackboneRotateJob *self);
const char *backbone_rotate_job_get_user (BackboneRotateJob *self); /* normalised */
BackboneVerdict backbone_rotate_job_get_verdict (BackboneRotateJob *self);
const char *backbone_rotate_job_get_evidence (BackboneRotateJob *self); /* nullable */
const char *
backbone_rotate_job_get_customer (BackboneRotateJob *self); /* nullable: where it was tried */
BackboneChannelKind
backbone_rotate_job_get_kind (BackboneRotateJob *self); /* the portal for S-Users */
/* (transfer full) (nullable): what happened to which password, translated. */
char *backbone_rotate_job_dup_message (BackboneRotateJob *self);
guint backbone_rotate_job_get_n_customers (BackboneRotateJob *self);   /* that have this user */
guint backbone_rotate_job_get_n_assignments (BackboneRotateJob *self); /* that use this S-User */

G_END_DECLS
