/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-expiry.h"
#include "backbone-status.h"

#define DAY (G_GINT64_CONSTANT (24) * 60 * 60 * G_USEC_PER_SEC)
#define NOW (20000 * DAY)

static const struct
{
  BackboneTime expires;
  BackboneExpiry expiry;
  int days_left;
  const char *text;
} rows[] = {
  { 0, BACKBONE_EXPIRY_NONE, 0, NULL },
  { NOW + 400 * DAY, BACKBONE_EXPIRY_FAR, 400, NULL },
  { NOW + 90 * DAY + 1, BACKBONE_EXPIRY_FAR, 90, NULL },
  { NOW + 90 * DAY, BACKBONE_EXPIRY_SOON, 90, "PFX 90 d" },
  { NOW + 30 * DAY + 1, BACKBONE_EXPIRY_SOON, 30, "PFX 30 d" },
  { NOW + 30 * DAY, BACKBONE_EXPIRY_NEAR, 30, "PFX 30 d" },
  { NOW + 14 * DAY + 1, BACKBONE_EXPIRY_NEAR, 14, "PFX 14 d" },
  { NOW + 14 * DAY, BACKBONE_EXPIRY_URGENT, 14, "PFX 14 d" },
  { NOW + 12 * DAY + DAY / 2, BACKBONE_EXPIRY_URGENT, 12, "PFX 12 d" },
  { NOW + 2 * DAY + 1, BACKBONE_EXPIRY_URGENT, 2, "PFX 2 d" },
  { NOW + 2 * DAY, BACKBONE_EXPIRY_LAST, 2, "PFX 2 d" },
  { NOW + 1, BACKBONE_EXPIRY_LAST, 0, "PFX 0 d" },
  { NOW, BACKBONE_EXPIRY_OVER, 0, "PFX expired" },
  { NOW - 400 * DAY, BACKBONE_EXPIRY_OVER, 0, "PFX expired" },
};

static void
test_steps (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BackboneExpiry expiry
          = backbone_expiry_of (rows[i].expires, NOW, &backbone_expiry_steps_default);
      g_autofree char *text = backbone_expiry_to_text (expiry, rows[i].expires, NOW);

      g_assert_cmpint (expiry, ==, rows[i].expiry);
      g_assert_cmpint (backbone_expiry_is_over (rows[i].expires, NOW), ==,
                       rows[i].expiry == BACKBONE_EXPIRY_OVER);
      g_assert_cmpint (backbone_expiry_days_left (rows[i].expires, NOW), ==, rows[i].days_left);
      g_assert_cmpstr (text, ==, rows[i].text);
      g_assert_cmpint (backbone_expiry_wants_attention (rows[i].expiry), ==, text != NULL);
    }
}

static const struct
{
  const char *text;
  const char *written; /* NULL: refused */
} step_rows[] = {
  { "90,30,14,2", "90,30,14,2" },
  { " 60, 30 ,7,1 ", "60,30,7,1" },
  { "3650,3,2,1", "3650,3,2,1" },
  { "3651,3,2,1", NULL },
  { "90,30,14", NULL },
  { "90,30,14,2,1", NULL },
  { "90,30,30,2", NULL },
  { "2,14,30,90", NULL },
  { "90,30,14,0", NULL },
  { "90,30,14,-1", NULL },
  { "90,30,14,2d", NULL },
  { "90;30;14;2", NULL },
  { "", NULL },
};

static void
test_own_steps (void)
{
  BackboneExpirySteps steps;

  for (gsize i = 0; i < G_N_ELEMENTS (step_rows); i++)
    {
      g_autofree char *written = NULL;

      if (backbone_expiry_steps_parse (step_rows[i].text, &steps))
        written = backbone_expiry_steps_to_text (&steps);
      g_assert_cmpstr (written, ==, step_rows[i].written);
    }

  g_assert_true (backbone_expiry_steps_parse ("60,20,7,1", &steps));
  g_assert_cmpint (backbone_expiry_of (NOW + 61 * DAY, NOW, &steps), ==, BACKBONE_EXPIRY_FAR);
  g_assert_cmpint (backbone_expiry_of (NOW + 60 * DAY, NOW, &steps), ==, BACKBONE_EXPIRY_SOON);
  g_assert_cmpint (backbone_expiry_of (NOW + 20 * DAY, NOW, &steps), ==, BACKBONE_EXPIRY_NEAR);
  g_assert_cmpint (backbone_expiry_of (NOW + 7 * DAY, NOW, &steps), ==, BACKBONE_EXPIRY_URGENT);
  g_assert_cmpint (backbone_expiry_of (NOW + 1 * DAY, NOW, &steps), ==, BACKBONE_EXPIRY_LAST);
  g_assert_cmpint (backbone_expiry_of (NOW, NOW, &steps), ==, BACKBONE_EXPIRY_OVER);
  g_assert_cmpint (backbone_expiry_of (0, NOW, &steps), ==, BACKBONE_EXPIRY_NONE);
}

