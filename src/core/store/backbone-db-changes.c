/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-changes-private.h"

#include "backbone-change-cause.h"
#include "backbone-db-causes-private.h"
#include "backbone-db-expiries-private.h"
#include "backbone-db-landscape-private.h"
#include "backbone-db-notifications-private.h"
#include "backbone-db-schedule-private.h"
#include "backbone-landscape.h"

#include <string.h>

#define TOLD_OWN_TROUBLE "told-own-trouble"

/* What is believed of a channel, as it is told. */
#define PRESENT "CASE s.flapping WHEN 1 THEN 5 ELSE s.hard END"

/* A maintenance that is on at ?1, of the customer or of the backbone. */
#define IS_MAINTAINED                                                                              \
  "EXISTS (SELECT 1 FROM maintenance m WHERE (m.customer = customer.id OR m.customer IS NULL) "    \
  "AND m.begins <= ?1 AND m.ends > ?1)"

typedef struct
{
  BackboneChange *change;
  GPtrArray *numbers; /* sorted, each of them once: so they come */
  GArray *channels;   /* their ids */
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_object_unref (group->change);
  g_ptr_array_unref (group->numbers);
  g_array_unref (group->channels);
  g_free (group);
}

/* A row of the query, with the names of its columns. */
typedef struct
{
  BackboneChangeKind what;
  const char *number;
  gboolean is_owner;
  BackboneChannelKind kind;
  const char *host;
  guint port;
  BackboneVerdict verdict;
  const char *evidence;
  gint64 channel;
} Row;

static BackboneChangeKind
what_of (BackboneHealth health)
{
  if (health == BACKBONE_HEALTH_FLAPPING)
    return BACKBONE_CHANGE_FLAPPING;

  return health == BACKBONE_HEALTH_WORKING ? BACKBONE_CHANGE_RECOVERED : BACKBONE_CHANGE_FAILING;
}

static void
read_row (Row *row, BackboneStatement *statement)
{
  *row = (Row){
    .number = backbone_statement_get_text (statement, 0),
    .is_owner = backbone_statement_get_int64 (statement, 1) != 0,
    .kind = backbone_statement_get_int64 (statement, 2),
    .host = backbone_statement_get_text (statement, 3),
    .port = (guint)backbone_statement_get_int64 (statement, 4),
    .what = what_of (backbone_statement_get_int64 (statement, 5)),
    .verdict = BACKBONE_VERDICT_OK,
    .channel = backbone_statement_get_int64 (statement, 8),
  };
  if (row->what != BACKBONE_CHANGE_FAILING)
    return;

  row->verdict = backbone_statement_get_int64 (statement, 6);
  row->evidence = backbone_statement_get_text (statement, 7);
}

static Group *
group_new (const Row *row)
{
  Group *group = g_new0 (Group, 1);

  group->change = g_object_new (BACKBONE_TYPE_CHANGE, "what", row->what, "verdict", row->verdict,
                                "kind", row->kind, "host", row->host, "port", row->port, "evidence",
                                row->evidence, NULL);
  group->numbers = g_ptr_array_new_with_free_func (g_free);
  group->channels = g_array_new (FALSE, FALSE, sizeof (gint64));

  return group;
}

static void
collect (GHashTable *by_key, GPtrArray *groups, const Row *row)
{
  g_autofree char *evidence = backbone_cause_evidence_key (row->evidence);
  g_autofree char *key = g_strdup_printf ("%d %d %d %s:%u %s", row->what, row->verdict, row->kind,
                                          row->host, row->port, evidence ? evidence : "");
  Group *group = g_hash_table_lookup (by_key, key);

  if (group == NULL)
    {
      group = group_new (row);
      g_ptr_array_add (groups, group);
      g_hash_table_insert (by_key, g_steal_pointer (&key), group);
    }
  g_ptr_array_add (group->numbers, g_strdup (row->number));
  g_array_append_val (group->channels, row->channel);
  if (row->is_owner)
    g_object_set (group->change, "urgent", TRUE, NULL);
}

/* Who fails and was good this time is about to recover: that is told when it is sure. */
static gboolean
load_channels (BackboneDb *db, BackboneTime now, GPtrArray *groups, GError **error)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT customer.number, customer.owner, channel.kind, coalesce (channel.host, e.host), "
          "coalesce (channel.port, e.port), " PRESENT ", s.verdict, r.evidence, channel.id "
          "FROM channel JOIN customer ON customer.id = channel.customer "
          "JOIN endpoint e ON e.kind = channel.kind JOIN channel_state s ON s.channel = channel.id "
          "LEFT JOIN check_result r ON r.id = s.result WHERE channel.enabled "
          "AND " PRESENT " NOT IN (0, s.told) AND NOT (" PRESENT " = 1 AND s.told = 0) "
          "AND NOT (" PRESENT " = 2 AND s.verdict = 1) AND NOT " IS_MAINTAINED
          " ORDER BY customer.number, channel.kind");

  backbone_statement_bind_int64 (statement, now);
  while (backbone_statement_next (statement))
    {
      Row row;

      read_row (&row, statement);
      collect (by_key, groups, &row);
    }

  return backbone_statement_finish (statement, error);
}

