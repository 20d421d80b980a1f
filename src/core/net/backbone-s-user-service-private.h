/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-service-client-private.h"

G_BEGIN_DECLS

/* What came of it. */
typedef struct
{
  BackboneVerdict verdict;
  char *evidence;              /* nullable */
  gboolean s_user_is_at_fault; /* of the two users, if the verdict holds one */
  char *customer;              /* nullable: the customer number of the S-User */
  BackboneTime expires;        /* 0: not said */
  GStrv authorisations;        /* nullable */
} BackboneSUserFinding;

void backbone_s_user_finding_free (BackboneSUserFinding *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneSUserFinding, backbone_s_user_finding_free)

/* The service of a landscape's endpoint profile with which S-Users are verified: for one job thread,
 * which has made its own main context the thread's default. */
typedef struct _BackboneSUserService BackboneSUserService;

/* @profile: must have services. @trust, @proxies: (nullable). (transfer full). */
BackboneSUserService *backbone_s_user_service_new (BackboneEndpointProfile *profile,
                                                   GTlsDatabase *trust,
                                                   GProxyResolver *proxies);
void backbone_s_user_service_free (BackboneSUserService *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneSUserService, backbone_s_user_service_free)

/* Blocking. Asks once; nothing is ever tried again, and nothing more is asked after a failure. NULL
 * only if it was cancelled. (transfer full). */
BackboneSUserFinding *backbone_s_user_service_ask (BackboneSUserService *self,
                                                   const BackboneServiceUser *technical_user,
                                                   const BackboneServiceUser *s_user,
                                                   GCancellable *cancellable,
                                                   GError **error);

G_END_DECLS
