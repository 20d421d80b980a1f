/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-checks-private.h"

#include "backbone-db-audit-private.h"
#include "backbone-db-channels-private.h"
#include "backbone-db-health-private.h"
#include "backbone-db-private.h"
#include "backbone-db-s-users-private.h"
#include "backbone-landscape.h"

#include <glib/gi18n-lib.h>

gboolean
backbone_db_check_run_begin (BackboneDb *db, guint n_channels, gint64 *run, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "INSERT INTO check_run (started, n_channels, actor) VALUES (?, ?, ?)");

  backbone_statement_bind_int64 (statement, g_get_real_time ());
  backbone_statement_bind_int64 (statement, n_channels);
  backbone_statement_bind_text (statement, backbone_db_audit_get_actor ());
  backbone_db_note_change (db, BACKBONE_CHANGED_RESULTS);
  if (!backbone_statement_run (statement, error))
    return FALSE;

  *run = backbone_db_last_row_id (db);
  return TRUE;
}

/* So many results are judged at once; whoever ends a larger run goes on. */
#define JUDGED_AT_END 500

gboolean
backbone_db_check_run_end (BackboneDb *db, gint64 run, gboolean cancelled, GError **error)
{
  gboolean more;
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "UPDATE check_run SET finished = ?, cancelled = ? WHERE id = ?");

  backbone_statement_bind_int64 (statement, g_get_real_time ());
  backbone_statement_bind_int64 (statement, cancelled);
  backbone_statement_bind_int64 (statement, run);
  backbone_db_note_change (db, BACKBONE_CHANGED_RESULTS);

  return backbone_statement_run (statement, error)
         && backbone_db_health_note_own_trouble (db, run, error)
         && backbone_db_health_judge (db, JUDGED_AT_END, &more, error);
}

/* What is known of a channel when a new outcome comes in. */
typedef struct
{
  gint64 customer; /* 0: the channel is gone */
  BackboneVerdict verdict;
  gint64 since;
  gint64 checked;
  gint64 result;
  gboolean skipped;
  gint64 succeeded;
} State;

static gboolean
load_state (BackboneDb *db, gint64 channel, State *state, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT customer, verdict, since, checked, result, skipped, "
          "succeeded FROM channel "
          "LEFT JOIN channel_state ON channel_state.channel = channel.id WHERE channel.id = ?");

  *state = (State){ 0 };
  backbone_statement_bind_int64 (statement, channel);
  if (backbone_statement_next (statement))
    *state = (State){
      .customer = backbone_statement_get_int64 (statement, 0),
      .verdict = backbone_statement_get_int64 (statement, 1),
      .since = backbone_statement_get_int64 (statement, 2),
      .checked = backbone_statement_get_int64 (statement, 3),
      .result = backbone_statement_get_int64 (statement, 4),
      .skipped = backbone_statement_get_int64 (statement, 5) != 0,
      .succeeded = backbone_statement_get_int64 (statement, 6),
    };

  return backbone_statement_finish (statement, error);
}

/* There are a handful of them. */
static gboolean
store_way (BackboneDb *db, const BackboneCheckOutcome *outcome, GError **error)
{
  g_autoptr (BackboneStatement) statement = NULL;

  if (outcome->address == NULL && outcome->proxy == NULL)
    return TRUE;

  statement
      = backbone_db_prepare (db, "INSERT OR IGNORE INTO check_way (address, proxy) VALUES (?, ?)");
  backbone_statement_bind_text (statement, outcome->address ? outcome->address : "");
  backbone_statement_bind_text (statement, outcome->proxy ? outcome->proxy : "");

  return backbone_statement_run (statement, error);
}

static gboolean
insert_result (BackboneDb *db,
               gint64 run,
               const BackboneCheckOutcome *outcome,
               gint64 *result,
               GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "INSERT INTO check_result (run, channel, time, verdict, status, name_lookup_us, "
          "proxy_us, connect_us, tls_us, wait_us, receive_us, tls_version, chain_digest, evidence, "
          "way, "
          "credential_saved) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, "
          "(SELECT id FROM check_way WHERE address = ?15 AND proxy = ?16), "
          "coalesce ((SELECT credential_saved FROM technical_user WHERE id = ?17), 0))");

  if (!store_way (db, outcome, error))
    return FALSE;

  backbone_statement_bind_int64 (statement, run);
  backbone_statement_bind_int64 (statement, outcome->channel);
  backbone_statement_bind_int64 (statement, outcome->time);
  backbone_statement_bind_int64 (statement, outcome->verdict);
  backbone_statement_bind_int64 (statement, outcome->status);
  for (guint phase = 0; phase < BACKBONE_N_PHASES; phase++)
    backbone_statement_bind_optional (statement, outcome->phases[phase]);
  backbone_statement_bind_text (statement, outcome->tls_version);
  backbone_statement_bind_text (statement, outcome->chain_digest);
  backbone_statement_bind_text (statement, outcome->evidence);
  backbone_statement_bind_text (statement, outcome->address ? outcome->address : "");
  backbone_statement_bind_text (statement, outcome->proxy ? outcome->proxy : "");
  backbone_statement_bind_text (statement, outcome->user);
  if (!backbone_statement_run (statement, error))
    return FALSE;

  *result = backbone_db_last_row_id (db);
  return TRUE;
}

