/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-part.h"
#include "backbone-proxy-group.h"

#include "backbone-dialogs.h"
#include "backbone-field-note.h"
#include "backbone-proxy-form.h"
#include "backbone-undo.h"
#include "backbone-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _BackboneProxyGroup
{
  BackboneLandscapeGroup parent_instance;

  AdwComboRow *mode_row;
  GtkWidget *rows[BACKBONE_N_PROXY_FIELDS]; /* each one a GtkEditable */
  BackboneFieldNote *notes[BACKBONE_N_PROXY_FIELDS];
  GtkWidget *buttons;
  AdwActionRow *overrides_row;

  BackboneProxy *shown;   /* what the form was filled with */
  BackboneProxy *applied; /* what was sent to the landscape last */
  gsize host_length;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (BackboneProxyGroup, backbone_proxy_group, BACKBONE_TYPE_LANDSCAPE_GROUP)

static void
get_texts (BackboneProxyGroup *self, const char *texts[BACKBONE_N_PROXY_FIELDS])
{
  for (guint i = 0; i < BACKBONE_N_PROXY_FIELDS; i++)
    texts[i] = gtk_editable_get_text (GTK_EDITABLE (self->rows[i]));
}

static const char *
get_hint (BackboneProxyGroup *self, BackboneProxyField field, const char *const *texts)
{
  const char *user = self->shown ? backbone_proxy_get_user (self->shown) : NULL;

  if (field == BACKBONE_PROXY_FIELD_PORT && *texts[BACKBONE_PROXY_FIELD_HOST] && *texts[field] == 0)
    return _ ("A port is needed; 8080 and 3128 are common");
  if (field == BACKBONE_PROXY_FIELD_PASSWORD && user && *texts[field] == '\0'
      && g_strcmp0 (texts[BACKBONE_PROXY_FIELD_USER], user) == 0)
    return _ ("Empty: the password that is saved stays");
  if (field == BACKBONE_PROXY_FIELD_EXCLUSIONS)
    return _ ("Hosts, *.domains, addresses or networks, with commas between them");

  return NULL;
}

/* Says what is wrong while it is typed. (transfer full) (nullable). */
static BackboneProxy *
read_form (BackboneProxyGroup *self)
{
  BackboneProxyMode mode = adw_combo_row_get_selected (self->mode_row);
  const char *texts[BACKBONE_N_PROXY_FIELDS];
  g_auto (BackboneProxyErrors) errors = { { NULL } };
  BackboneProxy *proxy;

  get_texts (self, texts);
  proxy = backbone_proxy_form_read (mode, texts, &errors);
  for (guint i = 0; i < BACKBONE_N_PROXY_FIELDS; i++)
    {
      gtk_widget_set_visible (self->rows[i], mode == BACKBONE_PROXY_MANUAL);
      backbone_field_note_update (self->notes[i], self->rows[i], errors.texts[i],
                                  get_hint (self, i, texts));
    }

  return proxy;
}

static void
update (BackboneProxyGroup *self)
{
  g_autoptr (BackboneProxy) proxy = NULL;
  const char *texts[BACKBONE_N_PROXY_FIELDS];
  gboolean manual, changed, writable;

  if (self->filling || self->shown == NULL)
    return;

  get_texts (self, texts);
  proxy = read_form (self);
  manual = adw_combo_row_get_selected (self->mode_row) == BACKBONE_PROXY_MANUAL;
  changed = proxy == NULL || !backbone_proxy_form_is_same (proxy, self->shown)
            || (manual && *texts[BACKBONE_PROXY_FIELD_PASSWORD]);
  writable = backbone_landscape_group_is_writable (self);

  gtk_widget_set_visible (self->buttons, changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "proxy.apply", changed && proxy && writable);
}

static void
set_text (BackboneProxyGroup *self, BackboneProxyField field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->rows[field]), text ? text : "");
}

static void
fill_form (BackboneProxyGroup *self)
{
  BackboneProxy *proxy = self->shown;
  guint port = backbone_proxy_get_port (proxy);
  g_autofree char *port_text = port > 0 ? g_strdup_printf ("%u", port) : NULL;
  g_autofree char *exclusions = backbone_proxy_form_write_exclusions (proxy);

  self->filling = TRUE;
  adw_combo_row_set_selected (self->mode_row, backbone_proxy_get_mode (proxy));
  set_text (self, BACKBONE_PROXY_FIELD_HOST, backbone_proxy_get_host (proxy));
  set_text (self, BACKBONE_PROXY_FIELD_PORT, port_text);
  set_text (self, BACKBONE_PROXY_FIELD_USER, backbone_proxy_get_user (proxy));
  set_text (self, BACKBONE_PROXY_FIELD_PASSWORD, NULL);
  set_text (self, BACKBONE_PROXY_FIELD_EXCLUSIONS, exclusions);
  self->filling = FALSE;
  update (self);
}

