/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* How a result got to the backbone, to be compared. All strings nullable. */
typedef struct
{
  BackboneTime time; /* 0: there is none */
  char *address;
  char *proxy;
  char *digest;
  BackboneTime credential_saved;
} BackboneWay;

void backbone_way_clear (BackboneWay *self);
void backbone_way_copy (BackboneWay *self, const BackboneWay *other);

/* From a bad result to the next good one. */
typedef struct
{
  gint64 result;
  BackboneTime ended; /* 0: not yet */
  BackboneVerdict verdict;
  char *evidence; /* nullable */
  BackboneWay at;
  BackboneWay before;
} BackboneOutageData;

void backbone_outage_data_free (BackboneOutageData *self);

/* The results of one channel, followed in their order. */
typedef struct
{
  BackboneTime known_since;    /* 0: nothing is known yet */
  BackboneWay good;            /* the last good one */
  BackboneOutageData *present; /* nullable: that goes on */
  GPtrArray *over;             /* BackboneOutageData */
} BackboneOutageWalk;

void backbone_outage_walk_init (BackboneOutageWalk *self);
void backbone_outage_walk_clear (BackboneOutageWalk *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BackboneOutageWalk, backbone_outage_walk_clear)

/* A result on its way. @own_trouble: of its run. */
typedef struct
{
  gint64 result;
  BackboneVerdict verdict;
  const char *evidence;
  gboolean own_trouble;
  BackboneWay way; /* borrowed strings */
} BackboneWalkStep;

/* Whether a result says anything about the channel: good or bad, and not one's own trouble. */
gboolean backbone_walk_step_counts (const BackboneWalkStep *step);
void backbone_outage_walk_take (BackboneOutageWalk *self, const BackboneWalkStep *step);

/* The columns of results for backbone_walk_step_read(), from @column on; r: check_result, w: its
 * check_way, run: its check_run. */
#define BACKBONE_WALK_COLUMNS                                                                      \
  "r.id, r.time, r.verdict, r.evidence, run.own_trouble, nullif (w.address, ''), "                 \
  "nullif (w.proxy, ''), r.chain_digest, r.credential_saved "
#define BACKBONE_WALK_FROM                                                                         \
  "FROM check_result r JOIN check_run run ON run.id = r.run LEFT JOIN check_way w ON w.id = "      \
  "r.way "
void backbone_walk_step_read (BackboneWalkStep *step, BackboneStatement *statement, int column);

/* What roll-ups remember of a channel, in @walk, and back into the file. */
gboolean backbone_db_outages_load (BackboneDb *db,
                                   gint64 channel,
                                   BackboneOutageWalk *walk,
                                   gboolean only_present,
                                   GError **error);
gboolean backbone_db_outages_store (BackboneDb *db,
                                    gint64 channel,
                                    BackboneOutageWalk *walk,
                                    GError **error);

/* BackboneOutage, newest first; as people type @number; @kind: -1 for all. (out) (transfer full). */
gboolean backbone_db_outages_list (BackboneDb *db,
                                   const char *number,
                                   int kind,
                                   guint limit,
                                   GPtrArray **records,
                                   GError **error);

G_END_DECLS
