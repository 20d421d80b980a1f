/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-rest-part.h"

#include "backbone-setup-closures.h"
#include "backbone-setup-letter-dialog.h"
#include "backbone-window.h"

#include <glib/gi18n-lib.h>

/* How many customers are listed at first, and how many more at a time. */
#define PORTION 50

struct _BackboneSetupRestPart
{
  BackboneSetupPart parent_instance;

  GtkListBox *list_box;
  GtkWidget *more_button;

  BackboneList *rest;
  guint limit;
};

G_DEFINE_FINAL_TYPE (BackboneSetupRestPart, backbone_setup_rest_part, BACKBONE_TYPE_SETUP_PART)

static void
show_letter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  BackboneSetupLetterDialog *dialog = backbone_setup_letter_dialog_new (
      backbone_setup_part_get_landscape (BACKBONE_SETUP_PART (widget)),
      g_variant_get_string (parameter, NULL));

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_customer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneWindow *window = BACKBONE_WINDOW (gtk_widget_get_root (widget));

  backbone_window_show_page (window, "customers");
  backbone_customers_page_select (backbone_window_get_customers_page (window),
                                  g_variant_get_string (parameter, NULL));
}

static GtkWidget *
make_button (const char *label, const char *name, const char *action, const char *number)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", number);

  return button;
}

static gboolean
rest_to_subtitle (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_autoptr (GObject) rest = g_binding_dup_source (binding);

  g_value_take_string (to, rest ? backbone_setup_rest_text (BACKBONE_SETUP_REST (rest)) : NULL);

  return TRUE;
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  BackboneSetupRestPart *self = user_data;
  const char *number = backbone_setup_rest_get_customer (item);
  const char *description = backbone_setup_rest_get_description (item);
  gboolean asks = backbone_setup_part_get_kind (BACKBONE_SETUP_PART (self))
                  == BACKBONE_SETUP_STEP_KIND_S_USERS;
  GtkWidget *row = adw_action_row_new ();
  /* Translators: %s is a customer */
  g_autofree char *letter_name = g_strdup_printf (_ ("Letter to %s"), description);
  /* Translators: %s is a customer */
  g_autofree char *show_name = g_strdup_printf (_ ("Show %s"), description);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  g_object_bind_property (item, "description", row, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property_full (item, "reason", row, "subtitle", G_BINDING_SYNC_CREATE,
                               rest_to_subtitle, NULL, NULL, NULL);
  if (asks)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               make_button (_ ("Letter…"), letter_name, "rest.letter", number));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_button (_ ("Show"), show_name, "rest.show", number));

  return row;
}

static void
show_count (BackboneSetupRestPart *self)
{
  BackboneSetupStep *step = backbone_setup_part_get_step (BACKBONE_SETUP_PART (self));
  guint n_rows = self->rest ? g_list_model_get_n_items (G_LIST_MODEL (self->rest)) : 0;
  g_autofree char *text = NULL;
  guint n_left;

  gtk_widget_set_visible (GTK_WIDGET (self), n_rows > 0);
  if (n_rows == 0 || step == NULL)
    return;

  n_left = MAX (backbone_setup_step_get_customers_total (step)
                    - backbone_setup_step_get_customers_done (step),
                n_rows);
  gtk_widget_set_visible (self->more_button, n_rows >= self->limit);
  text = n_rows < n_left
             /* Translators: how many customers are listed, and how many there are */
             ? g_strdup_printf (_ ("The first %'u of %'u customers, the owner before all others"),
                                n_rows, n_left)
             : g_strdup_printf (
                 g_dngettext (GETTEXT_PACKAGE, "%'u customer", "%'u customers", n_left), n_left);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), text);
}

static void
drop_rest (BackboneSetupRestPart *self)
{
  if (self->rest == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->rest, self);
  gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  g_clear_object (&self->rest);
}

static void
make_rest (BackboneSetupRestPart *self)
{
  BackboneSetupPart *part = BACKBONE_SETUP_PART (self);

  self->rest = backbone_landscape_list_setup_rest (
      backbone_setup_part_get_landscape (part), backbone_setup_part_get_kind (part), self->limit);
  g_signal_connect_swapped (self->rest, "updated", G_CALLBACK (show_count), self);
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (self->rest), make_row, self, NULL);
}

static void
show_more (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSetupRestPart *self = BACKBONE_SETUP_REST_PART (widget);

  self->limit += PORTION;
  drop_rest (self);
  make_rest (self);
}

static void
backbone_setup_rest_part_update (BackboneSetupPart *part)
{
  BackboneSetupRestPart *self = BACKBONE_SETUP_REST_PART (part);

  if (self->rest == NULL
      && backbone_setup_step_get_per_customer (backbone_setup_part_get_step (part)))
    make_rest (self);
  show_count (self);
}

static void
backbone_setup_rest_part_clear (BackboneSetupPart *part)
{
  BackboneSetupRestPart *self = BACKBONE_SETUP_REST_PART (part);

  drop_rest (self);
  self->limit = PORTION;
}

static void
backbone_setup_rest_part_class_init (BackboneSetupRestPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  BACKBONE_SETUP_PART_CLASS (klass)->update = backbone_setup_rest_part_update;
  BACKBONE_SETUP_PART_CLASS (klass)->clear = backbone_setup_rest_part_clear;

  gtk_widget_class_install_action (widget_class, "rest.letter", "s", show_letter);
  gtk_widget_class_install_action (widget_class, "rest.show", "s", show_customer);
  gtk_widget_class_install_action (widget_class, "rest.more", NULL, show_more);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-setup-rest-part.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupRestPart, list_box);
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupRestPart, more_button);
}

static void
backbone_setup_rest_part_init (BackboneSetupRestPart *self)
{
  self->limit = PORTION;
  gtk_widget_init_template (GTK_WIDGET (self));
}
