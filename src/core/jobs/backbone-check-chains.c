/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-check-chains-private.h"

#include "backbone-chain-private.h"
#include "backbone-db-server-certificates-private.h"
#include "backbone-trust-database-private.h"

struct _BackboneCheckChains
{
  const BackboneCheckPlan *plan;
  GTlsDatabase *trust;      /* nullable: nobody can be verified */
  GHashTable *certificates; /* host, port and digest -> BackboneServerCertificate */
};

BackboneCheckChains *
backbone_check_chains_new (const BackboneCheckPlan *plan, GPtrArray *anchors)
{
  BackboneCheckChains *self = g_new0 (BackboneCheckChains, 1);

  self->plan = plan;
  self->trust = backbone_trust_database_new (anchors, NULL);
  self->certificates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  return self;
}

void
backbone_check_chains_free (BackboneCheckChains *self)
{
  g_clear_object (&self->trust);
  g_hash_table_unref (self->certificates);
  g_free (self);
}

/* (transfer full) (nullable). */
static BackboneServerCertificate *
read_chain (BackboneCheckChains *self,
            const BackboneCheckEndpoint *endpoint,
            const BackboneCheckOutcome *outcome)
{
  g_autoptr (GPtrArray) certificates = backbone_chain_read (outcome->chain);
  g_autofree char *host = g_ascii_strdown (endpoint->host, -1);
  BackboneCertificate *own;

  if (certificates->len == 0)
    return NULL;

  own = certificates->pdata[0];
  return g_object_new (
      BACKBONE_TYPE_SERVER_CERTIFICATE, "host", host, "port", endpoint->port, "digest",
      outcome->chain_digest, "subject", backbone_certificate_get_subject (own), "issuer",
      backbone_certificate_get_issuer (own), "not-after", backbone_certificate_get_not_after (own),
      "chain-until", backbone_trust_database_get_chain_end (self->trust, outcome->chain),
      "first-seen", outcome->time, "seen", outcome->time, NULL);
}

void
backbone_check_chains_add (BackboneCheckChains *self, const BackboneCheckOutcome *outcome)
{
  const BackboneCheckEndpoint *endpoint
      = &g_array_index (self->plan->endpoints, BackboneCheckEndpoint, outcome->endpoint);
  g_autofree char *key = NULL;
  BackboneServerCertificate *certificate;

  if (self->trust == NULL || outcome->chain == NULL || outcome->chain_digest == NULL)
    return;

  key = g_strdup_printf ("%s:%u %s", endpoint->host, endpoint->port, outcome->chain_digest);
  certificate = g_hash_table_lookup (self->certificates, key);
  if (certificate)
    g_object_set (certificate, "seen", outcome->time, NULL);
  else if ((certificate = read_chain (self, endpoint, outcome)))
    g_hash_table_insert (self->certificates, g_steal_pointer (&key), certificate);
}

gboolean
backbone_check_chains_store (BackboneCheckChains *self, BackboneDb *db, GError **error)
{
  GHashTableIter iter;
  gpointer certificate;

  g_hash_table_iter_init (&iter, self->certificates);
  while (g_hash_table_iter_next (&iter, NULL, &certificate))
    {
      if (!backbone_db_server_certificate_seen (db, certificate, error))
        return FALSE;
    }

  return TRUE;
}
