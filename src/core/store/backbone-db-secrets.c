/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-secrets-private.h"

#include "backbone-db-settings-private.h"

/* Whether a user has channels in use that log on in that way. */
#define LOGS_ON_BY                                                                                 \
  "EXISTS (SELECT 1 FROM customer JOIN channel ON channel.customer = customer.id "                 \
  "WHERE customer.technical_user = u.id AND channel.enabled AND authentication = ?) "

void
backbone_secret_row_free (BackboneSecretRow *self)
{
  g_object_unref (self->secret);
  g_free (self->credential);
  g_free (self);
}

/* Columns: ID, first customer, number of customers, credential, saved, last success, held since. */
static void
add_row (GPtrArray *rows, BackboneSecretKind kind, BackboneStatement *statement)
{
  BackboneSecretRow *row = g_new0 (BackboneSecretRow, 1);

  row->credential = g_strdup (backbone_statement_get_text (statement, 3));
  row->secret = g_object_new (BACKBONE_TYPE_STORED_SECRET, "kind", kind, "id",
                              backbone_statement_get_text (statement, 0), "customer",
                              backbone_statement_get_text (statement, 1), "n-customers",
                              (guint)backbone_statement_get_int64 (statement, 2), "saved",
                              backbone_statement_get_int64 (statement, 4), "last-success",
                              backbone_statement_get_int64 (statement, 5), "held-since",
                              backbone_statement_get_int64 (statement, 6), NULL);
  g_ptr_array_add (rows, row);
}

static gboolean
add_all (GPtrArray *rows, BackboneSecretKind kind, BackboneStatement *statement, GError **error)
{
  while (backbone_statement_next (statement))
    add_row (rows, kind, statement);

  return backbone_statement_finish (statement, error);
}

/* The time of the last log-on is that of the user, by whichever of the two ways it goes. A user
 * without a password is none that lacks one if only its certificate is used. */
static gboolean
add_technical_users (BackboneDb *db, GPtrArray *rows, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT u.id, min (customer.number), count (*), credential, credential_saved, "
          "CASE WHEN " LOGS_ON_BY "THEN log_on_proven ELSE 0 END, held_since "
          "FROM technical_user u JOIN customer ON customer.technical_user = u.id "
          "WHERE credential IS NOT NULL OR " LOGS_ON_BY
          "GROUP BY u.id ORDER BY min (customer.number), u.id");

  backbone_statement_bind_int64 (statement, BACKBONE_AUTHENTICATION_BASIC);
  backbone_statement_bind_int64 (statement, BACKBONE_AUTHENTICATION_BASIC);

  return add_all (rows, BACKBONE_SECRET_TECHNICAL_USER, statement, error);
}

static gboolean
add_certificates (BackboneDb *db, GPtrArray *rows, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT u.id, min (customer.number), count (*), c.credential, c.saved, "
          "CASE WHEN " LOGS_ON_BY "THEN log_on_proven ELSE 0 END, held_since "
          "FROM client_certificate c JOIN technical_user u ON u.id = c.technical_user "
          "JOIN customer ON customer.technical_user = u.id "
          "GROUP BY u.id ORDER BY min (customer.number), u.id");

  backbone_statement_bind_int64 (statement, BACKBONE_AUTHENTICATION_CERTIFICATE);

  return add_all (rows, BACKBONE_SECRET_CERTIFICATE, statement, error);
}

static gboolean
add_s_users (BackboneDb *db, GPtrArray *rows, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT s.id, s.customer, "
          "(SELECT count (DISTINCT customer) FROM assignment WHERE s_user = s.id), credential, "
          "credential_saved, log_on_proven, held_since FROM s_user s "
          "WHERE credential IS NOT NULL OR EXISTS (SELECT 1 FROM assignment WHERE s_user = s.id) "
          "ORDER BY s.customer, s.id");

  return add_all (rows, BACKBONE_SECRET_S_USER, statement, error);
}

/* Nobody has noted when it was saved. */
static gboolean
add_proxy (BackboneDb *db, GPtrArray *rows, GError **error)
{
  g_autoptr (BackboneProxy) proxy = NULL;
  g_autofree char *credential = NULL;
  g_autofree char *id = NULL;
  BackboneSecretRow *row;

  if (!backbone_db_proxy_load (db, &proxy, &credential, error))
    return FALSE;
  if (credential == NULL && backbone_proxy_get_user (proxy) == NULL)
    return TRUE;

  id = g_strdup_printf ("%s:%u", backbone_proxy_get_host (proxy), backbone_proxy_get_port (proxy));
  row = g_new0 (BackboneSecretRow, 1);
  row->credential = g_steal_pointer (&credential);
  row->secret
      = g_object_new (BACKBONE_TYPE_STORED_SECRET, "kind", BACKBONE_SECRET_PROXY, "id", id, NULL);
  g_ptr_array_add (rows, row);

  return TRUE;
}

gboolean
backbone_db_secrets_load (BackboneDb *db, GPtrArray **rows, GError **error)
{
  g_autoptr (GPtrArray) found
      = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_secret_row_free);

  if (!add_technical_users (db, found, error) || !add_certificates (db, found, error)
      || !add_s_users (db, found, error) || !add_proxy (db, found, error))
    return FALSE;

  *rows = g_steal_pointer (&found);
  return TRUE;
}
