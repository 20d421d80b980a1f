/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-model.h"

#include <string.h>

static void
test_release_parse (void)
{
  static const struct
  {
    const char *text;
    BackboneRelease release;
  } good[] = {
    { "2.0 SP03", { 2, 0, 3 } },  { " 2.0SP00 ", { 2, 0, 0 } }, { "3.0 FP02", { 3, 0, 2 } },
    { "7.2 SPS 8", { 7, 2, 8 } }, { "4.0", { 4, 0, 0 } },       { "5", { 5, 0, 0 } },
    { "2.0 sp3", { 2, 0, 3 } },
  };
  static const char *const bad[]
      = { "",         "SP03",       "two",  "2.",      "2.0 SP",
          "2.0 XX03", "2.0 SP03 a", "-2.0", "99999.0", "2.0 SP99999999999" };
  BackboneRelease release;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_test_message ("%s", good[i].text);
      g_assert_true (backbone_release_parse (good[i].text, &release, NULL));
      g_assert_cmpint (backbone_release_compare (&release, &good[i].release), ==, 0);
    }

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_false (backbone_release_parse (bad[i], &release, &error));
      g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
    }
}

/* Each one is newer than the one before. */
static void
test_release_compare (void)
{
  static const BackboneRelease releases[]
      = { { 1, 0, 9 }, { 2, 0, 0 }, { 2, 0, 3 }, { 2, 1, 0 }, { 3, 0, 0 }, { 10, 0, 0 } };
  g_autofree char *text = backbone_release_to_string (&releases[2]);

  for (guint a = 0; a < G_N_ELEMENTS (releases); a++)
    {
      for (guint b = 0; b < G_N_ELEMENTS (releases); b++)
        g_assert_cmpint (backbone_release_compare (&releases[a], &releases[b]), ==,
                         a < b ? -1 : (a > b ? 1 : 0));
    }
  g_assert_cmpstr (text, ==, "2.0 SP03");
}

/* The ids are a promise to scripts, and to landscape files. */
static void
test_step_ids (void)
{
  static const char *const ids[]
      = { "upgrade",     "legacy-switch",  "s-users",    "internet",
          "hub-config",  "multi-customer", "mass-setup", "customer-numbers",
          "assignments", "refresh",        "revert" };

  g_assert_cmpuint (G_N_ELEMENTS (ids), ==, BACKBONE_N_SETUP_STEPS);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      BackboneSetupStepKind step;

      g_assert_cmpstr (backbone_setup_step_kind_to_id (i), ==, ids[i]);
      g_assert_true (backbone_setup_step_kind_from_id (ids[i], &step));
      g_assert_cmpuint (step, ==, i);
    }
}

static void
test_step_table (void)
{
  for (guint kind = 0; kind < BACKBONE_N_LANDSCAPE_KINDS; kind++)
    {
      guint stage = 1;
      guint number = 0;

      for (guint step = 0; step < BACKBONE_N_SETUP_STEPS; step++)
        {
          const BackboneSetupStepInfo *info = backbone_setup_step_info_get (kind, step);

          g_test_message ("%s", backbone_setup_step_kind_to_id (step));
          g_assert_cmpuint (info->stage, >=, stage);
          g_assert_cmpuint (info->stage, <=, 6);
          number = info->stage == 5 ? number + 1 : 0;
          g_assert_cmpuint (info->number, ==, number);
          stage = info->stage;
          g_assert_nonnull (info->title);
          g_assert_nonnull (info->explanation);
          g_assert_cmpstr (backbone_setup_stage_to_title (info->stage), !=, "");
          /* Somebody must be able to bring each one to an end. */
          g_assert_true (info->automatic || info->manual
                         || step == BACKBONE_SETUP_STEP_KIND_REVERT);
          g_assert_true (info->per_customer || !info->starts_over);
          /* What is copied stands in what is to be entered. */
          g_assert_true (info->value == NULL || strstr (info->enter, info->value) != NULL);
          /* Exactly steps 3 to 6 of stage 5. */
          g_assert_cmpint (info->starts_over, ==, info->number >= 3);
        }
      g_assert_cmpuint (stage, ==, 6);
    }
}

