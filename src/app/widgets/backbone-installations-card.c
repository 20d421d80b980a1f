/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-installations-card.h"

#include "backbone-keep.h"
#include "backbone-part.h"
#include "backbone-status-icon.h"
#include "backbone-window-texts.h"

#include <glib/gi18n-lib.h>

struct _BackboneInstallationsCard
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *empty_label;
  GtkWidget *list_view;
  GtkWidget *spinner;
  GtkLabel *result_label;

  BackboneLandscape *landscape;
  BackboneCustomer *customer;
  BackboneList *installations; /* nullable */
  BackboneRefreshJob *job;     /* nullable: the one of this customer that is running */
};

G_DEFINE_FINAL_TYPE (BackboneInstallationsCard, backbone_installations_card, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  PROP_CUSTOMER,
  PROP_INSTALLATIONS,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
show_result (BackboneInstallationsCard *self, const char *text, gboolean is_warning)
{
  gtk_label_set_label (self->result_label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->result_label), text != NULL);
  if (is_warning)
    gtk_widget_add_css_class (GTK_WIDGET (self->result_label), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->result_label), "warning");
}

static void
update_running (BackboneInstallationsCard *self)
{
  gboolean is_running = self->job != NULL;

  gtk_widget_set_visible (self->spinner, is_running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "installations.refresh", !is_running);
}

static void
update_list (BackboneInstallationsCard *self)
{
  GListModel *list = G_LIST_MODEL (self->installations);
  gboolean is_empty = list == NULL || g_list_model_get_n_items (list) == 0;

  gtk_widget_set_visible (self->empty_label, is_empty);
  gtk_widget_set_visible (self->list_view, !is_empty);
}

/* (transfer full): how many of each kind of change. */
static char *
dup_changes (BackboneRefreshJob *job)
{
  GListModel *changes = backbone_refresh_job_get_changes (job);
  guint counts[BACKBONE_N_INSTALLATION_OUTCOMES] = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (BackboneInstallationChange) change = g_list_model_get_item (changes, i);

      counts[backbone_installation_change_get_outcome (change)]++;
    }

  /* Translators: counts of installations */
  return g_strdup_printf (_ ("%u new, %u moved, %u changed, %u unchanged, %u vanished"),
                          counts[BACKBONE_INSTALLATION_NEW], counts[BACKBONE_INSTALLATION_MOVED],
                          counts[BACKBONE_INSTALLATION_CHANGED],
                          counts[BACKBONE_INSTALLATION_UNCHANGED],
                          counts[BACKBONE_INSTALLATION_VANISHED]);
}

static void
show_outcome (BackboneInstallationsCard *self, BackboneRefreshJob *job)
{
  g_autoptr (BackboneRefresh) result
      = g_list_model_get_item (backbone_refresh_job_get_results (job), 0);
  BackboneVerdict verdict
      = result ? backbone_refresh_get_verdict (result) : BACKBONE_VERDICT_NEVER_CHECKED;
  g_autofree char *changes = dup_changes (job);
  g_autofree char *text = NULL;

  if (verdict == BACKBONE_VERDICT_OK)
    /* Translators: the ID of an S-User, and counts of installations */
    text = g_strdup_printf (_ ("Read with %s: %s"), backbone_refresh_get_s_user (result), changes);
  else if (result)
    /* Translators: what is wrong, and what was seen */
    text = g_strdup_printf (_ ("%s. %s"), backbone_verdict_to_title (verdict),
                            backbone_refresh_get_evidence (result));
  show_result (self, text, verdict != BACKBONE_VERDICT_OK);
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneInstallationsCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean done = backbone_job_run_finish (BACKBONE_JOB (source), result, &error);

  /* Another customer shows by now. */
  if (self->job != BACKBONE_REFRESH_JOB (source))
    return;

  if (done)
    show_outcome (self, self->job);
  else
    {
      text = backbone_window_texts_error (error);
      show_result (self, text, TRUE);
    }
  g_clear_object (&self->job);
  update_running (self);
}

