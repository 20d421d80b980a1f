/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-notifier.h"

#include "backbone-change-cause.h"
#include "backbone-notification.h"
#include "backbone-settings.h"

/* From a change of the landscape to a look at it: more of them may follow. */
#define DELAY_MS 300

/* Ends come nearer, and quiet hours pass. */
#define INTERVAL_SECONDS (60 * 60)

/* What may lead to something new. */
#define FOLLOWED                                                                                   \
  (BACKBONE_CHANGED_RESULTS | BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_ASSIGNMENTS            \
   | BACKBONE_CHANGED_SETTINGS)

/* Who shows notifications: most desktops, and GNOME. In a sandbox another one stands between. */
static const char *const services[] = { "org.freedesktop.Notifications", "org.gtk.Notifications" };
static const char *const sandbox_services[] = { "org.freedesktop.portal.Desktop" };

struct _BackboneNotifier
{
  GObject parent_instance;

  GApplication *application;
  BackboneLandscape *landscape;
  GSettings *settings;                       /* nullable */
  guint watches[G_N_ELEMENTS (services)];    /* of the bus names */
  gboolean present[G_N_ELEMENTS (services)]; /* who is there */
  BackboneJob *job;                          /* while it looks */
  gboolean again;                            /* something has changed meanwhile */
  guint delay;
  guint timer;
};

G_DEFINE_FINAL_TYPE (BackboneNotifier, backbone_notifier, G_TYPE_OBJECT)

static void look_soon (BackboneNotifier *self);

static gboolean
is_wanted (BackboneNotifier *self, const char *key)
{
  return self->settings == NULL || g_settings_get_boolean (self->settings, key);
}

static gboolean
is_somebody_there (BackboneNotifier *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    {
      if (self->present[i])
        return TRUE;
    }

  return FALSE;
}

static gboolean
wants (BackboneNotifier *self, BackboneChange *change)
{
  switch (backbone_change_get_what (change))
    {
    case BACKBONE_CHANGE_RECOVERED:
    case BACKBONE_CHANGE_OWN_TROUBLE_OVER:
      return is_wanted (self, "notify-recovery");
    case BACKBONE_CHANGE_EXPIRING:
      return is_wanted (self, "notify-expiries");
    case BACKBONE_CHANGE_FAILING:
    case BACKBONE_CHANGE_FLAPPING:
    case BACKBONE_CHANGE_OWN_TROUBLE:
    default:
      return TRUE;
    }
}

static void
withdraw (BackboneNotifier *self, const char *cause)
{
  g_autofree char *id = backbone_notification_dup_id (self->landscape, cause);

  g_application_withdraw_notification (self->application, id);
}

static void
tell (BackboneNotifier *self, BackboneChange *change)
{
  g_autofree char *cause = backbone_change_dup_cause (change);
  g_autofree char *id = backbone_notification_dup_id (self->landscape, cause);
  g_autoptr (GNotification) notification = NULL;

  if (!wants (self, change))
    {
      withdraw (self, cause);
      return;
    }

  notification = backbone_notification_new (self->landscape, change);
  g_application_send_notification (self->application, id, notification);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneNotifier) self = user_data;
  g_autoptr (GError) error = NULL;
  GListModel *changes = backbone_changes_job_get_changes (BACKBONE_CHANGES_JOB (source));
  const char *const *over = backbone_changes_job_get_over (BACKBONE_CHANGES_JOB (source));

  g_clear_object (&self->job);
  if (!backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    {
      /* Such as a file that can't be written: the window says so itself. */
      g_debug ("Looking for changes: %s", error->message);
      return;
    }

  for (guint i = 0; over[i]; i++)
    withdraw (self, over[i]);
  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (BackboneChange) change = g_list_model_get_item (changes, i);

      tell (self, change);
    }
  if (self->again)
    look_soon (self);
}

static void
look (BackboneNotifier *self)
{
  BackboneChangesJob *job;

  self->again = self->job != NULL;
  if (self->job || !is_somebody_there (self) || !is_wanted (self, "notify"))
    return;

  job = backbone_changes_job_new (self->landscape, TRUE);
  backbone_changes_job_set_for_desktop (job, TRUE);
  self->job = BACKBONE_JOB (job);
  backbone_job_run_async (self->job, looked_cb, g_object_ref (self));
}

static gboolean
delay_is_over_cb (gpointer user_data)
{
  BackboneNotifier *self = user_data;

  self->delay = 0;
  look (self);

  return G_SOURCE_REMOVE;
}

static void
look_soon (BackboneNotifier *self)
{
  if (self->delay == 0)
    self->delay = g_timeout_add (DELAY_MS, delay_is_over_cb, self);
}

static gboolean
hour_is_over_cb (gpointer user_data)
{
  look_soon (user_data);

  return G_SOURCE_CONTINUE;
}

static void
changed_cb (BackboneNotifier *self, guint changes)
{
  if (changes & FOLLOWED)
    look_soon (self);
}

static void
set_present (BackboneNotifier *self, const char *name, gboolean present)
{
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    {
      if (g_str_equal (name, services[i])
          || (i < G_N_ELEMENTS (sandbox_services) && g_str_equal (name, sandbox_services[i])))
        self->present[i] = present;
    }
  if (present)
    look_soon (self);
}

static void
appeared_cb (GDBusConnection *connection, const char *name, const char *owner, gpointer user_data)
{
  set_present (user_data, name, TRUE);
}

static void
vanished_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  set_present (user_data, name, FALSE);
}

static void
watch (BackboneNotifier *self)
{
  GDBusConnection *bus = g_application_get_dbus_connection (self->application);
  gboolean sandboxed = g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
  const char *const *names = sandboxed ? sandbox_services : services;
  guint n = sandboxed ? G_N_ELEMENTS (sandbox_services) : G_N_ELEMENTS (services);

  for (guint i = 0; bus && i < n; i++)
    self->watches[i] = g_bus_watch_name_on_connection (
        bus, names[i], G_BUS_NAME_WATCHER_FLAGS_AUTO_START, appeared_cb, vanished_cb, self, NULL);
}

static void
backbone_notifier_dispose (GObject *object)
{
  BackboneNotifier *self = BACKBONE_NOTIFIER (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->watches); i++)
    g_clear_handle_id (&self->watches[i], g_bus_unwatch_name);
  g_clear_handle_id (&self->delay, g_source_remove);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (backbone_notifier_parent_class)->dispose (object);
}

static void
backbone_notifier_finalize (GObject *object)
{
  BackboneNotifier *self = BACKBONE_NOTIFIER (object);

  g_clear_object (&self->landscape);
  g_clear_object (&self->application);

  G_OBJECT_CLASS (backbone_notifier_parent_class)->finalize (object);
}

static void
backbone_notifier_class_init (BackboneNotifierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = backbone_notifier_dispose;
  object_class->finalize = backbone_notifier_finalize;
}

static void
backbone_notifier_init (BackboneNotifier *self)
{
}

BackboneNotifier *
backbone_notifier_new (GApplication *application, BackboneLandscape *landscape)
{
  BackboneNotifier *self = g_object_new (BACKBONE_TYPE_NOTIFIER, NULL);
  GSettings *settings = backbone_settings_get ();

  self->application = g_object_ref (application);
  self->landscape = g_object_ref (landscape);
  if (settings)
    {
      self->settings = g_object_ref (settings);
      g_signal_connect_object (settings, "changed::notify", G_CALLBACK (look_soon), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (landscape, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  self->timer = g_timeout_add_seconds (INTERVAL_SECONDS, hour_is_over_cb, self);
  watch (self);

  return self;
}
