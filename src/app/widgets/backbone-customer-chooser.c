/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-customer-chooser.h"

#include "backbone-named-cell.h"

#include <glib/gi18n-lib.h>

struct _BackboneCustomerChooser
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkPopover *popover;
  GtkSearchEntry *search_entry;

  BackboneLandscape *landscape;
  BackboneCustomerList *customers; /* made when it is wanted */
  char *number;
  char *title;
};

G_DEFINE_FINAL_TYPE (BackboneCustomerChooser, backbone_customer_chooser, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  PROP_CUSTOMERS,
  PROP_NUMBER,
  PROP_TITLE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
choose (BackboneCustomerChooser *self, const char *number, const char *description)
{
  gboolean changed = g_strcmp0 (self->number, number) != 0;

  g_free (self->title);
  self->title = number && description ? g_strdup_printf ("%s · %s", description, number)
                : number              ? g_strdup (number)
                                      : g_strdup (_ ("Nobody"));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  if (!changed)
    return;

  g_free (self->number);
  self->number = g_strdup (number);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NUMBER]);
}

static void
shown_cb (BackboneCustomerChooser *self)
{
  if (self->landscape == NULL || self->customers)
    return;

  self->customers = backbone_customer_list_new (self->landscape);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CUSTOMERS]);
}

static void
search_changed_cb (BackboneCustomerChooser *self)
{
  if (self->customers)
    backbone_customer_list_set_search (self->customers,
                                       gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
choose_position (BackboneCustomerChooser *self, guint position)
{
  g_autoptr (BackboneCustomer) customer
      = self->customers ? g_list_model_get_item (G_LIST_MODEL (self->customers), position) : NULL;

  if (customer == NULL || !backbone_customer_get_loaded (customer))
    return;

  choose (self, backbone_customer_get_number (customer),
          backbone_customer_get_description (customer));
  gtk_popover_popdown (self->popover);
}

static void
activated_cb (BackboneCustomerChooser *self, guint position)
{
  choose_position (self, position);
}

/* Return in the search takes the first one. */
static void
search_activated_cb (BackboneCustomerChooser *self)
{
  choose_position (self, 0);
}

static void
search_stopped_cb (BackboneCustomerChooser *self)
{
  gtk_popover_popdown (self->popover);
}

static void
nobody_cb (BackboneCustomerChooser *self)
{
  choose (self, NULL, NULL);
  gtk_popover_popdown (self->popover);
}

static void
set_landscape (BackboneCustomerChooser *self, BackboneLandscape *landscape)
{
  if (!g_set_object (&self->landscape, landscape))
    return;

  g_clear_object (&self->customers);
  choose (self, NULL, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CUSTOMERS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANDSCAPE]);
}

static void
backbone_customer_chooser_set_property (GObject *object,
                                        guint property_id,
                                        const GValue *value,
                                        GParamSpec *pspec)
{
  BackboneCustomerChooser *self = BACKBONE_CUSTOMER_CHOOSER (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      set_landscape (self, g_value_get_object (value));
      break;
    case PROP_NUMBER:
      choose (self, g_value_get_string (value), NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_customer_chooser_get_property (GObject *object,
                                        guint property_id,
                                        GValue *value,
                                        GParamSpec *pspec)
{
  BackboneCustomerChooser *self = BACKBONE_CUSTOMER_CHOOSER (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      g_value_set_object (value, self->landscape);
      break;
    case PROP_CUSTOMERS:
      g_value_set_object (value, self->customers);
      break;
    case PROP_NUMBER:
      g_value_set_string (value, self->number);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_customer_chooser_dispose (GObject *object)
{
  BackboneCustomerChooser *self = BACKBONE_CUSTOMER_CHOOSER (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->customers);
  g_clear_object (&self->landscape);

  G_OBJECT_CLASS (backbone_customer_chooser_parent_class)->dispose (object);
}

static void
backbone_customer_chooser_finalize (GObject *object)
{
  BackboneCustomerChooser *self = BACKBONE_CUSTOMER_CHOOSER (object);

  g_free (self->number);
  g_free (self->title);

  G_OBJECT_CLASS (backbone_customer_chooser_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags read_flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, flags);
  properties[PROP_CUSTOMERS]
      = g_param_spec_object ("customers", NULL, NULL, BACKBONE_TYPE_CUSTOMER_LIST, read_flags);
  properties[PROP_NUMBER] = g_param_spec_string ("number", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, read_flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_customer_chooser_class_init (BackboneCustomerChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_customer_chooser_set_property;
  object_class->get_property = backbone_customer_chooser_get_property;
  object_class->dispose = backbone_customer_chooser_dispose;
  object_class->finalize = backbone_customer_chooser_finalize;
  install_properties (object_class);

  g_type_ensure (BACKBONE_TYPE_NAMED_CELL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-customer-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerChooser, button);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerChooser, popover);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerChooser, search_entry);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, nobody_cb);
}

static void
backbone_customer_chooser_init (BackboneCustomerChooser *self)
{
  self->title = g_strdup (_ ("Nobody"));
  gtk_widget_init_template (GTK_WIDGET (self));
}