static void
refresh_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneInstallationsCard *self = BACKBONE_INSTALLATIONS_CARD (widget);
  const char *customers[] = { NULL, NULL };

  if (self->job || self->installations == NULL)
    return;

  customers[0] = backbone_customer_get_number (self->customer);
  self->job = backbone_refresh_job_new (self->landscape, customers, NULL);
  show_result (self, NULL, FALSE);
  update_running (self);
  backbone_job_run_async (BACKBONE_JOB (self->job), backbone_part_answered_cb,
                          backbone_part_wait (self, refreshed_cb));
}

static void
drop_list (BackboneInstallationsCard *self)
{
  backbone_keep_followed (self, &self->installations, NULL, NULL, NULL);
  g_clear_object (&self->job);
}

/* What is being read for the customer before is stored all the same. */
static void
customer_loaded_cb (BackboneInstallationsCard *self)
{
  gboolean ready
      = self->landscape && self->customer && backbone_customer_get_loaded (self->customer);

  drop_list (self);
  if (ready)
    {
      self->installations = backbone_landscape_list_installations (
          self->landscape, backbone_customer_get_number (self->customer));
      g_signal_connect_swapped (self->installations, "items-changed", G_CALLBACK (update_list),
                                self);
    }
  show_result (self, NULL, FALSE);
  update_list (self);
  update_running (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INSTALLATIONS]);
}

static void
set_customer (BackboneInstallationsCard *self, BackboneCustomer *customer)
{
  if (!backbone_keep_followed (self, &self->customer, customer, "notify::loaded",
                               G_CALLBACK (customer_loaded_cb)))
    return;

  customer_loaded_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CUSTOMER]);
}

static void
backbone_installations_card_set_property (GObject *object,
                                          guint property_id,
                                          const GValue *value,
                                          GParamSpec *pspec)
{
  BackboneInstallationsCard *self = BACKBONE_INSTALLATIONS_CARD (object);

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
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_installations_card_get_property (GObject *object,
                                          guint property_id,
                                          GValue *value,
                                          GParamSpec *pspec)
{
  BackboneInstallationsCard *self = BACKBONE_INSTALLATIONS_CARD (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      g_value_set_object (value, self->landscape);
      break;
    case PROP_CUSTOMER:
      g_value_set_object (value, self->customer);
      break;
    case PROP_INSTALLATIONS:
      g_value_set_object (value, self->installations);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_installations_card_dispose (GObject *object)
{
  BackboneInstallationsCard *self = BACKBONE_INSTALLATIONS_CARD (object);

  backbone_keep_followed (self, &self->customer, NULL, NULL, NULL);
  drop_list (self);
  g_clear_object (&self->landscape);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (backbone_installations_card_parent_class)->dispose (object);
}

static void
backbone_installations_card_class_init (BackboneInstallationsCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = backbone_installations_card_set_property;
  object_class->get_property = backbone_installations_card_get_property;
  object_class->dispose = backbone_installations_card_dispose;

  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, flags);
  properties[PROP_CUSTOMER]
      = g_param_spec_object ("customer", NULL, NULL, BACKBONE_TYPE_CUSTOMER, flags);
  properties[PROP_INSTALLATIONS] = g_param_spec_object (
      "installations", NULL, NULL, BACKBONE_TYPE_LIST, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (BACKBONE_TYPE_INSTALLATION);
  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  gtk_widget_class_install_action (widget_class, "installations.refresh", NULL, refresh_activated);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-installations-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneInstallationsCard, box);
  gtk_widget_class_bind_template_child (widget_class, BackboneInstallationsCard, empty_label);
  gtk_widget_class_bind_template_child (widget_class, BackboneInstallationsCard, list_view);
  gtk_widget_class_bind_template_child (widget_class, BackboneInstallationsCard, spinner);
  gtk_widget_class_bind_template_child (widget_class, BackboneInstallationsCard, result_label);
}

static void
backbone_installations_card_init (BackboneInstallationsCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
