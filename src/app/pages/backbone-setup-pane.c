/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-pane.h"

#include "backbone-setup-evidence-part.h"
#include "backbone-setup-rest-part.h"
#include "backbone-setup-runner.h"
#include "backbone-setup-switch-part.h"
#include "backbone-setup-tasks-part.h"
#include "backbone-setup-there-part.h"
#include "backbone-setup-work-part.h"
#include "backbone-status-icon.h"

struct _BackboneSetupPane
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkScrolledWindow *scroller;

  BackboneLandscape *landscape;
  BackboneSetupRunner *runner;
  BackboneList *steps;
  BackboneSetupStep *step;
  BackboneSetupStep *next;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (BackboneSetupPane, backbone_setup_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  PROP_RUNNER,
  PROP_STEPS,
  PROP_STEP,
  PROP_NEXT,
  PROP_NARROW,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* Each step begins at its top. */
static gboolean
set_step (BackboneSetupPane *self, BackboneSetupStep *step)
{
  if (!g_set_object (&self->step, step))
    return FALSE;

  if (step)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);

  return TRUE;
}

static void
backbone_setup_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BackboneSetupPane *self = BACKBONE_SETUP_PANE (object);
  gboolean changed = FALSE;

  switch (id)
    {
    case PROP_LANDSCAPE:
      changed = g_set_object (&self->landscape, g_value_get_object (value));
      break;
    case PROP_RUNNER:
      changed = g_set_object (&self->runner, g_value_get_object (value));
      break;
    case PROP_STEPS:
      changed = g_set_object (&self->steps, g_value_get_object (value));
      break;
    case PROP_STEP:
      changed = set_step (self, g_value_get_object (value));
      break;
    case PROP_NEXT:
      changed = g_set_object (&self->next, g_value_get_object (value));
      break;
    case PROP_NARROW:
      changed = self->narrow != g_value_get_boolean (value);
      self->narrow = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
backbone_setup_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BackboneSetupPane *self = BACKBONE_SETUP_PANE (object);

  switch (id)
    {
    case PROP_LANDSCAPE:
      g_value_set_object (value, self->landscape);
      break;
    case PROP_RUNNER:
      g_value_set_object (value, self->runner);
      break;
    case PROP_STEPS:
      g_value_set_object (value, self->steps);
      break;
    case PROP_STEP:
      g_value_set_object (value, self->step);
      break;
    case PROP_NEXT:
      g_value_set_object (value, self->next);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_setup_pane_dispose (GObject *object)
{
  BackboneSetupPane *self = BACKBONE_SETUP_PANE (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->landscape);
  g_clear_object (&self->runner);
  g_clear_object (&self->steps);
  g_clear_object (&self->step);
  g_clear_object (&self->next);

  G_OBJECT_CLASS (backbone_setup_pane_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, flags);
  properties[PROP_RUNNER]
      = g_param_spec_object ("runner", NULL, NULL, BACKBONE_TYPE_SETUP_RUNNER, flags);
  properties[PROP_STEPS] = g_param_spec_object ("steps", NULL, NULL, BACKBONE_TYPE_LIST, flags);
  properties[PROP_STEP] = g_param_spec_object ("step", NULL, NULL, BACKBONE_TYPE_SETUP_STEP, flags);
  properties[PROP_NEXT] = g_param_spec_object ("next", NULL, NULL, BACKBONE_TYPE_SETUP_STEP, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_setup_pane_class_init (BackboneSetupPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_setup_pane_set_property;
  object_class->get_property = backbone_setup_pane_get_property;
  object_class->dispose = backbone_setup_pane_dispose;
  install_properties (object_class);

  g_type_ensure (BACKBONE_TYPE_SETUP_EVIDENCE_PART);
  g_type_ensure (BACKBONE_TYPE_SETUP_REST_PART);
  g_type_ensure (BACKBONE_TYPE_SETUP_SWITCH_PART);
  g_type_ensure (BACKBONE_TYPE_SETUP_TASKS_PART);
  g_type_ensure (BACKBONE_TYPE_SETUP_THERE_PART);
  g_type_ensure (BACKBONE_TYPE_SETUP_WORK_PART);
  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-setup-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupPane, stack);
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupPane, scroller);
}

static void
backbone_setup_pane_init (BackboneSetupPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
