/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-closures.h"

#include <glib/gi18n-lib.h>

#define N_STAGES 6u

BackboneMark
backbone_closure_setup_mark (gpointer self, BackboneSetupState state)
{
  return backbone_mark_from_setup_state (state);
}

char *
backbone_closure_setup_state (gpointer self, BackboneSetupState state)
{
  return g_strdup (backbone_setup_state_to_title (state));
}

char *
backbone_closure_setup_number (gpointer self, guint stage, guint number)
{
  return number > 0 ? g_strdup_printf ("%u.%u", stage, number) : g_strdup_printf ("%u", stage);
}

char *
backbone_closure_setup_stage (gpointer self, guint stage)
{
  if (stage < 1 || stage > N_STAGES)
    return g_strdup ("");

  /* Translators: which stage, how many there are, and what it is called */
  return g_strdup_printf (_ ("Stage %u of %u · %s"), stage, N_STAGES,
                          backbone_setup_stage_to_title (stage));
}

char *
backbone_closure_setup_progress (gpointer self,
                                 BackboneSetupState state,
                                 gboolean per_customer,
                                 guint done,
                                 guint total)
{
  const char *title = backbone_setup_state_to_title (state);
  g_autofree char *customers = NULL;

  if (!per_customer || state == BACKBONE_SETUP_STATE_NOT_NEEDED)
    return g_strdup (title);

  /* Translators: for how many customers a step is done, out of how many */
  customers = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'u of %'u customer", "%'u of %'u customers", total), done,
      total);

  return g_strdup_printf ("%s · %s", title, customers);
}

char *
backbone_closure_setup_summary (gpointer self, guint n_done, guint n_steps)
{
  if (n_steps == 0)
    return g_strdup ("");

  return g_strdup_printf (_ ("%u of %u steps are done"), n_done, n_steps);
}

double
backbone_closure_setup_fraction (gpointer self, guint done, guint total)
{
  return total > 0 ? (double)MIN (done, total) / total : 0;
}

char *
backbone_closure_setup_page_state (gpointer self, const GError *error, BackboneSetupStep *step)
{
  if (step)
    return g_strdup ("step");

  return g_strdup (error ? "error" : "loading");
}

char *
backbone_closure_setup_next (gpointer self, const char *title)
{
  /* Translators: %s is what a step is called */
  return title ? g_strdup_printf (_ ("Next: %s"), title) : g_strdup ("");
}

gboolean
backbone_closure_setup_next_shows (gpointer self, BackboneSetupState state, BackboneSetupStep *next)
{
  return next && (state == BACKBONE_SETUP_STATE_DONE || state == BACKBONE_SETUP_STATE_NOT_NEEDED);
}

const char *
backbone_setup_run_label (BackboneSetupStepKind step, gboolean stopped, gboolean multi_customer_on)
{
  switch (step)
    {
    case BACKBONE_SETUP_STEP_KIND_UPGRADE:
      return _ ("Compare the release");
    case BACKBONE_SETUP_STEP_KIND_LEGACY_SWITCH:
      return _ ("Record: it stands on legacy");
    case BACKBONE_SETUP_STEP_KIND_S_USERS:
      return _ ("Look who is complete");
    case BACKBONE_SETUP_STEP_KIND_INTERNET:
      return _ ("Try all endpoints");
    case BACKBONE_SETUP_STEP_KIND_HUB_CONFIG:
      return stopped ? _ ("Go on where it stopped") : _ ("Run the task list");
    case BACKBONE_SETUP_STEP_KIND_MULTI_CUSTOMER:
      return multi_customer_on ? _ ("Record the key") : _ ("Record: it is active");
    case BACKBONE_SETUP_STEP_KIND_MASS_SETUP:
      return _ ("Set up the channels");
    case BACKBONE_SETUP_STEP_KIND_CUSTOMER_NUMBERS:
      return _ ("Compare with a list…");
    case BACKBONE_SETUP_STEP_KIND_ASSIGNMENTS:
      return _ ("Look who is complete");
    case BACKBONE_SETUP_STEP_KIND_REFRESH:
      return _ ("Read the installations");
    case BACKBONE_SETUP_STEP_KIND_REVERT:
    default:
      return NULL;
    }
}

