/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-setup-closures.h"

#include "backbone-core.h"

/* Each state has a shape of its own. */
static void
test_marks (void)
{
  for (guint a = 0; a < BACKBONE_N_SETUP_STATES; a++)
    {
      for (guint b = 0; b < a; b++)
        g_assert_cmpstr (backbone_mark_get_icon_name (backbone_closure_setup_mark (NULL, a)), !=,
                         backbone_mark_get_icon_name (backbone_closure_setup_mark (NULL, b)));
    }
}

static void
test_words (void)
{
  g_autofree char *stage = backbone_closure_setup_stage (NULL, 5);
  g_autofree char *no_stage = backbone_closure_setup_stage (NULL, 0);
  g_autofree char *number = backbone_closure_setup_number (NULL, 5, 3);
  g_autofree char *only_stage = backbone_closure_setup_number (NULL, 2, 0);
  g_autofree char *summary = backbone_closure_setup_summary (NULL, 4, 11);
  g_autofree char *nothing = backbone_closure_setup_summary (NULL, 0, 0);

  g_assert_cmpstr (stage, ==, "Stage 5 of 6 · Configure the new communication");
  g_assert_cmpstr (no_stage, ==, "");
  g_assert_cmpstr (number, ==, "5.3");
  g_assert_cmpstr (only_stage, ==, "2");
  g_assert_cmpstr (summary, ==, "4 of 11 steps are done");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_progress (void)
{
  static const struct
  {
    BackboneSetupState state;
    gboolean per_customer;
    guint done;
    guint total;
    const char *text;
  } table[] = {
    { BACKBONE_SETUP_STATE_OPEN, FALSE, 0, 0, "Open" },
    { BACKBONE_SETUP_STATE_OPEN, TRUE, 21, 24, "Open · 21 of 24 customers" },
    { BACKBONE_SETUP_STATE_DONE, TRUE, 1, 1, "Done · 1 of 1 customer" },
    { BACKBONE_SETUP_STATE_NOT_NEEDED, TRUE, 0, 24, "Not needed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = backbone_closure_setup_progress (
          NULL, table[i].state, table[i].per_customer, table[i].done, table[i].total);

      g_assert_cmpstr (text, ==, table[i].text);
    }
  g_assert_cmpfloat (backbone_closure_setup_fraction (NULL, 0, 0), ==, 0);
  g_assert_cmpfloat (backbone_closure_setup_fraction (NULL, 1, 2), ==, 0.5);
  /* Customers may go while it is counted. */
  g_assert_cmpfloat (backbone_closure_setup_fraction (NULL, 3, 2), ==, 1);
}

/* Every step that the program can run, or has a job of its own for, has a button that says so. */
static void
test_run_labels (void)
{
  for (guint step = 0; step < BACKBONE_N_SETUP_STEPS; step++)
    {
      const char *label = backbone_setup_run_label (step, FALSE, FALSE);

      g_test_message ("%s", backbone_setup_step_kind_to_id (step));
      if (step == BACKBONE_SETUP_STEP_KIND_REVERT)
        g_assert_null (label);
      else
        g_assert_nonnull (label);
    }
  g_assert_cmpstr (backbone_setup_run_label (BACKBONE_SETUP_STEP_KIND_HUB_CONFIG, TRUE, FALSE), ==,
                   "Go on where it stopped");
}

static void
add_step (GListStore *steps, const char *id, BackboneSetupState state)
{
  g_autoptr (BackboneSetupStep) step
      = g_object_new (BACKBONE_TYPE_SETUP_STEP, "id", id, "state", state, NULL);

  g_list_store_append (steps, step);
}

static const char *
next_of (GListStore *steps, guint position)
{
  g_autoptr (BackboneSetupStep) step = g_list_model_get_item (G_LIST_MODEL (steps), position);
  BackboneSetupStep *next = backbone_setup_find_next (G_LIST_MODEL (steps), step);

  return next ? backbone_setup_step_get_id (next) : NULL;
}

static void
test_next (void)
{
  g_autoptr (GListStore) steps = g_list_store_new (BACKBONE_TYPE_SETUP_STEP);

  g_assert_null (backbone_setup_find_next (G_LIST_MODEL (steps), NULL));
  add_step (steps, "upgrade", BACKBONE_SETUP_STATE_DONE);
  add_step (steps, "legacy-switch", BACKBONE_SETUP_STATE_NOT_NEEDED);
  add_step (steps, "s-users", BACKBONE_SETUP_STATE_FAILED);
  add_step (steps, "internet", BACKBONE_SETUP_STATE_DONE);
  add_step (steps, "hub-config", BACKBONE_SETUP_STATE_OPEN);

  g_assert_cmpuint (backbone_setup_count_done (G_LIST_MODEL (steps)), ==, 3);
  g_assert_cmpstr (
      backbone_setup_step_get_id (backbone_setup_find_next (G_LIST_MODEL (steps), NULL)), ==,
      "s-users");
  g_assert_cmpstr (next_of (steps, 3), ==, "hub-config");
  /* What was left out comes again after the last one. */
  g_assert_cmpstr (next_of (steps, 4), ==, "s-users");
  g_list_store_remove (steps, 2);
  g_assert_null (next_of (steps, 3));
}

static void
test_texts (void)
{
  g_autoptr (BackboneSetupRest) owner
      = g_object_new (BACKBONE_TYPE_SETUP_REST, "customer", "0001105772", "owner", TRUE, "reason",
                      "no S-User", NULL);
  g_autoptr (BackboneSetupEvidence) said = g_object_new (
      BACKBONE_TYPE_SETUP_EVIDENCE, "time", (gint64)1000000 * G_USEC_PER_SEC, "actor", "jane@host",
      "manual", TRUE, "outcome", BACKBONE_SETUP_STATE_DONE, NULL);
  g_autoptr (BackboneMigration) unknown = g_object_new (BACKBONE_TYPE_MIGRATION, NULL);
  const char *const numbers[] = { "0000000001", "0000000002", "0000000003", NULL };
  g_autofree char *rest = backbone_setup_rest_text (owner);
  g_autofree char *evidence = backbone_setup_evidence_text (said);
  g_autofree char *position = backbone_setup_position_text (unknown);
  g_autofree char *all = backbone_setup_numbers_text (numbers, 3);
  g_autofree char *some = backbone_setup_numbers_text (numbers, 2);

  g_assert_cmpstr (rest, ==, "0001105772 · owner of the installation · no S-User");
  g_assert_true (g_str_has_prefix (evidence, "Done · "));
  g_assert_true (g_str_has_suffix (evidence, " · says jane@host"));
  g_assert_cmpstr (position, ==, "Nobody has said yet which way it stands.");
  g_assert_cmpstr (all, ==, "0000000001  0000000002  0000000003");
  g_assert_cmpstr (some, ==, "0000000001  0000000002  and 1 more");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/setup-closures/marks", test_marks);
  g_test_add_func ("/setup-closures/words", test_words);
  g_test_add_func ("/setup-closures/progress", test_progress);
  g_test_add_func ("/setup-closures/run-labels", test_run_labels);
  g_test_add_func ("/setup-closures/next", test_next);
  g_test_add_func ("/setup-closures/texts", test_texts);

  return g_test_run ();
}
