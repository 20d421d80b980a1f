/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-diagnosis-engine-private.h"

G_BEGIN_DECLS

/* A user of the practice backbone, and secrets that a diagnosis may never show. */
#define PORTAL_PATH "/sap/bc/bsp/svt/sapping"
#define CUSTOMER    "0001105772"
#define USER        "S0018132425"
#define PASSWORD    "Falke-4257-Esche"
#define WRONG       "Habicht-0000-Ulme"

#define PROXY_PASSWORD "proxy-Pass1"
#define WRONG_PASSWORD "proxy-Wrong2"

/* What a diagnosis said of one way. */
typedef struct
{
  char *states; /* a letter a stage: o(k) f(ailed) n(ot needed) - (not reached) */
  BackboneVerdict verdict;
  char *evidence;
  char *details[BACKBONE_PROBE_N_PARTS];
  char *summaries[BACKBONE_PROBE_N_PARTS];
  guint n_certificates;
  char *anchor;
  gboolean ended;
} SightOfWay;

typedef struct
{
  SightOfWay ways[BACKBONE_N_CHANNEL_KINDS];
  guint n_log_ons;
  guint n_running; /* stages that were seen at work */
  GCancellable *cancellable;
  BackboneProbePart cancel_at; /* N_PARTS: never */
} Sight;

/* Goes to all targets of @plan, or without any user to its endpoints. @anchors: (nullable): what to
 * trust. @cancel_at: the stage that is cancelled when it is seen at work, or N_PARTS. (transfer full). */
Sight *sight_new (BackboneCheckPlan *plan, GPtrArray *anchors, BackboneProbePart cancel_at);
void sight_free (Sight *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sight, sight_free)

void sight_assert_way (const SightOfWay *way, const char *states, BackboneVerdict verdict);
/* @text: (nullable). */
void sight_assert_holds (const char *text, const char *piece);

G_END_DECLS
