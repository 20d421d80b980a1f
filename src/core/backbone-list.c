/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-list-private.h"

#include "backbone-follower-private.h"
#include "backbone-landscape-private.h"
#include "backbone-record.h"
#include "backbone-splices-private.h"

/* The clock may be set meanwhile, and timers stand still while the machine sleeps: look at least so often. */
#define MAX_TIMER_MS 30000
#define MIN_TIMER_MS 200

/* What is asked for; shared with the worker. */
typedef struct
{
  BackboneListFunc func;
  BackboneListDueFunc due_func; /* nullable */
  gpointer user_data;
  GDestroyNotify free_func;
} Source;

struct _BackboneList
{
  GObject parent_instance;

  BackboneStore *store;
  BackboneFollower *follower;
  GCancellable *cancellable;
  GType item_type;
  Source *source;
  BackboneListKeyFunc key_func;

  BackboneTime due; /* when to read again by itself, or 0 */
  guint timer;      /* for that */

  GPtrArray *items;
  GPtrArray *keys; /* of the items */
  gboolean loading;
  GError *error;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BackboneList,
                               backbone_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_ERROR,
  N_PROPERTIES,
};

enum
{
  UPDATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void
source_clear (gpointer data)
{
  Source *source = data;

  if (source->free_func)
    source->free_func (source->user_data);
}

static void
source_release (Source *source)
{
  g_atomic_rc_box_release_full (source, source_clear);
}

/* One reading. */
typedef struct
{
  Source *source;
  GPtrArray *records;
  BackboneTime due;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  source_release (reading->source);
  g_clear_pointer (&reading->records, g_ptr_array_unref);
  g_free (reading);
}

static gboolean
run_reading (BackboneDb *db, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  Source *source = reading->source;

  return source->func (db, source->user_data, &reading->records, error)
         && (source->due_func == NULL
             || source->due_func (db, source->user_data, &reading->due, error));
}

static GType
backbone_list_get_item_type (GListModel *model)
{
  return BACKBONE_LIST (model)->item_type;
}

static guint
backbone_list_get_n_items (GListModel *model)
{
  return BACKBONE_LIST (model)->items->len;
}

static gpointer
backbone_list_get_item (GListModel *model, guint position)
{
  BackboneList *self = BACKBONE_LIST (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position))
                                     : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = backbone_list_get_item_type;
  iface->get_n_items = backbone_list_get_n_items;
  iface->get_item = backbone_list_get_item;
}

static GPtrArray *
make_keys (BackboneList *self, GPtrArray *records)
{
  GPtrArray *keys = g_ptr_array_new_full (records->len, g_free);

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (keys, self->key_func (g_ptr_array_index (records, i)));

  return keys;
}

/* For each new record the position of the old one with the same key, or -1. */
static int *
match_records (BackboneList *self, GPtrArray *new_keys)
{
  g_autoptr (GHashTable) positions = g_hash_table_new (g_str_hash, g_str_equal);
  int *matches = g_new (int, new_keys->len + 1);

  for (guint i = 0; i < self->keys->len; i++)
    g_hash_table_insert (positions, g_ptr_array_index (self->keys, i), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < new_keys->len; i++)
    matches[i]
        = (int)GPOINTER_TO_UINT (g_hash_table_lookup (positions, g_ptr_array_index (new_keys, i)))
          - 1;

  return matches;
}

/* Rows that stay keep their object, which gets the new values. */
static void
keep_objects (BackboneList *self, GPtrArray *records, const int *matches)
{
  for (guint i = 0; i < records->len; i++)
    {
      GObject *kept;

      if (matches[i] < 0)
        continue;

      kept = g_object_ref (g_ptr_array_index (self->items, matches[i]));
      backbone_record_copy_from (BACKBONE_RECORD (kept), g_ptr_array_index (records, i));
      g_object_unref (g_ptr_array_index (records, i));
      g_ptr_array_index (records, i) = kept;
    }
}

static void
apply_splice (BackboneList *self, const BackboneSplice *splice, GPtrArray *records)
{
  if (splice->n_removed > 0)
    g_ptr_array_remove_range (self->items, splice->position, splice->n_removed);
  for (guint i = 0; i < splice->n_added; i++)
    g_ptr_array_insert (self->items, splice->position + i,
                        g_object_ref (g_ptr_array_index (records, splice->position + i)));

  g_list_model_items_changed (G_LIST_MODEL (self), splice->position, splice->n_removed,
                              splice->n_added);
}