static gboolean
tell_channels (BackboneDb *db, BackboneTime now, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "UPDATE channel_state AS s SET told = " PRESENT " WHERE " PRESENT " NOT IN (0, s.told) "
          "AND NOT (" PRESENT " = 2 AND s.verdict = 1) AND EXISTS (SELECT 1 FROM channel "
          "JOIN customer ON customer.id = channel.customer WHERE channel.id = s.channel "
          "AND channel.enabled AND NOT " IS_MAINTAINED ")");

  backbone_statement_bind_int64 (statement, now);

  return backbone_statement_run (statement, error);
}

/* What works has no cause any more. */
static gboolean
note_causes (BackboneDb *db, GPtrArray *groups, GError **error)
{
  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = groups->pdata[i];
      gboolean works = backbone_change_get_what (group->change) == BACKBONE_CHANGE_RECOVERED;
      g_autofree char *cause = works ? NULL : backbone_change_dup_cause (group->change);

      for (guint j = 0; j < group->channels->len; j++)
        {
          if (!backbone_db_notification_set_cause (db, g_array_index (group->channels, gint64, j),
                                                   cause, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
load_own_trouble (BackboneDb *db,
                  BackboneOwnTrouble *told,
                  BackboneYourSide **present,
                  GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *value = NULL;

  if (!backbone_db_setting_load (db, TOLD_OWN_TROUBLE, &value, error)
      || !backbone_db_your_side_list (db, &records, error))
    return FALSE;

  *told
      = value ? (BackboneOwnTrouble)g_ascii_strtoull (value, NULL, 10) : BACKBONE_OWN_TROUBLE_NONE;
  *present = records->len > 0 ? g_object_ref (records->pdata[0]) : NULL;
  return TRUE;
}

/* Once when it begins, once when it is over, whatever it turns into meanwhile. */
static gboolean
take_own_trouble (BackboneDb *db, gboolean tell, GPtrArray *changes, GError **error)
{
  g_autoptr (BackboneYourSide) present = NULL;
  BackboneOwnTrouble told, trouble;
  g_autofree char *value = NULL;

  if (!load_own_trouble (db, &told, &present, error))
    return FALSE;

  trouble = present ? backbone_your_side_get_trouble (present) : BACKBONE_OWN_TROUBLE_NONE;
  if ((trouble == BACKBONE_OWN_TROUBLE_NONE) == (told == BACKBONE_OWN_TROUBLE_NONE))
    return TRUE;

  if (present)
    g_ptr_array_add (
        changes,
        g_object_new (BACKBONE_TYPE_CHANGE, "what", BACKBONE_CHANGE_OWN_TROUBLE, "trouble", trouble,
                      "evidence", backbone_your_side_get_evidence (present), "n-customers",
                      backbone_your_side_get_n_customers (present), "urgent", TRUE, NULL));
  else
    g_ptr_array_add (changes,
                     g_object_new (BACKBONE_TYPE_CHANGE, "what", BACKBONE_CHANGE_OWN_TROUBLE_OVER,
                                   "trouble", told, NULL));
  value = g_strdup_printf ("%d", trouble);

  return !tell || backbone_db_setting_set (db, TOLD_OWN_TROUBLE, value, error);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *one = *(const Group *const *)a;
  const Group *other = *(const Group *const *)b;
  int order
      = (int)backbone_change_get_what (one->change) - (int)backbone_change_get_what (other->change);

  return order ? order : (int)other->numbers->len - (int)one->numbers->len;
}

static void
finish_groups (GPtrArray *groups, GPtrArray *changes)
{
  g_ptr_array_sort (groups, compare_groups);
  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = g_ptr_array_index (groups, i);
      guint n = group->numbers->len;

      g_ptr_array_add (group->numbers, NULL);
      g_object_set (group->change, "customers", group->numbers->pdata, "n-customers", n, NULL);
      g_ptr_array_add (changes, g_object_ref (group->change));
    }
}

static gboolean
is_quiet (BackboneDb *db, BackboneTime now, GTimeZone *zone, gboolean *quiet, GError **error)
{
  g_autoptr (BackboneSchedule) schedule = NULL;

  if (!backbone_db_schedule_load (db, now, &schedule, error))
    return FALSE;

  *quiet = backbone_schedule_is_quiet (schedule, now, zone);
  return TRUE;
}

gboolean
backbone_db_changes_take (BackboneDb *db,
                          BackboneTime now,
                          GTimeZone *zone,
                          gboolean tell,
                          GPtrArray **records,
                          GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  gboolean quiet;

  if (!is_quiet (db, now, zone, &quiet, error))
    return FALSE;
  if (!quiet
      && (!take_own_trouble (db, tell, changes, error) || !load_channels (db, now, groups, error)
          || (tell && (!tell_channels (db, now, error) || !note_causes (db, groups, error)))))
    return FALSE;

  finish_groups (groups, changes);
  if (!quiet && !backbone_db_expiries_take (db, now, tell, changes, error))
    return FALSE;

  *records = g_steal_pointer (&changes);
  return TRUE;
}
