/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-channels-private.h"

#include "backbone-db-audit-private.h"
#include "backbone-db-customers-private.h"
#include "backbone-db-rules-private.h"
#include "backbone-landscape.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many names are tried before giving up: far more than customers can collide by accident. */
#define MAX_ATTEMPTS 1000

static gboolean
find_destination_owner (BackboneDb *db, const char *destination, char **number, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT customer.number FROM channel JOIN customer ON customer.id = channel.customer "
          "WHERE destination = ?");

  *number = NULL;
  backbone_statement_bind_text (statement, destination);
  if (backbone_statement_next (statement))
    *number = g_strdup (backbone_statement_get_text (statement, 0));

  return backbone_statement_finish (statement, error);
}

static gboolean
load_endpoint_destination (BackboneDb *db, guint kind, char **destination, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT destination FROM endpoint WHERE kind = ?");

  *destination = NULL;
  backbone_statement_bind_int64 (statement, kind);
  if (backbone_statement_next (statement))
    *destination = g_strdup (backbone_statement_get_text (statement, 0));
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  if (*destination == NULL)
    *destination = g_strdup (backbone_channel_kind_to_id (kind));

  return TRUE;
}

/* The name that a channel gets by itself, unlike that of any other channel. */
static gboolean
choose_destination (BackboneDb *db,
                    guint kind,
                    const char *number,
                    gboolean owner,
                    char **destination,
                    GError **error)
{
  g_autofree char *base = NULL;

  if (!load_endpoint_destination (db, kind, &base, error))
    return FALSE;

  for (guint attempt = 0; attempt < MAX_ATTEMPTS; attempt++)
    {
      g_autofree char *name = owner && attempt == 0
                                  ? g_strdup (base)
                                  : backbone_destination_for_customer (base, number, attempt);
      g_autofree char *taken_by = NULL;

      if (!find_destination_owner (db, name, &taken_by, error))
        return FALSE;
      if (taken_by == NULL)
        {
          *destination = g_steal_pointer (&name);
          return TRUE;
        }
    }

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_FAILED,
               _ ("Customer %s: no free destination name was found"), number);
  return FALSE;
}

static gboolean
insert_channel (BackboneDb *db,
                gint64 customer,
                guint kind,
                const char *destination,
                GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "INSERT INTO channel (customer, kind, destination) VALUES (?, ?, ?)");

  backbone_statement_bind_int64 (statement, customer);
  backbone_statement_bind_int64 (statement, kind);
  backbone_statement_bind_text (statement, destination);

  return backbone_statement_run (statement, error);
}

