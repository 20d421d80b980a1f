/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-apply-row.h"

#include "backbone-keep.h"
#include "backbone-part.h"
#include "backbone-window-texts.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  IDLE,
  COUNTING,
  ASKING,
  APPLYING,
  DONE,
  UNDOING,
} State;

struct _BackboneApplyRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *text;
  GtkCheckButton *kind_check;
  GtkWidget *start_button;
  GtkWidget *apply_button;
  GtkWidget *cancel_button;
  GtkWidget *undo_button;

  BackboneChannelDraft *draft;
  char *label;
  const char *const *keys;
  State state;
  BackboneJob *job; /* nullable: the one that runs, or the last one */
  char *counted;    /* nullable: the settings that were counted, as one text */
};

G_DEFINE_FINAL_TYPE (BackboneApplyRow, backbone_apply_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_0,
  PROP_DRAFT,
  PROP_LABEL,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static gboolean
is_valid (BackboneApplyRow *self)
{
  for (guint i = 0; self->draft && self->keys && self->keys[i]; i++)
    {
      g_autofree char *error = backbone_channel_draft_dup_error (self->draft, self->keys[i]);

      if (error)
        return FALSE;
    }

  return self->draft && self->keys;
}

static char *
dup_settings_text (BackboneApplyRow *self)
{
  g_auto (GStrv) settings = backbone_channel_draft_dup_settings (self->draft, self->keys);

  return g_strjoinv ("\n", settings);
}

static void
set_state (BackboneApplyRow *self, State state, const char *text)
{
  guint n = state == ASKING ? backbone_channel_edit_job_get_n_changed (self->job) : 0;

  self->state = state;
  gtk_label_set_label (self->text, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text), text && *text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->text), "error");
  gtk_widget_set_visible (self->start_button, state == IDLE);
  gtk_widget_set_sensitive (self->start_button, is_valid (self));
  gtk_widget_set_visible (GTK_WIDGET (self->kind_check), state == COUNTING || state == ASKING);
  gtk_widget_set_visible (self->apply_button, state == ASKING && n > 0);
  gtk_widget_set_visible (self->cancel_button, state == COUNTING || state == ASKING);
  gtk_widget_set_visible (self->undo_button, state == DONE);
}

static void
fail (BackboneApplyRow *self, const GError *error)
{
  g_autofree char *text = backbone_window_texts_error (error);

  set_state (self, IDLE, text);
  gtk_widget_add_css_class (GTK_WIDGET (self->text), "error");
}

/* Whether the job that ended is the one that is waited for, and ended well. */
static gboolean
finish (BackboneApplyRow *self, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  gboolean done = backbone_job_run_finish (BACKBONE_JOB (source), result, &error);

  if ((gpointer)source != (gpointer)self->job)
    return FALSE;
  if (!done && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fail (self, error);

  return done;
}

static void
run (BackboneApplyRow *self, BackboneJob *job, GAsyncReadyCallback callback)
{
  if (self->job)
    backbone_job_cancel (self->job);
  g_set_object (&self->job, job);
  g_object_unref (job);
  backbone_job_run_async (job, backbone_part_answered_cb, backbone_part_wait (self, callback));
}

/* (transfer full): for the channels of all customers, or those of this kind. */
static BackboneJob *
make_job (BackboneApplyRow *self)
{
  BackboneChannel *channel = backbone_channel_draft_get_channel (self->draft);
  const int kinds[] = { (int)backbone_channel_get_kind (channel), -1 };
  g_auto (GStrv) settings = backbone_channel_draft_dup_settings (self->draft, self->keys);

  return backbone_channel_edit_job_new (
      backbone_channel_draft_get_landscape (self->draft), NULL,
      gtk_check_button_get_active (self->kind_check) ? kinds : NULL, (const char *const *)settings);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneApplyRow) self = user_data;
  g_autofree char *text = NULL;
  guint n;

  if (!finish (self, source, result) || self->state != COUNTING)
    return;

  n = backbone_channel_edit_job_get_n_changed (self->job);
  text = n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u channel would change.",
                                               "%'u channels would change.", n),
                                  n)
               : g_strdup (_ ("All channels have that already."));
  set_state (self, ASKING, text);
}

static void
count (BackboneApplyRow *self)
{
  BackboneJob *job;

  if (self->state != IDLE && self->state != COUNTING && self->state != ASKING)
    return;

  job = make_job (self);
  backbone_channel_edit_job_set_dry_run (job, TRUE);
  g_free (self->counted);
  self->counted = dup_settings_text (self);
  set_state (self, COUNTING, NULL);
  run (self, job, counted_cb);
}

static void
kind_toggled_cb (BackboneApplyRow *self)
{
  if (self->state == ASKING || self->state == COUNTING)
    count (self);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneApplyRow) self = user_data;
  g_autofree char *text = NULL;
  guint n;

  if (!finish (self, source, result))
    return;

  n = backbone_channel_edit_job_get_n_changed (self->job);
  text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'u channel was changed.", "%'u channels were changed.", n),
      n);
  set_state (self, DONE, text);
}

