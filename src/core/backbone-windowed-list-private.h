/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"
#include "backbone-landscape.h"
#include "backbone-row-key-private.h"
#include "backbone-windowed-list.h"

G_BEGIN_DECLS

/**
 * BackboneWindowedListFuncs:
 * @row_new: (transfer full): a row that only knows its key
 * @row_is_loaded: whether the content of a row was fetched
 * @read_content: in the store's thread: (out) (nullable): %NULL for a row that is gone
 * @free_content: frees what @read_content gave
 * @take_content: puts what @read_content gave into a row
 * @query_new: (transfer full): what to ask the store, copied for its thread
 * @query_free: frees it
 * @run_query: in the store's thread: (out): the keys of all rows in their order; whatever else the
 *   list wants to know stays in the query
 * @take_answer: takes what @run_query left in the query, such as counts; before the rows change
 *
 * What a list does itself; all are needed.
 */
struct _BackboneWindowedListFuncs
{
  gpointer (*row_new) (const BackboneRowKey *key);
  gboolean (*row_is_loaded) (gpointer row);
  gboolean (*read_content) (BackboneDb *db, gint64 id, gpointer *content, GError **error);
  void (*free_content) (gpointer content);
  void (*take_content) (gpointer row, gpointer content);
  gpointer (*query_new) (BackboneWindowedList *self);
  void (*query_free) (gpointer query);
  gboolean (*run_query) (BackboneDb *db, gpointer query, GArray **keys, GError **error);
  void (*take_answer) (BackboneWindowedList *self, gpointer query);
};

/* Once, after construction: begins to follow @landscape, and reads. */
void backbone_windowed_list_follow (BackboneWindowedList *self, BackboneLandscape *landscape);
/* After another search, filter or order. Nothing before it follows a landscape. */
void backbone_windowed_list_start_over (BackboneWindowedList *self);
/* Fetches every row at once instead of windows. */
void backbone_windowed_list_set_fetch_all (BackboneWindowedList *self, gboolean fetch_all);

/* Of the row at a position, whether it was fetched or not; 0 beyond the end. */
gint64 backbone_windowed_list_get_number (BackboneWindowedList *self, guint position);
/* (out) (optional): the position of the row whose number is that of a customer, as people write it. */
gboolean backbone_windowed_list_find_customer (BackboneWindowedList *self,
                                               const char *customer,
                                               guint *position);

/* (transfer full) (element-type BackboneRowKey): of rows whose number is their row id. @numbers:
 * (element-type gint64). */
GArray *backbone_row_keys_new_from_numbers (GArray *numbers);

G_END_DECLS
