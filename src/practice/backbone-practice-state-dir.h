/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-authority.h"
#include "backbone-practice-certificates.h"
#include "backbone-practice-landscape.h"

G_BEGIN_DECLS

/**
 * BackbonePracticePorts:
 * @listeners: a port for each listener, 0 where unknown
 * @control: the port of the control path, 0 if unknown
 * @legacy: the port of the old infrastructure, 0 if unknown
 */
typedef struct
{
  guint16 listeners[BACKBONE_PRACTICE_N_LISTENERS];
  guint16 control;
  guint16 legacy;
} BackbonePracticePorts;

/**
 * BackbonePracticeStateDir:
 *
 * The folder through which the stand-in speaks to its users: certificates, endpoint profile,
 * customers. One process at a time holds it.
 */
typedef struct _BackbonePracticeStateDir BackbonePracticeStateDir;

BackbonePracticeStateDir *backbone_practice_state_dir_open (const char *path, GError **error);
void backbone_practice_state_dir_close (BackbonePracticeStateDir *dir);
char *backbone_practice_state_dir_dup_file_name (BackbonePracticeStateDir *dir, const char *name);

BackbonePracticeAuthority *
backbone_practice_state_dir_load_authority (BackbonePracticeStateDir *dir, GError **error);
void backbone_practice_state_dir_load_ports (BackbonePracticeStateDir *dir,
                                             BackbonePracticePorts *ports);

gboolean backbone_practice_state_dir_write_certificates (BackbonePracticeStateDir *dir,
                                                         BackbonePracticeCertificates *certificates,
                                                         GError **error);
gboolean backbone_practice_state_dir_write_landscape (BackbonePracticeStateDir *dir,
                                                      BackbonePracticeLandscape *landscape,
                                                      GError **error);
gboolean backbone_practice_state_dir_write_control (BackbonePracticeStateDir *dir,
                                                    const BackbonePracticePorts *ports,
                                                    const char *token,
                                                    GError **error);
gboolean backbone_practice_state_dir_write_endpoints (BackbonePracticeStateDir *dir,
                                                      const BackbonePracticePorts *ports,
                                                      const char *legacy_shut_down,
                                                      GError **error);

#define BACKBONE_PRACTICE_ENDPOINTS_FILE "endpoints.json"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeStateDir, backbone_practice_state_dir_close)

G_END_DECLS
