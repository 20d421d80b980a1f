/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-row-cache-private.h"

/* More than any window shows at once. */
#define N_KEPT 512

typedef struct
{
  BackboneRowCache *cache;
  gint64 id;    /* the key */
  GObject *row; /* weak */
} Entry;

struct _BackboneRowCache
{
  GHashTable *entries; /* gint64 -> Entry, as long as the row lives */
  GQueue kept;         /* strong references, newest last */
  gboolean keep_all;
};

static void
row_gone_cb (gpointer data, GObject *where_the_object_was)
{
  Entry *entry = data;

  entry->row = NULL;
  g_hash_table_remove (entry->cache->entries, &entry->id);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  if (entry->row)
    g_object_weak_unref (entry->row, row_gone_cb, entry);
  g_free (entry);
}

BackboneRowCache *
backbone_row_cache_new (void)
{
  BackboneRowCache *self = g_new0 (BackboneRowCache, 1);

  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, entry_free);
  g_queue_init (&self->kept);

  return self;
}

void
backbone_row_cache_free (BackboneRowCache *self)
{
  g_queue_clear_full (&self->kept, g_object_unref);
  g_hash_table_unref (self->entries);
  g_free (self);
}

void
backbone_row_cache_set_keep_all (BackboneRowCache *self, gboolean keep_all)
{
  self->keep_all = keep_all;
}

gpointer
backbone_row_cache_find (BackboneRowCache *self, gint64 id)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);

  return entry ? entry->row : NULL;
}

void
backbone_row_cache_add (BackboneRowCache *self, gint64 id, gpointer row)
{
  Entry *entry = g_new0 (Entry, 1);

  *entry = (Entry){ self, id, G_OBJECT (row) };
  g_object_weak_ref (G_OBJECT (row), row_gone_cb, entry);
  g_hash_table_replace (self->entries, &entry->id, entry);

  g_queue_push_tail (&self->kept, g_object_ref (row));
  if (!self->keep_all && self->kept.length > N_KEPT)
    g_object_unref (g_queue_pop_head (&self->kept));
}

GArray *
backbone_row_cache_list (BackboneRowCache *self)
{
  GArray *ids
      = g_array_sized_new (FALSE, FALSE, sizeof (gint64), g_hash_table_size (self->entries));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (ids, key, 1);

  return ids;
}
