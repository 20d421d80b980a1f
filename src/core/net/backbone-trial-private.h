/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-service-client-private.h"

G_BEGIN_DECLS

/* What to try, and who tries: users of one customer number. */
typedef struct
{
  BackbonePurpose purpose;
  const char *path; /* of the profile, for @purpose */
  const char *host;
  guint port;
  const char *customer;
  const char
      *system; /* nullable: one of its systems, 18 digits; incidents and system data need it */
  const BackboneServiceUser *technical_user;
  GTlsCertificate *certificate;      /* nullable: logs on in place of the password */
  const BackboneServiceUser *s_user; /* nullable: not sent */
} BackboneTrial;

/* What came of it. */
typedef struct
{
  BackboneVerdict verdict;
  char *evidence;              /* nullable */
  gboolean s_user_is_at_fault; /* of the two users, if the verdict holds one */
} BackboneTrialFinding;

void backbone_trial_finding_free (BackboneTrialFinding *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneTrialFinding, backbone_trial_finding_free)

/* Blocking. Sends something small and marked as a trial, and confirms it by reading it back; a note is
 * only read. Each request is sent once, and nothing more after a failure. NULL only if it was cancelled.
 * (transfer full). */
BackboneTrialFinding *backbone_trial_run (const BackboneTrial *trial,
                                          BackboneServiceClient *client,
                                          GCancellable *cancellable,
                                          GError **error);

G_END_DECLS
