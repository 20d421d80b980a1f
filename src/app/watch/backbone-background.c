/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-background.h"

#include "backbone-settings.h"

struct _BackboneBackground
{
  GObject parent_instance;

  GApplication *application; /* weak */
  GPtrArray *keepers;
  GHashTable *asked; /* GFiles that the application was started for in the background */
  gboolean ends;
};

G_DEFINE_FINAL_TYPE (BackboneBackground, backbone_background, G_TYPE_OBJECT)

static void
end_all (BackboneBackground *self)
{
  for (guint i = 0; i < self->keepers->len; i++)
    backbone_keeper_end (self->keepers->pdata[i]);
  g_ptr_array_set_size (self->keepers, 0);
}

static gboolean
is_wanted (void)
{
  GSettings *settings = backbone_settings_get ();

  return settings && g_settings_get_boolean (settings, "keep-running");
}

/* Switched off elsewhere, such as in a window of another landscape. */
static void
wanted_changed_cb (BackboneBackground *self)
{
  if (is_wanted ())
    return;

  g_hash_table_remove_all (self->asked);
  end_all (self);
}

static gboolean
find (BackboneBackground *self, GFile *file, guint *position)
{
  for (guint i = 0; i < self->keepers->len; i++)
    {
      if (g_file_equal (backbone_keeper_get_file (self->keepers->pdata[i]), file))
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

static void
backbone_background_dispose (GObject *object)
{
  BackboneBackground *self = BACKBONE_BACKGROUND (object);

  end_all (self);
  g_clear_weak_pointer (&self->application);

  G_OBJECT_CLASS (backbone_background_parent_class)->dispose (object);
}

static void
backbone_background_finalize (GObject *object)
{
  BackboneBackground *self = BACKBONE_BACKGROUND (object);

  g_ptr_array_unref (self->keepers);
  g_hash_table_unref (self->asked);

  G_OBJECT_CLASS (backbone_background_parent_class)->finalize (object);
}

static void
backbone_background_class_init (BackboneBackgroundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = backbone_background_dispose;
  G_OBJECT_CLASS (klass)->finalize = backbone_background_finalize;
}

static void
backbone_background_init (BackboneBackground *self)
{
  self->keepers = g_ptr_array_new_with_free_func (g_object_unref);
  self->asked = g_hash_table_new_full (g_file_hash, (GEqualFunc)g_file_equal, g_object_unref, NULL);
}

BackboneBackground *
backbone_background_new (GApplication *application)
{
  BackboneBackground *self = g_object_new (BACKBONE_TYPE_BACKGROUND, NULL);
  GSettings *settings = backbone_settings_get ();

  g_set_weak_pointer (&self->application, application);
  if (settings)
    g_signal_connect_object (settings, "changed::keep-running", G_CALLBACK (wanted_changed_cb),
                             self, G_CONNECT_SWAPPED);

  return self;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BackboneBackground *self = g_task_get_source_object (task);
  BackboneKeeper *keeper = BACKBONE_KEEPER (source);
  GError *error = NULL;

  if (backbone_keeper_open_finish (keeper, result, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  if (g_ptr_array_remove (self->keepers, keeper))
    g_hash_table_remove (self->asked, backbone_keeper_get_file (keeper));
  g_task_return_error (task, error);
}

void
backbone_background_ask_for (BackboneBackground *self, GFile *file)
{
  g_hash_table_add (self->asked, g_object_ref (file));
}

void
backbone_background_keep_async (BackboneBackground *self,
                                GFile *file,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  BackboneKeeper *keeper;
  guint position;

  g_task_set_source_tag (task, backbone_background_keep_async);
  if (find (self, file, &position))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  keeper = backbone_keeper_new (self->application, file);
  g_ptr_array_add (self->keepers, keeper);
  backbone_keeper_open_async (keeper, opened_cb, g_steal_pointer (&task));
}

gboolean
backbone_background_keep_finish (BackboneBackground *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
backbone_background_check_all (BackboneBackground *self, GFile *file)
{
  guint position;

  if (find (self, file, &position))
    backbone_keeper_check_all (self->keepers->pdata[position]);
}

gboolean
backbone_background_wants (BackboneBackground *self, GFile *file)
{
  return !self->ends && (is_wanted () || g_hash_table_contains (self->asked, file));
}

void
backbone_background_give (BackboneBackground *self, BackboneOpenLandscape *open)
{
  g_ptr_array_add (self->keepers, backbone_keeper_new_open (self->application, open));
}

BackboneOpenLandscape *
backbone_background_take (BackboneBackground *self, GFile *file)
{
  g_autoptr (BackboneKeeper) keeper = NULL;
  guint position;

  if (!find (self, file, &position))
    return NULL;

  keeper = g_ptr_array_steal_index (self->keepers, position);

  return backbone_keeper_take (keeper);
}

GFile *
backbone_background_dup_newest (BackboneBackground *self)
{
  guint n = self->keepers->len;

  return n > 0 ? g_object_ref (backbone_keeper_get_file (self->keepers->pdata[n - 1])) : NULL;
}

void
backbone_background_end (BackboneBackground *self)
{
  self->ends = TRUE;
  end_all (self);
}
