/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-state-dir.h"

G_BEGIN_DECLS

char *backbone_practice_profile_to_json (const BackbonePracticePorts *ports,
                                         const char *legacy_shut_down,
                                         const char *trust);
void backbone_practice_profile_read_ports (const char *text, BackbonePracticePorts *ports);

char *
backbone_practice_profile_control_to_json (const BackbonePracticePorts *ports, const char *token);
void backbone_practice_profile_read_control (const char *text, BackbonePracticePorts *ports);

char *
backbone_practice_profile_make_foreign_url (const BackbonePracticePorts *ports, const char *scheme);

G_END_DECLS
