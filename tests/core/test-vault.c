/* SPDX-License-Identifier: GPL-3.0-or-later */

/* On an unlocked gnome-keyring, in a private session: see meson.build. */

#include "backbone-vault-private.h"

#include "vault-fixture.h"

#include <string.h>

#define N_MANY 10000

static const char *program;

static void
test_round_trip (void)
{
  g_autoptr (BackboneVault) vault = vault_fixture_new ();
  g_autoptr (BackboneVault) again = vault_fixture_new ();
  g_autoptr (GHashTable) before = vault_fixture_load (vault);
  g_autoptr (GHashTable) after = NULL;

  g_assert_cmpint (backbone_vault_probe (vault, NULL), ==, BACKBONE_KEYRING_AVAILABLE);
  g_assert_cmpuint (g_hash_table_size (before), ==, 0);

  vault_fixture_store_one (vault, "a", "0001000123", "Straße \"1\"\n");
  vault_fixture_store_one (vault, "b", "landscape", "proxy");
  after = vault_fixture_load (again);
  g_assert_cmpuint (g_hash_table_size (after), ==, 2);
  vault_fixture_assert_secret (after, "a", "Straße \"1\"\n");
  vault_fixture_assert_secret (after, "b", "proxy");

  vault_fixture_sweep_all (vault);
}

static void
test_item (void)
{
  g_autoptr (BackboneVault) vault = vault_fixture_new ();
  g_autolist (SecretItem) items = NULL;
  g_autofree char *label = NULL;

  vault_fixture_store_one (vault, "a", "0001000123", "secret");
  items = vault_fixture_find_items (LANDSCAPE);
  g_assert_cmpuint (g_list_length (items), ==, 1);
  label = secret_item_get_label (items->data);
  g_assert_cmpstr (label, ==, "Backbone Admin: Practice (0001000123)");

  vault_fixture_sweep_all (vault);
}

static void
test_replace (void)
{
  g_autoptr (BackboneVault) vault = vault_fixture_new ();
  g_autoptr (GHashTable) secrets = NULL;

  vault_fixture_store_one (vault, "a", "0001000123", "old");
  vault_fixture_store_one (vault, "b", "0001000123", "kept");
  vault_fixture_store_one (vault, "a", "0001000123", "new");
  g_assert_cmpuint (vault_fixture_count_items (LANDSCAPE), ==, 1);
  secrets = vault_fixture_load (vault);
  g_assert_cmpuint (g_hash_table_size (secrets), ==, 2);
  vault_fixture_assert_secret (secrets, "a", "new");
  vault_fixture_assert_secret (secrets, "b", "kept");

  vault_fixture_sweep_all (vault);
}

