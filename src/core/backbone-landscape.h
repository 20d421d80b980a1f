/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-keyring.h"
#include "backbone-list.h"
#include "backbone-model.h"

G_BEGIN_DECLS

/**
 * BackboneChanges:
 *
 * What of a landscape has changed, also when another program changed it.
 */
typedef enum
{
  BACKBONE_CHANGED_CUSTOMERS = 1 << 0,   /* customers, channels, technical users */
  BACKBONE_CHANGED_RESULTS = 1 << 1,     /* check results, and what follows from them */
  BACKBONE_CHANGED_HOLDS = 1 << 2,       /* held users */
  BACKBONE_CHANGED_SETTINGS = 1 << 3,    /* description, owner, proxy, endpoints, trust anchors */
  BACKBONE_CHANGED_AUDIT = 1 << 4,       /* the audit log */
  BACKBONE_CHANGED_ASSIGNMENTS = 1 << 5, /* local users, S-Users, and who is assigned to whom */
  BACKBONE_CHANGED_EXCHANGES = 1 << 6,   /* installations, and what was tried to exchange */
  BACKBONE_CHANGED_SETUP = 1 << 7,       /* how far the migration is */
  BACKBONE_CHANGED_ALL = (1 << 8) - 1,
} BackboneChanges;

/**
 * BackboneLandscape:
 *
 * One landscape file, open: the root of everything a front end uses. Properties, all notified on
 * the main loop:
 *
 * - path (string), id (string, a UUID), description (string), owner (string, a customer number)
 * - profile (BackboneEndpointProfile), proxy (BackboneProxy)
 * - connect-seconds, answer-seconds (uint): time limits of channels that have none of their own
 * - kind (BackboneLandscapeKind), migration (BackboneMigration)
 * - expiry-steps (BackboneExpirySteps): its warning days, one of its rules
 * - read-only (boolean): the file can't be written
 * - keyring-state (BackboneKeyringState)
 *
 * Signal changed (landscape, BackboneChanges changes).
 */
#define BACKBONE_TYPE_LANDSCAPE (backbone_landscape_get_type ())
G_DECLARE_FINAL_TYPE (BackboneLandscape, backbone_landscape, BACKBONE, LANDSCAPE, GObject)

/* Call once at the start of main(): TLS settings, translations, no core dumps. */
void backbone_core_init (void);

/* (transfer full): XDG data folder, backbone-admin/landscape.db. */
char *backbone_landscape_dup_default_path (void);

/* A file of an older version is copied and brought up to date first. One that can only be read opens
 * read-only. The errors are NOT_FOUND, UNREADABLE, READ_ONLY (the copy can't be written), FOREIGN_FILE (no
 * landscape), DAMAGED, NEWER_VERSION and BUSY. */
