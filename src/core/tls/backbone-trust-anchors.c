/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-trust-anchors-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *fingerprint;
  GTlsCertificate *certificate;
} Anchor;

struct _BackboneTrustAnchors
{
  GArray *anchors; /* Anchor */
};

static void
anchor_clear (gpointer data)
{
  Anchor *anchor = data;

  g_free (anchor->fingerprint);
  g_clear_object (&anchor->certificate);
}

/**
 * backbone_trust_anchors_new:
 * @anchors: (nullable) (element-type BackboneTrustAnchor): the anchors
 * @error: return location for %BACKBONE_ERROR_CERTIFICATE
 *
 * Returns: (transfer full): the anchors as GIO's certificates
 */
BackboneTrustAnchors *
backbone_trust_anchors_new (GPtrArray *anchors, GError **error)
{
  g_autoptr (BackboneTrustAnchors) self = g_new0 (BackboneTrustAnchors, 1);

  self->anchors = g_array_new (FALSE, FALSE, sizeof (Anchor));
  g_array_set_clear_func (self->anchors, anchor_clear);

  for (guint i = 0; anchors && i < anchors->len; i++)
    {
      BackboneTrustAnchor *source = anchors->pdata[i];
      g_autoptr (GError) local_error = NULL;
      Anchor anchor = { 0 };

      anchor.certificate = g_tls_certificate_new_from_pem (backbone_trust_anchor_get_pem (source),
                                                           -1, &local_error);
      if (anchor.certificate == NULL)
        {
          g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_CERTIFICATE,
                       /* Translators: whom a certificate is for, then what the library says */
                       _ ("The trusted certificate of “%s” cannot be used: %s"),
                       backbone_trust_anchor_get_subject (source), local_error->message);
          return NULL;
        }

      anchor.fingerprint = g_strdup (backbone_trust_anchor_get_fingerprint (source));
      g_array_append_val (self->anchors, anchor);
    }

  return g_steal_pointer (&self);
}

void
backbone_trust_anchors_free (BackboneTrustAnchors *self)
{
  g_array_unref (self->anchors);
  g_free (self);
}

/**
 * backbone_trust_anchors_verify:
 * @self: the anchors
 * @chain: a server's certificate, linked to its issuers
 * @identity: (nullable): which host it must be for
 * @flags: (inout): what is wrong with the chain
 *
 * Looks for the anchor in which @chain ends. If there is one, @flags becomes what is wrong besides,
 * such as expired dates or another host's name; otherwise @flags stays.
 *
 * Returns: (transfer none) (nullable): the fingerprint of that anchor
 */
const char *
backbone_trust_anchors_verify (BackboneTrustAnchors *self,
                               GTlsCertificate *chain,
                               GSocketConnectable *identity,
                               GTlsCertificateFlags *flags)
{
  for (guint i = 0; i < self->anchors->len; i++)
    {
      Anchor *anchor = &g_array_index (self->anchors, Anchor, i);
      GTlsCertificateFlags found = g_tls_certificate_verify (chain, identity, anchor->certificate);

      /* GENERIC_ERROR also stands for a signature that doesn't fit the anchor's key. */
      if ((found & (G_TLS_CERTIFICATE_UNKNOWN_CA | G_TLS_CERTIFICATE_GENERIC_ERROR)) == 0)
        {
          *flags = found;
          return anchor->fingerprint;
        }
    }

  return NULL;
}

/* (transfer full) (nullable): @link without the issuers that it came with. */
static GTlsCertificate *
dup_alone (GTlsCertificate *link)
{
  g_autofree char *pem = NULL;

  g_object_get (link, "certificate-pem", &pem, NULL);

  return pem ? g_tls_certificate_new_from_pem (pem, -1, NULL) : NULL;
}

/**
 * backbone_trust_anchors_find_issuer:
 * @self: the anchors
 * @link: a certificate
 *
 * Returns: (transfer none) (nullable): the anchor that has signed @link itself
 */
GTlsCertificate *
backbone_trust_anchors_find_issuer (BackboneTrustAnchors *self, GTlsCertificate *link)
{
  g_autoptr (GTlsCertificate) alone = self->anchors->len > 0 ? dup_alone (link) : NULL;

  for (guint i = 0; alone && i < self->anchors->len; i++)
    {
      Anchor *anchor = &g_array_index (self->anchors, Anchor, i);
      GTlsCertificateFlags found = g_tls_certificate_verify (alone, NULL, anchor->certificate);

      if ((found & (G_TLS_CERTIFICATE_UNKNOWN_CA | G_TLS_CERTIFICATE_GENERIC_ERROR)) == 0)
        return anchor->certificate;
    }

  return NULL;
}
