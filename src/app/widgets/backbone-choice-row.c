/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-choice-row.h"

#include "backbone-keep.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _BackboneChoiceRow
{
  AdwPreferencesRow parent_instance;

  GtkDropDown *drop_down;

  BackboneChannelDraft *draft;
  char *key;
  const BackboneChoice *choices;
  char *inherited; /* what the titles tell of */
};

G_DEFINE_FINAL_TYPE (BackboneChoiceRow, backbone_choice_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_0,
  PROP_DRAFT,
  PROP_KEY,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static guint
find_choice (BackboneChoiceRow *self, const char *value)
{
  guint i = 0;

  while (self->choices[i + 1].value && !g_str_equal (self->choices[i].value, value ? value : ""))
    i++;

  return i;
}

/* (transfer full): @title with its one %s filled in. */
static char *
make_title (const char *title, const char *inherited)
{
  g_auto (GStrv) parts = g_strsplit (_ (title), "%s", 2);

  return g_strjoinv (inherited, parts);
}

static void
fill_model (BackboneChoiceRow *self, const char *inherited)
{
  GtkStringList *titles = GTK_STRING_LIST (gtk_drop_down_get_model (self->drop_down));
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (titles));

  if (n_before > 0 && g_strcmp0 (self->inherited, inherited) == 0)
    return;

  g_free (self->inherited);
  self->inherited = g_strdup (inherited);
  for (guint i = 0; self->choices[i].value; i++)
    {
      g_autofree char *title = make_title (self->choices[i].title, inherited);

      gtk_string_list_append (titles, title);
    }
  gtk_string_list_splice (titles, 0, n_before, NULL);
}

static void chosen_cb (BackboneChoiceRow *self);

static void
draft_changed_cb (BackboneChoiceRow *self)
{
  if (self->draft == NULL || self->choices == NULL || self->key == NULL)
    return;

  g_signal_handlers_block_by_func (self->drop_down, chosen_cb, self);
  fill_model (self, backbone_channel_draft_get_inherited (self->draft, self->key));
  gtk_drop_down_set_selected (
      self->drop_down, find_choice (self, backbone_channel_draft_get (self->draft, self->key)));
  g_signal_handlers_unblock_by_func (self->drop_down, chosen_cb, self);
}

static void
chosen_cb (BackboneChoiceRow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->drop_down);

  if (self->draft == NULL || self->choices == NULL || chosen == GTK_INVALID_LIST_POSITION
      || chosen == find_choice (self, backbone_channel_draft_get (self->draft, self->key)))
    return;

  backbone_channel_draft_set (self->draft, self->key, self->choices[chosen].value);
}

/* The button in the drop-down has the focus, but no name of its own. */
static void
title_changed_cb (BackboneChoiceRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->drop_down));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

static void
set_draft (BackboneChoiceRow *self, BackboneChannelDraft *draft)
{
  if (!backbone_keep_followed (self, &self->draft, draft, "changed", G_CALLBACK (draft_changed_cb)))
    return;

  if (draft)
    draft_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT]);
}

static void
backbone_choice_row_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  BackboneChoiceRow *self = BACKBONE_CHOICE_ROW (object);

  switch (property_id)
    {
    case PROP_DRAFT:
      set_draft (self, g_value_get_object (value));
      break;
    case PROP_KEY:
      if (backbone_keep_text (&self->key, g_value_get_string (value)))
        {
          draft_changed_cb (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_choice_row_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  BackboneChoiceRow *self = BACKBONE_CHOICE_ROW (object);

  switch (property_id)
    {
    case PROP_DRAFT:
      g_value_set_object (value, self->draft);
      break;
    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_choice_row_dispose (GObject *object)
{
  set_draft (BACKBONE_CHOICE_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BACKBONE_TYPE_CHOICE_ROW);

  G_OBJECT_CLASS (backbone_choice_row_parent_class)->dispose (object);
}

static void
backbone_choice_row_finalize (GObject *object)
{
  BackboneChoiceRow *self = BACKBONE_CHOICE_ROW (object);

  g_free (self->key);
  g_free (self->inherited);

  G_OBJECT_CLASS (backbone_choice_row_parent_class)->finalize (object);
}

static void
backbone_choice_row_class_init (BackboneChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = backbone_choice_row_set_property;
  object_class->get_property = backbone_choice_row_get_property;
  object_class->dispose = backbone_choice_row_dispose;
  object_class->finalize = backbone_choice_row_finalize;

  properties[PROP_DRAFT]
      = g_param_spec_object ("draft", NULL, NULL, BACKBONE_TYPE_CHANNEL_DRAFT, flags);
  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-choice-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneChoiceRow, drop_down);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
}

static void
backbone_choice_row_init (BackboneChoiceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
backbone_choice_row_set_choices (BackboneChoiceRow *self, const BackboneChoice *choices)
{
  self->choices = choices;
  draft_changed_cb (self);
}
