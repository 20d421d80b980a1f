/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Turns the bytes of a text file into UTF-8 without a byte order mark: (transfer full), wiped when
 * it goes; or NULL with BACKBONE_ERROR_ENCODING. */
GBytes *backbone_csv_decode (GBytes *bytes, GError **error);

G_END_DECLS
