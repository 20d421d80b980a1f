/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-customer-cache-private.h"

/* More than any window shows at once. */
#define N_KEPT 512

typedef struct
{
  BackboneCustomerCache *cache;
  gint64 id; /* the key */
  BackboneCustomer *customer;
} Entry;

struct _BackboneCustomerCache
{
  GHashTable *entries; /* gint64 -> Entry, as long as the customer lives */
  GQueue kept;         /* strong references, newest last */
  gboolean keep_all;
};

static void
customer_gone_cb (gpointer data, GObject *where_the_object_was)
{
  Entry *entry = data;

  entry->customer = NULL;
  g_hash_table_remove (entry->cache->entries, &entry->id);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  if (entry->customer)
    g_object_weak_unref (G_OBJECT (entry->customer), customer_gone_cb, entry);
  g_free (entry);
}

BackboneCustomerCache *
backbone_customer_cache_new (void)
{
  BackboneCustomerCache *self = g_new0 (BackboneCustomerCache, 1);

  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, entry_free);
  g_queue_init (&self->kept);

  return self;
}

void
backbone_customer_cache_free (BackboneCustomerCache *self)
{
  g_queue_clear_full (&self->kept, g_object_unref);
  g_hash_table_unref (self->entries);
  g_free (self);
}

void
backbone_customer_cache_set_keep_all (BackboneCustomerCache *self, gboolean keep_all)
{
  self->keep_all = keep_all;
}

BackboneCustomer *
backbone_customer_cache_find (BackboneCustomerCache *self, gint64 id)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);

  return entry ? entry->customer : NULL;
}

void
backbone_customer_cache_add (BackboneCustomerCache *self, gint64 id, BackboneCustomer *customer)
{
  Entry *entry = g_new0 (Entry, 1);

  *entry = (Entry){ self, id, customer };
  g_object_weak_ref (G_OBJECT (customer), customer_gone_cb, entry);
  g_hash_table_replace (self->entries, &entry->id, entry);

  g_queue_push_tail (&self->kept, g_object_ref (customer));
  if (!self->keep_all && self->kept.length > N_KEPT)
    g_object_unref (g_queue_pop_head (&self->kept));
}

GArray *
backbone_customer_cache_list (BackboneCustomerCache *self)
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