/* What somebody is typing stays, even if another program changes the proxy meanwhile. */
static void
proxy_changed_cb (BackboneProxyGroup *self)
{
  BackboneLandscape *landscape = backbone_landscape_group_get_landscape (self);
  BackboneProxy *proxy = backbone_landscape_get_proxy (landscape);
  gboolean applied = self->applied && backbone_proxy_form_is_same (proxy, self->applied);
  gboolean typing = self->shown && gtk_widget_get_visible (self->buttons);

  if (!applied && self->shown && backbone_proxy_form_is_same (proxy, self->shown))
    return;

  g_clear_object (&self->applied);
  g_set_object (&self->shown, proxy);
  if (typing && !applied)
    update (self);
  else
    fill_form (self);
}

static void
split_address_cb (gpointer user_data)
{
  BackboneProxyGroup *self = user_data;
  const char *texts[BACKBONE_N_PROXY_FIELDS];
  g_autofree char *host = NULL;
  g_autofree char *port = NULL;

  get_texts (self, texts);
  if (backbone_proxy_form_split_address (texts[BACKBONE_PROXY_FIELD_HOST], &host, &port))
    {
      set_text (self, BACKBONE_PROXY_FIELD_HOST, host);
      set_text (self, BACKBONE_PROXY_FIELD_PORT, port);
    }
}

/* More than a character at once was pasted: it may be a whole address. */
static void
host_changed_cb (BackboneProxyGroup *self)
{
  const char *texts[BACKBONE_N_PROXY_FIELDS];
  gsize length;

  get_texts (self, texts);
  length = strlen (texts[BACKBONE_PROXY_FIELD_HOST]);
  if (!self->filling && length > self->host_length + 1)
    backbone_part_do_later (self, G_PRIORITY_DEFAULT_IDLE, split_address_cb);
  self->host_length = length;
  update (self);
}

/* The password of a user who goes is gone for good, so that change can't be undone. */
static BackboneJob *
make_undo (BackboneProxyGroup *self, BackboneProxy *proxy, gboolean has_password)
{
  BackboneLandscape *landscape = backbone_landscape_group_get_landscape (self);
  const char *user = backbone_proxy_get_user (self->shown);

  if (has_password || (user && g_strcmp0 (user, backbone_proxy_get_user (proxy)) != 0))
    return NULL;

  return backbone_proxy_set_job_new (landscape, self->shown, NULL);
}

static void
apply (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneProxyGroup *self = BACKBONE_PROXY_GROUP (widget);
  BackboneLandscape *landscape = backbone_landscape_group_get_landscape (self);
  g_autoptr (BackboneProxy) proxy = read_form (self);
  const char *texts[BACKBONE_N_PROXY_FIELDS];
  g_autoptr (BackboneSecret) password = NULL;
  BackboneJob *undo;

  get_texts (self, texts);
  if (backbone_proxy_get_mode (proxy) == BACKBONE_PROXY_MANUAL
      && *texts[BACKBONE_PROXY_FIELD_PASSWORD])
    password = backbone_secret_new (texts[BACKBONE_PROXY_FIELD_PASSWORD]);
  undo = make_undo (self, proxy, password != NULL);
  backbone_undo_run (widget, backbone_proxy_set_job_new (landscape, proxy, password),
                     _ ("The proxy is changed"), undo);

  g_set_object (&self->applied, proxy);
}

static void
revert (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneProxyGroup *self = BACKBONE_PROXY_GROUP (widget);
  BackboneLandscape *landscape = backbone_landscape_group_get_landscape (self);

  g_set_object (&self->shown, backbone_landscape_get_proxy (landscape));
  fill_form (self);
}

