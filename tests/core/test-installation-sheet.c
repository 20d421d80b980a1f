/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-installation-sheet-private.h"

#include "backbone-error.h"

#include <string.h>

/* Each row as "LINE CUSTOMER INSTALLATION DESCRIPTION SYSTEM SID", or "LINE !PROBLEM". */
static char *
describe (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = backbone_installation_sheet_parse (bytes, &error);
  GString *description = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const BackboneInstallationSheetRow *row = g_ptr_array_index (rows, i);

      if (row->problem)
        g_string_append_printf (description, "%u !%s\n", row->line, row->problem);
      else
        g_string_append_printf (description, "%u %s %s %s %s %s\n", row->line, row->customer,
                                row->installation, row->description,
                                row->system ? row->system : "-", row->sid);
    }

  return g_string_free (description, FALSE);
}

static void
assert_rows (const char *text, const char *expected)
{
  g_autofree char *description = describe (text);

  g_assert_cmpstr (description, ==, expected);
}

static void
test_good (void)
{
  assert_rows ("Customer;Installation;Description;System;SID\r\n"
               "1105772;20104711;ERP;310471101;nwp\r\n"
               "\r\n"
               "# more\r\n"
               "1105772;20104711;ERP;310471102;\r\n"
               "1105790;20105790; \"S/4\"\r\n",
               "2 0001105772 0020104711 ERP 000000000310471101 NWP\n"
               "5 0001105772 0020104711 ERP 000000000310471102 \n"
               "6 0001105790 0020105790 \"S/4\" - \n");
  assert_rows ("", "");
  assert_rows ("1;2;\n", "1 0000000001 0000000002  - \n");
}

typedef struct
{
  const char *name;
  const char *text;
  const char *problem; /* a part of it, of the first row */
} BadCase;

static const BadCase bad_cases[] = {
  { "commas", "1,2,x", "semicolons" },
  { "too-few", "1;2", "too few" },
  { "too-many", "1;2;x;3;ABC;y", "too many" },
  { "customer", "A1;2;x", "A1" },
  { "long-installation", "1;12345678901;x", "12345678901" },
  { "zero-installation", "1;000;x", "zero" },
  { "system", "1;2;x;1234567890123456789", "18" },
  { "sid", "1;2;x;3;1AB", "1AB" },
  { "sid-alone", "1;2;x;;ABC", "SID" },
  { "control", "1;2;a\tb", "control" },
  { "quote", "1;2;\"x", "quote" },
};

static void
test_bad (gconstpointer data)
{
  const BadCase *test = data;
  g_autofree char *description = describe (test->text);

  g_assert_true (g_str_has_prefix (description, "1 !"));
  g_assert_nonnull (strstr (description, test->problem));
}

/* Neither of two rows that contradict each other is taken. */
static void
test_contradictions (void)
{
  assert_rows ("1;2;x\n3;2;x\n", "1 !line 2 has the same installation with another customer\n"
                                 "2 !line 1 has the same installation with another customer\n");
  assert_rows ("1;2;x\n1;2;y\n", "1 !line 2 has the same installation with another description\n"
                                 "2 !line 1 has the same installation with another description\n");
  assert_rows ("1;2;x;7;ABC\n1;3;x;7;ABC\n",
               "1 !line 2 has the same system with another installation\n"
               "2 !line 1 has the same system with another installation\n");
  assert_rows ("1;2;x;7;ABC\n1;2;x;7;ABD\n", "1 !line 2 has the same system with another SID\n"
                                             "2 !line 1 has the same system with another SID\n");
}

static void
test_encodings (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\xff\xfe"
                                                 "1\0;\0",
                                                 6);
  g_autoptr (GBytes) zero = g_bytes_new_static ("1;2;\x81\x8d", 6);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = backbone_installation_sheet_parse (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_null (backbone_installation_sheet_parse (zero, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_ENCODING);
  assert_rows ("1;2;M\xfcller\n", "1 0000000001 0000000002 Müller - \n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/installation-sheet/good", test_good);
  for (guint i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/installation-sheet/bad/%s", bad_cases[i].name);

      g_test_add_data_func (path, &bad_cases[i], test_bad);
    }
  g_test_add_func ("/installation-sheet/contradictions", test_contradictions);
  g_test_add_func ("/installation-sheet/encodings", test_encodings);

  return g_test_run ();
}