static void
test_links (void)
{
  const char *host = "https://frun.example.com:44300";
  static const struct
  {
    BackboneSetupStepKind step;
    const char *link;
  } links[] = {
    { BACKBONE_SETUP_STEP_KIND_UPGRADE, NULL },
    { BACKBONE_SETUP_STEP_KIND_HUB_CONFIG, "/sap/bc/gui/sap/its/webgui?~transaction=STC01" },
    { BACKBONE_SETUP_STEP_KIND_CUSTOMER_NUMBERS,
      "/sap/bc/gui/sap/its/webgui?~transaction=*SM30%20VIEWNAME=V_AISAPCUSTNOS;DYNP_OKCODE=UPD" },
    { BACKBONE_SETUP_STEP_KIND_MASS_SETUP, "/sap/bc/webdynpro/sap/wd_sise_var_conf_app" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      const BackboneSetupStepInfo *info
          = backbone_setup_step_info_get (BACKBONE_LANDSCAPE_KIND_FOCUSED_RUN, links[i].step);
      g_autofree char *link = backbone_setup_step_info_dup_link (info, host);
      g_autofree char *without_host = backbone_setup_step_info_dup_link (info, NULL);
      g_autofree char *expected = links[i].link ? g_strconcat (host, links[i].link, NULL) : NULL;

      g_assert_cmpstr (link, ==, expected);
      g_assert_null (without_host);
      if (link)
        g_assert_true (g_uri_is_valid (link, G_URI_FLAGS_NONE, NULL));
    }
}

#define OPEN       BACKBONE_SETUP_STATE_OPEN
#define RUNNING    BACKBONE_SETUP_STATE_RUNNING
#define DONE       BACKBONE_SETUP_STATE_DONE
#define FAILED     BACKBONE_SETUP_STATE_FAILED
#define NOT_NEEDED BACKBONE_SETUP_STATE_NOT_NEEDED
#define FRUN       BACKBONE_LANDSCAPE_KIND_FOCUSED_RUN
#define SOLMAN     BACKBONE_LANDSCAPE_KIND_SOLUTION_MANAGER
#define UNKNOWN    BACKBONE_SWITCH_POSITION_UNKNOWN
#define LEGACY     BACKBONE_SWITCH_POSITION_LEGACY
#define REVERTED   BACKBONE_SWITCH_POSITION_REVERTED
#define STEP(name) BACKBONE_SETUP_STEP_KIND_##name

static void
test_states (void)
{
  static const struct
  {
    BackboneSetupFacts facts;
    BackboneSetupState state;
  } rows[] = {
    { { FRUN, STEP (UPGRADE), OPEN, UNKNOWN, FALSE, 0, 0 }, OPEN },
    { { FRUN, STEP (UPGRADE), DONE, UNKNOWN, FALSE, 0, 0 }, DONE },
    { { FRUN, STEP (INTERNET), FAILED, UNKNOWN, FALSE, 0, 0 }, FAILED },
    { { FRUN, STEP (INTERNET), RUNNING, UNKNOWN, TRUE, 0, 0 }, RUNNING },
    /* Killed. */
    { { FRUN, STEP (HUB_CONFIG), RUNNING, UNKNOWN, FALSE, 0, 0 }, OPEN },
    /* Complete, but nobody has put a name to it. */
    { { FRUN, STEP (ASSIGNMENTS), OPEN, UNKNOWN, FALSE, 3, 3 }, OPEN },
    { { FRUN, STEP (ASSIGNMENTS), DONE, UNKNOWN, FALSE, 3, 3 }, DONE },
    /* Customers were added. */
    { { FRUN, STEP (ASSIGNMENTS), DONE, UNKNOWN, FALSE, 3, 4 }, OPEN },
    { { FRUN, STEP (REFRESH), FAILED, UNKNOWN, FALSE, 3, 3 }, FAILED },
    { { FRUN, STEP (LEGACY_SWITCH), OPEN, UNKNOWN, FALSE, 0, 0 }, OPEN },
    { { FRUN, STEP (LEGACY_SWITCH), OPEN, LEGACY, FALSE, 0, 0 }, DONE },
    { { FRUN, STEP (LEGACY_SWITCH), DONE, REVERTED, FALSE, 0, 0 }, DONE },
    { { FRUN, STEP (LEGACY_SWITCH), OPEN, REVERTED, FALSE, 0, 0 }, NOT_NEEDED },
    { { SOLMAN, STEP (LEGACY_SWITCH), OPEN, UNKNOWN, FALSE, 0, 0 }, NOT_NEEDED },
    { { FRUN, STEP (REVERT), OPEN, UNKNOWN, FALSE, 0, 0 }, OPEN },
    { { FRUN, STEP (REVERT), DONE, LEGACY, FALSE, 0, 0 }, OPEN },
    { { FRUN, STEP (REVERT), OPEN, REVERTED, FALSE, 0, 0 }, DONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %u", i);
      g_assert_cmpstr (backbone_setup_state_to_id (backbone_setup_state_of (&rows[i].facts)), ==,
                       backbone_setup_state_to_id (rows[i].state));
    }
}

static void
test_hosts (void)
{
  static const char *const bad[] = { "",
                                     "frun",
                                     "ftp://frun.example.com",
                                     "https://",
                                     "https://me:pw@frun.example.com",
                                     "https://frun.example.com/sap",
                                     "https://frun.example.com?x=1",
                                     "javascript:alert(1)" };
  g_autofree char *host = backbone_setup_host_normalize (" https://frun.example.com:44300/ ", NULL);
  g_autofree char *plain = backbone_setup_host_normalize ("http://frun.example.com", NULL);

  g_assert_cmpstr (host, ==, "https://frun.example.com:44300");
  g_assert_cmpstr (plain, ==, "http://frun.example.com");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_null (backbone_setup_host_normalize (bad[i], &error));
      g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
    }
}

static void
test_notes (void)
{
  g_autofree char *note = backbone_setup_note_normalize (" Seen in SM59 ", "Nothing", NULL);
  g_autofree char *longest = g_strnfill (BACKBONE_SETUP_MAX_NOTE_LENGTH, 'a');
  g_autofree char *too_long = g_strconcat (longest, "a", NULL);
  g_autofree char *kept = backbone_setup_note_normalize (longest, "Nothing", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (note, ==, "Seen in SM59");
  g_assert_cmpstr (kept, ==, longest);
  g_assert_null (backbone_setup_note_normalize (too_long, "Nothing", NULL));
  g_assert_null (backbone_setup_note_normalize (" \n ", "Nothing", &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "Nothing");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/setup/release/parse", test_release_parse);
  g_test_add_func ("/setup/release/compare", test_release_compare);
  g_test_add_func ("/setup/step-ids", test_step_ids);
  g_test_add_func ("/setup/step-table", test_step_table);
  g_test_add_func ("/setup/links", test_links);
  g_test_add_func ("/setup/states", test_states);
  g_test_add_func ("/setup/hosts", test_hosts);
  g_test_add_func ("/setup/notes", test_notes);

  return g_test_run ();
}
