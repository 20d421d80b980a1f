/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli-json.h"

#include <glib.h>

static void
check_string (const char *text, const char *expected)
{
  g_autoptr (CliJson) json = cli_json_new ();
  g_autofree char *written = NULL;

  cli_json_string (json, text);
  written = cli_json_finish (json);
  g_assert_cmpstr (written, ==, expected);
}

static void
test_strings (void)
{
  check_string ("", "\"\"\n");
  check_string ("Müller AG", "\"Müller AG\"\n");
  check_string ("a\"b\\c/d", "\"a\\\"b\\\\c/d\"\n");
  check_string ("\b\t\n\f\r", "\"\\b\\t\\n\\f\\r\"\n");
  check_string ("\x01\x1b[31m\x7f", "\"\\u0001\\u001b[31m\\u007f\"\n");
  check_string ("😀", "\"😀\"\n");
  check_string (NULL, "null\n");
}

static void
test_foreign_bytes (void)
{
  check_string ("caf\xe9", "\"caf\xef\xbf\xbd\"\n");
  check_string ("\xed\xa0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"\n");
}

static void
test_numbers (void)
{
  g_autoptr (CliJson) json = cli_json_new ();
  g_autofree char *written = NULL;

  cli_json_begin_array (json);
  cli_json_integer (json, 0);
  cli_json_integer (json, G_MININT64);
  cli_json_integer (json, G_MAXINT64);
  cli_json_boolean (json, TRUE);
  cli_json_boolean (json, 2);
  cli_json_boolean (json, FALSE);
  cli_json_null (json);
  cli_json_end_array (json);
  written = cli_json_finish (json);
  g_assert_cmpstr (written, ==,
                   "[\n  0,\n  -9223372036854775808,\n  9223372036854775807,\n"
                   "  true,\n  true,\n  false,\n  null\n]\n");
}

static void
test_nested (void)
{
  static const char *const tags[] = { "vip", "north, \"east\"", NULL };
  g_autoptr (CliJson) json = cli_json_new ();
  g_autofree char *written = NULL;

  cli_json_begin_array (json);
  cli_json_begin_object (json);
  cli_json_key (json, "number");
  cli_json_string (json, "0000000042");
  cli_json_key (json, "channels");
  cli_json_begin_object (json);
  cli_json_key (json, "portal");
  cli_json_string (json, "ok");
  cli_json_key (json, "parcel-box");
  cli_json_null (json);
  cli_json_end_object (json);
  cli_json_key (json, "tags");
  cli_json_strv (json, tags);
  cli_json_key (json, "none");
  cli_json_strv (json, NULL);
  cli_json_end_object (json);
  cli_json_end_array (json);
  written = cli_json_finish (json);
  g_assert_cmpstr (written, ==,
                   "[\n"
                   "  {\n"
                   "    \"number\": \"0000000042\",\n"
                   "    \"channels\": {\"portal\": \"ok\", \"parcel-box\": null},\n"
                   "    \"tags\": [\"vip\", \"north, \\\"east\\\"\"],\n"
                   "    \"none\": []\n"
                   "  }\n"
                   "]\n");
}

static void
test_empty (void)
{
  g_autoptr (CliJson) json = cli_json_new ();
  g_autofree char *array = NULL;
  g_autofree char *object = NULL;

  cli_json_begin_array (json);
  cli_json_end_array (json);
  array = cli_json_finish (json);
  g_assert_cmpstr (array, ==, "[]\n");

  cli_json_begin_object (json);
  cli_json_end_object (json);
  object = cli_json_finish (json);
  g_assert_cmpstr (object, ==, "{}\n");
}

static void
test_misuse (void)
{
  g_autoptr (CliJson) json = cli_json_new ();

  cli_json_begin_object (json);
  g_test_expect_message ("backbonectl", G_LOG_LEVEL_CRITICAL, "*has_key*");
  cli_json_string (json, "a value without a key");
  g_test_assert_expected_messages ();

  g_test_expect_message ("backbonectl", G_LOG_LEVEL_CRITICAL, "*end*");
  cli_json_end_array (json);
  g_test_assert_expected_messages ();

  g_test_expect_message ("backbonectl", G_LOG_LEVEL_CRITICAL, "*complete*");
  g_assert_null (cli_json_finish (json));
  g_test_assert_expected_messages ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/json/strings", test_strings);
  g_test_add_func ("/cli/json/foreign-bytes", test_foreign_bytes);
  g_test_add_func ("/cli/json/numbers", test_numbers);
  g_test_add_func ("/cli/json/nested", test_nested);
  g_test_add_func ("/cli/json/empty", test_empty);
  g_test_add_func ("/cli/json/misuse", test_misuse);

  return g_test_run ();
}
