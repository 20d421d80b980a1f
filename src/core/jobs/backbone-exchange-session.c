/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-exchange-session-private.h"

#include "backbone-db-assignments-private.h"
#include "backbone-db-checks-private.h"
#include "backbone-db-customers-private.h"
#include "backbone-db-settings-private.h"
#include "backbone-db-technical-users-private.h"
#include "backbone-job-secrets-private.h"
#include "backbone-pfx-private.h"
#include "backbone-proxy-resolver-private.h"
#include "backbone-trust-database-private.h"

#include <glib/gi18n-lib.h>

struct _BackboneExchangeSession
{
  BackboneLandscape *landscape;
  char *local_user;
  BackboneChannelKind kind;
  BackboneCheckPlan *plan;
  BackboneEndpointProfile *profile;
  GPtrArray *anchors;
  GHashTable *s_users;      /* id -> BackboneSUserRow */
  GHashTable *assignments;  /* customer -> S-User */
  GHashTable *targets;      /* customer -> BackboneCheckTarget, of the plan */
  GHashTable *users;        /* customer -> BackboneCheckUser, of the plan */
  GHashTable *failed;       /* a set of ids: those who were held in this session */
  GHashTable *secrets;      /* nullable: credential -> BackboneSecret */
  GHashTable *certificates; /* id of a technical user -> GTlsCertificate */
  GTlsDatabase *trust;
  GPtrArray *clients; /* by endpoint of the plan, NULL while there is none */
};

static void
client_free (gpointer data)
{
  if (data)
    backbone_service_client_free (data);
}

BackboneExchangeSession *
backbone_exchange_session_new (BackboneLandscape *landscape, const char *local_user)
{
  BackboneExchangeSession *self = g_new0 (BackboneExchangeSession, 1);

  self->landscape = g_object_ref (landscape);
  self->local_user = g_strdup (local_user);
  self->assignments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->targets = g_hash_table_new (g_str_hash, g_str_equal);
  self->users = g_hash_table_new (g_str_hash, g_str_equal);
  self->failed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->certificates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->clients = g_ptr_array_new_with_free_func (client_free);

  return self;
}

void
backbone_exchange_session_free (BackboneExchangeSession *self)
{
  g_ptr_array_unref (self->clients);
  g_hash_table_unref (self->certificates);
  g_hash_table_unref (self->failed);
  g_hash_table_unref (self->targets);
  g_hash_table_unref (self->users);
  g_hash_table_unref (self->assignments);
  g_clear_pointer (&self->secrets, g_hash_table_unref);
  g_clear_pointer (&self->s_users, g_hash_table_unref);
  g_clear_pointer (&self->anchors, g_ptr_array_unref);
  g_clear_pointer (&self->plan, backbone_check_plan_free);
  g_clear_object (&self->profile);
  g_clear_object (&self->trust);
  g_object_unref (self->landscape);
  g_free (self->local_user);
  g_free (self);
}

static gboolean
load_assignments (BackboneExchangeSession *self, BackboneDb *db, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;

  if (!backbone_db_assignments_load (db, &entries, error))
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      BackboneAssignmentEntry *entry = g_ptr_array_index (entries, i);

      if (g_strcmp0 (entry->local_user, self->local_user) == 0)
        g_hash_table_insert (self->assignments, g_strdup (entry->customer),
                             g_steal_pointer (&entry->s_user));
    }

  return TRUE;
}

static void
index_targets_of (BackboneExchangeSession *self, BackboneCheckUser *user)
{
  for (guint i = user->first_target; i < user->first_target + user->n_targets; i++)
    {
      BackboneCheckTarget *target = &g_array_index (self->plan->targets, BackboneCheckTarget, i);

      g_hash_table_insert (self->targets, (gpointer)target->customer, target);
      g_hash_table_insert (self->users, (gpointer)target->customer, user);
    }
}

static void
index_targets (BackboneExchangeSession *self)
{
  for (guint i = 0; i < self->plan->users->len; i++)
    index_targets_of (self, &g_array_index (self->plan->users, BackboneCheckUser, i));
  g_ptr_array_set_size (self->clients, (int)self->plan->endpoints->len);
}

gboolean
backbone_exchange_session_load (BackboneExchangeSession *self,
                                BackboneDb *db,
                                const char *const *customers,
                                BackboneChannelKind kind,
                                GError **error)
{
  const BackboneCheckFilter filter = { .customers = customers, .kinds = 1u << kind };

  self->kind = kind;
  if (!backbone_db_check_plan_load (db, &filter, &self->plan, error)
      || !backbone_db_profile_load (db, &self->profile, error)
      || !backbone_db_trust_anchors_load (db, &self->anchors, error)
      || !backbone_db_s_users_load (db, &self->s_users, error)
      || !load_assignments (self, db, error))
    return FALSE;

  index_targets (self);

  return TRUE;
}

