/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* The version that this program writes. */
#define BACKBONE_DB_SCHEMA_VERSION 16

/*
 * The scripts that lead from version to version: the first one makes version 1 out of an empty
 * file. Tests bring their own.
 */
typedef struct
{
  const char *const *scripts;
  guint n_scripts;
} BackboneDbSchema;

const BackboneDbSchema *backbone_db_schema_get_default (void);

/*
 * Reads the first bytes of an existing file, without SQLite, so that a file which is not ours stays
 * untouched to the byte: BACKBONE_ERROR_NOT_FOUND, _UNREADABLE, _FOREIGN_FILE, _NEWER_VERSION.
 */
gboolean
backbone_db_schema_inspect_file (const char *path, const BackboneDbSchema *schema, GError **error);

/* Makes the tables in an empty file; the caller has begun a transaction. */
gboolean backbone_db_schema_create (BackboneDb *db, const BackboneDbSchema *schema, GError **error);

/*
 * Brings an existing file to the newest version, in one transaction. A copy of the file as it was
 * is put beside it first: FILE.v1.backup for version 1.
 */
gboolean
backbone_db_schema_migrate (BackboneDb *db, const BackboneDbSchema *schema, GError **error);

G_END_DECLS
