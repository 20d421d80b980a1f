/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-notifier.h"

#include "backbone-notification.h"
#include "backbone-settings.h"

#include <string.h>

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
  GHashTable *bad;                           /* id -> BackboneChange that is told and not over */
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

/* (transfer full): of two sorted lists all together, or what is in the first one only. */
static GStrv
combine (const char *const *one, const char *const *other, gboolean together)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint i = 0, j = 0;

  while (one[i] || (together && other[j]))
    {
      int order = one[i] == NULL ? 1 : other[j] == NULL ? -1 : strcmp (one[i], other[j]);

      if (order < 0 || (order == 0 && together))
        g_strv_builder_add (builder, one[i]);
      else if (order > 0 && together)
        g_strv_builder_add (builder, other[j]);
      i += order <= 0;
      j += order >= 0;
    }

  return g_strv_builder_end (builder);
}

static void
set_customers (BackboneChange *change, GStrv customers)
{
  g_object_set (change, "customers", customers, "n-customers", g_strv_length (customers), NULL);
}

/* Those who were told of before and have not recovered are concerned as well. */
static void
note_bad (BackboneNotifier *self, const char *id, BackboneChange *change)
{
  BackboneChange *before = g_hash_table_lookup (self->bad, id);

  if (before && backbone_change_get_customers (before) && backbone_change_get_customers (change))
    {
      g_auto (GStrv) all = combine (backbone_change_get_customers (before),
                                    backbone_change_get_customers (change), TRUE);

      set_customers (change, all);
      if (backbone_change_get_urgent (before))
        g_object_set (change, "urgent", TRUE, NULL);
    }
  g_hash_table_replace (self->bad, g_strdup (id), g_object_ref (change));
}

static gboolean
has_same_endpoint (BackboneChange *one, BackboneChange *other)
{
  return backbone_change_get_kind (one) == backbone_change_get_kind (other)
         && backbone_change_get_port (one) == backbone_change_get_port (other)
         && g_strcmp0 (backbone_change_get_host (one), backbone_change_get_host (other)) == 0;
}

/* A notification whose customers all work again is not true any more. */
static void
note_recovered (BackboneNotifier *self, BackboneChange *recovered)
{
  GHashTableIter iter;
  gpointer id, before;

  g_hash_table_iter_init (&iter, self->bad);
  while (g_hash_table_iter_next (&iter, &id, &before))
    {
      g_auto (GStrv) left = NULL;

      if (!has_same_endpoint (before, recovered))
        continue;

      left = combine (backbone_change_get_customers (before),
                      backbone_change_get_customers (recovered), FALSE);
      set_customers (before, left);
      if (left[0] == NULL)
        {
          g_application_withdraw_notification (self->application, id);
          g_hash_table_iter_remove (&iter);
        }
    }
}

static void
tell (BackboneNotifier *self, BackboneChange *change)
{
  BackboneChangeKind what = backbone_change_get_what (change);
  g_autofree char *id = backbone_notification_dup_id (self->landscape, change);
  g_autoptr (GNotification) notification = NULL;

  if (what == BACKBONE_CHANGE_RECOVERED)
    note_recovered (self, change);
  else if (what == BACKBONE_CHANGE_FAILING || what == BACKBONE_CHANGE_FLAPPING)
    note_bad (self, id, change);

  if (!wants (self, change))
    {
      g_application_withdraw_notification (self->application, id);
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

  g_clear_object (&self->job);
  if (!backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    {
      /* Such as a file that can't be written: the window says so itself. */
      g_debug ("Looking for changes: %s", error->message);
      return;
    }

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
  backbone_changes_job_set_only_settled (job, TRUE);
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

  g_hash_table_unref (self->bad);
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
  self->bad = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
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
