/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-secret.h"

#include "backbone-keyring.h"
#include "backbone-secret-memory-private.h"

#include <stdio.h>
#include <string.h>

static void
test_new (void)
{
  g_autoptr (BackboneSecret) copied = backbone_secret_new ("Geheim-ß");
  g_autoptr (BackboneSecret) taken = backbone_secret_new_take (g_strdup ("Geheim-ß"));
  g_autoptr (BackboneSecret) empty = backbone_secret_new ("");

  g_assert_cmpstr (backbone_secret_peek (copied), ==, "Geheim-ß");
  g_assert_cmpstr (backbone_secret_peek (taken), ==, "Geheim-ß");
  g_assert_cmpstr (backbone_secret_peek (empty), ==, "");
}

static void
test_equal (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean equal;
  } cases[] = {
    { "", "", TRUE },         { "a", "a", TRUE },      { "a", "b", FALSE },
    { "a", "", FALSE },       { "abc", "abd", FALSE }, { "abc", "xbc", FALSE },
    { "abc", "abcd", FALSE }, { NULL, NULL, TRUE },    { "a", NULL, FALSE },
    { NULL, "a", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BackboneSecret) a = cases[i].a ? backbone_secret_new (cases[i].a) : NULL;
      g_autoptr (BackboneSecret) b = cases[i].b ? backbone_secret_new (cases[i].b) : NULL;

      g_assert_cmpint (backbone_secret_equal (a, b), ==, cases[i].equal);
    }
}

/* Every size gets memory of its own, also beyond what pieces share and across several slabs. */
static void
test_sizes (void)
{
  g_autoptr (GPtrArray) secrets
      = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_secret_unref);

  for (gsize length = 1; length < 40000; length = length * 5 / 4 + 1)
    {
      for (int i = 0; i < 20; i++)
        g_ptr_array_add (secrets, backbone_secret_new_take (g_strnfill (length, (char)('a' + i))));
    }

  for (guint i = 0; i < secrets->len; i++)
    {
      const char *text = backbone_secret_peek (secrets->pdata[i]);

      g_assert_cmpuint (strspn (text, (char[]){ (char)('a' + i % 20), 0 }), ==, strlen (text));
    }
}

static void
test_wiped (void)
{
  char *memory = backbone_secret_memory_alloc (64);
  char zero[64] = { 0 };

  strcpy (memory, "a password that nobody may find, to the last character of it!");
  backbone_secret_memory_free (memory, 64);

  /* The piece stays mapped: only the link of the list of free ones may stand in it. */
  g_assert_cmpmem (memory + sizeof (gpointer), 64 - sizeof (gpointer), zero,
                   64 - sizeof (gpointer));
}

static gboolean
is_kept_out_of_core_dumps (gconstpointer address)
{
  g_autofree char *smaps = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean inside = FALSE;

  g_assert_true (g_file_get_contents ("/proc/self/smaps", &smaps, NULL, NULL));
  lines = g_strsplit (smaps, "\n", -1);
  for (gsize i = 0; lines[i]; i++)
    {
      gulong first, end;

      if (sscanf (lines[i], "%lx-%lx ", &first, &end) == 2)
        inside = (gulong)address >= first && (gulong)address < end;
      else if (inside && g_str_has_prefix (lines[i], "VmFlags:"))
        return strstr (lines[i], " dd") != NULL;
    }

  return FALSE;
}

static void
test_not_in_core_dumps (void)
{
  g_autoptr (BackboneSecret) small = backbone_secret_new ("small");
  g_autoptr (BackboneSecret) large = backbone_secret_new_take (g_strnfill (50000, 'x'));

  g_assert_true (is_kept_out_of_core_dumps (backbone_secret_peek (small)));
  g_assert_true (is_kept_out_of_core_dumps (backbone_secret_peek (large)));
}

static gpointer
make_and_drop (gpointer data)
{
  BackboneSecret *shared = data;

  for (int i = 0; i < 5000; i++)
    {
      g_autoptr (BackboneSecret) again = backbone_secret_ref (shared);
      g_autoptr (BackboneSecret) own = backbone_secret_new ("of this thread");

      g_assert_cmpstr (backbone_secret_peek (again), ==, "shared");
      g_assert_cmpstr (backbone_secret_peek (own), ==, "of this thread");
    }
  backbone_secret_unref (shared);

  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (BackboneSecret) shared = backbone_secret_new ("shared");
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("secrets", make_and_drop, backbone_secret_ref (shared));
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  g_assert_cmpstr (backbone_secret_peek (shared), ==, "shared");
}

static void
test_types (void)
{
  g_autoptr (GEnumClass) states = g_type_class_ref (BACKBONE_TYPE_KEYRING_STATE);
  g_autoptr (BackboneSecret) secret = backbone_secret_new ("boxed");
  GValue value = G_VALUE_INIT;

  g_assert_cmpint (g_enum_get_value_by_nick (states, "locked")->value, ==, BACKBONE_KEYRING_LOCKED);

  g_value_init (&value, BACKBONE_TYPE_SECRET);
  g_value_set_boxed (&value, secret);
  g_assert_true (g_value_get_boxed (&value) == secret);
  g_value_unset (&value);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/secret/new", test_new);
  g_test_add_func ("/secret/equal", test_equal);
  g_test_add_func ("/secret/sizes", test_sizes);
  g_test_add_func ("/secret/wiped", test_wiped);
  g_test_add_func ("/secret/not-in-core-dumps", test_not_in_core_dumps);
  g_test_add_func ("/secret/threads", test_threads);
  g_test_add_func ("/secret/types", test_types);

  return g_test_run ();
}
