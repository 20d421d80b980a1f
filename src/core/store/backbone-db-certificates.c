/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-certificates-private.h"

#include "backbone-db-audit-private.h"
#include "backbone-db-channels-private.h"
#include "backbone-db-customers-private.h"
#include "backbone-db-rules-private.h"
#include "backbone-landscape.h"

#include <glib/gi18n-lib.h>

#define DAY (G_GINT64_CONSTANT (24) * 60 * 60 * G_USEC_PER_SEC)

static BackboneClientCertificate *
read_certificate (BackboneStatement *statement, const BackboneExpirySteps *steps)
{
  BackboneTime not_after = backbone_statement_get_int64 (statement, 5);

  return g_object_new (BACKBONE_TYPE_CLIENT_CERTIFICATE, "technical-user",
                       backbone_statement_get_text (statement, 0), "customer",
                       backbone_statement_get_text (statement, 1), "subject",
                       backbone_statement_get_text (statement, 2), "issuer",
                       backbone_statement_get_text (statement, 3), "not-before",
                       backbone_statement_get_int64 (statement, 4), "not-after", not_after, "step",
                       (guint)backbone_expiry_of (not_after, g_get_real_time (), steps), "key-type",
                       backbone_statement_get_text (statement, 6), "fingerprint",
                       backbone_statement_get_text (statement, 7), "saved",
                       backbone_statement_get_int64 (statement, 8), NULL);
}

/* (out) @user: (transfer full): the technical user of a customer, which must have one. */
static gboolean
find_user (BackboneDb *db, const char *number, char **user, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT technical_user FROM customer WHERE number = ?");
  gboolean is_known = FALSE;

  *user = NULL;
  backbone_statement_bind_text (statement, number);
  if (backbone_statement_next (statement))
    {
      is_known = TRUE;
      *user = g_strdup (backbone_statement_get_text (statement, 0));
    }
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  if (!is_known)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND, _ ("There is no customer %s"),
                 number);
  else if (*user == NULL)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                 _ ("Customer %s has no technical user that could log on with a certificate"),
                 number);

  return *user != NULL;
}

gboolean
backbone_db_certificates_list (BackboneDb *db,
                               const char *number,
                               int within_days,
                               GPtrArray **records,
                               GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *normalized = number ? backbone_customer_number_normalize (number, error) : NULL;
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT c.technical_user, min (customer.number), subject, issuer, not_before, not_after, "
          "key_type, fingerprint, saved FROM client_certificate c "
          "JOIN customer ON customer.technical_user = c.technical_user "
          "WHERE (?1 IS NULL OR customer.number = ?1) AND (?2 < 0 OR not_after <= ?3) "
          "GROUP BY c.technical_user ORDER BY min (customer.number)");
  BackboneExpirySteps steps;
  gint64 customer;

  if (number
      && (normalized == NULL || !backbone_db_customer_find_id (db, normalized, &customer, error)))
    return FALSE;
  if (!backbone_db_rules_load_steps (db, &steps, error))
    return FALSE;

  backbone_statement_bind_text (statement, normalized);
  backbone_statement_bind_int64 (statement, within_days);
  backbone_statement_bind_int64 (statement, g_get_real_time () + within_days * DAY);
  while (backbone_statement_next (statement))
    g_ptr_array_add (found, read_certificate (statement, &steps));
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *records = g_steal_pointer (&found);
  return TRUE;
}

/* All customers whose row may be out of date: those of a user, or those whose certificate ends till
 * @until and has not got the attention that it wants. */
static gboolean
refresh_customers (BackboneDb *db, const char *user, gint64 until, GError **error)
{
  g_autoptr (GArray) customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, user ? "SELECT id FROM customer WHERE technical_user = ?"
                                      : "SELECT id FROM customer WHERE certificate_expires != 0 "
                                        "AND certificate_expires <= ? AND status > ?");

  if (user)
    {
      backbone_statement_bind_text (statement, user);
    }
  else
    {
      backbone_statement_bind_int64 (statement, until);
      backbone_statement_bind_int64 (statement, BACKBONE_STATUS_ATTENTION);
    }
  while (backbone_statement_next (statement))
    {
      gint64 customer = backbone_statement_get_int64 (statement, 0);
      g_array_append_val (customers, customer);
    }
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  for (guint i = 0; i < customers->len; i++)
    {
      if (!backbone_db_customer_refresh (db, g_array_index (customers, gint64, i), error))
        return FALSE;
    }

  return TRUE;
}

/* (out) (transfer full) (nullable): the fingerprint of what a user has. */
static gboolean
load_fingerprint (BackboneDb *db, const char *user, char **fingerprint, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT fingerprint FROM client_certificate WHERE technical_user = ?");

  *fingerprint = NULL;
  backbone_statement_bind_text (statement, user);
  if (backbone_statement_next (statement))
    *fingerprint = g_strdup (backbone_statement_get_text (statement, 0));

  return backbone_statement_finish (statement, error);
}

