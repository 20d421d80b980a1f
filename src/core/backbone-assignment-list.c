/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-assignment-list.h"

#include "backbone-db-assignment-query-private.h"
#include "backbone-db-assignments-private.h"
#include "backbone-follower-private.h"
#include "backbone-landscape-private.h"
#include "backbone-row-cache-private.h"
#include "backbone-splices-private.h"

/* Rows that are fetched together with the one that was asked for. */
#define WINDOW_SIZE 100

struct _BackboneAssignmentList
{
  GObject parent_instance;

  BackboneStore *store;
  BackboneFollower *follower;
  GCancellable *cancellable;       /* of everything */
  GCancellable *query_cancellable; /* of the newest query */

  char *search;
  int filter;

  GArray *keys; /* BackboneAssignmentKey */
  BackboneRowCache *cache;
  GHashTable *windows; /* to be fetched: position / WINDOW_SIZE */
  guint fetch_source;

  gboolean loading;
  GError *error;
  GStrv local_users;
  guint n_all;
  guint counts[BACKBONE_N_ASSIGNMENT_FILTERS];
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BackboneAssignmentList,
                               backbone_assignment_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_ERROR,
  PROP_SEARCH,
  PROP_FILTER,
  PROP_LOCAL_USERS,
  PROP_N_ALL,
  PROP_N_GAPS, /* these five in the order of BackboneAssignmentFilter */
  PROP_N_EXPIRING,
  PROP_N_WRONG_CUSTOMER,
  PROP_N_NO_PASSWORD,
  PROP_N_NO_SOFTWARE_DOWNLOAD,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* One reading of rows by the row ids of their customers. */
typedef struct
{
  GArray *ids;         /* gint64 */
  GPtrArray *contents; /* BackboneAssignmentContent, one each; NULL for a customer that is gone */
} Fetch;

static void
free_content (gpointer content)
{
  if (content)
    backbone_assignment_content_free (content);
}

static Fetch *
fetch_new (GArray *ids)
{
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->ids = ids;
  fetch->contents = g_ptr_array_new_full (ids->len, free_content);

  return fetch;
}

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_array_unref (fetch->ids);
  g_ptr_array_unref (fetch->contents);
  g_free (fetch);
}

static gboolean
run_fetch (BackboneDb *db, gpointer user_data, GError **error)
{
  Fetch *fetch = user_data;

  for (guint i = 0; i < fetch->ids->len; i++)
    {
      BackboneAssignmentContent *content;

      if (!backbone_db_assignment_content_read (db, g_array_index (fetch->ids, gint64, i), &content,
                                                error))
        return FALSE;
      g_ptr_array_add (fetch->contents, content);
    }

  return TRUE;
}

/* Which customers, with which columns, and the content of those who are shown. */
typedef struct
{
  char *search;
  int filter;
  GArray *keys;
  guint counts[BACKBONE_N_ASSIGNMENT_FILTERS];
  guint n_all;
  GPtrArray *local_users;
  Fetch *fetch;
} Query;

static void
query_free (gpointer data)
{
  Query *query = data;

  g_free (query->search);
  g_clear_pointer (&query->keys, g_array_unref);
  g_clear_pointer (&query->local_users, g_ptr_array_unref);
  g_clear_pointer (&query->fetch, fetch_free);
  g_free (query);
}

static gboolean
run_query (BackboneDb *db, gpointer user_data, GError **error)
{
  Query *query = user_data;

  return backbone_db_local_users_load (db, &query->local_users, error)
         && backbone_db_assignment_query (db, query->search, query->filter, &query->keys,
                                          query->counts, &query->n_all, error)
         && run_fetch (db, query->fetch, error);
}

static const BackboneAssignmentKey *
key_at (BackboneAssignmentList *self, guint position)
{
  return &g_array_index (self->keys, BackboneAssignmentKey, position);
}

/* Only rows that were asked for are fetched; those that nobody holds any more are gone. */
static void
take_contents (BackboneAssignmentList *self, Fetch *fetch)
{
  for (guint i = 0; i < fetch->ids->len; i++)
    {
      BackboneAssignmentContent *content = g_ptr_array_index (fetch->contents, i);
      BackboneAssignmentRow *row
          = backbone_row_cache_find (self->cache, g_array_index (fetch->ids, gint64, i));

      if (content && row)
        backbone_assignment_row_update (row, content->description, content->assignments);
    }
}

