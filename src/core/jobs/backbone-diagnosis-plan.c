/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-diagnosis-plan-private.h"

#include "backbone-db-checks-private.h"
#include "backbone-db-settings-private.h"
#include "backbone-diagnosis-engine-private.h"

#include <glib/gi18n-lib.h>

#define HTTPS_PORT 443

/* How connections of the landscape leave, unless a channel has a way of its own. */
typedef struct
{
  BackboneProxy *proxy;
  char *credential;
  BackboneTimeLimits limits;
} Exit;

static void
exit_clear (Exit *self)
{
  g_clear_object (&self->proxy);
  g_free (self->credential);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Exit, exit_clear)

static guint
add_endpoint (BackboneDiagnosisPlan *self, const char *host, guint port, const Exit *exit)
{
  BackboneCheckEndpoint endpoint = {
    .host = g_strdup (host),
    .port = port,
    .proxy = g_object_ref (exit->proxy),
    .proxy_credential = g_strdup (exit->credential),
    .limits = exit->limits,
  };

  g_array_append_val (self->plan->endpoints, endpoint);

  return self->plan->endpoints->len - 1;
}

static void
add_url (BackboneDiagnosisPlan *self, GUri *url, const Exit *exit)
{
  const char *path = g_uri_get_path (url);
  const char *query = g_uri_get_query (url);
  g_autofree char *whole = g_strconcat (*path ? path : "/", query ? "?" : NULL, query, NULL);
  int port = g_uri_get_port (url);
  BackboneDiagnosisWay way = {
    .kind = -1,
    .endpoint = add_endpoint (self, g_uri_get_host (url), port > 0 ? port : HTTPS_PORT, exit),
    .path = g_string_chunk_insert (self->plan->strings, whole),
    .good_status = 200,
    .target = -1,
    .no_log_on = _ ("Nobody logs on at a free URL."),
  };

  g_array_append_val (self->ways, way);
}

static gboolean
add_channel (BackboneDiagnosisPlan *self, BackboneChannelKind kind)
{
  for (guint i = 0; i < self->plan->targets->len; i++)
    {
      const BackboneCheckTarget *target
          = &g_array_index (self->plan->targets, BackboneCheckTarget, i);
      BackboneDiagnosisWay way = {
        .kind = kind,
        .endpoint = target->endpoint,
        .path = target->path,
        .good_status = target->good_status,
        .target = i,
      };

      if (target->kind != kind)
        continue;

      g_array_append_val (self->ways, way);
      return TRUE;
    }

  return FALSE;
}

static void
add_profile (BackboneDiagnosisPlan *self,
             BackboneEndpoint *endpoint,
             const Exit *exit,
             const char *no_log_on)
{
  g_autofree char *path = backbone_url_path_join (backbone_endpoint_get_path_prefix (endpoint),
                                                  backbone_endpoint_get_test_path (endpoint));
  BackboneDiagnosisWay way = {
    .kind = backbone_endpoint_get_kind (endpoint),
    .endpoint = add_endpoint (self, backbone_endpoint_get_host (endpoint),
                              backbone_endpoint_get_port (endpoint), exit),
    .path = g_string_chunk_insert (self->plan->strings, path),
    .good_status = backbone_endpoint_get_good_status (endpoint),
    .target = -1,
    .no_log_on = no_log_on,
  };

  g_array_append_val (self->ways, way);
}

static gboolean
add_kinds (BackboneDiagnosisPlan *self,
           BackboneDb *db,
           const BackboneDiagnosisRequest *request,
           const Exit *exit,
           GError **error)
{
  g_autoptr (BackboneEndpointProfile) profile = NULL;
  const char *no_log_on = request->customer
                              ? _ ("This channel of the customer is not in use.")
                              : _ ("No customer was chosen whose technical user logs on.");

  if (!backbone_db_profile_load (db, &profile, error))
    return FALSE;

  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    {
      BackboneEndpoint *endpoint = backbone_endpoint_profile_get_endpoint (profile, kind);

      if ((request->kinds & (1u << kind)) && !add_channel (self, kind) && endpoint)
        add_profile (self, endpoint, exit, no_log_on);
    }

  return TRUE;
}

