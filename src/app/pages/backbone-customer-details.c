/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-customer-details.h"

#include "backbone-channel-card.h"
#include "backbone-history-strip.h"
#include "backbone-installations-card.h"
#include "backbone-keep.h"
#include "backbone-life-cycle-bar.h"
#include "backbone-notes-card.h"
#include "backbone-works-card.h"

struct _BackboneCustomerDetails
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkScrolledWindow *scrolled_window;
  GtkRevealer *release_revealer;
  BackboneChannelCard *cards[BACKBONE_N_CHANNEL_KINDS];

  BackboneLandscape *landscape;
  BackboneCustomer *customer;
  BackboneList *channels;
  BackboneList *technical_users;
  BackboneList *assignments; /* one for each local user, gaps among them */
  BackboneTechnicalUser *technical_user;
  gboolean narrow;
  guint n_selected;
};

G_DEFINE_FINAL_TYPE (BackboneCustomerDetails, backbone_customer_details, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  PROP_CUSTOMER,
  PROP_TECHNICAL_USER,
  PROP_ASSIGNMENTS,
  PROP_NARROW,
  PROP_N_SELECTED,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* Which channels there are may change while the customer shows; each has its place. */
static void
channels_changed_cb (BackboneCustomerDetails *self)
{
  BackboneChannel *channels[BACKBONE_N_CHANNEL_KINDS] = { NULL };

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->channels)); i++)
    {
      g_autoptr (BackboneChannel) channel
          = g_list_model_get_item (G_LIST_MODEL (self->channels), i);

      /* The list keeps it alive. */
      channels[backbone_channel_get_kind (channel)] = channel;
    }

  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    g_object_set (self->cards[i], "channel", channels[i], NULL);
}

static void
technical_users_changed_cb (BackboneCustomerDetails *self)
{
  g_autoptr (BackboneTechnicalUser) user
      = g_list_model_get_item (G_LIST_MODEL (self->technical_users), 0);

  if (g_set_object (&self->technical_user, user))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TECHNICAL_USER]);
}

static void
drop_lists (BackboneCustomerDetails *self)
{
  if (self->channels)
    g_signal_handlers_disconnect_by_func (self->channels, channels_changed_cb, self);
  backbone_keep_followed (self, &self->technical_users, NULL, NULL, NULL);
  g_clear_object (&self->channels);
  g_clear_object (&self->assignments);
}

static void
load_lists (BackboneCustomerDetails *self)
{
  const char *number = backbone_customer_get_number (self->customer);

  self->channels = backbone_landscape_list_channels (self->landscape, number);
  self->technical_users = backbone_landscape_list_technical_users (self->landscape, number);
  self->assignments = backbone_landscape_list_assignments (self->landscape, number, FALSE);
  g_signal_connect_swapped (self->channels, "items-changed", G_CALLBACK (channels_changed_cb),
                            self);
  g_signal_connect_swapped (self->technical_users, "items-changed",
                            G_CALLBACK (technical_users_changed_cb), self);

  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    {
      g_autoptr (BackboneList) history
          = backbone_landscape_list_history (self->landscape, number, i, BACKBONE_HISTORY_LENGTH);

      g_object_set (self->cards[i], "history", history, NULL);
    }

  channels_changed_cb (self);
  technical_users_changed_cb (self);
}

/* A row that is still being fetched has no number: its lists start when it has. */
static void
customer_loaded_cb (BackboneCustomerDetails *self)
{
  gboolean ready
      = self->landscape && self->customer && backbone_customer_get_loaded (self->customer);

  gtk_revealer_set_reveal_child (self->release_revealer, FALSE);
  drop_lists (self);
  if (ready)
    load_lists (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASSIGNMENTS]);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), ready ? "customer" : "none");
}

static void
set_customer (BackboneCustomerDetails *self, BackboneCustomer *customer)
{
  if (!backbone_keep_followed (self, &self->customer, customer, "notify::loaded",
                               G_CALLBACK (customer_loaded_cb)))
    return;


  customer_loaded_cb (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CUSTOMER]);
}