gboolean
backbone_db_channels_insert (BackboneDb *db,
                             gint64 customer,
                             const char *number,
                             gboolean owner,
                             GError **error)
{
  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    {
      g_autofree char *destination = NULL;

      if (!choose_destination (db, kind, number, owner, &destination, error)
          || !insert_channel (db, customer, kind, destination, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
backbone_db_channels_unname (BackboneDb *db, gint64 customer, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "UPDATE channel SET destination = id || ' without a name' "
                                 "WHERE customer = ? AND NOT destination_edited");

  backbone_statement_bind_int64 (statement, customer);

  return backbone_statement_run (statement, error);
}

static gboolean
name_channel (BackboneDb *db, gint64 customer, guint kind, const char *destination, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "UPDATE channel SET destination = ? "
                                 "WHERE customer = ? AND kind = ? AND NOT destination_edited");

  backbone_statement_bind_text (statement, destination);
  backbone_statement_bind_int64 (statement, customer);
  backbone_statement_bind_int64 (statement, kind);

  return backbone_statement_run (statement, error);
}

gboolean
backbone_db_channels_name (BackboneDb *db,
                           gint64 customer,
                           const char *number,
                           gboolean owner,
                           GError **error)
{
  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    {
      g_autofree char *destination = NULL;

      if (!choose_destination (db, kind, number, owner, &destination, error)
          || !name_channel (db, customer, kind, destination, error))
        return FALSE;
    }

  return TRUE;
}

/* A rank is a status, or one behind them all for an unused channel, and in its last two digits the
 * verdict. */
#define RANK_STEP 100

int
backbone_db_verdict_rank (BackboneVerdict verdict, gboolean enabled)
{
  guint status = enabled ? backbone_status_from_verdict (verdict) : BACKBONE_N_STATUSES;

  return status * RANK_STEP + verdict;
}

BackboneVerdict
backbone_db_verdict_from_rank (int rank, gboolean *enabled)
{
  *enabled = rank / RANK_STEP != BACKBONE_N_STATUSES;

  return CLAMP (rank % RANK_STEP, 0, BACKBONE_N_VERDICTS - 1);
}

/* What the row of a customer keeps of its channels. */
typedef struct
{
  BackboneStatus status;
  gint64 last_checked;
  gint64 certificate_expires;
  int ranks[BACKBONE_N_CHANNEL_KINDS];
} Summary;

static gboolean
load_summary (BackboneDb *db, gint64 customer, Summary *summary, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT kind, enabled, coalesce (verdict, 0), coalesce (checked, 0), "
          "CASE authentication WHEN ?2 THEN coalesce (not_after, 0) ELSE 0 END "
          "FROM channel JOIN customer ON customer.id = channel.customer "
          "LEFT JOIN channel_state ON channel_state.channel = channel.id "
          "LEFT JOIN client_certificate c ON c.technical_user = customer.technical_user "
          "WHERE customer.id = ?1");
  BackboneExpirySteps steps;
  BackboneExpiry expiry;
  BackboneVerdict used[BACKBONE_N_CHANNEL_KINDS];
  gsize n_used = 0;

  *summary = (Summary){ 0 };
  backbone_statement_bind_int64 (statement, customer);
  backbone_statement_bind_int64 (statement, BACKBONE_AUTHENTICATION_CERTIFICATE);
  while (backbone_statement_next (statement))
    {
      gint64 kind = backbone_statement_get_int64 (statement, 0);
      gboolean enabled = backbone_statement_get_int64 (statement, 1) != 0;
      BackboneVerdict verdict = backbone_statement_get_int64 (statement, 2);

      summary->ranks[kind] = backbone_db_verdict_rank (verdict, enabled);
      summary->last_checked
          = MAX (summary->last_checked, backbone_statement_get_int64 (statement, 3));
      if (!enabled)
        continue;

      used[n_used++] = verdict;
      summary->certificate_expires
          = MAX (summary->certificate_expires, backbone_statement_get_int64 (statement, 4));
    }
  if (!backbone_statement_finish (statement, error)
      || !backbone_db_rules_load_steps (db, &steps, error))
    return FALSE;

  expiry = backbone_expiry_of (summary->certificate_expires, g_get_real_time (), &steps);
  summary->status = backbone_status_with_expiry (backbone_status_combine (used, n_used), expiry);

  return TRUE;
}

gboolean
backbone_db_customer_refresh (BackboneDb *db, gint64 customer, GError **error)
{
  Summary summary;
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "UPDATE customer SET status = ?1, last_checked = ?2, portal_rank = ?3, "
          "parcel_box_rank = ?4, note_download_rank = ?5, certificate_expires = ?6 WHERE id = ?7 "
          "AND (status != ?1 OR last_checked != ?2 OR portal_rank != ?3 OR parcel_box_rank != ?4 "
          "OR note_download_rank != ?5 OR certificate_expires != ?6)");

  if (!load_summary (db, customer, &summary, error))
    return FALSE;

  backbone_statement_bind_int64 (statement, summary.status);
  backbone_statement_bind_int64 (statement, summary.last_checked);
  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    backbone_statement_bind_int64 (statement, summary.ranks[kind]);
  backbone_statement_bind_int64 (statement, summary.certificate_expires);
  backbone_statement_bind_int64 (statement, customer);

  return backbone_statement_run (statement, error);
}

