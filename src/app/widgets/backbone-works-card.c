/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-part.h"
#include "backbone-works-card.h"

#include "backbone-age-label.h"
#include "backbone-keep.h"
#include "backbone-purpose-row.h"
#include "backbone-status-icon.h"
#include "backbone-window-texts.h"

#include <glib/gi18n-lib.h>

struct _BackboneWorksCard
{
  GtkWidget parent_instance;

  GtkWidget *box;
  BackbonePurposeRow *rows[BACKBONE_N_PURPOSES];
  GtkWidget *running_box;
  GtkLabel *running_label;
  GtkLabel *hint;

  BackboneLandscape *landscape;
  BackboneCustomer *customer;
  BackboneList *trials; /* nullable */
  BackboneJob *job;     /* nullable: the trial of this customer that is running */
};

G_DEFINE_FINAL_TYPE (BackboneWorksCard, backbone_works_card, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  PROP_CUSTOMER,
  PROP_TRIALS,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* On SAP's own hosts that is the download of a note alone. */
static gboolean
can_try (BackboneWorksCard *self, BackbonePurpose purpose)
{
  BackboneEndpointProfile *profile
      = self->landscape ? backbone_landscape_get_profile (self->landscape) : NULL;

  return profile && backbone_endpoint_profile_get_exchange_path (profile, purpose) != NULL;
}

static void
profile_changed_cb (BackboneWorksCard *self)
{
  for (BackbonePurpose purpose = 0; purpose < BACKBONE_N_PURPOSES; purpose++)
    g_object_set (self->rows[purpose], "can-try", can_try (self, purpose), NULL);
}

static void
show_hint (BackboneWorksCard *self, const char *text)
{
  gtk_label_set_label (self->hint, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), text != NULL && *text != '\0');
}

static void
update_running (BackboneWorksCard *self)
{
  gtk_widget_set_visible (self->running_box, self->job != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "works.try", self->job == NULL);
}

/* What was sent stands among the trials; only why nothing was sent is said here. */
static void
show_result (BackboneWorksCard *self, BackboneExchange *result)
{
  g_autofree char *text = NULL;

  if (result == NULL || backbone_exchange_get_verdict (result) == BACKBONE_VERDICT_OK)
    return;

  text = g_strdup_printf (
      /* Translators: what a channel is for, what is wrong, what was seen, such as
       * "SAP Notes: Not complete. No S-User is assigned." */
      _ ("%s: %s. %s"), backbone_purpose_to_title (backbone_exchange_get_purpose (result)),
      backbone_verdict_to_title (backbone_exchange_get_verdict (result)),
      backbone_exchange_get_evidence (result));
  show_hint (self, text);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneWorksCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean done = backbone_job_run_finish (BACKBONE_JOB (source), result, &error);

  /* Another customer shows by now. */
  if (self->job != BACKBONE_JOB (source))
    return;

  g_clear_object (&self->job);
  update_running (self);
  if (done)
    {
      show_result (self, backbone_exchange_job_get_result (BACKBONE_EXCHANGE_JOB (source)));
      return;
    }

  text = backbone_window_texts_error (error);
  show_hint (self, text);
}

static void
try_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneWorksCard *self = BACKBONE_WORKS_CARD (widget);
  g_autofree char *text = NULL;
  BackbonePurpose purpose;

  if (self->job || self->trials == NULL
      || !backbone_purpose_from_id (g_variant_get_string (parameter, NULL), &purpose))
    return;

  self->job = BACKBONE_JOB (backbone_exchange_job_new (
      self->landscape, purpose, backbone_customer_get_number (self->customer), NULL));
  /* Translators: what a channel is for, such as "SAP Notes" */
  text = g_strdup_printf (_ ("Trying: %s"), backbone_purpose_to_title (purpose));
  gtk_label_set_label (self->running_label, text);
  show_hint (self, NULL);
  update_running (self);
  backbone_job_run_async (self->job, backbone_part_answered_cb,
                          backbone_part_wait (self, tried_cb));
}

