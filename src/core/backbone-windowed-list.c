/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-windowed-list-private.h"

#include "backbone-follower-private.h"
#include "backbone-landscape-private.h"
#include "backbone-row-cache-private.h"
#include "backbone-splices-private.h"
#include "backbone-store-private.h"

#include <string.h>

/* Rows that are fetched together with the one that was asked for. */
#define WINDOW_SIZE 100

typedef struct
{
  BackboneStore *store;
  BackboneFollower *follower;
  GCancellable *cancellable;       /* of everything */
  GCancellable *query_cancellable; /* of the newest query */
  gboolean fetch_all;

  GArray *keys; /* BackboneRowKey */
  BackboneRowCache *cache;
  GHashTable *windows; /* to be fetched: position / WINDOW_SIZE */
  guint fetch_source;

  gboolean loading;
  GError *error;
} BackboneWindowedListPrivate;

static void list_model_init (GListModelInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (BackboneWindowedList,
                                  backbone_windowed_list,
                                  G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (BackboneWindowedList)
                                      G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_ERROR,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static const BackboneWindowedListFuncs *
get_funcs (BackboneWindowedList *self)
{
  return BACKBONE_WINDOWED_LIST_GET_CLASS (self)->funcs;
}

/* One reading of rows: window fetches, and what is shown after a change. */
typedef struct
{
  const BackboneWindowedListFuncs *funcs;
  GArray *ids;         /* gint64 */
  GPtrArray *contents; /* one each; NULL for a row that is gone */
} Fetch;

static Fetch *
fetch_new (BackboneWindowedList *self, GArray *ids)
{
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->funcs = get_funcs (self);
  fetch->ids = ids;
  fetch->contents = g_ptr_array_sized_new (ids->len);

  return fetch;
}

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  for (guint i = 0; i < fetch->contents->len; i++)
    {
      if (g_ptr_array_index (fetch->contents, i))
        fetch->funcs->free_content (g_ptr_array_index (fetch->contents, i));
    }
  g_ptr_array_unref (fetch->contents);
  g_array_unref (fetch->ids);
  g_free (fetch);
}

static gboolean
run_fetch (BackboneDb *db, gpointer user_data, GError **error)
{
  Fetch *fetch = user_data;

  for (guint i = 0; i < fetch->ids->len; i++)
    {
      gpointer content = NULL;

      if (!fetch->funcs->read_content (db, g_array_index (fetch->ids, gint64, i), &content, error))
        return FALSE;
      g_ptr_array_add (fetch->contents, content);
    }

  return TRUE;
}

/* The list's own order, and with it the content of the rows that are shown. */
typedef struct
{
  const BackboneWindowedListFuncs *funcs;
  gpointer query; /* of the class */
  gboolean fetch_all;
  GArray *keys;
  Fetch *fetch;
} Query;

static void
query_free (gpointer data)
{
  Query *query = data;

  query->funcs->query_free (query->query);
  g_clear_pointer (&query->keys, g_array_unref);
  fetch_free (query->fetch);
  g_free (query);
}

static gboolean
run_query (BackboneDb *db, gpointer user_data, GError **error)
{
  Query *query = user_data;

  if (!query->funcs->run_query (db, query->query, &query->keys, error))
    return FALSE;

  if (query->fetch_all)
    {
      g_array_set_size (query->fetch->ids, 0);
      for (guint i = 0; i < query->keys->len; i++)
        g_array_append_val (query->fetch->ids, g_array_index (query->keys, BackboneRowKey, i).id);
    }

  return run_fetch (db, query->fetch, error);
}

static BackboneWindowedListPrivate *
get_private (BackboneWindowedList *self)
{
  return backbone_windowed_list_get_instance_private (self);
}

static const BackboneRowKey *
key_at (BackboneWindowedList *self, guint position)
{
  return &g_array_index (get_private (self)->keys, BackboneRowKey, position);
}

/* (transfer full). (out) @is_new: whether it had to be made. */
static gpointer
ensure_row (BackboneWindowedList *self, const BackboneRowKey *key, gboolean *is_new)
{
  BackboneWindowedListPrivate *priv = get_private (self);
  gpointer row = backbone_row_cache_find (priv->cache, key->id);

  if (is_new)
    *is_new = row == NULL;
  if (row)
    return g_object_ref (row);

  row = get_funcs (self)->row_new (key);
  backbone_row_cache_add (priv->cache, key->id, row);

  return row;
}

/* Those that nobody holds any more are gone. */
static void
take_contents (BackboneWindowedList *self, Fetch *fetch)
{
  for (guint i = 0; i < fetch->contents->len; i++)
    {
      gpointer content = g_ptr_array_index (fetch->contents, i);
      gpointer row = backbone_row_cache_find (get_private (self)->cache,
                                              g_array_index (fetch->ids, gint64, i));

      if (content && row)
        fetch->funcs->take_content (row, content);
    }
}

static void
fetch_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  Fetch *fetch = backbone_store_read_finish (BACKBONE_STORE (object), result, &error);

  if (fetch)
    take_contents (BACKBONE_WINDOWED_LIST (user_data), fetch);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Fetching rows failed: %s", error->message);
}

