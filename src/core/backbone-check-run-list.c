/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-check-run-list.h"

#include "backbone-db-check-runs-private.h"
#include "backbone-windowed-list-private.h"

struct _BackboneCheckRunList
{
  BackboneWindowedList parent_instance;

  BackboneTime from;
  guint n_all;
};

G_DEFINE_FINAL_TYPE (BackboneCheckRunList, backbone_check_run_list, BACKBONE_TYPE_WINDOWED_LIST)

enum
{
  PROP_0,
  PROP_FROM,
  PROP_N_ALL,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

typedef struct
{
  BackboneTime from;
  guint n_all;
} Question;

static gpointer
query_new (BackboneWindowedList *list)
{
  Question *question = g_new0 (Question, 1);

  question->from = BACKBONE_CHECK_RUN_LIST (list)->from;

  return question;
}

static gboolean
run_query (BackboneDb *db, gpointer data, GArray **keys, GError **error)
{
  Question *question = data;
  g_autoptr (GArray) numbers = NULL;

  if (!backbone_db_check_runs_count (db, &question->n_all, error)
      || !backbone_db_check_runs_query (db, question->from, &numbers, error))
    return FALSE;

  *keys = backbone_row_keys_new_from_numbers (numbers);

  return TRUE;
}

static gpointer
row_new (const BackboneRowKey *key)
{
  return g_object_new (BACKBONE_TYPE_CHECK_RUN, "number", key->number, NULL);
}

static gboolean
row_is_loaded (gpointer row)
{
  return backbone_check_run_get_started (row) != 0;
}

static gboolean
read_content (BackboneDb *db, gint64 id, gpointer *content, GError **error)
{
  return backbone_db_check_run_read (db, id, (BackboneCheckRun **)content, error);
}

static void
take_content (gpointer row, gpointer content)
{
  backbone_record_copy_from (row, content);
}

static void
take_answer (BackboneWindowedList *list, gpointer data)
{
  BackboneCheckRunList *self = BACKBONE_CHECK_RUN_LIST (list);
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
  .query_free = g_free,
  .run_query = run_query,
  .take_answer = take_answer,
};

static void
backbone_check_run_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BackboneCheckRunList *self = BACKBONE_CHECK_RUN_LIST (object);

  switch (id)
    {
    case PROP_FROM:
      g_value_set_int64 (value, self->from);
      break;
    case PROP_N_ALL:
      g_value_set_uint (value, self->n_all);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_check_run_list_class_init (BackboneCheckRunListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BackboneWindowedListClass *list_class = BACKBONE_WINDOWED_LIST_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = backbone_check_run_list_get_property;
  list_class->row_type = BACKBONE_TYPE_CHECK_RUN;
  list_class->changes = BACKBONE_CHANGED_RESULTS;
  list_class->funcs = &funcs;

  properties[PROP_FROM] = g_param_spec_int64 ("from", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_N_ALL] = g_param_spec_uint ("n-all", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_check_run_list_init (BackboneCheckRunList *self)
{
}

/**
 * backbone_check_run_list_new:
 * @landscape: an open landscape
 *
 * Returns: (transfer full): all its check runs; still empty, filled by the main loop
 */
BackboneCheckRunList *
backbone_check_run_list_new (BackboneLandscape *landscape)
{
  BackboneCheckRunList *self = g_object_new (BACKBONE_TYPE_CHECK_RUN_LIST, NULL);

  backbone_windowed_list_follow (BACKBONE_WINDOWED_LIST (self), landscape);

  return self;
}

void
backbone_check_run_list_set_from (BackboneCheckRunList *self, BackboneTime from)
{
  if (self->from == from)
    return;

  self->from = from;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FROM]);
  backbone_windowed_list_start_over (BACKBONE_WINDOWED_LIST (self));
}

void
backbone_check_run_list_set_fetch_all (BackboneCheckRunList *self, gboolean fetch_all)
{
  backbone_windowed_list_set_fetch_all (BACKBONE_WINDOWED_LIST (self), fetch_all);
}
