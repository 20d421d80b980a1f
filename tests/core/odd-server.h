/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A TLS server for localhost that answers each request with any bytes one likes. */
typedef struct _OddServer OddServer;

/* @request: its head. @number: of this request on its connection, from 1. What it returns is sent
 * as it is, and the connection stays open; NULL closes it without an answer. */
typedef char *(*OddServerFunc) (const char *request, guint number, gpointer user_data);

OddServer *odd_server_start (OddServerFunc func, gpointer user_data);
void odd_server_stop (OddServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OddServer, odd_server_stop)

guint odd_server_get_port (OddServer *self);
/* (transfer none): what to trust. */
GPtrArray *odd_server_get_anchors (OddServer *self);
guint odd_server_count_connections (OddServer *self);
/* Requests whose head holds @text. */
guint odd_server_count_requests (OddServer *self, const char *text);

G_END_DECLS
