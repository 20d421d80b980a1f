/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fills a landscape with as many customers as are wanted, each with a technical user, an S-User that expires, and
 * a check a day of its three channels, the last one at END; for pictures and for the bench. Every number follows
 * from that of the customer. */

#include "backbone-db-checks-private.h"
#include "backbone-db-customers-private.h"
#include "backbone-db-private.h"
#include "backbone-store-private.h"

#include <stdlib.h>

#define FIRST 2000000

typedef struct
{
  guint n_customers;
  guint n_days;
  BackboneTime now;
  guint day;
} Writing;

static const char *const lines[]
    = { "Energy", "Logistics", "Foods", "Optics", "Paper", "Rail", "Steel", "Textiles", "Water" };
static const char *const places[] = { "Aachen", "Basel", "Cork", "Delft", "Évora", "Fulda",
                                      "Ghent",  "Hamar", "Imst", "Jena",  "Köln" };

static gboolean
execute (BackboneDb *db, const char *sql, gint64 value, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, sql);

  backbone_statement_bind_int64 (statement, value);

  return backbone_statement_run (statement, error);
}

static gboolean
write_customers (BackboneDb *db, gpointer user_data, GError **error)
{
  Writing *writing = user_data;

  for (guint i = 0; i < writing->n_customers; i++)
    {
      g_autofree char *number = g_strdup_printf ("%010u", FIRST + i);
      g_autofree char *description = g_strdup_printf ("%s %s %u", places[i % G_N_ELEMENTS (places)],
                                                      lines[i % G_N_ELEMENTS (lines)], i);
      g_autofree char *user = g_strdup_printf ("S%010u", 20000000 + i);
      g_autofree char *credential = g_uuid_string_random ();
      BackboneCustomerRow row = { number, description, FALSE, user, credential };

      if (!backbone_db_customer_insert (db, &row, error))
        return FALSE;
    }

  return TRUE;
}

/* Ends over two years, a few of them behind us. ?1: now. */
static gboolean
write_s_users (BackboneDb *db, gpointer user_data, GError **error)
{
  Writing *writing = user_data;

  return execute (db,
                  "INSERT INTO s_user (id, customer, confirmed, expires) "
                  "SELECT printf ('S%010d', 30000000 + id), number, 1, "
                  "?1 + (id * 7919 % 730 - 20) * 86400000000 FROM customer",
                  writing->now, error)
         && execute (db,
                     "INSERT INTO assignment (customer, local_user, s_user) "
                     "SELECT customer.id, local_user.id, printf ('S%010d', 30000000 + customer.id) "
                     "FROM customer JOIN local_user WHERE customer.id % 40 != ?1",
                     0, error)
         && execute (db,
                     "INSERT INTO installation (number, customer, description, source, seen) "
                     "SELECT printf ('%010d', 20000000 + id), id, 'ERP', 1, ?1 FROM customer",
                     writing->now, error);
}

static BackboneVerdict
verdict_of (guint target, guint ago)
{
  if (target % 61 == 3 && ago < 3)
    return BACKBONE_VERDICT_CREDENTIALS;
  if (target % 97 == 5)
    return BACKBONE_VERDICT_TIMEOUT;
  if ((target + ago) % 43 == 7 && ago > 0)
    return BACKBONE_VERDICT_SERVER_ERROR;

  return BACKBONE_VERDICT_OK;
}

static gboolean
write_day (BackboneDb *db, gpointer user_data, GError **error)
{
  Writing *writing = user_data;
  const BackboneCheckFilter filter = { 0 };
  g_autoptr (BackboneCheckPlan) plan = NULL;
  g_autoptr (GPtrArray) outcomes
      = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_check_outcome_free);
  guint ago = writing->n_days - 1 - writing->day;
  gint64 run;

  if (!backbone_db_check_plan_load (db, &filter, &plan, error))
    return FALSE;

  for (guint i = 0; i < plan->targets->len; i++)
    {
      BackboneCheckOutcome *outcome = backbone_check_outcome_new (
          &g_array_index (plan->targets, BackboneCheckTarget, i), NULL);

      outcome->time = writing->now - ago * G_TIME_SPAN_DAY;
      outcome->verdict = verdict_of (i, ago);
      outcome->status = outcome->verdict == BACKBONE_VERDICT_OK ? 200 : 0;
      outcome->evidence = g_ref_string_new ("HTTP 200, 12 bytes of text/plain");
      outcome->phases[BACKBONE_PHASE_WAIT] = 40000 + i % 23 * 1000;
      g_ptr_array_add (outcomes, outcome);
    }

  return backbone_db_check_run_begin (db, outcomes->len, &run, error)
         && backbone_db_check_results_add (
             db, run, (const BackboneCheckOutcome *const *)outcomes->pdata, outcomes->len, error)
         && backbone_db_check_run_end (db, run, FALSE, error);
}

static void
write_part (BackboneStore *store, BackboneStoreFunc func, Writing *writing)
{
  g_autoptr (GError) error = NULL;

  backbone_store_write (store, func, writing, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  Writing writing = { 0 };
  g_autoptr (BackboneStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 5)
    {
      g_printerr (
          "usage: %s FILE CUSTOMERS DAYS END\nEND: of the last check, in seconds since 1970\n",
          argv[0]);
      return 2;
    }

  writing.n_customers = (guint)atoi (argv[2]);
  writing.n_days = (guint)atoi (argv[3]);
  writing.now = g_ascii_strtoll (argv[4], NULL, 10) * G_USEC_PER_SEC;
  store = backbone_store_open (argv[1], FALSE, &error);
  g_assert_no_error (error);

  write_part (store, write_customers, &writing);
  write_part (store, write_s_users, &writing);
  for (; writing.day < writing.n_days; writing.day++)
    write_part (store, write_day, &writing);
  backbone_store_close (store);

  return 0;
}
