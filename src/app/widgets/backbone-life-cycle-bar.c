/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-life-cycle-bar.h"

#include "backbone-status-icon.h"
#include "backbone-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define N_STAGES 5

struct _BackboneLifeCycleBar
{
  GtkWidget parent_instance;

  GtkWidget *entries[N_STAGES];
  GtkWidget *icons[N_STAGES];

  BackboneLifeCycle life_cycle;
};

G_DEFINE_FINAL_TYPE (BackboneLifeCycleBar, backbone_life_cycle_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LIFE_CYCLE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

BackboneMark
backbone_life_cycle_bar_get_mark (BackboneLifeCycle stage, BackboneLifeCycle reached)
{
  switch (stage)
    {
    case BACKBONE_LIFE_CYCLE_REQUESTED:
      return BACKBONE_MARK_WORKING;
    case BACKBONE_LIFE_CYCLE_ACTIVATED:
      return reached == BACKBONE_LIFE_CYCLE_REQUESTED || reached == BACKBONE_LIFE_CYCLE_SAVED
                 ? BACKBONE_MARK_NEVER
                 : BACKBONE_MARK_WORKING;
    case BACKBONE_LIFE_CYCLE_SAVED:
      return reached >= BACKBONE_LIFE_CYCLE_SAVED ? BACKBONE_MARK_WORKING : BACKBONE_MARK_NEVER;
    case BACKBONE_LIFE_CYCLE_PROVEN:
      return reached == BACKBONE_LIFE_CYCLE_PROVEN ? BACKBONE_MARK_WORKING : BACKBONE_MARK_NEVER;
    case BACKBONE_LIFE_CYCLE_LOCKED:
      return reached == BACKBONE_LIFE_CYCLE_LOCKED ? BACKBONE_MARK_FAILING : BACKBONE_MARK_NONE;
    default:
      return BACKBONE_MARK_NONE;
    }
}

static void
show_stages (BackboneLifeCycleBar *self)
{
  for (BackboneLifeCycle stage = 0; stage < N_STAGES; stage++)
    {
      BackboneMark mark = backbone_life_cycle_bar_get_mark (stage, self->life_cycle);
      gboolean reached = mark == BACKBONE_MARK_WORKING;
      g_autofree char *text = g_strdup_printf (reached || mark == BACKBONE_MARK_FAILING
                                                   /* Translators: a stage that is reached */
                                                   ? _ ("%s: yes")
                                                   /* Translators: a stage not reached so far */
                                                   : _ ("%s: not known yet"),
                                               backbone_life_cycle_to_title (stage));

      g_object_set (self->icons[stage], "mark", mark, "text", text, NULL);
      gtk_widget_set_visible (self->entries[stage], mark != BACKBONE_MARK_NONE);
    }
}

static GtkWidget *
add_stage (BackboneLifeCycleBar *self, BackboneLifeCycle stage)
{
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->icons[stage] = g_object_new (BACKBONE_TYPE_STATUS_ICON, NULL);
  gtk_box_append (GTK_BOX (entry), self->icons[stage]);
  gtk_box_append (GTK_BOX (entry), gtk_label_new (backbone_life_cycle_to_title (stage)));
  gtk_widget_set_parent (entry, GTK_WIDGET (self));

  return entry;
}

static void
backbone_life_cycle_bar_set_property (GObject *object,
                                      guint property_id,
                                      const GValue *value,
                                      GParamSpec *pspec)
{
  BackboneLifeCycleBar *self = BACKBONE_LIFE_CYCLE_BAR (object);

  switch (property_id)
    {
    case PROP_LIFE_CYCLE:
      if (self->life_cycle != (BackboneLifeCycle)g_value_get_enum (value))
        {
          self->life_cycle = g_value_get_enum (value);
          show_stages (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_life_cycle_bar_get_property (GObject *object,
                                      guint property_id,
                                      GValue *value,
                                      GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_LIFE_CYCLE:
      g_value_set_enum (value, BACKBONE_LIFE_CYCLE_BAR (object)->life_cycle);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_life_cycle_bar_dispose (GObject *object)
{
  BackboneLifeCycleBar *self = BACKBONE_LIFE_CYCLE_BAR (object);

  for (BackboneLifeCycle stage = 0; stage < N_STAGES; stage++)
    g_clear_pointer (&self->entries[stage], gtk_widget_unparent);

  G_OBJECT_CLASS (backbone_life_cycle_bar_parent_class)->dispose (object);
}

static void
backbone_life_cycle_bar_class_init (BackboneLifeCycleBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_life_cycle_bar_set_property;
  object_class->get_property = backbone_life_cycle_bar_get_property;
  object_class->dispose = backbone_life_cycle_bar_dispose;

  properties[PROP_LIFE_CYCLE] = g_param_spec_enum (
      "life-cycle", NULL, NULL, BACKBONE_TYPE_LIFE_CYCLE, BACKBONE_LIFE_CYCLE_REQUESTED,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
backbone_life_cycle_bar_init (BackboneLifeCycleBar *self)
{
  gtk_widget_set_layout_manager (
      GTK_WIDGET (self),
      g_object_new (BACKBONE_TYPE_WRAP_LAYOUT, "spacing", 12, "line-spacing", 4, NULL));
  for (BackboneLifeCycle stage = 0; stage < N_STAGES; stage++)
    self->entries[stage] = add_stage (self, stage);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Life cycle of the technical user"), -1);
  show_stages (self);
}
