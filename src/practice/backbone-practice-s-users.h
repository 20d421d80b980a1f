/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-landscape.h"
#include "backbone-practice-request.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The second pair of credentials of a request: the S-User on whose behalf it is. Written as those of
 * Basic log-on. It is this stand-in's own; nobody but SAP knows what SAP does here. */
#define BACKBONE_PRACTICE_S_USER_HEADER "X-Practice-S-User"

/**
 * BackbonePracticeSUserOutcome:
 * @BACKBONE_PRACTICE_S_USER_NOT_GIVEN: the request is not on behalf of an S-User
 * @BACKBONE_PRACTICE_S_USER_WRONG: refused; counted
 * @BACKBONE_PRACTICE_S_USER_LOCKED: locked, whatever the password
 * @BACKBONE_PRACTICE_S_USER_EXPIRED: its time is over
 * @BACKBONE_PRACTICE_S_USER_WRONG_CUSTOMER: it belongs to another customer than the technical user
 * @BACKBONE_PRACTICE_S_USER_RIGHT: logged on
 */
typedef enum
{
  BACKBONE_PRACTICE_S_USER_NOT_GIVEN,
  BACKBONE_PRACTICE_S_USER_WRONG,
  BACKBONE_PRACTICE_S_USER_LOCKED,
  BACKBONE_PRACTICE_S_USER_EXPIRED,
  BACKBONE_PRACTICE_S_USER_WRONG_CUSTOMER,
  BACKBONE_PRACTICE_S_USER_RIGHT,
} BackbonePracticeSUserOutcome;

/**
 * BackbonePracticeSUsers:
 *
 * The S-Users at run time. Failed log-ons in a row are counted for each, and lock it at the
 * threshold.
 */
typedef struct _BackbonePracticeSUsers BackbonePracticeSUsers;

BackbonePracticeSUsers *backbone_practice_s_users_new (BackbonePracticeLandscape *landscape);
void backbone_practice_s_users_free (BackbonePracticeSUsers *s_users);

BackbonePracticeSUserOutcome backbone_practice_s_users_judge (BackbonePracticeSUsers *s_users,
                                                              SoupMessageHeaders *headers,
                                                              const char *customer,
                                                              const BackbonePracticeSUser **user);

gboolean backbone_practice_s_users_change (BackbonePracticeSUsers *s_users,
                                           const char *id,
                                           JsonObject *changes,
                                           GError **error);
gboolean backbone_practice_s_users_knows (BackbonePracticeSUsers *s_users, const char *id);
void backbone_practice_s_users_add_counters (BackbonePracticeSUsers *s_users, JsonBuilder *builder);
void backbone_practice_s_users_reset_counters (BackbonePracticeSUsers *s_users);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeSUsers, backbone_practice_s_users_free)

G_END_DECLS
