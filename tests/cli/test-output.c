/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli-output.h"

#include "backbone-model.h"

/* One row of each kind of value; NULL and 0 where there can be none. */
static GListModel *
make_results (void)
{
  GListStore *list = g_list_store_new (BACKBONE_TYPE_CHECK_RESULT);
  g_autoptr (BackboneCheckResult) good = g_object_new (
      BACKBONE_TYPE_CHECK_RESULT, "customer", "0000000042", "time",
      G_GINT64_CONSTANT (1795442531000000), "verdict", BACKBONE_VERDICT_OK, "status", 200u,
      "wait-us", G_GINT64_CONSTANT (1500), "proxy-us", G_GINT64_CONSTANT (-1), NULL);
  g_autoptr (BackboneCheckResult) bad
      = g_object_new (BACKBONE_TYPE_CHECK_RESULT, "customer", "0001105772", "verdict",
                      BACKBONE_VERDICT_TLS_NAME, "evidence", "Müller, \033[31m\"x\"", "wait-us",
                      G_GINT64_CONSTANT (-1), "proxy-us", G_GINT64_CONSTANT (-1), NULL);

  g_list_store_append (list, good);
  g_list_store_append (list, bad);

  return G_LIST_MODEL (list);
}

static void
write_nested (gpointer item, CliJson *json)
{
  cli_json_begin_array (json);
  cli_json_integer (json, backbone_check_result_get_status (item));
  cli_json_end_array (json);
}

static char *
dup_computed (gpointer item)
{
  return backbone_check_result_get_status (item) > 0 ? g_strdup ("answered") : NULL;
}

static const CliColumn columns[] = {
  { "customer", "Customer", "customer" },
  { "verdict", "Verdict", "verdict", .flags = CLI_COLUMN_VERDICT },
  { "status", "HTTP", "status", .flags = CLI_COLUMN_ZERO_IS_NONE },
  { "nested", .json = write_nested },
  { "wait_us", NULL, "wait-us", .flags = CLI_COLUMN_NEGATIVE_IS_NONE },
  { "time", "Time", "time", .flags = CLI_COLUMN_TIME },
  { "computed", "Computed", .text = dup_computed },
  { "only_text", "Only text", "customer", .flags = CLI_COLUMN_NOT_JSON | CLI_COLUMN_NOT_CSV },
  { "evidence", "Evidence", "evidence" },
  { NULL },
};

static void
check_list (CliFormat format, gboolean colour, gboolean unicode, const char *expected)
{
  g_autoptr (CliOutput) output = cli_output_new (format, colour, unicode);
  g_autoptr (GListModel) list = make_results ();

  cli_output_print_list (output, columns, list);
  g_assert_cmpstr (output->text->str, ==, expected);
}

static void
test_text (void)
{
  check_list (CLI_FORMAT_TEXT, FALSE, TRUE,
              "Customer    Verdict     HTTP  Time                  Computed  Only text   Evidence\n"
              "0000000042  ✓ ok        200   2026-11-23T14:02:11Z  answered  0000000042\n"
              "0001105772  ✗ tls-name                                        0001105772  "
              "Müller, ?[31m\"x\"\n");
}

static void
test_text_without_utf8 (void)
{
  check_list (CLI_FORMAT_TEXT, FALSE, FALSE,
              "Customer    Verdict     HTTP  Time                  Computed  Only text   Evidence\n"
              "0000000042  + ok        200   2026-11-23T14:02:11Z  answered  0000000042\n"
              "0001105772  x tls-name                                        0001105772  "
              "Müller, ?[31m\"x\"\n");
}

/* Colours take no room and never stand alone. */
static void
test_text_in_colour (void)
{
  check_list (
      CLI_FORMAT_TEXT, TRUE, TRUE,
      "Customer    Verdict     HTTP  Time                  Computed  Only text   Evidence\n"
      "0000000042  \033[32m✓ ok\033[0m        200   2026-11-23T14:02:11Z  answered  0000000042\n"
      "0001105772  \033[31m✗ tls-name\033[0m                                        0001105772  "
      "Müller, ?[31m\"x\"\n");
}

static void
test_json (void)
{
  check_list (CLI_FORMAT_JSON, FALSE, TRUE,
              "[\n"
              "  {\n"
              "    \"customer\": \"0000000042\",\n"
              "    \"verdict\": \"ok\",\n"
              "    \"status\": 200,\n"
              "    \"nested\": [200],\n"
              "    \"wait_us\": 1500,\n"
              "    \"time\": \"2026-11-23T14:02:11Z\",\n"
              "    \"computed\": \"answered\",\n"
              "    \"evidence\": null\n"
              "  },\n"
              "  {\n"
              "    \"customer\": \"0001105772\",\n"
              "    \"verdict\": \"tls-name\",\n"
              "    \"status\": null,\n"
              "    \"nested\": [0],\n"
              "    \"wait_us\": null,\n"
              "    \"time\": null,\n"
              "    \"computed\": null,\n"
              "    \"evidence\": \"Müller, \\u001b[31m\\\"x\\\"\"\n"
              "  }\n"
              "]\n");
}

