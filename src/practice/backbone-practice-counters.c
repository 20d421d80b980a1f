/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-counters.h"

#include "backbone-practice-json.h"

#define N_STATUSES 600

typedef struct
{
  guint64 connections;
  guint64 handshakes;
  guint64 open;
  guint64 max_open;
  guint64 requests;
  guint64 by_status[N_STATUSES];
} ListenerCounters;

struct _BackbonePracticeCounters
{
  ListenerCounters listeners[BACKBONE_PRACTICE_N_LISTENERS];
  guint64 foreign_authorizations;
  guint64 legacy_connections;
};

/**
 * backbone_practice_counters_new:
 *
 * Returns: (transfer full): counters at zero
 */
BackbonePracticeCounters *
backbone_practice_counters_new (void)
{
  return g_new0 (BackbonePracticeCounters, 1);
}

void
backbone_practice_counters_free (BackbonePracticeCounters *counters)
{
  g_free (counters);
}

/**
 * backbone_practice_counters_reset:
 * @counters: the counters
 *
 * Sets all to zero but the number of open connections, which stays true.
 */
void
backbone_practice_counters_reset (BackbonePracticeCounters *counters)
{
  for (guint i = 0; i < BACKBONE_PRACTICE_N_LISTENERS; i++)
    {
      guint64 open = counters->listeners[i].open;

      counters->listeners[i] = (ListenerCounters){ .open = open, .max_open = open };
    }
  counters->foreign_authorizations = 0;
  counters->legacy_connections = 0;
}

void
backbone_practice_counters_connection_opened (BackbonePracticeCounters *counters, guint listener)
{
  ListenerCounters *l = &counters->listeners[listener];

  l->connections++;
  l->open++;
  l->max_open = MAX (l->max_open, l->open);
}

void
backbone_practice_counters_connection_closed (BackbonePracticeCounters *counters, guint listener)
{
  counters->listeners[listener].open--;
}

void
backbone_practice_counters_handshake_done (BackbonePracticeCounters *counters, guint listener)
{
  counters->listeners[listener].handshakes++;
}

/**
 * backbone_practice_counters_request_answered:
 * @counters: the counters
 * @listener: where the request arrived
 * @status: the HTTP status of the answer, 0 if the answer is not HTTP or never comes
 *
 * Called before the answer leaves, so that whoever has it finds it counted.
 */
void
backbone_practice_counters_request_answered (BackbonePracticeCounters *counters,
                                             guint listener,
                                             guint status)
{
  g_return_if_fail (status < N_STATUSES);

  counters->listeners[listener].requests++;
  counters->listeners[listener].by_status[status]++;
}

void
backbone_practice_counters_foreign_authorization (BackbonePracticeCounters *counters)
{
  counters->foreign_authorizations++;
}

void
backbone_practice_counters_legacy_connected (BackbonePracticeCounters *counters)
{
  counters->legacy_connections++;
}

static void
add_number (JsonBuilder *builder, const char *name, guint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, (gint64)number);
}

static void
add_listener (JsonBuilder *builder, const ListenerCounters *l)
{
  add_number (builder, "connections", l->connections);
  add_number (builder, "handshakes", l->handshakes);
  add_number (builder, "open", l->open);
  add_number (builder, "max_open", l->max_open);
  add_number (builder, "requests", l->requests);
  json_builder_set_member_name (builder, "by_status");
  json_builder_begin_object (builder);
  for (guint status = 0; status < N_STATUSES; status++)
    {
      char name[8];

      g_snprintf (name, sizeof name, "%u", status);
      if (l->by_status[status] > 0)
        add_number (builder, name, l->by_status[status]);
    }
  json_builder_end_object (builder);
}

/* Users nobody tried are left out: with 10,000 customers they would be most of the answer. */
static void
add_user (gpointer data, gpointer user_data)
{
  const BackbonePracticeUser *user = data;
  JsonBuilder *builder = user_data;

  if (user->attempts == 0)
    return;

  json_builder_set_member_name (builder, user->id);
  json_builder_begin_object (builder);
  add_number (builder, "attempts", user->attempts);
  add_number (builder, "successes", user->successes);
  add_number (builder, "failures", user->failures);
  if (user->with_certificate > 0)
    add_number (builder, "with_certificate", user->with_certificate);
  json_builder_set_member_name (builder, "locked");
  json_builder_add_boolean_value (builder, user->state == BACKBONE_PRACTICE_USER_LOCKED);
  json_builder_set_member_name (builder, "by_endpoint");
  json_builder_begin_object (builder);
  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    {
      if (user->attempts_at[kind] > 0)
        add_number (builder, backbone_channel_kind_to_id (kind), user->attempts_at[kind]);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/**
 * backbone_practice_counters_to_json:
 * @counters: the counters
 * @log_on: the judge, which counts per user
 * @s_users: the judge of S-Users
 * @desk: what was taken of incidents and system data
 * @parcels: the parcel box
 *
 * Returns: (transfer full): all counters as JSON text, as README.md describes them
 */
char *
backbone_practice_counters_to_json (BackbonePracticeCounters *counters,
                                    BackbonePracticeLogOn *log_on,
                                    BackbonePracticeSUsers *s_users,
                                    BackbonePracticeDesk *desk,
                                    BackbonePracticeParcels *parcels)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "endpoints");
  json_builder_begin_object (builder);
  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    {
      json_builder_set_member_name (builder, backbone_practice_listener_id (i));
      json_builder_begin_object (builder);
      add_listener (builder, &counters->listeners[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "users");
  json_builder_begin_object (builder);
  backbone_practice_log_on_foreach (log_on, add_user, builder);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "s_users");
  json_builder_begin_object (builder);
  backbone_practice_s_users_add_counters (s_users, builder);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "foreign");
  json_builder_begin_object (builder);
  add_listener (builder, &counters->listeners[BACKBONE_PRACTICE_FOREIGN]);
  add_number (builder, "with_authorization", counters->foreign_authorizations);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "exchanges");
  json_builder_begin_object (builder);
  backbone_practice_desk_add_counters (desk, builder);
  backbone_practice_parcels_add_counters (parcels, builder);
  json_builder_end_object (builder);
  add_number (builder, "legacy_connections", counters->legacy_connections);
  json_builder_end_object (builder);

  return backbone_practice_json_to_text (builder);
}