static void
fetch_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  Fetch *fetch = backbone_store_read_finish (BACKBONE_STORE (object), result, &error);

  if (fetch)
    take_contents (BACKBONE_ASSIGNMENT_LIST (user_data), fetch);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Fetching assignments failed: %s", error->message);
}

/* Rows beside the one asked for are likely to be asked for next. */
static void
collect_window (BackboneAssignmentList *self, guint window, GArray *ids)
{
  guint end = MIN ((window + 1) * WINDOW_SIZE, self->keys->len);

  for (guint i = window * WINDOW_SIZE; i < end; i++)
    {
      g_autoptr (BackboneAssignmentRow) row = g_list_model_get_item (G_LIST_MODEL (self), i);

      if (!backbone_assignment_row_get_loaded (row))
        g_array_append_val (ids, key_at (self, i)->id);
    }
}

static gboolean
fetch_windows_cb (gpointer user_data)
{
  BackboneAssignmentList *self = user_data;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) windows = g_steal_pointer (&self->windows);
  GHashTableIter iter;
  gpointer window;

  self->windows = g_hash_table_new (NULL, NULL);
  g_hash_table_iter_init (&iter, windows);
  while (g_hash_table_iter_next (&iter, &window, NULL))
    collect_window (self, GPOINTER_TO_UINT (window), ids);

  /* Nothing besides these windows is missing. */
  g_hash_table_remove_all (self->windows);
  self->fetch_source = 0;
  backbone_store_read_async (self->store, run_fetch, fetch_new (ids), fetch_free, self->cancellable,
                             fetch_cb, self);

  return G_SOURCE_REMOVE;
}

static GType
backbone_assignment_list_get_item_type (GListModel *model)
{
  return BACKBONE_TYPE_ASSIGNMENT_ROW;
}

static guint
backbone_assignment_list_get_n_items (GListModel *model)
{
  return BACKBONE_ASSIGNMENT_LIST (model)->keys->len;
}

static gpointer
backbone_assignment_list_get_item (GListModel *model, guint position)
{
  BackboneAssignmentList *self = BACKBONE_ASSIGNMENT_LIST (model);
  g_autoptr (BackboneAssignmentRow) row = NULL;

  if (position >= self->keys->len)
    return NULL;

  g_set_object (&row, backbone_row_cache_find (self->cache, key_at (self, position)->id));
  if (row == NULL)
    {
      g_autofree char *number
          = g_strdup_printf ("%010" G_GINT64_FORMAT, key_at (self, position)->number);

      row = backbone_assignment_row_new (number);
      backbone_row_cache_add (self->cache, key_at (self, position)->id, row);
      g_hash_table_add (self->windows, GUINT_TO_POINTER (position / WINDOW_SIZE));
      if (self->fetch_source == 0)
        self->fetch_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fetch_windows_cb, self, NULL);
    }

  return g_steal_pointer (&row);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = backbone_assignment_list_get_item_type;
  iface->get_n_items = backbone_assignment_list_get_n_items;
  iface->get_item = backbone_assignment_list_get_item;
}

static int *
match_keys (GArray *old, GArray *new)
{
  g_autoptr (GHashTable) positions = g_hash_table_new (g_int64_hash, g_int64_equal);
  int *matches = g_new (int, new->len + 1);

  for (guint i = 0; i < old->len; i++)
    g_hash_table_insert (positions, &g_array_index (old, BackboneAssignmentKey, i).id,
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < new->len; i++)
    {
      gint64 *id = &g_array_index (new, BackboneAssignmentKey, i).id;

      matches[i] = (int)GPOINTER_TO_UINT (g_hash_table_lookup (positions, id)) - 1;
    }

  return matches;
}

static void
apply_splice (BackboneAssignmentList *self, const BackboneSplice *splice, GArray *new)
{
  if (splice->n_removed > 0)
    g_array_remove_range (self->keys, splice->position, splice->n_removed);
  if (splice->n_added > 0)
    g_array_insert_vals (self->keys, splice->position,
                         &g_array_index (new, BackboneAssignmentKey, splice->position),
                         splice->n_added);

  g_list_model_items_changed (G_LIST_MODEL (self), splice->position, splice->n_removed,
                              splice->n_added);
}

