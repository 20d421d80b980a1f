/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full): the text to answer with, made anew for each scrape. Blocks. */
typedef char *(*BackboneScrapeFunc) (gpointer user_data, GCancellable *cancellable, GError **error);
/* It serves now, at @url. */
typedef void (*BackboneScrapeReadyFunc) (const char *url, gpointer user_data);

gboolean backbone_scrape_server_run (const char *address,
                                     const char *content_type,
                                     BackboneScrapeFunc func,
                                     BackboneScrapeReadyFunc ready,
                                     gpointer user_data,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
