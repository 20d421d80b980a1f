/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-causes-private.h"

#include <string.h>

/* Channels in use with where they lead and the result that says how they are. */
#define FROM_STATES                                                                                \
  "FROM channel JOIN customer ON customer.id = channel.customer "                                  \
  "JOIN endpoint e ON e.kind = channel.kind JOIN channel_state s ON s.channel = channel.id "       \
  "JOIN check_result r ON r.id = s.result WHERE channel.enabled "
#define HOST "coalesce (channel.host, e.host)"
#define PORT "coalesce (channel.port, e.port)"

/* Channels that failed alike, as they are found. */
typedef struct
{
  BackboneCause *cause;
  GPtrArray *numbers;
  gint64 newest; /* result */
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_object_unref (group->cause);
  g_ptr_array_unref (group->numbers);
  g_free (group);
}

static Group *
group_new (BackboneStatement *statement)
{
  Group *group = g_new0 (Group, 1);

  group->cause = g_object_new (BACKBONE_TYPE_CAUSE, "verdict",
                               (int)backbone_statement_get_int64 (statement, 0), "kind",
                               (int)backbone_statement_get_int64 (statement, 1), "host",
                               backbone_statement_get_text (statement, 2), "port",
                               (guint)backbone_statement_get_int64 (statement, 3), NULL);
  group->numbers = g_ptr_array_new_with_free_func (g_free);

  return group;
}

/* The evidence shown is that of the newest result. */
static void
group_add (Group *group, BackboneStatement *statement)
{
  g_auto (GStrv) numbers = g_strsplit (backbone_statement_get_text (statement, 5), ",", -1);
  gint64 newest = backbone_statement_get_int64 (statement, 6);

  for (guint i = 0; numbers[i]; i++)
    g_ptr_array_add (group->numbers, g_strdup (numbers[i]));
  if (newest <= group->newest)
    return;

  group->newest = newest;
  g_object_set (group->cause, "evidence", backbone_statement_get_text (statement, 4), NULL);
}

/* (transfer full): what channels with the same cause have in common. */
static char *
key_of_row (BackboneStatement *statement)
{
  g_autofree char *evidence
      = backbone_cause_evidence_key (backbone_statement_get_text (statement, 4));

  return g_strdup_printf ("%d %d %s:%d %s", (int)backbone_statement_get_int64 (statement, 0),
                          (int)backbone_statement_get_int64 (statement, 1),
                          backbone_statement_get_text (statement, 2),
                          (int)backbone_statement_get_int64 (statement, 3), evidence);
}

static void
collect (GHashTable *by_key, GPtrArray *groups, BackboneStatement *statement)
{
  g_autofree char *key = key_of_row (statement);
  Group *group = g_hash_table_lookup (by_key, key);

  if (group == NULL)
    {
      group = group_new (statement);
      g_ptr_array_add (groups, group);
      g_hash_table_insert (by_key, g_steal_pointer (&key), group);
    }
  group_add (group, statement);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static int
compare_causes (gconstpointer a, gconstpointer b)
{
  guint one = backbone_cause_get_n_customers (*(BackboneCause *const *)a);
  guint other = backbone_cause_get_n_customers (*(BackboneCause *const *)b);

  return one == other ? 0 : one < other ? 1 : -1;
}

/* (transfer full). */
static GPtrArray *
finish_groups (GPtrArray *groups)
{
  GPtrArray *causes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = g_ptr_array_index (groups, i);
      guint n_customers = group->numbers->len;

      g_ptr_array_sort (group->numbers, compare_numbers);
      g_ptr_array_add (group->numbers, NULL);
      g_object_set (group->cause, "customers", group->numbers->pdata, "n-customers", n_customers,
                    NULL);
      g_ptr_array_add (causes, g_object_ref (group->cause));
    }
  g_ptr_array_sort (causes, compare_causes); /* stable: merge sort */

  return causes;
}

