/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-vault-part-private.h"

#include <string.h>

static void
add (GHashTable *part, const char *credential, const char *owner, const char *text)
{
  g_autoptr (BackboneSecret) secret = backbone_secret_new (text);
  g_autoptr (BackboneVaultEntry) entry = backbone_vault_entry_new (credential, owner, secret);

  backbone_vault_part_add (part, entry);
}

/* Written down once: secrets stored by an older version must be found for ever. */
static void
test_find (void)
{
  static const struct
  {
    const char *owner;
    guint part;
  } cases[] = {
    { "", 25 }, { "landscape", 11 }, { "0001234567", 33 }, { "0001000123", 34 }, { "1", 16 },
  };
  guint counts[BACKBONE_VAULT_N_PARTS] = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (backbone_vault_part_find (cases[i].owner), ==, cases[i].part);

  for (int i = 0; i < 6400; i++)
    {
      g_autofree char *owner = g_strdup_printf ("%010d", 1000000 + i);

      counts[backbone_vault_part_find (owner)]++;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_assert_cmpuint (counts[i], >, 50);
      g_assert_cmpuint (counts[i], <, 200);
    }
}

static void
test_round_trip (void)
{
  static const char *const secrets[] = {
    "",
    "simple",
    "with \"quotes\" and \\ and / and \\u0041",
    "tab\tnewline\nreturn\rbell\aescape\033unit\037delete\177",
    "Gemüse-Straße-€-𝄞",
    " spaces at both ends ",
    "{\"version\":1}",
  };
  g_autoptr (GHashTable) part = backbone_vault_part_new ();
  g_autoptr (GHashTable) read = backbone_vault_part_new ();
  g_auto (BackboneVaultText) text = { 0 };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    add (part, (char[]){ (char)('a' + i), 0 }, "0001000123", secrets[i]);

  backbone_vault_part_write (part, &text);
  g_assert_true (backbone_vault_part_parse (read, text.text, text.length, "Item", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (read), ==, G_N_ELEMENTS (secrets));

  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      BackboneVaultEntry *entry = g_hash_table_lookup (read, (char[]){ (char)('a' + i), 0 });

      g_assert_nonnull (entry);
      g_assert_cmpstr (backbone_secret_peek (entry->secret), ==, secrets[i]);
      g_assert_cmpstr (entry->owner, ==, "0001000123");
    }
}

/* The form that stands in people's keyrings. */
static void
test_form (void)
{
  g_autoptr (GHashTable) part = backbone_vault_part_new ();
  g_auto (BackboneVaultText) empty = { 0 };
  g_auto (BackboneVaultText) text = { 0 };

  backbone_vault_part_write (part, &empty);
  g_assert_cmpmem (empty.text, empty.length, "{\"version\":1,\"credentials\":{}}", 30);

  add (part, "id", "0001000123", "s\"1\n");
  backbone_vault_part_write (part, &text);
  text.text[text.length] = 0;
  g_assert_cmpstr (text.text, ==,
                   "{\"version\":1,\"credentials\":{\"id\":{\"owner\":\"0001000123\",\"secret\":"
                   "\"s\\\"1\\u000a\"}}}");
}

static void
test_damaged (void)
{
  static const char *const texts[] = {
    "",
    "no JSON at all",
    "[]",
    "1",
    "null",
    "{}",
    "{\"version\":1}",
    "{\"version\":0,\"credentials\":{}}",
    "{\"version\":\"1\",\"credentials\":{}}",
    "{\"version\":[1],\"credentials\":{}}",
    "{\"version\":1,\"credentials\":[]}",
    "{\"version\":1,\"credentials\":{\"id\":\"secret-text\"}}",
    "{\"version\":1,\"credentials\":{\"id\":{\"owner\":\"1\"}}}",
    "{\"version\":1,\"credentials\":{\"id\":{\"owner\":1,\"secret\":\"secret-text\"}}}",
    "{\"version\":1,\"credentials\":{\"id\":{\"owner\":\"1\",\"secret\":{}}}}",
    "{\"version\":1,\"credentials\":{\"id\":{\"owner\":\"1\",\"secret\":\"secret-text\"}",
    "{\"version\":1,\"credentials\":{\"id\":{\"owner\":\"1\",\"secret\":\"\xff\"}}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GHashTable) part = backbone_vault_part_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (
          backbone_vault_part_parse (part, texts[i], strlen (texts[i]), "My item", &error));
      g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_FAILED);
      g_assert_nonnull (strstr (error->message, "“My item” in the keyring is damaged"));
      g_assert_null (strstr (error->message, "secret-text"));
    }
}

static void
test_newer (void)
{
  const char *text = "{\"version\":2,\"something\":[]}";
  g_autoptr (GHashTable) part = backbone_vault_part_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (backbone_vault_part_parse (part, text, strlen (text), "My item", &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_FAILED);
  g_assert_nonnull (strstr (error->message, "newer version"));
}

static void
test_label (void)
{
  g_autoptr (GHashTable) part = backbone_vault_part_new ();
  g_autofree char *one = NULL;
  g_autofree char *three = NULL;
  g_autofree char *four = NULL;

  add (part, "a", "0001000300", "x");
  add (part, "b", "0001000300", "y");
  one = backbone_vault_part_to_label (part, "Practice");
  g_assert_cmpstr (one, ==, "Backbone Admin: Practice (0001000300)");

  add (part, "c", "0001000100", "x");
  add (part, "d", "0001000200", "x");
  three = backbone_vault_part_to_label (part, "Practice");
  g_assert_cmpstr (three, ==, "Backbone Admin: Practice (0001000100, 0001000200, 0001000300)");

  add (part, "e", "0001000150", "x");
  four = backbone_vault_part_to_label (part, "Practice");
  g_assert_cmpstr (four, ==, "Backbone Admin: Practice (0001000100, 0001000150, 0001000200, …)");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/vault-part/find", test_find);
  g_test_add_func ("/vault-part/round-trip", test_round_trip);
  g_test_add_func ("/vault-part/form", test_form);
  g_test_add_func ("/vault-part/damaged", test_damaged);
  g_test_add_func ("/vault-part/newer", test_newer);
  g_test_add_func ("/vault-part/label", test_label);

  return g_test_run ();
}
