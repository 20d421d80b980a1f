/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-installation-answer-private.h"

#include <string.h>

static void
test_page (void)
{
  static const char text[]
      = "{\"d\":{\"__count\":\"7\",\"results\":["
        "{\"Insnr\":\"20104711\",\"Kunnr\":\"1105772\",\"Instext\":\" A\\nB \",\"Systems\":"
        "{\"results\":[{\"Sysnr\":\"310471101\",\"Sysid\":\"nwp\"},{\"Sysnr\":\"1\",\"Sysid\":\"?"
        "\"}]}},"
        "{\"Insnr\":\"0020104712\"}]}}";
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneInstallationPage) page
      = backbone_installation_answer_read (text, strlen (text), &error);
  BackboneInstallation *first, *second;

  g_assert_no_error (error);
  g_assert_cmpint (page->total, ==, 7);
  g_assert_cmpuint (page->installations->len, ==, 2);
  first = g_ptr_array_index (page->installations, 0);
  second = g_ptr_array_index (page->installations, 1);
  g_assert_cmpstr (backbone_installation_get_number (first), ==, "0020104711");
  g_assert_cmpstr (backbone_installation_get_customer (first), ==, "0001105772");
  g_assert_cmpstr (backbone_installation_get_description (first), ==, "A B");
  g_assert_cmpstr (backbone_installation_get_systems (first)[0], ==, "000000000310471101");
  g_assert_cmpstr (backbone_installation_get_sids (first)[0], ==, "NWP");
  g_assert_cmpstr (backbone_installation_get_sids (first)[1], ==, "");
  g_assert_null (backbone_installation_get_customer (second));
  g_assert_cmpstr (backbone_installation_get_description (second), ==, "");
}

static const char *const bad[] = {
  "",
  "[]",
  "{}",
  "{\"d\":{}}",
  "{\"d\":{\"results\":{}}}",
  "{\"d\":{\"results\":[7]}}",
  "{\"d\":{\"results\":[{}]}}",
  "{\"d\":{\"results\":[{\"Insnr\":7}]}}",
  "{\"d\":{\"results\":[{\"Insnr\":\"12345678901\"}]}}",
  "{\"d\":{\"results\":[{\"Insnr\":\"1\",\"Kunnr\":\"x\"}]}}",
  "{\"d\":{\"results\":[{\"Insnr\":\"1\",\"Systems\":{\"results\":[{}]}}]}}",
  "{\"d\":{\"results\":[{\"Insnr\":\"1\",\"Systems\":{\"results\":[{\"Sysnr\":\"x\"}]}}]}}",
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (backbone_installation_answer_read (bad[i], strlen (bad[i]), &error));
      g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_FAILED);
    }
}

/* A total that is none is not known. */
static void
test_total (void)
{
  static const char *const totals[] = { "\"-1\"", "\"x\"", "7", "\"99999999999999999999\"" };

  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    {
      g_autofree char *text
          = g_strdup_printf ("{\"d\":{\"__count\":%s,\"results\":[]}}", totals[i]);
      g_autoptr (BackboneInstallationPage) page
          = backbone_installation_answer_read (text, strlen (text), NULL);

      g_assert_cmpint (page->total, ==, -1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/installation-answer/page", test_page);
  g_test_add_func ("/installation-answer/bad", test_bad);
  g_test_add_func ("/installation-answer/total", test_total);

  return g_test_run ();
}
