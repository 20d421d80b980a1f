/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-customer-removal.h"
#include "backbone-job.h"
#include "backbone-landscape.h"
#include "backbone-model.h"
#include "backbone-secret.h"

G_BEGIN_DECLS

/*
 * Short changes of a landscape, each one transaction with its audit entry. All take what people
 * typed (numbers with or without zeros, user IDs with or without S), normalise it, and finish with
 * BACKBONE_ERROR_INVALID, _NOT_FOUND or _EXISTS, naming the thing, if it can't be done; nothing is
 * changed then. All: (transfer full).
 */

/* @technical_user, @password: (nullable). A password without a user is refused. */
BackboneJob *backbone_customer_add_job_new (BackboneLandscape *landscape,
                                            const char *number,
                                            const char *description,
                                            const char *technical_user,
                                            BackboneSecret *password);

/**
 * BackboneCustomerEdit:
 *
 * What to change of a customer; %NULL leaves a thing as it is. An empty @technical_user takes the
 * user away.
 */
typedef struct
{
  const char *description;
  const char *technical_user;
  BackboneSecret *password;
  const char *const *tags;
  const char *note;
} BackboneCustomerEdit;

BackboneJob *backbone_customer_edit_job_new (BackboneLandscape *landscape,
                                             const char *number,
                                             const BackboneCustomerEdit *edit);

/* A new customer with all of @values; without a description it is refused. */
BackboneJob *backbone_customer_add_with_job_new (BackboneLandscape *landscape,
                                                 const char *number,
                                                 const BackboneCustomerEdit *values);

/* @added, @removed: (nullable): tags. One transaction, however many customers. */
BackboneJob *backbone_customer_tags_job_new (BackboneLandscape *landscape,
                                             const char *const *numbers,
                                             const char *const *added,
                                             const char *const *removed);
/* @job: one of these, after it ran. */
BackboneJob *backbone_customer_tags_job_new_undo (BackboneJob *job);

/* There is exactly one owner, one of the customers. */
BackboneJob *backbone_owner_set_job_new (BackboneLandscape *landscape, const char *number);

/*
 * @settings: texts KEY=VALUE with the keys destination, type, host, port, path_prefix, test_path,
 * good_status, proxy, authentication (basic, certificate), enabled (yes, no), connect_time_limit and
 * answer_time_limit (seconds); an empty value goes back to the profile's or the landscape's. @kinds:
 * (nullable) (array zero-terminated by -1): all three if NULL. @numbers: (nullable): all customers
 * if NULL.
 */
BackboneJob *backbone_channel_edit_job_new (BackboneLandscape *landscape,
                                            const char *const *numbers,
                                            const int *kinds,
                                            const char *const *settings);


/* @settings: KEY=VALUE, as above. */
typedef struct
{
  const char *number;
  BackboneChannelKind kind;
  const char *const *settings;
} BackboneChannelChange;

/* Several channels, each in its own way; a channel stands there once. */
BackboneJob *backbone_channel_changes_job_new (BackboneLandscape *landscape,
                                               const BackboneChannelChange *changes,
                                               gsize n_changes);

/* Of both. With a dry run, they count only. */
void backbone_channel_edit_job_set_dry_run (BackboneJob *job, gboolean dry_run);
guint backbone_channel_edit_job_get_n_changed (BackboneJob *job);
BackboneJob *backbone_channel_edit_job_new_undo (BackboneJob *job);

/* How long checks wait where a channel has no limits of its own. @settings: KEY=VALUE with the keys
 * connect and answer, in seconds; an empty value goes back to the default. */
BackboneJob *
backbone_time_limits_edit_job_new (BackboneLandscape *landscape, const char *const *settings);

/* @settings: KEY=VALUE with the keys destination, type, url, host, port, path_prefix, test_path,
 * good_status. */
BackboneJob *backbone_endpoint_edit_job_new (BackboneLandscape *landscape,
                                             BackboneChannelKind kind,
                                             const char *const *settings);
