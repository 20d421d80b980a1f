/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackbonePracticeAuthority:
 *
 * A certificate authority for the stand-in's servers: an ECDSA P-256 key and a root certificate
 * that may only vouch for this machine's loopback names.
 */
typedef struct _BackbonePracticeAuthority BackbonePracticeAuthority;

BackbonePracticeAuthority *
backbone_practice_authority_new (const char *common_name, GError **error);
BackbonePracticeAuthority *
backbone_practice_authority_new_from_pem (const char *certificate, const char *key, GError **error);
void backbone_practice_authority_free (BackbonePracticeAuthority *authority);

char *backbone_practice_authority_dup_certificate (BackbonePracticeAuthority *authority);
char *backbone_practice_authority_dup_key (BackbonePracticeAuthority *authority);
int backbone_practice_authority_get_days_left (BackbonePracticeAuthority *authority);

/**
 * BackbonePracticeLeaf:
 * @certificate: the certificate in PEM form
 * @key: its private key in PEM form
 */
typedef struct
{
  char *certificate;
  char *key;
} BackbonePracticeLeaf;

BackbonePracticeLeaf *backbone_practice_leaf_new (BackbonePracticeAuthority *issuer,
                                                  const char *names,
                                                  int first_day,
                                                  int last_day,
                                                  GError **error);
BackbonePracticeLeaf *backbone_practice_leaf_new_client (BackbonePracticeAuthority *issuer,
                                                         const char *common_name,
                                                         int last_day,
                                                         GError **error);
void backbone_practice_leaf_free (BackbonePracticeLeaf *leaf);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeAuthority, backbone_practice_authority_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeLeaf, backbone_practice_leaf_free)

G_END_DECLS
