/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-check-lane-private.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

void backbone_check_attempt_judge_answer (BackboneCheckAttempt *self,
                                          const BackboneCheckRequest *request,
                                          SoupMessage *message,
                                          const char *body,
                                          gsize length,
                                          gboolean oversized);
gboolean backbone_check_attempt_is_read_ahead (SoupMessage *message);

G_END_DECLS
