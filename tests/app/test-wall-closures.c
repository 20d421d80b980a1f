/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-closures.h"

#include <string.h>

static const struct
{
  BackboneStatus status;
  BackboneVerdict verdicts[BACKBONE_N_CHANNEL_KINDS];
  gboolean enabled[BACKBONE_N_CHANNEL_KINDS];
  const char *text;
} problems[] = {
  { BACKBONE_STATUS_FAILING,
    { BACKBONE_VERDICT_CREDENTIALS, BACKBONE_VERDICT_SKIPPED, BACKBONE_VERDICT_SKIPPED },
    { TRUE, TRUE, TRUE },
    "Portal: Password refused" },
  { BACKBONE_STATUS_FAILING,
    { BACKBONE_VERDICT_TIMEOUT, BACKBONE_VERDICT_OK, BACKBONE_VERDICT_TIMEOUT },
    { TRUE, TRUE, TRUE },
    "Portal, Note download: No answer in time" },
  { BACKBONE_STATUS_FAILING,
    { BACKBONE_VERDICT_TIMEOUT, BACKBONE_VERDICT_NOT_FOUND, BACKBONE_VERDICT_TIMEOUT },
    { TRUE, TRUE, TRUE },
    "Portal, Parcel box, Note download" },
  { BACKBONE_STATUS_FAILING,
    { BACKBONE_VERDICT_TIMEOUT, BACKBONE_VERDICT_NOT_FOUND, BACKBONE_VERDICT_OK },
    { FALSE, TRUE, TRUE },
    "Parcel box: Path not found" },
  { BACKBONE_STATUS_ATTENTION,
    { BACKBONE_VERDICT_NOT_CONFIGURED, BACKBONE_VERDICT_OK, BACKBONE_VERDICT_NOT_CONFIGURED },
    { TRUE, FALSE, TRUE },
    "All channels: Not configured" },
  { BACKBONE_STATUS_ATTENTION,
    { BACKBONE_VERDICT_NOT_CONFIGURED, BACKBONE_VERDICT_OK, BACKBONE_VERDICT_OK },
    { TRUE, TRUE, TRUE },
    "Portal: Not configured" },
  { BACKBONE_STATUS_ATTENTION,
    { BACKBONE_VERDICT_OK, BACKBONE_VERDICT_OK, BACKBONE_VERDICT_OK },
    { TRUE, TRUE, TRUE },
    "PFX expired" },
  { BACKBONE_STATUS_WORKING,
    { BACKBONE_VERDICT_OK, BACKBONE_VERDICT_OK, BACKBONE_VERDICT_OK },
    { TRUE, TRUE, TRUE },
    "Working" },
};

static void
test_problem (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      const BackboneVerdict *verdicts = problems[i].verdicts;
      const gboolean *enabled = problems[i].enabled;
      g_autofree char *text = backbone_closure_tile_problem (
          NULL, problems[i].status, TRUE, verdicts[0], enabled[0], verdicts[1], enabled[1],
          verdicts[2], enabled[2], 1, BACKBONE_EXPIRY_OVER);

      g_assert_cmpstr (text, ==, problems[i].text);
    }
}

static void
test_loading (void)
{
  g_autofree char *problem = backbone_closure_tile_problem (
      NULL, BACKBONE_STATUS_FAILING, FALSE, BACKBONE_VERDICT_TIMEOUT, TRUE,
      BACKBONE_VERDICT_TIMEOUT, TRUE, BACKBONE_VERDICT_TIMEOUT, TRUE, 0, BACKBONE_EXPIRY_NONE);
  g_autofree char *name = backbone_closure_tile_name (NULL, "0000000007", "Seven",
                                                      BACKBONE_STATUS_FAILING, "", FALSE);
  g_auto (GStrv) loading = backbone_closure_tile_classes (NULL, BACKBONE_STATUS_FAILING, FALSE);
  g_auto (GStrv) failing = backbone_closure_tile_classes (NULL, BACKBONE_STATUS_FAILING, TRUE);

  g_assert_cmpstr (problem, ==, "");
  g_assert_cmpstr (name, ==, "Loading");
  g_assert_false (g_strv_contains ((const char *const *)loading, "failing"));
  g_assert_true (g_strv_contains ((const char *const *)failing, "failing"));
}

static void
test_views (void)
{
  g_autoptr (BackboneCustomer) customer = g_object_new (BACKBONE_TYPE_CUSTOMER, NULL);
  static const struct
  {
    const char *state;
    const char *view;
    const char *page;
  } rows[] = {
    { "list", "list", "list" },      { "list", "wall", "wall" },
    { "list", "causes", "causes" },  { "no-match", "wall", "no-match" },
    { "empty", "causes", "causes" }, { "error", "list", "error" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *page = backbone_closure_view_state (NULL, rows[i].state, rows[i].view);

      g_assert_cmpstr (page, ==, rows[i].page);
    }
  g_assert_true (backbone_closure_details_show (NULL, "list", FALSE, NULL));
  g_assert_true (backbone_closure_details_show (NULL, "wall", FALSE, customer));
  g_assert_false (backbone_closure_details_show (NULL, "wall", FALSE, NULL));
  g_assert_false (backbone_closure_details_show (NULL, "wall", TRUE, customer));
  g_assert_false (backbone_closure_details_show (NULL, "causes", FALSE, customer));
}

static void
test_rest (void)
{
  g_autofree char *rest = backbone_closure_wall_rest (NULL, 175, 10000);

  g_assert_nonnull (strstr (rest, "175 customers"));
  g_assert_true (backbone_closure_wall_has_rest (NULL, 175, 10000));
  g_assert_false (backbone_closure_wall_has_rest (NULL, 24, 24));
  g_assert_false (backbone_closure_wall_has_rest (NULL, 0, 24));
}

static void
test_cause (void)
{
  g_autoptr (BackboneCause) cause
      = g_object_new (BACKBONE_TYPE_CAUSE, "verdict", BACKBONE_VERDICT_PROXY_REFUSED, "host", "h",
                      "n-customers", 2, NULL);
  g_autofree char *sentence = backbone_closure_cause_sentence (NULL, cause, 2);
  g_autofree char *plain = backbone_closure_cause_detail (NULL, BACKBONE_CHANNEL_PORTAL, NULL);
  g_autofree char *detail = backbone_closure_cause_detail (NULL, BACKBONE_CHANNEL_PORTAL, "seen");

  g_assert_cmpstr (sentence, ==, "2 customers: the proxy refuses h");
  g_assert_null (backbone_closure_cause_sentence (NULL, NULL, 0));
  g_assert_cmpstr (plain, ==, "Portal");
  g_assert_cmpstr (detail, ==, "Portal · seen");
  g_assert_true (backbone_closure_cause_filter_shows (NULL, cause, "list"));
  g_assert_false (backbone_closure_cause_filter_shows (NULL, cause, "causes"));
  g_assert_false (backbone_closure_cause_filter_shows (NULL, NULL, "list"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wall-closures/problem", test_problem);
  g_test_add_func ("/wall-closures/loading", test_loading);
  g_test_add_func ("/wall-closures/views", test_views);
  g_test_add_func ("/wall-closures/rest", test_rest);
  g_test_add_func ("/wall-closures/cause", test_cause);

  return g_test_run ();
}