static void
test_sweep (void)
{
  g_autoptr (BackboneVault) vault = vault_fixture_new ();
  g_autoptr (BackboneVault) other = backbone_vault_new (OTHER_LANDSCAPE, "Other");
  g_autoptr (GHashTable) referenced = vault_fixture_set_new ("a", "elsewhere", NULL);
  g_autoptr (GHashTable) nothing = vault_fixture_set_new (NULL, NULL);
  g_autoptr (GHashTable) secrets = NULL;
  g_autoptr (GError) error = NULL;
  guint n_removed = 99;

  vault_fixture_store_one (vault, "a", "0001000123", "kept");
  vault_fixture_store_one (vault, "b", "0001000123", "gone");
  vault_fixture_store_one (vault, "c", "0001234567", "gone with its item");
  vault_fixture_store_one (other, "d", "0001000123", "of another landscape");
  g_assert_cmpuint (vault_fixture_count_items (LANDSCAPE), ==, 2);

  g_assert_true (backbone_vault_sweep (vault, referenced, &n_removed, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_removed, ==, 2);
  g_assert_cmpuint (vault_fixture_count_items (LANDSCAPE), ==, 1);
  g_assert_cmpuint (vault_fixture_count_items (OTHER_LANDSCAPE), ==, 1);
  secrets = vault_fixture_load (vault);
  g_assert_cmpuint (g_hash_table_size (secrets), ==, 1);
  vault_fixture_assert_secret (secrets, "a", "kept");

  g_assert_true (backbone_vault_sweep (vault, referenced, &n_removed, NULL, &error));
  g_assert_cmpuint (n_removed, ==, 0);

  g_assert_true (backbone_vault_sweep (other, nothing, NULL, NULL, &error));
  vault_fixture_sweep_all (vault);
}

static void
test_many (void)
{
  g_autoptr (BackboneVault) vault = vault_fixture_new ();
  g_autoptr (GPtrArray) first = vault_fixture_entries_new ();
  g_autoptr (GPtrArray) second = vault_fixture_entries_new ();
  g_autoptr (GHashTable) secrets = NULL;
  g_autoptr (GTimer) timer = g_timer_new ();
  double stored, replaced;

  vault_fixture_add_many_secrets (first, "aaaaaaaa", N_MANY);
  vault_fixture_add_many_secrets (second, "bbbbbbbb", N_MANY);

  g_timer_start (timer);
  vault_fixture_store (vault, first);
  stored = g_timer_elapsed (timer, NULL);
  g_timer_start (timer);
  vault_fixture_store (vault, second);
  replaced = g_timer_elapsed (timer, NULL);
  g_timer_start (timer);
  secrets = vault_fixture_load (vault);
  g_test_message ("%d secrets: stored in %.2f s; as many beside them in %.2f s; all %d loaded in "
                  "%.2f s",
                  N_MANY, stored, replaced, 2 * N_MANY, g_timer_elapsed (timer, NULL));

  g_assert_cmpuint (g_hash_table_size (secrets), ==, 2 * N_MANY);
  g_assert_cmpuint (vault_fixture_count_items (LANDSCAPE), ==, 64);
  vault_fixture_assert_secret (secrets, "aaaaaaaa-0000-4000-8000-000000009999",
                               "Password-aaaaaaaa-9999");
  vault_fixture_assert_secret (secrets, "bbbbbbbb-0000-4000-8000-000000000000",
                               "Password-bbbbbbbb-0");

  g_timer_start (timer);
  vault_fixture_sweep_all (vault);
  g_test_message ("all swept in %.2f s", g_timer_elapsed (timer, NULL));
}

/* Somebody has edited an item by hand: nothing is read past it and nothing is overwritten. */
static void
test_damaged (void)
{
  g_autoptr (BackboneVault) vault = vault_fixture_new ();
  g_autoptr (GPtrArray) entries = vault_fixture_entries_new ();
  g_autoptr (GHashTable) nothing = vault_fixture_set_new (NULL, NULL);
  g_autolist (SecretItem) items = NULL;
  g_autoptr (SecretValue) damaged = secret_value_new ("{\"version\":1", -1, "text/plain");
  g_autoptr (SecretValue) after = NULL;
  g_autoptr (GError) error = NULL;

  vault_fixture_store_one (vault, "a", "0001000123", "secret");
  items = vault_fixture_find_items (LANDSCAPE);
  g_assert_true (secret_item_set_secret_sync (items->data, damaged, NULL, &error));

  g_assert_null (backbone_vault_load (vault, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_FAILED);
  g_assert_nonnull (strstr (error->message, "“Backbone Admin: Practice (0001000123)”"));
  g_clear_error (&error);

  vault_fixture_add (entries, "b", "0001234567", "of another part, which comes first");
  vault_fixture_add (entries, "c", "0001000123", "of the damaged part");
  g_assert_false (backbone_vault_store (vault, entries, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_FAILED);
  g_clear_error (&error);
  g_assert_false (backbone_vault_sweep (vault, nothing, NULL, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_FAILED);
  g_clear_error (&error);

  g_assert_cmpuint (vault_fixture_count_items (LANDSCAPE), ==, 1);
  g_assert_true (secret_item_load_secret_sync (items->data, NULL, &error));
  after = secret_item_get_secret (items->data);
  g_assert_cmpstr (secret_value_get_text (after), ==, "{\"version\":1");

  g_assert_true (secret_item_delete_sync (items->data, NULL, &error));
}

/* A part that was stored in another collection moves to the default one when it is written. */
static void
test_moved (void)
{
  g_autoptr (BackboneVault) vault = vault_fixture_new ();
  g_autoptr (GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (SecretService) service
      = secret_service_get_sync (SECRET_SERVICE_OPEN_SESSION, NULL, NULL);
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_sync (
      service, SECRET_COLLECTION_SESSION, SECRET_COLLECTION_NONE, NULL, NULL);
  g_autoptr (SecretItem) item = NULL;
  g_autoptr (SecretItem) elsewhere = NULL;
  g_autolist (SecretItem) items = NULL;
  g_autoptr (GHashTable) secrets = NULL;
  g_autoptr (GError) error = NULL;

  vault_fixture_store_one (vault, "a", "0001000123", "first");
  items = vault_fixture_find_items (LANDSCAPE);
  g_hash_table_unref (g_steal_pointer (&attributes));
  attributes = secret_item_get_attributes (items->data);
  elsewhere = secret_item_create_sync (collection, NULL, attributes, "elsewhere",
                                       secret_item_get_secret (items->data),
                                       SECRET_ITEM_CREATE_REPLACE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (vault_fixture_count_items (LANDSCAPE), ==, 2);

  vault_fixture_store_one (vault, "b", "0001000123", "second");
  g_assert_cmpuint (vault_fixture_count_items (LANDSCAPE), ==, 1);
  secrets = vault_fixture_load (vault);
  vault_fixture_assert_secret (secrets, "a", "first");
  vault_fixture_assert_secret (secrets, "b", "second");

  vault_fixture_sweep_all (vault);
}

static void
test_invalid_text (void)
{
  g_autoptr (BackboneVault) vault = vault_fixture_new ();
  g_autoptr (GPtrArray) entries = vault_fixture_entries_new ();
  g_autoptr (GError) error = NULL;

  vault_fixture_add (entries, "a", "0001000123", "\xff\xfe");
  g_assert_false (backbone_vault_store (vault, entries, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "0001000123"));
  g_assert_cmpuint (vault_fixture_count_items (LANDSCAPE), ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (BackboneVault) vault = vault_fixture_new ();
  g_autoptr (GPtrArray) entries = vault_fixture_entries_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  vault_fixture_add (entries, "a", "0001000123", "secret");
  g_assert_cmpint (backbone_vault_probe (vault, cancellable), ==, BACKBONE_KEYRING_UNKNOWN);
  g_assert_false (backbone_vault_store (vault, entries, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (backbone_vault_load (vault, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (vault_fixture_count_items (LANDSCAPE), ==, 0);
}

static gpointer
probe (gpointer cancellable)
{
  g_autoptr (BackboneVault) vault = vault_fixture_new ();

  backbone_vault_probe (vault, cancellable);

  return NULL;
}

/* Wherever it is then: a landscape may be closed as soon as it is open. */
static void
test_cancelled_meanwhile (void)
{
  g_autoptr (BackboneVault) vault = vault_fixture_new ();

  vault_fixture_store_one (vault, "a", "0001000123", "first");
  vault_fixture_store_one (vault, "b", "0001234567", "second");
  for (int i = 0; i < 100; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      GThread *thread = g_thread_new ("vault", probe, cancellable);

      g_usleep (g_test_rand_int_range (0, 15000));
      g_cancellable_cancel (cancellable);
      g_thread_join (thread);
    }

  vault_fixture_sweep_all (vault);
}

static int n_running;

static gpointer
load_often (gpointer vault)
{
  g_autoptr (GMainContext) context = g_main_context_new ();

  g_main_context_push_thread_default (context);
  for (int i = 0; i < 10; i++)
    {
      g_autoptr (GHashTable) secrets = vault_fixture_load (vault);

      vault_fixture_assert_secret (secrets, "a", "shared");
    }
  g_main_context_pop_thread_default (context);

  g_atomic_int_add (&n_running, -1);
  g_main_context_wakeup (NULL);

  return NULL;
}

/* Job threads use one vault at the same time, while the main loop runs. */
static void
test_threads (void)
{
  g_autoptr (BackboneVault) vault = vault_fixture_new ();
  GThread *threads[4];

  vault_fixture_store_one (vault, "a", "0001000123", "shared");
  n_running = G_N_ELEMENTS (threads);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("vault", load_often, vault);
  while (g_atomic_int_get (&n_running) > 0)
    g_main_context_iteration (NULL, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  vault_fixture_sweep_all (vault);
}

static gpointer
come_and_go (gpointer vault)
{
  g_autoptr (GHashTable) kept = vault_fixture_set_new ("a", "b", NULL);
  g_autoptr (GPtrArray) passing = vault_fixture_entries_new ();
  g_autoptr (GError) error = NULL;

  vault_fixture_add_many_secrets (passing, "passing", 20);
  for (int i = 0; i < 8; i++)
    {
      vault_fixture_store (vault, passing);
      g_assert_true (backbone_vault_sweep (vault, kept, NULL, NULL, &error));
      g_assert_no_error (error);
    }
  g_atomic_int_set (&n_running, 0);

  return NULL;
}

/* What is removed while others search is no trouble for those. */
static void
test_vanishing (void)
{
  g_autoptr (BackboneVault) vault = vault_fixture_new ();
  GThread *thread;

  vault_fixture_store_one (vault, "a", "0001000123", "first");
  vault_fixture_store_one (vault, "b", "0001234567", "second");
  n_running = 1;
  thread = g_thread_new ("vault", come_and_go, vault);
  while (g_atomic_int_get (&n_running) > 0)
    {
      g_autoptr (GHashTable) secrets = vault_fixture_load (vault);

      vault_fixture_assert_secret (secrets, "a", "first");
      vault_fixture_assert_secret (secrets, "b", "second");
      g_assert_cmpint (backbone_vault_probe (vault, NULL), ==, BACKBONE_KEYRING_AVAILABLE);
    }
  g_thread_join (thread);

  vault_fixture_sweep_all (vault);
}

/* What one front end stores, the other finds, and adds to. */
static void
test_processes (void)
{
  g_autoptr (BackboneVault) vault = vault_fixture_new ();
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GHashTable) secrets = NULL;
  g_autoptr (GError) error = NULL;

  vault_fixture_store_one (vault, "parent", "0001000123", "of the parent");
  child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--store-one", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (child, NULL, &error));
  g_assert_no_error (error);

  vault_fixture_store_one (vault, "later", "0001000123", "of the parent again");
  secrets = vault_fixture_load (vault);
  g_assert_cmpuint (g_hash_table_size (secrets), ==, 3);
  vault_fixture_assert_secret (secrets, "parent", "of the parent");
  vault_fixture_assert_secret (secrets, "child", "of the child");
  g_assert_cmpuint (vault_fixture_count_items (LANDSCAPE), ==, 1);

  vault_fixture_sweep_all (vault);
}

static int
store_as_child (void)
{
  g_autoptr (BackboneVault) vault = vault_fixture_new ();

  vault_fixture_store_one (vault, "child", "0001000123", "of the child");

  return 0;
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 2 && g_str_equal (argv[1], "--store-one"))
    return store_as_child ();

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/vault/round-trip", test_round_trip);
  g_test_add_func ("/vault/item", test_item);
  g_test_add_func ("/vault/replace", test_replace);
  g_test_add_func ("/vault/sweep", test_sweep);
  g_test_add_func ("/vault/many", test_many);
  g_test_add_func ("/vault/damaged", test_damaged);
  g_test_add_func ("/vault/moved", test_moved);
  g_test_add_func ("/vault/invalid-text", test_invalid_text);
  g_test_add_func ("/vault/cancelled", test_cancelled);
  g_test_add_func ("/vault/cancelled-meanwhile", test_cancelled_meanwhile);
  g_test_add_func ("/vault/threads", test_threads);
  g_test_add_func ("/vault/vanishing", test_vanishing);
  g_test_add_func ("/vault/processes", test_processes);

  return g_test_run ();
}
