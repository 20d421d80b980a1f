/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-check-engine-private.h"
#include "backbone-check-walk-private.h"

G_BEGIN_DECLS

/* The most connections a site gets, however far away it is. */
#define BACKBONE_CHECK_SITE_MAX_WINDOW 128

/**
 * BackboneCheckSiteState:
 * @BACKBONE_CHECK_SITE_PROBING: one log-on at a time, until an HTTP answer comes
 * @BACKBONE_CHECK_SITE_OPEN: it answers, so the crowd may follow
 * @BACKBONE_CHECK_SITE_DEAD: no connection is possible: nobody else is tried
 */
typedef enum
{
  BACKBONE_CHECK_SITE_PROBING,
  BACKBONE_CHECK_SITE_OPEN,
  BACKBONE_CHECK_SITE_DEAD,
} BackboneCheckSiteState;

/**
 * BackboneCheckSite:
 * @route: how it is reached
 * @state: what is known about it
 * @verdict: why it is dead
 * @evidence: a #GRefString: the same in one line
 * @n_busy: log-ons under way
 * @n_left: targets without outcome
 * @resume: monotonic time before which nothing is started
 * @next_start: the same, for the pace that is allowed
 * @hungry: whether it waits for the permission to open a connection
 * @slots: its connections
 *
 * An endpoint during a run: who waits for it, how it is, and how many log-ons it gets at a time.
 */
typedef struct
{
  BackboneCheckRoute route;
  BackboneCheckSiteState state;
  BackboneVerdict verdict;
  char *evidence;
  guint n_busy;
  guint n_left;
  gint64 resume;
  gint64 next_start;
  gboolean hungry;
  GPtrArray *slots; /* of the engine */

  GHashTable *uris; /* path (of the plan) -> GUri */
  BackboneCheckWalk *first;
  BackboneCheckWalk *last;
  guint parallel;
  guint pace;
  gint64 round_trip; /* the shortest seen, microseconds; 0: none yet */
  guint limit;       /* learned from what the site refused */
  guint n_good;
  guint n_bad; /* attempts without answer, one after the other */
} BackboneCheckSite;

BackboneCheckSite *backbone_check_site_new (const BackboneCheckEndpoint *endpoint,
                                            const BackboneCheckOptions *options,
                                            GTlsDatabase *trust);
void backbone_check_site_free (BackboneCheckSite *self);

GUri *backbone_check_site_get_uri (BackboneCheckSite *self, const char *path);

void backbone_check_site_push (BackboneCheckSite *self, BackboneCheckWalk *walk);
void backbone_check_site_push_front (BackboneCheckSite *self, BackboneCheckWalk *walk);
BackboneCheckWalk *backbone_check_site_pop (BackboneCheckSite *self);

guint backbone_check_site_get_window (const BackboneCheckSite *self);
void backbone_check_site_started (BackboneCheckSite *self, gint64 now);
gboolean backbone_check_site_may_start (const BackboneCheckSite *self, gint64 now);
void backbone_check_site_learn (BackboneCheckSite *self,
                                const BackboneCheckAttempt *attempt,
                                gint64 now);

G_END_DECLS
