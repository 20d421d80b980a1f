/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-server-certificates-private.h"

gboolean
backbone_db_server_certificate_seen (BackboneDb *db,
                                     BackboneServerCertificate *certificate,
                                     GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "INSERT INTO server_certificate (host, port, digest, subject, issuer, not_after, "
          "chain_until, first_seen, seen) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8) "
          "ON CONFLICT (host, port, digest) DO UPDATE SET seen = ?8, chain_until = ?7");

  backbone_statement_bind_text (statement, backbone_server_certificate_get_host (certificate));
  backbone_statement_bind_int64 (statement, backbone_server_certificate_get_port (certificate));
  backbone_statement_bind_text (statement, backbone_server_certificate_get_digest (certificate));
  backbone_statement_bind_text (statement, backbone_server_certificate_get_subject (certificate));
  backbone_statement_bind_text (statement, backbone_server_certificate_get_issuer (certificate));
  backbone_statement_bind_int64 (statement,
                                 backbone_server_certificate_get_not_after (certificate));
  backbone_statement_bind_int64 (statement,
                                 backbone_server_certificate_get_chain_until (certificate));
  backbone_statement_bind_int64 (statement, backbone_server_certificate_get_seen (certificate));

  return backbone_statement_run (statement, error);
}

static BackboneServerCertificate *
read_certificate (BackboneStatement *statement)
{
  return g_object_new (BACKBONE_TYPE_SERVER_CERTIFICATE, "host",
                       backbone_statement_get_text (statement, 0), "port",
                       (guint)backbone_statement_get_int64 (statement, 1), "digest",
                       backbone_statement_get_text (statement, 2), "subject",
                       backbone_statement_get_text (statement, 3), "issuer",
                       backbone_statement_get_text (statement, 4), "not-after",
                       backbone_statement_get_int64 (statement, 5), "chain-until",
                       backbone_statement_get_int64 (statement, 6), "first-seen",
                       backbone_statement_get_int64 (statement, 7), "seen",
                       backbone_statement_get_int64 (statement, 8), NULL);
}

/* With max (), the other columns are those of its row. */
gboolean
backbone_db_server_certificates_list (BackboneDb *db, GPtrArray **records, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT host, port, digest, subject, issuer, not_after, chain_until, first_seen, "
          "max (seen) FROM server_certificate GROUP BY host, port ORDER BY host, port");

  while (backbone_statement_next (statement))
    g_ptr_array_add (found, read_certificate (statement));
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *records = g_steal_pointer (&found);
  return TRUE;
}
