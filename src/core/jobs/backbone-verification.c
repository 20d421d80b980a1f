/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-verification-private.h"

#include "backbone-db-assignments-private.h"
#include "backbone-db-migration-private.h"
#include "backbone-db-settings-private.h"
#include "backbone-db-technical-users-private.h"
#include "backbone-job-secrets-private.h"
#include "backbone-landscape-private.h"
#include "backbone-proxy-resolver-private.h"
#include "backbone-trust-database-private.h"

#include <glib/gi18n-lib.h>

struct _BackboneVerification
{
  BackboneLandscape *landscape;
  GHashTable *customers;  /* number -> BackboneCustomerRow */
  GHashTable *s_users;    /* id -> BackboneSUserRow */
  GHashTable *n_assigned; /* id -> for how many cells it acts */
  GHashTable *breaches;   /* id -> why it may act for nobody */
  GHashTable *held;       /* technical users */
  GHashTable *secrets;    /* nullable: credential -> BackboneSecret */
  GPtrArray *anchors;
  BackboneProxy *proxy;
  char *proxy_credential;
  gboolean multi_customer;
  BackboneEndpointProfile *profile;
  BackboneSUserService *service; /* nullable */
};

static BackboneSecret *
find_secret (const BackboneVerification *self, const char *credential)
{
  return credential && self->secrets ? g_hash_table_lookup (self->secrets, credential) : NULL;
}

/* The hard rule, again: what was saved when it held may have been changed since, by another program
 * or by what was read elsewhere. */
static gboolean
load_assignments (BackboneDb *db, BackboneVerification *self, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;

  if (!backbone_db_assignments_load (db, &entries, error))
    return FALSE;

  self->n_assigned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->breaches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < entries->len; i++)
    {
      const BackboneAssignmentEntry *entry = g_ptr_array_index (entries, i);
      const BackboneSUserRow *s_user = g_hash_table_lookup (self->s_users, entry->s_user);
      guint n_assigned = backbone_verification_count_assignments (self, entry->s_user);
      g_autoptr (GError) breach = NULL;

      g_hash_table_insert (self->n_assigned, g_strdup (entry->s_user),
                           GUINT_TO_POINTER (n_assigned + 1));
      if (!backbone_s_user_check_customer (s_user->id, s_user->customer, entry->customer, &breach))
        g_hash_table_insert (self->breaches, g_strdup (s_user->id), g_strdup (breach->message));
    }

  return TRUE;
}

static gboolean
load (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneVerification *self = user_data;

  return backbone_db_customers_load (db, &self->customers, error)
         && backbone_db_s_users_load (db, &self->s_users, error)
         && load_assignments (db, self, error)
         && backbone_db_technical_users_load_held (db, &self->held, error)
         && backbone_db_trust_anchors_load (db, &self->anchors, error)
         && backbone_db_proxy_load (db, &self->proxy, &self->proxy_credential, error)
         && backbone_db_multi_customer_load (db, &self->multi_customer, error)
         && backbone_db_profile_load (db, &self->profile, error);
}

/* (transfer full): what can be read without the keyring. */
BackboneVerification *
backbone_verification_load (BackboneLandscape *landscape, GCancellable *cancellable, GError **error)
{
  g_autoptr (BackboneVerification) self = g_new0 (BackboneVerification, 1);

  self->landscape = g_object_ref (landscape);
  if (!backbone_store_read (backbone_landscape_get_store (landscape), load, self, cancellable,
                            error))
    return NULL;

  return g_steal_pointer (&self);
}

void
backbone_verification_free (BackboneVerification *self)
{
  g_clear_pointer (&self->service, backbone_s_user_service_free);
  g_clear_pointer (&self->customers, g_hash_table_unref);
  g_clear_pointer (&self->s_users, g_hash_table_unref);
  g_clear_pointer (&self->n_assigned, g_hash_table_unref);
  g_clear_pointer (&self->breaches, g_hash_table_unref);
  g_clear_pointer (&self->held, g_hash_table_unref);
  g_clear_pointer (&self->secrets, g_hash_table_unref);
  g_clear_pointer (&self->anchors, g_ptr_array_unref);
  g_clear_pointer (&self->proxy_credential, g_free);
  g_clear_object (&self->proxy);
  g_clear_object (&self->profile);
  g_object_unref (self->landscape);
  g_free (self);
}

/* Without a service there is nothing to ask, so the keyring is left alone. */
gboolean
backbone_verification_open (BackboneVerification *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GTlsDatabase) trust = NULL;
  g_autoptr (GProxyResolver) proxies = NULL;

  if (!backbone_verification_has_service (self))
    return TRUE;

  self->secrets = backbone_job_load_secrets (self->landscape, cancellable, error);
  if (self->secrets == NULL)
    return FALSE;
  trust = backbone_trust_database_new (self->anchors, error);
  if (trust == NULL)
    return FALSE;

  proxies = backbone_proxy_resolver_new (self->proxy, find_secret (self, self->proxy_credential));
  self->service = backbone_s_user_service_new (self->profile, trust, proxies);

  return TRUE;
}

gboolean
backbone_verification_has_service (const BackboneVerification *self)
{
  return backbone_endpoint_profile_has_services (self->profile);
}

GHashTable *
backbone_verification_get_s_users (const BackboneVerification *self)
{
  return self->s_users;
}

guint
backbone_verification_count_assignments (const BackboneVerification *self, const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->n_assigned, id));
}

BackboneSecret *
backbone_verification_find_password (const BackboneVerification *self,
                                     const BackboneSUserRow *s_user)
{
  return find_secret (self, s_user->credential);
}

