/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-secret.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* No answer of the backbone to a check is longer: more is refused unread. */
#define BACKBONE_SESSION_MAX_BODY (1024 * 1024)

SoupSession *backbone_session_new (GTlsDatabase *trust, GProxyResolver *proxies, guint connections);

GUri *backbone_session_make_uri (const char *host, guint port, const char *path);

SoupMessage *backbone_session_message_new (GUri *uri, const char *user, BackboneSecret *secret);
char *backbone_session_make_token (const char *user, BackboneSecret *secret);
void backbone_session_wipe_token (char *token);
void backbone_session_message_set_certificate (SoupMessage *message, GTlsCertificate *certificate);
void backbone_session_message_wipe (SoupMessage *message);

void backbone_session_prepare_tls (GTlsConnection *connection);
gboolean backbone_session_tls_is_modern (GTlsConnection *connection);
const char *backbone_session_get_tls_version (GTlsConnection *connection);

G_END_DECLS