static void
show_overrides (BackboneLandscapeGroup *group)
{
  BackboneProxyGroup *self = BACKBONE_PROXY_GROUP (group);
  GListModel *overrides = backbone_landscape_group_get_list (self);
  guint n = g_list_model_get_n_items (overrides);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_channels = 0;
  g_autofree char *title = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BackboneProxyOverride) override = g_list_model_get_item (overrides, i);
      const char *proxy = backbone_proxy_override_get_proxy (override);

      n_channels += backbone_proxy_override_get_n_channels (override);
      g_string_append_printf (text, "%s%s: %'u", i > 0 ? " · " : "",
                              g_str_equal (proxy, "direct") ? _ ("without proxy") : proxy,
                              backbone_proxy_override_get_n_channels (override));
    }

  title = g_strdup_printf (ngettext ("%'u channel leaves by another way",
                                     "%'u channels leave by another way", n_channels),
                           n_channels);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->overrides_row), title);
  adw_action_row_set_subtitle (self->overrides_row, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->overrides_row), n > 0);
}

static void
use_for_all_confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  static const char *const settings[] = { "proxy=inherit", NULL };
  g_autoptr (BackboneProxyGroup) self = user_data;
  BackboneLandscape *landscape = backbone_landscape_group_get_landscape (self);

  if (backbone_dialogs_confirm_finish (result, NULL))
    backbone_undo_run (GTK_WIDGET (self),
                       backbone_channel_edit_job_new (landscape, NULL, NULL, settings),
                       _ ("All channels use the proxy of the landscape"), NULL);
}

static void
use_for_all (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  backbone_dialogs_confirm_async (
      GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Use this proxy for all customers?"),
      _ ("Channels with a proxy of their own lose that setting. It cannot be brought back."),
      _ ("_Use for all"), backbone_part_answered_cb,
      backbone_part_wait (widget, use_for_all_confirmed_cb));
}

static void
came (BackboneLandscapeGroup *self, BackboneLandscape *landscape)
{
  g_signal_connect_object (landscape, "notify::proxy", G_CALLBACK (proxy_changed_cb), self,
                           G_CONNECT_SWAPPED);
  proxy_changed_cb (BACKBONE_PROXY_GROUP (self));
}

static void
gone (BackboneLandscapeGroup *group)
{
  BackboneProxyGroup *self = BACKBONE_PROXY_GROUP (group);

  g_clear_object (&self->shown);
  g_clear_object (&self->applied);
}

static void
writable_changed (BackboneLandscapeGroup *self)
{
  update (BACKBONE_PROXY_GROUP (self));
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const char *const names[BACKBONE_N_PROXY_FIELDS] = {
    [BACKBONE_PROXY_FIELD_HOST] = "host",
    [BACKBONE_PROXY_FIELD_PORT] = "port",
    [BACKBONE_PROXY_FIELD_USER] = "user",
    [BACKBONE_PROXY_FIELD_PASSWORD] = "password",
    [BACKBONE_PROXY_FIELD_EXCLUSIONS] = "exclusions",
  };

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-proxy-group.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneProxyGroup, mode_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneProxyGroup, buttons);
  gtk_widget_class_bind_template_child (widget_class, BackboneProxyGroup, overrides_row);
  for (guint i = 0; i < BACKBONE_N_PROXY_FIELDS; i++)
    {
      g_autofree char *row = g_strconcat (names[i], "_row", NULL);
      g_autofree char *note = g_strconcat (names[i], "_note", NULL);

      gtk_widget_class_bind_template_child_full (widget_class, row, FALSE,
                                                 G_STRUCT_OFFSET (BackboneProxyGroup, rows[i]));
      gtk_widget_class_bind_template_child_full (widget_class, note, FALSE,
                                                 G_STRUCT_OFFSET (BackboneProxyGroup, notes[i]));
    }
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, host_changed_cb);
}

static void
backbone_proxy_group_class_init (BackboneProxyGroupClass *klass)
{
  BackboneLandscapeGroupClass *group_class = BACKBONE_LANDSCAPE_GROUP_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  group_class->read = backbone_landscape_list_proxy_overrides;
  group_class->list_changed = show_overrides;
  group_class->came = came;
  group_class->gone = gone;
  group_class->update = writable_changed;

  gtk_widget_class_install_action (widget_class, "proxy.apply", NULL, apply);
  gtk_widget_class_install_action (widget_class, "proxy.revert", NULL, revert);
  gtk_widget_class_install_action (widget_class, "proxy.use-for-all", NULL, use_for_all);

  g_type_ensure (BACKBONE_TYPE_FIELD_NOTE);
  bind_template (widget_class);
}

static void
backbone_proxy_group_init (BackboneProxyGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
