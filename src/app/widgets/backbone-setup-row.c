/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-row.h"

#include "backbone-keep.h"
#include "backbone-setup-closures.h"
#include "backbone-status-icon.h"

struct _BackboneSetupRow
{
  GtkListBoxRow parent_instance;

  BackboneSetupStep *step;
};

G_DEFINE_FINAL_TYPE (BackboneSetupRow, backbone_setup_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  PROP_0,
  PROP_STEP,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* What a screen reader says of the row. */
static void
name (BackboneSetupRow *self)
{
  g_autofree char *state = NULL;
  g_autofree char *text = NULL;

  if (self->step == NULL)
    return;

  state = backbone_closure_setup_progress (NULL, backbone_setup_step_get_state (self->step),
                                           backbone_setup_step_get_per_customer (self->step),
                                           backbone_setup_step_get_customers_done (self->step),
                                           backbone_setup_step_get_customers_total (self->step));
  text = g_strdup_printf ("%s: %s", backbone_setup_step_get_title (self->step), state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
set_step (BackboneSetupRow *self, BackboneSetupStep *step)
{
  if (!backbone_keep_followed (self, &self->step, step, "notify", G_CALLBACK (name)))
    return;

  name (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
}

static void
backbone_setup_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BackboneSetupRow *self = BACKBONE_SETUP_ROW (object);

  switch (id)
    {
    case PROP_STEP:
      set_step (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_setup_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BackboneSetupRow *self = BACKBONE_SETUP_ROW (object);

  switch (id)
    {
    case PROP_STEP:
      g_value_set_object (value, self->step);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_setup_row_dispose (GObject *object)
{
  set_step (BACKBONE_SETUP_ROW (object), NULL);

  G_OBJECT_CLASS (backbone_setup_row_parent_class)->dispose (object);
}

static void
backbone_setup_row_class_init (BackboneSetupRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = backbone_setup_row_set_property;
  object_class->get_property = backbone_setup_row_get_property;
  object_class->dispose = backbone_setup_row_dispose;

  properties[PROP_STEP]
      = g_param_spec_object ("step", NULL, NULL, BACKBONE_TYPE_SETUP_STEP,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  gtk_widget_class_set_template_from_resource (
      GTK_WIDGET_CLASS (klass), "/io/github/backbone_admin/BackboneAdmin/ui/backbone-setup-row.ui");
}

static void
backbone_setup_row_init (BackboneSetupRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
backbone_setup_row_new (BackboneSetupStep *step)
{
  return g_object_new (BACKBONE_TYPE_SETUP_ROW, "step", step, NULL);
}

BackboneSetupStep *
backbone_setup_row_get_step (BackboneSetupRow *self)
{
  return self->step;
}