void backbone_landscape_open_async (const char *path,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* (transfer full). */
BackboneLandscape *backbone_landscape_open_finish (GAsyncResult *result, GError **error);

/*
 * Makes the file and its folder (0700 / 0600); the owner becomes the first customer. @profile:
 * (nullable): SAP's hosts, as shipped. Certificates that the profile brings become trust anchors.
 * An existing file is BACKBONE_ERROR_EXISTS.
 */
void backbone_landscape_create_async (const char *path,
                                      const char *owner,
                                      const char *description,
                                      BackboneEndpointProfile *profile,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/* (transfer full): the new landscape, open. */
BackboneLandscape *backbone_landscape_create_finish (GAsyncResult *result, GError **error);

/* Waits for what is being written, then closes the file. The object is of no use afterwards. */
void backbone_landscape_close_async (BackboneLandscape *self,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/* TRUE: the file is closed, whatever happens. */
gboolean
backbone_landscape_close_finish (BackboneLandscape *self, GAsyncResult *result, GError **error);

/* All (transfer none). */
const char *backbone_landscape_get_path (BackboneLandscape *self);
/* A UUID: the keyring knows the secrets of the landscape by it. */
const char *backbone_landscape_get_id (BackboneLandscape *self);
/* What people call it. */
const char *backbone_landscape_get_description (BackboneLandscape *self);
/* The customer number of the installation owner, ten digits. */
const char *backbone_landscape_get_owner (BackboneLandscape *self);
/* Where the three channels lead that have no setting of their own. */
BackboneEndpointProfile *backbone_landscape_get_profile (BackboneLandscape *self);
/* The way out of channels that have none of their own. */
BackboneProxy *backbone_landscape_get_proxy (BackboneLandscape *self);
/* Time limits of channels that have none of their own. */
guint backbone_landscape_get_connect_seconds (BackboneLandscape *self);
guint backbone_landscape_get_answer_seconds (BackboneLandscape *self);
/* Focused Run or Solution Manager: the migration guide follows it. */
BackboneLandscapeKind backbone_landscape_get_kind (BackboneLandscape *self);
/* A new one whenever something of it has changed. */
BackboneMigration *backbone_landscape_get_migration (BackboneLandscape *self);
/* When people are warned that something expires, as the rules say. */
const BackboneExpirySteps *backbone_landscape_get_expiry_steps (BackboneLandscape *self);
/* The file can't be written, by whoever runs the program. */
gboolean backbone_landscape_is_read_only (BackboneLandscape *self);
/* As it was seen last; see backbone_landscape_probe_keyring(). */
BackboneKeyringState backbone_landscape_get_keyring_state (BackboneLandscape *self);
/* Looks at the keyring again, such as after it was unlocked; the property follows shortly. From any
 * thread without a main context of its own. */
void backbone_landscape_probe_keyring (BackboneLandscape *self);

/*
 * Lists, all (transfer full), returned at once; they fill themselves and follow changes of the
 * landscape. Numbers as people type them; an unknown number is the list's error.
 */
BackboneList *
backbone_landscape_list_channels (BackboneLandscape *self,
                                  const char *number); /* BackboneChannel; all if NULL */
BackboneList *backbone_landscape_list_endpoints (BackboneLandscape *self); /* BackboneEndpoint */
BackboneList *
backbone_landscape_list_trust_anchors (BackboneLandscape *self); /* BackboneTrustAnchor */
BackboneList *
backbone_landscape_list_held_users (BackboneLandscape *self); /* BackboneTechnicalUser */
BackboneList *backbone_landscape_list_technical_users (BackboneLandscape *self,
                                                       const char *number); /* of one customer */
/* BackboneClientCertificate; of all customers if NULL. */
BackboneList *backbone_landscape_list_certificates (BackboneLandscape *self, const char *number);
/* Those of all customers that expire within so many days or have expired. */
BackboneList *
backbone_landscape_list_expiring_certificates (BackboneLandscape *self, int within_days);
/* BackboneCheckResult, newest first. @kind: -1 for all kinds. */
BackboneList *backbone_landscape_list_history (BackboneLandscape *self,
                                               const char *number,
                                               int kind,
                                               guint limit);
/* BackboneHistorySpan, newest first: what checks found within hours (of UTC) or days (of the local
 * time zone) that begin from @from till before @until; 0 for no limit. */
BackboneList *backbone_landscape_list_history_spans (BackboneLandscape *self,
                                                     const char *number,
                                                     int kind,
                                                     gboolean by_day,
                                                     BackboneTime from,
                                                     BackboneTime until,
                                                     guint limit);
/* BackboneOutage, newest first: when it did not work, and what had changed before. */
BackboneList *backbone_landscape_list_outages (BackboneLandscape *self,
                                               const char *number,
                                               int kind,
                                               guint limit);
/* BackboneHistoryMonth, newest first: how available one channel was in each of the last @n_months of
 * the local time zone, the present one among them; months in which nothing was known are left out. */
BackboneList *backbone_landscape_list_history_months (BackboneLandscape *self,
                                                      const char *number,
                                                      BackboneChannelKind kind,
                                                      guint n_months);
/* BackboneRetention: the one of this landscape. */
BackboneList *backbone_landscape_list_retention (BackboneLandscape *self);
/* BackboneSchedule: the one of this landscape, with what is due now. */
BackboneList *backbone_landscape_list_schedule (BackboneLandscape *self);
/* BackboneRules: those of this landscape. */
BackboneList *backbone_landscape_list_rules (BackboneLandscape *self);
/* BackboneExpiryItem, the next end first; @all: also those that nobody is warned of yet. */
BackboneList *backbone_landscape_list_expiries (BackboneLandscape *self, gboolean all);
/* BackboneMaintenance that is not over, by beginning. */
BackboneList *backbone_landscape_list_maintenance (BackboneLandscape *self);
/* @limit: the most entries; 0 for all. */
BackboneList *backbone_landscape_list_audit (BackboneLandscape *self,
                                             guint limit); /* BackboneAuditEntry, newest first */
/* BackboneCheckResult of one check run, those that were not good, by customer and kind. */
BackboneList *backbone_landscape_list_run_results (BackboneLandscape *self, gint64 run);
/* BackboneSUser, by ID; @within_days: only those that expire within so many days or have expired, -1
 * for all. */
BackboneList *backbone_landscape_list_s_users (BackboneLandscape *self, int within_days);
/* BackboneLocalUser, the default batch user first. */
BackboneList *backbone_landscape_list_local_users (BackboneLandscape *self);
/* BackboneAssignment, by customer, then local user. @number: (nullable): of one customer, with its
 * gaps. @only_gaps: what is missing. For the whole table see BackboneAssignmentList. */
BackboneList *backbone_landscape_list_assignments (BackboneLandscape *self,
                                                   const char *number,
                                                   gboolean only_gaps);
/* BackboneInstallation, by customer, then number; of all customers if NULL. */
BackboneList *backbone_landscape_list_installations (BackboneLandscape *self, const char *number);
/* BackboneExchange by purpose: the newest trials with the users that the customer has now. */
BackboneList *backbone_landscape_list_exchanges (BackboneLandscape *self, const char *number);
/* BackboneCause: every failing channel in use, grouped; most customers first. */
BackboneList *backbone_landscape_list_causes (BackboneLandscape *self);
/* BackboneYourSide: one if every endpoint fails alike, so that the trouble is one's own; else none. */
BackboneList *backbone_landscape_list_your_side (BackboneLandscape *self);
/* BackboneHealthCount: one for each BackboneHealth, in their order. */
BackboneList *backbone_landscape_list_health_counts (BackboneLandscape *self);

/* BackboneProxyOverride: channels that don't leave by the landscape's proxy, grouped by their way. */
BackboneList *backbone_landscape_list_proxy_overrides (BackboneLandscape *self);

G_END_DECLS
