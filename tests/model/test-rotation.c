/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-rotation.h"

#include <string.h>

static const struct
{
  BackboneVerdict verdict;
  gboolean logged_on;
  BackboneRotation rotation;
} rows[] = {
  { BACKBONE_VERDICT_OK, TRUE, BACKBONE_ROTATION_STORED },
  { BACKBONE_VERDICT_OK, FALSE, BACKBONE_ROTATION_UNPROVEN },
  { BACKBONE_VERDICT_CREDENTIALS, TRUE, BACKBONE_ROTATION_REFUSED },
  { BACKBONE_VERDICT_LOCKED, TRUE, BACKBONE_ROTATION_REFUSED },
  { BACKBONE_VERDICT_LOG_ON_PAGE, FALSE, BACKBONE_ROTATION_REFUSED },
  { BACKBONE_VERDICT_TIMEOUT, FALSE, BACKBONE_ROTATION_UNPROVEN },
  { BACKBONE_VERDICT_NAME_NOT_FOUND, FALSE, BACKBONE_ROTATION_UNPROVEN },
  { BACKBONE_VERDICT_PROXY_CREDENTIALS, FALSE, BACKBONE_ROTATION_UNPROVEN },
  { BACKBONE_VERDICT_SERVER_ERROR, FALSE, BACKBONE_ROTATION_UNPROVEN },
  { BACKBONE_VERDICT_NOT_FOUND, TRUE, BACKBONE_ROTATION_UNPROVEN },
  { BACKBONE_VERDICT_NOT_AUTHORISED, TRUE, BACKBONE_ROTATION_UNPROVEN },
};

static void
test_judge (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (
        backbone_rotation_to_id (backbone_rotation_judge (rows[i].verdict, rows[i].logged_on)), ==,
        backbone_rotation_to_id (rows[i].rotation));
}

/* What nobody has seen to be right is never saved, whatever the verdict. */
static void
test_only_proof_stores (void)
{
  for (int verdict = 0; verdict < BACKBONE_N_VERDICTS; verdict++)
    {
      g_assert_cmpint (backbone_rotation_judge (verdict, FALSE), !=, BACKBONE_ROTATION_STORED);
      g_assert_cmpint (backbone_rotation_judge (verdict, TRUE) == BACKBONE_ROTATION_STORED, ==,
                       verdict == BACKBONE_VERDICT_OK);
    }
}

static void
test_message (void)
{
  g_autofree char *stored = backbone_rotation_dup_message (BACKBONE_ROTATION_STORED, "S0018132425",
                                                           BACKBONE_VERDICT_OK, 3);
  g_autofree char *refused = backbone_rotation_dup_message (
      BACKBONE_ROTATION_REFUSED, "S0018132425", BACKBONE_VERDICT_CREDENTIALS, 3);
  g_autofree char *held = backbone_rotation_dup_message (BACKBONE_ROTATION_HELD, "S0018132425",
                                                         BACKBONE_VERDICT_SKIPPED, 3);
  g_autofree char *unproven = backbone_rotation_dup_message (
      BACKBONE_ROTATION_UNPROVEN, "S0018132425", BACKBONE_VERDICT_TIMEOUT, 3);

  g_assert_cmpstr (stored, ==,
                   "The new password of S0018132425 works. It is saved, and the channels of 3 "
                   "customers use it.");
  g_assert_nonnull (strstr (refused, "does not work: Password refused. The old one is kept"));
  g_assert_nonnull (strstr (held, "was not tried"));
  g_assert_nonnull (strstr (unproven, "No answer in time. Nothing was changed."));
  {
    g_autofree char *s_user = backbone_rotation_dup_s_user_message (
        BACKBONE_ROTATION_STORED, "S0018140002", BACKBONE_VERDICT_OK, 2);
    g_autofree char *untried = backbone_rotation_dup_s_user_message (
        BACKBONE_ROTATION_SAVED_UNTRIED, "S0018140002", BACKBONE_VERDICT_NOT_CONFIGURED, 2);

    g_assert_nonnull (strstr (s_user, "2 assignments use it"));
    g_assert_nonnull (strstr (untried, "S0018140002 is saved. It was not tried"));
    g_assert_nonnull (backbone_rotation_to_next_step (BACKBONE_ROTATION_SAVED_UNTRIED));
  }
  g_assert_null (backbone_rotation_dup_message (BACKBONE_ROTATION_NONE, "S0018132425",
                                                BACKBONE_VERDICT_OK, 3));
  g_assert_null (backbone_rotation_to_next_step (BACKBONE_ROTATION_STORED));
  g_assert_nonnull (backbone_rotation_to_next_step (BACKBONE_ROTATION_REFUSED));
  g_assert_nonnull (backbone_rotation_to_next_step (BACKBONE_ROTATION_HELD));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rotation/judge", test_judge);
  g_test_add_func ("/rotation/only-proof-stores", test_only_proof_stores);
  g_test_add_func ("/rotation/message", test_message);

  return g_test_run ();
}