gboolean
backbone_exchange_session_open (BackboneExchangeSession *self,
                                GCancellable *cancellable,
                                GError **error)
{
  self->secrets = backbone_job_load_secrets (self->landscape, cancellable, error);
  if (self->secrets == NULL)
    return FALSE;

  backbone_check_plan_set_secrets (self->plan, self->secrets);
  self->trust = backbone_trust_database_new (self->anchors, error);

  return self->trust != NULL;
}

BackboneEndpointProfile *
backbone_exchange_session_get_profile (BackboneExchangeSession *self)
{
  return self->profile;
}

const char *
backbone_exchange_session_get_local_user (BackboneExchangeSession *self)
{
  return self->local_user;
}

void
backbone_exchange_party_clear (BackboneExchangeParty *self)
{
  g_clear_pointer (&self->evidence, g_free);
}

static gboolean
refuse (BackboneExchangeParty *party, BackboneVerdict verdict, char *evidence)
{
  party->verdict = verdict;
  party->evidence = evidence;

  return FALSE;
}

/* S-Users are not sent where nobody knows how; then their passwords don't matter. */
static gboolean
sends_s_users (BackboneExchangeSession *self)
{
  return backbone_endpoint_profile_has_services (self->profile);
}

static gboolean
find_s_user (BackboneExchangeSession *self, BackboneExchangeParty *party)
{
  const char *id = g_hash_table_lookup (self->assignments, party->customer);

  if (id == NULL)
    return refuse (party, BACKBONE_VERDICT_NOT_CONFIGURED,
                   /* Translators: a local user */
                   g_strdup_printf (_ ("No S-User is assigned to %s for this customer: assign one"),
                                    self->local_user));

  party->s_user_row = g_hash_table_lookup (self->s_users, id);
  party->s_user.id = party->s_user_row->id;

  return TRUE;
}

/* The hard rule, before anything is sent. */
static gboolean
check_rule (BackboneExchangeParty *party)
{
  const BackboneSUserRow *s_user = party->s_user_row;
  g_autoptr (GError) error = NULL;

  if (s_user->customer == NULL)
    return refuse (party, BACKBONE_VERDICT_NOT_CONFIGURED,
                   /* Translators: the ID of an S-User */
                   g_strdup_printf (_ ("Nobody knows to which customer number S-User %s belongs"),
                                    s_user->id));
  if (!backbone_s_user_check_customer (s_user->id, s_user->customer, party->customer, &error))
    return refuse (party, BACKBONE_VERDICT_WRONG_CUSTOMER, g_strdup (error->message));

  return TRUE;
}

static gboolean
check_s_user (BackboneExchangeSession *self, BackboneExchangeParty *party)
{
  const BackboneSUserRow *s_user = party->s_user_row;

  if (s_user->held_since != 0 || g_hash_table_contains (self->failed, s_user->id))
    return refuse (party, BACKBONE_VERDICT_SKIPPED,
                   /* Translators: the ID of an S-User */
                   g_strdup_printf (_ ("The last log-on of S-User %s failed: save its new "
                                       "password, or release it"),
                                    s_user->id));
  if (s_user->expires != 0 && s_user->expires <= g_get_real_time ())
    return refuse (party, BACKBONE_VERDICT_SKIPPED,
                   /* Translators: the ID of an S-User */
                   g_strdup_printf (_ ("S-User %s has expired"), s_user->id));

  return TRUE;
}

static gboolean
find_s_user_password (BackboneExchangeSession *self, BackboneExchangeParty *party)
{
  const BackboneSUserRow *s_user = party->s_user_row;

  if (!sends_s_users (self))
    return TRUE;

  party->s_user.secret = s_user->credential && self->secrets
                             ? g_hash_table_lookup (self->secrets, s_user->credential)
                             : NULL;
  if (party->s_user.secret == NULL)
    return refuse (party, BACKBONE_VERDICT_NOT_CONFIGURED,
                   /* Translators: the ID of an S-User */
                   g_strdup_printf (_ ("The password of S-User %s is not saved"), s_user->id));

  return TRUE;
}

