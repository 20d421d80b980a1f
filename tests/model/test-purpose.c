/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-model.h"

typedef struct
{
  const char *name;
  BackboneChannelFacts channels;
  BackboneVerdict expected[BACKBONE_N_PURPOSES];
} Case;

static const Case cases[] = {
  { "all-work",
    { { BACKBONE_VERDICT_OK, BACKBONE_VERDICT_OK, BACKBONE_VERDICT_OK }, { TRUE, TRUE, TRUE } },
    { BACKBONE_VERDICT_OK, BACKBONE_VERDICT_OK, BACKBONE_VERDICT_OK, BACKBONE_VERDICT_OK } },
  { "portal-fails",
    { { BACKBONE_VERDICT_CREDENTIALS, BACKBONE_VERDICT_SKIPPED, BACKBONE_VERDICT_OK },
      { TRUE, TRUE, TRUE } },
    { BACKBONE_VERDICT_CREDENTIALS, BACKBONE_VERDICT_CREDENTIALS, BACKBONE_VERDICT_SKIPPED,
      BACKBONE_VERDICT_OK } },
  { "note-download-off",
    { { BACKBONE_VERDICT_OK, BACKBONE_VERDICT_TIMEOUT, BACKBONE_VERDICT_OK },
      { TRUE, TRUE, FALSE } },
    { BACKBONE_VERDICT_OK, BACKBONE_VERDICT_OK, BACKBONE_VERDICT_TIMEOUT,
      BACKBONE_VERDICT_NOT_CONFIGURED } },
  { "portal-off-but-once-worked",
    { { BACKBONE_VERDICT_OK, BACKBONE_VERDICT_NEVER_CHECKED, BACKBONE_VERDICT_OK },
      { FALSE, TRUE, TRUE } },
    { BACKBONE_VERDICT_NOT_CONFIGURED, BACKBONE_VERDICT_NOT_CONFIGURED,
      BACKBONE_VERDICT_NEVER_CHECKED, BACKBONE_VERDICT_OK } },
};

static void
test_verdict (gconstpointer data)
{
  const Case *test = data;

  for (BackbonePurpose purpose = 0; purpose < BACKBONE_N_PURPOSES; purpose++)
    g_assert_cmpint (backbone_purpose_get_verdict (purpose, &test->channels,
                                                   BACKBONE_VERDICT_NEVER_CHECKED, NULL),
                     ==, test->expected[purpose]);
}

typedef struct
{
  const char *name;
  BackboneVerdict channel;
  gboolean enabled;
  BackboneVerdict exchange;
  BackboneVerdict expected;
  gboolean from_exchange;
} ExchangeCase;

static const ExchangeCase exchange_cases[] = {
  { "confirmed", BACKBONE_VERDICT_OK, TRUE, BACKBONE_VERDICT_OK, BACKBONE_VERDICT_OK, TRUE },
  { "not-authorised", BACKBONE_VERDICT_OK, TRUE, BACKBONE_VERDICT_NOT_AUTHORISED,
    BACKBONE_VERDICT_NOT_AUTHORISED, TRUE },
  { "never-checked", BACKBONE_VERDICT_NEVER_CHECKED, TRUE, BACKBONE_VERDICT_OK, BACKBONE_VERDICT_OK,
    TRUE },
  { "channel-fails", BACKBONE_VERDICT_TIMEOUT, TRUE, BACKBONE_VERDICT_OK, BACKBONE_VERDICT_TIMEOUT,
    FALSE },
  { "channel-off", BACKBONE_VERDICT_OK, FALSE, BACKBONE_VERDICT_OK, BACKBONE_VERDICT_NOT_CONFIGURED,
    FALSE },
  { "held-by-trial", BACKBONE_VERDICT_SKIPPED, TRUE, BACKBONE_VERDICT_CREDENTIALS,
    BACKBONE_VERDICT_CREDENTIALS, TRUE },
  { "held-later", BACKBONE_VERDICT_SKIPPED, TRUE, BACKBONE_VERDICT_OK, BACKBONE_VERDICT_SKIPPED,
    FALSE },
};

static void
test_exchange (gconstpointer data)
{
  const ExchangeCase *test = data;
  BackboneChannelFacts channels = { 0 };
  gboolean from_exchange;

  channels.verdicts[BACKBONE_CHANNEL_PARCEL_BOX] = test->channel;
  channels.enabled[BACKBONE_CHANNEL_PARCEL_BOX] = test->enabled;
  g_assert_cmpint (backbone_purpose_get_verdict (BACKBONE_PURPOSE_EARLY_WATCH, &channels,
                                                 test->exchange, &from_exchange),
                   ==, test->expected);
  g_assert_cmpint (from_exchange, ==, test->from_exchange);
}

static void
test_titles (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (BackbonePurpose purpose = 0; purpose < BACKBONE_N_PURPOSES; purpose++)
    {
      BackbonePurpose again;

      g_assert_true (g_hash_table_add (seen, (gpointer)backbone_purpose_to_title (purpose)));
      g_assert_true (backbone_purpose_from_id (backbone_purpose_to_id (purpose), &again));
      g_assert_cmpint (again, ==, purpose);
    }
  g_assert_false (backbone_purpose_from_id ("mail", NULL));
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
  for (guint i = 0; i < G_N_ELEMENTS (exchange_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/purpose/exchange/%s", exchange_cases[i].name);

      g_test_add_data_func (path, &exchange_cases[i], test_exchange);
    }
  g_test_add_func ("/purpose/titles", test_titles);

  return g_test_run ();
}
