/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"
#include "backbone-secret.h"

G_BEGIN_DECLS

/* Where connections go: channels with the same host, port, proxy and time limits share one, and with it their
 * connections. */
typedef struct
{
  char *host;
  guint port;
  BackboneProxy *proxy;         /* effective: never "inherit" */
  char *proxy_credential;       /* nullable: UUID */
  BackboneSecret *proxy_secret; /* nullable, filled in by backbone_check_plan_set_secrets() */
  BackboneTimeLimits limits;
} BackboneCheckEndpoint;

/* One channel to check. */
typedef struct
{
  gint64 channel;       /* row id */
  const char *customer; /* interned by the plan */
  BackboneChannelKind kind;
  guint endpoint;   /* index into endpoints */
  const char *path; /* interned by the plan: what to ask for */
  guint good_status;
} BackboneCheckTarget;

/* All channels of one technical user, which are tried one after the other, in this order. A user
 * whose channels log on in both ways has an entry for each. */
typedef struct
{
  char *id;                  /* nullable: no user */
  gboolean with_certificate; /* the secret is no password, but key and certificate in PEM format */
  char *credential;          /* nullable: UUID */
  BackboneSecret *secret;    /* nullable, filled in by backbone_check_plan_set_secrets() */
  BackboneVerdict
      preset; /* not NEVER_CHECKED: every target gets this verdict, without any connection */
  char *preset_evidence; /* nullable: why */
  char *hold;            /* nullable: why the lock guard holds the user back */
  guint first_target;    /* index into targets */
  guint n_targets;
} BackboneCheckUser;

typedef struct
{
  GArray *endpoints; /* BackboneCheckEndpoint */
  GArray *users;     /* BackboneCheckUser */
  GArray *targets;   /* BackboneCheckTarget, those of one user side by side */
  GStringChunk *strings;
} BackboneCheckPlan;

BackboneCheckPlan *backbone_check_plan_new (void);
void backbone_check_plan_free (BackboneCheckPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneCheckPlan, backbone_check_plan_free)

/* @secrets: credential -> BackboneSecret. Who has none there gets the preset not-configured. */
void backbone_check_plan_set_secrets (BackboneCheckPlan *self, GHashTable *secrets);

/* What a check found, as the engine hands it out; phases in microseconds, -1 where there was none.
 */
typedef enum
{
  BACKBONE_PHASE_NAME_LOOKUP,
  BACKBONE_PHASE_PROXY,
  BACKBONE_PHASE_CONNECT,
  BACKBONE_PHASE_TLS,
  BACKBONE_PHASE_WAIT,
  BACKBONE_PHASE_RECEIVE,
  BACKBONE_N_PHASES,
} BackbonePhase;

typedef struct
{
  gint64 channel;
  const char *customer; /* of the plan */
  const char *user;     /* of the plan, nullable */
  BackboneChannelKind kind;
  guint endpoint; /* of the plan: index into endpoints */
  BackboneVerdict verdict;
  guint status; /* HTTP status, or 0 */
  BackboneTime time;
  gint64 phases[BACKBONE_N_PHASES];
  const char *tls_version; /* static, nullable */
  char *chain_digest;      /* GRefString, nullable */
  GTlsCertificate *chain;  /* nullable: what @chain_digest stands for */
  char *address;           /* GRefString, nullable: where it was connected to */
  char *proxy;             /* GRefString, nullable: by which proxy */
  char *evidence;          /* GRefString, nullable */
  gboolean logged_on;      /* credentials were sent and the answer depended on them */
} BackboneCheckOutcome;

BackboneCheckOutcome *
backbone_check_outcome_new (const BackboneCheckTarget *target, const char *user);
void backbone_check_outcome_free (BackboneCheckOutcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneCheckOutcome, backbone_check_outcome_free)

/* (transfer full). */
BackboneCheckResult *
backbone_check_outcome_to_result (const BackboneCheckOutcome *self, gint64 run);

G_END_DECLS
