/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-types.h"
#include "backbone-verdict.h"

G_BEGIN_DECLS

/**
 * BackboneHealth:
 * @BACKBONE_HEALTH_UNKNOWN: nothing is known, or the channel is incomplete
 * @BACKBONE_HEALTH_WORKING: it works
 * @BACKBONE_HEALTH_FAILING: it does not work, beyond doubt
 * @BACKBONE_HEALTH_FAILING_SOFT: the newest result is bad, which may be a blip
 * @BACKBONE_HEALTH_WORKING_SOFT: the newest result is good, after it failed
 * @BACKBONE_HEALTH_FLAPPING: it changes so often that neither is true
 *
 * What is believed of a channel, beside what its newest check found. The values are stored in
 * landscape files and so must never change.
 */
typedef enum
{
  BACKBONE_HEALTH_UNKNOWN = 0,
  BACKBONE_HEALTH_WORKING = 1,
  BACKBONE_HEALTH_FAILING = 2,
  BACKBONE_HEALTH_FAILING_SOFT = 3,
  BACKBONE_HEALTH_WORKING_SOFT = 4,
  BACKBONE_HEALTH_FLAPPING = 5,
} BackboneHealth;

#define BACKBONE_N_HEALTHS 6

#define BACKBONE_TYPE_HEALTH (backbone_health_get_type ())
GType backbone_health_get_type (void) G_GNUC_CONST;

/* (transfer none) (not nullable): the stable name used on the command line, in JSON and in CSV. */
const char *backbone_health_to_id (BackboneHealth value);
/* @id: (nullable). @value: (out) (optional). FALSE if @id is no such name. */
gboolean backbone_health_from_id (const char *id, BackboneHealth *value);
const char *backbone_health_to_title (BackboneHealth value);
gboolean backbone_health_is_bad (BackboneHealth value);

/* In a row, till a change is believed. */
#define BACKBONE_HEALTH_BAD_DEFAULT  2
#define BACKBONE_HEALTH_GOOD_DEFAULT 2

/* So many of the newest results are looked at for flapping, which begins at so many changes among
 * them and ends at so few. */
#define BACKBONE_HEALTH_WINDOW     12
#define BACKBONE_HEALTH_FLAP_BEGIN 5
#define BACKBONE_HEALTH_FLAP_END   2

/**
 * BackboneHealthRules:
 * @n_bad: how many bad results in a row make a channel failing
 * @n_good: how many good ones in a row make it working again
 */
typedef struct
{
  guint n_bad;
  guint n_good;
} BackboneHealthRules;

/**
 * BackboneHealthTrack:
 * @hard: what is believed: unknown, working or failing
 * @since: since when, the time of the first result that spoke for it
 * @streak: how many results in a row speak against it
 * @streak_since: the time of the first of these
 * @lasting: it fails for a reason that does not heal by itself
 * @flapping: it changes too often
 * @recent: the newest results, the newest in the lowest bit; 1 is bad
 * @n_recent: how many of these there are
 *
 * All that is remembered of a channel to judge the next result. Zeros: nothing is known.
 */
typedef struct
{
  BackboneHealth hard;
  BackboneTime since;
  guint streak;
  BackboneTime streak_since;
  gboolean lasting;
  gboolean flapping;
  guint recent;
  guint n_recent;
} BackboneHealthTrack;

BackboneHealth backbone_health_advance (BackboneHealthTrack *track,
                                        BackboneVerdict verdict,
                                        BackboneTime time,
                                        const BackboneHealthRules *rules);
BackboneHealth backbone_health_show (const BackboneHealthTrack *track);
gboolean backbone_health_is_lasting (BackboneVerdict verdict);

G_END_DECLS