static gboolean
is_failing (BackboneStatement *statement)
{
  return backbone_status_from_verdict (backbone_statement_get_int64 (statement, 0))
         == BACKBONE_STATUS_FAILING;
}

gboolean
backbone_db_causes_list (BackboneDb *db, GPtrArray **records, GError **error)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT s.verdict, channel.kind, " HOST ", " PORT ", r.evidence, "
          "group_concat (customer.number, ','), max (r.id) " FROM_STATES "AND s.verdict > 1 "
          "GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5");

  while (backbone_statement_next (statement))
    {
      if (is_failing (statement))
        collect (by_key, groups, statement);
    }
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *records = finish_groups (groups);
  return TRUE;
}

/* As long as anything is answered, there is no need to look at all channels. */
static gboolean
load_newest_verdict (BackboneDb *db, BackboneVerdict *verdict, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT verdict FROM check_result ORDER BY id DESC LIMIT 1");

  *verdict = BACKBONE_VERDICT_OK;
  if (backbone_statement_next (statement))
    *verdict = backbone_statement_get_int64 (statement, 0);

  return backbone_statement_finish (statement, error);
}

/* What is known of each endpoint; the texts live as long as @hosts. */
static gboolean
load_findings (BackboneDb *db, GStringChunk *hosts, GArray *findings, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT " HOST ", " PORT ", r.run, r.verdict " FROM_STATES
                                 "GROUP BY 1, 2, 3, 4 ORDER BY 3 DESC, 1, 2, 4");

  while (backbone_statement_next (statement))
    {
      BackboneEndpointFinding finding = {
        .host = g_string_chunk_insert_const (hosts, backbone_statement_get_text (statement, 0)),
        .port = (guint)backbone_statement_get_int64 (statement, 1),
        .run = backbone_statement_get_int64 (statement, 2),
        .verdict = backbone_statement_get_int64 (statement, 3),
      };
      g_array_append_val (findings, finding);
    }

  return backbone_statement_finish (statement, error);
}

static gboolean
load_your_side (BackboneDb *db, BackboneOwnTrouble trouble, GPtrArray *records, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT count (DISTINCT " HOST " || ' ' || " PORT "), count (DISTINCT customer.id), "
          "r.evidence, max (r.id) " FROM_STATES "AND s.verdict BETWEEN ? AND ?");

  /* These tell of the way to the host; max (id) makes the evidence that of the newest result. */
  backbone_statement_bind_int64 (statement, BACKBONE_VERDICT_NAME_NOT_FOUND);
  backbone_statement_bind_int64 (statement, BACKBONE_VERDICT_TLS_EXPIRED);
  if (backbone_statement_next (statement))
    g_ptr_array_add (
        records, g_object_new (BACKBONE_TYPE_YOUR_SIDE, "trouble", trouble, "n-endpoints",
                               (guint)backbone_statement_get_int64 (statement, 0), "n-customers",
                               (guint)backbone_statement_get_int64 (statement, 1), "evidence",
                               backbone_statement_get_text (statement, 2), NULL));

  return backbone_statement_finish (statement, error);
}

gboolean
backbone_db_your_side_list (BackboneDb *db, GPtrArray **records, GError **error)
{
  g_autoptr (GStringChunk) hosts = g_string_chunk_new (256);
  g_autoptr (GArray) findings = g_array_new (FALSE, FALSE, sizeof (BackboneEndpointFinding));
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  BackboneOwnTrouble trouble;
  BackboneVerdict newest;

  if (!load_newest_verdict (db, &newest, error))
    return FALSE;
  if (backbone_own_trouble_is_possible (newest) && !load_findings (db, hosts, findings, error))
    return FALSE;

  trouble
      = backbone_own_trouble_judge ((const BackboneEndpointFinding *)findings->data, findings->len);
  if (trouble != BACKBONE_OWN_TROUBLE_NONE && !load_your_side (db, trouble, found, error))
    return FALSE;

  *records = g_steal_pointer (&found);
  return TRUE;
}
