/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-audit-list.h"

#include "backbone-db-audit-query-private.h"
#include "backbone-windowed-list-private.h"

struct _BackboneAuditList
{
  BackboneWindowedList parent_instance;

  BackboneAuditQuery query;
  guint n_all;
};

G_DEFINE_FINAL_TYPE (BackboneAuditList, backbone_audit_list, BACKBONE_TYPE_WINDOWED_LIST)

enum
{
  PROP_0,
  PROP_SEARCH,
  PROP_CUSTOMER,
  PROP_ACTOR,
  PROP_FROM,
  PROP_UNTIL,
  PROP_N_ALL,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

typedef struct
{
  BackboneAuditQuery query;
  guint n_all;
} Question;

static gpointer
query_new (BackboneWindowedList *list)
{
  BackboneAuditList *self = BACKBONE_AUDIT_LIST (list);
  Question *question = g_new0 (Question, 1);

  question->query = self->query;
  question->query.search = g_strdup (self->query.search);
  question->query.customer = g_strdup (self->query.customer);
  question->query.actor = g_strdup (self->query.actor);

  return question;
}

static void
query_free (gpointer data)
{
  Question *question = data;

  backbone_audit_query_clear (&question->query);
  g_free (question);
}

static gboolean
run_query (BackboneDb *db, gpointer data, GArray **keys, GError **error)
{
  Question *question = data;
  g_autoptr (GArray) numbers = NULL;

  if (!backbone_db_audit_count (db, &question->n_all, error)
      || !backbone_db_audit_query (db, &question->query, &numbers, error))
    return FALSE;

  *keys = backbone_row_keys_new_from_numbers (numbers);

  return TRUE;
}

static gpointer
row_new (const BackboneRowKey *key)
{
  return g_object_new (BACKBONE_TYPE_AUDIT_ENTRY, "number", key->number, NULL);
}

static gboolean
row_is_loaded (gpointer row)
{
  return backbone_audit_entry_get_digest (row) != NULL;
}

static gboolean
read_content (BackboneDb *db, gint64 id, gpointer *content, GError **error)
{
  return backbone_db_audit_read (db, id, (BackboneAuditEntry **)content, error);
}

static void
take_content (gpointer row, gpointer content)
{
  backbone_record_copy_from (row, content);
}

static void
take_answer (BackboneWindowedList *list, gpointer data)
{
  BackboneAuditList *self = BACKBONE_AUDIT_LIST (list);
  Question *question = data;

  if (self->n_all == question->n_all)
    return;

  self->n_all = question->n_all;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ALL]);
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
  .take_answer = take_answer,
};

static void
backbone_audit_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BackboneAuditList *self = BACKBONE_AUDIT_LIST (object);

  switch (id)
    {
    case PROP_SEARCH:
      g_value_set_string (value, self->query.search);
      break;
    case PROP_CUSTOMER:
      g_value_set_string (value, self->query.customer);
      break;
    case PROP_ACTOR:
      g_value_set_string (value, self->query.actor);
      break;
    case PROP_FROM:
      g_value_set_int64 (value, self->query.from);
      break;
    case PROP_UNTIL:
      g_value_set_int64 (value, self->query.until);
      break;
    case PROP_N_ALL:
      g_value_set_uint (value, self->n_all);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_audit_list_finalize (GObject *object)
{
  backbone_audit_query_clear (&BACKBONE_AUDIT_LIST (object)->query);

  G_OBJECT_CLASS (backbone_audit_list_parent_class)->finalize (object);
}

static void
backbone_audit_list_class_init (BackboneAuditListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BackboneWindowedListClass *list_class = BACKBONE_WINDOWED_LIST_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = backbone_audit_list_get_property;
  object_class->finalize = backbone_audit_list_finalize;
  list_class->row_type = BACKBONE_TYPE_AUDIT_ENTRY;
  list_class->changes = BACKBONE_CHANGED_AUDIT;
  list_class->funcs = &funcs;

  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, NULL, flags);
  properties[PROP_CUSTOMER] = g_param_spec_string ("customer", NULL, NULL, NULL, flags);
  properties[PROP_ACTOR] = g_param_spec_string ("actor", NULL, NULL, NULL, flags);
  properties[PROP_FROM] = g_param_spec_int64 ("from", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_UNTIL] = g_param_spec_int64 ("until", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_N_ALL] = g_param_spec_uint ("n-all", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_audit_list_init (BackboneAuditList *self)
{
}

/**
 * backbone_audit_list_new:
 * @landscape: an open landscape
 *
 * Returns: (transfer full): its audit log; still empty, filled by the main loop
 */
BackboneAuditList *
backbone_audit_list_new (BackboneLandscape *landscape)
{
  BackboneAuditList *self = g_object_new (BACKBONE_TYPE_AUDIT_LIST, NULL);

  backbone_windowed_list_follow (BACKBONE_WINDOWED_LIST (self), landscape);

  return self;
}

void
backbone_audit_list_set_search (BackboneAuditList *self, const char *search)
{
  const char *text = search && *search ? search : NULL;

  if (g_strcmp0 (self->query.search, text) == 0)
    return;

  g_free (self->query.search);
  self->query.search = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
  backbone_windowed_list_start_over (BACKBONE_WINDOWED_LIST (self));
}

void
backbone_audit_list_set_customer (BackboneAuditList *self, const char *number)
{
  g_autofree char *normal = number ? backbone_customer_number_normalize (number, NULL) : NULL;
  const char *customer = normal ? normal : number;

  if (g_strcmp0 (self->query.customer, customer) == 0)
    return;

  g_free (self->query.customer);
  self->query.customer = g_strdup (customer);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CUSTOMER]);
  backbone_windowed_list_start_over (BACKBONE_WINDOWED_LIST (self));
}

void
backbone_audit_list_set_actor (BackboneAuditList *self, const char *actor)
{
  const char *text = actor && *actor ? actor : NULL;

  if (g_strcmp0 (self->query.actor, text) == 0)
    return;

  g_free (self->query.actor);
  self->query.actor = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTOR]);
  backbone_windowed_list_start_over (BACKBONE_WINDOWED_LIST (self));
}

void
backbone_audit_list_set_range (BackboneAuditList *self, BackboneTime from, BackboneTime until)
{
  if (self->query.from == from && self->query.until == until)
    return;

  self->query.from = from;
  self->query.until = until;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FROM]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNTIL]);
  backbone_windowed_list_start_over (BACKBONE_WINDOWED_LIST (self));
}

void
backbone_audit_list_set_fetch_all (BackboneAuditList *self, gboolean fetch_all)
{
  backbone_windowed_list_set_fetch_all (BACKBONE_WINDOWED_LIST (self), fetch_all);
}