static gboolean
write_certificate (BackboneDb *db,
                   const char *user,
                   BackboneClientCertificate *certificate,
                   const char *credential,
                   GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db,
      "INSERT OR REPLACE INTO client_certificate (technical_user, credential, subject, issuer, "
      "not_before, not_after, key_type, fingerprint, saved) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");

  backbone_statement_bind_text (statement, user);
  backbone_statement_bind_text (statement, credential);
  backbone_statement_bind_text (statement, backbone_client_certificate_get_subject (certificate));
  backbone_statement_bind_text (statement, backbone_client_certificate_get_issuer (certificate));
  backbone_statement_bind_int64 (statement,
                                 backbone_client_certificate_get_not_before (certificate));
  backbone_statement_bind_int64 (statement,
                                 backbone_client_certificate_get_not_after (certificate));
  backbone_statement_bind_text (statement, backbone_client_certificate_get_key_type (certificate));
  backbone_statement_bind_text (statement,
                                backbone_client_certificate_get_fingerprint (certificate));
  backbone_statement_bind_int64 (statement, g_get_real_time ());

  return backbone_statement_run (statement, error);
}

/* A refused password stays refused, whatever certificate there is: only a hold that a certificate
 * has led to ends with a new one. */
static gboolean
update_user (BackboneDb *db, const char *user, GError **error)
{
  g_autoptr (BackboneStatement) release = backbone_db_prepare (
      db, "UPDATE technical_user SET held_since = 0, held_verdict = 0, held_kind = 0 "
          "WHERE id = ? AND held_verdict = ?");
  g_autoptr (BackboneStatement) advance
      = backbone_db_prepare (db, "UPDATE technical_user SET life_cycle = ?1 "
                                 "WHERE id = ?2 AND life_cycle < ?1");

  backbone_statement_bind_text (release, user);
  backbone_statement_bind_int64 (release, BACKBONE_VERDICT_CLIENT_CERTIFICATE);
  backbone_statement_bind_int64 (advance, BACKBONE_LIFE_CYCLE_SAVED);
  backbone_statement_bind_text (advance, user);
  backbone_db_note_change (db, BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_HOLDS);

  return backbone_statement_run (release, error) && backbone_statement_run (advance, error);
}

gboolean
backbone_db_certificate_set (BackboneDb *db,
                             const char *number,
                             BackboneClientCertificate *certificate,
                             const char *credential,
                             GError **error)
{
  g_autofree char *user = NULL;
  g_autofree char *old = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!find_user (db, number, &user, error) || !load_fingerprint (db, user, &old, error))
    return FALSE;

  before = backbone_db_audit_text ("fingerprint", old, NULL);
  after = backbone_db_audit_text (
      "technical_user", user, "subject", backbone_client_certificate_get_subject (certificate),
      "fingerprint", backbone_client_certificate_get_fingerprint (certificate), NULL);

  return write_certificate (db, user, certificate, credential, error)
         && update_user (db, user, error) && refresh_customers (db, user, 0, error)
         && backbone_db_audit (db, "certificate-set", number, before, after, error);
}

gboolean
backbone_db_certificate_remove (BackboneDb *db, const char *number, GError **error)
{
  g_autofree char *user = NULL;
  g_autofree char *old = NULL;
  g_autofree char *before = NULL;
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "DELETE FROM client_certificate WHERE technical_user = ?");

  if (!find_user (db, number, &user, error) || !load_fingerprint (db, user, &old, error))
    return FALSE;
  if (old == NULL)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND,
                   _ ("No certificate is saved for customer %s"), number);
      return FALSE;
    }

  before = backbone_db_audit_text ("technical_user", user, "fingerprint", old, NULL);
  backbone_statement_bind_text (statement, user);
  backbone_db_note_change (db, BACKBONE_CHANGED_CUSTOMERS);

  return backbone_statement_run (statement, error) && refresh_customers (db, user, 0, error)
         && backbone_db_audit (db, "certificate-remove", number, before, NULL, error);
}

gboolean
backbone_db_certificates_need_watch (BackboneDb *db, gboolean *needed, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT 1 FROM customer WHERE certificate_expires != 0 "
                                 "AND certificate_expires <= ? AND status > ? LIMIT 1");
  BackboneTime until;

  if (!backbone_db_rules_load_attention (db, g_get_real_time (), &until, error))
    return FALSE;

  backbone_statement_bind_int64 (statement, until);
  backbone_statement_bind_int64 (statement, BACKBONE_STATUS_ATTENTION);
  *needed = backbone_statement_next (statement);

  return backbone_statement_finish (statement, error);
}

gboolean
backbone_db_certificates_watch (BackboneDb *db, GError **error)
{
  BackboneTime until;

  backbone_db_note_change (db, BACKBONE_CHANGED_RESULTS);

  return backbone_db_rules_load_attention (db, g_get_real_time (), &until, error)
         && refresh_customers (db, NULL, until, error);
}

gboolean
backbone_db_certificates_refresh (BackboneDb *db, GError **error)
{
  g_autoptr (GPtrArray) users = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT technical_user FROM client_certificate");

  while (backbone_statement_next (statement))
    g_ptr_array_add (users, g_strdup (backbone_statement_get_text (statement, 0)));
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  for (guint i = 0; i < users->len; i++)
    {
      if (!refresh_customers (db, users->pdata[i], 0, error))
        return FALSE;
    }

  return TRUE;
}
