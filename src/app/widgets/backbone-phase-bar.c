/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-phase-bar.h"

#include "backbone-phase-stripe.h"
#include "backbone-phase.h"
#include "backbone-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _BackbonePhaseBar
{
  GtkWidget parent_instance;

  BackbonePhaseStripe *stripe;
  GtkWidget *legend;
  GtkWidget *entries[BACKBONE_N_PHASES];
  GtkLabel *durations[BACKBONE_N_PHASES];

  BackboneCheckResult *result;
};

G_DEFINE_FINAL_TYPE (BackbonePhaseBar, backbone_phase_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_RESULT,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
show_phases (BackbonePhaseBar *self)
{
  gboolean any = FALSE;

  for (BackbonePhase phase = 0; phase < BACKBONE_N_PHASES; phase++)
    {
      gint64 duration = backbone_phase_get_duration (phase, self->result);
      g_autofree char *duration_text = backbone_duration_to_string (duration);
      /* Translators: a part of a check and its time, such as "Connect 18 ms" */
      g_autofree char *text
          = g_strdup_printf (_ ("%s %s"), backbone_phase_get_title (phase), duration_text);

      gtk_label_set_label (self->durations[phase], text);
      gtk_widget_set_visible (self->entries[phase], duration > 0);
      any = any || duration > 0;
    }

  backbone_phase_stripe_set_result (self->stripe, self->result);
  gtk_widget_set_visible (GTK_WIDGET (self), any);
}

static GtkWidget *
add_entry (BackbonePhaseBar *self, BackbonePhase phase)
{
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *swatch = g_object_new (GTK_TYPE_BOX, "valign", GTK_ALIGN_CENTER, "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (entry, "phase-entry");
  gtk_widget_add_css_class (swatch, "phase-swatch");
  gtk_widget_add_css_class (swatch, backbone_phase_get_css_class (phase));
  self->durations[phase] = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->durations[phase]), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->durations[phase]), "numeric");
  gtk_box_append (GTK_BOX (entry), swatch);
  gtk_box_append (GTK_BOX (entry), GTK_WIDGET (self->durations[phase]));
  gtk_widget_set_parent (entry, self->legend);

  return entry;
}

static void
backbone_phase_bar_set_property (GObject *object,
                                 guint property_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  BackbonePhaseBar *self = BACKBONE_PHASE_BAR (object);

  switch (property_id)
    {
    case PROP_RESULT:
      if (g_set_object (&self->result, g_value_get_object (value)))
        {
          show_phases (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_phase_bar_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  BackbonePhaseBar *self = BACKBONE_PHASE_BAR (object);

  switch (property_id)
    {
    case PROP_RESULT:
      g_value_set_object (value, self->result);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_phase_bar_dispose (GObject *object)
{
  BackbonePhaseBar *self = BACKBONE_PHASE_BAR (object);

  for (BackbonePhase phase = 0; phase < BACKBONE_N_PHASES; phase++)
    g_clear_pointer (&self->entries[phase], gtk_widget_unparent);
  g_clear_pointer (&self->legend, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **)&self->stripe, gtk_widget_unparent);
  g_clear_object (&self->result);

  G_OBJECT_CLASS (backbone_phase_bar_parent_class)->dispose (object);
}

static void
backbone_phase_bar_class_init (BackbonePhaseBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_phase_bar_set_property;
  object_class->get_property = backbone_phase_bar_get_property;
  object_class->dispose = backbone_phase_bar_dispose;

  properties[PROP_RESULT]
      = g_param_spec_object ("result", NULL, NULL, BACKBONE_TYPE_CHECK_RESULT,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
backbone_phase_bar_init (BackbonePhaseBar *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  self->stripe = g_object_new (BACKBONE_TYPE_PHASE_STRIPE, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->stripe), GTK_WIDGET (self));

  self->legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->legend, g_object_new (BACKBONE_TYPE_WRAP_LAYOUT, "spacing",
                                                             10, "line-spacing", 2, NULL));
  gtk_widget_set_parent (self->legend, GTK_WIDGET (self));
  for (BackbonePhase phase = 0; phase < BACKBONE_N_PHASES; phase++)
    self->entries[phase] = add_entry (self, phase);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Where the time went"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
