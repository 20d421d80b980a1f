/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-store-private.h"

G_BEGIN_DECLS

typedef enum
{
  BACKBONE_DB_READ_WRITE,
  BACKBONE_DB_READ_ONLY,
  BACKBONE_DB_IMMUTABLE, /* a file in a folder where SQLite can't put its own files beside it */
} BackboneDbMode;

/* The connection belongs to the thread that opens it. The file must exist; it may be empty. */
BackboneDb *backbone_db_open (const char *path, BackboneDbMode mode, GError **error);
void backbone_db_close (BackboneDb *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneDb, backbone_db_close)

/*
 * Keeps others from taking the file for one that nobody has open: see backbone-db-locks-private.h.
 * Until then this process must not open and close it by other means, or what is written may be lost.
 * Does nothing to a file that is not in WAL mode, whose writers need it for themselves.
 */
gboolean backbone_db_hold (BackboneDb *self, GError **error);

const char *backbone_db_get_path (BackboneDb *self);
/* A UUID that tells this connection from all others. */
const char *backbone_db_get_id (BackboneDb *self);
/* The changes noted since the last call: BackboneChanges flags. */
guint backbone_db_take_changes (BackboneDb *self);
gint64 backbone_db_last_row_id (BackboneDb *self);
guint backbone_db_n_changed_rows (BackboneDb *self);

/* BEGIN IMMEDIATE; the error is BACKBONE_ERROR_BUSY if others write for too long. */
gboolean backbone_db_begin (BackboneDb *self, GError **error);
/* Rolls back if it can't be committed. */
gboolean backbone_db_commit (BackboneDb *self, GError **error);
void backbone_db_rollback (BackboneDb *self);

/* Several statements without parameters, such as a schema. */
gboolean backbone_db_run_script (BackboneDb *self, const char *script, GError **error);

/*
 * A statement, prepared once and kept by the connection. An error stays in the statement, binding
 * and stepping do nothing from then on, and backbone_statement_finish() reports it:
 *
 *   g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, "SELECT ... WHERE id = ?");
 *
 *   backbone_statement_bind_int64 (statement, id);
 *   while (backbone_statement_next (statement))
 *     ...
 *   return backbone_statement_finish (statement, error);
 */
typedef struct _BackboneStatement BackboneStatement;

BackboneStatement *backbone_db_prepare (BackboneDb *self, const char *sql);
void backbone_statement_release (BackboneStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneStatement, backbone_statement_release)

/* Each one binds the next parameter. */
void backbone_statement_bind_int64 (BackboneStatement *self, gint64 value);
void backbone_statement_bind_text (BackboneStatement *self, const char *value); /* nullable */
void backbone_statement_bind_null (BackboneStatement *self);
/* NULL for negative values: a phase that there was not, a number that is not set. */
void backbone_statement_bind_optional (BackboneStatement *self, gint64 value);

/* The number that a query without parameters gives; (out) 0 if it has no row. */
gboolean backbone_db_count (BackboneDb *self, const char *sql, guint *n, GError **error);

/* Whether there is a row; FALSE at the end and after an error. */
gboolean backbone_statement_next (BackboneStatement *self);
gboolean
backbone_statement_finish (BackboneStatement *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Steps to the end, then finishes. */
gboolean backbone_statement_run (BackboneStatement *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Columns of the present row, from 0. Texts are good until the next step. */
gint64 backbone_statement_get_int64 (BackboneStatement *self, int column);
const char *backbone_statement_get_text (BackboneStatement *self, int column); /* nullable */
gboolean backbone_statement_is_null (BackboneStatement *self, int column);
/* -1 for NULL. */
gint64 backbone_statement_get_optional (BackboneStatement *self, int column);

G_END_DECLS