/* Rows beside the one asked for are likely to be asked for next. */
static void
collect_window (BackboneWindowedList *self, guint window, GArray *ids)
{
  guint end = MIN ((window + 1) * WINDOW_SIZE, get_private (self)->keys->len);

  for (guint i = window * WINDOW_SIZE; i < end; i++)
    {
      g_autoptr (GObject) row = ensure_row (self, key_at (self, i), NULL);

      if (!get_funcs (self)->row_is_loaded (row))
        g_array_append_val (ids, key_at (self, i)->id);
    }
}

static gboolean
fetch_windows_cb (gpointer user_data)
{
  BackboneWindowedList *self = user_data;
  BackboneWindowedListPrivate *priv = get_private (self);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer window;

  priv->fetch_source = 0;
  g_hash_table_iter_init (&iter, priv->windows);
  while (g_hash_table_iter_next (&iter, &window, NULL))
    collect_window (self, GPOINTER_TO_UINT (window), ids);
  g_hash_table_remove_all (priv->windows);

  backbone_store_read_async (priv->store, run_fetch, fetch_new (self, ids), fetch_free,
                             priv->cancellable, fetch_cb, self);

  return G_SOURCE_REMOVE;
}

static GType
backbone_windowed_list_get_item_type (GListModel *model)
{
  return BACKBONE_WINDOWED_LIST_GET_CLASS (model)->row_type;
}

static guint
backbone_windowed_list_get_n_items (GListModel *model)
{
  return get_private (BACKBONE_WINDOWED_LIST (model))->keys->len;
}

static gpointer
backbone_windowed_list_get_item (GListModel *model, guint position)
{
  BackboneWindowedList *self = BACKBONE_WINDOWED_LIST (model);
  BackboneWindowedListPrivate *priv = get_private (self);
  gboolean is_new;
  gpointer row;

  if (position >= priv->keys->len)
    return NULL;

  row = ensure_row (self, key_at (self, position), &is_new);
  if (is_new)
    {
      g_hash_table_add (priv->windows, GUINT_TO_POINTER (position / WINDOW_SIZE));
      if (priv->fetch_source == 0)
        priv->fetch_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fetch_windows_cb, self, NULL);
    }

  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = backbone_windowed_list_get_item_type;
  iface->get_n_items = backbone_windowed_list_get_n_items;
  iface->get_item = backbone_windowed_list_get_item;
}

static int *
match_keys (GArray *old, GArray *new)
{
  g_autoptr (GHashTable) positions = g_hash_table_new (g_int64_hash, g_int64_equal);
  int *matches = g_new (int, new->len + 1);

  for (guint i = 0; i < old->len; i++)
    g_hash_table_insert (positions, &g_array_index (old, BackboneRowKey, i).id,
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < new->len; i++)
    {
      gint64 *id = &g_array_index (new, BackboneRowKey, i).id;

      matches[i] = (int)GPOINTER_TO_UINT (g_hash_table_lookup (positions, id)) - 1;
    }

  return matches;
}

