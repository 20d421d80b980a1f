/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-autostart.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define PORTAL_NAME      "org.freedesktop.portal.Desktop"
#define PORTAL_PATH      "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Background"
#define REQUEST_PATH     "/org/freedesktop/portal/desktop/request"
#define OWN_OPTION       "--background"

/* In progress. */
typedef struct
{
  BackboneBackgroundWish wish;
  GDBusConnection *bus;
  char *handle; /* of the request */
  guint subscription;
} Ask;

static void
unsubscribe (Ask *ask)
{
  if (ask->subscription)
    g_dbus_connection_signal_unsubscribe (ask->bus, ask->subscription);
  ask->subscription = 0;
}

static void
ask_free (Ask *ask)
{
  if (ask->bus)
    unsubscribe (ask);
  g_clear_object (&ask->bus);
  g_free (ask->handle);
  g_free (ask);
}

static gboolean
is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) || g_getenv ("SNAP") != NULL;
}

/* (transfer full): as an Exec line has it; this very program, wherever it is installed. */
static char *
dup_command (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  GString *command = g_string_new ("\"");

  for (const char *c = program ? program : "backbone-admin"; *c; c++)
    {
      if (strchr ("\"`$\\", *c))
        g_string_append (command, "\\\\");
      if (*c == '%')
        g_string_append_c (command, '%');
      g_string_append_c (command, *c);
    }
  g_string_append (command, "\" " OWN_OPTION);

  return g_string_free (command, FALSE);
}

static gboolean
write_entry (const char *path, GError **error)
{
  g_autoptr (GKeyFile) entry = g_key_file_new ();
  g_autofree char *command = dup_command ();
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                   _ ("The folder “%s” could not be made: %s"), folder, g_strerror (errno));
      return FALSE;
    }

  g_key_file_set_string (entry, "Desktop Entry", "Type", "Application");
  g_key_file_set_string (entry, "Desktop Entry", "Name", _ ("Backbone Admin"));
  g_key_file_set_value (entry, "Desktop Entry", "Exec", command);
  g_key_file_set_string (entry, "Desktop Entry", "Icon", BACKBONE_APPLICATION_ID);
  g_key_file_set_boolean (entry, "Desktop Entry", "X-GNOME-UsesNotifications", TRUE);

  return g_key_file_save_to_file (entry, path, error);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Ask *ask = data;
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "autostart",
                                            BACKBONE_APPLICATION_ID ".desktop", NULL);
  GError *error = NULL;

  if (ask->wish == BACKBONE_BACKGROUND_AUTOSTART)
    {
      if (write_entry (path, &error))
        g_task_return_boolean (task, TRUE);
      else
        g_task_return_error (task, error);
    }
  else if (g_unlink (path) == 0 || errno == ENOENT)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, g_io_error_from_errno (errno),
                             _ ("The autostart entry “%s” could not be removed: %s"), path,
                             g_strerror (errno));
}

/* Nobody has to be asked outside of a sandbox. */
static void
help_oneself (GTask *task)
{
  if (is_sandboxed ())
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                             _ ("This desktop offers no way to run in the background."));
  else
    g_task_run_in_thread (task, write_in_thread);
}

static gboolean
is_missing (const GError *error)
{
  return g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_INTERFACE)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT);
}

static void
answered_cb (GDBusConnection *bus,
             const char *sender,
             const char *path,
             const char *interface,
             const char *signal,
             GVariant *parameters,
             gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (G_TASK (user_data));
  Ask *ask = g_task_get_task_data (task);
  g_autoptr (GVariant) results = NULL;
  gboolean background = FALSE, autostart = FALSE;
  guint response;

  unsubscribe (ask);
  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_variant_lookup (results, "background", "b", &background);
  g_variant_lookup (results, "autostart", "b", &autostart);

  if (ask->wish == BACKBONE_BACKGROUND_NOT
      || (response == 0 && background && (autostart || ask->wish != BACKBONE_BACKGROUND_AUTOSTART)))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (
        task, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
        response == 0 && background
            ? _ ("The desktop does not let the program start when you log on.")
            : _ ("The desktop does not let the program run in the background. Its settings for "
                 "applications may say so."));
}

/* The task is kept by whoever waits for the answer. */
static void
subscribe (GTask *task, const char *handle)
{
  Ask *ask = g_task_get_task_data (task);

  unsubscribe (ask);
  g_free (ask->handle);
  ask->handle = g_strdup (handle);
  ask->subscription = g_dbus_connection_signal_subscribe (
      ask->bus, PORTAL_NAME, "org.freedesktop.portal.Request", "Response", handle, NULL,
      G_DBUS_SIGNAL_FLAGS_NONE, answered_cb, g_object_ref (task), g_object_unref);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Ask *ask = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer
      = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  const char *handle;

  if (answer)
    {
      g_variant_get (answer, "(&o)", &handle);
      if (g_strcmp0 (handle, ask->handle) != 0 && ask->subscription)
        subscribe (task, handle);
      return;
    }

  unsubscribe (ask);
  if (is_missing (error))
    help_oneself (task);
  else
    {
      g_dbus_error_strip_remote_error (error);
      g_task_return_error (task, g_steal_pointer (&error));
    }
}

static GVariant *
make_options (const char *token, BackboneBackgroundWish wish)
{
  g_autofree char *own = g_file_read_link ("/proc/self/exe", NULL);
  const char *const command[]
      = { own && !is_sandboxed () ? own : "backbone-admin", OWN_OPTION, NULL };
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  /* Translators: why the program wants to run in the background; the desktop shows it */
  g_variant_builder_add (
      &options, "{sv}", "reason",
      g_variant_new_string (_ ("Channels to the Support Backbone are checked by their schedule.")));
  g_variant_builder_add (&options, "{sv}", "autostart",
                         g_variant_new_boolean (wish == BACKBONE_BACKGROUND_AUTOSTART));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  g_variant_builder_add (&options, "{sv}", "dbus-activatable", g_variant_new_boolean (FALSE));

  return g_variant_new ("(sa{sv})", "", &options);
}

/* The answer may come before the call returns: so its path is made here, as the portal makes it. */
static void
bus_got_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Ask *ask = g_task_get_task_data (task);
  g_autofree char *token = g_strdup_printf ("backbone_admin_%u", g_random_int ());
  g_autofree char *sender = NULL;
  g_autofree char *handle = NULL;

  ask->bus = g_bus_get_finish (result, NULL);
  if (ask->bus == NULL)
    {
      help_oneself (task);
      return;
    }

  sender = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (ask->bus) + 1), ".", '_');
  handle = g_strdup_printf (REQUEST_PATH "/%s/%s", sender, token);
  subscribe (task, handle);
  g_dbus_connection_call (ask->bus, PORTAL_NAME, PORTAL_PATH, PORTAL_INTERFACE, "RequestBackground",
                          make_options (token, ask->wish), G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, g_task_get_cancellable (task), asked_cb,
                          g_object_ref (task));
}

void
backbone_autostart_ask_async (BackboneBackgroundWish wish,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Ask *ask = g_new0 (Ask, 1);

  ask->wish = wish;
  g_task_set_source_tag (task, backbone_autostart_ask_async);
  g_task_set_task_data (task, ask, (GDestroyNotify)ask_free);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, bus_got_cb, task);
}

gboolean
backbone_autostart_ask_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
