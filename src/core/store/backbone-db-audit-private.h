/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/*
 * Follows the chain from the first entry. (out) @n_entries: how many there are; (out)
 * @first_broken: the number of the first entry that was changed, moved, or left out, or 0. A broken
 * chain is no error.
 */
gboolean backbone_db_audit_verify (BackboneDb *db,
                                   guint *n_entries,
                                   gint64 *first_broken,
                                   GCancellable *cancellable,
                                   GError **error);

/* (transfer none): who runs the program: local user and machine, as entries say it. */
const char *backbone_db_audit_get_actor (void);

/*
 * (transfer full): one JSON object with text values, out of pairs of name and value that end with
 * NULL. A NULL value is null. For @before and @after of backbone_db_audit().
 */
char *backbone_db_audit_text (const char *first_name, ...) G_GNUC_NULL_TERMINATED;

/* The same out of an array: name, value, name, value ... */
char *backbone_db_audit_textv (const char *const *pairs, gsize n_pairs);

G_END_DECLS
