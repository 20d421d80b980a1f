/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-part.h"
#include "backbone-trust-group.h"

#include "backbone-chain-dialog.h"
#include "backbone-closures.h"
#include "backbone-dialogs.h"
#include "backbone-diagnosis-closures.h"
#include "backbone-status-icon.h"
#include "backbone-undo.h"
#include "backbone-window.h"

#include <glib/gi18n-lib.h>

struct _BackboneTrustGroup
{
  BackboneLandscapeGroup parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneTrustGroup, backbone_trust_group, BACKBONE_TYPE_LANDSCAPE_GROUP)

/* What a row keeps: whose it is, and its mark. */
#define ANCHOR_KEY "backbone-anchor"
#define ICON_KEY   "backbone-icon"

static BackboneTrustAnchor *
find_anchor (BackboneTrustGroup *self, GVariant *fingerprint)
{
  GListModel *anchors = backbone_landscape_group_get_list (self);

  for (guint i = 0; i < g_list_model_get_n_items (anchors); i++)
    {
      g_autoptr (BackboneTrustAnchor) anchor = g_list_model_get_item (anchors, i);

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
    backbone_chain_dialog_show_anchor (window, backbone_landscape_group_get_landscape (self),
                                       certificate);
  else
    backbone_window_report (BACKBONE_WINDOW (window), error);
}

static void
remove_anchor (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneTrustGroup *self = BACKBONE_TRUST_GROUP (widget);
  BackboneLandscape *landscape = backbone_landscape_group_get_landscape (self);
  g_autoptr (BackboneTrustAnchor) anchor = find_anchor (self, parameter);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (anchor == NULL)
    return;

  name = backbone_closure_certificate_name (NULL, backbone_trust_anchor_get_subject (anchor));
  /* Translators: the name of a certificate authority */
  text = g_strdup_printf (_ ("“%s” is no longer trusted"), name);
  backbone_undo_run (
      widget,
      backbone_trust_remove_job_new (landscape, backbone_trust_anchor_get_fingerprint (anchor)),
      text, backbone_trust_restore_job_new (landscape, anchor));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneTrustGroup) self = user_data;
  BackboneLandscape *landscape = backbone_landscape_group_get_landscape (self);
  g_autoptr (GFile) file = backbone_dialogs_file_finish (result, NULL);

  if (file && landscape)
    backbone_undo_run (GTK_WIDGET (self), backbone_trust_add_job_new (landscape, file),
                       _ ("The certificates of the file are trusted"), NULL);
}

static void
add (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  backbone_dialogs_open_file_async (
      GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Trust certificates"), _ ("Certificates (PEM)"),
      (const char *const[]){ "*.pem", "*.crt", "*.cer", NULL }, backbone_part_answered_cb,
      backbone_part_wait (widget, file_chosen_cb));
}

static void
add_button (GtkWidget *row,
            const char *icon_name,
            const char *name,
            const char *action_name,
            const char *fingerprint)
{
  GtkWidget *button = backbone_landscape_group_add_button (row, icon_name, name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", fingerprint);
}

/* Until when the anchor of a row is valid, and whether that is soon by the rules of its landscape. */
static void
show_validity (AdwActionRow *row, GParamSpec *pspec, BackboneLandscape *landscape)
{
  BackboneTrustAnchor *anchor = g_object_get_data (G_OBJECT (row), ANCHOR_KEY);
  GtkWidget *icon = g_object_get_data (G_OBJECT (row), ICON_KEY);
  const BackboneExpirySteps *steps = backbone_landscape_get_expiry_steps (landscape);
  gint64 not_before = backbone_trust_anchor_get_not_before (anchor);
  gint64 not_after = backbone_trust_anchor_get_not_after (anchor);
  g_autofree char *warning
      = backbone_closure_certificate_warning (NULL, not_before, not_after, steps);
  g_autofree char *until = backbone_time_to_text (not_after, BACKBONE_TIME_DAY, NULL);
  /* Translators: a date, then the beginning of a fingerprint */
  g_autofree char *subtitle
      = g_strdup_printf (_ ("%s%suntil %s · %.11s…"), warning ? warning : "", warning ? " · " : "",
                         until ? until : "?", backbone_trust_anchor_get_fingerprint (anchor));

  adw_action_row_set_subtitle (row, subtitle);
  g_object_set (icon, "mark",
                backbone_closure_certificate_mark (NULL, not_before, not_after, steps), NULL);
  gtk_widget_set_visible (icon, warning != NULL);
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
  BackboneLandscape *landscape = backbone_landscape_group_get_landscape (user_data);
  GtkWidget *row = backbone_landscape_group_new_row (name, "");
  GtkWidget *icon = g_object_new (BACKBONE_TYPE_STATUS_ICON, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, "has-tooltip", FALSE, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  g_object_set_data (G_OBJECT (row), ICON_KEY, icon);
  g_object_set_data_full (G_OBJECT (row), ANCHOR_KEY, g_object_ref (item), g_object_unref);
  g_signal_connect_object (landscape, "notify::expiry-steps", G_CALLBACK (show_validity), row,
                           G_CONNECT_SWAPPED);
  show_validity (ADW_ACTION_ROW (row), NULL, landscape);
  add_button (row, "view-reveal-symbolic", look_name, "trust.look-at", fingerprint);
  add_button (row, "user-trash-symbolic", remove_name, "trust.remove", fingerprint);

  return row;
}

static void
update (BackboneLandscapeGroup *self)
{
  gboolean writable = backbone_landscape_group_is_writable (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "trust.add", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "trust.remove", writable);
}

static void
backbone_trust_group_class_init (BackboneTrustGroupClass *klass)
{
  BackboneLandscapeGroupClass *group_class = BACKBONE_LANDSCAPE_GROUP_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  group_class->read = backbone_landscape_list_trust_anchors;
  group_class->make_row = make_row;
  group_class->update = update;

  gtk_widget_class_install_action (widget_class, "trust.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "trust.look-at", "s", look_at);
  gtk_widget_class_install_action (widget_class, "trust.remove", "s", remove_anchor);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-trust-group.ui");
  backbone_landscape_group_class_bind_rows (group_class);
}

static void
backbone_trust_group_init (BackboneTrustGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
