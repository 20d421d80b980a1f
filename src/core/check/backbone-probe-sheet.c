/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-probe-sheet-private.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *id;
  const char *title;
} parts[BACKBONE_PROBE_N_PARTS] = {
  [BACKBONE_PROBE_NAME_LOOKUP] = { "name-lookup", N_ ("Name lookup") },
  [BACKBONE_PROBE_PROXY] = { "proxy", N_ ("Proxy") },
  [BACKBONE_PROBE_CONNECT] = { "connect", N_ ("Connection") },
  [BACKBONE_PROBE_TLS] = { "tls", N_ ("TLS") },
  [BACKBONE_PROBE_HTTP] = { "http", N_ ("HTTP") },
  [BACKBONE_PROBE_LOG_ON] = { "log-on", N_ ("Log-on") },
};

static const char *const states[] = {
  [BACKBONE_PROBE_WAITING] = "waiting",
  [BACKBONE_PROBE_RUNNING] = "running",
  [BACKBONE_PROBE_OK] = "ok",
  [BACKBONE_PROBE_FAILED] = "failed",
  [BACKBONE_PROBE_NOT_REACHED] = "not-reached",
  [BACKBONE_PROBE_NOT_NEEDED] = "not-needed",
};

/* The stable name of a part, as JSON has it. */
const char *
backbone_probe_part_to_id (BackboneProbePart part)
{
  return parts[part].id;
}

/* Translated, for people. */
const char *
backbone_probe_part_to_title (BackboneProbePart part)
{
  return _ (parts[part].title);
}

/* The stable name of a state, as JSON has it. */
const char *
backbone_probe_state_to_id (BackboneProbeState state)
{
  return states[state];
}

/**
 * backbone_probe_sheet_init:
 * @self: a sheet, all zeros
 * @changed: called after each change
 * @user_data: for @changed
 */
void
backbone_probe_sheet_init (BackboneProbeSheet *self,
                           BackboneProbeSheetFunc changed,
                           gpointer user_data)
{
  for (guint part = 0; part < BACKBONE_PROBE_N_PARTS; part++)
    {
      self->stages[part].us = -1;
      self->stages[part].detail = g_string_new (NULL);
    }
  self->changed = changed;
  self->user_data = user_data;
}

void
backbone_probe_sheet_clear (BackboneProbeSheet *self)
{
  for (guint part = 0; part < BACKBONE_PROBE_N_PARTS; part++)
    {
      g_free (self->stages[part].summary);
      g_string_free (self->stages[part].detail, TRUE);
    }
  g_free (self->evidence);
  g_free (self->anchor);
  g_clear_pointer (&self->chain, g_ptr_array_unref);
}

void
backbone_probe_sheet_note (BackboneProbeSheet *self,
                           BackboneProbePart part,
                           const char *format,
                           ...)
{
  GString *detail = self->stages[part].detail;
  va_list arguments;

  if (detail->len > 0)
    g_string_append_c (detail, '\n');
  va_start (arguments, format);
  g_string_append_vprintf (detail, format, arguments);
  va_end (arguments);
}

/**
 * backbone_probe_sheet_enter:
 * @self: a sheet
 * @part: what begins now
 *
 * Nothing happens if it has begun before.
 */
void
backbone_probe_sheet_enter (BackboneProbeSheet *self, BackboneProbePart part)
{
  BackboneProbeStage *stage = &self->stages[part];

  if (stage->state != BACKBONE_PROBE_WAITING)
    return;

  stage->state = BACKBONE_PROBE_RUNNING;
  stage->since = g_get_monotonic_time ();
  self->changed (self, part, self->user_data);
}

/**
 * backbone_probe_sheet_settle:
 * @self: a sheet
 * @part: what is over
 * @state: how it ended
 * @summary: (nullable): what was seen, in a few words
 */
