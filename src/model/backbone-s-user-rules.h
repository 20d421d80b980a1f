/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-types.h"
#include "backbone-assignment-state.h"
#include "backbone-expiry.h"
#include "backbone-grant.h"
#include "backbone-s-user-state.h"

G_BEGIN_DECLS

/* How long after its end an S-User can be reactivated. */
#define BACKBONE_S_USER_GRACE_DAYS 90
/* The local user under which batch jobs run unless somebody chose another one. */
#define BACKBONE_LOCAL_USER_DEFAULT "FRN_BTC_SMP"
/* One of the two names of the authorisation Software Download. */
#define BACKBONE_SOFTWARE_DOWNLOAD "SWDOWNLOAD"

/**
 * BackboneSUserFacts:
 * @expires: when it expires, 0 if that is not known
 * @log_on_proven: when it last logged on, or 0
 * @locked: whether it is locked
 * @deleted: whether somebody said that it is deleted
 *
 * What the state of an S-User follows from.
 */
typedef struct
{
  BackboneTime expires;
  BackboneTime log_on_proven;
  gboolean locked;
  gboolean deleted;
} BackboneSUserFacts;

BackboneSUserState backbone_s_user_state_of (const BackboneSUserFacts *facts,
                                             BackboneTime now,
                                             const BackboneExpirySteps *steps);

/**
 * BackboneAssignmentFacts:
 * @customer: the customer number of the row, whose technical user it is used with
 * @s_user: (nullable): the ID of the S-User, %NULL for a gap
 * @s_user_customer: (nullable): the customer number that the S-User belongs to, if it is known
 * @confirmed: whether somebody said so, or it logged on with a technical user of that customer
 * @has_password: whether its password is saved
 * @s_user_state: how it is
 *
 * What the state of an assignment follows from.
 */
typedef struct
{
  const char *customer;
  const char *s_user;
  const char *s_user_customer;
  gboolean confirmed;
  gboolean has_password;
  BackboneSUserState s_user_state;
} BackboneAssignmentFacts;

BackboneAssignmentState backbone_assignment_state_of (const BackboneAssignmentFacts *facts);

gboolean backbone_s_user_check_customer (const char *s_user,
                                         const char *s_user_customer,
                                         const char *customer,
                                         GError **error);

gboolean backbone_authorisation_is_software_download (const char *object_id);
BackboneGrant backbone_authorisations_find_software_download (const char *const *object_ids,
                                                              BackboneTime known_since);

G_END_DECLS
