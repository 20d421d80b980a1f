/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-model.h"

#include <string.h>

/* Key, value, and whether it is valid. */
static const struct
{
  const char *key;
  const char *value;
  gboolean valid;
} cases[] = {
  { "destination", "SAP-SUPPORT_PORTAL_0001105772", TRUE },
  { "destination", "SAP-SUPPORT_NOTE_DOWNLOAD_0001105772", FALSE },
  { "type", "G", TRUE },
  { "type", "T", FALSE },
  { "host", "apps.support.sap.com", TRUE },
  { "host", "https://apps.support.sap.com", FALSE },
  { "port", "65535", TRUE },
  { "port", "65536", FALSE },
  { "port", "44x", FALSE },
  { "path_prefix", "/parcel/", TRUE },
  { "test_path", "ping", FALSE },
  { "good_status", "599", TRUE },
  { "good_status", "600", FALSE },
  { "good_status", "99", FALSE },
  { "proxy", "inherit", TRUE },
  { "proxy", "direct", TRUE },
  { "proxy", "http://proxy.example:3128", TRUE },
  { "proxy", "http://user:secret@proxy.example:3128", FALSE },
  { "proxy", "proxy.example:3128", FALSE },
  { "proxy", "http://proxy.example", FALSE },
  { "authentication", "certificate", TRUE },
  { "authentication", "key", FALSE },
  { "enabled", "no", TRUE },
  { "enabled", "maybe", FALSE },
  { "connect_time_limit", "1", TRUE },
  { "connect_time_limit", "0", FALSE },
  { "answer_time_limit", "100", TRUE },
  { "answer_time_limit", "101", FALSE },
  { "answer_time_limit", "-1", FALSE },
  { "answer_time_limit", "1.5", FALSE },
  { "answer_time_limit", "\xff", FALSE },
};

static void
test_validate (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = g_strescape (cases[i].value, NULL);

      g_test_message ("%s=%s", cases[i].key, shown);
      g_assert_true (g_strv_contains (backbone_channel_setting_get_keys (), cases[i].key));
      g_assert_cmpint (backbone_channel_setting_validate (cases[i].key, cases[i].value, &error), ==,
                       cases[i].valid);
      if (cases[i].valid)
        continue;

      g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_null (strstr (error->message, "secret"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/channel-setting/validate", test_validate);

  return g_test_run ();
}