static void
apply_splice (BackboneWindowedList *self, const BackboneSplice *splice, GArray *new)
{
  GArray *keys = get_private (self)->keys;

  if (splice->n_removed > 0)
    g_array_remove_range (keys, splice->position, splice->n_removed);
  if (splice->n_added > 0)
    g_array_insert_vals (keys, splice->position,
                         &g_array_index (new, BackboneRowKey, splice->position), splice->n_added);

  g_list_model_items_changed (G_LIST_MODEL (self), splice->position, splice->n_removed,
                              splice->n_added);
}

static void
take_keys (BackboneWindowedList *self, GArray *new)
{
  GArray *keys = get_private (self)->keys;
  g_autofree int *matches = NULL;
  g_autoptr (GArray) splices = NULL;

  /* While results stream in, mostly no row comes, goes or moves. */
  if (new->len == keys->len
      && (new->len == 0 || memcmp (new->data, keys->data, new->len * sizeof (BackboneRowKey)) == 0))
    return;

  matches = match_keys (keys, new);
  splices = backbone_splices_new (matches, new->len, keys->len);

  for (guint i = 0; i < splices->len; i++)
    apply_splice (self, &g_array_index (splices, BackboneSplice, i), new);
}

static void
set_loading (BackboneWindowedList *self, gboolean loading)
{
  BackboneWindowedListPrivate *priv = get_private (self);

  if (priv->loading == loading)
    return;

  priv->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
set_error (BackboneWindowedList *self, GError *error)
{
  BackboneWindowedListPrivate *priv = get_private (self);
  gboolean is_same = priv->error == NULL && error == NULL;

  g_clear_error (&priv->error);
  priv->error = error;
  if (!is_same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
take_query (BackboneWindowedList *self, Query *query)
{
  for (guint i = 0; query->fetch_all && i < query->keys->len; i++)
    g_object_unref (ensure_row (self, &g_array_index (query->keys, BackboneRowKey, i), NULL));

  query->funcs->take_answer (self, query->query);
  take_contents (self, query->fetch);
  take_keys (self, query->keys);
}

/* A query that was overtaken by another search is cancelled; its list may be gone. */
static void
query_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  Query *query = backbone_store_read_finish (BACKBONE_STORE (object), result, &error);
  g_autoptr (BackboneWindowedList) self = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = g_object_ref (BACKBONE_WINDOWED_LIST (user_data));
  if (query)
    take_query (self, query);
  set_error (self, g_steal_pointer (&error));
  set_loading (self, FALSE);
  if (get_private (self)->follower)
    backbone_follower_finished (get_private (self)->follower);
}

static void
read_rows (gpointer user_data)
{
  BackboneWindowedList *self = user_data;
  BackboneWindowedListPrivate *priv = get_private (self);
  Query *query = g_new0 (Query, 1);

  g_cancellable_cancel (priv->query_cancellable);
  g_object_unref (priv->query_cancellable);
  priv->query_cancellable = g_cancellable_new ();

  query->funcs = get_funcs (self);
  query->query = query->funcs->query_new (self);
  query->fetch_all = priv->fetch_all;
  query->fetch = fetch_new (self, backbone_row_cache_list (priv->cache));

  backbone_store_read_async (priv->store, run_query, query, query_free, priv->query_cancellable,
                             query_cb, self);
}

static void
backbone_windowed_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BackboneWindowedListPrivate *priv = get_private (BACKBONE_WINDOWED_LIST (object));

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, priv->loading);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, priv->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_windowed_list_dispose (GObject *object)
{
  BackboneWindowedListPrivate *priv = get_private (BACKBONE_WINDOWED_LIST (object));

  g_cancellable_cancel (priv->cancellable);
  g_cancellable_cancel (priv->query_cancellable);
  g_clear_handle_id (&priv->fetch_source, g_source_remove);
  g_clear_pointer (&priv->follower, backbone_follower_free);

  G_OBJECT_CLASS (backbone_windowed_list_parent_class)->dispose (object);
}

static void
backbone_windowed_list_finalize (GObject *object)
{
  BackboneWindowedListPrivate *priv = get_private (BACKBONE_WINDOWED_LIST (object));

  g_clear_object (&priv->store);
  g_clear_object (&priv->cancellable);
  g_clear_object (&priv->query_cancellable);
  g_clear_pointer (&priv->keys, g_array_unref);
  g_clear_pointer (&priv->cache, backbone_row_cache_free);
  g_clear_pointer (&priv->windows, g_hash_table_unref);
  g_clear_error (&priv->error);

  G_OBJECT_CLASS (backbone_windowed_list_parent_class)->finalize (object);
}

static void
backbone_windowed_list_class_init (BackboneWindowedListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = backbone_windowed_list_get_property;
  object_class->dispose = backbone_windowed_list_dispose;
  object_class->finalize = backbone_windowed_list_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_windowed_list_init (BackboneWindowedList *self)
{
  BackboneWindowedListPrivate *priv = get_private (self);

  priv->cancellable = g_cancellable_new ();
  priv->query_cancellable = g_cancellable_new ();
  priv->keys = g_array_new (FALSE, FALSE, sizeof (BackboneRowKey));
  priv->cache = backbone_row_cache_new ();
  priv->windows = g_hash_table_new (NULL, NULL);
  priv->loading = TRUE;
}

void
backbone_windowed_list_follow (BackboneWindowedList *self, BackboneLandscape *landscape)
{
  BackboneWindowedListPrivate *priv = get_private (self);

  priv->store = g_object_ref (backbone_landscape_get_store (landscape));
  priv->follower = backbone_follower_new (
      landscape, BACKBONE_WINDOWED_LIST_GET_CLASS (self)->changes, read_rows, self);
  backbone_follower_start (priv->follower);
}

void
backbone_windowed_list_start_over (BackboneWindowedList *self)
{
  BackboneWindowedListPrivate *priv = get_private (self);

  set_loading (self, TRUE);
  if (priv->follower)
    backbone_follower_start (priv->follower);
}

void
backbone_windowed_list_set_fetch_all (BackboneWindowedList *self, gboolean fetch_all)
{
  BackboneWindowedListPrivate *priv = get_private (self);

  if (priv->fetch_all == fetch_all)
    return;

  priv->fetch_all = fetch_all;
  backbone_row_cache_set_keep_all (priv->cache, fetch_all);
  backbone_windowed_list_start_over (self);
}

gint64
backbone_windowed_list_get_number (BackboneWindowedList *self, guint position)
{
  return position < get_private (self)->keys->len ? key_at (self, position)->number : 0;
}

static gboolean
find_number (BackboneWindowedList *self, gint64 number, guint *position)
{
  GArray *keys = get_private (self)->keys;

  for (guint i = 0; i < keys->len; i++)
    {
      if (key_at (self, i)->number != number)
        continue;

      if (position)
        *position = i;
      return TRUE;
    }

  return FALSE;
}

gboolean
backbone_windowed_list_find_customer (BackboneWindowedList *self,
                                      const char *customer,
                                      guint *position)
{
  g_autofree char *normalized = backbone_customer_number_normalize (customer, NULL);
  gint64 number = normalized ? g_ascii_strtoll (normalized, NULL, 10) : 0;

  return number != 0 && find_number (self, number, position);
}

GArray *
backbone_row_keys_new_from_numbers (GArray *numbers)
{
  GArray *keys = g_array_sized_new (FALSE, FALSE, sizeof (BackboneRowKey), numbers->len);

  for (guint i = 0; i < numbers->len; i++)
    {
      gint64 number = g_array_index (numbers, gint64, i);
      const BackboneRowKey key = { number, number };

      g_array_append_val (keys, key);
    }

  return keys;
}

gboolean
backbone_windowed_list_is_loading (BackboneWindowedList *self)
{
  return get_private (self)->loading;
}

const GError *
backbone_windowed_list_get_error (BackboneWindowedList *self)
{
  return get_private (self)->error;
}