/* @kind: -1 for all: what SAP's template says. */
BackboneJob *backbone_endpoint_reset_job_new (BackboneLandscape *landscape, int kind);
BackboneJob *
backbone_profile_set_job_new (BackboneLandscape *landscape, BackboneEndpointProfile *profile);
/* The profile as JSON. An existing file is BACKBONE_ERROR_EXISTS unless @replace. */
BackboneJob *backbone_profile_import_job_new (BackboneLandscape *landscape, GFile *file);
BackboneJob *
backbone_profile_export_job_new (BackboneLandscape *landscape, GFile *file, gboolean replace);

BackboneJob *
backbone_landscape_edit_job_new (BackboneLandscape *landscape, const char *description);

/* A PEM file with one or more CA certificates. */
BackboneJob *backbone_trust_add_job_new (BackboneLandscape *landscape, GFile *file);
BackboneJob *backbone_trust_remove_job_new (BackboneLandscape *landscape, const char *fingerprint);
/* Undoes a removal. */
BackboneJob *
backbone_trust_restore_job_new (BackboneLandscape *landscape, BackboneTrustAnchor *anchor);

/* @password: (nullable): none, or the one that is saved already if the user stays the same. */
BackboneJob *backbone_proxy_set_job_new (BackboneLandscape *landscape,
                                         BackboneProxy *proxy,
                                         BackboneSecret *password);

/* @settings: (nullable): KEY=VALUE with the keys customer (said by a person, so confirmed; refused
 * if it is assigned to another one), expires (YYYY-MM-DD), state (active, locked, deleted),
 * authorisations (ObjectIds with commas between them), password (without a value: takes it away). An
 * empty value forgets what was known. */
BackboneJob *backbone_s_user_edit_job_new (BackboneLandscape *landscape,
                                           const char *id,
                                           const char *const *settings,
                                           BackboneSecret *password);

/* The default batch user can't be renamed or removed. Assignments go with a local user. */
BackboneJob *backbone_local_user_add_job_new (BackboneLandscape *landscape, const char *name);
BackboneJob *backbone_local_user_rename_job_new (BackboneLandscape *landscape,
                                                 const char *name,
                                                 const char *new_name);
BackboneJob *backbone_local_user_remove_job_new (BackboneLandscape *landscape, const char *name);

/* Of a technical user or an S-User. */
BackboneJob *backbone_held_release_job_new (BackboneLandscape *landscape, const char *user_id);

/* Opens the keyring service's own prompt. */
BackboneJob *backbone_keyring_unlock_job_new (BackboneLandscape *landscape);

/* Somebody knows that an item of backbone_landscape_list_expiries() will end. */
BackboneJob *backbone_expiry_acknowledge_job_new (BackboneLandscape *landscape, const char *item);

/* KEY=VALUE: enabled (yes, no), interval (15 to 1440 minutes), jitter (up to 60 minutes), quiet (such
 * as 22:00-06:00; empty: none), pace (log-ons a second to a host; 0: no limit). */
BackboneJob *
backbone_schedule_edit_job_new (BackboneLandscape *landscape, const char *const *settings);
/* Nobody is told what is found in that time. Its customer is as people type it, or NULL for all. */
BackboneJob *
backbone_maintenance_add_job_new (BackboneLandscape *landscape, BackboneMaintenance *maintenance);
BackboneJob *backbone_maintenance_remove_job_new (BackboneLandscape *landscape, gint64 number);

/* KEY=VALUE: bad, good (results in a row that are believed), warn (days before an end, such as
 * 90,30,14,2), parallel (connections to a host; 0: follow its distance). */
BackboneJob *
backbone_rules_edit_job_new (BackboneLandscape *landscape, const char *const *settings);

/* Whether one KEY=VALUE of these jobs would be taken, for forms: BACKBONE_ERROR_INVALID if not. */
gboolean backbone_time_limits_setting_validate (const char *setting, GError **error);
gboolean backbone_schedule_setting_validate (const char *setting, GError **error);
gboolean backbone_rules_setting_validate (const char *setting, GError **error);
gboolean backbone_retention_setting_validate (const char *setting, GError **error);

/* KEY=VALUE: results, hours, days: for how many days each part of the history is kept. */
BackboneJob *
backbone_retention_edit_job_new (BackboneLandscape *landscape, const char *const *settings);

G_END_DECLS
