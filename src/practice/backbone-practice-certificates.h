/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-authority.h"
#include "backbone-practice-faults.h"

G_BEGIN_DECLS

/**
 * BackbonePracticeCertificates:
 *
 * The server certificates of all listeners: a good one each, and the bad ones that faults ask for.
 */
typedef struct _BackbonePracticeCertificates BackbonePracticeCertificates;

#define BACKBONE_PRACTICE_FOREIGN     BACKBONE_N_CHANNEL_KINDS
#define BACKBONE_PRACTICE_N_LISTENERS (BACKBONE_N_CHANNEL_KINDS + 1)

const char *backbone_practice_listener_id (guint listener);

BackbonePracticeCertificates *
backbone_practice_certificates_new (BackbonePracticeAuthority *authority, GError **error);
void backbone_practice_certificates_free (BackbonePracticeCertificates *certificates);
GTlsCertificate *backbone_practice_certificates_get (BackbonePracticeCertificates *certificates,
                                                     guint listener,
                                                     const BackbonePracticeFault *fault);
const BackbonePracticeLeaf *
backbone_practice_certificates_get_leaf (BackbonePracticeCertificates *certificates,
                                         guint listener);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeCertificates, backbone_practice_certificates_free)

G_END_DECLS
