/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-day-legend.h"

#include "backbone-day-mark.h"
#include "backbone-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define SIZE 13

/* One mark by itself. */
#define BACKBONE_TYPE_DAY_SWATCH (backbone_day_swatch_get_type ())
G_DECLARE_FINAL_TYPE (BackboneDaySwatch, backbone_day_swatch, BACKBONE, DAY_SWATCH, GtkWidget)

struct _BackboneDaySwatch
{
  GtkWidget parent_instance;

  BackboneDayMark mark;
};

G_DEFINE_FINAL_TYPE (BackboneDaySwatch, backbone_day_swatch, GTK_TYPE_WIDGET)

static void
backbone_day_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  backbone_day_mark_draw (BACKBONE_DAY_SWATCH (widget)->mark, widget, snapshot,
                          &GRAPHENE_RECT_INIT (0, 0, SIZE, SIZE));
}

static void
backbone_day_swatch_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
backbone_day_swatch_class_init (BackboneDaySwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = backbone_day_swatch_snapshot;
  widget_class->measure = backbone_day_swatch_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
backbone_day_swatch_init (BackboneDaySwatch *self)
{
}

struct _BackboneDayLegend
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneDayLegend, backbone_day_legend, GTK_TYPE_WIDGET)

static void
backbone_day_legend_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (backbone_day_legend_parent_class)->dispose (object);
}

static void
backbone_day_legend_class_init (BackboneDayLegendClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = backbone_day_legend_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), BACKBONE_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
backbone_day_legend_init (BackboneDayLegend *self)
{
  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self)), "spacing", 16, "line-spacing", 4,
                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the marks mean"), -1);
  for (BackboneDayMark mark = BACKBONE_N_DAY_MARKS; mark > 0; mark--)
    {
      GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      BackboneDaySwatch *swatch
          = g_object_new (BACKBONE_TYPE_DAY_SWATCH, "valign", GTK_ALIGN_CENTER, NULL);
      GtkWidget *label = gtk_label_new (backbone_day_mark_to_title (mark - 1));

      swatch->mark = mark - 1;
      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (entry), GTK_WIDGET (swatch));
      gtk_box_append (GTK_BOX (entry), label);
      gtk_widget_set_parent (entry, GTK_WIDGET (self));
    }
}
