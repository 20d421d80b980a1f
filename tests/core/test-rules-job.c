/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "job-fixture.h"
#include "landscape-client.h"

#include "backbone-assignment-list.h"
#include "backbone-customer-list.h"
#include "backbone-edit-jobs.h"

#define DAY G_TIME_SPAN_DAY

/* When people are warned is said once, in the rules: lists that are open and the landscape itself
 * follow. Everything here ends in 40 and a half days. */

static void
set_up (JobFixture *fixture, gconstpointer data)
{
  gint64 end = g_get_real_time () + 40 * DAY + DAY / 2;
  g_autofree char *use_certificate = g_strdup_printf ("UPDATE channel SET authentication = %d",
                                                      BACKBONE_AUTHENTICATION_CERTIFICATE);
  g_autofree char *certificate
      = g_strdup_printf ("INSERT INTO client_certificate VALUES ('S0000000077', 'c', 'a', 'b', 0, "
                         "%" G_GINT64_FORMAT ", 'EC', 'f', 1)",
                         end);
  g_autofree char *s_user = g_strdup_printf (
      "INSERT INTO s_user (id, customer, confirmed, expires, credential) "
      "VALUES ('S0000000011', '" FIXTURE_OWNER "', 1, %" G_GINT64_FORMAT ", 'c')",
      end);

  job_fixture_set_up (fixture, data);
  fixture_execute (&fixture->base, "INSERT INTO technical_user (id) VALUES ('S0000000077')");
  fixture_execute (&fixture->base, "UPDATE customer SET technical_user = 'S0000000077'");
  fixture_execute (&fixture->base, use_certificate);
  fixture_execute (&fixture->base, certificate);
  fixture_execute (&fixture->base, s_user);
  fixture_execute (&fixture->base,
                   "INSERT INTO assignment (customer, local_user, s_user) "
                   "SELECT customer.id, local_user.id, 'S0000000011' FROM customer, local_user");
}

static void
set_warnings (JobFixture *fixture, const char *warn)
{
  g_autofree char *setting = g_strconcat ("warn=", warn, NULL);

  job_fixture_run_well (
      backbone_rules_edit_job_new (fixture->landscape, (const char *const[]){ setting, NULL }));
}

static guint
get_uint (gpointer list, const char *property)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  guint value = G_MAXUINT;

  if (item)
    g_object_get (item, property, &value, NULL);

  return value;
}

/* Turns the main loop till the first item of a list says so. */
static void
wait_for_step (gpointer list, const char *property, BackboneExpiry step)
{
  while (get_uint (list, property) != (guint)step)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_open_lists_follow (JobFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *warn;
    BackboneExpiry step;
    BackboneSUserState state;
    guint n_expiring; /* assignments */
    const char *text;
  } cases[] = {
    { "60,30,14,2", BACKBONE_EXPIRY_SOON, BACKBONE_S_USER_STATE_EXPIRING, 1, "PFX 40 d" },
    { "40,30,14,2", BACKBONE_EXPIRY_FAR, BACKBONE_S_USER_STATE_VALID, 0, NULL },
    { "90,80,70,41", BACKBONE_EXPIRY_LAST, BACKBONE_S_USER_STATE_EXPIRING, 1, "PFX 40 d" },
  };
  g_autoptr (BackboneList) s_users = backbone_landscape_list_s_users (fixture->landscape, -1);
  g_autoptr (BackboneList) certificates
      = backbone_landscape_list_certificates (fixture->landscape, NULL);
  g_autoptr (BackboneList) assignments
      = backbone_landscape_list_assignments (fixture->landscape, NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BackboneSUser) s_user = NULL;
      g_autoptr (BackboneClientCertificate) certificate = NULL;
      g_autoptr (BackboneAssignment) assignment = NULL;
      g_autofree char *text = NULL;

      set_warnings (fixture, cases[i].warn);
      wait_for_step (certificates, "step", cases[i].step);
      wait_for_step (s_users, "step", cases[i].step);
      wait_for_step (assignments, "s-user-state", (BackboneExpiry)cases[i].state);

      s_user = g_list_model_get_item (G_LIST_MODEL (s_users), 0);
      g_assert_cmpint (backbone_s_user_get_state (s_user), ==, cases[i].state);
      assignment = g_list_model_get_item (G_LIST_MODEL (assignments), 0);
      g_assert_cmpint (backbone_assignment_get_state (assignment), ==,
                       cases[i].n_expiring ? BACKBONE_ASSIGNMENT_STATE_EXPIRING
                                           : BACKBONE_ASSIGNMENT_STATE_OK);
      certificate = g_list_model_get_item (G_LIST_MODEL (certificates), 0);
      text = backbone_expiry_to_text (backbone_client_certificate_get_step (certificate),
                                      backbone_client_certificate_get_not_after (certificate),
                                      g_get_real_time ());
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Their filters and counts, and the status of the customer, too. */
static void
test_windows_of_rows_follow (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneAssignmentList) assignments
      = backbone_assignment_list_new (fixture->landscape);
  g_autoptr (BackboneCustomerList) customers = backbone_customer_list_new (fixture->landscape);

  set_warnings (fixture, "60,30,14,2");
  wait_for_step (customers, "certificate-step", BACKBONE_EXPIRY_SOON);
  g_assert_cmpint (get_uint (customers, "status"), ==, BACKBONE_STATUS_ATTENTION);
  while (backbone_assignment_list_get_n_with (assignments, BACKBONE_ASSIGNMENT_FILTER_EXPIRING)
         != 1)
    g_main_context_iteration (NULL, TRUE);

  set_warnings (fixture, "40,30,14,2");
  wait_for_step (customers, "certificate-step", BACKBONE_EXPIRY_FAR);
  g_assert_cmpint (get_uint (customers, "status"), ==, BACKBONE_STATUS_NEVER_CHECKED);
  while (backbone_assignment_list_get_n_with (assignments, BACKBONE_ASSIGNMENT_FILTER_EXPIRING)
         != 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
count_cb (guint *count)
{
  ++*count;
}

static void
test_landscape_follows (JobFixture *fixture, gconstpointer data)
{
  const BackboneExpirySteps own = { { 60, 30, 14, 2 } };
  guint n_notified = 0;

  g_assert_true (backbone_expiry_steps_equal (
      backbone_landscape_get_expiry_steps (fixture->landscape), &backbone_expiry_steps_default));
  g_signal_connect_swapped (fixture->landscape, "notify::expiry-steps", G_CALLBACK (count_cb),
                            &n_notified);
  set_warnings (fixture, "60,30,14,2");
  while (n_notified == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (
      backbone_expiry_steps_equal (backbone_landscape_get_expiry_steps (fixture->landscape), &own));

  /* Other settings don't make anybody look again. */
  job_fixture_run_well (
      backbone_rules_edit_job_new (fixture->landscape, (const char *const[]){ "bad=5", NULL }));
  set_warnings (fixture, "90,30,14,2");
  while (n_notified == 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_notified, ==, 2);
  g_assert_true (backbone_expiry_steps_equal (
      backbone_landscape_get_expiry_steps (fixture->landscape), &backbone_expiry_steps_default));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/rules/none/open-lists-follow", JobFixture, NULL, set_up, test_open_lists_follow,
              job_fixture_tear_down);
  g_test_add ("/rules/none/windows-of-rows-follow", JobFixture, NULL, set_up,
              test_windows_of_rows_follow, job_fixture_tear_down);
  g_test_add ("/rules/none/landscape-follows", JobFixture, NULL, set_up, test_landscape_follows,
              job_fixture_tear_down);

  return g_test_run ();
}
