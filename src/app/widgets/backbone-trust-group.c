/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-trust-group.h"

#include "backbone-chain-dialog.h"
#include "backbone-dialogs.h"
#include "backbone-diagnosis-closures.h"
#include "backbone-undo.h"
#include "backbone-window.h"

#include <glib/gi18n-lib.h>

struct _BackboneTrustGroup
{
  AdwPreferencesGroup parent_instance;

  GtkListBox *list_box;

  BackboneLandscape *landscape;
  BackboneList *anchors;
};

G_DEFINE_FINAL_TYPE (BackboneTrustGroup, backbone_trust_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static BackboneTrustAnchor *
find_anchor (BackboneTrustGroup *self, GVariant *fingerprint)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->anchors)); i++)
    {
      g_autoptr (BackboneTrustAnchor) anchor
          = g_list_model_get_item (G_LIST_MODEL (self->anchors), i);

      if (g_str_equal (backbone_trust_anchor_get_fingerprint (anchor),
                       g_variant_get_string (fingerprint, NULL)))
        return g_steal_pointer (&anchor);
    }

  return NULL;
}

static void
look_at (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneTrustGroup *self = BACKBONE_TRUST_GROUP (widget);
  g_autoptr (BackboneTrustAnchor) anchor = find_anchor (self, parameter);
  g_autoptr (BackboneCertificate) certificate = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  if (anchor == NULL)
    return;

  certificate = backbone_trust_anchor_dup_certificate (anchor, &error);
  if (certificate)
    backbone_chain_dialog_show_anchor (window, certificate);
  else
    backbone_window_report (BACKBONE_WINDOW (window), error);
}

static void
remove_anchor (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneTrustGroup *self = BACKBONE_TRUST_GROUP (widget);
  g_autoptr (BackboneTrustAnchor) anchor = find_anchor (self, parameter);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (anchor == NULL)
    return;

  name = backbone_closure_certificate_name (NULL, backbone_trust_anchor_get_subject (anchor));
  /* Translators: the name of a certificate authority */
  text = g_strdup_printf (_ ("“%s” is no longer trusted"), name);
  backbone_undo_run (widget,
                     backbone_trust_remove_job_new (self->landscape,
                                                    backbone_trust_anchor_get_fingerprint (anchor)),
                     text, backbone_trust_restore_job_new (self->landscape, anchor));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneTrustGroup) self = user_data;
  g_autoptr (GFile) file = backbone_dialogs_file_finish (result, NULL);

  if (file && self->landscape)
    backbone_undo_run (GTK_WIDGET (self), backbone_trust_add_job_new (self->landscape, file),
                       _ ("The certificates of the file are trusted"), NULL);
}

static void
add (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  backbone_dialogs_open_file_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                                    _ ("Trust certificates"), _ ("Certificates (PEM)"),
                                    (const char *const[]){ "*.pem", "*.crt", "*.cer", NULL },
                                    file_chosen_cb, g_object_ref (widget));
}

static GtkWidget *
make_button (const char *icon_name,
             const char *name,
             const char *action_name,
             const char *fingerprint)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", fingerprint);

  return button;
}

static char *
describe (BackboneTrustAnchor *anchor)
{
  gint64 not_after = backbone_trust_anchor_get_not_after (anchor);
  g_autofree char *warning = backbone_closure_certificate_warning (
      NULL, backbone_trust_anchor_get_not_before (anchor), not_after);
  g_autoptr (GDateTime) date_time = g_date_time_new_from_unix_local (not_after / G_USEC_PER_SEC);
  g_autofree char *until = date_time ? g_date_time_format (date_time, "%x") : g_strdup ("?");

  /* Translators: a date, then the beginning of a fingerprint */
  return g_strdup_printf (_ ("%s%suntil %s · %.11s…"), warning ? warning : "", warning ? " · " : "",
                          until, backbone_trust_anchor_get_fingerprint (anchor));
}

/* An anchor never changes: another certificate has another fingerprint, and so is another row. */
static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  const char *fingerprint = backbone_trust_anchor_get_fingerprint (item);
  g_autofree char *name
      = backbone_closure_certificate_name (NULL, backbone_trust_anchor_get_subject (item));
  g_autofree char *look_name = g_strdup_printf (_ ("Look at %s"), name);
  g_autofree char *remove_name = g_strdup_printf (_ ("Trust %s no longer"), name);
  g_autofree char *subtitle = describe (item);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button ("view-reveal-symbolic", look_name,
                                                                "trust.look-at", fingerprint));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button ("user-trash-symbolic", remove_name,
                                                                "trust.remove", fingerprint));

  return row;
}

static void
update (BackboneTrustGroup *self)
{
  gboolean writable = self->landscape && !backbone_landscape_is_read_only (self->landscape);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "trust.add", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "trust.remove", writable);
}

static void
anchors_changed_cb (BackboneTrustGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->list_box),
                          g_list_model_get_n_items (G_LIST_MODEL (self->anchors)) > 0);
}

static void
drop_landscape (BackboneTrustGroup *self)
{
  if (self->landscape)
    g_signal_handlers_disconnect_by_data (self->landscape, self);
  if (self->anchors)
    g_signal_handlers_disconnect_by_data (self->anchors, self);
  g_clear_object (&self->anchors);
  g_clear_object (&self->landscape);
}

static void
set_landscape (BackboneTrustGroup *self, BackboneLandscape *landscape)
{
  if (self->landscape == landscape)
    return;

  gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  drop_landscape (self);
  if (landscape)
    {
      self->landscape = g_object_ref (landscape);
      self->anchors = backbone_landscape_list_trust_anchors (landscape);
      g_signal_connect_swapped (landscape, "notify::read-only", G_CALLBACK (update), self);
      g_signal_connect_swapped (self->anchors, "items-changed", G_CALLBACK (anchors_changed_cb),
                                self);
      gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (self->anchors), make_row, NULL, NULL);
      anchors_changed_cb (self);
    }
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANDSCAPE]);
}

static void
backbone_trust_group_set_property (GObject *object,
                                   guint property_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  if (property_id == PROP_LANDSCAPE)
    set_landscape (BACKBONE_TRUST_GROUP (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
backbone_trust_group_get_property (GObject *object,
                                   guint property_id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  if (property_id == PROP_LANDSCAPE)
    g_value_set_object (value, BACKBONE_TRUST_GROUP (object)->landscape);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
backbone_trust_group_dispose (GObject *object)
{
  drop_landscape (BACKBONE_TRUST_GROUP (object));

  G_OBJECT_CLASS (backbone_trust_group_parent_class)->dispose (object);
}

static void
backbone_trust_group_class_init (BackboneTrustGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_trust_group_set_property;
  object_class->get_property = backbone_trust_group_get_property;
  object_class->dispose = backbone_trust_group_dispose;

  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_install_action (widget_class, "trust.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "trust.look-at", "s", look_at);
  gtk_widget_class_install_action (widget_class, "trust.remove", "s", remove_anchor);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-trust-group.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneTrustGroup, list_box);
}

static void
backbone_trust_group_init (BackboneTrustGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}
