/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* (transfer full): @text for searching: whatever the case, ß as ss, composed characters. */
char *backbone_db_search_fold (const char *text);
/* (transfer full): @text for sorting: folded, and without accents, so that Ä stands with A. */
char *backbone_db_search_sort_key (const char *text);

/* For write transactions: brings what is searched of a customer up to date. */
gboolean backbone_db_search_add (BackboneDb *db,
                                 gint64 customer,
                                 const char *number,
                                 const char *description,
                                 const char *technical_user,
                                 GError **error);
gboolean backbone_db_search_update (BackboneDb *db, gint64 customer, GError **error);
gboolean backbone_db_search_remove (BackboneDb *db, gint64 customer, GError **error);

/*
 * What a person typed, for a query: all words must be found.
 * @match: (nullable): for `customer_search MATCH ?`: the words of three or more characters
 * @short_words: each for `instr (customer_search.text, ?) > 0`: the others
 */
typedef struct
{
  char *match;
  GPtrArray *short_words;
} BackboneSearch;

BackboneSearch *backbone_search_new (const char *text);
void backbone_search_free (BackboneSearch *self);
gboolean backbone_search_is_empty (BackboneSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneSearch, backbone_search_free)

G_END_DECLS
