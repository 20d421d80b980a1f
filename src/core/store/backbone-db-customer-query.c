/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-customer-query-private.h"

#include "backbone-db-channels-private.h"
#include "backbone-db-exchanges-private.h"
#include "backbone-db-rules-private.h"
#include "backbone-db-search-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const sort_columns[] = {
  [BACKBONE_CUSTOMER_SORT_STATUS] = "status",
  [BACKBONE_CUSTOMER_SORT_NUMBER] = NULL,
  [BACKBONE_CUSTOMER_SORT_DESCRIPTION] = "description_key",
  [BACKBONE_CUSTOMER_SORT_PORTAL] = "portal_rank",
  [BACKBONE_CUSTOMER_SORT_PARCEL_BOX] = "parcel_box_rank",
  [BACKBONE_CUSTOMER_SORT_NOTE_DOWNLOAD] = "note_download_rank",
  [BACKBONE_CUSTOMER_SORT_TECHNICAL_USER] = "technical_user",
  [BACKBONE_CUSTOMER_SORT_LAST_CHECKED] = "last_checked",
  /* Who has none comes last. */
  [BACKBONE_CUSTOMER_SORT_TAGS] = "coalesce ((SELECT lower (group_concat (tag, ',')) FROM (SELECT "
                                  "tag FROM tag WHERE tag.customer = customer.id ORDER BY tag)), "
                                  "char (1114111))",
};

static void
append_from (GString *sql, const BackboneCustomerQuery *query, BackboneSearch *search)
{
  g_string_append (sql, " FROM customer");
  if (!backbone_search_is_empty (search))
    g_string_append (sql, " JOIN customer_search ON customer_search.rowid = customer.id");

  g_string_append (sql, " WHERE 1");
  if (search->match)
    g_string_append (sql, " AND customer_search MATCH ?");
  for (guint i = 0; i < search->short_words->len; i++)
    g_string_append (sql, " AND instr (customer_search.text, ?) > 0");
  if (query->numbers)
    g_string_append (sql,
                     " AND customer.number IN "
                     "(SELECT value FROM json_each ('[\"' || replace (?, ',', '\",\"') || '\"]'))");
}

static void
bind_from (BackboneStatement *statement, const BackboneCustomerQuery *query, BackboneSearch *search)
{
  if (search->match)
    backbone_statement_bind_text (statement, search->match);
  for (guint i = 0; i < search->short_words->len; i++)
    backbone_statement_bind_text (statement, g_ptr_array_index (search->short_words, i));
  if (query->numbers)
    backbone_statement_bind_text (statement, query->numbers);
}

static gboolean
load_keys (BackboneDb *db,
           const BackboneCustomerQuery *query,
           BackboneSearch *search,
           GArray *keys,
           GError **error)
{
  const char *column = sort_columns[query->sort];
  const char *direction = query->descending ? "DESC" : "ASC";
  g_autoptr (GString) sql = g_string_new ("SELECT customer.id, customer.number");
  g_autoptr (BackboneStatement) statement = NULL;

  append_from (sql, query, search);
  if (query->status >= 0)
    g_string_append (sql, " AND status = ?");
  if (column)
    g_string_append_printf (sql, " ORDER BY %s %s, number", column, direction);
  else
    g_string_append_printf (sql, " ORDER BY number %s", direction);

  statement = backbone_db_prepare (db, sql->str);
  bind_from (statement, query, search);
  if (query->status >= 0)
    backbone_statement_bind_int64 (statement, query->status);
  while (backbone_statement_next (statement))
    {
      BackboneRowKey key
          = { backbone_statement_get_int64 (statement, 0),
              g_ascii_strtoll (backbone_statement_get_text (statement, 1), NULL, 10) };
      g_array_append_val (keys, key);
    }

  return backbone_statement_finish (statement, error);
}

static gboolean
load_counts (BackboneDb *db,
             const BackboneCustomerQuery *query,
             BackboneSearch *search,
             guint *counts,
             GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT status, count(*)");
  g_autoptr (BackboneStatement) statement = NULL;

  append_from (sql, query, search);
  g_string_append (sql, " GROUP BY status");

  statement = backbone_db_prepare (db, sql->str);
  bind_from (statement, query, search);
  while (backbone_statement_next (statement))
    {
      gint64 status = backbone_statement_get_int64 (statement, 0);

      if (status >= 0 && status < BACKBONE_N_STATUSES)
        counts[status] = backbone_statement_get_int64 (statement, 1);
    }

  return backbone_statement_finish (statement, error);
}

gboolean
backbone_db_customer_query (BackboneDb *db,
                            const BackboneCustomerQuery *query,
                            GArray **keys,
                            guint *counts,
                            GError **error)
{
  g_autoptr (BackboneSearch) search = backbone_search_new (query->search);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (BackboneRowKey));

  for (guint i = 0; i < BACKBONE_N_STATUSES; i++)
    counts[i] = 0;
  if (!load_keys (db, query, search, found, error)
      || !load_counts (db, query, search, counts, error))
    return FALSE;

  *keys = g_steal_pointer (&found);
  return TRUE;
}

/* NULL if there is none. */
static char **
split_tags (const char *tags)
{
  return tags ? g_strsplit (tags, "\n", -1) : NULL;
}

