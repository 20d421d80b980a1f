/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-status.h"
#include "backbone-verdict.h"

/* What people need: every verdict says what it is; every one that is not good also why it usually
 * happens and what to do. */
static void
test_table (void)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (BACKBONE_TYPE_VERDICT);

  g_assert_cmpuint (klass->n_values, ==, BACKBONE_N_VERDICTS);
  for (int verdict = 0; verdict < BACKBONE_N_VERDICTS; verdict++)
    {
      const GEnumValue *value = g_enum_get_value (klass, verdict);
      gboolean is_good
          = verdict == BACKBONE_VERDICT_OK || verdict == BACKBONE_VERDICT_NEVER_CHECKED;

      g_assert_nonnull (value);
      g_test_message ("%s", value->value_nick);
      g_assert_cmpstr (backbone_verdict_to_id (verdict), ==, value->value_nick);
      g_assert_cmpstr (backbone_verdict_to_title (verdict), !=, "");
      if (is_good)
        continue;

      g_assert_nonnull (backbone_verdict_to_cause (verdict));
      g_assert_true (g_str_has_suffix (backbone_verdict_to_cause (verdict), "."));
      g_assert_nonnull (backbone_verdict_to_next_step (verdict));
      g_assert_true (g_str_has_suffix (backbone_verdict_to_next_step (verdict), "."));
    }
}

static void
test_ids (void)
{
  for (int verdict = 0; verdict < BACKBONE_N_VERDICTS; verdict++)
    {
      BackboneVerdict found;

      g_assert_true (backbone_verdict_from_id (backbone_verdict_to_id (verdict), &found));
      g_assert_cmpint (found, ==, verdict);
    }
  g_assert_false (backbone_verdict_from_id ("fine", NULL));
  g_assert_false (backbone_verdict_from_id ("", NULL));
  g_assert_false (backbone_verdict_from_id (NULL, NULL));
}

/* The values are in landscape files. */
static void
test_stored_values (void)
{
  static const struct
  {
    BackboneVerdict verdict;
    int value;
  } cases[] = {
    { BACKBONE_VERDICT_NEVER_CHECKED, 0 }, { BACKBONE_VERDICT_OK, 1 },
    { BACKBONE_VERDICT_CREDENTIALS, 12 },  { BACKBONE_VERDICT_LOG_ON_PAGE, 16 },
    { BACKBONE_VERDICT_SKIPPED, 22 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (cases[i].verdict, ==, cases[i].value);
}

/* Exactly those answers after which another try could lock the user. */
static void
test_holds (void)
{
  for (int verdict = 0; verdict < BACKBONE_N_VERDICTS; verdict++)
    {
      gboolean expected = verdict == BACKBONE_VERDICT_CREDENTIALS
                          || verdict == BACKBONE_VERDICT_LOCKED
                          || verdict == BACKBONE_VERDICT_LOG_ON_PAGE
                          || verdict == BACKBONE_VERDICT_CLIENT_CERTIFICATE;

      g_test_message ("%s", backbone_verdict_to_id (verdict));
      g_assert_cmpint (backbone_verdict_holds_user (verdict), ==, expected);
      /* What holds a user is never tried again by the program. */
      if (expected)
        g_assert_false (backbone_verdict_may_be_retried (verdict, 0));
    }
}

static void
test_retries (void)
{
  static const struct
  {
    BackboneVerdict verdict;
    guint status;
    gboolean allowed;
  } cases[] = {
    { BACKBONE_VERDICT_REFUSED, 0, TRUE },
    { BACKBONE_VERDICT_TIMEOUT, 0, TRUE },
    { BACKBONE_VERDICT_CONNECTION_BROKEN, 0, TRUE },
    { BACKBONE_VERDICT_SERVER_ERROR, 429, TRUE },
    { BACKBONE_VERDICT_SERVER_ERROR, 502, TRUE },
    { BACKBONE_VERDICT_SERVER_ERROR, 503, TRUE },
    { BACKBONE_VERDICT_SERVER_ERROR, 504, TRUE },
    { BACKBONE_VERDICT_SERVER_ERROR, 500, FALSE },
    { BACKBONE_VERDICT_SERVER_ERROR, 501, FALSE },
    { BACKBONE_VERDICT_CREDENTIALS, 401, FALSE },
    { BACKBONE_VERDICT_LOCKED, 403, FALSE },
    { BACKBONE_VERDICT_NOT_AUTHORISED, 403, FALSE },
    { BACKBONE_VERDICT_NOT_FOUND, 404, FALSE },
    { BACKBONE_VERDICT_PROXY_CREDENTIALS, 407, FALSE },
    { BACKBONE_VERDICT_OK, 200, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (backbone_verdict_may_be_retried (cases[i].verdict, cases[i].status), ==,
                     cases[i].allowed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/verdict/table", test_table);
  g_test_add_func ("/verdict/ids", test_ids);
  g_test_add_func ("/verdict/stored-values", test_stored_values);
  g_test_add_func ("/verdict/holds", test_holds);
  g_test_add_func ("/verdict/retries", test_retries);

  return g_test_run ();
}