static void
release_clicked_cb (BackboneCustomerDetails *self)
{
  gtk_revealer_set_reveal_child (self->release_revealer, TRUE);
}

static void
release_decided_cb (BackboneCustomerDetails *self)
{
  gtk_revealer_set_reveal_child (self->release_revealer, FALSE);
}

static void
backbone_customer_details_set_property (GObject *object,
                                        guint property_id,
                                        const GValue *value,
                                        GParamSpec *pspec)
{
  BackboneCustomerDetails *self = BACKBONE_CUSTOMER_DETAILS (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      if (g_set_object (&self->landscape, g_value_get_object (value)))
        {
          customer_loaded_cb (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_CUSTOMER:
      set_customer (self, g_value_get_object (value));
      break;
    case PROP_NARROW:
      if (self->narrow != g_value_get_boolean (value))
        {
          self->narrow = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_N_SELECTED:
      if (self->n_selected != g_value_get_uint (value))
        {
          self->n_selected = g_value_get_uint (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_customer_details_get_property (GObject *object,
                                        guint property_id,
                                        GValue *value,
                                        GParamSpec *pspec)
{
  BackboneCustomerDetails *self = BACKBONE_CUSTOMER_DETAILS (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      g_value_set_object (value, self->landscape);
      break;
    case PROP_CUSTOMER:
      g_value_set_object (value, self->customer);
      break;
    case PROP_TECHNICAL_USER:
      g_value_set_object (value, self->technical_user);
      break;
    case PROP_ASSIGNMENTS:
      g_value_set_object (value, self->assignments);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, self->n_selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_customer_details_dispose (GObject *object)
{
  BackboneCustomerDetails *self = BACKBONE_CUSTOMER_DETAILS (object);

  drop_lists (self);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->technical_user);
  backbone_keep_followed (self, &self->customer, NULL, NULL, NULL);
  g_clear_object (&self->landscape);

  G_OBJECT_CLASS (backbone_customer_details_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, flags);
  properties[PROP_CUSTOMER]
      = g_param_spec_object ("customer", NULL, NULL, BACKBONE_TYPE_CUSTOMER, flags);
  properties[PROP_TECHNICAL_USER]
      = g_param_spec_object ("technical-user", NULL, NULL, BACKBONE_TYPE_TECHNICAL_USER,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ASSIGNMENTS] = g_param_spec_object ("assignments", NULL, NULL, BACKBONE_TYPE_LIST,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_N_SELECTED]
      = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_customer_details_class_init (BackboneCustomerDetailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_customer_details_set_property;
  object_class->get_property = backbone_customer_details_get_property;
  object_class->dispose = backbone_customer_details_dispose;
  install_properties (object_class);

  g_type_ensure (BACKBONE_TYPE_ASSIGNMENT);
  g_type_ensure (BACKBONE_TYPE_CHANNEL_CARD);
  g_type_ensure (BACKBONE_TYPE_INSTALLATIONS_CARD);
  g_type_ensure (BACKBONE_TYPE_LIFE_CYCLE_BAR);
  g_type_ensure (BACKBONE_TYPE_NOTES_CARD);
  g_type_ensure (BACKBONE_TYPE_WORKS_CARD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-customer-details.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerDetails, stack);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerDetails, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerDetails, release_revealer);
  gtk_widget_class_bind_template_child_full (
      widget_class, "portal_card", FALSE,
      G_STRUCT_OFFSET (BackboneCustomerDetails, cards[BACKBONE_CHANNEL_PORTAL]));
  gtk_widget_class_bind_template_child_full (
      widget_class, "parcel_box_card", FALSE,
      G_STRUCT_OFFSET (BackboneCustomerDetails, cards[BACKBONE_CHANNEL_PARCEL_BOX]));
  gtk_widget_class_bind_template_child_full (
      widget_class, "note_download_card", FALSE,
      G_STRUCT_OFFSET (BackboneCustomerDetails, cards[BACKBONE_CHANNEL_NOTE_DOWNLOAD]));
  gtk_widget_class_bind_template_callback (widget_class, release_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, release_decided_cb);
}

static void
backbone_customer_details_init (BackboneCustomerDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
