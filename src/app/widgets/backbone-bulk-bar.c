/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-bulk-bar.h"

#include "backbone-accessible.h"
#include "backbone-core.h"
#include "backbone-form-field.h"
#include "backbone-tags.h"
#include "backbone-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _BackboneBulkBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *count_label;
  GtkMenuButton *tags_button;
  BackboneFormField *tags_field;
  GtkEditable *tags_entry;
  GtkMenuButton *proxy_button;
  GtkCheckButton *inherit_check;
  GtkCheckButton *direct_check;
  GtkCheckButton *own_check;
  BackboneFormField *proxy_field;
  GtkEditable *proxy_entry;

  guint n_selected;
};

G_DEFINE_FINAL_TYPE (BackboneBulkBar, backbone_bulk_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_N_SELECTED,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
tags_changed_cb (BackboneBulkBar *self)
{
  GError *error = NULL;
  const char *text = gtk_editable_get_text (self->tags_entry);
  g_auto (GStrv) tags = backbone_tags_split (text);
  gboolean fit;

  backbone_tags_validate (text, &error);
  fit = backbone_form_field_take_error (self->tags_field, error) && *tags != NULL;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bulk.add-tags", fit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bulk.remove-tags", fit);
}

static void
change_tags (BackboneBulkBar *self, gboolean adds)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "customers.tag", "(sb)",
                              gtk_editable_get_text (self->tags_entry), adds);
  gtk_menu_button_popdown (self->tags_button);
  gtk_editable_set_text (self->tags_entry, "");
}

static void
add_tags (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  change_tags (BACKBONE_BULK_BAR (widget), TRUE);
}

static void
remove_tags (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  change_tags (BACKBONE_BULK_BAR (widget), FALSE);
}

/* Return in the field. */
static void
tags_activated_cb (BackboneBulkBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "bulk.add-tags", NULL);
}

/* (transfer full): as a setting of a channel. */
static char *
dup_proxy (BackboneBulkBar *self)
{
  if (gtk_check_button_get_active (self->inherit_check))
    return g_strdup ("inherit");
  if (gtk_check_button_get_active (self->direct_check))
    return g_strdup ("direct");

  return g_strstrip (gtk_editable_get_chars (self->proxy_entry, 0, -1));
}

static void
proxy_changed_cb (BackboneBulkBar *self)
{
  gboolean own = gtk_check_button_get_active (self->own_check);
  g_autofree char *proxy = dup_proxy (self);
  gboolean fit = *proxy != '\0' && backbone_channel_proxy_validate (proxy, NULL);

  gtk_widget_set_sensitive (GTK_WIDGET (self->proxy_field), own);
  backbone_form_field_set_error (
      self->proxy_field, own && !fit && *proxy != '\0' ? _ ("It must be http://HOST:PORT") : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bulk.set-proxy", fit);
}

static void
set_proxy (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneBulkBar *self = BACKBONE_BULK_BAR (widget);
  g_autofree char *proxy = dup_proxy (self);
  g_autofree char *setting = g_strconcat ("proxy=", proxy, NULL);

  gtk_widget_activate_action (widget, "customers.set-channels", "s", setting);
  gtk_menu_button_popdown (self->proxy_button);
}

static void
proxy_activated_cb (BackboneBulkBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "bulk.set-proxy", NULL);
}

static void
set_n_selected (BackboneBulkBar *self, guint n_selected)
{
  g_autofree char *text = NULL;

  if (self->n_selected == n_selected)
    return;

  self->n_selected = n_selected;
  if (n_selected > 1)
    {
      /* Translators: how many customers are selected */
      text = g_strdup_printf (ngettext ("%'u selected", "%'u selected", n_selected), n_selected);
      gtk_label_set_label (self->count_label, text);
    }
  gtk_revealer_set_reveal_child (self->revealer, n_selected > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), n_selected > 1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static void
backbone_bulk_bar_set_property (GObject *object,
                                guint property_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_N_SELECTED:
      set_n_selected (BACKBONE_BULK_BAR (object), g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_bulk_bar_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_N_SELECTED:
      g_value_set_uint (value, BACKBONE_BULK_BAR (object)->n_selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_bulk_bar_dispose (GObject *object)
{
  g_clear_pointer ((GtkWidget **)&BACKBONE_BULK_BAR (object)->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (backbone_bulk_bar_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-bulk-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneBulkBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, BackboneBulkBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, BackboneBulkBar, tags_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneBulkBar, tags_field);
  gtk_widget_class_bind_template_child (widget_class, BackboneBulkBar, tags_entry);
  gtk_widget_class_bind_template_child (widget_class, BackboneBulkBar, proxy_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneBulkBar, inherit_check);
  gtk_widget_class_bind_template_child (widget_class, BackboneBulkBar, direct_check);
  gtk_widget_class_bind_template_child (widget_class, BackboneBulkBar, own_check);
  gtk_widget_class_bind_template_child (widget_class, BackboneBulkBar, proxy_field);
  gtk_widget_class_bind_template_child (widget_class, BackboneBulkBar, proxy_entry);
  gtk_widget_class_bind_template_callback (widget_class, tags_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, tags_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, proxy_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, proxy_activated_cb);
}

static void
backbone_bulk_bar_class_init (BackboneBulkBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_bulk_bar_set_property;
  object_class->get_property = backbone_bulk_bar_get_property;
  object_class->dispose = backbone_bulk_bar_dispose;

  properties[PROP_N_SELECTED]
      = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_install_action (widget_class, "bulk.add-tags", NULL, add_tags);
  gtk_widget_class_install_action (widget_class, "bulk.remove-tags", NULL, remove_tags);
  gtk_widget_class_install_action (widget_class, "bulk.set-proxy", NULL, set_proxy);

  g_type_ensure (BACKBONE_TYPE_FORM_FIELD);
  g_type_ensure (BACKBONE_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
backbone_bulk_bar_init (BackboneBulkBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tags_changed_cb (self);
  proxy_changed_cb (self);
}
