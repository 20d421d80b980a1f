/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-secret.h"

G_BEGIN_DECLS

/* @secrets: (nullable) (element-type BackboneSecret): known ones. (transfer full). */
char *backbone_redact (const char *text, GPtrArray *secrets);

/* From then on, whatever this program logs through GLib passes through backbone_redact(). Once,
 * before any log. */
void backbone_redact_install (void);

G_END_DECLS
