/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-customers-private.h"
#include "backbone-db-s-users-private.h"
#include "backbone-landscape.h"
#include "backbone-s-user-service-private.h"

G_BEGIN_DECLS

/* Lets S-Users log on together with the technical user of their customer, one after the other: for
 * one job thread, which has made its own main context the thread's default, and holds the lease of
 * checks. */
typedef struct _BackboneVerification BackboneVerification;

/* Reads what there is, without the keyring. (transfer full). */
BackboneVerification *backbone_verification_load (BackboneLandscape *landscape,
                                                  GCancellable *cancellable,
                                                  GError **error);
void backbone_verification_free (BackboneVerification *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneVerification, backbone_verification_free)

/* Whether the endpoint profile has a service that can be asked. */
gboolean backbone_verification_has_service (const BackboneVerification *self);
/* Opens the service and the keyring; without a service, neither. */
gboolean
backbone_verification_open (BackboneVerification *self, GCancellable *cancellable, GError **error);

/* (transfer none): id -> BackboneSUserRow, all of them. */
GHashTable *backbone_verification_get_s_users (const BackboneVerification *self);
/* For how many cells it acts. */
guint backbone_verification_count_assignments (const BackboneVerification *self, const char *id);
/* (transfer none) (nullable): its saved password. */
BackboneSecret *backbone_verification_find_password (const BackboneVerification *self,
                                                     const BackboneSUserRow *s_user);

/* (nullable) (transfer full): why it can't be tried, whatever its password is: no service, the hard
 * rule, its customer, or the technical user. That it is held itself is the caller's to look at. */
BackboneSUserFinding *backbone_verification_find_obstacle (const BackboneVerification *self,
                                                           const BackboneSUserRow *s_user);
/* Blocking. One log-on, of one without an obstacle. NULL only if it was cancelled. (transfer full). */
BackboneSUserFinding *backbone_verification_ask (BackboneVerification *self,
                                                 const BackboneSUserRow *row,
                                                 BackboneSecret *password,
                                                 GCancellable *cancellable,
                                                 GError **error);
/* For write transactions: keeps in @row, as it is stored now, what was found. */
gboolean backbone_verification_save (BackboneVerification *self,
                                     BackboneDb *db,
                                     BackboneSUserRow *row,
                                     const BackboneSUserFinding *finding,
                                     GError **error);

G_END_DECLS
