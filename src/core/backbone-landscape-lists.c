/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-assignments-private.h"
#include "backbone-db-audit-query-private.h"
#include "backbone-db-causes-private.h"
#include "backbone-db-certificates-private.h"
#include "backbone-db-check-runs-private.h"
#include "backbone-db-exchanges-private.h"
#include "backbone-db-installations-private.h"
#include "backbone-db-lists-private.h"
#include "backbone-db-s-users-private.h"
#include "backbone-db-settings-private.h"
#include "backbone-landscape.h"
#include "backbone-list-private.h"
#include "backbone-list-selection-private.h"

static gboolean
list_channels (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  BackboneListSelection *selection = data;

  return backbone_db_channels_list (db, selection->number, records, error);
}

static char *
key_of_channel (gpointer record)
{
  return g_strdup_printf ("%s %d", backbone_channel_get_customer (record),
                          backbone_channel_get_kind (record));
}

BackboneList *
backbone_landscape_list_channels (BackboneLandscape *self, const char *number)
{
  return backbone_list_new (self, BACKBONE_TYPE_CHANNEL,
                            BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_RESULTS
                                | BACKBONE_CHANGED_SETTINGS,
                            list_channels, backbone_list_selection_new (number, -1, 0),
                            backbone_list_selection_free, key_of_channel);
}

static gboolean
list_endpoints (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  g_autoptr (BackboneEndpointProfile) profile = NULL;

  if (!backbone_db_profile_load (db, &profile, error))
    return FALSE;

  *records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    {
      BackboneEndpoint *endpoint = backbone_endpoint_profile_get_endpoint (profile, kind);

      if (endpoint)
        g_ptr_array_add (*records, g_object_ref (endpoint));
    }

  return TRUE;
}

static char *
key_of_endpoint (gpointer record)
{
  return g_strdup (backbone_channel_kind_to_id (backbone_endpoint_get_kind (record)));
}

BackboneList *
backbone_landscape_list_endpoints (BackboneLandscape *self)
{
  return backbone_list_new (self, BACKBONE_TYPE_ENDPOINT, BACKBONE_CHANGED_SETTINGS, list_endpoints,
                            NULL, NULL, key_of_endpoint);
}

static gboolean
list_trust_anchors (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  return backbone_db_trust_anchors_load (db, records, error);
}

static char *
key_of_trust_anchor (gpointer record)
{
  return g_strdup (backbone_trust_anchor_get_fingerprint (record));
}

BackboneList *
backbone_landscape_list_trust_anchors (BackboneLandscape *self)
{
  return backbone_list_new (self, BACKBONE_TYPE_TRUST_ANCHOR, BACKBONE_CHANGED_SETTINGS,
                            list_trust_anchors, NULL, NULL, key_of_trust_anchor);
}

static gboolean
list_technical_users (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  BackboneListSelection *selection = data;

  return backbone_db_technical_users_list (db, selection->number, records, error);
}

static char *
key_of_technical_user (gpointer record)
{
  return g_strdup (backbone_technical_user_get_id (record));
}

static BackboneList *
technical_users_new (BackboneLandscape *self, const char *number)
{
  return backbone_list_new (self, BACKBONE_TYPE_TECHNICAL_USER,
                            BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_RESULTS
                                | BACKBONE_CHANGED_HOLDS,
                            list_technical_users, backbone_list_selection_new (number, -1, 0),
                            backbone_list_selection_free, key_of_technical_user);
}

BackboneList *
backbone_landscape_list_held_users (BackboneLandscape *self)
{
  return technical_users_new (self, NULL);
}

BackboneList *
backbone_landscape_list_technical_users (BackboneLandscape *self, const char *number)
{
  g_return_val_if_fail (number != NULL, NULL);

  return technical_users_new (self, number);
}

static gboolean
list_certificates (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  BackboneListSelection *selection = data;

  return backbone_db_certificates_list (db, selection->number, selection->within_days, records,
                                        error);
}

static char *
key_of_certificate (gpointer record)
{
  return g_strdup (backbone_client_certificate_get_technical_user (record));
}