static void
test_csv (void)
{
  check_list (CLI_FORMAT_CSV, FALSE, TRUE,
              "customer,verdict,status,wait_us,time,computed,evidence\r\n"
              "0000000042,ok,200,1500,2026-11-23T14:02:11Z,answered,\r\n"
              "0001105772,tls-name,,,,,\"Müller, \033[31m\"\"x\"\"\"\r\n");
}

static void
check_empty (CliFormat format, const char *expected)
{
  g_autoptr (CliOutput) output = cli_output_new (format, FALSE, TRUE);
  g_autoptr (GListStore) list = g_list_store_new (BACKBONE_TYPE_CHECK_RESULT);

  cli_output_print_list (output, columns, G_LIST_MODEL (list));
  g_assert_cmpstr (output->text->str, ==, expected);
}

static void
test_empty (void)
{
  check_empty (CLI_FORMAT_TEXT, "");
  check_empty (CLI_FORMAT_JSON, "[]\n");
  check_empty (CLI_FORMAT_CSV, "customer,verdict,status,wait_us,time,computed,evidence\r\n");
}

static void
check_record (CliFormat format, const char *expected)
{
  static const CliColumn record_columns[] = {
    { "number", "Number", "number" },
    { "owner", "Is owner", "owner" },
    { "tags", "Tags", "tags" },
    { "note", "Note", "note" },
    { NULL },
  };
  static const char *const tags[] = { "vip", "north", NULL };
  g_autoptr (CliOutput) output = cli_output_new (format, FALSE, TRUE);
  g_autoptr (BackboneCustomer) customer = g_object_new (
      BACKBONE_TYPE_CUSTOMER, "number", "0000000042", "owner", TRUE, "tags", tags, NULL);

  cli_output_print_record (output, record_columns, customer);
  g_assert_cmpstr (output->text->str, ==, expected);
}

static void
test_record (void)
{
  check_record (CLI_FORMAT_TEXT, "Number    0000000042\nIs owner  yes\nTags      vip,north\n");
  check_record (CLI_FORMAT_CSV, "number,owner,tags,note\r\n0000000042,yes,\"vip,north\",\r\n");
  check_record (CLI_FORMAT_JSON,
                "{\n  \"number\": \"0000000042\",\n  \"owner\": true,\n"
                "  \"tags\": [\n    \"vip\",\n    \"north\"\n  ],\n  \"note\": null\n}\n");
}

static void
check_say (CliFormat format, gboolean unicode, const char *expected)
{
  g_autoptr (CliOutput) output = cli_output_new (format, FALSE, unicode);

  cli_output_say (output, "Customer “%s” was added.", "a\nb");
  cli_output_add_line (output, "%s", "for people");
  g_assert_cmpstr (output->text->str, ==, expected);
}

static void
test_say (void)
{
  check_say (CLI_FORMAT_TEXT, TRUE, "Customer “a?b” was added.\nfor people\n");
  check_say (CLI_FORMAT_TEXT, FALSE, "Customer \"a?b\" was added.\nfor people\n");
  check_say (CLI_FORMAT_JSON, TRUE, "{\n  \"message\": \"Customer “a\\nb” was added.\"\n}\n");
  check_say (CLI_FORMAT_CSV, TRUE, "message\r\n\"Customer “a\nb” was added.\"\r\n");
}

static void
test_format_ids (void)
{
  CliFormat format = CLI_FORMAT_TEXT;

  g_assert_true (cli_format_from_id ("csv", &format));
  g_assert_cmpint (format, ==, CLI_FORMAT_CSV);
  g_assert_true (cli_format_from_id ("json", &format));
  g_assert_cmpint (format, ==, CLI_FORMAT_JSON);
  g_assert_false (cli_format_from_id ("JSON", &format));
  g_assert_false (cli_format_from_id ("", &format));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/output/text", test_text);
  g_test_add_func ("/cli/output/text-without-utf8", test_text_without_utf8);
  g_test_add_func ("/cli/output/text-in-colour", test_text_in_colour);
  g_test_add_func ("/cli/output/json", test_json);
  g_test_add_func ("/cli/output/csv", test_csv);
  g_test_add_func ("/cli/output/empty", test_empty);
  g_test_add_func ("/cli/output/record", test_record);
  g_test_add_func ("/cli/output/say", test_say);
  g_test_add_func ("/cli/output/format-ids", test_format_ids);

  return g_test_run ();
}
