/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "landscape-client.h"

static void
store_result_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **stored = user_data;

  *stored = g_object_ref (result);
}

static void
wait_for_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

BackboneLandscape *
client_try_open (const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  backbone_landscape_open_async (path, NULL, store_result_cb, &result);
  wait_for_result (&result);

  return backbone_landscape_open_finish (result, error);
}

BackboneLandscape *
client_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  BackboneLandscape *landscape = client_try_open (path, &error);

  g_assert_no_error (error);

  return landscape;
}

BackboneLandscape *
client_create (const char *path,
               const char *owner,
               const char *description,
               BackboneEndpointProfile *profile,
               GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  backbone_landscape_create_async (path, owner, description, profile, NULL, store_result_cb,
                                   &result);
  wait_for_result (&result);

  return backbone_landscape_create_finish (result, error);
}

void
client_close (BackboneLandscape *landscape)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  backbone_landscape_close_async (landscape, store_result_cb, &result);
  wait_for_result (&result);
  backbone_landscape_close_finish (landscape, result, &error);
  g_assert_no_error (error);
}

static gboolean
give_up_cb (gpointer user_data)
{
  g_error ("Waited for “%s” in vain", (const char *)user_data);

  return G_SOURCE_REMOVE;
}

void
client_wait_for_property (gpointer object, const char *property, gboolean value)
{
  guint source = g_timeout_add_seconds (30, give_up_cb, (gpointer)property);
  gboolean present = !value;

  for (;;)
    {
      g_object_get (object, property, &present, NULL);
      if (!!present == !!value)
        break;
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (source);
}

void
client_wait_for_items (gpointer list, guint n)
{
  guint source = g_timeout_add_seconds (30, give_up_cb, (gpointer) "items");

  while (g_list_model_get_n_items (list) != n)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

static void
items_changed_cb (GListModel *list, guint position, guint removed, guint added, Shadow *self)
{
  g_assert_cmpuint (position + removed, <=, self->items->len);
  g_assert_cmpuint (self->items->len - removed + added, ==, g_list_model_get_n_items (list));

  if (removed > 0)
    g_ptr_array_remove_range (self->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (self->items, position + i, g_list_model_get_item (list, position + i));

  self->n_signals++;
  self->n_removed += removed;
  self->n_added += added;
}

Shadow *
shadow_new (gpointer list)
{
  Shadow *self = g_new0 (Shadow, 1);

  self->list = g_object_ref (list);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (self->list); i++)
    g_ptr_array_add (self->items, g_list_model_get_item (self->list, i));
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), self);

  return self;
}

void
shadow_check (Shadow *self)
{
  g_assert_cmpuint (g_list_model_get_n_items (self->list), ==, self->items->len);
  for (guint i = 0; i < self->items->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->list, i);
      g_assert_true (item == g_ptr_array_index (self->items, i));
    }
}

void
shadow_reset_counters (Shadow *self)
{
  self->n_signals = self->n_removed = self->n_added = 0;
}

void
shadow_free (Shadow *self)
{
  g_signal_handlers_disconnect_by_data (self->list, self);
  g_object_unref (self->list);
  g_ptr_array_unref (self->items);
  g_free (self);
}
