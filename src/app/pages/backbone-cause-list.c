/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-cause-list.h"

#include "backbone-named-cell.h"
#include "backbone-status-icon.h"

struct _BackboneCauseList
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkListView *list_view;
  GtkNoSelection *selection;

  BackboneLandscape *landscape;
  BackboneList *causes;         /* while it shows */
  BackboneList *your_side_list; /* likewise */
  BackboneYourSide *your_side;
};

G_DEFINE_FINAL_TYPE (BackboneCauseList, backbone_cause_list, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  PROP_CAUSES,
  PROP_YOUR_SIDE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  CAUSE_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
your_side_changed_cb (BackboneCauseList *self)
{
  g_autoptr (BackboneYourSide) your_side
      = self->your_side_list ? g_list_model_get_item (G_LIST_MODEL (self->your_side_list), 0)
                             : NULL;

  if (g_set_object (&self->your_side, your_side))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_YOUR_SIDE]);
}

static void
drop_lists (BackboneCauseList *self)
{
  if (self->your_side_list)
    g_signal_handlers_disconnect_by_func (self->your_side_list, your_side_changed_cb, self);
  g_clear_object (&self->your_side_list);
  g_clear_object (&self->causes);
}

/* Nobody groups thousands of failures while nobody looks. */
static void
update_lists (BackboneCauseList *self)
{
  drop_lists (self);
  if (self->landscape && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->causes = backbone_landscape_list_causes (self->landscape);
      self->your_side_list = backbone_landscape_list_your_side (self->landscape);
      g_signal_connect_swapped (self->your_side_list, "items-changed",
                                G_CALLBACK (your_side_changed_cb), self);
    }

  your_side_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAUSES]);
}

static void
row_activated_cb (BackboneCauseList *self, guint position)
{
  g_autoptr (BackboneCause) cause
      = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (cause)
    g_signal_emit (self, signals[CAUSE_ACTIVATED], 0, cause);
}

static void
backbone_cause_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (backbone_cause_list_parent_class)->map (widget);

  update_lists (BACKBONE_CAUSE_LIST (widget));
}

static void
backbone_cause_list_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (backbone_cause_list_parent_class)->unmap (widget);

  update_lists (BACKBONE_CAUSE_LIST (widget));
}

static gboolean
backbone_cause_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BACKBONE_CAUSE_LIST (widget)->list_view));
}

static void
backbone_cause_list_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  BackboneCauseList *self = BACKBONE_CAUSE_LIST (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      if (g_set_object (&self->landscape, g_value_get_object (value)))
        {
          update_lists (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_cause_list_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  BackboneCauseList *self = BACKBONE_CAUSE_LIST (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      g_value_set_object (value, self->landscape);
      break;
    case PROP_CAUSES:
      g_value_set_object (value, self->causes);
      break;
    case PROP_YOUR_SIDE:
      g_value_set_object (value, self->your_side);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_cause_list_dispose (GObject *object)
{
  BackboneCauseList *self = BACKBONE_CAUSE_LIST (object);

  drop_lists (self);
  g_clear_object (&self->your_side);
  g_clear_object (&self->landscape);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (backbone_cause_list_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAUSES] = g_param_spec_object ("causes", NULL, NULL, BACKBONE_TYPE_LIST,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_YOUR_SIDE] = g_param_spec_object (
      "your-side", NULL, NULL, BACKBONE_TYPE_YOUR_SIDE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_cause_list_class_init (BackboneCauseListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_cause_list_set_property;
  object_class->get_property = backbone_cause_list_get_property;
  object_class->dispose = backbone_cause_list_dispose;
  widget_class->map = backbone_cause_list_map;
  widget_class->unmap = backbone_cause_list_unmap;
  widget_class->grab_focus = backbone_cause_list_grab_focus;
  install_properties (object_class);
  signals[CAUSE_ACTIVATED]
      = g_signal_new ("cause-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, BACKBONE_TYPE_CAUSE);

  g_type_ensure (BACKBONE_TYPE_NAMED_CELL);
  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-cause-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneCauseList, box);
  gtk_widget_class_bind_template_child (widget_class, BackboneCauseList, list_view);
  gtk_widget_class_bind_template_child (widget_class, BackboneCauseList, selection);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
backbone_cause_list_init (BackboneCauseList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