static void
take_records (BackboneList *self, GPtrArray *records)
{
  g_autoptr (GPtrArray) keys = make_keys (self, records);
  g_autofree int *matches = match_records (self, keys);
  g_autoptr (GArray) splices = backbone_splices_new (matches, records->len, self->items->len);

  keep_objects (self, records, matches);
  g_ptr_array_unref (self->keys);
  self->keys = g_steal_pointer (&keys);
  for (guint i = 0; i < splices->len; i++)
    apply_splice (self, &g_array_index (splices, BackboneSplice, i), records);
}

static void
set_error (BackboneList *self, GError *error)
{
  gboolean is_same = self->error == NULL && error == NULL;

  g_clear_error (&self->error);
  self->error = error;
  if (!is_same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void schedule_due (BackboneList *self);

static gboolean
due_cb (gpointer user_data)
{
  BackboneList *self = user_data;

  self->timer = 0;
  if (g_get_real_time () >= self->due)
    backbone_follower_read_again (self->follower);
  else
    schedule_due (self);

  return G_SOURCE_REMOVE;
}

static void
schedule_due (BackboneList *self)
{
  gint64 left_ms = (self->due - g_get_real_time ()) / 1000 + 1;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->due != 0)
    self->timer = g_timeout_add (CLAMP (left_ms, MIN_TIMER_MS, MAX_TIMER_MS), due_cb, self);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  Reading *reading = backbone_store_read_finish (BACKBONE_STORE (object), result, &error);
  g_autoptr (BackboneList) self = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the list is gone */

  self = g_object_ref (BACKBONE_LIST (user_data));
  if (reading)
    take_records (self, reading->records);
  self->due = reading ? reading->due : 0;
  set_error (self, g_steal_pointer (&error));

  if (self->loading)
    {
      self->loading = FALSE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
    }
  g_signal_emit (self, signals[UPDATED], 0);
  if (self->follower)
    {
      backbone_follower_finished (self->follower);
      schedule_due (self);
    }
}

static void
read_records (gpointer user_data)
{
  BackboneList *self = user_data;
  Reading *reading = g_new0 (Reading, 1);

  reading->source = g_atomic_rc_box_acquire (self->source);
  backbone_store_read_async (self->store, run_reading, reading, reading_free, self->cancellable,
                             read_cb, self);
}

static void
backbone_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BackboneList *self = BACKBONE_LIST (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_list_dispose (GObject *object)
{
  BackboneList *self = BACKBONE_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->follower, backbone_follower_free);

  G_OBJECT_CLASS (backbone_list_parent_class)->dispose (object);
}

static void
backbone_list_finalize (GObject *object)
{
  BackboneList *self = BACKBONE_LIST (object);

  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->source, source_release);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (backbone_list_parent_class)->finalize (object);
}

static void
backbone_list_class_init (BackboneListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = backbone_list_get_property;
  object_class->dispose = backbone_list_dispose;
  object_class->finalize = backbone_list_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[UPDATED] = g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
backbone_list_init (BackboneList *self)
{
  self->cancellable = g_cancellable_new ();
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->loading = TRUE;
}

BackboneList *
backbone_list_new (BackboneLandscape *landscape,
                   GType item_type,
                   guint changes,
                   BackboneListFunc func,
                   gpointer user_data,
                   GDestroyNotify free_func,
                   BackboneListKeyFunc key_func)
{
  return backbone_list_new_with_due (landscape, item_type, changes, func, NULL, user_data,
                                     free_func, key_func);
}

BackboneList *
backbone_list_new_with_due (BackboneLandscape *landscape,
                            GType item_type,
                            guint changes,
                            BackboneListFunc func,
                            BackboneListDueFunc due_func,
                            gpointer user_data,
                            GDestroyNotify free_func,
                            BackboneListKeyFunc key_func)
{
  BackboneList *self = g_object_new (BACKBONE_TYPE_LIST, NULL);

  self->store = g_object_ref (backbone_landscape_get_store (landscape));
  self->item_type = item_type;
  self->key_func = key_func;
  self->source = g_atomic_rc_box_new0 (Source);
  *self->source = (Source){ func, due_func, user_data, free_func };

  self->follower = backbone_follower_new (landscape, changes, read_records, self);
  backbone_follower_start (self->follower);

  return self;
}

/**
 * backbone_list_is_loading:
 * @self: a list
 *
 * Returns: whether the first answer is still to come
 */
gboolean
backbone_list_is_loading (BackboneList *self)
{
  return self->loading;
}

/**
 * backbone_list_get_error:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): why it could not be read the last time
 */
const GError *
backbone_list_get_error (BackboneList *self)
{
  return self->error;
}