static gboolean
is_over (BackboneSetupStep *step)
{
  BackboneSetupState state = backbone_setup_step_get_state (step);

  return state == BACKBONE_SETUP_STATE_DONE || state == BACKBONE_SETUP_STATE_NOT_NEEDED;
}

BackboneSetupStep *
backbone_setup_find_next (GListModel *steps, BackboneSetupStep *after)
{
  guint n_steps = g_list_model_get_n_items (steps);
  guint start = 0;

  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (BackboneSetupStep) step = g_list_model_get_item (steps, i);

      if (step == after)
        start = i + 1;
    }

  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (BackboneSetupStep) step = g_list_model_get_item (steps, (start + i) % n_steps);

      if (!is_over (step) && step != after)
        return step; /* the list keeps it */
    }

  return NULL;
}

guint
backbone_setup_count_done (GListModel *steps)
{
  guint n_done = 0;

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (BackboneSetupStep) step = g_list_model_get_item (steps, i);

      n_done += is_over (step) ? 1 : 0;
    }

  return n_done;
}

char *
backbone_setup_rest_text (BackboneSetupRest *rest)
{
  /* Translators: what is missing for the customer that owns the installation */
  if (backbone_setup_rest_get_owner (rest))
    return g_strdup_printf (_ ("%s · owner of the installation · %s"),
                            backbone_setup_rest_get_customer (rest),
                            backbone_setup_rest_get_reason (rest));

  return g_strdup_printf ("%s · %s", backbone_setup_rest_get_customer (rest),
                          backbone_setup_rest_get_reason (rest));
}

char *
backbone_setup_evidence_text (BackboneSetupEvidence *evidence)
{
  g_autofree char *when = backbone_time_to_text (backbone_setup_evidence_get_time (evidence),
                                                 BACKBONE_TIME_MINUTE, NULL);
  const char *state
      = backbone_setup_state_to_title (backbone_setup_evidence_get_outcome (evidence));
  const char *actor = backbone_setup_evidence_get_actor (evidence);

  if (backbone_setup_evidence_get_manual (evidence))
    /* Translators: a state such as Done, a point in time, and a user */
    return g_strdup_printf (_ ("%s · %s · says %s"), state, when, actor);

  /* Translators: a state such as Done, a point in time, and a user */
  return g_strdup_printf (_ ("%s · %s · seen by this program, started by %s"), state, when, actor);
}

char *
backbone_setup_position_text (BackboneMigration *migration)
{
  BackboneSwitchPosition position = backbone_migration_get_position (migration);
  g_autofree char *when = NULL;

  if (position == BACKBONE_SWITCH_POSITION_UNKNOWN)
    return g_strdup (_ ("Nobody has said yet which way it stands."));

  when = backbone_time_to_text (backbone_migration_get_position_since (migration),
                                BACKBONE_TIME_MINUTE, NULL);

  /* Translators: a position of the switch, a point in time, and a user */
  return g_strdup_printf (_ ("%s since %s, says %s"), backbone_switch_position_to_title (position),
                          when, backbone_migration_get_position_actor (migration));
}

char *
backbone_setup_numbers_text (const char *const *numbers, guint limit)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_numbers = g_strv_length ((char **)numbers);

  for (guint i = 0; i < MIN (n_numbers, limit); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "  " : "", numbers[i]);
  if (n_numbers <= limit)
    return g_string_free (g_steal_pointer (&text), FALSE);

  /* Translators: numbers of customers, and how many are not named */
  return g_strdup_printf (ngettext ("%s  and %'u more", "%s  and %'u more", n_numbers - limit),
                          text->str, n_numbers - limit);
}
