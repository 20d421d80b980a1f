/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-customer-table.h"

#include "backbone-age-label.h"
#include "backbone-column-sorter.h"
#include "backbone-day-strip.h"
#include "backbone-list-focus.h"
#include "backbone-named-cell.h"
#include "backbone-part.h"
#include "backbone-row-menu.h"
#include "backbone-status-icon.h"

struct _BackboneCustomerTable
{
  GtkWidget parent_instance;

  GtkWidget *scrolled_window;
  GtkColumnView *column_view;
  GtkPopover *context_popover;

  GtkSelectionModel *model;  /* nullable */
  BackboneDayStrips *strips; /* nullable: without a landscape */
};

G_DEFINE_FINAL_TYPE (BackboneCustomerTable, backbone_customer_table, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_MODEL,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  ROW_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
row_activated_cb (BackboneCustomerTable *self)
{
  g_signal_emit (self, signals[ROW_ACTIVATED], 0);
}

static gboolean
is_in_row (BackboneCustomerTable *self, GdkEvent *event)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self->column_view));
  double x, y, surface_x, surface_y;

  gdk_event_get_position (event, &x, &y);
  gtk_native_get_surface_transform (native, &surface_x, &surface_y);

  return backbone_row_menu_find_row (
             GTK_WIDGET (self->column_view),
             gtk_widget_pick (GTK_WIDGET (native), x - surface_x, y - surface_y, GTK_PICK_DEFAULT))
         != NULL;
}

static void
activate_row_later_cb (gpointer user_data)
{
  row_activated_cb (user_data);
}

/* Selecting by keyboard goes through the list; only a click says that one is wanted. The row takes
 * the click for itself, so it is seen on its way there, and the selection comes after it. */
static gboolean
column_view_event_cb (BackboneCustomerTable *self, GdkEvent *event)
{
  if (gdk_event_get_event_type (event) == GDK_BUTTON_RELEASE
      && gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY && is_in_row (self, event))
    backbone_part_do_later (self, G_PRIORITY_DEFAULT_IDLE, activate_row_later_cb);

  return GDK_EVENT_PROPAGATE;
}

static void
backbone_customer_table_set_property (GObject *object,
                                      guint property_id,
                                      const GValue *value,
                                      GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_MODEL:
      if (g_set_object (&BACKBONE_CUSTOMER_TABLE (object)->model, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_customer_table_get_property (GObject *object,
                                      guint property_id,
                                      GValue *value,
                                      GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, BACKBONE_CUSTOMER_TABLE (object)->model);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_customer_table_dispose (GObject *object)
{
  BackboneCustomerTable *self = BACKBONE_CUSTOMER_TABLE (object);

  g_clear_pointer ((GtkWidget **)&self->context_popover, gtk_widget_unparent);
  g_clear_pointer (&self->scrolled_window, gtk_widget_unparent);
  g_clear_object (&self->model);
  g_clear_object (&self->strips);

  G_OBJECT_CLASS (backbone_customer_table_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (BACKBONE_TYPE_AGE_LABEL);
  g_type_ensure (BACKBONE_TYPE_COLUMN_SORTER);
  g_type_ensure (BACKBONE_TYPE_DAY_STRIP);
  g_type_ensure (BACKBONE_TYPE_NAMED_CELL);
  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-customer-table.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerTable, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerTable, column_view);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerTable, context_popover);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, column_view_event_cb);
}

static void
backbone_customer_table_class_init (BackboneCustomerTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = backbone_customer_table_set_property;
  object_class->get_property = backbone_customer_table_get_property;
  object_class->dispose = backbone_customer_table_dispose;

  properties[PROP_MODEL]
      = g_param_spec_object ("model", NULL, NULL, GTK_TYPE_SELECTION_MODEL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[ROW_ACTIVATED] = g_signal_new ("row-activated", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
backbone_customer_table_init (BackboneCustomerTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  backbone_row_menu_attach (self->context_popover, GTK_WIDGET (self->column_view));
  backbone_list_focus_let_tab_leave (GTK_WIDGET (self->column_view));
}

GtkColumnView *
backbone_customer_table_get_column_view (BackboneCustomerTable *self)
{
  return self->column_view;
}

void
backbone_customer_table_scroll_to (BackboneCustomerTable *self, guint position)
{
  GtkWidget *rows = gtk_widget_get_last_child (GTK_WIDGET (self->column_view));

  gtk_widget_activate_action (rows, "list.scroll-to-item", "u", position);
}

void
backbone_customer_table_grab_focus (BackboneCustomerTable *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->column_view));
}

void
backbone_customer_table_show_menu (BackboneCustomerTable *self)
{
  backbone_row_menu_popup (self->context_popover, GTK_WIDGET (self->column_view));
}

void
backbone_customer_table_set_strips (BackboneCustomerTable *self, BackboneDayStrips *strips)
{
  g_set_object (&self->strips, strips);
}

BackboneDayStrips *
backbone_customer_table_get_strips (BackboneCustomerTable *self)
{
  return self->strips;
}
