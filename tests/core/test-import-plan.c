/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-import-plan-private.h"
#include "backbone-vault-private.h"

#include <string.h>

/* A landscape as far as a plan sees it. */
typedef struct
{
  GHashTable *customers;
  GHashTable *secrets;
  GHashTable *credentials;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->customers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                              (GDestroyNotify)backbone_customer_row_free);
  fixture->secrets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify)backbone_secret_unref);
  fixture->credentials = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_hash_table_unref (fixture->customers);
  g_hash_table_unref (fixture->secrets);
  g_hash_table_unref (fixture->credentials);
}

/* The credential of a user is its ID; @user, @password: (nullable). */
static void
add (Fixture *fixture,
     const char *number,
     const char *description,
     const char *user,
     const char *password)
{
  BackboneCustomerRow *row = g_new0 (BackboneCustomerRow, 1);

  row->number = g_strdup (number);
  row->description = g_strdup (description);
  row->technical_user = g_strdup (user);
  row->credential = password ? g_strdup (user) : NULL;
  g_hash_table_replace (fixture->customers, row->number, row);
  if (password)
    g_hash_table_replace (fixture->secrets, g_strdup (user), backbone_secret_new (password));
}

static BackboneCustomerCsv *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  BackboneCustomerCsv *csv = backbone_customer_csv_parse (bytes, &error);

  g_assert_no_error (error);

  return csv;
}

static BackboneImportPlan *
plan_new (Fixture *fixture, BackboneCustomerCsv *csv)
{
  return backbone_import_plan_new (csv, fixture->customers, fixture->secrets, fixture->credentials);
}

static BackboneImportItem *
item_at (BackboneImportPlan *plan, guint index)
{
  g_assert_cmpuint (index, <, plan->items->len);

  return g_ptr_array_index (plan->items, index);
}

static void
test_outcomes (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    BackboneImportOutcome outcome;
    guint n_secrets;
  } cases[] = {
    { "7;a;S7;p", BACKBONE_IMPORT_NEW, 1 },       { "7;a", BACKBONE_IMPORT_NEW, 0 },
    { "1;a;S1;p", BACKBONE_IMPORT_UNCHANGED, 0 }, { "1;a;S1;", BACKBONE_IMPORT_UNCHANGED, 0 },
    { "1;a;;", BACKBONE_IMPORT_UNCHANGED, 0 },    { "1;b;S1;p", BACKBONE_IMPORT_CHANGED, 0 },
    { "1;a;S1;q", BACKBONE_IMPORT_CHANGED, 1 },   { "1;a;S2;", BACKBONE_IMPORT_CHANGED, 0 },
    { "1;a;S2;q", BACKBONE_IMPORT_CHANGED, 1 },   { "2;b;S9;q", BACKBONE_IMPORT_CHANGED, 1 },
    { "1;;", BACKBONE_IMPORT_REFUSED, 0 },
  };

  add (fixture, "0000000001", "a", "S0000000001", "p");
  add (fixture, "0000000002", "b", NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BackboneCustomerCsv) csv = parse (cases[i].text);
      g_autoptr (BackboneImportPlan) plan = plan_new (fixture, csv);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (item_at (plan, 0)->outcome, ==, cases[i].outcome);
      g_assert_cmpuint (plan->entries->len, ==, cases[i].n_secrets);
      g_assert_cmpuint (plan->counts[cases[i].outcome], ==, 1);
      g_hash_table_remove_all (fixture->credentials);
    }
}

/* A secret that the landscape refers to and the keyring has lost is written again. */
static void
test_lost_secret (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneCustomerCsv) csv = parse ("1;a;S1;p");
  g_autoptr (BackboneImportPlan) plan = NULL;

  add (fixture, "0000000001", "a", "S0000000001", "p");
  g_hash_table_remove_all (fixture->secrets);
  plan = plan_new (fixture, csv);

  g_assert_cmpint (item_at (plan, 0)->outcome, ==, BACKBONE_IMPORT_CHANGED);
  g_assert_cmpuint (plan->entries->len, ==, 1);
}

/* One user, one secret; a customer that gets a known user gets its password with it. */
static void
test_shared_user (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneCustomerCsv) csv = parse ("1;a;S1;new\n2;b;S1;new\n3;c;S1\n4;d;S5");
  g_autoptr (BackboneImportPlan) plan = NULL;
  const char *credential;

  add (fixture, "0000000005", "e", "S0000000005", "five");
  plan = plan_new (fixture, csv);

  g_assert_cmpuint (plan->entries->len, ==, 1);
  credential = ((BackboneVaultEntry *)g_ptr_array_index (plan->entries, 0))->credential;
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (item_at (plan, i)->after->credential, ==, credential);
  g_assert_cmpstr (item_at (plan, 3)->after->credential, ==, "S0000000005");
  g_assert_nonnull (strstr (item_at (plan, 3)->reason, "0000000005"));
}

static void
test_dropped_credential (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneCustomerCsv) csv = parse ("1;a;S2");
  g_autoptr (BackboneImportPlan) plan = NULL;

  add (fixture, "0000000001", "a", "S0000000001", "p");
  plan = plan_new (fixture, csv);

  g_assert_true (plan->drops_credentials);
  g_assert_null (item_at (plan, 0)->after->credential);
  g_assert_nonnull (strstr (item_at (plan, 0)->reason, "no password yet"));
}

/* Made again, a plan does not ask for the same secret under another id. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneCustomerCsv) csv = parse ("1;a;S1;p");
  g_autoptr (BackboneImportPlan) plan = plan_new (fixture, csv);
  g_autoptr (BackboneImportPlan) again = plan_new (fixture, csv);
  BackboneVaultEntry *entry = g_ptr_array_index (plan->entries, 0);
  BackboneVaultEntry *same = g_ptr_array_index (again->entries, 0);

  g_assert_cmpstr (entry->credential, ==, same->credential);
}

/* Somebody changed what the plan is about. */
static void
test_fits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneCustomerCsv) csv = parse ("1;b;S1;p\n2;c\n");
  g_autoptr (BackboneImportPlan) plan = NULL;

  add (fixture, "0000000001", "a", "S0000000001", "p");
  plan = plan_new (fixture, csv);
  g_assert_true (backbone_import_plan_fits (plan, fixture->customers));

  /* Other customers don't matter. */
  add (fixture, "0000000009", "other", NULL, NULL);
  g_assert_true (backbone_import_plan_fits (plan, fixture->customers));

  add (fixture, "0000000002", "new meanwhile", NULL, NULL);
  g_assert_false (backbone_import_plan_fits (plan, fixture->customers));
  g_hash_table_remove (fixture->customers, "0000000002");
  g_assert_true (backbone_import_plan_fits (plan, fixture->customers));

  add (fixture, "0000000001", "a", "S0000000001", NULL);
  g_assert_false (backbone_import_plan_fits (plan, fixture->customers));
  add (fixture, "0000000001", "A", "S0000000001", "p");
  g_assert_false (backbone_import_plan_fits (plan, fixture->customers));
  g_hash_table_remove (fixture->customers, "0000000001");
  g_assert_false (backbone_import_plan_fits (plan, fixture->customers));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/import-plan/outcomes", test_outcomes);
  ADD ("/import-plan/lost-secret", test_lost_secret);
  ADD ("/import-plan/shared-user", test_shared_user);
  ADD ("/import-plan/dropped-credential", test_dropped_credential);
  ADD ("/import-plan/again", test_again);
  ADD ("/import-plan/fits", test_fits);

  return g_test_run ();
}
