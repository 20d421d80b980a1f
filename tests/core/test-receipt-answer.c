/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-receipt-answer-private.h"

#include <string.h>

static BackboneReceipt *
read_receipt (BackbonePurpose purpose, const char *text, GError **error)
{
  return backbone_receipt_answer_read (purpose, text, strlen (text), error);
}

static void
test_good (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneReceipt) incident
      = read_receipt (BACKBONE_PURPOSE_INCIDENTS,
                      "{\"d\":{\"IncidentNumber\":\"2000000001\",\"CustomerNumber\":\"0001105772\","
                      "\"SystemNumber\":\"000000000310471101\",\"Subject\":\"Trial\"}}",
                      &error);
  g_autoptr (BackboneReceipt) data = read_receipt (
      BACKBONE_PURPOSE_SYSTEM_DATA, "{\"d\":{\"DataNumber\":\"7\",\"Digest\":\"ab\"}}", &error);
  g_autoptr (BackboneReceipt) parcel = read_receipt (
      BACKBONE_PURPOSE_EARLY_WATCH, "{\"parcel\":\"trial-1\",\"sha256\":\"cd\"}", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (incident->number, ==, "2000000001");
  g_assert_cmpstr (incident->customer, ==, "0001105772");
  g_assert_cmpstr (incident->system, ==, "000000000310471101");
  g_assert_cmpstr (incident->text, ==, "Trial");
  g_assert_cmpstr (data->number, ==, "7");
  g_assert_null (data->customer);
  g_assert_cmpstr (parcel->number, ==, "trial-1");
  g_assert_cmpstr (parcel->text, ==, "cd");
}

/* A number becomes part of an address. */
static void
test_bad (void)
{
  static const char *const texts[] = {
    "",
    "{}",
    "{\"d\":{}}",
    "{\"d\":{\"IncidentNumber\":7}}",
    "{\"d\":{\"IncidentNumber\":\"\"}}",
    "{\"d\":{\"IncidentNumber\":\"1')/../x\"}}",
    "{\"d\":{\"IncidentNumber\":"
    "\"0123456789012345678901234567890123456789012345678901234567890123456789\"}}",
    "{\"IncidentNumber\":\"1\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_receipt (BACKBONE_PURPOSE_INCIDENTS, texts[i], &error));
      g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_FAILED);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/receipt-answer/good", test_good);
  g_test_add_func ("/receipt-answer/bad", test_bad);

  return g_test_run ();
}
