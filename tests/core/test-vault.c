/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * On a real gnome-keyring in a private session: each group of tests wants another state of it, so
 * meson.build runs this program once for each.
 */

#include "backbone-vault-private.h"

#include "backbone-error.h"

#include <libsecret/secret.h>
#include <string.h>

#define LANDSCAPE       "6d0c8f4e-0000-4000-8000-000000000001"
#define OTHER_LANDSCAPE "6d0c8f4e-0000-4000-8000-000000000002"
#define N_MANY          10000

static const char *program;

/* Helpers */

static GPtrArray *
entries_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_vault_entry_free);
}

static void
add (GPtrArray *entries, const char *credential, const char *owner, const char *text)
{
  g_autoptr (BackboneSecret) secret = backbone_secret_new (text);

  g_ptr_array_add (entries, backbone_vault_entry_new (credential, owner, secret));
}

static void
add_many (GPtrArray *entries, const char *prefix, int n)
{
  for (int i = 0; i < n; i++)
    {
      g_autofree char *credential = g_strdup_printf ("%s-0000-4000-8000-%012d", prefix, i);
      g_autofree char *owner = g_strdup_printf ("%010d", 1000000 + i);
      g_autofree char *text = g_strdup_printf ("Password-%s-%d", prefix, i);

      add (entries, credential, owner, text);
    }
}

static void
store (BackboneVault *vault, GPtrArray *entries)
{
  g_autoptr (GError) error = NULL;

  backbone_vault_store (vault, entries, NULL, &error);
  g_assert_no_error (error);
}

static void
store_one (BackboneVault *vault, const char *credential, const char *owner, const char *text)
{
  g_autoptr (GPtrArray) entries = entries_new ();

  add (entries, credential, owner, text);
  store (vault, entries);
}

static GHashTable *
load (BackboneVault *vault)
{
  g_autoptr (GError) error = NULL;
  GHashTable *secrets = backbone_vault_load (vault, NULL, &error);

  g_assert_no_error (error);

  return secrets;
}

static void
assert_secret (GHashTable *secrets, const char *credential, const char *text)
{
  BackboneSecret *secret = g_hash_table_lookup (secrets, credential);

  g_assert_nonnull (secret);
  g_assert_cmpstr (backbone_secret_peek (secret), ==, text);
}

static GHashTable *
set_new (const char *first, ...)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);
  va_list arguments;

  va_start (arguments, first);
  for (const char *text = first; text; text = va_arg (arguments, const char *))
    g_hash_table_add (set, (gpointer)text);
  va_end (arguments);

  return set;
}

/* The items as any other program sees them. */
static GList *
find_items (const char *landscape)
{
  g_autoptr (GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretService) service
      = secret_service_get_sync (SECRET_SERVICE_OPEN_SESSION, NULL, &error);
  GList *items;

  g_assert_no_error (error);
  g_hash_table_insert (attributes, (gpointer) "xdg:schema",
                       (gpointer) "io.github.backbone_admin.Vault");
  g_hash_table_insert (attributes, (gpointer) "landscape", (gpointer)landscape);
  items = secret_service_search_sync (service, NULL, attributes,
                                      SECRET_SEARCH_ALL | SECRET_SEARCH_LOAD_SECRETS, NULL, &error);
  g_assert_no_error (error);

  return items;
}

static guint
count_items (const char *landscape)
{
  g_autolist (SecretItem) items = find_items (landscape);

  return g_list_length (items);
}

static void
lock_keyring (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretService) service
      = secret_service_get_sync (SECRET_SERVICE_OPEN_SESSION, NULL, &error);
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_sync (
      service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, NULL, &error);
  GList objects = { collection, NULL, NULL };

  g_assert_no_error (error);
  g_assert_cmpint (secret_service_lock_sync (service, &objects, NULL, NULL, &error), ==, 1);
  g_assert_no_error (error);
}

