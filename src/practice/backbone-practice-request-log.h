/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-log-on.h"
#include "backbone-practice-request.h"

G_BEGIN_DECLS

/**
 * BackbonePracticeRequestLog:
 *
 * One line a request. Passwords, queries and header values never get here.
 */
typedef struct _BackbonePracticeRequestLog BackbonePracticeRequestLog;

BackbonePracticeRequestLog *
backbone_practice_request_log_new (const char *filename, GError **error);
void backbone_practice_request_log_free (BackbonePracticeRequestLog *log);
void backbone_practice_request_log_write (BackbonePracticeRequestLog *log,
                                          const char *listener,
                                          const BackbonePracticeRequest *request,
                                          const BackbonePracticeUser *user,
                                          guint status,
                                          const char *remark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeRequestLog, backbone_practice_request_log_free)

G_END_DECLS
