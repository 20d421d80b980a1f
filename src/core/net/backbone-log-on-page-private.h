/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How much of a body backbone_log_on_page_detect() looks at: 5,000 characters of up to 4 bytes. */
#define BACKBONE_LOG_ON_PAGE_WINDOW 20000

const char *backbone_log_on_page_detect (const char *content_type, const char *body, gsize length);
gboolean backbone_log_on_page_is_location (const char *location);

G_END_DECLS
