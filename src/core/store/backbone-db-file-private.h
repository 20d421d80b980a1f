/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-schema-private.h"

G_BEGIN_DECLS

/*
 * Makes a landscape file: folder 0700 if it is new, file 0600. It gets its name only once @func has
 * filled it, so that no half-made file is ever there under that name. BACKBONE_ERROR_EXISTS if
 * there is a file already.
 */
gboolean backbone_db_file_create (const char *path,
                                  const BackboneDbSchema *schema,
                                  BackboneStoreFunc func,
                                  gpointer user_data,
                                  GError **error);

/* Opens an existing file, brings it to the newest version first. @read_only: (out): whether it can
 * only be read. */
BackboneDb *backbone_db_file_open (const char *path,
                                   const BackboneDbSchema *schema,
                                   gboolean *read_only,
                                   GError **error);

G_END_DECLS
