/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * On a gnome-keyring that is locked, was never used or is not there: each group of tests wants
 * another one, so meson.build runs this program once for each, in a private session.
 */

#include "backbone-vault-private.h"

#include "vault-fixture.h"

#include <string.h>

static void
assert_all_fail (int code)
{
  g_autoptr (BackboneVault) vault = vault_fixture_new ();
  g_autoptr (GPtrArray) entries = vault_fixture_entries_new ();
  g_autoptr (GHashTable) nothing = vault_fixture_set_new (NULL, NULL);
  g_autoptr (GError) error = NULL;

  vault_fixture_add (entries, "a", "0001000123", "secret");
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
  g_autoptr (BackboneVault) vault = vault_fixture_new ();

  g_assert_cmpint (backbone_vault_probe (vault, NULL), ==, BACKBONE_KEYRING_LOCKED);
  assert_all_fail (BACKBONE_ERROR_KEYRING_LOCKED);
  g_assert_cmpint (backbone_vault_probe (vault, NULL), ==, BACKBONE_KEYRING_LOCKED);
}

/* Nobody is there to show the question. */
static void
test_locked_no_prompter (void)
{
  g_autoptr (BackboneVault) vault = vault_fixture_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (backbone_vault_unlock (vault, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_PROMPT_DISMISSED);
}

/* A dialog that nobody answers: what gnome-keyring asks the desktop to show. */

static const char prompter_interface[]
    = "<node><interface name='org.gnome.keyring.internal.Prompter'>"
      "<method name='BeginPrompting'><arg type='o' direction='in'/></method>"
      "<method name='PerformPrompt'><arg type='o' direction='in'/><arg type='s' direction='in'/>"
      "<arg type='a{sv}' direction='in'/><arg type='s' direction='in'/></method>"
      "<method name='StopPrompting'><arg type='o' direction='in'/></method>"
      "</interface></node>";

typedef struct
{
  GCancellable *cancellable;
  gboolean begun;
  int ended; /* atomic: unlocking has */
  GError *error;
} Dialog;

static void
dialog_called_cb (GDBusConnection *bus,
                  const char *sender,
                  const char *path,
                  const char *interface,
                  const char *method,
                  GVariant *parameters,
                  GDBusMethodInvocation *invocation,
                  gpointer user_data)
{
  Dialog *dialog = user_data;

  g_dbus_method_invocation_return_value (invocation, NULL);
  if (g_str_equal (method, "BeginPrompting"))
    {
      dialog->begun = TRUE;
      g_cancellable_cancel (dialog->cancellable);
    }
}

static gpointer
unlock_until_cancelled (gpointer user_data)
{
  Dialog *dialog = user_data;
  g_autoptr (BackboneVault) vault = vault_fixture_new ();

  g_assert_false (backbone_vault_unlock (vault, dialog->cancellable, &dialog->error));
  g_atomic_int_set (&dialog->ended, TRUE);
  g_main_context_wakeup (NULL);

  return NULL;
}

static void
test_locked_cancelled (void)
{
  static const GDBusInterfaceVTable table = { dialog_called_cb, NULL, NULL, { NULL } };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (prompter_interface, NULL);
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Dialog dialog = { cancellable, FALSE, FALSE, NULL };
  guint object = g_dbus_connection_register_object (
      bus, "/org/gnome/keyring/Prompter", node->interfaces[0], &table, &dialog, NULL, &error);
  guint name = g_bus_own_name_on_connection (bus, "org.gnome.keyring.SystemPrompter",
                                             G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL, NULL, NULL);
  GThread *thread;

  g_assert_no_error (error);
  thread = g_thread_new ("unlock", unlock_until_cancelled, &dialog);
  while (!g_atomic_int_get (&dialog.ended))
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);
  g_assert_error (dialog.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&dialog.error);
  g_assert_true (dialog.begun);

  g_bus_unown_name (name);
  g_dbus_connection_unregister_object (bus, object);
}

static void
test_locked_dismissed (void)
{
  g_autoptr (BackboneVault) vault = vault_fixture_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (backbone_vault_unlock (vault, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_PROMPT_DISMISSED);
  g_assert_cmpint (backbone_vault_probe (vault, NULL), ==, BACKBONE_KEYRING_LOCKED);
}

static void
test_locked_answered (void)
{
  g_autoptr (BackboneVault) vault = vault_fixture_new ();
  g_autoptr (GHashTable) secrets = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (backbone_vault_unlock (vault, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (backbone_vault_probe (vault, NULL), ==, BACKBONE_KEYRING_AVAILABLE);
  vault_fixture_store_one (vault, "a", "0001000123", "secret");

  vault_fixture_lock_keyring ();
  assert_all_fail (BACKBONE_ERROR_KEYRING_LOCKED);
  g_assert_true (backbone_vault_unlock (vault, NULL, &error));
  secrets = vault_fixture_load (vault);
  vault_fixture_assert_secret (secrets, "a", "secret");

  /* Unlocking what is unlocked asks nobody. */
  g_assert_true (backbone_vault_unlock (vault, NULL, &error));
}

static void
test_missing (void)
{
  g_autoptr (BackboneVault) vault = vault_fixture_new ();
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
  g_autoptr (BackboneVault) vault = vault_fixture_new ();
  g_autoptr (GPtrArray) entries = vault_fixture_entries_new ();
  g_autoptr (GHashTable) secrets = vault_fixture_load (vault);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_hash_table_size (secrets), ==, 0);
  g_assert_cmpint (backbone_vault_probe (vault, NULL), ==, BACKBONE_KEYRING_LOCKED);
  vault_fixture_add (entries, "a", "0001000123", "secret");
  g_assert_false (backbone_vault_store (vault, entries, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_LOCKED);
}

static void
test_fresh_answered (void)
{
  g_autoptr (BackboneVault) vault = vault_fixture_new ();
  g_autoptr (GHashTable) secrets = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (backbone_vault_unlock (vault, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (backbone_vault_probe (vault, NULL), ==, BACKBONE_KEYRING_AVAILABLE);
  vault_fixture_store_one (vault, "a", "0001000123", "secret");
  secrets = vault_fixture_load (vault);
  vault_fixture_assert_secret (secrets, "a", "secret");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/vault-states/locked/untouched", test_locked);
  g_test_add_func ("/vault-states/locked/no-prompter", test_locked_no_prompter);
  g_test_add_func ("/vault-states/locked/cancelled", test_locked_cancelled);
  g_test_add_func ("/vault-states/dismissed/locked", test_locked_dismissed);
  g_test_add_func ("/vault-states/answered/locked", test_locked_answered);
  g_test_add_func ("/vault-states/none/missing", test_missing);
  g_test_add_func ("/vault-states/fresh/untouched", test_fresh);
  g_test_add_func ("/vault-states/fresh-dismissed/locked", test_locked_dismissed);
  g_test_add_func ("/vault-states/fresh-answered/unlock", test_fresh_answered);

  return g_test_run ();
}
