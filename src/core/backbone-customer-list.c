/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-customer-list.h"

#include "backbone-db-customer-query-private.h"
#include "backbone-follower-private.h"
#include "backbone-landscape-private.h"
#include "backbone-row-cache-private.h"
#include "backbone-splices-private.h"

#include <string.h>

/* Rows that are fetched together with the one that was asked for. */
#define WINDOW_SIZE 100

struct _BackboneCustomerList
{
  GObject parent_instance;

  BackboneStore *store;
  BackboneFollower *follower;
  GCancellable *cancellable;       /* of everything */
  GCancellable *query_cancellable; /* of the newest query */

  char *search;
  int status;
  int sort;
  gboolean descending;
  gboolean fetch_all;

  GArray *keys; /* BackboneCustomerKey */
  BackboneRowCache *cache;
  GHashTable *windows; /* to be fetched: position / WINDOW_SIZE */
  guint fetch_source;

  gboolean loading;
  GError *error;
  guint counts[BACKBONE_N_STATUSES];
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BackboneCustomerList,
                               backbone_customer_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_ERROR,
  PROP_SEARCH,
  PROP_STATUS,
  PROP_SORT,
  PROP_DESCENDING,
  PROP_N_ALL,
  PROP_N_FAILING, /* these four in the order of BackboneStatus */
  PROP_N_ATTENTION,
  PROP_N_NEVER_CHECKED,
  PROP_N_WORKING,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* One reading of customers by their row ids: window fetches, and what is shown after a change. */
typedef struct
{
  GArray *ids;        /* gint64 */
  GPtrArray *records; /* one each; NULL for a customer that is gone */
} Fetch;

static void
unref_record (gpointer record)
{
  g_clear_object (&record);
}

static Fetch *
fetch_new (GArray *ids)
{
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->ids = ids;
  fetch->records = g_ptr_array_new_full (ids->len, unref_record);

  return fetch;
}

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_array_unref (fetch->ids);
  g_ptr_array_unref (fetch->records);
  g_free (fetch);
}

static gboolean
run_fetch (BackboneDb *db, gpointer user_data, GError **error)
{
  Fetch *fetch = user_data;

  for (guint i = 0; i < fetch->ids->len; i++)
    {
      BackboneCustomer *customer;

      if (!backbone_db_customer_read (db, g_array_index (fetch->ids, gint64, i), &customer, error))
        return FALSE;
      g_ptr_array_add (fetch->records, customer);
    }

  return TRUE;
}

/* The list's own order, and with it the values of those who are shown. */
typedef struct
{
  BackboneCustomerQuery query;
  char *search;
  gboolean fetch_all;
  GArray *keys;
  guint counts[BACKBONE_N_STATUSES];
  Fetch *fetch;
} Query;

static void
query_free (gpointer data)
{
  Query *query = data;

  g_free (query->search);
  g_clear_pointer (&query->keys, g_array_unref);
  g_clear_pointer (&query->fetch, fetch_free);
  g_free (query);
}

static gboolean
run_query (BackboneDb *db, gpointer user_data, GError **error)
{
  Query *query = user_data;

  if (!backbone_db_customer_query (db, &query->query, &query->keys, query->counts, error))
    return FALSE;

  if (query->fetch_all)
    {
      g_array_set_size (query->fetch->ids, 0);
      for (guint i = 0; i < query->keys->len; i++)
        g_array_append_val (query->fetch->ids,
                            g_array_index (query->keys, BackboneCustomerKey, i).id);
    }

  return run_fetch (db, query->fetch, error);
}

static const BackboneCustomerKey *
key_at (BackboneCustomerList *self, guint position)
{
  return &g_array_index (self->keys, BackboneCustomerKey, position);
}

/* Those who are known get their new values, the others join them. */
static void
take_records (BackboneCustomerList *self, Fetch *fetch)
{
  for (guint i = 0; i < fetch->ids->len; i++)
    {
      gint64 id = g_array_index (fetch->ids, gint64, i);
      BackboneCustomer *record = g_ptr_array_index (fetch->records, i);
      BackboneCustomer *known = backbone_row_cache_find (self->cache, id);

      if (record == NULL)
        continue;
      if (known)
        backbone_record_copy_from (BACKBONE_RECORD (known), BACKBONE_RECORD (record));
      else
        backbone_row_cache_add (self->cache, id, record);
    }
}

static void
fetch_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  Fetch *fetch = backbone_store_read_finish (BACKBONE_STORE (object), result, &error);

  if (fetch)
    take_records (BACKBONE_CUSTOMER_LIST (user_data), fetch);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Fetching customers failed: %s", error->message);
}

