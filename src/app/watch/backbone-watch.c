/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-watch.h"

/* The longest time between two looks at the clock, which may be set or stand still meanwhile. */
#define LOOK_US (60 * (gint64)G_USEC_PER_SEC)
/* How long to wait after a check that failed before anything was checked. */
#define PATIENCE_US (5 * 60 * (gint64)G_USEC_PER_SEC)
/* How long to wait if somebody else was faster by so little that it could not be seen before. */
#define RETRY_US (5 * (gint64)G_USEC_PER_SEC)

struct _BackboneWatch
{
  GObject parent_instance;

  BackboneLandscape *landscape;
  BackboneChecker *checker;
  BackboneList *schedules; /* the one of the landscape, once it is read */
  guint source;
  BackboneTime tried_last; /* of the schedule, when a check was last begun here */
  gint64 tried_at;         /* monotonic, or 0 */
};

G_DEFINE_FINAL_TYPE (BackboneWatch, backbone_watch, G_TYPE_OBJECT)

static void look (BackboneWatch *self);

static gboolean
looked_cb (gpointer user_data)
{
  BackboneWatch *self = user_data;

  self->source = 0;
  look (self);

  return G_SOURCE_REMOVE;
}

static void
look_again (BackboneWatch *self, gint64 wait)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add ((guint)(CLAMP (wait, 0, LOOK_US) / 1000) + 1, looked_cb, self);
}

/* What is not read because the keyring is locked would count as checked. */
static gboolean
is_possible (BackboneWatch *self)
{
  return !backbone_landscape_is_read_only (self->landscape)
         && backbone_landscape_get_keyring_state (self->landscape) == BACKBONE_KEYRING_AVAILABLE
         && !backbone_checker_is_running (self->checker);
}

static gboolean
was_tried (BackboneWatch *self, BackboneSchedule *schedule)
{
  return self->tried_at != 0 && self->tried_last == backbone_schedule_get_last (schedule)
         && g_get_monotonic_time () - self->tried_at < PATIENCE_US;
}

static void
look_at (BackboneWatch *self, BackboneSchedule *schedule)
{
  BackboneTime now = g_get_real_time ();
  BackboneTime busy_until = backbone_schedule_get_busy_until (schedule);
  BackboneTime next
      = backbone_schedule_compute_next (schedule, backbone_landscape_get_id (self->landscape), now);

  if (busy_until > now)
    {
      g_debug ("Another program checks now");
      look_again (self, busy_until - now);
      return;
    }

  if (next > now || was_tried (self, schedule))
    {
      g_debug ("Nothing is to be checked by the schedule now");
      look_again (self, next > now ? next - now : LOOK_US);
      return;
    }

  self->tried_last = backbone_schedule_get_last (schedule);
  self->tried_at = g_get_monotonic_time ();
  look_again (self, LOOK_US);
  g_debug ("A check is due by the schedule");
  backbone_checker_check_due (self->checker);
}

/* A schedule that is off, or a check that goes on here or elsewhere, says itself when that changes. */
static void
look (BackboneWatch *self)
{
  g_autoptr (BackboneSchedule) schedule
      = self->schedules ? g_list_model_get_item (G_LIST_MODEL (self->schedules), 0) : NULL;

  g_clear_handle_id (&self->source, g_source_remove);
  if (schedule && backbone_schedule_get_enabled (schedule) && is_possible (self))
    look_at (self, schedule);
}

/* Others may check only a part: what is due is due when they are done. */
static void
finished_cb (BackboneWatch *self, BackboneCheckJob *job, GError *error)
{
  if (error || backbone_check_job_was_due (job))
    return;

  self->tried_at = 0;
  look_again (self, RETRY_US);
}

/* Rows are changed in place. */
static void
schedules_changed_cb (BackboneWatch *self)
{
  g_autoptr (BackboneSchedule) schedule = g_list_model_get_item (G_LIST_MODEL (self->schedules), 0);

  if (schedule)
    {
      g_signal_handlers_disconnect_by_func (schedule, look, self);
      g_signal_connect_object (schedule, "notify", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
    }
  look (self);
}

static void
backbone_watch_dispose (GObject *object)
{
  BackboneWatch *self = BACKBONE_WATCH (object);

  backbone_watch_stop (self);
  g_clear_object (&self->landscape);
  g_clear_object (&self->checker);

  G_OBJECT_CLASS (backbone_watch_parent_class)->dispose (object);
}

static void
backbone_watch_class_init (BackboneWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = backbone_watch_dispose;
}

static void
backbone_watch_init (BackboneWatch *self)
{
}

BackboneWatch *
backbone_watch_new (BackboneLandscape *landscape, BackboneChecker *checker)
{
  BackboneWatch *self = g_object_new (BACKBONE_TYPE_WATCH, NULL);

  self->landscape = g_object_ref (landscape);
  self->checker = g_object_ref (checker);
  self->schedules = backbone_landscape_list_schedule (landscape);
  g_signal_connect_object (self->schedules, "items-changed", G_CALLBACK (schedules_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (checker, "notify::running", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (checker, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (landscape, "notify::keyring-state", G_CALLBACK (look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (landscape, "notify::read-only", G_CALLBACK (look), self,
                           G_CONNECT_SWAPPED);

  return self;
}

void
backbone_watch_stop (BackboneWatch *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->schedules)
    g_signal_handlers_disconnect_by_data (self->schedules, self);
  g_clear_object (&self->schedules);
}