static void
take_keys (BackboneAssignmentList *self, GArray *new)
{
  g_autofree int *matches = match_keys (self->keys, new);
  g_autoptr (GArray) splices = backbone_splices_new (matches, new->len, self->keys->len);

  for (guint i = 0; i < splices->len; i++)
    apply_splice (self, &g_array_index (splices, BackboneSplice, i), new);
}

static void
take_local_users (BackboneAssignmentList *self, GPtrArray *names)
{
  g_auto (GStrv) local_users = NULL;

  g_ptr_array_add (names, NULL);
  local_users = g_strdupv ((char **)names->pdata);
  if (g_strv_equal ((const char *const *)self->local_users, (const char *const *)local_users))
    return;

  g_strfreev (self->local_users);
  self->local_users = g_steal_pointer (&local_users);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOCAL_USERS]);
}

static void
take_counts (BackboneAssignmentList *self, const Query *query)
{
  if (self->n_all != query->n_all)
    {
      self->n_all = query->n_all;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ALL]);
    }
  for (guint i = 0; i < BACKBONE_N_ASSIGNMENT_FILTERS; i++)
    {
      if (self->counts[i] == query->counts[i])
        continue;

      self->counts[i] = query->counts[i];
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_GAPS + i]);
    }
}

static void
set_loading (BackboneAssignmentList *self, gboolean loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
set_error (BackboneAssignmentList *self, GError *error)
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
  g_autoptr (BackboneAssignmentList) self = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = g_object_ref (BACKBONE_ASSIGNMENT_LIST (user_data));
  if (query)
    {
      take_local_users (self, query->local_users);
      take_contents (self, query->fetch);
      take_keys (self, query->keys);
      take_counts (self, query);
    }
  set_error (self, g_steal_pointer (&error));
  set_loading (self, FALSE);
  if (self->follower)
    backbone_follower_finished (self->follower);
}

static void
read_assignments (gpointer user_data)
{
  BackboneAssignmentList *self = user_data;
  Query *query = g_new0 (Query, 1);

  g_cancellable_cancel (self->query_cancellable);
  g_object_unref (self->query_cancellable);
  self->query_cancellable = g_cancellable_new ();

  query->search = g_strdup (self->search);
  query->filter = self->filter;
  query->fetch = fetch_new (backbone_row_cache_list (self->cache));

  backbone_store_read_async (self->store, run_query, query, query_free, self->query_cancellable,
                             query_cb, self);
}

static void
start_over (BackboneAssignmentList *self)
{
  set_loading (self, TRUE);
  backbone_follower_start (self->follower);
}

