/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-day-strip.h"

#include "backbone-customer-table.h"
#include "backbone-day-mark.h"

#include <glib/gi18n-lib.h>

#define SIZE 8
#define GAP  1

struct _BackboneDayStrip
{
  GtkWidget parent_instance;

  char *number;
  BackboneDayStrips *strips; /* nullable: while it is in no table */
  GPtrArray *days;           /* nullable: while they are being read */
};

G_DEFINE_FINAL_TYPE (BackboneDayStrip, backbone_day_strip, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_NUMBER,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static BackboneDayMark
get_mark (BackboneDayStrip *self, guint day)
{
  return self->days && day < self->days->len ? backbone_day_mark_of (self->days->pdata[day])
                                             : BACKBONE_DAY_NONE;
}

static void
backbone_day_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BackboneDayStrip *self = BACKBONE_DAY_STRIP (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float y = (gtk_widget_get_height (widget) - SIZE) / 2;

  for (guint day = 0; self->days && day < BACKBONE_DAY_STRIP_LENGTH; day++)
    {
      guint place = mirrored ? BACKBONE_DAY_STRIP_LENGTH - 1 - day : day;

      backbone_day_mark_draw (get_mark (self, day), widget, snapshot,
                              &GRAPHENE_RECT_INIT (place * (SIZE + GAP), y, SIZE, SIZE));
    }
}

static void
backbone_day_strip_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural
      = orientation == GTK_ORIENTATION_VERTICAL ? SIZE : BACKBONE_DAY_STRIP_LENGTH * (SIZE + GAP);
}

/* (transfer full): how many days were like what. */
static char *
describe (BackboneDayStrip *self)
{
  guint counts[BACKBONE_N_DAY_MARKS] = { 0 };
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *days = NULL;

  for (guint day = 0; day < BACKBONE_DAY_STRIP_LENGTH; day++)
    counts[get_mark (self, day)]++;
  for (int mark = BACKBONE_N_DAY_MARKS - 1; mark >= 0; mark--)
    {
      if (counts[mark] > 0)
        /* Translators: how days ended, and how many did so */
        backbone_text_list_take (parts,
                                 g_strdup_printf (C_ ("days", "%s: %u"),
                                                  backbone_day_mark_to_title (mark), counts[mark]));
    }
  days = backbone_text_list (parts);

  /* Translators: how days ended, such as "Failed: 2, Worked: 12" */
  return g_strdup_printf (_ ("The last 14 days. %s"), days);
}

/* Only when it is wanted: to change it asks the display something, in each of many rows. */
static gboolean
backbone_day_strip_query_tooltip (GtkWidget *widget,
                                  int x,
                                  int y,
                                  gboolean by_keyboard,
                                  GtkTooltip *tooltip)
{
  BackboneDayStrip *self = BACKBONE_DAY_STRIP (widget);
  g_autofree char *text = self->days ? describe (self) : NULL;

  gtk_tooltip_set_text (tooltip, text);

  return text != NULL;
}

static void
tell (BackboneDayStrip *self)
{
  g_autofree char *text = self->days ? describe (self) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text ? text : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Until they are read again, those of before stay. */
static void
strips_changed_cb (BackboneDayStrip *self)
{
  GPtrArray *days
      = self->strips && self->number ? backbone_day_strips_get (self->strips, self->number) : NULL;

  if (days == NULL || days == self->days)
    return;

  g_clear_pointer (&self->days, g_ptr_array_unref);
  self->days = g_ptr_array_ref (days);
  tell (self);
}

static void
set_strips (BackboneDayStrip *self, BackboneDayStrips *strips)
{
  if (self->strips == strips)
    return;

  if (self->strips)
    g_signal_handlers_disconnect_by_func (self->strips, strips_changed_cb, self);
  g_set_object (&self->strips, strips);
  if (strips)
    g_signal_connect_swapped (strips, "changed", G_CALLBACK (strips_changed_cb), self);
  strips_changed_cb (self);
}

static void
backbone_day_strip_root (GtkWidget *widget)
{
  GtkWidget *table;

  GTK_WIDGET_CLASS (backbone_day_strip_parent_class)->root (widget);

  table = gtk_widget_get_ancestor (widget, BACKBONE_TYPE_CUSTOMER_TABLE);
  if (table)
    set_strips (BACKBONE_DAY_STRIP (widget),
                backbone_customer_table_get_strips (BACKBONE_CUSTOMER_TABLE (table)));
}

static void
backbone_day_strip_unroot (GtkWidget *widget)
{
  set_strips (BACKBONE_DAY_STRIP (widget), NULL);

  GTK_WIDGET_CLASS (backbone_day_strip_parent_class)->unroot (widget);
}

static void
set_number (BackboneDayStrip *self, const char *number)
{
  if (g_strcmp0 (self->number, number) == 0)
    return;

  g_free (self->number);
  self->number = g_strdup (number);
  g_clear_pointer (&self->days, g_ptr_array_unref);
  tell (self);
  strips_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NUMBER]);
}

static void
backbone_day_strip_set_property (GObject *object,
                                 guint property_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_NUMBER:
      set_number (BACKBONE_DAY_STRIP (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_day_strip_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_NUMBER:
      g_value_set_string (value, BACKBONE_DAY_STRIP (object)->number);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_day_strip_dispose (GObject *object)
{
  BackboneDayStrip *self = BACKBONE_DAY_STRIP (object);

  set_strips (self, NULL);
  g_clear_pointer (&self->days, g_ptr_array_unref);
  g_clear_pointer (&self->number, g_free);

  G_OBJECT_CLASS (backbone_day_strip_parent_class)->dispose (object);
}

static void
backbone_day_strip_class_init (BackboneDayStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_day_strip_set_property;
  object_class->get_property = backbone_day_strip_get_property;
  object_class->dispose = backbone_day_strip_dispose;
  widget_class->root = backbone_day_strip_root;
  widget_class->unroot = backbone_day_strip_unroot;
  widget_class->snapshot = backbone_day_strip_snapshot;
  widget_class->measure = backbone_day_strip_measure;
  widget_class->query_tooltip = backbone_day_strip_query_tooltip;

  properties[PROP_NUMBER]
      = g_param_spec_string ("number", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
backbone_day_strip_init (BackboneDayStrip *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}
