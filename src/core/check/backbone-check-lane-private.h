/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-check-peer-private.h"
#include "backbone-check-plan-private.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * BackboneCheckRoute:
 * @host: where it leads
 * @port: its port
 * @proxy_text: (nullable): the proxy in between, for evidence
 * @trust: (nullable): who vouches for the host
 * @proxies: (nullable): which proxy to use; %NULL for none
 * @connect_seconds: time limit for name lookup and TCP connection, and again for the proxy's tunnel
 * @tls_seconds: time limit for the TLS handshake
 * @answer_seconds: time limit from the request to the end of the answer
 *
 * What all connections of an endpoint share.
 */
typedef struct
{
  const char *host;
  guint port;
  char *proxy_text;
  GTlsDatabase *trust;
  GProxyResolver *proxies;
  guint connect_seconds;
  guint tls_seconds;
  guint answer_seconds;
} BackboneCheckRoute;

/**
 * BackboneCheckRequest:
 * @uri: what to ask for
 * @good_status: the status that a working channel answers
 * @user: (nullable): who logs on
 * @secret: (nullable): the password of @user
 * @certificate: (nullable): what to log on with instead; the connection then serves this request
 *   alone
 * @fresh: whether it must have a new connection, since one that had served before failed or since
 *   it is to log on with a certificate
 */
typedef struct
{
  GUri *uri;
  guint good_status;
  const char *user;
  BackboneSecret *secret;
  GTlsCertificate *certificate;
  gboolean fresh;
} BackboneCheckRequest;

/**
 * BackboneCheckAttempt:
 * @verdict: what it found
 * @evidence: (nullable): one line that shows why
 * @status: HTTP status, or 0
 * @phases: microseconds, -1 where there was none
 * @answered: whether an HTTP answer came that the verdict is based on
 * @sent: whether the whole request left, so that the backbone may have counted a log-on
 * @reused: whether it went over a connection that had served before
 * @with_certificate: whether it was to log on with a client certificate
 * @cancelled: whether it was given up, so that there is no verdict
 * @retry_after: seconds that the backbone asks to wait, 0 if it does not
 */
typedef struct
{
  BackboneVerdict verdict;
  char *evidence;
  guint status;
  gint64 phases[BACKBONE_N_PHASES];
  gboolean answered;
  gboolean sent;
  gboolean reused;
  gboolean with_certificate;
  gboolean cancelled;
  guint retry_after;
} BackboneCheckAttempt;

/**
 * BackboneCheckLane:
 *
 * One connection to an endpoint, over which log-ons go one after the other. It has a session of its
 * own with room for this one connection, so that it is always known which connection a log-on takes
 * and what it costs does not grow with the number of connections.
 */
typedef struct _BackboneCheckLane BackboneCheckLane;

/* Called once for each start, also after a cancel. May start the lane again, but not free it. */
typedef void (*BackboneCheckLaneFunc) (BackboneCheckLane *lane,
                                       BackboneCheckAttempt *attempt,
                                       gpointer user_data);

BackboneCheckLane *backbone_check_lane_new (const BackboneCheckRoute *route,
                                            BackboneCheckLaneFunc opened,
                                            BackboneCheckLaneFunc done,
                                            gpointer user_data);
void backbone_check_lane_free (BackboneCheckLane *self);

void backbone_check_lane_start (BackboneCheckLane *self, const BackboneCheckRequest *request);
void backbone_check_lane_cancel (BackboneCheckLane *self);
void backbone_check_lane_check_time (BackboneCheckLane *self, gint64 now);

/* (transfer none) (nullable): the request that is under way, for who wants to watch it closely. */
SoupMessage *backbone_check_lane_get_message (BackboneCheckLane *self);
gboolean backbone_check_lane_is_busy (BackboneCheckLane *self);
gboolean backbone_check_lane_is_open (BackboneCheckLane *self);
const BackboneCheckPeer *backbone_check_lane_get_peer (BackboneCheckLane *self);

G_END_DECLS
