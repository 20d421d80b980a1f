/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-chain-private.h"

/**
 * backbone_chain_digest:
 * @chain: (nullable): a server's certificate, linked to its issuers as the server sent them
 *
 * Tells one chain from another: a renewed certificate, another intermediate or a proxy that breaks
 * TLS open each change it.
 *
 * Returns: (transfer full) (nullable): SHA-256 over the DER form of all certificates, from the
 * server's outwards, in 64 lower-case hexadecimal digits; %NULL without a chain
 */
char *
backbone_chain_digest (GTlsCertificate *chain)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  if (chain == NULL)
    return NULL;

  for (GTlsCertificate *link = chain; link; link = g_tls_certificate_get_issuer (link))
    {
      g_autoptr (GByteArray) der = NULL;

      g_object_get (link, "certificate", &der, NULL);
      g_checksum_update (checksum, der->data, der->len);
    }

  return g_strdup (g_checksum_get_string (checksum));
}