BackboneList *
backbone_landscape_list_certificates (BackboneLandscape *self, const char *number)
{
  return backbone_list_new (self, BACKBONE_TYPE_CLIENT_CERTIFICATE, BACKBONE_CHANGED_CUSTOMERS,
                            list_certificates, backbone_list_selection_new (number, -1, 0),
                            backbone_list_selection_free, key_of_certificate);
}

BackboneList *
backbone_landscape_list_expiring_certificates (BackboneLandscape *self, int within_days)
{
  BackboneListSelection *selection = backbone_list_selection_new (NULL, -1, 0);

  selection->within_days = within_days;

  return backbone_list_new (self, BACKBONE_TYPE_CLIENT_CERTIFICATE, BACKBONE_CHANGED_CUSTOMERS,
                            list_certificates, selection, backbone_list_selection_free,
                            key_of_certificate);
}

static gboolean
list_history (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  BackboneListSelection *selection = data;

  return backbone_db_history_list (db, selection->number, selection->kind, selection->limit,
                                   records, error);
}

/* A run checks a channel once. */
static char *
key_of_result (gpointer record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s %d", backbone_check_result_get_run (record),
                          backbone_check_result_get_customer (record),
                          backbone_check_result_get_kind (record));
}

BackboneList *
backbone_landscape_list_history (BackboneLandscape *self, const char *number, int kind, guint limit)
{
  g_return_val_if_fail (number != NULL, NULL);

  return backbone_list_new (self, BACKBONE_TYPE_CHECK_RESULT, BACKBONE_CHANGED_RESULTS,
                            list_history, backbone_list_selection_new (number, kind, limit),
                            backbone_list_selection_free, key_of_result);
}

static gboolean
list_run_results (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  return backbone_db_check_run_results (db, *(gint64 *)data, records, error);
}

static char *
key_of_run_result (gpointer record)
{
  return g_strdup_printf ("%s %d", backbone_check_result_get_customer (record),
                          backbone_check_result_get_kind (record));
}

BackboneList *
backbone_landscape_list_run_results (BackboneLandscape *self, gint64 run)
{
  return backbone_list_new (self, BACKBONE_TYPE_CHECK_RESULT, BACKBONE_CHANGED_RESULTS,
                            list_run_results, g_memdup2 (&run, sizeof run), g_free,
                            key_of_run_result);
}

static gboolean
list_audit (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  BackboneListSelection *selection = data;

  const BackboneAuditQuery all = { 0 };

  return backbone_db_audit_list (db, &all, selection->limit, records, error);
}

static char *
key_of_audit_entry (gpointer record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, backbone_audit_entry_get_number (record));
}

BackboneList *
backbone_landscape_list_audit (BackboneLandscape *self, guint limit)
{
  return backbone_list_new (self, BACKBONE_TYPE_AUDIT_ENTRY, BACKBONE_CHANGED_AUDIT, list_audit,
                            backbone_list_selection_new (NULL, -1, limit),
                            backbone_list_selection_free, key_of_audit_entry);
}

static gboolean
list_causes (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  return backbone_db_causes_list (db, records, error);
}

static char *
key_of_cause (gpointer record)
{
  g_autofree char *evidence = backbone_cause_evidence_key (backbone_cause_get_evidence (record));

  return g_strdup_printf ("%d %d %s:%u %s", backbone_cause_get_verdict (record),
                          backbone_cause_get_kind (record), backbone_cause_get_host (record),
                          backbone_cause_get_port (record), evidence);
}

BackboneList *
backbone_landscape_list_causes (BackboneLandscape *self)
{
  return backbone_list_new (self, BACKBONE_TYPE_CAUSE,
                            BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_RESULTS
                                | BACKBONE_CHANGED_SETTINGS,
                            list_causes, NULL, NULL, key_of_cause);
}

static gboolean
list_your_side (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  return backbone_db_your_side_list (db, records, error);
}

/* There is at most one. */
static char *
key_of_your_side (gpointer record)
{
  return g_strdup ("your-side");
}

