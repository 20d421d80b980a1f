/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-audit-words.h"

static const struct
{
  const char *before;
  const char *after;
  const char *words;
} rows[] = {
  { NULL, NULL, "" },
  { NULL, "{\"description\": \"New\"}", "description: New" },
  { "{\"description\": \"Old\"}", "{\"description\": \"New\"}", "description: Old → New" },
  { "{\"description\": \"Same\"}", "{\"description\": \"Same\"}", "description: Same" },
  { "{\"proxy\": null}", "{\"proxy\": \"direct\"}", "proxy: nothing → direct" },
  { "{\"proxy\": \"direct\"}", "{\"proxy\": null}", "proxy: direct → nothing" },
  { "{\"proxy\": \"direct\"}", "{\"proxy\": \"\"}", "proxy: direct → nothing" },
  { "{\"proxy\": \"direct\"}", "{}", "proxy: direct → nothing" },
  { "{\"proxy\": \"direct\"}", NULL, "proxy: direct" },
  { NULL, "{\"new\": 3, \"tags\": [\"a\", \"b\"]}", "new: 3, tags: [\"a\",\"b\"]" },
  { "no JSON", "[1]", "" },
  { "{\"cut\": ", "{\"host\": \"example.com\"}", "host: example.com" },
};

static void
test_details (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BackboneAuditEntry) entry = g_object_new (
          BACKBONE_TYPE_AUDIT_ENTRY, "before", rows[i].before, "after", rows[i].after, NULL);
      g_autofree char *words = backbone_audit_entry_dup_details (entry);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/audit-words/details", test_details);

  return g_test_run ();
}
