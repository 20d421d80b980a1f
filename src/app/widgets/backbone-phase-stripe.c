/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-phase-stripe.h"

#include "backbone-phase.h"

#define HEIGHT        6
#define MINIMUM_PHASE 4.0f /* pixels: even the shortest phase can be seen */
#define GAP           2.0f

struct _BackbonePhaseStripe
{
  GtkWidget parent_instance;

  BackboneCheckResult *result;
};

G_DEFINE_FINAL_TYPE (BackbonePhaseStripe, backbone_phase_stripe, GTK_TYPE_WIDGET)

static void
draw_phase (GtkWidget *widget, GtkSnapshot *snapshot, BackbonePhase phase, float x, float width)
{
  GskRoundedRect shape;
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget),
                                       backbone_phase_get_color (phase), &color))
    return;

  gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT (x, 0, width, HEIGHT), 2);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &color, &shape.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
backbone_phase_stripe_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BackbonePhaseStripe *self = BACKBONE_PHASE_STRIPE (widget);
  float room = gtk_widget_get_width (widget);
  gint64 total = 0;
  float x = 0;

  for (BackbonePhase phase = 0; phase < BACKBONE_N_PHASES; phase++)
    {
      gint64 duration = backbone_phase_get_duration (phase, self->result);

      total += duration;
      room -= duration > 0 ? MINIMUM_PHASE + GAP : 0;
    }
  if (total == 0)
    return;

  room = MAX (0, room + GAP);
  for (BackbonePhase phase = 0; phase < BACKBONE_N_PHASES; phase++)
    {
      gint64 duration = backbone_phase_get_duration (phase, self->result);
      float width = MINIMUM_PHASE + room * ((double)duration / total);

      if (duration == 0)
        continue;

      draw_phase (widget, snapshot, phase, x, width);
      x += width + GAP;
    }
}

static void
backbone_phase_stripe_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 60;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 240;
}

static void
backbone_phase_stripe_dispose (GObject *object)
{
  g_clear_object (&BACKBONE_PHASE_STRIPE (object)->result);

  G_OBJECT_CLASS (backbone_phase_stripe_parent_class)->dispose (object);
}

static void
backbone_phase_stripe_class_init (BackbonePhaseStripeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = backbone_phase_stripe_dispose;
  widget_class->snapshot = backbone_phase_stripe_snapshot;
  widget_class->measure = backbone_phase_stripe_measure;

  /* The legend says the same in words. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
backbone_phase_stripe_init (BackbonePhaseStripe *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
backbone_phase_stripe_set_result (BackbonePhaseStripe *self, BackboneCheckResult *result)
{
  if (g_set_object (&self->result, result))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}