/* "0:1 3:9": purposes and what the newest trial of each found. */
static void
read_trials (const char *text, BackboneVerdict *trials)
{
  g_auto (GStrv) parts = g_strsplit (text ? text : "", " ", -1);

  for (guint i = 0; i < BACKBONE_N_PURPOSES; i++)
    trials[i] = BACKBONE_VERDICT_NEVER_CHECKED;
  for (guint i = 0; parts[i]; i++)
    {
      guint64 purpose = g_ascii_strtoull (parts[i], NULL, 10);
      const char *verdict = strchr (parts[i], ':');

      if (verdict && purpose < BACKBONE_N_PURPOSES)
        trials[purpose] = g_ascii_strtoull (verdict + 1, NULL, 10);
    }
}

/* What works follows from the channels, and from what was tried. */
static void
set_purposes (BackboneCustomer *customer, const char *text)
{
  BackboneVerdict trials[BACKBONE_N_PURPOSES];
  BackboneChannelFacts channels;
  guint exchanged = 0;

  read_trials (text, trials);
  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    {
      channels.verdicts[kind] = backbone_customer_get_verdict (customer, kind);
      channels.enabled[kind] = backbone_customer_is_enabled (customer, kind);
    }
  for (guint purpose = 0; purpose < BACKBONE_N_PURPOSES; purpose++)
    {
      gboolean from_exchange;
      BackboneVerdict verdict
          = backbone_purpose_get_verdict (purpose, &channels, trials[purpose], &from_exchange);

      /* The property of each purpose has its name. */
      g_object_set (customer, backbone_purpose_to_id (purpose), verdict, NULL);
      if (from_exchange)
        exchanged |= 1u << purpose;
    }
  g_object_set (customer, "exchanged", exchanged, NULL);
}

static void
set_channel (BackboneCustomer *customer, const char *verdict, const char *enabled, gint64 rank)
{
  gboolean is_enabled;
  BackboneVerdict value = backbone_db_verdict_from_rank (rank, &is_enabled);

  g_object_set (customer, verdict, value, enabled, is_enabled, NULL);
}

static BackboneCustomer *
read_customer (BackboneStatement *statement, const BackboneExpirySteps *steps)
{
  BackboneTime expires = backbone_statement_get_int64 (statement, 12);
  g_auto (GStrv) tags = split_tags (backbone_statement_get_text (statement, 5));
  BackboneCustomer *customer = g_object_new (
      BACKBONE_TYPE_CUSTOMER, "number", backbone_statement_get_text (statement, 0), "description",
      backbone_statement_get_text (statement, 1), "owner",
      backbone_statement_get_int64 (statement, 2) != 0, "note",
      backbone_statement_get_text (statement, 3), "technical-user",
      backbone_statement_get_text (statement, 4), "tags", tags, "held",
      backbone_statement_get_int64 (statement, 6) != 0, "status",
      (int)backbone_statement_get_int64 (statement, 7), "last-checked",
      backbone_statement_get_int64 (statement, 8), "certificate-expires", expires,
      "certificate-step", (guint)backbone_expiry_of (expires, g_get_real_time (), steps), "loaded",
      TRUE, NULL);

  set_channel (customer, "portal", "portal-enabled", backbone_statement_get_int64 (statement, 9));
  set_channel (customer, "parcel-box", "parcel-box-enabled",
               backbone_statement_get_int64 (statement, 10));
  set_channel (customer, "note-download", "note-download-enabled",
               backbone_statement_get_int64 (statement, 11));

  set_purposes (customer, backbone_statement_get_text (statement, 13));

  return customer;
}

gboolean
backbone_db_customer_read (BackboneDb *db, gint64 id, BackboneCustomer **customer, GError **error)
{
  g_autoptr (BackboneCustomer) found = NULL;
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT number, description, owner, note, technical_user, "
          "(SELECT group_concat (tag, char (10)) FROM "
          "(SELECT tag FROM tag WHERE tag.customer = ?1 ORDER BY tag)), "
          "coalesce (held_since, 0) != 0, status, last_checked, portal_rank, parcel_box_rank, "
          "note_download_rank, certificate_expires, "
          "(SELECT group_concat (purpose || ':' || verdict, ' ') FROM exchange e "
          "WHERE e.customer = customer.id AND " BACKBONE_DB_EXCHANGE_IS_CURRENT ") FROM customer "
          "LEFT JOIN technical_user ON technical_user.id = customer.technical_user "
          "WHERE customer.id = ?1");
  BackboneExpirySteps steps;

  if (!backbone_db_rules_load_steps (db, &steps, error))
    return FALSE;

  backbone_statement_bind_int64 (statement, id);
  if (backbone_statement_next (statement))
    found = read_customer (statement, &steps);
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *customer = g_steal_pointer (&found);
  return TRUE;
}

gboolean
backbone_db_customer_read_number (BackboneDb *db,
                                  const char *number,
                                  BackboneCustomer **customer,
                                  GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT id FROM customer WHERE number = ?");
  gint64 id = 0;

  backbone_statement_bind_text (statement, number);
  if (backbone_statement_next (statement))
    id = backbone_statement_get_int64 (statement, 0);
  if (!backbone_statement_finish (statement, error)
      || !backbone_db_customer_read (db, id, customer, error))
    return FALSE;

  if (*customer == NULL)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND, _ ("There is no customer %s"),
                 number);

  return *customer != NULL;
}
