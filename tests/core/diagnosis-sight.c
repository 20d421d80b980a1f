/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "diagnosis-sight.h"

#include <string.h>

static char
get_letter (BackboneProbeState state)
{
  switch (state)
    {
    case BACKBONE_PROBE_OK:
      return 'o';
    case BACKBONE_PROBE_FAILED:
      return 'f';
    case BACKBONE_PROBE_NOT_REACHED:
      return '-';
    case BACKBONE_PROBE_NOT_NEEDED:
      return 'n';
    case BACKBONE_PROBE_WAITING:
    case BACKBONE_PROBE_RUNNING:
    default:
      return '?';
    }
}

static void
take_states (SightOfWay *way, const BackboneProbeSheet *sheet)
{
  GString *states = g_string_new (NULL);

  for (guint part = 0; part < BACKBONE_PROBE_N_PARTS; part++)
    g_string_append_c (states, get_letter (sheet->stages[part].state));
  g_free (way->states);
  way->states = g_string_free (states, FALSE);
}

static void
changed_cb (guint number, const BackboneProbeSheet *sheet, BackboneProbePart part, gpointer data)
{
  Sight *sight = data;

  take_states (&sight->ways[number], sheet);
  if (sheet->stages[part].state != BACKBONE_PROBE_RUNNING)
    return;

  sight->n_running++;
  if (part == sight->cancel_at)
    g_cancellable_cancel (sight->cancellable);
}

static void
ended_cb (guint number, const BackboneProbeSheet *sheet, gpointer data)
{
  Sight *sight = data;
  SightOfWay *way = &sight->ways[number];

  g_assert_false (way->ended);
  way->ended = TRUE;
  take_states (way, sheet);
  way->verdict = sheet->verdict;
  way->evidence = g_strdup (sheet->evidence);
  way->anchor = g_strdup (sheet->anchor);
  way->n_certificates = sheet->chain ? sheet->chain->len : 0;
  for (guint part = 0; part < BACKBONE_PROBE_N_PARTS; part++)
    {
      way->details[part] = g_strdup (sheet->stages[part].detail->str);
      way->summaries[part] = g_strdup (sheet->stages[part].summary);
      g_assert_true (g_utf8_validate (way->details[part], -1, NULL));
      g_assert_null (strstr (way->details[part], PASSWORD));
      g_assert_null (strstr (way->details[part], WRONG));
      g_assert_null (strstr (way->details[part], PROXY_PASSWORD));
      g_assert_null (strstr (way->details[part], WRONG_PASSWORD));
    }
  g_test_message ("%s %s: %s", way->states, backbone_verdict_to_id (way->verdict),
                  way->evidence ? way->evidence : "-");
}

static void
logged_on_cb (const BackboneCheckOutcome *outcome, gpointer data)
{
  Sight *sight = data;

  sight->n_log_ons++;
}

void
sight_free (Sight *self)
{
  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    {
      SightOfWay *way = &self->ways[i];

      g_free (way->states);
      g_free (way->evidence);
      g_free (way->anchor);
      for (guint part = 0; part < BACKBONE_PROBE_N_PARTS; part++)
        {
          g_free (way->details[part]);
          g_free (way->summaries[part]);
        }
    }
  g_object_unref (self->cancellable);
  g_free (self);
}

static GArray *
make_ways (BackboneCheckPlan *plan)
{
  GArray *ways = g_array_new (FALSE, TRUE, sizeof (BackboneDiagnosisWay));

  for (guint i = 0; i < plan->endpoints->len; i++)
    {
      BackboneDiagnosisWay way
          = { .kind = i, .endpoint = i, .path = PORTAL_PATH, .good_status = 200, .target = -1 };

      if (i < plan->targets->len)
        {
          way.path = g_array_index (plan->targets, BackboneCheckTarget, i).path;
          way.target = i;
        }
      g_array_append_val (ways, way);
    }

  return ways;
}

Sight *
sight_new (BackboneCheckPlan *plan, GPtrArray *anchors, BackboneProbePart cancel_at)
{
  static const BackboneDiagnosisHooks hooks = { changed_cb, ended_cb, logged_on_cb };
  const BackboneCheckOptions options = {
    .trust_anchors = anchors,
    .connect_seconds = 2,
    .tls_seconds = 1,
    .answer_seconds = 1,
  };
  g_autoptr (GArray) ways = make_ways (plan);
  g_autoptr (GError) error = NULL;
  Sight *sight = g_new0 (Sight, 1);
  gboolean done;

  sight->cancellable = g_cancellable_new ();
  sight->cancel_at = cancel_at;
  done = backbone_diagnosis_engine_run (plan, ways, &options, &hooks, sight, sight->cancellable,
                                        &error);
  g_assert_cmpint (done, ==, cancel_at == BACKBONE_PROBE_N_PARTS);
  if (!done)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  return sight;
}

void
sight_assert_way (const SightOfWay *way, const char *states, BackboneVerdict verdict)
{
  g_assert_true (way->ended);
  g_assert_cmpstr (way->states, ==, states);
  g_assert_cmpstr (backbone_verdict_to_id (way->verdict), ==, backbone_verdict_to_id (verdict));
}

void
sight_assert_holds (const char *text, const char *piece)
{
  if (text == NULL || strstr (text, piece) == NULL)
    g_test_message ("“%s” is not in: %s", piece, text ? text : "nothing");
  g_assert_true (text && strstr (text, piece));
}