static gboolean
load_customer (BackboneDiagnosisPlan *self,
               BackboneDb *db,
               const BackboneDiagnosisRequest *request,
               GError **error)
{
  const char *const customers[] = { request->customer, NULL };
  const BackboneCheckFilter filter = { .customers = customers, .kinds = request->kinds };

  if (request->customer)
    return backbone_db_check_plan_load (db, &filter, &self->plan, error);

  self->plan = backbone_check_plan_new ();
  return TRUE;
}

/**
 * backbone_diagnosis_plan_load:
 * @db: a database
 * @request: what is to be diagnosed
 * @error: return location for an error, %BACKBONE_ERROR_NOT_FOUND for an unknown customer
 *
 * Returns: (transfer full) (nullable): the plan, without passwords
 */
BackboneDiagnosisPlan *
backbone_diagnosis_plan_load (BackboneDb *db,
                              const BackboneDiagnosisRequest *request,
                              GError **error)
{
  g_autoptr (BackboneDiagnosisPlan) self = g_new0 (BackboneDiagnosisPlan, 1);
  g_auto (Exit) exit = { 0 };

  self->ways = g_array_new (FALSE, TRUE, sizeof (BackboneDiagnosisWay));
  if (!backbone_db_proxy_load (db, &exit.proxy, &exit.credential, error)
      || !backbone_db_time_limits_load (db, &exit.limits, error)
      || !backbone_db_trust_anchors_load (db, &self->anchors, error)
      || !load_customer (self, db, request, error))
    return NULL;

  if (request->url)
    add_url (self, request->url, &exit);
  else if (!add_kinds (self, db, request, &exit, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
backbone_diagnosis_plan_free (BackboneDiagnosisPlan *self)
{
  g_clear_pointer (&self->plan, backbone_check_plan_free);
  g_clear_pointer (&self->anchors, g_ptr_array_unref);
  g_array_unref (self->ways);
  g_free (self);
}

gboolean
backbone_diagnosis_plan_needs_secrets (const BackboneDiagnosisPlan *self)
{
  for (guint i = 0; i < self->plan->users->len; i++)
    {
      if (g_array_index (self->plan->users, BackboneCheckUser, i).preset
          == BACKBONE_VERDICT_NEVER_CHECKED)
        return TRUE;
    }
  for (guint i = 0; i < self->plan->endpoints->len; i++)
    {
      if (g_array_index (self->plan->endpoints, BackboneCheckEndpoint, i).proxy_credential)
        return TRUE;
    }

  return FALSE;
}

void
backbone_diagnosis_plan_preset (BackboneDiagnosisPlan *self,
                                BackboneVerdict verdict,
                                const char *evidence)
{
  for (guint i = 0; i < self->plan->users->len; i++)
    {
      BackboneCheckUser *user = &g_array_index (self->plan->users, BackboneCheckUser, i);

      if (user->preset != BACKBONE_VERDICT_NEVER_CHECKED)
        continue;

      user->preset = verdict;
      g_free (user->preset_evidence);
      user->preset_evidence = g_strdup (evidence);
    }
}

void
backbone_diagnosis_plan_block_proxies (BackboneDiagnosisPlan *self, const char *evidence)
{
  const char *obstacle = g_string_chunk_insert (self->plan->strings, evidence);

  for (guint i = 0; i < self->ways->len; i++)
    {
      BackboneDiagnosisWay *way = &g_array_index (self->ways, BackboneDiagnosisWay, i);

      if (g_array_index (self->plan->endpoints, BackboneCheckEndpoint, way->endpoint)
              .proxy_credential)
        way->obstacle = obstacle;
    }
}
