/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-availability-private.h"

/* One channel on its way through its results. */
typedef struct
{
  BackboneTime from;
  BackboneTime until;
  GPtrArray *incidents;

  gint64 channel; /* row id; 0 before the first one */
  BackboneAvailability *availability;
  BackboneIncident *incident; /* that is going on, or NULL */
  gboolean is_known;          /* whether it works */
  BackboneTime since;         /* up to when its time is accounted for */
} Walk;

static void
availability_free (gpointer data)
{
  BackboneAvailability *self = data;

  g_free (self->customer);
  g_free (self->description);
  g_free (self);
}

static void
incident_free (gpointer data)
{
  BackboneIncident *self = data;

  g_free (self->customer);
  g_free (self->description);
  g_free (self->evidence);
  g_free (self);
}

/* Accounts for the time up to @time, which the present state has lasted. */
static void
advance (Walk *walk, BackboneTime time)
{
  BackboneTime to = CLAMP (time, walk->from, walk->until);

  if (to <= walk->since)
    return;

  if (walk->is_known)
    {
      walk->availability->observed += to - walk->since;
      if (walk->incident)
        walk->availability->down += to - walk->since;
    }
  walk->since = to;
}

static void
begin_incident (Walk *walk, BackboneStatement *statement, BackboneTime time)
{
  walk->incident = g_new0 (BackboneIncident, 1);
  walk->incident->customer = g_strdup (walk->availability->customer);
  walk->incident->description = g_strdup (walk->availability->description);
  walk->incident->kind = walk->availability->kind;
  walk->incident->verdict = backbone_statement_get_int64 (statement, 5);
  walk->incident->evidence = g_strdup (backbone_statement_get_text (statement, 6));
  walk->incident->from = time;
}

/* One that was over before the time that was asked for is none of it. */
static void
end_incident (Walk *walk, BackboneTime time)
{
  BackboneIncident *incident = g_steal_pointer (&walk->incident);

  if (incident == NULL)
    return;

  incident->until = time;
  if (time != 0 && time < walk->from)
    incident_free (incident);
  else
    g_ptr_array_add (walk->incidents, incident);
}

static void
end_channel (Walk *walk, GPtrArray *availabilities)
{
  if (walk->availability == NULL)
    return;

  advance (walk, walk->until);
  end_incident (walk, 0);
  if (walk->availability->observed > 0 || walk->availability->n_checks > 0)
    g_ptr_array_add (availabilities, walk->availability);
  else
    availability_free (walk->availability);
  walk->availability = NULL;
}

static void
begin_channel (Walk *walk, BackboneStatement *statement)
{
  walk->channel = backbone_statement_get_int64 (statement, 0);
  walk->availability = g_new0 (BackboneAvailability, 1);
  walk->availability->customer = g_strdup (backbone_statement_get_text (statement, 1));
  walk->availability->description = g_strdup (backbone_statement_get_text (statement, 2));
  walk->availability->kind = backbone_statement_get_int64 (statement, 3);
  walk->is_known = FALSE;
  walk->since = walk->from;
}

/* Found while every endpoint failed alike: it says nothing about this channel. */
static gboolean
was_own_trouble (BackboneStatement *statement, BackboneVerdict verdict)
{
  return backbone_statement_get_int64 (statement, 7) != BACKBONE_OWN_TROUBLE_NONE
         && verdict != BACKBONE_VERDICT_SKIPPED && backbone_own_trouble_is_possible (verdict);
}

static void
take_result (Walk *walk, BackboneStatement *statement)
{
  BackboneTime time = backbone_statement_get_int64 (statement, 4);
  BackboneVerdict verdict = backbone_statement_get_int64 (statement, 5);
  gboolean is_ok = verdict == BACKBONE_VERDICT_OK;
  gboolean fails = backbone_status_from_verdict (verdict) == BACKBONE_STATUS_FAILING;

  if (was_own_trouble (statement, verdict))
    return;
  if (time >= walk->from && verdict != BACKBONE_VERDICT_SKIPPED)
    {
      walk->availability->n_checks++;
      walk->availability->n_ok += is_ok;
    }
  if (!is_ok && !fails)
    return;

  advance (walk, time);
  walk->is_known = TRUE;
  if (is_ok)
    end_incident (walk, time);
  else if (walk->incident == NULL)
    begin_incident (walk, statement, time);
}

static int
compare_incidents (gconstpointer a, gconstpointer b)
{
  const BackboneIncident *one = *(const BackboneIncident *const *)a;
  const BackboneIncident *other = *(const BackboneIncident *const *)b;

  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;
  if (g_strcmp0 (one->customer, other->customer) != 0)
    return g_strcmp0 (one->customer, other->customer);

  return (int)one->kind - (int)other->kind;
}

gboolean
backbone_db_availability_load (BackboneDb *db,
                               const char *number,
                               BackboneTime from,
                               BackboneTime until,
                               GPtrArray **availabilities,
                               GPtrArray **incidents,
                               GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (availability_free);
  g_autoptr (GPtrArray) found_incidents = g_ptr_array_new_with_free_func (incident_free);
  Walk walk = { .from = from, .until = until, .incidents = found_incidents };
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT channel.id, customer.number, customer.description, channel.kind, r.time, "
          "r.verdict, r.evidence, run.own_trouble "
          "FROM customer JOIN channel ON channel.customer = customer.id "
          "JOIN check_result r ON r.channel = channel.id JOIN check_run run ON run.id = r.run "
          "WHERE (?1 IS NULL OR customer.number = ?1) AND r.time < ?2 "
          "ORDER BY customer.number, channel.kind, r.id");

  backbone_statement_bind_text (statement, number);
  backbone_statement_bind_int64 (statement, until);
  while (backbone_statement_next (statement))
    {
      if (walk.channel != backbone_statement_get_int64 (statement, 0))
        {
          end_channel (&walk, found);
          begin_channel (&walk, statement);
        }
      take_result (&walk, statement);
    }
  end_channel (&walk, found);
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  g_ptr_array_sort (found_incidents, compare_incidents);
  *availabilities = g_steal_pointer (&found);
  *incidents = g_steal_pointer (&found_incidents);
  return TRUE;
}
