/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-undo-stack.h"

typedef struct
{
  char *text;
  BackboneJob *job;
} Entry;

struct _BackboneUndoStack
{
  GObject parent_instance;

  GPtrArray *entries; /* Entry, the newest last */
  BackboneJob *running;
};

G_DEFINE_FINAL_TYPE (BackboneUndoStack, backbone_undo_stack, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  N_PROPERTIES,
};

enum
{
  UNDONE,
  FAILED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void
entry_free (Entry *entry)
{
  g_free (entry->text);
  g_object_unref (entry->job);
  g_free (entry);
}

static gboolean
find_entry (BackboneUndoStack *self, BackboneJob *job, guint *index)
{
  for (*index = 0; *index < self->entries->len; (*index)++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, *index);

      if (entry->job == job)
        return TRUE;
    }

  return FALSE;
}

static void
notify_can_undo (BackboneUndoStack *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
}

static void
take_entry (BackboneUndoStack *self, BackboneJob *job)
{
  Entry *entry;
  guint index;

  if (!find_entry (self, job, &index))
    return;

  entry = g_ptr_array_steal_index (self->entries, index);
  g_signal_emit (self, signals[UNDONE], 0, entry->text);
  entry_free (entry);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneUndoStack) self = user_data;
  g_autoptr (BackboneJob) job = g_steal_pointer (&self->running);
  g_autoptr (GError) error = NULL;

  if (backbone_job_run_finish (job, result, &error))
    take_entry (self, job);
  else
    g_signal_emit (self, signals[FAILED], 0, error);
  notify_can_undo (self);
}

static void
backbone_undo_stack_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, backbone_undo_stack_can_undo (BACKBONE_UNDO_STACK (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_undo_stack_finalize (GObject *object)
{
  g_ptr_array_unref (BACKBONE_UNDO_STACK (object)->entries);

  G_OBJECT_CLASS (backbone_undo_stack_parent_class)->finalize (object);
}

static void
backbone_undo_stack_class_init (BackboneUndoStackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = backbone_undo_stack_get_property;
  object_class->finalize = backbone_undo_stack_finalize;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[UNDONE] = g_signal_new ("undone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
backbone_undo_stack_init (BackboneUndoStack *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)entry_free);
}

BackboneUndoStack *
backbone_undo_stack_new (void)
{
  return g_object_new (BACKBONE_TYPE_UNDO_STACK, NULL);
}

void
backbone_undo_stack_push (BackboneUndoStack *self, const char *text, BackboneJob *job)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->text = g_strdup (text);
  entry->job = g_object_ref (job);
  g_ptr_array_add (self->entries, entry);
  notify_can_undo (self);
}

gboolean
backbone_undo_stack_can_undo (BackboneUndoStack *self)
{
  return self->entries->len > 0 && self->running == NULL;
}

void
backbone_undo_stack_run_job (BackboneUndoStack *self, BackboneJob *job)
{
  guint index;

  if (self->running || !find_entry (self, job, &index))
    return;

  self->running = g_object_ref (job);
  backbone_job_run_async (job, undone_cb, g_object_ref (self));
  notify_can_undo (self);
}

void
backbone_undo_stack_run (BackboneUndoStack *self)
{
  const Entry *entry;

  if (!backbone_undo_stack_can_undo (self))
    return;

  entry = g_ptr_array_index (self->entries, self->entries->len - 1);
  backbone_undo_stack_run_job (self, entry->job);
}