static void
backbone_assignment_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BackboneAssignmentList *self = BACKBONE_ASSIGNMENT_LIST (object);

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
    case PROP_FILTER:
      g_value_set_int (value, self->filter);
      break;
    case PROP_LOCAL_USERS:
      g_value_set_boxed (value, self->local_users);
      break;
    case PROP_N_ALL:
      g_value_set_uint (value, self->n_all);
      break;
    case PROP_N_GAPS:
    case PROP_N_EXPIRING:
    case PROP_N_WRONG_CUSTOMER:
    case PROP_N_NO_PASSWORD:
    case PROP_N_NO_SOFTWARE_DOWNLOAD:
      g_value_set_uint (value, self->counts[id - PROP_N_GAPS]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_assignment_list_set_property (GObject *object,
                                       guint id,
                                       const GValue *value,
                                       GParamSpec *pspec)
{
  BackboneAssignmentList *self = BACKBONE_ASSIGNMENT_LIST (object);

  switch (id)
    {
    case PROP_SEARCH:
      backbone_assignment_list_set_search (self, g_value_get_string (value));
      break;
    case PROP_FILTER:
      backbone_assignment_list_set_filter (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_assignment_list_dispose (GObject *object)
{
  BackboneAssignmentList *self = BACKBONE_ASSIGNMENT_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->query_cancellable);
  g_clear_handle_id (&self->fetch_source, g_source_remove);
  g_clear_pointer (&self->follower, backbone_follower_free);

  G_OBJECT_CLASS (backbone_assignment_list_parent_class)->dispose (object);
}

static void
backbone_assignment_list_finalize (GObject *object)
{
  BackboneAssignmentList *self = BACKBONE_ASSIGNMENT_LIST (object);

  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->query_cancellable);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->cache, backbone_row_cache_free);
  g_clear_pointer (&self->windows, g_hash_table_unref);
  g_clear_pointer (&self->local_users, g_strfreev);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (backbone_assignment_list_parent_class)->finalize (object);
}

static GParamSpec *
count_spec (const char *name)
{
  return g_param_spec_uint (name, NULL, NULL, 0, G_MAXUINT, 0,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
backbone_assignment_list_class_init (BackboneAssignmentListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamFlags writable = readable | G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = backbone_assignment_list_get_property;
  object_class->set_property = backbone_assignment_list_set_property;
  object_class->dispose = backbone_assignment_list_dispose;
  object_class->finalize = backbone_assignment_list_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE, readable);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, readable);
  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, NULL, writable);
  properties[PROP_FILTER] = g_param_spec_int ("filter", NULL, NULL, -1,
                                              BACKBONE_N_ASSIGNMENT_FILTERS - 1, -1, writable);
  properties[PROP_LOCAL_USERS]
      = g_param_spec_boxed ("local-users", NULL, NULL, G_TYPE_STRV, readable);
  properties[PROP_N_ALL] = count_spec ("n-all");
  properties[PROP_N_GAPS] = count_spec ("n-gaps");
  properties[PROP_N_EXPIRING] = count_spec ("n-expiring");
  properties[PROP_N_WRONG_CUSTOMER] = count_spec ("n-wrong-customer");
  properties[PROP_N_NO_PASSWORD] = count_spec ("n-no-password");
  properties[PROP_N_NO_SOFTWARE_DOWNLOAD] = count_spec ("n-no-software-download");
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_assignment_list_init (BackboneAssignmentList *self)
{
  self->cancellable = g_cancellable_new ();
  self->query_cancellable = g_cancellable_new ();
  self->keys = g_array_new (FALSE, FALSE, sizeof (BackboneAssignmentKey));
  self->cache = backbone_row_cache_new ();
  self->windows = g_hash_table_new (NULL, NULL);
  self->local_users = g_new0 (char *, 1);
  self->filter = -1;
  self->loading = TRUE;
}

/**
 * backbone_assignment_list_new:
 * @landscape: an open landscape
 *
 * Returns: (transfer full): all its customers by number; still empty, filled by the main loop
 */
BackboneAssignmentList *
backbone_assignment_list_new (BackboneLandscape *landscape)
{
  BackboneAssignmentList *self = g_object_new (BACKBONE_TYPE_ASSIGNMENT_LIST, NULL);

  self->store = g_object_ref (backbone_landscape_get_store (landscape));
  self->follower = backbone_follower_new (
      landscape, BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_ASSIGNMENTS, read_assignments, self);
  backbone_follower_start (self->follower);

  return self;
}

void
backbone_assignment_list_set_search (BackboneAssignmentList *self, const char *search)
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
backbone_assignment_list_set_filter (BackboneAssignmentList *self, int filter)
{
  g_return_if_fail (filter >= -1 && filter < BACKBONE_N_ASSIGNMENT_FILTERS);

  if (self->filter == filter)
    return;

  self->filter = filter;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
  start_over (self);
}

gboolean
backbone_assignment_list_is_loading (BackboneAssignmentList *self)
{
  return self->loading;
}

const GError *
backbone_assignment_list_get_error (BackboneAssignmentList *self)
{
  return self->error;
}

const char *const *
backbone_assignment_list_get_local_users (BackboneAssignmentList *self)
{
  return (const char *const *)self->local_users;
}

guint
backbone_assignment_list_get_n_all (BackboneAssignmentList *self)
{
  return self->n_all;
}

guint
backbone_assignment_list_get_n_with (BackboneAssignmentList *self, BackboneAssignmentFilter filter)
{
  g_return_val_if_fail ((guint)filter < BACKBONE_N_ASSIGNMENT_FILTERS, 0);

  return self->counts[filter];
}

gboolean
backbone_assignment_list_find (BackboneAssignmentList *self, const char *number, guint *position)
{
  g_autofree char *normalized = backbone_customer_number_normalize (number, NULL);
  gint64 value = normalized ? g_ascii_strtoll (normalized, NULL, 10) : 0;

  for (guint i = 0; value != 0 && i < self->keys->len; i++)
    {
      if (key_at (self, i)->number != value)
        continue;

      if (position)
        *position = i;
      return TRUE;
    }

  return FALSE;
}