static void
collect_window (BackboneCustomerList *self, guint window, GArray *ids)
{
  guint end = MIN ((window + 1) * WINDOW_SIZE, self->keys->len);

  for (guint i = window * WINDOW_SIZE; i < end; i++)
    {
      gint64 id = key_at (self, i)->id;
      BackboneCustomer *known = backbone_row_cache_find (self->cache, id);

      if (known == NULL || !backbone_customer_get_loaded (known))
        g_array_append_val (ids, id);
    }
}

static gboolean
fetch_windows_cb (gpointer user_data)
{
  BackboneCustomerList *self = user_data;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer window;

  self->fetch_source = 0;
  g_hash_table_iter_init (&iter, self->windows);
  while (g_hash_table_iter_next (&iter, &window, NULL))
    collect_window (self, GPOINTER_TO_UINT (window), ids);
  g_hash_table_remove_all (self->windows);

  backbone_store_read_async (self->store, run_fetch, fetch_new (ids), fetch_free, self->cancellable,
                             fetch_cb, self);

  return G_SOURCE_REMOVE;
}

static BackboneCustomer *
placeholder_new (const BackboneCustomerKey *key)
{
  g_autofree char *number = g_strdup_printf ("%010" G_GINT64_FORMAT, key->number);

  return g_object_new (BACKBONE_TYPE_CUSTOMER, "number", number, NULL);
}

static GType
backbone_customer_list_get_item_type (GListModel *model)
{
  return BACKBONE_TYPE_CUSTOMER;
}

static guint
backbone_customer_list_get_n_items (GListModel *model)
{
  return BACKBONE_CUSTOMER_LIST (model)->keys->len;
}

static gpointer
backbone_customer_list_get_item (GListModel *model, guint position)
{
  BackboneCustomerList *self = BACKBONE_CUSTOMER_LIST (model);
  g_autoptr (BackboneCustomer) customer = NULL;

  if (position >= self->keys->len)
    return NULL;

  g_set_object (&customer, backbone_row_cache_find (self->cache, key_at (self, position)->id));
  if (customer == NULL)
    {
      customer = placeholder_new (key_at (self, position));
      backbone_row_cache_add (self->cache, key_at (self, position)->id, customer);
      g_hash_table_add (self->windows, GUINT_TO_POINTER (position / WINDOW_SIZE));
      if (self->fetch_source == 0)
        self->fetch_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fetch_windows_cb, self, NULL);
    }

  return g_steal_pointer (&customer);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = backbone_customer_list_get_item_type;
  iface->get_n_items = backbone_customer_list_get_n_items;
  iface->get_item = backbone_customer_list_get_item;
}

static int *
match_keys (GArray *old, GArray *new)
{
  g_autoptr (GHashTable) positions = g_hash_table_new (g_int64_hash, g_int64_equal);
  int *matches = g_new (int, new->len + 1);

  for (guint i = 0; i < old->len; i++)
    g_hash_table_insert (positions, &g_array_index (old, BackboneCustomerKey, i).id,
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < new->len; i++)
    {
      gint64 *id = &g_array_index (new, BackboneCustomerKey, i).id;

      matches[i] = (int)GPOINTER_TO_UINT (g_hash_table_lookup (positions, id)) - 1;
    }

  return matches;
}

static void
apply_splice (BackboneCustomerList *self, const BackboneSplice *splice, GArray *new)
{
  if (splice->n_removed > 0)
    g_array_remove_range (self->keys, splice->position, splice->n_removed);
  if (splice->n_added > 0)
    g_array_insert_vals (self->keys, splice->position,
                         &g_array_index (new, BackboneCustomerKey, splice->position),
                         splice->n_added);

  g_list_model_items_changed (G_LIST_MODEL (self), splice->position, splice->n_removed,
                              splice->n_added);
}

static void
take_keys (BackboneCustomerList *self, GArray *new)
{
  g_autofree int *matches = NULL;
  g_autoptr (GArray) splices = NULL;

  /* While results stream in, mostly nobody comes, goes or moves. */
  if (new->len == self->keys->len
      && (new->len == 0
          || memcmp (new->data, self->keys->data, new->len * sizeof (BackboneCustomerKey)) == 0))
    return;

  matches = match_keys (self->keys, new);
  splices = backbone_splices_new (matches, new->len, self->keys->len);

  for (guint i = 0; i < splices->len; i++)
    apply_splice (self, &g_array_index (splices, BackboneSplice, i), new);
}