/* The keys of backbone_db_channel_set(), and how each one is read and written. */
static const struct
{
  const char *key;
  const char *select;
  const char *update;
} fields[] = {
#define FIELD(key, column)                                                                         \
  {                                                                                                \
    key, "SELECT id, " column " FROM channel WHERE customer = ? AND kind = ?",                     \
        "UPDATE channel SET " column " = ? WHERE id = ?"                                           \
  }
  FIELD ("type", "destination_type"),
  FIELD ("host", "host"),
  FIELD ("port", "port"),
  FIELD ("path_prefix", "path_prefix"),
  FIELD ("test_path", "test_path"),
  FIELD ("good_status", "good_status"),
  FIELD ("proxy", "proxy"),
  FIELD ("destination", "destination"),
  FIELD ("authentication", "authentication"),
  FIELD ("enabled", "enabled"),
  FIELD ("connect_time_limit", "connect_seconds"),
  FIELD ("answer_time_limit", "answer_seconds"),
#undef FIELD
};

/* (transfer full) (nullable): the second column as people write it. */
static char *
read_value (BackboneStatement *statement, const char *key)
{
  if (g_str_equal (key, "enabled"))
    return g_strdup (backbone_statement_get_int64 (statement, 1) ? "yes" : "no");
  if (g_str_equal (key, "authentication"))
    return g_strdup (backbone_authentication_to_id (backbone_statement_get_int64 (statement, 1)));

  return g_strdup (backbone_statement_get_text (statement, 1));
}

static gboolean
load_field (BackboneDb *db,
            guint field,
            gint64 customer,
            BackboneChannelKind kind,
            gint64 *channel,
            char **value,
            GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, fields[field].select);

  backbone_statement_bind_int64 (statement, customer);
  backbone_statement_bind_int64 (statement, kind);
  if (backbone_statement_next (statement))
    {
      *channel = backbone_statement_get_int64 (statement, 0);
      *value = read_value (statement, fields[field].key);
    }

  return backbone_statement_finish (statement, error);
}

static gboolean
write_destination (BackboneDb *db,
                   gint64 channel,
                   const char *destination,
                   gboolean edited,
                   GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "UPDATE channel SET destination = ?, destination_edited = ? WHERE id = ?");
  g_autofree char *taken_by = NULL;

  if (!find_destination_owner (db, destination, &taken_by, error))
    return FALSE;
  if (taken_by)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_EXISTS,
                   _ ("The destination “%s” exists already, for customer %s"), destination,
                   taken_by);
      return FALSE;
    }

  backbone_statement_bind_text (statement, destination);
  backbone_statement_bind_int64 (statement, edited);
  backbone_statement_bind_int64 (statement, channel);

  return backbone_statement_run (statement, error);
}

/* What is stored as a number. */
static const char *const numbers[]
    = { "port", "good_status", "connect_time_limit", "answer_time_limit", NULL };

static gboolean
write_field (BackboneDb *db, guint field, gint64 channel, const char *value, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, fields[field].update);
  const char *key = fields[field].key;
  gboolean is_number = g_strv_contains (numbers, key);
  BackboneAuthentication authentication = BACKBONE_AUTHENTICATION_BASIC;

  if (g_str_equal (key, "authentication"))
    backbone_authentication_from_id (value, &authentication);

  if (g_str_equal (key, "enabled"))
    backbone_statement_bind_int64 (statement, value == NULL || g_str_equal (value, "yes"));
  else if (g_str_equal (key, "authentication"))
    backbone_statement_bind_int64 (statement, authentication);
  else if (value == NULL)
    backbone_statement_bind_null (statement);
  else if (is_number)
    backbone_statement_bind_int64 (statement, g_ascii_strtoll (value, NULL, 10));
  else
    backbone_statement_bind_text (statement, value);
  backbone_statement_bind_int64 (statement, channel);

  return backbone_statement_run (statement, error);
}

