/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *
backbone_destination_for_customer (const char *destination, const char *number, guint attempt);

G_END_DECLS