/* Each test leaves the keyring as it found it. */
static BackboneVault *
vault_new (void)
{
  return backbone_vault_new (LANDSCAPE, "Practice");
}

static void
sweep_all (BackboneVault *vault)
{
  g_autoptr (GHashTable) nothing = set_new (NULL, NULL);
  g_autoptr (GError) error = NULL;

  backbone_vault_sweep (vault, nothing, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_items (LANDSCAPE), ==, 0);
}

/* Unlocked */

static void
test_round_trip (void)
{
  g_autoptr (BackboneVault) vault = vault_new ();
  g_autoptr (BackboneVault) again = vault_new ();
  g_autoptr (GHashTable) before = load (vault);
  g_autoptr (GHashTable) after = NULL;

  g_assert_cmpint (backbone_vault_probe (vault, NULL), ==, BACKBONE_KEYRING_AVAILABLE);
  g_assert_cmpuint (g_hash_table_size (before), ==, 0);

  store_one (vault, "a", "0001000123", "Straße \"1\"\n");
  store_one (vault, "b", "landscape", "proxy");
  after = load (again);
  g_assert_cmpuint (g_hash_table_size (after), ==, 2);
  assert_secret (after, "a", "Straße \"1\"\n");
  assert_secret (after, "b", "proxy");

  sweep_all (vault);
}

static void
test_item (void)
{
  g_autoptr (BackboneVault) vault = vault_new ();
  g_autolist (SecretItem) items = NULL;
  g_autofree char *label = NULL;

  store_one (vault, "a", "0001000123", "secret");
  items = find_items (LANDSCAPE);
  g_assert_cmpuint (g_list_length (items), ==, 1);
  label = secret_item_get_label (items->data);
  g_assert_cmpstr (label, ==, "Backbone Admin: Practice (0001000123)");

  sweep_all (vault);
}

static void
test_replace (void)
{
  g_autoptr (BackboneVault) vault = vault_new ();
  g_autoptr (GHashTable) secrets = NULL;

  store_one (vault, "a", "0001000123", "old");
  store_one (vault, "b", "0001000123", "kept");
  store_one (vault, "a", "0001000123", "new");
  g_assert_cmpuint (count_items (LANDSCAPE), ==, 1);
  secrets = load (vault);
  g_assert_cmpuint (g_hash_table_size (secrets), ==, 2);
  assert_secret (secrets, "a", "new");
  assert_secret (secrets, "b", "kept");

  sweep_all (vault);
}

