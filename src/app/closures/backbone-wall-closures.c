/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-clock.h"
#include "backbone-closures.h"

#include <glib/gi18n-lib.h>

/* What the tiles of the status wall and the rows of the causes show. */

GStrv
backbone_closure_tile_classes (gpointer self, BackboneStatus status, gboolean loaded)
{
  const char *classes[] = { "tile", loaded ? backbone_status_to_id (status) : NULL, NULL };

  return g_strdupv ((char **)classes);
}

/* The channels of a customer that are as bad as its status says. */
typedef struct
{
  GString *kinds;
  int verdict; /* -1: they differ, or there is none */
  guint n_kinds;
  guint n_enabled; /* all that are in use */
} Problem;

static void
problem_add (Problem *self, BackboneChannelKind kind, BackboneVerdict verdict)
{
  if (self->n_kinds++ > 0)
    g_string_append (self->kinds, ", ");
  g_string_append (self->kinds, backbone_channel_kind_to_title (kind));
  self->verdict = self->n_kinds == 1 || self->verdict == (int)verdict ? (int)verdict : -1;
}

static char *
describe_channels (Problem *problem)
{
  if (problem->verdict < 0)
    return g_strdup (problem->kinds->str);
  if (problem->n_kinds > 1 && problem->n_kinds == problem->n_enabled)
    /* Translators: followed by what is known about them, such as "No answer in time" */
    return g_strdup_printf (_ ("All channels: %s"), backbone_verdict_to_title (problem->verdict));

  /* Translators: one or more channels and what is known about them, such as "Portal: Password
   * refused" */
  return g_strdup_printf (_ ("%s: %s"), problem->kinds->str,
                          backbone_verdict_to_title (problem->verdict));
}

char *
backbone_closure_tile_problem (gpointer self,
                               BackboneStatus status,
                               gboolean loaded,
                               BackboneVerdict portal,
                               gboolean portal_enabled,
                               BackboneVerdict parcel_box,
                               gboolean parcel_box_enabled,
                               BackboneVerdict note_download,
                               gboolean note_download_enabled,
                               BackboneTime certificate_expires,
                               guint certificate_step)
{
  const BackboneVerdict verdicts[] = { portal, parcel_box, note_download };
  const gboolean enabled[] = { portal_enabled, parcel_box_enabled, note_download_enabled };
  g_autoptr (GString) kinds = g_string_new (NULL);
  Problem problem = { .kinds = kinds, .verdict = -1 };
  g_autofree char *expiry = NULL;

  if (!loaded)
    return g_strdup ("");
  if (status == BACKBONE_STATUS_WORKING || status == BACKBONE_STATUS_NEVER_CHECKED)
    return g_strdup (backbone_status_to_title (status));

  for (guint kind = 0; kind < G_N_ELEMENTS (verdicts); kind++)
    {
      problem.n_enabled += enabled[kind] != 0;
      if (enabled[kind] && backbone_status_from_verdict (verdicts[kind]) == status)
        problem_add (&problem, kind, verdicts[kind]);
    }
  if (problem.n_kinds > 0)
    return describe_channels (&problem);

  expiry = backbone_expiry_to_text (certificate_step, certificate_expires,
                                    backbone_clock_get_now (backbone_clock_get_default ()));

  return g_strdup (expiry ? expiry : backbone_status_to_title (status));
}

char *
backbone_closure_tile_name (gpointer self,
                            const char *number,
                            const char *description,
                            BackboneStatus status,
                            const char *problem,
                            gboolean loaded)
{
  if (!loaded)
    return g_strdup (_ ("Loading"));

  /* Translators: name and number of a customer, its status, and what is wrong */
  return g_strdup_printf (_ ("%s, %s: %s. %s"), description, number,
                          backbone_status_to_title (status), problem);
}

char *
backbone_closure_wall_rest (gpointer self, guint n_shown, guint n_all)
{
  /* Translators: how many tiles the wall shows, and of how many customers */
  return g_strdup_printf (_ ("The %'u customers that need you most, of %'u. Filter or search to "
                             "see others, or go to the list."),
                          n_shown, n_all);
}

gboolean
backbone_closure_wall_has_rest (gpointer self, guint n_shown, guint n_all)
{
  return n_shown > 0 && n_shown < n_all;
}

char *
backbone_closure_view_state (gpointer self, const char *list_state, const char *view)
{
  if (g_strcmp0 (view, "causes") == 0)
    return g_strdup ("causes");
  if (g_strcmp0 (view, "wall") == 0 && g_strcmp0 (list_state, "list") == 0)
    return g_strdup ("wall");

  return g_strdup (list_state);
}

char *
backbone_closure_cause_sentence (gpointer self, BackboneCause *cause, guint n_customers)
{
  return cause ? backbone_cause_dup_sentence (cause) : NULL;
}

BackboneMark
backbone_closure_cause_mark (gpointer self, BackboneVerdict verdict)
{
  return backbone_mark_from_verdict (verdict, TRUE);
}

char *
backbone_closure_cause_detail (gpointer self, BackboneChannelKind kind, const char *evidence)
{
  if (evidence == NULL || *evidence == '\0')
    return g_strdup (backbone_channel_kind_to_title (kind));

  /* Translators: a channel, then what was seen there */
  return g_strdup_printf (_ ("%s · %s"), backbone_channel_kind_to_title (kind), evidence);
}

char *
backbone_closure_cause_next_step (gpointer self, BackboneVerdict verdict)
{
  return g_strdup (backbone_verdict_to_next_step (verdict));
}

char *
backbone_closure_causes_state (gpointer self, gboolean loading, const GError *error, guint n_causes)
{
  if (error)
    return g_strdup ("error");
  if (n_causes > 0)
    return g_strdup ("list");

  return g_strdup (loading ? "loading" : "empty");
}

char *
backbone_closure_your_side_text (gpointer self, BackboneOwnTrouble trouble, guint n_customers)
{
  return backbone_own_trouble_dup_message (trouble, n_customers);
}

char *
backbone_closure_your_side_next_step (gpointer self, BackboneOwnTrouble trouble)
{
  return g_strdup (backbone_own_trouble_to_next_step (trouble));
}

/* Causes stand for themselves; the wall has the room as long as no customer is chosen. */
gboolean
backbone_closure_details_show (gpointer self,
                               const char *view,
                               gboolean presenting,
                               BackboneCustomer *selected)
{
  if (g_strcmp0 (view, "wall") == 0)
    return !presenting && selected != NULL;

  return g_strcmp0 (view, "causes") != 0;
}

gboolean
backbone_closure_cause_filter_shows (gpointer self, BackboneCause *cause, const char *view)
{
  return cause != NULL && g_strcmp0 (view, "causes") != 0;
}