void
backbone_probe_sheet_settle (BackboneProbeSheet *self,
                             BackboneProbePart part,
                             BackboneProbeState state,
                             const char *summary)
{
  BackboneProbeStage *stage = &self->stages[part];

  if (stage->state == BACKBONE_PROBE_RUNNING
      && (state == BACKBONE_PROBE_OK || state == BACKBONE_PROBE_FAILED))
    stage->us = g_get_monotonic_time () - stage->since;
  stage->state = state;
  g_free (stage->summary);
  stage->summary = g_strdup (summary);
  self->changed (self, part, self->user_data);
}

static void
conclude (BackboneProbeSheet *self, BackboneVerdict verdict, const char *evidence)
{
  self->verdict = verdict;
  g_free (self->evidence);
  self->evidence = g_strdup (evidence);
}

/**
 * backbone_probe_sheet_fail:
 * @self: a sheet
 * @part: what failed; those behind it are not reached
 * @verdict: how it failed
 * @evidence: (nullable): one line that shows why
 */
void
backbone_probe_sheet_fail (BackboneProbeSheet *self,
                           BackboneProbePart part,
                           BackboneVerdict verdict,
                           const char *evidence)
{
  conclude (self, verdict, evidence);
  if (evidence)
    backbone_probe_sheet_note (self, part, "%s", evidence);
  backbone_probe_sheet_settle (self, part, BACKBONE_PROBE_FAILED,
                               backbone_verdict_to_title (verdict));
  backbone_probe_sheet_end (self);
}

/**
 * backbone_probe_sheet_hold_back:
 * @self: a sheet
 * @evidence: why nobody logs on
 *
 * All is well up to the log-on, which is not tried, so that the user cannot be locked.
 */
void
backbone_probe_sheet_hold_back (BackboneProbeSheet *self, const char *evidence)
{
  conclude (self, BACKBONE_VERDICT_SKIPPED, evidence);
  backbone_probe_sheet_note (self, BACKBONE_PROBE_LOG_ON, "%s", evidence);
  backbone_probe_sheet_settle (self, BACKBONE_PROBE_LOG_ON, BACKBONE_PROBE_NOT_REACHED,
                               backbone_verdict_to_title (BACKBONE_VERDICT_SKIPPED));
  backbone_probe_sheet_end (self);
}

/**
 * backbone_probe_sheet_end:
 * @self: a sheet
 *
 * What has not happened till now will not happen any more.
 */
void
backbone_probe_sheet_end (BackboneProbeSheet *self)
{
  for (guint part = 0; part < BACKBONE_PROBE_N_PARTS; part++)
    {
      if (self->stages[part].state == BACKBONE_PROBE_WAITING
          || self->stages[part].state == BACKBONE_PROBE_RUNNING)
        backbone_probe_sheet_settle (self, part, BACKBONE_PROBE_NOT_REACHED, NULL);
    }
}

/* Whether nothing of it can change any more. */
gboolean
backbone_probe_sheet_is_over (const BackboneProbeSheet *self)
{
  for (guint part = 0; part < BACKBONE_PROBE_N_PARTS; part++)
    {
      if (self->stages[part].state == BACKBONE_PROBE_WAITING
          || self->stages[part].state == BACKBONE_PROBE_RUNNING)
        return FALSE;
    }

  return TRUE;
}

/* The part that is at work, or the first one that waits. */
BackboneProbePart
backbone_probe_sheet_get_running (const BackboneProbeSheet *self)
{
  BackboneProbePart waiting = BACKBONE_PROBE_N_PARTS;

  for (guint part = 0; part < BACKBONE_PROBE_N_PARTS; part++)
    {
      if (self->stages[part].state == BACKBONE_PROBE_RUNNING)
        return part;
      if (self->stages[part].state == BACKBONE_PROBE_WAITING)
        waiting = MIN (waiting, part);
    }

  return MIN (waiting, BACKBONE_PROBE_LOG_ON);
}
