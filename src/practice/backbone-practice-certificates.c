/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-certificates.h"

#define THIS_MACHINE "DNS:localhost,IP:127.0.0.1"
#define ELSEWHERE    "DNS:elsewhere.invalid"
#define LEAF_DAYS    365

#define FIRST_BAD BACKBONE_PRACTICE_FAULT_CERTIFICATE_WRONG_NAME
#define N_BAD     (BACKBONE_PRACTICE_FAULT_CERTIFICATE_SELF_SIGNED - FIRST_BAD + 1)

struct _BackbonePracticeCertificates
{
  BackbonePracticeLeaf *leaves[BACKBONE_PRACTICE_N_LISTENERS];
  GTlsCertificate *good[BACKBONE_PRACTICE_N_LISTENERS];
  GTlsCertificate *bad[N_BAD];
};

/**
 * backbone_practice_listener_id:
 * @listener: a channel kind or %BACKBONE_PRACTICE_FOREIGN
 *
 * Returns: (transfer none): the listener's name in logs and file names
 */
const char *
backbone_practice_listener_id (guint listener)
{
  return listener == BACKBONE_PRACTICE_FOREIGN ? "foreign" : backbone_channel_kind_to_id (listener);
}

static GTlsCertificate *
load (const BackbonePracticeLeaf *leaf, GError **error)
{
  g_autofree char *pem = g_strconcat (leaf->certificate, leaf->key, NULL);

  return g_tls_certificate_new_from_pem (pem, -1, error);
}

static gboolean
make_good (BackbonePracticeCertificates *certificates,
           BackbonePracticeAuthority *authority,
           GError **error)
{
  for (guint i = 0; i < BACKBONE_PRACTICE_N_LISTENERS; i++)
    {
      certificates->leaves[i]
          = backbone_practice_leaf_new (authority, THIS_MACHINE, -1, LEAF_DAYS, error);
      if (certificates->leaves[i] == NULL)
        return FALSE;
      certificates->good[i] = load (certificates->leaves[i], error);
      if (certificates->good[i] == NULL)
        return FALSE;
    }

  return TRUE;
}

static GTlsCertificate *
make_one_bad (BackbonePracticeAuthority *issuer,
              const char *names,
              int first_day,
              int last_day,
              GError **error)
{
  g_autoptr (BackbonePracticeLeaf) leaf
      = backbone_practice_leaf_new (issuer, names, first_day, last_day, error);

  return leaf ? load (leaf, error) : NULL;
}

static gboolean
make_bad (BackbonePracticeCertificates *certificates,
          BackbonePracticeAuthority *authority,
          GError **error)
{
  g_autoptr (BackbonePracticeAuthority) stranger
      = backbone_practice_authority_new ("Unknown practice CA", error);
  GTlsCertificate **bad = certificates->bad;

  if (stranger == NULL)
    return FALSE;

  return (bad[0] = make_one_bad (authority, ELSEWHERE, -1, LEAF_DAYS, error))
         && (bad[1] = make_one_bad (authority, THIS_MACHINE, -LEAF_DAYS, -1, error))
         && (bad[2] = make_one_bad (stranger, THIS_MACHINE, -1, LEAF_DAYS, error))
         && (bad[3] = make_one_bad (NULL, THIS_MACHINE, -1, LEAF_DAYS, error));
}

/**
 * backbone_practice_certificates_new:
 * @authority: who signs the good certificates
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): new certificates for all listeners
 */
BackbonePracticeCertificates *
backbone_practice_certificates_new (BackbonePracticeAuthority *authority, GError **error)
{
  g_autoptr (BackbonePracticeCertificates) certificates = g_new0 (BackbonePracticeCertificates, 1);

  if (!make_good (certificates, authority, error) || !make_bad (certificates, authority, error))
    return NULL;

  return g_steal_pointer (&certificates);
}

void
backbone_practice_certificates_free (BackbonePracticeCertificates *certificates)
{
  for (guint i = 0; i < BACKBONE_PRACTICE_N_LISTENERS; i++)
    {
      g_clear_pointer (&certificates->leaves[i], backbone_practice_leaf_free);
      g_clear_object (&certificates->good[i]);
    }
  for (guint i = 0; i < N_BAD; i++)
    g_clear_object (&certificates->bad[i]);
  g_free (certificates);
}

/**
 * backbone_practice_certificates_get:
 * @certificates: the certificates
 * @listener: a channel kind or %BACKBONE_PRACTICE_FOREIGN
 * @fault: (nullable): the fault of the connection that the certificate is for
 *
 * Returns: (transfer none): the certificate to show
 */
GTlsCertificate *
backbone_practice_certificates_get (BackbonePracticeCertificates *certificates,
                                    guint listener,
                                    const BackbonePracticeFault *fault)
{
  if (fault && fault->kind >= FIRST_BAD && fault->kind < FIRST_BAD + N_BAD)
    return certificates->bad[fault->kind - FIRST_BAD];

  return certificates->good[listener];
}

/**
 * backbone_practice_certificates_get_leaf:
 * @certificates: the certificates
 * @listener: a channel kind or %BACKBONE_PRACTICE_FOREIGN
 *
 * Returns: (transfer none): the listener's good certificate and its key
 */
const BackbonePracticeLeaf *
backbone_practice_certificates_get_leaf (BackbonePracticeCertificates *certificates, guint listener)
{
  return certificates->leaves[listener];
}