static gboolean
store_state (BackboneDb *db, gint64 channel, const State *state, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db,
      "INSERT INTO channel_state (channel, result, verdict, since, checked, skipped, succeeded) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (channel) DO UPDATE SET result = ?2, "
      "verdict = ?3, since = ?4, checked = ?5, skipped = ?6, succeeded = ?7");

  backbone_statement_bind_int64 (statement, channel);
  backbone_statement_bind_int64 (statement, state->result);
  backbone_statement_bind_int64 (statement, state->verdict);
  backbone_statement_bind_int64 (statement, state->since);
  backbone_statement_bind_int64 (statement, state->checked);
  backbone_statement_bind_int64 (statement, state->skipped);
  backbone_statement_bind_int64 (statement, state->succeeded);

  return backbone_statement_run (statement, error);
}

/*
 * What a channel's state becomes. A skip says nothing new about a channel whose own verdict is why
 * the user is held: that verdict, its evidence and its time stay, or nobody would see any more what
 * to correct. Any other channel shows that it is skipped.
 */
static void
advance_state (State *state, const BackboneCheckOutcome *outcome, gint64 result)
{
  state->skipped = outcome->verdict == BACKBONE_VERDICT_SKIPPED;
  if (state->skipped && backbone_verdict_holds_user (state->verdict))
    return;

  if (state->verdict != outcome->verdict)
    state->since = outcome->time;
  if (!state->skipped)
    state->checked = outcome->time;
  if (outcome->verdict == BACKBONE_VERDICT_OK)
    state->succeeded = outcome->time;
  state->verdict = outcome->verdict;
  state->result = result;
}

static gboolean
prove_log_on (BackboneDb *db, const BackboneCheckOutcome *outcome, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "UPDATE technical_user SET log_on_proven = ?, life_cycle = ? WHERE id = ?");

  backbone_statement_bind_int64 (statement, outcome->time);
  backbone_statement_bind_int64 (statement, BACKBONE_LIFE_CYCLE_PROVEN);
  backbone_statement_bind_text (statement, outcome->user);

  return backbone_statement_run (statement, error);
}

static gboolean
set_locked (BackboneDb *db, const char *user, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "UPDATE technical_user SET life_cycle = ? WHERE id = ?");

  backbone_statement_bind_int64 (statement, BACKBONE_LIFE_CYCLE_LOCKED);
  backbone_statement_bind_text (statement, user);

  return backbone_statement_run (statement, error);
}

/* The first verdict that holds a user is kept: it says what to correct. */
static gboolean
hold (BackboneDb *db, const BackboneCheckOutcome *outcome, GError **error)
{
  g_autofree char *after = backbone_db_audit_text (
      "verdict", backbone_verdict_to_id (outcome->verdict), "customer", outcome->customer,
      "channel", backbone_channel_kind_to_id (outcome->kind), NULL);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "UPDATE technical_user SET held_since = ?, held_verdict = ?, held_kind = ? "
          "WHERE id = ? AND held_since = 0");

  backbone_statement_bind_int64 (statement, MAX (outcome->time, 1));
  backbone_statement_bind_int64 (statement, outcome->verdict);
  backbone_statement_bind_int64 (statement, outcome->kind);
  backbone_statement_bind_text (statement, outcome->user);
  if (!backbone_statement_run (statement, error))
    return FALSE;

  if (backbone_db_n_changed_rows (db) == 0)
    return TRUE;

  backbone_db_note_change (db, BACKBONE_CHANGED_HOLDS);
  return backbone_db_audit (db, "user-hold", outcome->user, NULL, after, error);
}

/* A certificate that was never sent, or that TLS refused, says nothing about the user. */
static gboolean
concerns_user (const BackboneCheckOutcome *outcome)
{
  return backbone_verdict_holds_user (outcome->verdict)
         && (outcome->verdict != BACKBONE_VERDICT_CLIENT_CERTIFICATE || outcome->logged_on);
}