static void
apply (BackboneApplyRow *self)
{
  set_state (self, APPLYING, _ ("Changing channels…"));
  run (self, make_job (self), applied_cb);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneApplyRow) self = user_data;

  if (finish (self, source, result))
    set_state (self, IDLE, _ ("All channels are as they were."));
}

static void
undo (BackboneApplyRow *self)
{
  g_autoptr (BackboneJob) applied = g_object_ref (self->job);

  set_state (self, UNDOING, _ ("Changing channels back…"));
  run (self, backbone_channel_edit_job_new_undo (applied), undone_cb);
}

static void
give_up (BackboneApplyRow *self)
{
  if (self->job)
    backbone_job_cancel (self->job);
  g_clear_object (&self->job);
  set_state (self, IDLE, NULL);
}

/* What was counted holds only for the settings of that time. */
static void
draft_changed_cb (BackboneApplyRow *self)
{
  g_autofree char *now = self->keys ? dup_settings_text (self) : NULL;

  if ((self->state == COUNTING || self->state == ASKING) && g_strcmp0 (now, self->counted) != 0)
    give_up (self);
  gtk_widget_set_sensitive (self->start_button, is_valid (self));
}

static void
name_kind (BackboneApplyRow *self)
{
  BackboneChannel *channel = backbone_channel_draft_get_channel (self->draft);
  /* Translators: %s is a kind of channel, such as "Portal" */
  g_autofree char *label
      = g_strdup_printf (_ ("Only channels of the kind “%s”"),
                         backbone_channel_kind_to_title (backbone_channel_get_kind (channel)));

  gtk_check_button_set_label (self->kind_check, label);
}

static void
set_draft (BackboneApplyRow *self, BackboneChannelDraft *draft)
{
  if (!backbone_keep_followed (self, &self->draft, draft, "changed", G_CALLBACK (draft_changed_cb)))
    return;

  if (draft)
    {
      name_kind (self);
      draft_changed_cb (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT]);
}

static void
backbone_apply_row_set_property (GObject *object,
                                 guint property_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  BackboneApplyRow *self = BACKBONE_APPLY_ROW (object);

  switch (property_id)
    {
    case PROP_DRAFT:
      set_draft (self, g_value_get_object (value));
      break;
    case PROP_LABEL:
      if (backbone_keep_text (&self->label, g_value_get_string (value)))
        {
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_apply_row_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  BackboneApplyRow *self = BACKBONE_APPLY_ROW (object);

  switch (property_id)
    {
    case PROP_DRAFT:
      g_value_set_object (value, self->draft);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_apply_row_dispose (GObject *object)
{
  BackboneApplyRow *self = BACKBONE_APPLY_ROW (object);

  set_draft (self, NULL);
  g_clear_object (&self->job);
  gtk_widget_dispose_template (GTK_WIDGET (object), BACKBONE_TYPE_APPLY_ROW);

  G_OBJECT_CLASS (backbone_apply_row_parent_class)->dispose (object);
}

static void
backbone_apply_row_finalize (GObject *object)
{
  BackboneApplyRow *self = BACKBONE_APPLY_ROW (object);

  g_free (self->label);
  g_free (self->counted);

  G_OBJECT_CLASS (backbone_apply_row_parent_class)->finalize (object);
}

static void
backbone_apply_row_class_init (BackboneApplyRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = backbone_apply_row_set_property;
  object_class->get_property = backbone_apply_row_get_property;
  object_class->dispose = backbone_apply_row_dispose;
  object_class->finalize = backbone_apply_row_finalize;

  properties[PROP_DRAFT]
      = g_param_spec_object ("draft", NULL, NULL, BACKBONE_TYPE_CHANNEL_DRAFT, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-apply-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneApplyRow, text);
  gtk_widget_class_bind_template_child (widget_class, BackboneApplyRow, kind_check);
  gtk_widget_class_bind_template_child (widget_class, BackboneApplyRow, start_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneApplyRow, apply_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneApplyRow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneApplyRow, undo_button);
  gtk_widget_class_bind_template_callback (widget_class, count);
  gtk_widget_class_bind_template_callback (widget_class, apply);
  gtk_widget_class_bind_template_callback (widget_class, undo);
  gtk_widget_class_bind_template_callback (widget_class, give_up);
  gtk_widget_class_bind_template_callback (widget_class, kind_toggled_cb);
}

static void
backbone_apply_row_init (BackboneApplyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_state (self, IDLE, NULL);
}

void
backbone_apply_row_set_keys (BackboneApplyRow *self, const char *const *keys)
{
  self->keys = keys;
  gtk_widget_set_sensitive (self->start_button, is_valid (self));
}