/* (nullable): the customer that it belongs to, if it is in the landscape. */
static const BackboneCustomerRow *
find_customer (const BackboneVerification *self, const BackboneSUserRow *s_user)
{
  return s_user->customer ? g_hash_table_lookup (self->customers, s_user->customer) : NULL;
}

static BackboneSUserFinding *
finding_new (BackboneVerdict verdict, const char *evidence)
{
  BackboneSUserFinding *finding = g_new0 (BackboneSUserFinding, 1);

  finding->verdict = verdict;
  finding->evidence = g_strdup (evidence);

  return finding;
}

/* (nullable): what is missing of the customer, whoever the S-User is. */
static BackboneSUserFinding *
find_gap (const BackboneVerification *self, const BackboneCustomerRow *customer)
{
  if (customer == NULL)
    return finding_new (BACKBONE_VERDICT_NOT_CONFIGURED,
                        _ ("Its customer number is not known, or not in this landscape"));
  if (!self->multi_customer && !customer->owner)
    return finding_new (
        BACKBONE_VERDICT_NOT_CONFIGURED,
        _ ("Multi-customer handling is off, so only the channels of the owner are used"));
  if (customer->technical_user == NULL || find_secret (self, customer->credential) == NULL)
    return finding_new (BACKBONE_VERDICT_NOT_CONFIGURED,
                        _ ("Its customer has no technical user with a saved password"));

  return NULL;
}

BackboneSUserFinding *
backbone_verification_find_obstacle (const BackboneVerification *self,
                                     const BackboneSUserRow *s_user)
{
  const BackboneCustomerRow *customer = find_customer (self, s_user);
  BackboneSUserFinding *finding = NULL;
  g_autofree char *text = NULL;

  if (!backbone_verification_has_service (self))
    return finding_new (BACKBONE_VERDICT_NOT_CONFIGURED,
                        _ ("The endpoint profile has no service that tells of S-Users: confirm "
                           "customer number, expiry and authorisations by hand"));
  if (g_hash_table_contains (self->breaches, s_user->id))
    return finding_new (BACKBONE_VERDICT_WRONG_CUSTOMER,
                        g_hash_table_lookup (self->breaches, s_user->id));

  finding = find_gap (self, customer);
  if (finding || !g_hash_table_contains (self->held, customer->technical_user))
    return finding;

  text = g_strdup_printf (_ ("Technical user %s is held back"), customer->technical_user);

  return finding_new (BACKBONE_VERDICT_SKIPPED, text);
}

/* The hard rule, as the backbone tells it. */
static void
compare_customers (const BackboneSUserRow *s_user, BackboneSUserFinding *finding)
{
  g_autoptr (GError) error = NULL;

  if (finding->customer == NULL
      || backbone_s_user_check_customer (s_user->id, finding->customer, s_user->customer, &error))
    return;

  finding->verdict = BACKBONE_VERDICT_WRONG_CUSTOMER;
  g_free (finding->evidence);
  finding->evidence = g_strdup (error->message);
}

BackboneSUserFinding *
backbone_verification_ask (BackboneVerification *self,
                           const BackboneSUserRow *row,
                           BackboneSecret *password,
                           GCancellable *cancellable,
                           GError **error)
{
  const BackboneCustomerRow *customer = find_customer (self, row);
  const BackboneServiceUser technical_user
      = { customer->technical_user, find_secret (self, customer->credential) };
  const BackboneServiceUser s_user = { row->id, password };
  BackboneSUserFinding *finding
      = backbone_s_user_service_ask (self->service, &technical_user, &s_user, cancellable, error);

  if (finding == NULL)
    return NULL;

  compare_customers (row, finding);
  /* A technical user that failed is not tried again with the next S-User. */
  if (backbone_verdict_holds_user (finding->verdict) && !finding->s_user_is_at_fault)
    g_hash_table_add (self->held, g_strdup (customer->technical_user));

  return finding;
}

static gboolean
save_proof (BackboneDb *db,
            const BackboneSUserFinding *finding,
            BackboneSUserRow *row,
            GError **error)
{
  g_free (row->customer);
  row->customer = g_strdup (finding->customer);
  row->confirmed = TRUE;
  row->mark = BACKBONE_S_USER_STATE_UNKNOWN;
  row->log_on_proven = g_get_real_time ();
  if (finding->expires != 0)
    row->expires = finding->expires;

  return backbone_db_s_user_save (db, row, error)
         && backbone_db_s_user_set_authorisations (db, row->id,
                                                   (const char *const *)finding->authorisations,
                                                   BACKBONE_SOURCE_BACKBONE, error);
}

/* Nothing says any more to whom it belongs. */
static gboolean
save_doubt (BackboneDb *db, BackboneSUserRow *row, GError **error)
{
  row->confirmed = FALSE;
  row->log_on_proven = 0;

  return backbone_db_s_user_save (db, row, error);
}

gboolean
backbone_verification_save (BackboneVerification *self,
                            BackboneDb *db,
                            BackboneSUserRow *row,
                            const BackboneSUserFinding *finding,
                            GError **error)
{
  if (finding->customer != NULL && finding->authorisations != NULL)
    return save_proof (db, finding, row, error);
  if (finding->verdict == BACKBONE_VERDICT_WRONG_CUSTOMER)
    return save_doubt (db, row, error);
  if (!backbone_verdict_holds_user (finding->verdict))
    return TRUE;

  return finding->s_user_is_at_fault
             ? backbone_db_s_user_hold (db, row->id, finding->verdict, error)
             : backbone_db_technical_user_hold (db, find_customer (self, row)->technical_user,
                                                finding->verdict, BACKBONE_CHANNEL_PORTAL, error);
}
