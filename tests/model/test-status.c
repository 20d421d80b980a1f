/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-status.h"

#define OK      BACKBONE_VERDICT_OK
#define NEVER   BACKBONE_VERDICT_NEVER_CHECKED
#define TIMEOUT BACKBONE_VERDICT_TIMEOUT
#define SKIPPED BACKBONE_VERDICT_SKIPPED
#define BARE    BACKBONE_VERDICT_NOT_CONFIGURED

typedef struct
{
  BackboneVerdict verdicts[3];
  gsize n_verdicts;
  BackboneStatus expected;
} CombineCase;

static const CombineCase combine_cases[] = {
  { { 0 }, 0, BACKBONE_STATUS_ATTENTION },
  { { OK }, 1, BACKBONE_STATUS_WORKING },
  { { OK, OK, OK }, 3, BACKBONE_STATUS_WORKING },
  { { NEVER, NEVER, NEVER }, 3, BACKBONE_STATUS_NEVER_CHECKED },
  { { OK, NEVER, OK }, 3, BACKBONE_STATUS_ATTENTION },
  { { OK, TIMEOUT, NEVER }, 3, BACKBONE_STATUS_FAILING },
  { { TIMEOUT, TIMEOUT, TIMEOUT }, 3, BACKBONE_STATUS_FAILING },
  { { OK, OK, SKIPPED }, 3, BACKBONE_STATUS_ATTENTION },
  { { BARE, BARE, BARE }, 3, BACKBONE_STATUS_ATTENTION },
  { { BARE, NEVER, NEVER }, 3, BACKBONE_STATUS_ATTENTION },
  { { TIMEOUT, SKIPPED, SKIPPED }, 3, BACKBONE_STATUS_FAILING },
};

static void
test_combine (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (combine_cases); i++)
    {
      const CombineCase *combine = &combine_cases[i];

      g_test_message ("%u", i);
      g_assert_cmpint (backbone_status_combine (combine->verdicts, combine->n_verdicts), ==,
                       combine->expected);
    }
}

/* The order of channels does not matter. */
static void
test_order (void)
{
  for (int a = 0; a < BACKBONE_N_VERDICTS; a++)
    {
      for (int b = 0; b < BACKBONE_N_VERDICTS; b++)
        {
          const BackboneVerdict one[] = { a, b };
          const BackboneVerdict other[] = { b, a };

          g_assert_cmpint (backbone_status_combine (one, 2), ==,
                           backbone_status_combine (other, 2));
        }
    }
}

/* Alone, a channel makes its customer what the table says; nothing that fails counts as working. */
static void
test_alone (void)
{
  for (int verdict = 0; verdict < BACKBONE_N_VERDICTS; verdict++)
    {
      const BackboneVerdict one[] = { verdict };
      BackboneStatus status = backbone_status_from_verdict (verdict);

      g_assert_cmpint (backbone_status_combine (one, 1), ==, status);
      g_assert_cmpint (status == BACKBONE_STATUS_WORKING, ==, verdict == OK);
    }
}

/* Sorting by status puts first what needs somebody. */
static void
test_sorted (void)
{
  g_assert_cmpint (BACKBONE_STATUS_FAILING, <, BACKBONE_STATUS_ATTENTION);
  g_assert_cmpint (BACKBONE_STATUS_ATTENTION, <, BACKBONE_STATUS_NEVER_CHECKED);
  g_assert_cmpint (BACKBONE_STATUS_NEVER_CHECKED, <, BACKBONE_STATUS_WORKING);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/status/combine", test_combine);
  g_test_add_func ("/status/order", test_order);
  g_test_add_func ("/status/alone", test_alone);
  g_test_add_func ("/status/sorted", test_sorted);

  return g_test_run ();
}