BackboneList *
backbone_landscape_list_your_side (BackboneLandscape *self)
{
  return backbone_list_new (self, BACKBONE_TYPE_YOUR_SIDE,
                            BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_RESULTS
                                | BACKBONE_CHANGED_SETTINGS,
                            list_your_side, NULL, NULL, key_of_your_side);
}

static gboolean
list_proxy_overrides (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  return backbone_db_proxy_overrides_list (db, records, error);
}

static char *
key_of_proxy_override (gpointer record)
{
  return g_strdup (backbone_proxy_override_get_proxy (record));
}

BackboneList *
backbone_landscape_list_proxy_overrides (BackboneLandscape *self)
{
  return backbone_list_new (self, BACKBONE_TYPE_PROXY_OVERRIDE, BACKBONE_CHANGED_CUSTOMERS,
                            list_proxy_overrides, NULL, NULL, key_of_proxy_override);
}

static gboolean
list_s_users (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  return backbone_db_s_users_list (db, GPOINTER_TO_INT (data), records, error);
}

static char *
key_of_s_user (gpointer record)
{
  return g_strdup (backbone_s_user_get_id (record));
}

BackboneList *
backbone_landscape_list_s_users (BackboneLandscape *self, int within_days)
{
  return backbone_list_new (self, BACKBONE_TYPE_S_USER,
                            BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_ASSIGNMENTS, list_s_users,
                            GINT_TO_POINTER (within_days), NULL, key_of_s_user);
}

static gboolean
list_local_users (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  return backbone_db_local_users_list (db, records, error);
}

static char *
key_of_local_user (gpointer record)
{
  return g_strdup (backbone_local_user_get_name (record));
}

BackboneList *
backbone_landscape_list_local_users (BackboneLandscape *self)
{
  return backbone_list_new (self, BACKBONE_TYPE_LOCAL_USER,
                            BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_ASSIGNMENTS,
                            list_local_users, NULL, NULL, key_of_local_user);
}

static gboolean
list_assignments (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  BackboneListSelection *selection = data;

  return backbone_db_assignments_list (db, selection->number, selection->number != NULL,
                                       selection->only_gaps, records, error);
}

static char *
key_of_assignment (gpointer record)
{
  return g_strdup_printf ("%s %s", backbone_assignment_get_customer (record),
                          backbone_assignment_get_local_user (record));
}

BackboneList *
backbone_landscape_list_assignments (BackboneLandscape *self,
                                     const char *number,
                                     gboolean only_gaps)
{
  BackboneListSelection *selection = backbone_list_selection_new (number, -1, 0);

  selection->only_gaps = only_gaps;

  return backbone_list_new (
      self, BACKBONE_TYPE_ASSIGNMENT, BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_ASSIGNMENTS,
      list_assignments, selection, backbone_list_selection_free, key_of_assignment);
}

static gboolean
list_installations (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  BackboneListSelection *selection = data;

  return backbone_db_installations_list (db, selection->number, records, error);
}

static char *
key_of_installation (gpointer record)
{
  return g_strdup (backbone_installation_get_number (record));
}

BackboneList *
backbone_landscape_list_installations (BackboneLandscape *self, const char *number)
{
  return backbone_list_new (self, BACKBONE_TYPE_INSTALLATION,
                            BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_EXCHANGES,
                            list_installations, backbone_list_selection_new (number, -1, 0),
                            backbone_list_selection_free, key_of_installation);
}

static gboolean
list_exchanges (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  BackboneListSelection *selection = data;

  return backbone_db_exchanges_list (db, selection->number, records, error);
}

static char *
key_of_exchange (gpointer record)
{
  return g_strdup (backbone_purpose_to_id (backbone_exchange_get_purpose (record)));
}

BackboneList *
backbone_landscape_list_exchanges (BackboneLandscape *self, const char *number)
{
  g_return_val_if_fail (number != NULL, NULL);

  return backbone_list_new (self, BACKBONE_TYPE_EXCHANGE,
                            BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_ASSIGNMENTS
                                | BACKBONE_CHANGED_EXCHANGES,
                            list_exchanges, backbone_list_selection_new (number, -1, 0),
                            backbone_list_selection_free, key_of_exchange);
}