static gboolean
check_technical_user (BackboneExchangeSession *self, BackboneExchangeParty *party)
{
  const BackboneCheckUser *user = party->user;

  if (user->id && g_hash_table_contains (self->failed, user->id))
    return refuse (party, BACKBONE_VERDICT_SKIPPED,
                   /* Translators: the ID of a technical user */
                   g_strdup_printf (_ ("The last log-on of technical user %s failed"), user->id));
  if (user->preset != BACKBONE_VERDICT_NEVER_CHECKED)
    return refuse (party, user->preset, g_strdup (user->preset_evidence));

  return TRUE;
}

static gboolean
find_certificate (BackboneExchangeSession *self, BackboneExchangeParty *party)
{
  const BackboneCheckUser *user = party->user;
  g_autoptr (GError) error = NULL;

  if (!user->with_certificate)
    return TRUE;

  party->certificate = g_hash_table_lookup (self->certificates, user->id);
  if (party->certificate)
    return TRUE;

  party->certificate = backbone_pfx_load_key (user->secret, &error);
  if (party->certificate == NULL)
    return refuse (party, BACKBONE_VERDICT_CLIENT_CERTIFICATE, g_strdup (error->message));

  g_hash_table_insert (self->certificates, g_strdup (user->id), party->certificate);

  return TRUE;
}

/* One for each way out of the plan. */
static void
find_client (BackboneExchangeSession *self, guint index, BackboneExchangeParty *party)
{
  const BackboneCheckEndpoint *endpoint
      = &g_array_index (self->plan->endpoints, BackboneCheckEndpoint, index);
  g_autoptr (GProxyResolver) proxies = NULL;

  party->host = endpoint->host;
  party->port = endpoint->port;
  party->client = g_ptr_array_index (self->clients, index);
  if (party->client)
    return;

  proxies = backbone_proxy_resolver_new (endpoint->proxy, endpoint->proxy_secret);
  party->client = backbone_service_client_new (
      backbone_endpoint_profile_get_s_user_header (self->profile), self->trust, proxies);
  g_ptr_array_index (self->clients, index) = party->client;
}

void
backbone_exchange_session_find (BackboneExchangeSession *self,
                                const char *customer,
                                BackboneExchangeParty *party)
{
  const BackboneCheckTarget *target = g_hash_table_lookup (self->targets, customer);

  *party = (BackboneExchangeParty){ .customer = customer };
  if (target == NULL)
    {
      refuse (party, BACKBONE_VERDICT_NOT_CONFIGURED,
              /* Translators: the title of a kind of channel */
              g_strdup_printf (_ ("The customer's channel is not in use: %s"),
                               backbone_channel_kind_to_title (self->kind)));
      return;
    }

  party->user = g_hash_table_lookup (self->users, customer);
  party->technical_user = (BackboneServiceUser){ party->user->id, party->user->secret };
  party->verdict = BACKBONE_VERDICT_OK;
  if (!find_s_user (self, party) || !check_rule (party) || !check_technical_user (self, party)
      || !check_s_user (self, party) || !find_s_user_password (self, party)
      || !find_certificate (self, party))
    return;

  find_client (self, target->endpoint, party);
}

/* Another password came while it logged on with this one. */
static gboolean
is_outdated (BackboneDb *db,
             const BackboneExchangeParty *party,
             gboolean s_user,
             gboolean *outdated,
             GError **error)
{
  g_autoptr (BackboneSUserRow) row = NULL;
  g_autoptr (BackboneCustomerRow) customer = NULL;

  *outdated = FALSE;
  if (s_user)
    {
      if (!backbone_db_s_user_find (db, party->s_user.id, &row, error))
        return FALSE;
      *outdated = row == NULL || g_strcmp0 (row->credential, party->s_user_row->credential) != 0;
    }
  else if (!party->user->with_certificate)
    {
      if (!backbone_db_customer_find (db, party->customer, &customer, error))
        return FALSE;
      *outdated
          = customer == NULL || g_strcmp0 (customer->credential, party->user->credential) != 0;
    }

  return TRUE;
}

gboolean
backbone_exchange_session_hold (BackboneExchangeSession *self,
                                BackboneDb *db,
                                const BackboneExchangeParty *party,
                                BackboneVerdict verdict,
                                gboolean s_user_is_at_fault,
                                GError **error)
{
  const char *id = s_user_is_at_fault ? party->s_user.id : party->technical_user.id;
  gboolean outdated;

  if (!backbone_verdict_holds_user (verdict))
    return TRUE;

  g_hash_table_add (self->failed, g_strdup (id));
  if (!is_outdated (db, party, s_user_is_at_fault, &outdated, error))
    return FALSE;
  if (outdated)
    return TRUE;

  return s_user_is_at_fault ? backbone_db_s_user_hold (db, id, verdict, error)
                            : backbone_db_technical_user_hold (db, id, verdict, self->kind, error);
}
