/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-closures.h"

#define DAY (24 * 60 * 60 * (gint64)G_USEC_PER_SEC)

/* What needs attention is never shown as if it worked. */
static void
test_marks (void)
{
  static const struct
  {
    const char *local_user;
    BackboneAssignmentState state;
    BackboneGrant download;
    BackboneMark mark;
  } table[] = {
    { BACKBONE_LOCAL_USER_DEFAULT, BACKBONE_ASSIGNMENT_STATE_GAP, BACKBONE_GRANT_UNKNOWN,
      BACKBONE_MARK_FAILING },
    { "JOB", BACKBONE_ASSIGNMENT_STATE_GAP, BACKBONE_GRANT_UNKNOWN, BACKBONE_MARK_NEVER },
    { "JOB", BACKBONE_ASSIGNMENT_STATE_OK, BACKBONE_GRANT_PRESENT, BACKBONE_MARK_WORKING },
    { "JOB", BACKBONE_ASSIGNMENT_STATE_OK, BACKBONE_GRANT_MISSING, BACKBONE_MARK_ATTENTION },
    { "JOB", BACKBONE_ASSIGNMENT_STATE_EXPIRED, BACKBONE_GRANT_MISSING, BACKBONE_MARK_FAILING },
    { "JOB", BACKBONE_ASSIGNMENT_STATE_WRONG_CUSTOMER, BACKBONE_GRANT_PRESENT,
      BACKBONE_MARK_FAILING },
    { "JOB", BACKBONE_ASSIGNMENT_STATE_UNKNOWN_S_USER, BACKBONE_GRANT_UNKNOWN,
      BACKBONE_MARK_ATTENTION },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_assert_cmpint (backbone_closure_assignment_mark (NULL, table[i].local_user, table[i].state,
                                                         table[i].download, TRUE),
                       ==, table[i].mark);
      g_assert_cmpint (backbone_closure_assignment_mark (NULL, table[i].local_user, table[i].state,
                                                         table[i].download, FALSE),
                       ==, BACKBONE_MARK_NONE);
    }
}

static void
test_detail (void)
{
  g_autofree char *wrong
      = backbone_closure_assignment_detail (NULL, BACKBONE_ASSIGNMENT_STATE_WRONG_CUSTOMER,
                                            BACKBONE_GRANT_UNKNOWN, 0, "0000000007", TRUE);
  g_autofree char *soon = backbone_closure_assignment_detail (
      NULL, BACKBONE_ASSIGNMENT_STATE_EXPIRING, BACKBONE_GRANT_UNKNOWN,
      g_get_real_time () + 12 * DAY + DAY / 2, NULL, TRUE);
  g_autofree char *today = backbone_closure_assignment_detail (
      NULL, BACKBONE_ASSIGNMENT_STATE_EXPIRING, BACKBONE_GRANT_UNKNOWN,
      g_get_real_time () + DAY / 2, NULL, TRUE);
  g_autofree char *download = backbone_closure_assignment_detail (
      NULL, BACKBONE_ASSIGNMENT_STATE_OK, BACKBONE_GRANT_MISSING, 0, NULL, TRUE);

  g_assert_cmpstr (wrong, ==, "belongs to 0000000007");
  g_assert_cmpstr (soon, ==, "expires in 12 days");
  g_assert_cmpstr (today, ==, "expires today");
  g_assert_cmpstr (download, ==, "no Software Download");
}

static void
test_names (void)
{
  g_autofree char *gap
      = backbone_closure_assignment_name (NULL, "JOB", "0000000007", "Seven", NULL, "", TRUE);
  g_autofree char *cell = backbone_closure_assignment_name (NULL, "JOB", "0000000007", "Seven",
                                                            "S0000000071", "no password", TRUE);
  g_autofree char *row = backbone_closure_s_user_row_name (NULL, "S0000000071", NULL,
                                                           BACKBONE_S_USER_STATE_VALID, 1);

  g_assert_cmpstr (gap, ==, "JOB, Seven, 0000000007: No S-User");
  g_assert_cmpstr (cell, ==, "JOB, Seven, 0000000007: S0000000071, no password");
  g_assert_cmpstr (row, ==, "S0000000071, customer not known: Held back");
}

static void
test_s_users (void)
{
  BackboneTime expires = 4070908800 * G_USEC_PER_SEC;
  g_autofree char *unknown = backbone_closure_s_user_expires (NULL, 0, BACKBONE_EXPIRY_NONE);
  g_autofree char *far = backbone_closure_s_user_expires (NULL, expires, BACKBONE_EXPIRY_FAR);
  g_autofree char *near = backbone_closure_s_user_expires (NULL, expires, BACKBONE_EXPIRY_SOON);
  g_autofree char *doubtful = backbone_closure_s_user_customer (NULL, "0000000007", FALSE);

  g_assert_cmpstr (unknown, ==, "not known");
  g_assert_cmpstr (far, ==, "2099-01-01");
  g_assert_true (g_regex_match_simple ("^2099-01-01 · expires in \\d+ days$", near, 0, 0));
  g_assert_cmpstr (doubtful, ==, "0000000007 · not confirmed");
  g_assert_cmpint (backbone_closure_s_user_mark (NULL, BACKBONE_S_USER_STATE_VALID, 0, TRUE,
                                                 BACKBONE_GRANT_PRESENT, TRUE),
                   ==, BACKBONE_MARK_WORKING);
  g_assert_cmpint (backbone_closure_s_user_mark (NULL, BACKBONE_S_USER_STATE_VALID, 0, TRUE,
                                                 BACKBONE_GRANT_PRESENT, FALSE),
                   ==, BACKBONE_MARK_ATTENTION);
  g_assert_cmpint (backbone_closure_s_user_mark (NULL, BACKBONE_S_USER_STATE_VALID, 1, TRUE,
                                                 BACKBONE_GRANT_PRESENT, TRUE),
                   ==, BACKBONE_MARK_HELD);
}

/* The nearer the end, the louder. */
static void
test_expires_classes (void)
{
  static const struct
  {
    BackboneExpiry step;
    const char *class;
  } table[] = {
    { BACKBONE_EXPIRY_NONE, "dim-label" }, { BACKBONE_EXPIRY_FAR, NULL },
    { BACKBONE_EXPIRY_SOON, "warning" },   { BACKBONE_EXPIRY_NEAR, "warning" },
    { BACKBONE_EXPIRY_URGENT, "error" },   { BACKBONE_EXPIRY_LAST, "error" },
    { BACKBONE_EXPIRY_OVER, "error" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (GStrv) classes = backbone_closure_s_user_expires_classes (NULL, table[i].step);

      g_assert_cmpstr (classes[0], ==, "numeric");
      g_assert_cmpstr (classes[1], ==, table[i].class);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/s-user-closures/marks", test_marks);
  g_test_add_func ("/s-user-closures/detail", test_detail);
  g_test_add_func ("/s-user-closures/names", test_names);
  g_test_add_func ("/s-user-closures/s-users", test_s_users);
  g_test_add_func ("/s-user-closures/expires-classes", test_expires_classes);

  return g_test_run ();
}
