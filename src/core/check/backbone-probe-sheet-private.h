/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"

G_BEGIN_DECLS

/* The parts of the way to an endpoint, in the order in which they are shown. */
typedef enum
{
  BACKBONE_PROBE_NAME_LOOKUP,
  BACKBONE_PROBE_PROXY,
  BACKBONE_PROBE_CONNECT,
  BACKBONE_PROBE_TLS,
  BACKBONE_PROBE_HTTP,
  BACKBONE_PROBE_LOG_ON,
  BACKBONE_PROBE_N_PARTS,
} BackboneProbePart;

typedef enum
{
  BACKBONE_PROBE_WAITING,
  BACKBONE_PROBE_RUNNING,
  BACKBONE_PROBE_OK,
  BACKBONE_PROBE_FAILED,
  BACKBONE_PROBE_NOT_REACHED,
  BACKBONE_PROBE_NOT_NEEDED,
} BackboneProbeState;

const char *backbone_probe_part_to_id (BackboneProbePart part);
const char *backbone_probe_part_to_title (BackboneProbePart part);
const char *backbone_probe_state_to_id (BackboneProbeState state);

/**
 * BackboneProbeStage:
 * @state: how far it is
 * @since: monotonic time when it began
 * @us: microseconds it took, or -1
 * @summary: (nullable): a few words of what was seen
 * @detail: all that was seen, one fact a line
 */
typedef struct
{
  BackboneProbeState state;
  gint64 since;
  gint64 us;
  char *summary;
  GString *detail;
} BackboneProbeStage;

typedef struct _BackboneProbeSheet BackboneProbeSheet;

/* Called after each change of a part. */
typedef void (*BackboneProbeSheetFunc) (BackboneProbeSheet *sheet,
                                        BackboneProbePart part,
                                        gpointer user_data);

/**
 * BackboneProbeSheet:
 * @stages: by part
 * @verdict: %BACKBONE_VERDICT_NEVER_CHECKED until it is over
 * @evidence: (nullable): why
 * @chain: (nullable) (element-type BackboneCertificate): what the server showed
 * @anchor: (nullable): what the chain ends in
 *
 * What a diagnosis has found out about the way to one endpoint.
 */
struct _BackboneProbeSheet
{
  BackboneProbeStage stages[BACKBONE_PROBE_N_PARTS];
  BackboneVerdict verdict;
  char *evidence;
  GPtrArray *chain;
  char *anchor;
  BackboneProbeSheetFunc changed;
  gpointer user_data;
};

void backbone_probe_sheet_init (BackboneProbeSheet *self,
                                BackboneProbeSheetFunc changed,
                                gpointer user_data);
void backbone_probe_sheet_clear (BackboneProbeSheet *self);

/* Adds a line to the detail of a part; whoever sees the change next sees it. */
void backbone_probe_sheet_note (BackboneProbeSheet *self,
                                BackboneProbePart part,
                                const char *format,
                                ...) G_GNUC_PRINTF (3, 4);

void backbone_probe_sheet_enter (BackboneProbeSheet *self, BackboneProbePart part);
void backbone_probe_sheet_settle (BackboneProbeSheet *self,
                                  BackboneProbePart part,
                                  BackboneProbeState state,
                                  const char *summary);
void backbone_probe_sheet_fail (BackboneProbeSheet *self,
                                BackboneProbePart part,
                                BackboneVerdict verdict,
                                const char *evidence);
void backbone_probe_sheet_hold_back (BackboneProbeSheet *self, const char *evidence);
void backbone_probe_sheet_end (BackboneProbeSheet *self);

gboolean backbone_probe_sheet_is_over (const BackboneProbeSheet *self);
BackboneProbePart backbone_probe_sheet_get_running (const BackboneProbeSheet *self);

G_END_DECLS
