/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-day-strips.h"

#include "backbone-db-spans-private.h"
#include "backbone-follower-private.h"
#include "backbone-landscape-private.h"
#include "backbone-store-private.h"

struct _BackboneDayStrips
{
  GObject parent_instance;

  BackboneStore *store;
  BackboneFollower *follower;
  GCancellable *cancellable;
  guint n_days;

  GHashTable *strips; /* number -> GPtrArray of BackboneHistorySpan */
  GHashTable *wanted; /* numbers to be read next */
  guint idle;
  gboolean reading;
};

G_DEFINE_FINAL_TYPE (BackboneDayStrips, backbone_day_strips, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What is read at once. */
typedef struct
{
  GStrv numbers;
  guint n_days;
  BackboneTime now;
  GHashTable *strips; /* out */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_strfreev (self->numbers);
  g_hash_table_unref (self->strips);
  g_free (self);
}

static GHashTable *
strips_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
}

/* A customer who is gone meanwhile has no days. */
static gboolean
run_reading (BackboneDb *db, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  for (guint i = 0; reading->numbers[i]; i++)
    {
      g_autoptr (GError) own_error = NULL;
      GPtrArray *days = NULL;

      if (backbone_db_days_list (db, reading->numbers[i], reading->now, reading->n_days, zone,
                                 &days, &own_error))
        g_hash_table_insert (reading->strips, g_strdup (reading->numbers[i]), days);
      else if (!g_error_matches (own_error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&own_error));
          return FALSE;
        }
    }

  return TRUE;
}

static void schedule (BackboneDayStrips *self);

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  Reading *reading = backbone_store_read_finish (BACKBONE_STORE (object), result, &error);
  BackboneDayStrips *self = user_data;
  GHashTableIter iter;
  gpointer number, days;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* it is gone */

  self->reading = FALSE;
  if (reading == NULL)
    return; /* The list of customers says what is wrong. */

  g_hash_table_iter_init (&iter, reading->strips);
  while (g_hash_table_iter_next (&iter, &number, &days))
    g_hash_table_insert (self->strips, g_strdup (number), g_ptr_array_ref (days));
  g_signal_emit (self, signals[CHANGED], 0);
  if (g_hash_table_size (self->wanted) > 0)
    schedule (self);
}

static gboolean
read_wanted_cb (gpointer user_data)
{
  BackboneDayStrips *self = user_data;
  Reading *reading = g_new0 (Reading, 1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer number;

  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    g_strv_builder_add (builder, number);
  g_hash_table_remove_all (self->wanted);

  reading->numbers = g_strv_builder_end (builder);
  reading->n_days = self->n_days;
  reading->now = g_get_real_time ();
  reading->strips = strips_new ();
  self->idle = 0;
  self->reading = TRUE;
  backbone_store_read_async (self->store, run_reading, reading, reading_free, self->cancellable,
                             read_cb, self);

  return G_SOURCE_REMOVE;
}

static void
schedule (BackboneDayStrips *self)
{
  if (self->idle == 0 && !self->reading)
    self->idle = g_idle_add (read_wanted_cb, self);
}

/* Whoever shows some asks for them again. */
static void
landscape_changed_cb (gpointer user_data)
{
  BackboneDayStrips *self = user_data;

  g_hash_table_remove_all (self->strips);
  g_signal_emit (self, signals[CHANGED], 0);
  backbone_follower_finished (self->follower);
}

static void
backbone_day_strips_dispose (GObject *object)
{
  BackboneDayStrips *self = BACKBONE_DAY_STRIPS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->follower, backbone_follower_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (backbone_day_strips_parent_class)->dispose (object);
}

static void
backbone_day_strips_finalize (GObject *object)
{
  BackboneDayStrips *self = BACKBONE_DAY_STRIPS (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->strips);
  g_hash_table_unref (self->wanted);

  G_OBJECT_CLASS (backbone_day_strips_parent_class)->finalize (object);
}

static void
backbone_day_strips_class_init (BackboneDayStripsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = backbone_day_strips_dispose;
  object_class->finalize = backbone_day_strips_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
backbone_day_strips_init (BackboneDayStrips *self)
{
  self->cancellable = g_cancellable_new ();
  self->strips = strips_new ();
  self->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

BackboneDayStrips *
backbone_day_strips_new (BackboneLandscape *landscape, guint n_days)
{
  BackboneDayStrips *self = g_object_new (BACKBONE_TYPE_DAY_STRIPS, NULL);

  self->n_days = n_days;
  self->store = g_object_ref (backbone_landscape_get_store (landscape));
  self->follower = backbone_follower_new (
      landscape, BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_RESULTS, landscape_changed_cb, self);

  return self;
}

GPtrArray *
backbone_day_strips_get (BackboneDayStrips *self, const char *number)
{
  GPtrArray *days = g_hash_table_lookup (self->strips, number);

  if (days == NULL && g_hash_table_add (self->wanted, g_strdup (number)))
    schedule (self);

  return days;
}
