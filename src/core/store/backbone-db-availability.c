/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-availability-private.h"

#include "backbone-db-outages-private.h"

/* One channel on its way through its results. */
typedef struct
{
  BackboneTime from;
  BackboneTime until;
  GPtrArray *incidents;

  gint64 channel; /* row id */
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
begin_incident (Walk *walk, BackboneVerdict verdict, const char *evidence, BackboneTime time)
{
  walk->incident = g_new0 (BackboneIncident, 1);
  walk->incident->customer = g_strdup (walk->availability->customer);
  walk->incident->description = g_strdup (walk->availability->description);
  walk->incident->kind = walk->availability->kind;
  walk->incident->verdict = verdict;
  walk->incident->evidence = g_strdup (evidence);
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

/* The channel was good or bad from @time on. */
static void
take_state (Walk *walk,
            gboolean is_ok,
            BackboneVerdict verdict,
            const char *evidence,
            BackboneTime time)
{
  if (time >= walk->until)
    return;

  advance (walk, time);
  walk->is_known = TRUE;
  if (is_ok)
    end_incident (walk, time);
  else if (walk->incident == NULL)
    begin_incident (walk, verdict, evidence, time);
}

static void
take_result (Walk *walk, const BackboneWalkStep *step)
{
  gboolean is_ok = step->verdict == BACKBONE_VERDICT_OK;

  /* Found while every endpoint failed alike: it says nothing about this channel. */
  if (step->own_trouble && step->verdict != BACKBONE_VERDICT_SKIPPED
      && backbone_own_trouble_is_possible (step->verdict))
    return;
  if (step->way.time >= walk->from && step->verdict != BACKBONE_VERDICT_SKIPPED)
    {
      walk->availability->n_checks++;
      walk->availability->n_ok += is_ok;
    }

  if (backbone_walk_step_counts (step))
    take_state (walk, is_ok, step->verdict, step->evidence, step->way.time);
}

static gboolean
take_results (BackboneDb *db, Walk *walk, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT " BACKBONE_WALK_COLUMNS BACKBONE_WALK_FROM
          "WHERE r.channel = ? AND NOT r.rolled AND r.time < ? ORDER BY r.id");

  backbone_statement_bind_int64 (statement, walk->channel);
  backbone_statement_bind_int64 (statement, walk->until);
  while (backbone_statement_next (statement))
    {
      BackboneWalkStep step;

      backbone_walk_step_read (&step, statement, 0);
      take_result (walk, &step);
    }

  return backbone_statement_finish (statement, error);
}

static void
take_outage (Walk *walk, const BackboneOutageData *outage)
{
  take_state (walk, FALSE, outage->verdict, outage->evidence, outage->at.time);
  if (outage->ended != 0)
    take_state (walk, TRUE, BACKBONE_VERDICT_OK, NULL, outage->ended);
}

/* What is rolled up: between outages a channel was good, from the first result on. */
static gboolean
take_rolled_up (BackboneDb *db, Walk *walk, GError **error)
{
  g_auto (BackboneOutageWalk) past = { 0 };
  BackboneTime first_bad;

  backbone_outage_walk_init (&past);
  if (!backbone_db_outages_load (db, walk->channel, &past, FALSE, error))
    return FALSE;

  first_bad = past.over->len > 0 ? ((BackboneOutageData *)past.over->pdata[0])->at.time
              : past.present     ? past.present->at.time
                                 : G_MAXINT64;
  if (past.known_since != 0 && past.known_since < first_bad)
    take_state (walk, TRUE, BACKBONE_VERDICT_OK, NULL, past.known_since);
  for (guint i = 0; i < past.over->len; i++)
    take_outage (walk, past.over->pdata[i]);
  if (past.present)
    take_outage (walk, past.present);

  return TRUE;
}

/* Days are those of the local time zone, as months are. */
static gboolean
count_days (BackboneDb *db, Walk *walk, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT coalesce (sum (n - n_skipped - n_own), 0), coalesce (sum (n_ok), 0) "
          "FROM check_day WHERE channel = ? AND start >= ? AND start < ?");

  backbone_statement_bind_int64 (statement, walk->channel);
  backbone_statement_bind_int64 (statement, walk->from);
  backbone_statement_bind_int64 (statement, walk->until);
  if (backbone_statement_next (statement))
    {
      walk->availability->n_checks += (guint)backbone_statement_get_int64 (statement, 0);
      walk->availability->n_ok += (guint)backbone_statement_get_int64 (statement, 1);
    }

  return backbone_statement_finish (statement, error);
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
      db, "SELECT channel.id, customer.number, customer.description, channel.kind "
          "FROM customer JOIN channel ON channel.customer = customer.id "
          "WHERE ?1 IS NULL OR customer.number = ?1 ORDER BY customer.number, channel.kind");

  backbone_statement_bind_text (statement, number);
  while (backbone_statement_next (statement))
    {
      begin_channel (&walk, statement);
      if (!take_rolled_up (db, &walk, error) || !count_days (db, &walk, error)
          || !take_results (db, &walk, error))
        {
          g_clear_pointer (&walk.availability, availability_free);
          g_clear_pointer (&walk.incident, incident_free);
          return FALSE;
        }
      end_channel (&walk, found);
    }
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  g_ptr_array_sort (found_incidents, compare_incidents);
  *availabilities = g_steal_pointer (&found);
  *incidents = g_steal_pointer (&found_incidents);
  return TRUE;
}