static void
take_counts (BackboneCustomerList *self, const guint *counts)
{
  guint old_all = backbone_customer_list_get_n_all (self);

  for (guint i = 0; i < BACKBONE_N_STATUSES; i++)
    {
      if (self->counts[i] == counts[i])
        continue;

      self->counts[i] = counts[i];
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FAILING + i]);
    }
  if (backbone_customer_list_get_n_all (self) != old_all)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ALL]);
}

static void
set_loading (BackboneCustomerList *self, gboolean loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
set_error (BackboneCustomerList *self, GError *error)
{
  gboolean is_same = self->error == NULL && error == NULL;

  g_clear_error (&self->error);
  self->error = error;
  if (!is_same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/* A query that was overtaken by another search is cancelled; its list may be gone. */
static void
query_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  Query *query = backbone_store_read_finish (BACKBONE_STORE (object), result, &error);
  g_autoptr (BackboneCustomerList) self = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = g_object_ref (BACKBONE_CUSTOMER_LIST (user_data));
  if (query)
    {
      take_records (self, query->fetch);
      take_keys (self, query->keys);
      take_counts (self, query->counts);
    }
  set_error (self, g_steal_pointer (&error));
  set_loading (self, FALSE);
  if (self->follower)
    backbone_follower_finished (self->follower);
}

static void
read_customers (gpointer user_data)
{
  BackboneCustomerList *self = user_data;
  Query *query = g_new0 (Query, 1);

  g_cancellable_cancel (self->query_cancellable);
  g_object_unref (self->query_cancellable);
  self->query_cancellable = g_cancellable_new ();

  query->search = g_strdup (self->search);
  query->query
      = (BackboneCustomerQuery){ query->search, self->status, self->sort, self->descending };
  query->fetch_all = self->fetch_all;
  query->fetch = fetch_new (backbone_row_cache_list (self->cache));

  backbone_store_read_async (self->store, run_query, query, query_free, self->query_cancellable,
                             query_cb, self);
}

/* After another search, filter or order. */
static void
start_over (BackboneCustomerList *self)
{
  set_loading (self, TRUE);
  backbone_follower_start (self->follower);
}

static void
backbone_customer_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BackboneCustomerList *self = BACKBONE_CUSTOMER_LIST (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_SEARCH:
      g_value_set_string (value, self->search);
      break;
    case PROP_STATUS:
      g_value_set_int (value, self->status);
      break;
    case PROP_SORT:
      g_value_set_int (value, self->sort);
      break;
    case PROP_DESCENDING:
      g_value_set_boolean (value, self->descending);
      break;
    case PROP_N_ALL:
      g_value_set_uint (value, backbone_customer_list_get_n_all (self));
      break;
    case PROP_N_FAILING:
    case PROP_N_ATTENTION:
    case PROP_N_NEVER_CHECKED:
    case PROP_N_WORKING:
      g_value_set_uint (value, self->counts[id - PROP_N_FAILING]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_customer_list_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  BackboneCustomerList *self = BACKBONE_CUSTOMER_LIST (object);

  switch (id)
    {
    case PROP_SEARCH:
      backbone_customer_list_set_search (self, g_value_get_string (value));
      break;
    case PROP_STATUS:
      backbone_customer_list_set_status (self, g_value_get_int (value));
      break;
    case PROP_SORT:
      backbone_customer_list_set_sort (self, g_value_get_int (value), self->descending);
      break;
    case PROP_DESCENDING:
      backbone_customer_list_set_sort (self, self->sort, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_customer_list_dispose (GObject *object)
{
  BackboneCustomerList *self = BACKBONE_CUSTOMER_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->query_cancellable);
  g_clear_handle_id (&self->fetch_source, g_source_remove);
  g_clear_pointer (&self->follower, backbone_follower_free);

  G_OBJECT_CLASS (backbone_customer_list_parent_class)->dispose (object);
}

static void
backbone_customer_list_finalize (GObject *object)
{
  BackboneCustomerList *self = BACKBONE_CUSTOMER_LIST (object);

  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->query_cancellable);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->cache, backbone_row_cache_free);
  g_clear_pointer (&self->windows, g_hash_table_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (backbone_customer_list_parent_class)->finalize (object);
}

static GParamSpec *
count_spec (const char *name)
{
  return g_param_spec_uint (name, NULL, NULL, 0, G_MAXUINT, 0,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
backbone_customer_list_class_init (BackboneCustomerListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamFlags writable = readable | G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = backbone_customer_list_get_property;
  object_class->set_property = backbone_customer_list_set_property;
  object_class->dispose = backbone_customer_list_dispose;
  object_class->finalize = backbone_customer_list_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE, readable);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, readable);
  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, NULL, writable);
  properties[PROP_STATUS]
      = g_param_spec_int ("status", NULL, NULL, -1, BACKBONE_N_STATUSES - 1, -1, writable);
  properties[PROP_SORT]
      = g_param_spec_int ("sort", NULL, NULL, 0, BACKBONE_CUSTOMER_SORT_LAST_CHECKED,
                          BACKBONE_CUSTOMER_SORT_NUMBER, writable);
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, writable);
  properties[PROP_N_ALL] = count_spec ("n-all");
  properties[PROP_N_FAILING] = count_spec ("n-failing");
  properties[PROP_N_ATTENTION] = count_spec ("n-attention");
  properties[PROP_N_NEVER_CHECKED] = count_spec ("n-never-checked");
  properties[PROP_N_WORKING] = count_spec ("n-working");
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_customer_list_init (BackboneCustomerList *self)
{
  self->cancellable = g_cancellable_new ();
  self->query_cancellable = g_cancellable_new ();
  self->keys = g_array_new (FALSE, FALSE, sizeof (BackboneCustomerKey));
  self->cache = backbone_row_cache_new ();
  self->windows = g_hash_table_new (NULL, NULL);
  self->status = -1;
  self->sort = BACKBONE_CUSTOMER_SORT_NUMBER;
  self->loading = TRUE;
}

/**
 * backbone_customer_list_new:
 * @landscape: an open landscape
 *
 * Returns: (transfer full): all its customers by number; still empty, filled by the main loop
 */
BackboneCustomerList *
backbone_customer_list_new (BackboneLandscape *landscape)
{
  BackboneCustomerList *self = g_object_new (BACKBONE_TYPE_CUSTOMER_LIST, NULL);

  self->store = g_object_ref (backbone_landscape_get_store (landscape));
  self->follower = backbone_follower_new (
      landscape, BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_RESULTS | BACKBONE_CHANGED_HOLDS,
      read_customers, self);
  backbone_follower_start (self->follower);

  return self;
}

void
backbone_customer_list_set_search (BackboneCustomerList *self, const char *search)
{
  const char *text = search && *search ? search : NULL;

  if (g_strcmp0 (self->search, text) == 0)
    return;

  g_free (self->search);
  self->search = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
  start_over (self);
}

void
backbone_customer_list_set_status (BackboneCustomerList *self, int status)
{
  g_return_if_fail (status >= -1 && status < BACKBONE_N_STATUSES);

  if (self->status == status)
    return;

  self->status = status;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
  start_over (self);
}

void
backbone_customer_list_set_sort (BackboneCustomerList *self,
                                 BackboneCustomerSort sort,
                                 gboolean descending)
{
  gboolean is_other_sort = self->sort != (int)sort;
  gboolean is_other_direction = self->descending != !!descending;

  g_return_if_fail ((guint)sort <= BACKBONE_CUSTOMER_SORT_LAST_CHECKED);

  self->sort = sort;
  self->descending = !!descending;
  if (is_other_sort)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
  if (is_other_direction)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);
  if (is_other_sort || is_other_direction)
    start_over (self);
}

void
backbone_customer_list_set_fetch_all (BackboneCustomerList *self, gboolean fetch_all)
{
  if (self->fetch_all == fetch_all)
    return;

  self->fetch_all = fetch_all;
  backbone_row_cache_set_keep_all (self->cache, fetch_all);
  start_over (self);
}

gboolean
backbone_customer_list_is_loading (BackboneCustomerList *self)
{
  return self->loading;
}

const GError *
backbone_customer_list_get_error (BackboneCustomerList *self)
{
  return self->error;
}

guint
backbone_customer_list_get_n_all (BackboneCustomerList *self)
{
  guint n_all = 0;

  for (guint i = 0; i < BACKBONE_N_STATUSES; i++)
    n_all += self->counts[i];

  return n_all;
}

guint
backbone_customer_list_get_n_with_status (BackboneCustomerList *self, BackboneStatus status)
{
  g_return_val_if_fail ((guint)status < BACKBONE_N_STATUSES, 0);

  return self->counts[status];
}

gboolean
backbone_customer_list_find (BackboneCustomerList *self, const char *number, guint *position)
{
  g_autofree char *normalized = backbone_customer_number_normalize (number, NULL);
  gint64 value = normalized ? g_ascii_strtoll (normalized, NULL, 10) : 0;

  for (guint i = 0; i < self->keys->len; i++)
    {
      if (key_at (self, i)->number != value)
        continue;

      if (position)
        *position = i;
      return value != 0;
    }

  return FALSE;
}