/* What is being tried for the customer before goes on: it was sent already. */
static void
customer_loaded_cb (BackboneWorksCard *self)
{
  gboolean ready
      = self->landscape && self->customer && backbone_customer_get_loaded (self->customer);

  g_clear_object (&self->job);
  g_clear_object (&self->trials);
  if (ready)
    self->trials = backbone_landscape_list_exchanges (
        self->landscape, backbone_customer_get_number (self->customer));
  show_hint (self, NULL);
  update_running (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TRIALS]);
}

static void
set_customer (BackboneWorksCard *self, BackboneCustomer *customer)
{
  if (!backbone_keep_followed (self, &self->customer, customer, "notify::loaded",
                               G_CALLBACK (customer_loaded_cb)))
    return;

  customer_loaded_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CUSTOMER]);
}

static void
set_landscape (BackboneWorksCard *self, BackboneLandscape *landscape)
{
  if (!backbone_keep_followed (self, &self->landscape, landscape, "notify::profile",
                               G_CALLBACK (profile_changed_cb)))
    return;

  profile_changed_cb (self);
  customer_loaded_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANDSCAPE]);
}

static void
backbone_works_card_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  BackboneWorksCard *self = BACKBONE_WORKS_CARD (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      set_landscape (self, g_value_get_object (value));
      break;
    case PROP_CUSTOMER:
      set_customer (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_works_card_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  BackboneWorksCard *self = BACKBONE_WORKS_CARD (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      g_value_set_object (value, self->landscape);
      break;
    case PROP_CUSTOMER:
      g_value_set_object (value, self->customer);
      break;
    case PROP_TRIALS:
      g_value_set_object (value, self->trials);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_works_card_dispose (GObject *object)
{
  BackboneWorksCard *self = BACKBONE_WORKS_CARD (object);

  backbone_keep_followed (self, &self->customer, NULL, NULL, NULL);
  backbone_keep_followed (self, &self->landscape, NULL, NULL, NULL);
  g_clear_object (&self->job);
  g_clear_object (&self->trials);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (backbone_works_card_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, flags);
  properties[PROP_CUSTOMER]
      = g_param_spec_object ("customer", NULL, NULL, BACKBONE_TYPE_CUSTOMER, flags);
  properties[PROP_TRIALS] = g_param_spec_object ("trials", NULL, NULL, BACKBONE_TYPE_LIST,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
bind_row (GtkWidgetClass *widget_class, const char *id, BackbonePurpose purpose)
{
  gtk_widget_class_bind_template_child_full (widget_class, id, FALSE,
                                             G_STRUCT_OFFSET (BackboneWorksCard, rows)
                                                 + (gssize)(purpose * sizeof (gpointer)));
}

static void
backbone_works_card_class_init (BackboneWorksCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_works_card_set_property;
  object_class->get_property = backbone_works_card_get_property;
  object_class->dispose = backbone_works_card_dispose;
  install_properties (object_class);

  g_type_ensure (BACKBONE_TYPE_AGE_LABEL);
  g_type_ensure (BACKBONE_TYPE_EXCHANGE);
  g_type_ensure (BACKBONE_TYPE_PURPOSE_ROW);
  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  gtk_widget_class_install_action (widget_class, "works.try", "s", try_activated);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-works-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneWorksCard, box);
  gtk_widget_class_bind_template_child (widget_class, BackboneWorksCard, running_box);
  gtk_widget_class_bind_template_child (widget_class, BackboneWorksCard, running_label);
  gtk_widget_class_bind_template_child (widget_class, BackboneWorksCard, hint);
  bind_row (widget_class, "incidents_row", BACKBONE_PURPOSE_INCIDENTS);
  bind_row (widget_class, "system_data_row", BACKBONE_PURPOSE_SYSTEM_DATA);
  bind_row (widget_class, "early_watch_row", BACKBONE_PURPOSE_EARLY_WATCH);
  bind_row (widget_class, "notes_row", BACKBONE_PURPOSE_NOTES);
}

static void
backbone_works_card_init (BackboneWorksCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
