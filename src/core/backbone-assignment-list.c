/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-assignment-list.h"

#include "backbone-db-assignment-query-private.h"
#include "backbone-db-assignments-private.h"
#include "backbone-windowed-list-private.h"

struct _BackboneAssignmentList
{
  BackboneWindowedList parent_instance;

  char *search;
  int filter;
  GStrv local_users;
  guint n_all;
  guint counts[BACKBONE_N_ASSIGNMENT_FILTERS];
};

G_DEFINE_FINAL_TYPE (BackboneAssignmentList, backbone_assignment_list, BACKBONE_TYPE_WINDOWED_LIST)

enum
{
  PROP_0,
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

typedef struct
{
  char *search;
  int filter;
  guint counts[BACKBONE_N_ASSIGNMENT_FILTERS];
  guint n_all;
  GPtrArray *local_users;
} Query;

static gpointer
query_new (BackboneWindowedList *list)
{
  BackboneAssignmentList *self = BACKBONE_ASSIGNMENT_LIST (list);
  Query *query = g_new0 (Query, 1);

  query->search = g_strdup (self->search);
  query->filter = self->filter;

  return query;
}

static void
query_free (gpointer data)
{
  Query *query = data;

  g_free (query->search);
  g_clear_pointer (&query->local_users, g_ptr_array_unref);
  g_free (query);
}

static gboolean
run_query (BackboneDb *db, gpointer data, GArray **keys, GError **error)
{
  Query *query = data;

  return backbone_db_local_users_load (db, &query->local_users, error)
         && backbone_db_assignment_query (db, query->search, query->filter, keys, query->counts,
                                          &query->n_all, error);
}

static gpointer
row_new (const BackboneRowKey *key)
{
  g_autofree char *number = backbone_customer_number_format (key->number);

  return backbone_assignment_row_new (number);
}

static gboolean
row_is_loaded (gpointer row)
{
  return backbone_assignment_row_get_loaded (row);
}

static gboolean
read_content (BackboneDb *db, gint64 id, gpointer *content, GError **error)
{
  return backbone_db_assignment_content_read (db, id, (BackboneAssignmentContent **)content, error);
}

static void
free_content (gpointer content)
{
  backbone_assignment_content_free (content);
}

static void
take_content (gpointer row, gpointer data)
{
  BackboneAssignmentContent *content = data;

  backbone_assignment_row_update (row, content->description, content->assignments);
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

/* The columns first: rows are shown in them. */
static void
take_answer (BackboneWindowedList *list, gpointer data)
{
  BackboneAssignmentList *self = BACKBONE_ASSIGNMENT_LIST (list);
  Query *query = data;

  take_local_users (self, query->local_users);
  take_counts (self, query);
}

static void
start_over (BackboneAssignmentList *self)
{
  backbone_windowed_list_start_over (BACKBONE_WINDOWED_LIST (self));
}

static const BackboneWindowedListFuncs funcs = {
  .row_new = row_new,
  .row_is_loaded = row_is_loaded,
  .read_content = read_content,
  .free_content = free_content,
  .take_content = take_content,
  .query_new = query_new,
  .query_free = query_free,
  .run_query = run_query,
  .take_answer = take_answer,
};

static void
backbone_assignment_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BackboneAssignmentList *self = BACKBONE_ASSIGNMENT_LIST (object);

  switch (id)
    {
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
backbone_assignment_list_finalize (GObject *object)
{
  BackboneAssignmentList *self = BACKBONE_ASSIGNMENT_LIST (object);

  g_free (self->search);
  g_strfreev (self->local_users);

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
  BackboneWindowedListClass *list_class = BACKBONE_WINDOWED_LIST_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamFlags writable = readable | G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = backbone_assignment_list_get_property;
  object_class->set_property = backbone_assignment_list_set_property;
  object_class->finalize = backbone_assignment_list_finalize;
  list_class->row_type = BACKBONE_TYPE_ASSIGNMENT_ROW;
  list_class->changes = BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_ASSIGNMENTS;
  list_class->funcs = &funcs;

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
  self->local_users = g_new0 (char *, 1);
  self->filter = -1;
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

  backbone_windowed_list_follow (BACKBONE_WINDOWED_LIST (self), landscape);

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
  return backbone_windowed_list_is_loading (BACKBONE_WINDOWED_LIST (self));
}

const GError *
backbone_assignment_list_get_error (BackboneAssignmentList *self)
{
  return backbone_windowed_list_get_error (BACKBONE_WINDOWED_LIST (self));
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
  return backbone_windowed_list_find_customer (BACKBONE_WINDOWED_LIST (self), number, position);
}
