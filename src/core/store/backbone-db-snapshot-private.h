/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* Writes the landscape as it is now into @path, an empty file or none: whole and without traces of
 * what was deleted. Not within a transaction. */
gboolean backbone_db_snapshot (BackboneDb *db, const char *path, GError **error);

/*
 * Makes a landscape of its own out of a snapshot that came from elsewhere: it is looked through for
 * damage, forgets who held leases, gets @id (nullable: it keeps its own), and an audit entry that
 * names the archive. Its version of the format stays. Blocking; on any thread, since nobody else
 * knows the file yet.
 */
gboolean
backbone_db_snapshot_adopt (const char *path, const char *id, const char *archive, GError **error);

G_END_DECLS