static void
test_sweep (void)
{
  g_autoptr (BackboneVault) vault = vault_new ();
  g_autoptr (BackboneVault) other = backbone_vault_new (OTHER_LANDSCAPE, "Other");
  g_autoptr (GHashTable) referenced = set_new ("a", "elsewhere", NULL);
  g_autoptr (GHashTable) nothing = set_new (NULL, NULL);
  g_autoptr (GHashTable) secrets = NULL;
  g_autoptr (GError) error = NULL;
  guint n_removed = 99;

  store_one (vault, "a", "0001000123", "kept");
  store_one (vault, "b", "0001000123", "gone");
  store_one (vault, "c", "0001234567", "gone with its item");
  store_one (other, "d", "0001000123", "of another landscape");
  g_assert_cmpuint (count_items (LANDSCAPE), ==, 2);

  g_assert_true (backbone_vault_sweep (vault, referenced, &n_removed, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_removed, ==, 2);
  g_assert_cmpuint (count_items (LANDSCAPE), ==, 1);
  g_assert_cmpuint (count_items (OTHER_LANDSCAPE), ==, 1);
  secrets = load (vault);
  g_assert_cmpuint (g_hash_table_size (secrets), ==, 1);
  assert_secret (secrets, "a", "kept");

  g_assert_true (backbone_vault_sweep (vault, referenced, &n_removed, NULL, &error));
  g_assert_cmpuint (n_removed, ==, 0);

  g_assert_true (backbone_vault_sweep (other, nothing, NULL, NULL, &error));
  sweep_all (vault);
}

static void
test_many (void)
{
  g_autoptr (BackboneVault) vault = vault_new ();
  g_autoptr (GPtrArray) first = entries_new ();
  g_autoptr (GPtrArray) second = entries_new ();
  g_autoptr (GHashTable) secrets = NULL;
  g_autoptr (GTimer) timer = g_timer_new ();
  double stored, replaced;

  add_many (first, "aaaaaaaa", N_MANY);
  add_many (second, "bbbbbbbb", N_MANY);

  g_timer_start (timer);
  store (vault, first);
  stored = g_timer_elapsed (timer, NULL);
  g_timer_start (timer);
  store (vault, second);
  replaced = g_timer_elapsed (timer, NULL);
  g_timer_start (timer);
  secrets = load (vault);
  g_test_message ("%d secrets: stored in %.2f s; as many beside them in %.2f s; all %d loaded in "
                  "%.2f s",
                  N_MANY, stored, replaced, 2 * N_MANY, g_timer_elapsed (timer, NULL));

  g_assert_cmpuint (g_hash_table_size (secrets), ==, 2 * N_MANY);
  g_assert_cmpuint (count_items (LANDSCAPE), ==, 64);
  assert_secret (secrets, "aaaaaaaa-0000-4000-8000-000000009999", "Password-aaaaaaaa-9999");
  assert_secret (secrets, "bbbbbbbb-0000-4000-8000-000000000000", "Password-bbbbbbbb-0");

  g_timer_start (timer);
  sweep_all (vault);
  g_test_message ("all swept in %.2f s", g_timer_elapsed (timer, NULL));
}

/* Somebody has edited an item by hand: nothing is read past it and nothing is overwritten. */
static void
test_damaged (void)
{
  g_autoptr (BackboneVault) vault = vault_new ();
  g_autoptr (GPtrArray) entries = entries_new ();
  g_autoptr (GHashTable) nothing = set_new (NULL, NULL);
  g_autolist (SecretItem) items = NULL;
  g_autoptr (SecretValue) damaged = secret_value_new ("{\"version\":1", -1, "text/plain");
  g_autoptr (SecretValue) after = NULL;
  g_autoptr (GError) error = NULL;

  store_one (vault, "a", "0001000123", "secret");
  items = find_items (LANDSCAPE);
  g_assert_true (secret_item_set_secret_sync (items->data, damaged, NULL, &error));

  g_assert_null (backbone_vault_load (vault, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_FAILED);
  g_assert_nonnull (strstr (error->message, "“Backbone Admin: Practice (0001000123)”"));
  g_clear_error (&error);

  add (entries, "b", "0001234567", "of another part, which comes first");
  add (entries, "c", "0001000123", "of the damaged part");
  g_assert_false (backbone_vault_store (vault, entries, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_FAILED);
  g_clear_error (&error);
  g_assert_false (backbone_vault_sweep (vault, nothing, NULL, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_FAILED);
  g_clear_error (&error);

  g_assert_cmpuint (count_items (LANDSCAPE), ==, 1);
  g_assert_true (secret_item_load_secret_sync (items->data, NULL, &error));
  after = secret_item_get_secret (items->data);
  g_assert_cmpstr (secret_value_get_text (after), ==, "{\"version\":1");

  g_assert_true (secret_item_delete_sync (items->data, NULL, &error));
}

/* A part that was stored in another collection moves to the default one when it is written. */
static void
test_moved (void)
{
  g_autoptr (BackboneVault) vault = vault_new ();
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

  store_one (vault, "a", "0001000123", "first");
  items = find_items (LANDSCAPE);
  g_hash_table_unref (g_steal_pointer (&attributes));
  attributes = secret_item_get_attributes (items->data);
  elsewhere = secret_item_create_sync (collection, NULL, attributes, "elsewhere",
                                       secret_item_get_secret (items->data),
                                       SECRET_ITEM_CREATE_REPLACE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_items (LANDSCAPE), ==, 2);

  store_one (vault, "b", "0001000123", "second");
  g_assert_cmpuint (count_items (LANDSCAPE), ==, 1);
  secrets = load (vault);
  assert_secret (secrets, "a", "first");
  assert_secret (secrets, "b", "second");

  sweep_all (vault);
}

static void
test_invalid_text (void)
{
  g_autoptr (BackboneVault) vault = vault_new ();
  g_autoptr (GPtrArray) entries = entries_new ();
  g_autoptr (GError) error = NULL;

  add (entries, "a", "0001000123", "\xff\xfe");
  g_assert_false (backbone_vault_store (vault, entries, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "0001000123"));
  g_assert_cmpuint (count_items (LANDSCAPE), ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (BackboneVault) vault = vault_new ();
  g_autoptr (GPtrArray) entries = entries_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  add (entries, "a", "0001000123", "secret");
  g_assert_cmpint (backbone_vault_probe (vault, cancellable), ==, BACKBONE_KEYRING_UNKNOWN);
  g_assert_false (backbone_vault_store (vault, entries, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (backbone_vault_load (vault, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_items (LANDSCAPE), ==, 0);
}

static int n_running;

static gpointer
load_often (gpointer vault)
{
  g_autoptr (GMainContext) context = g_main_context_new ();

  g_main_context_push_thread_default (context);
  for (int i = 0; i < 10; i++)
    {
      g_autoptr (GHashTable) secrets = load (vault);

      assert_secret (secrets, "a", "shared");
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
  g_autoptr (BackboneVault) vault = vault_new ();
  GThread *threads[4];

  store_one (vault, "a", "0001000123", "shared");
  n_running = G_N_ELEMENTS (threads);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("vault", load_often, vault);
  while (g_atomic_int_get (&n_running) > 0)
    g_main_context_iteration (NULL, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  sweep_all (vault);
}

/* What one front end stores, the other finds, and adds to. */
static void
test_processes (void)
{
  g_autoptr (BackboneVault) vault = vault_new ();
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GHashTable) secrets = NULL;
  g_autoptr (GError) error = NULL;

  store_one (vault, "parent", "0001000123", "of the parent");
  child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--store-one", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (child, NULL, &error));
  g_assert_no_error (error);

  store_one (vault, "later", "0001000123", "of the parent again");
  secrets = load (vault);
  g_assert_cmpuint (g_hash_table_size (secrets), ==, 3);
  assert_secret (secrets, "parent", "of the parent");
  assert_secret (secrets, "child", "of the child");
  g_assert_cmpuint (count_items (LANDSCAPE), ==, 1);

  sweep_all (vault);
}

/* Not unlocked */

static void
assert_all_fail (int code)
{
  g_autoptr (BackboneVault) vault = vault_new ();
  g_autoptr (GPtrArray) entries = entries_new ();
  g_autoptr (GHashTable) nothing = set_new (NULL, NULL);
  g_autoptr (GError) error = NULL;

  add (entries, "a", "0001000123", "secret");
  g_assert_null (backbone_vault_load (vault, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, code);
  g_clear_error (&error);
  g_assert_false (backbone_vault_store (vault, entries, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, code);
  g_clear_error (&error);
  g_assert_false (backbone_vault_sweep (vault, nothing, NULL, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, code);
}

static void
test_locked (void)
{
  g_autoptr (BackboneVault) vault = vault_new ();

  g_assert_cmpint (backbone_vault_probe (vault, NULL), ==, BACKBONE_KEYRING_LOCKED);
  assert_all_fail (BACKBONE_ERROR_KEYRING_LOCKED);
  g_assert_cmpint (backbone_vault_probe (vault, NULL), ==, BACKBONE_KEYRING_LOCKED);
}

static void
test_locked_dismissed (void)
{
  g_autoptr (BackboneVault) vault = vault_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (backbone_vault_unlock (vault, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_PROMPT_DISMISSED);
  g_assert_cmpint (backbone_vault_probe (vault, NULL), ==, BACKBONE_KEYRING_LOCKED);
}

static void
test_locked_answered (void)
{
  g_autoptr (BackboneVault) vault = vault_new ();
  g_autoptr (GHashTable) secrets = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (backbone_vault_unlock (vault, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (backbone_vault_probe (vault, NULL), ==, BACKBONE_KEYRING_AVAILABLE);
  store_one (vault, "a", "0001000123", "secret");

  lock_keyring ();
  assert_all_fail (BACKBONE_ERROR_KEYRING_LOCKED);
  g_assert_true (backbone_vault_unlock (vault, NULL, &error));
  secrets = load (vault);
  assert_secret (secrets, "a", "secret");

  /* Unlocking what is unlocked asks nobody. */
  g_assert_true (backbone_vault_unlock (vault, NULL, &error));
}

static void
test_missing (void)
{
  g_autoptr (BackboneVault) vault = vault_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (backbone_vault_probe (vault, NULL), ==, BACKBONE_KEYRING_MISSING);
  assert_all_fail (BACKBONE_ERROR_NO_KEYRING);
  g_assert_false (backbone_vault_unlock (vault, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NO_KEYRING);
}

/* A keyring service that nobody has stored anything in yet. */
static void
test_fresh (void)
{
  g_autoptr (BackboneVault) vault = vault_new ();
  g_autoptr (GPtrArray) entries = entries_new ();
  g_autoptr (GHashTable) secrets = load (vault);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_hash_table_size (secrets), ==, 0);
  g_assert_cmpint (backbone_vault_probe (vault, NULL), ==, BACKBONE_KEYRING_LOCKED);
  add (entries, "a", "0001000123", "secret");
  g_assert_false (backbone_vault_store (vault, entries, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_LOCKED);
}

static void
test_fresh_answered (void)
{
  g_autoptr (BackboneVault) vault = vault_new ();
  g_autoptr (GHashTable) secrets = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (backbone_vault_unlock (vault, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (backbone_vault_probe (vault, NULL), ==, BACKBONE_KEYRING_AVAILABLE);
  store_one (vault, "a", "0001000123", "secret");
  secrets = load (vault);
  assert_secret (secrets, "a", "secret");
}

static int
store_as_child (void)
{
  g_autoptr (BackboneVault) vault = vault_new ();

  store_one (vault, "child", "0001000123", "of the child");

  return 0;
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 2 && g_str_equal (argv[1], "--store-one"))
    return store_as_child ();

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/vault/unlocked/round-trip", test_round_trip);
  g_test_add_func ("/vault/unlocked/item", test_item);
  g_test_add_func ("/vault/unlocked/replace", test_replace);
  g_test_add_func ("/vault/unlocked/sweep", test_sweep);
  g_test_add_func ("/vault/unlocked/many", test_many);
  g_test_add_func ("/vault/unlocked/damaged", test_damaged);
  g_test_add_func ("/vault/unlocked/moved", test_moved);
  g_test_add_func ("/vault/unlocked/invalid-text", test_invalid_text);
  g_test_add_func ("/vault/unlocked/cancelled", test_cancelled);
  g_test_add_func ("/vault/unlocked/threads", test_threads);
  g_test_add_func ("/vault/unlocked/processes", test_processes);
  g_test_add_func ("/vault/locked/untouched", test_locked);
  g_test_add_func ("/vault/dismissed/locked", test_locked_dismissed);
  g_test_add_func ("/vault/answered/locked", test_locked_answered);
  g_test_add_func ("/vault/none/missing", test_missing);
  g_test_add_func ("/vault/fresh/untouched", test_fresh);
  g_test_add_func ("/vault/fresh-dismissed/locked", test_locked_dismissed);
  g_test_add_func ("/vault/fresh-answered/unlock", test_fresh_answered);

  return g_test_run ();
}