static gboolean
judge_user (BackboneDb *db, const BackboneCheckOutcome *outcome, GError **error)
{
  if (outcome->user == NULL)
    return TRUE;

  if (outcome->verdict == BACKBONE_VERDICT_LOCKED && !set_locked (db, outcome->user, error))
    return FALSE;
  if (concerns_user (outcome))
    return hold (db, outcome, error);

  return !outcome->logged_on || outcome->verdict != BACKBONE_VERDICT_OK
         || prove_log_on (db, outcome, error);
}

gboolean
backbone_db_log_on_refused (BackboneDb *db, const BackboneCheckOutcome *outcome, GError **error)
{
  return !backbone_verdict_holds_user (outcome->verdict) || judge_user (db, outcome, error);
}

/* Adds the customer to @customers if its row must be computed anew. */
static gboolean
add_result (BackboneDb *db,
            gint64 run,
            const BackboneCheckOutcome *outcome,
            GHashTable *customers,
            GError **error)
{
  State state;
  gint64 result;

  if (!load_state (db, outcome->channel, &state, error))
    return FALSE;
  if (state.customer == 0)
    return TRUE; /* removed while it was checked */
  if (outcome->verdict == BACKBONE_VERDICT_SKIPPED && state.skipped)
    return TRUE; /* once is enough */

  if (!insert_result (db, run, outcome, &result, error))
    return FALSE;
  advance_state (&state, outcome, result);
  g_hash_table_add (customers, g_memdup2 (&state.customer, sizeof state.customer));

  return store_state (db, outcome->channel, &state, error) && judge_user (db, outcome, error);
}

static gboolean
count_results (BackboneDb *db,
               gint64 run,
               const BackboneCheckOutcome *const *outcomes,
               gsize n_outcomes,
               GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "UPDATE check_run SET n_ok = n_ok + ?, n_not_ok = n_not_ok + ? WHERE id = ?");
  gint64 n_ok = 0;

  for (gsize i = 0; i < n_outcomes; i++)
    n_ok += outcomes[i]->verdict == BACKBONE_VERDICT_OK;

  backbone_statement_bind_int64 (statement, n_ok);
  backbone_statement_bind_int64 (statement, (gint64)n_outcomes - n_ok);
  backbone_statement_bind_int64 (statement, run);

  return backbone_statement_run (statement, error);
}

gboolean
backbone_db_check_results_add (BackboneDb *db,
                               gint64 run,
                               const BackboneCheckOutcome *const *outcomes,
                               gsize n_outcomes,
                               GError **error)
{
  g_autoptr (GHashTable) customers
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer customer;

  for (gsize i = 0; i < n_outcomes; i++)
    {
      if (!add_result (db, run, outcomes[i], customers, error))
        return FALSE;
    }

  g_hash_table_iter_init (&iter, customers);
  while (g_hash_table_iter_next (&iter, &customer, NULL))
    {
      if (!backbone_db_customer_refresh (db, *(gint64 *)customer, error))
        return FALSE;
    }

  backbone_db_note_change (db, BACKBONE_CHANGED_RESULTS);
  return count_results (db, run, outcomes, n_outcomes, error);
}

static gboolean
load_hold (BackboneDb *db, const char *user_id, char **before, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT held_verdict, held_kind FROM technical_user WHERE id = ? AND held_since != 0");

  *before = NULL;
  backbone_statement_bind_text (statement, user_id);
  if (backbone_statement_next (statement))
    *before = backbone_db_audit_text (
        "verdict", backbone_verdict_to_id (backbone_statement_get_int64 (statement, 0)), "channel",
        backbone_channel_kind_to_id (backbone_statement_get_int64 (statement, 1)), NULL);

  return backbone_statement_finish (statement, error);
}

/* Who releases a user says with it that it is not locked any more. */
gboolean
backbone_db_held_release (BackboneDb *db, const char *user_id, GError **error)
{
  g_autofree char *before = NULL;
  gboolean released = FALSE; /* an S-User */
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "UPDATE technical_user SET held_since = 0, held_verdict = 0, held_kind = 0, "
          "life_cycle = CASE life_cycle WHEN ?1 THEN ?2 ELSE life_cycle END WHERE id = ?3");

  if (!load_hold (db, user_id, &before, error))
    return FALSE;
  if (before == NULL && !backbone_db_s_user_release (db, user_id, &released, error))
    return FALSE;
  if (released)
    return TRUE;
  if (before == NULL)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND, _ ("User %s is not held back"),
                   user_id);
      return FALSE;
    }

  backbone_statement_bind_int64 (statement, BACKBONE_LIFE_CYCLE_LOCKED);
  backbone_statement_bind_int64 (statement, BACKBONE_LIFE_CYCLE_SAVED);
  backbone_statement_bind_text (statement, user_id);
  backbone_db_note_change (db, BACKBONE_CHANGED_HOLDS);

  return backbone_statement_run (statement, error)
         && backbone_db_audit (db, "user-release", user_id, before, NULL, error);
}
