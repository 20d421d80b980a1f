/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-vault-prompt-private.h"

/*
 * libsecret's own prompting (0.20) completes its task twice when it is cancelled, which GLib calls
 * critical. The protocol is small: https://specifications.freedesktop.org/secret-service/, "Prompts".
 */

#define INTERFACE "org.freedesktop.Secret.Prompt"

typedef struct
{
  gboolean ended;
  gboolean dismissed;
  GVariant *result;
} Answer;

static void
completed_cb (GDBusConnection *bus,
              const char *sender,
              const char *path,
              const char *interface,
              const char *signal,
              GVariant *parameters,
              gpointer user_data)
{
  Answer *answer = user_data;

  if (answer->ended || !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(bv)")))
    return;

  g_variant_get (parameters, "(bv)", &answer->dismissed, &answer->result);
  answer->ended = TRUE;
}

/* A service that goes away takes its questions along. */
static void
vanished_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  Answer *answer = user_data;

  answer->dismissed = TRUE;
  answer->ended = TRUE;
}

/* In the thread that cancels. */
static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_main_context_wakeup (user_data);
}

static GVariant *
call (GDBusConnection *bus,
      const char *path,
      const char *method,
      GVariant *parameters,
      GCancellable *cancellable,
      GError **error)
{
  return g_dbus_connection_call_sync (bus, BACKBONE_VAULT_BUS_NAME, path, INTERFACE, method,
                                      parameters, G_VARIANT_TYPE_UNIT, G_DBUS_CALL_FLAGS_NONE, -1,
                                      cancellable, error);
}

/* No GCancellableSource: GLib 2.74 loses one that goes while the cancellable still tells it. */
static void
wait_for_end (Answer *answer, GCancellable *cancellable)
{
  GMainContext *context = g_main_context_get_thread_default ();
  gulong handler = 0;

  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), context, NULL);
  while (!answer->ended && !g_cancellable_is_cancelled (cancellable))
    g_main_context_iteration (context, TRUE);
  g_cancellable_disconnect (cancellable, handler);
}

GVariant *
backbone_vault_prompt_perform (GDBusConnection *bus,
                               const char *path,
                               GCancellable *cancellable,
                               GError **error)
{
  Answer answer = { FALSE, FALSE, NULL };
  g_autoptr (GVariant) shown = NULL;
  guint subscription = g_dbus_connection_signal_subscribe (
      bus, BACKBONE_VAULT_BUS_NAME, INTERFACE, "Completed", path, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
      completed_cb, &answer, NULL);
  guint watch
      = g_bus_watch_name_on_connection (bus, BACKBONE_VAULT_BUS_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                        NULL, vanished_cb, &answer, NULL);

  /* The window of this program is not named: the command line has none. */
  shown = call (bus, path, "Prompt", g_variant_new ("(s)", ""), cancellable, error);
  if (shown)
    wait_for_end (&answer, cancellable);

  g_bus_unwatch_name (watch);
  g_dbus_connection_signal_unsubscribe (bus, subscription);

  if (shown && !answer.ended)
    {
      g_autoptr (GVariant) gone = call (bus, path, "Dismiss", NULL, NULL, NULL);

      g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  if (!answer.ended || answer.dismissed)
    g_clear_pointer (&answer.result, g_variant_unref);

  return answer.result;
}
