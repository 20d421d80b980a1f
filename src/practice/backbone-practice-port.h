/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSocketService *backbone_practice_port_open (guint16 *port, gboolean or_any, GError **error);
void backbone_practice_port_close (GSocketService *service, gpointer handler_data);

G_END_DECLS
