/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-model.h"

#include <string.h>

#define DAY (24 * 60 * 60 * (gint64)G_USEC_PER_SEC)
#define NOW (20000 * DAY)

static void
test_states (void)
{
  static const struct
  {
    BackboneSUserFacts facts;
    const char *state;
  } table[] = {
    { { 0, 0, FALSE, FALSE }, "unknown" },
    { { 0, 1, FALSE, FALSE }, "valid" },
    { { 0, 1, TRUE, FALSE }, "locked" },
    { { NOW + 91 * DAY, 0, FALSE, FALSE }, "valid" },
    { { NOW + 90 * DAY + 1, 0, FALSE, FALSE }, "valid" },
    { { NOW + 90 * DAY, 0, FALSE, FALSE }, "expiring" },
    { { NOW + 1, 0, FALSE, FALSE }, "expiring" },
    { { NOW + 1, 0, TRUE, FALSE }, "locked" },
    { { NOW, 0, FALSE, FALSE }, "expired" },
    { { NOW, 0, TRUE, FALSE }, "expired" },
    { { NOW - 90 * DAY + 1, 0, FALSE, FALSE }, "expired" },
    { { NOW - 90 * DAY, 0, FALSE, FALSE }, "deleted" },
    { { NOW + 300 * DAY, NOW, TRUE, TRUE }, "deleted" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpstr (backbone_s_user_state_to_id (backbone_s_user_state_of (
                         &table[i].facts, NOW, &backbone_expiry_steps_default)),
                     ==, table[i].state);
}

/* Those of a landscape, not those that SAP sends its mails by. */
static void
test_own_warnings (void)
{
  const BackboneExpirySteps steps = { { 20, 10, 5, 1 } };
  static const struct
  {
    BackboneTime expires;
    const char *state;
  } table[] = {
    { NOW + 90 * DAY, "valid" },    { NOW + 20 * DAY + 1, "valid" }, { NOW + 20 * DAY, "expiring" },
    { NOW + 19 * DAY, "expiring" }, { NOW + 1, "expiring" },         { NOW, "expired" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const BackboneSUserFacts facts = { .expires = table[i].expires };

      g_assert_cmpstr (backbone_s_user_state_to_id (backbone_s_user_state_of (&facts, NOW, &steps)),
                       ==, table[i].state);
    }
}

#define ONE   "0000000001"
#define TWO   "0000000002"
#define S_ONE "S0000000011"

static void
test_assignments (void)
{
  static const struct
  {
    BackboneAssignmentFacts facts;
    const char *state;
  } table[] = {
    { { ONE, NULL, NULL, FALSE, FALSE, BACKBONE_S_USER_STATE_UNKNOWN }, "gap" },
    { { ONE, S_ONE, ONE, TRUE, TRUE, BACKBONE_S_USER_STATE_VALID }, "ok" },
    { { ONE, S_ONE, ONE, TRUE, TRUE, BACKBONE_S_USER_STATE_UNKNOWN }, "ok" },
    { { ONE, S_ONE, TWO, TRUE, TRUE, BACKBONE_S_USER_STATE_DELETED }, "wrong-customer" },
    { { ONE, S_ONE, ONE, TRUE, TRUE, BACKBONE_S_USER_STATE_DELETED }, "expired" },
    { { ONE, S_ONE, ONE, TRUE, TRUE, BACKBONE_S_USER_STATE_EXPIRED }, "expired" },
    { { ONE, S_ONE, ONE, TRUE, TRUE, BACKBONE_S_USER_STATE_LOCKED }, "locked" },
    { { ONE, S_ONE, ONE, FALSE, FALSE, BACKBONE_S_USER_STATE_EXPIRING }, "expiring" },
    { { ONE, S_ONE, ONE, FALSE, FALSE, BACKBONE_S_USER_STATE_UNKNOWN }, "unknown-s-user" },
    { { ONE, S_ONE, NULL, FALSE, TRUE, BACKBONE_S_USER_STATE_UNKNOWN }, "unknown-s-user" },
    { { ONE, S_ONE, ONE, TRUE, FALSE, BACKBONE_S_USER_STATE_VALID }, "no-password" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpstr (
        backbone_assignment_state_to_id (backbone_assignment_state_of (&table[i].facts)), ==,
        table[i].state);
}

static void
test_hard_rule (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (backbone_s_user_check_customer (S_ONE, ONE, ONE, &error));
  g_assert_true (backbone_s_user_check_customer (S_ONE, NULL, ONE, &error));
  g_assert_no_error (error);

  g_assert_false (backbone_s_user_check_customer (S_ONE, TWO, ONE, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, ONE));
  g_assert_nonnull (strstr (error->message, TWO));
  g_assert_nonnull (strstr (error->message, S_ONE));
}

static void
test_software_download (void)
{
  static const char *const with[] = { "INCIDENT", "G_SOFTDOWN", NULL };
  static const char *const without[] = { "SWDOWNLOADS", "Software Download", NULL };

  g_assert_cmpint (backbone_authorisations_find_software_download (with, NOW), ==,
                   BACKBONE_GRANT_PRESENT);
  g_assert_cmpint (backbone_authorisations_find_software_download (without, NOW), ==,
                   BACKBONE_GRANT_MISSING);
  g_assert_cmpint (backbone_authorisations_find_software_download (NULL, 0), ==,
                   BACKBONE_GRANT_UNKNOWN);
  g_assert_cmpint (backbone_authorisations_find_software_download (NULL, NOW), ==,
                   BACKBONE_GRANT_MISSING);
}

static void
test_local_user (void)
{
  static const struct
  {
    const char *text;
    const char *name;
  } table[] = {
    { "FRN_BTC_SMP", "FRN_BTC_SMP" },
    { " frn_btc_smp ", "FRN_BTC_SMP" },
    { "ABCDEFGHIJKL", "ABCDEFGHIJKL" },
    { "ABCDEFGHIJKLM", NULL },
    { "", NULL },
    { "   ", NULL },
    { "TWO WORDS", NULL },
    { "SEMI;COLON", NULL },
    { "PIPE|", NULL },
    { "TAB\tS", NULL },
    { "\xff", NULL },
    { "JÖRG", "JÖRG" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = backbone_local_user_normalize (table[i].text, &error);

      g_assert_cmpstr (name, ==, table[i].name);
      if (name == NULL)
        g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
    }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    const char *iso; /* NULL: refused */
  } table[] = {
    { "2027-03-01", "2027-03-01T23:59:59Z" },
    { "2027-03-01T12:00:00Z", "2027-03-01T12:00:00Z" },
    { "2027-03-01T12:00:00+02:00", "2027-03-01T10:00:00Z" },
    { "2027-02-30", NULL },
    { "01.03.2027", NULL },
    { "1969-01-01", NULL },
    { "", NULL },
    { "\xff-03-01", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      BackboneTime time = backbone_date_parse (table[i].text, &error);
      g_autofree char *iso = backbone_time_to_iso (time);

      g_assert_cmpstr (iso, ==, table[i].iso);
      if (time == 0)
        g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
    }
}

static void
test_object_ids (void)
{
  g_assert_true (backbone_object_id_validate ("SWDOWNLOAD", NULL));
  g_assert_true (backbone_object_id_validate ("G_SOFTDOWN", NULL));
  g_assert_false (backbone_object_id_validate ("", NULL));
  g_assert_false (backbone_object_id_validate ("Software Download", NULL));
  g_assert_false (
      backbone_object_id_validate ("ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ", NULL));
}

#define DEFINE_ENUM_TEST(name, TypeName, TYPE)                                                     \
  static void test_##name (void)                                                                   \
  {                                                                                                \
    g_autoptr (GEnumClass) klass = g_type_class_ref (TYPE);                                        \
                                                                                                   \
    for (guint i = 0; i < klass->n_values; i++)                                                    \
      {                                                                                            \
        TypeName value;                                                                            \
                                                                                                   \
        g_assert_cmpint (klass->values[i].value, ==, (int)i);                                      \
        g_assert_cmpstr (backbone_##name##_to_id (i), ==, klass->values[i].value_nick);            \
        g_assert_true (backbone_##name##_from_id (klass->values[i].value_nick, &value));           \
        g_assert_cmpuint (value, ==, i);                                                           \
        g_assert_cmpstr (backbone_##name##_to_title (i), !=, "");                                  \
      }                                                                                            \
    g_assert_false (backbone_##name##_from_id ("no-such-id", NULL));                               \
  }

DEFINE_ENUM_TEST (s_user_state, BackboneSUserState, BACKBONE_TYPE_S_USER_STATE)
DEFINE_ENUM_TEST (assignment_state, BackboneAssignmentState, BACKBONE_TYPE_ASSIGNMENT_STATE)
DEFINE_ENUM_TEST (grant, BackboneGrant, BACKBONE_TYPE_GRANT)
DEFINE_ENUM_TEST (source, BackboneSource, BACKBONE_TYPE_SOURCE)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/s-user-rules/states", test_states);
  g_test_add_func ("/s-user-rules/own-warnings", test_own_warnings);
  g_test_add_func ("/s-user-rules/assignments", test_assignments);
  g_test_add_func ("/s-user-rules/hard-rule", test_hard_rule);
  g_test_add_func ("/s-user-rules/software-download", test_software_download);
  g_test_add_func ("/s-user-rules/local-user", test_local_user);
  g_test_add_func ("/s-user-rules/dates", test_dates);
  g_test_add_func ("/s-user-rules/object-ids", test_object_ids);
  g_test_add_func ("/s-user-rules/enum/s-user-state", test_s_user_state);
  g_test_add_func ("/s-user-rules/enum/assignment-state", test_assignment_state);
  g_test_add_func ("/s-user-rules/enum/grant", test_grant);
  g_test_add_func ("/s-user-rules/enum/source", test_source);

  return g_test_run ();
}
