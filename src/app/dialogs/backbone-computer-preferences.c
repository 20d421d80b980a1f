/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-computer-preferences.h"

#include "backbone-autostart.h"
#include "backbone-field-note.h"
#include "backbone-part.h"
#include "backbone-settings.h"

#include <glib/gi18n-lib.h>

struct _BackboneComputerPreferences
{
  AdwPreferencesPage parent_instance;

  GtkSwitch *notify_switch;
  GtkSwitch *recovery_switch;
  GtkSwitch *expiries_switch;
  AdwActionRow *keep_row;
  AdwActionRow *autostart_row;
  GtkSwitch *keep_switch;
  GtkSwitch *autostart_switch;
  BackboneFieldNote *keep_note;

  GCancellable *asking; /* of the desktop; while it is asked, the switches wait */
};

G_DEFINE_FINAL_TYPE (BackboneComputerPreferences,
                     backbone_computer_preferences,
                     ADW_TYPE_PREFERENCES_PAGE)

/* Both: a screen reader asks the switch, the eye sees the row. */
static void
set_sensitive (AdwActionRow *row, GtkSwitch *own_switch, gboolean sensitive)
{
  gtk_widget_set_sensitive (GTK_WIDGET (row), sensitive);
  gtk_widget_set_sensitive (GTK_WIDGET (own_switch), sensitive);
}

static void
show (BackboneComputerPreferences *self, const char *error)
{
  GSettings *settings = backbone_settings_get ();
  gboolean keeps = settings && g_settings_get_boolean (settings, "keep-running");
  gboolean starts = keeps && g_settings_get_boolean (settings, "autostart");

  if (self->asking == NULL)
    {
      gtk_switch_set_active (self->keep_switch, keeps);
      gtk_switch_set_active (self->autostart_switch, starts);
    }
  set_sensitive (self->keep_row, self->keep_switch, settings && self->asking == NULL);
  set_sensitive (self->autostart_row, self->autostart_switch, keeps && self->asking == NULL);
  backbone_field_note_update (self->keep_note, GTK_WIDGET (self->keep_row), error, NULL);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneComputerPreferences) self = user_data;
  GSettings *settings = backbone_settings_get ();
  g_autoptr (GError) error = NULL;
  gboolean allowed = backbone_autostart_ask_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (allowed)
    {
      gboolean keeps = gtk_switch_get_active (self->keep_switch);

      g_settings_set_boolean (settings, "keep-running", keeps);
      g_settings_set_boolean (settings, "autostart",
                              keeps && gtk_switch_get_active (self->autostart_switch));
    }
  g_clear_object (&self->asking);
  show (self, allowed ? NULL : error->message);
}

/* The switches say what is wanted; the settings follow when the desktop agrees, else they go back. */
static void
switched_cb (BackboneComputerPreferences *self)
{
  GSettings *settings = backbone_settings_get ();
  gboolean keeps = gtk_switch_get_active (self->keep_switch);
  gboolean starts = keeps && gtk_switch_get_active (self->autostart_switch);

  if (self->asking || settings == NULL
      || (keeps == g_settings_get_boolean (settings, "keep-running")
          && starts == g_settings_get_boolean (settings, "autostart")))
    return;

  self->asking = g_cancellable_new ();
  show (self, NULL);
  backbone_autostart_ask_async (starts  ? BACKBONE_BACKGROUND_AUTOSTART
                                : keeps ? BACKBONE_BACKGROUND_RUN
                                        : BACKBONE_BACKGROUND_NOT,
                                self->asking, backbone_part_answered_cb,
                                backbone_part_wait (self, answered_cb));
}

static void
backbone_computer_preferences_dispose (GObject *object)
{
  BackboneComputerPreferences *self = BACKBONE_COMPUTER_PREFERENCES (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);

  G_OBJECT_CLASS (backbone_computer_preferences_parent_class)->dispose (object);
}

static void
backbone_computer_preferences_class_init (BackboneComputerPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = backbone_computer_preferences_dispose;

  g_type_ensure (BACKBONE_TYPE_FIELD_NOTE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-computer-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneComputerPreferences, notify_switch);
  gtk_widget_class_bind_template_child (widget_class, BackboneComputerPreferences, recovery_switch);
  gtk_widget_class_bind_template_child (widget_class, BackboneComputerPreferences, expiries_switch);
  gtk_widget_class_bind_template_child (widget_class, BackboneComputerPreferences, keep_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneComputerPreferences, autostart_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneComputerPreferences, keep_switch);
  gtk_widget_class_bind_template_child (widget_class, BackboneComputerPreferences,
                                        autostart_switch);
  gtk_widget_class_bind_template_child (widget_class, BackboneComputerPreferences, keep_note);
  gtk_widget_class_bind_template_callback (widget_class, switched_cb);
}

static void
backbone_computer_preferences_init (BackboneComputerPreferences *self)
{
  GSettings *settings = backbone_settings_get ();

  gtk_widget_init_template (GTK_WIDGET (self));
  if (settings)
    {
      g_settings_bind (settings, "notify", self->notify_switch, "active", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (settings, "notify-recovery", self->recovery_switch, "active",
                       G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (settings, "notify-expiries", self->expiries_switch, "active",
                       G_SETTINGS_BIND_DEFAULT);
    }
  show (self, NULL);
}
