/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-health.h"

#include "backbone-enum-private.h"
#include "backbone-status.h"

#include <glib/gi18n-lib.h>

static const GEnumValue values[] = {
  { BACKBONE_HEALTH_UNKNOWN, "BACKBONE_HEALTH_UNKNOWN", "unknown" },
  { BACKBONE_HEALTH_WORKING, "BACKBONE_HEALTH_WORKING", "working" },
  { BACKBONE_HEALTH_FAILING, "BACKBONE_HEALTH_FAILING", "failing" },
  { BACKBONE_HEALTH_FAILING_SOFT, "BACKBONE_HEALTH_FAILING_SOFT", "failing-soft" },
  { BACKBONE_HEALTH_WORKING_SOFT, "BACKBONE_HEALTH_WORKING_SOFT", "working-soft" },
  { BACKBONE_HEALTH_FLAPPING, "BACKBONE_HEALTH_FLAPPING", "flapping" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM_WITH_IDS (BackboneHealth, backbone_health, values)

/**
 * backbone_health_to_title:
 * @value: a value
 *
 * Returns: (transfer none) (not nullable): the translated name for people
 */
const char *
backbone_health_to_title (BackboneHealth value)
{
  static const char *const titles[] = {
    [BACKBONE_HEALTH_UNKNOWN] = N_ ("Unknown"),
    [BACKBONE_HEALTH_WORKING] = N_ ("Working"),
    [BACKBONE_HEALTH_FAILING] = N_ ("Failing"),
    [BACKBONE_HEALTH_FAILING_SOFT] = N_ ("Failed once, not confirmed yet"),
    [BACKBONE_HEALTH_WORKING_SOFT] = N_ ("Works again, not confirmed yet"),
    [BACKBONE_HEALTH_FLAPPING] = N_ ("Changes all the time"),
  };

  g_return_val_if_fail ((guint)value < BACKBONE_N_HEALTHS, "");

  return _ (titles[value]);
}

/**
 * backbone_health_is_bad:
 * @value: a value
 *
 * Returns: whether somebody should look at a channel: a blip is no reason
 */
gboolean
backbone_health_is_bad (BackboneHealth value)
{
  return value == BACKBONE_HEALTH_FAILING || value == BACKBONE_HEALTH_WORKING_SOFT
         || value == BACKBONE_HEALTH_FLAPPING;
}

/**
 * backbone_health_is_lasting:
 * @verdict: what a check found
 *
 * Whether it stays until somebody does something about it. One such result is believed at once:
 * refused log-ons are not even tried a second time.
 *
 * Returns: whether it can't heal by itself
 */
gboolean
backbone_health_is_lasting (BackboneVerdict verdict)
{
  return backbone_verdict_holds_user (verdict) || verdict == BACKBONE_VERDICT_NOT_AUTHORISED
         || verdict == BACKBONE_VERDICT_WRONG_CUSTOMER
         || verdict == BACKBONE_VERDICT_PROXY_CREDENTIALS;
}

static guint
count_changes (const BackboneHealthTrack *track)
{
  guint changes = 0;

  for (guint i = 1; i < track->n_recent; i++)
    changes += ((track->recent >> i) & 1) != ((track->recent >> (i - 1)) & 1);

  return changes;
}

static void
remember (BackboneHealthTrack *track, gboolean is_bad)
{
  guint changes;

  track->recent = ((track->recent << 1) | is_bad) & ((1u << BACKBONE_HEALTH_WINDOW) - 1);
  track->n_recent = MIN (track->n_recent + 1, BACKBONE_HEALTH_WINDOW);
  changes = count_changes (track);
  track->flapping = track->flapping ? changes > BACKBONE_HEALTH_FLAP_END
                                    : changes >= BACKBONE_HEALTH_FLAP_BEGIN;
}

/* How many results like this one it takes. */
static guint
get_needed (const BackboneHealthTrack *track,
            BackboneVerdict verdict,
            const BackboneHealthRules *rules)
{
  /* What is good is believed at once if nothing spoke against it, or if somebody must have acted. */
  if (verdict == BACKBONE_VERDICT_OK)
    return track->hard == BACKBONE_HEALTH_UNKNOWN || track->lasting ? 1 : rules->n_good;

  return backbone_health_is_lasting (verdict) ? 1 : rules->n_bad;
}

static void
count (BackboneHealthTrack *track,
       BackboneVerdict verdict,
       BackboneTime time,
       const BackboneHealthRules *rules)
{
  BackboneHealth found
      = verdict == BACKBONE_VERDICT_OK ? BACKBONE_HEALTH_WORKING : BACKBONE_HEALTH_FAILING;

  if (found == track->hard)
    {
      track->streak = 0;
      track->lasting = track->lasting || backbone_health_is_lasting (verdict);
      return;
    }

  if (track->streak == 0)
    track->streak_since = time;
  track->streak++;
  if (track->streak < get_needed (track, verdict, rules))
    return;

  track->hard = found;
  track->since = track->streak_since;
  track->streak = 0;
  track->lasting = backbone_health_is_lasting (verdict);
}

/**
 * backbone_health_advance:
 * @track: (inout): what is known of a channel
 * @verdict: the next result
 * @time: its time; the order is that of the calls, since clocks can be set back
 * @rules: how many results in a row are believed
 *
 * What was left out by the lock guard says nothing; a channel that is not configured is neither
 * good nor bad.
 *
 * Returns: what is believed now, as backbone_health_show()
 */
BackboneHealth
backbone_health_advance (BackboneHealthTrack *track,
                         BackboneVerdict verdict,
                         BackboneTime time,
                         const BackboneHealthRules *rules)
{
  if (verdict == BACKBONE_VERDICT_NOT_CONFIGURED && track->hard != BACKBONE_HEALTH_UNKNOWN)
    *track = (BackboneHealthTrack){ .since = time };

  if (verdict == BACKBONE_VERDICT_OK
      || backbone_status_from_verdict (verdict) == BACKBONE_STATUS_FAILING)
    {
      remember (track, verdict != BACKBONE_VERDICT_OK);
      count (track, verdict, time, rules);
    }

  return backbone_health_show (track);
}

/**
 * backbone_health_show:
 * @track: what is known of a channel
 *
 * Returns: what is believed, and whether the newest result speaks against it
 */
BackboneHealth
backbone_health_show (const BackboneHealthTrack *track)
{
  if (track->flapping)
    return BACKBONE_HEALTH_FLAPPING;
  if (track->streak == 0)
    return track->hard;

  return track->hard == BACKBONE_HEALTH_FAILING ? BACKBONE_HEALTH_WORKING_SOFT
                                                : BACKBONE_HEALTH_FAILING_SOFT;
}
