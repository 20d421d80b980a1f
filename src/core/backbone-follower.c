/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-follower-private.h"

/* The least time from one reading to the next. */
#define INTERVAL_MS 150

struct _BackboneFollower
{
  BackboneLandscape *landscape;
  gulong handler;
  guint changes;

  BackboneFollowerFunc read;
  gpointer user_data;

  gint64 started_at;
  guint timer;
  gboolean is_reading;
  gboolean is_stale; /* changed while it was read */
};

static gboolean
timer_cb (gpointer user_data)
{
  BackboneFollower *self = user_data;

  self->timer = 0;
  backbone_follower_start (self);

  return G_SOURCE_REMOVE;
}

static void
schedule (BackboneFollower *self)
{
  gint64 elapsed_ms = (g_get_monotonic_time () - self->started_at) / 1000;

  if (self->timer == 0)
    self->timer = g_timeout_add (CLAMP (INTERVAL_MS - elapsed_ms, 0, INTERVAL_MS), timer_cb, self);
}

static void
changed_cb (BackboneLandscape *landscape, guint changes, BackboneFollower *self)
{
  if (changes & self->changes)
    backbone_follower_read_again (self);
}

BackboneFollower *
backbone_follower_new (BackboneLandscape *landscape,
                       guint changes,
                       BackboneFollowerFunc read,
                       gpointer user_data)
{
  BackboneFollower *self = g_new0 (BackboneFollower, 1);

  self->landscape = g_object_ref (landscape);
  self->handler = g_signal_connect (landscape, "changed", G_CALLBACK (changed_cb), self);
  self->changes = changes;
  self->read = read;
  self->user_data = user_data;

  return self;
}

void
backbone_follower_free (BackboneFollower *self)
{
  g_clear_signal_handler (&self->handler, self->landscape);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_object_unref (self->landscape);
  g_free (self);
}

void
backbone_follower_start (BackboneFollower *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->started_at = g_get_monotonic_time ();
  self->is_reading = TRUE;
  self->is_stale = FALSE;
  self->read (self->user_data);
}

void
backbone_follower_read_again (BackboneFollower *self)
{
  if (self->is_reading)
    self->is_stale = TRUE;
  else
    schedule (self);
}

void
backbone_follower_finished (BackboneFollower *self)
{
  self->is_reading = FALSE;
  if (self->is_stale)
    schedule (self);
}
