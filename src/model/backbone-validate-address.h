/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where a channel leads: host, port, path and the way past or through a proxy. */

gboolean backbone_host_validate (const char *text, GError **error);
gboolean backbone_port_parse (const char *text, guint *port, GError **error);
gboolean backbone_path_validate (const char *text, GError **error);
gboolean backbone_path_prefix_validate (const char *text, GError **error);
char *backbone_url_path_join (const char *prefix, const char *path);
gboolean backbone_http_status_parse (const char *text, guint *status, GError **error);

gboolean backbone_proxy_user_validate (const char *text, GError **error);
gboolean backbone_proxy_exclusion_validate (const char *text, GError **error);
gboolean backbone_channel_proxy_validate (const char *text, GError **error);

G_END_DECLS
