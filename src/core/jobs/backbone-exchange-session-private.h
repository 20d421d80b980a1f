/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-check-plan-private.h"
#include "backbone-db-s-users-private.h"
#include "backbone-landscape.h"
#include "backbone-service-client-private.h"

G_BEGIN_DECLS

/**
 * BackboneExchangeSession:
 *
 * What jobs share that exchange something with the backbone for a local user: over the channel of each
 * customer, with its technical user and the S-User that acts for that local user. For one job thread.
 * Nobody is tried whose log-on failed, before or in this session, and nobody whose two users belong to
 * different customer numbers.
 */
typedef struct _BackboneExchangeSession BackboneExchangeSession;

/* Who exchanges for a customer, ready to send. Owned by the session. */
typedef struct
{
  const char *customer;
  const char *host;
  guint port;
  BackboneServiceUser technical_user; /* id: (nullable) */
  GTlsCertificate *certificate;       /* nullable */
  BackboneServiceUser s_user;         /* id: (nullable) */
  BackboneServiceClient *client;
  BackboneVerdict verdict;            /* why nothing can be sent; OK if it can */
  char *evidence;                     /* nullable (owned): the same in words */
  const BackboneCheckUser *user;      /* nullable */
  const BackboneSUserRow *s_user_row; /* nullable */
} BackboneExchangeParty;

void backbone_exchange_party_clear (BackboneExchangeParty *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BackboneExchangeParty, backbone_exchange_party_clear)

/* @local_user: normalised. */
BackboneExchangeSession *
backbone_exchange_session_new (BackboneLandscape *landscape, const char *local_user);
void backbone_exchange_session_free (BackboneExchangeSession *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneExchangeSession, backbone_exchange_session_free)

/* For a read transaction. @customers: (nullable): normalised numbers; all of them. */
gboolean backbone_exchange_session_load (BackboneExchangeSession *self,
                                         BackboneDb *db,
                                         const char *const *customers,
                                         BackboneChannelKind kind,
                                         GError **error);
/* After loading, if anything may be sent: opens the keyring. */
gboolean backbone_exchange_session_open (BackboneExchangeSession *self,
                                         GCancellable *cancellable,
                                         GError **error);

/* (transfer none). */
BackboneEndpointProfile *backbone_exchange_session_get_profile (BackboneExchangeSession *self);
const char *backbone_exchange_session_get_local_user (BackboneExchangeSession *self);

/* Who exchanges for @customer, or why nobody does. */
void backbone_exchange_session_find (BackboneExchangeSession *self,
                                     const char *customer,
                                     BackboneExchangeParty *party);

/* For a write transaction: the lock guard holds the user at fault. */
gboolean backbone_exchange_session_hold (BackboneExchangeSession *self,
                                         BackboneDb *db,
                                         const BackboneExchangeParty *party,
                                         BackboneVerdict verdict,
                                         gboolean s_user_is_at_fault,
                                         GError **error);

G_END_DECLS