/* Just before and after each moment that counts. */
static void
test_boundaries (void)
{
  static const struct
  {
    const char *steps;
    BackboneTime not_before;
    BackboneTime not_after;
    const char *warning; /* NULL: nothing has to be done */
  } cases[] = {
    { "90,30,14,2", NOW - DAY, NOW + 91 * DAY, NULL },
    { "90,30,14,2", NOW - DAY, NOW + 90 * DAY + 1, NULL },
    { "90,30,14,2", NOW - DAY, NOW + 90 * DAY, "Expires in 90 days" },
    { "90,30,14,2", NOW - DAY, NOW + 89 * DAY, "Expires in 89 days" },
    { "20,10,5,1", NOW - DAY, NOW + 89 * DAY, NULL },
    { "20,10,5,1", NOW - DAY, NOW + 20 * DAY + 1, NULL },
    { "20,10,5,1", NOW - DAY, NOW + 20 * DAY, "Expires in 20 days" },
    { "20,10,5,1", NOW - DAY, NOW + 20 * DAY - 1, "Expires in 19 days" },
    { "20,10,5,1", NOW - DAY, NOW + DAY, "Expires in 1 day" },
    { "20,10,5,1", NOW - DAY, NOW + DAY - 1, "Expires today" },
    { "20,10,5,1", NOW - DAY, NOW + 1, "Expires today" },
    { "20,10,5,1", NOW - DAY, NOW, "Expired" },
    { "20,10,5,1", NOW - DAY, NOW - 1, "Expired" },
    { "20,10,5,1", NOW + 1, NOW + 400 * DAY, "Not valid yet" },
    { "20,10,5,1", NOW + 1, NOW + 5 * DAY, "Not valid yet" },
    { "20,10,5,1", NOW, NOW + 400 * DAY, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BackboneExpirySteps steps;
      g_autofree char *warning = NULL;

      g_assert_true (backbone_expiry_steps_parse (cases[i].steps, &steps));
      warning = backbone_expiry_dup_warning (cases[i].not_before, cases[i].not_after, NOW, &steps);
      g_assert_cmpstr (warning, ==, cases[i].warning);
    }
}

static void
test_boxed (void)
{
  BackboneExpirySteps steps = { { 60, 20, 7, 1 } };
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, BACKBONE_TYPE_EXPIRY_STEPS);
  g_value_set_boxed (&value, &steps);
  g_assert_true (backbone_expiry_steps_equal (g_value_get_boxed (&value), &steps));
  steps.days[3] = 2;
  g_assert_false (backbone_expiry_steps_equal (g_value_get_boxed (&value), &steps));
}

static void
test_status (void)
{
  static const BackboneStatus attention[BACKBONE_N_STATUSES] = {
    [BACKBONE_STATUS_FAILING] = BACKBONE_STATUS_FAILING,
    [BACKBONE_STATUS_ATTENTION] = BACKBONE_STATUS_ATTENTION,
    [BACKBONE_STATUS_NEVER_CHECKED] = BACKBONE_STATUS_ATTENTION,
    [BACKBONE_STATUS_WORKING] = BACKBONE_STATUS_ATTENTION,
  };

  for (guint status = 0; status < BACKBONE_N_STATUSES; status++)
    {
      g_assert_cmpint (backbone_status_with_expiry (status, BACKBONE_EXPIRY_NONE), ==, status);
      g_assert_cmpint (backbone_status_with_expiry (status, BACKBONE_EXPIRY_FAR), ==, status);
      for (guint expiry = BACKBONE_EXPIRY_SOON; expiry <= BACKBONE_EXPIRY_OVER; expiry++)
        g_assert_cmpint (backbone_status_with_expiry (status, expiry), ==, attention[status]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/expiry/steps", test_steps);
  g_test_add_func ("/expiry/own-steps", test_own_steps);
  g_test_add_func ("/expiry/boundaries", test_boundaries);
  g_test_add_func ("/expiry/boxed", test_boxed);
  g_test_add_func ("/expiry/status", test_status);

  return g_test_run ();
}
