/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-model.h"

typedef struct
{
  const char *name;
  BackboneVerdict verdicts[BACKBONE_N_CHANNEL_KINDS];
  gboolean enabled[BACKBONE_N_CHANNEL_KINDS];
  BackboneVerdict expected[BACKBONE_N_PURPOSES];
} Case;

static const Case cases[] = {
  { "all-work",
    { BACKBONE_VERDICT_OK, BACKBONE_VERDICT_OK, BACKBONE_VERDICT_OK },
    { TRUE, TRUE, TRUE },
    { BACKBONE_VERDICT_OK, BACKBONE_VERDICT_OK, BACKBONE_VERDICT_OK, BACKBONE_VERDICT_OK } },
  { "portal-fails",
    { BACKBONE_VERDICT_CREDENTIALS, BACKBONE_VERDICT_SKIPPED, BACKBONE_VERDICT_OK },
    { TRUE, TRUE, TRUE },
    { BACKBONE_VERDICT_CREDENTIALS, BACKBONE_VERDICT_CREDENTIALS, BACKBONE_VERDICT_SKIPPED,
      BACKBONE_VERDICT_OK } },
  { "note-download-off",
    { BACKBONE_VERDICT_OK, BACKBONE_VERDICT_TIMEOUT, BACKBONE_VERDICT_OK },
    { TRUE, TRUE, FALSE },
    { BACKBONE_VERDICT_OK, BACKBONE_VERDICT_OK, BACKBONE_VERDICT_TIMEOUT,
      BACKBONE_VERDICT_NOT_CONFIGURED } },
  { "portal-off-but-once-worked",
    { BACKBONE_VERDICT_OK, BACKBONE_VERDICT_NEVER_CHECKED, BACKBONE_VERDICT_OK },
    { FALSE, TRUE, TRUE },
    { BACKBONE_VERDICT_NOT_CONFIGURED, BACKBONE_VERDICT_NOT_CONFIGURED,
      BACKBONE_VERDICT_NEVER_CHECKED, BACKBONE_VERDICT_OK } },
};

static void
test_verdict (gconstpointer data)
{
  const Case *test = data;

  for (BackbonePurpose purpose = 0; purpose < BACKBONE_N_PURPOSES; purpose++)
    g_assert_cmpint (backbone_purpose_get_verdict (purpose, test->verdicts, test->enabled), ==,
                     test->expected[purpose]);
}

static void
test_titles (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (BackbonePurpose purpose = 0; purpose < BACKBONE_N_PURPOSES; purpose++)
    g_assert_true (g_hash_table_add (seen, (gpointer)backbone_purpose_to_title (purpose)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/purpose/verdict/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_verdict);
    }
  g_test_add_func ("/purpose/titles", test_titles);

  return g_test_run ();
}
