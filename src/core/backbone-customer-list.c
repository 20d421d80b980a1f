/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-customer-list.h"

#include "backbone-db-customer-query-private.h"
#include "backbone-windowed-list-private.h"

struct _BackboneCustomerList
{
  BackboneWindowedList parent_instance;

  char *search;
  char *numbers; /* as in BackboneCustomerQuery */
  int status;
  int sort;
  gboolean descending;
  guint counts[BACKBONE_N_STATUSES];
};

G_DEFINE_FINAL_TYPE (BackboneCustomerList, backbone_customer_list, BACKBONE_TYPE_WINDOWED_LIST)

enum
{
  PROP_0,
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

typedef struct
{
  BackboneCustomerQuery query;
  char *search;
  char *numbers;
  guint counts[BACKBONE_N_STATUSES];
} Query;

static gpointer
query_new (BackboneWindowedList *list)
{
  BackboneCustomerList *self = BACKBONE_CUSTOMER_LIST (list);
  Query *query = g_new0 (Query, 1);

  query->search = g_strdup (self->search);
  query->numbers = g_strdup (self->numbers);
  query->query = (BackboneCustomerQuery){
    .search = query->search,
    .numbers = query->numbers,
    .status = self->status,
    .sort = self->sort,
    .descending = self->descending,
  };

  return query;
}

static void
query_free (gpointer data)
{
  Query *query = data;

  g_free (query->search);
  g_free (query->numbers);
  g_free (query);
}

static gboolean
run_query (BackboneDb *db, gpointer data, GArray **keys, GError **error)
{
  Query *query = data;

  return backbone_db_customer_query (db, &query->query, keys, query->counts, error);
}

static gpointer
row_new (const BackboneRowKey *key)
{
  g_autofree char *number = backbone_customer_number_format (key->number);

  return g_object_new (BACKBONE_TYPE_CUSTOMER, "number", number, NULL);
}

static gboolean
row_is_loaded (gpointer row)
{
  return backbone_customer_get_loaded (row);
}

static gboolean
read_content (BackboneDb *db, gint64 id, gpointer *content, GError **error)
{
  return backbone_db_customer_read (db, id, (BackboneCustomer **)content, error);
}

static void
take_content (gpointer row, gpointer content)
{
  backbone_record_copy_from (row, content);
}

static void
take_counts (BackboneWindowedList *list, gpointer data)
{
  BackboneCustomerList *self = BACKBONE_CUSTOMER_LIST (list);
  Query *query = data;
  guint old_all = backbone_customer_list_get_n_all (self);

  for (guint i = 0; i < BACKBONE_N_STATUSES; i++)
    {
      if (self->counts[i] == query->counts[i])
        continue;

      self->counts[i] = query->counts[i];
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FAILING + i]);
    }
  if (backbone_customer_list_get_n_all (self) != old_all)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ALL]);
}

static void
start_over (BackboneCustomerList *self)
{
  backbone_windowed_list_start_over (BACKBONE_WINDOWED_LIST (self));
}

static const BackboneWindowedListFuncs funcs = {
  .row_new = row_new,
  .row_is_loaded = row_is_loaded,
  .read_content = read_content,
  .free_content = g_object_unref,
  .take_content = take_content,
  .query_new = query_new,
  .query_free = query_free,
  .run_query = run_query,
  .take_answer = take_counts,
};

static void
backbone_customer_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BackboneCustomerList *self = BACKBONE_CUSTOMER_LIST (object);

  switch (id)
    {
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
backbone_customer_list_finalize (GObject *object)
{
  g_free (BACKBONE_CUSTOMER_LIST (object)->search);
  g_free (BACKBONE_CUSTOMER_LIST (object)->numbers);

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
  BackboneWindowedListClass *list_class = BACKBONE_WINDOWED_LIST_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamFlags writable = readable | G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = backbone_customer_list_get_property;
  object_class->set_property = backbone_customer_list_set_property;
  object_class->finalize = backbone_customer_list_finalize;
  list_class->row_type = BACKBONE_TYPE_CUSTOMER;
  list_class->changes
      = BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_RESULTS | BACKBONE_CHANGED_HOLDS;
  list_class->funcs = &funcs;

  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, NULL, writable);
  properties[PROP_STATUS]
      = g_param_spec_int ("status", NULL, NULL, -1, BACKBONE_N_STATUSES - 1, -1, writable);
  properties[PROP_SORT] = g_param_spec_int ("sort", NULL, NULL, 0, BACKBONE_CUSTOMER_SORT_TAGS,
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
  self->status = -1;
  self->sort = BACKBONE_CUSTOMER_SORT_NUMBER;
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

  backbone_windowed_list_follow (BACKBONE_WINDOWED_LIST (self), landscape);

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
backbone_customer_list_set_numbers (BackboneCustomerList *self, const char *const *numbers)
{
  g_autofree char *joined = numbers ? g_strjoinv (",", (char **)numbers) : NULL;

  if (g_strcmp0 (self->numbers, joined) == 0)
    return;

  g_free (self->numbers);
  self->numbers = g_steal_pointer (&joined);
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

  g_return_if_fail ((guint)sort <= BACKBONE_CUSTOMER_SORT_TAGS);

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
  backbone_windowed_list_set_fetch_all (BACKBONE_WINDOWED_LIST (self), fetch_all);
}

gboolean
backbone_customer_list_is_loading (BackboneCustomerList *self)
{
  return backbone_windowed_list_is_loading (BACKBONE_WINDOWED_LIST (self));
}

const GError *
backbone_customer_list_get_error (BackboneCustomerList *self)
{
  return backbone_windowed_list_get_error (BACKBONE_WINDOWED_LIST (self));
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

char *
backbone_customer_list_dup_number (BackboneCustomerList *self, guint position)
{
  return backbone_customer_number_format (
      backbone_windowed_list_get_number (BACKBONE_WINDOWED_LIST (self), position));
}

gboolean
backbone_customer_list_find (BackboneCustomerList *self, const char *number, guint *position)
{
  return backbone_windowed_list_find_customer (BACKBONE_WINDOWED_LIST (self), number, position);
}
