/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-background.h"

#include "backbone-settings.h"

struct _BackboneBackground
{
  GObject parent_instance;

  GApplication *application; /* weak */
  GPtrArray *keepers;
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
  if (!is_wanted ())
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
  g_ptr_array_unref (BACKBONE_BACKGROUND (object)->keepers);

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

void
backbone_background_keep (BackboneBackground *self, GFile *file)
{
  guint position;

  if (!self->ends && !find (self, file, &position))
    g_ptr_array_add (self->keepers, backbone_keeper_new (self->application, file));
}

void
backbone_background_window_closes (BackboneBackground *self, GFile *file)
{
  if (is_wanted ())
    backbone_background_keep (self, file);
}

void
backbone_background_release (BackboneBackground *self, GFile *file)
{
  guint position;

  if (!find (self, file, &position))
    return;

  backbone_keeper_end (self->keepers->pdata[position]);
  g_ptr_array_remove_index (self->keepers, position);
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
