/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Small files, for the core only; blocking. Errors name the file: BACKBONE_ERROR_UNREADABLE,
 * _EXISTS, _NO_SPACE, _INVALID (too large), and G_IO_ERROR_CANCELLED.
 */

/* (transfer full): the whole content; a file of more than @max_size bytes is refused. What was read
 * is wiped when the last reference of the bytes goes, since it may hold passwords. */
GBytes *backbone_file_read (GFile *file, gsize max_size, GCancellable *cancellable, GError **error);

/* Writes a file with mode 0600 as a whole or not at all. An existing file is replaced only if
 * @replace. */
gboolean backbone_file_write_private (GFile *file,
                                      const char *data,
                                      gsize length,
                                      gboolean replace,
                                      GCancellable *cancellable,
                                      GError **error);

/* The same for what everybody on this computer may read (mode 0644), in place of what is there. */
gboolean backbone_file_write_public (GFile *file,
                                     const char *data,
                                     gsize length,
                                     GCancellable *cancellable,
                                     GError **error);

/* Overwrites a file and deletes it, if it still holds @content. */
gboolean backbone_file_wipe (GFile *file, GBytes *content, GError **error);

G_END_DECLS