static gboolean
find_customer (BackboneDb *db, const char *number, gint64 *id, gboolean *owner, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT id, owner FROM customer WHERE number = ?");

  *id = 0;
  backbone_statement_bind_text (statement, number);
  if (backbone_statement_next (statement))
    {
      *id = backbone_statement_get_int64 (statement, 0);
      *owner = backbone_statement_get_int64 (statement, 1) != 0;
    }
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  if (*id == 0)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND, _ ("There is no customer %s"),
                 number);

  return *id != 0;
}

static gboolean
find_field (const char *key, guint *field, GError **error)
{
  for (*field = 0; *field < G_N_ELEMENTS (fields); ++*field)
    {
      if (g_str_equal (fields[*field].key, key))
        return TRUE;
    }

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID, _ ("A channel has no setting “%s”"),
               key);
  return FALSE;
}

/* Writes @value, or for NULL what the profile gives; (out) @stored: what it is now. */
static gboolean
store_field (BackboneDb *db,
             guint field,
             gint64 channel,
             BackboneChannelKind kind,
             const char *number,
             gboolean owner,
             const char *value,
             GError **error)
{
  g_autofree char *chosen = NULL;

  if (!g_str_equal (fields[field].key, "destination"))
    return write_field (db, field, channel, value, error);

  if (value == NULL && !choose_destination (db, kind, number, owner, &chosen, error))
    return FALSE;

  return write_destination (db, channel, value ? value : chosen, value != NULL, error);
}

static gboolean
load_edited (BackboneDb *db, gint64 channel, gboolean *edited, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT destination_edited FROM channel WHERE id = ?");

  backbone_statement_bind_int64 (statement, channel);
  if (backbone_statement_next (statement))
    *edited = backbone_statement_get_int64 (statement, 0) != 0;

  return backbone_statement_finish (statement, error);
}

gboolean
backbone_db_channel_get (BackboneDb *db,
                         const char *number,
                         BackboneChannelKind kind,
                         const char *key,
                         char **value,
                         GError **error)
{
  gint64 customer;
  gint64 channel = 0;
  gboolean owner;
  gboolean edited = TRUE;
  guint field;
  g_autofree char *found = NULL;

  if (!find_field (key, &field, error) || !find_customer (db, number, &customer, &owner, error)
      || !load_field (db, field, customer, kind, &channel, &found, error)
      || (g_str_equal (key, "destination") && !load_edited (db, channel, &edited, error)))
    return FALSE;

  *value = edited ? g_steal_pointer (&found) : NULL;
  return TRUE;
}

gboolean
backbone_db_channel_set (BackboneDb *db,
                         const char *number,
                         BackboneChannelKind kind,
                         const char *key,
                         const char *value,
                         GError **error)
{
  gint64 customer;
  gint64 channel = 0;
  gboolean owner;
  guint field;
  g_autofree char *old = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!find_field (key, &field, error) || !find_customer (db, number, &customer, &owner, error)
      || !load_field (db, field, customer, kind, &channel, &old, error))
    return FALSE;

  if (g_str_equal (key, "proxy") && g_strcmp0 (value, "inherit") == 0)
    value = NULL;
  if (g_strcmp0 (old, value) == 0)
    return TRUE;

  subject = g_strdup_printf ("%s %s", number, backbone_channel_kind_to_id (kind));
  before = backbone_db_audit_text (key, old, NULL);
  after = backbone_db_audit_text (key, value, NULL);
  backbone_db_note_change (db, BACKBONE_CHANGED_CUSTOMERS);

  return store_field (db, field, channel, kind, number, owner, value, error)
         && backbone_db_customer_refresh (db, customer, error)
         && backbone_db_audit (db, "channel-set", subject, before, after, error);
}
