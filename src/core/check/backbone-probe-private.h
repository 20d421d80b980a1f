/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-check-lane-private.h"
#include "backbone-check-site-private.h"
#include "backbone-probe-sheet-private.h"

G_BEGIN_DECLS

/**
 * BackboneProbe:
 *
 * Goes the way to one endpoint stage by stage and writes down what it sees. It asks without
 * credentials first, so that all but the log-on is known before anybody's password is sent; the
 * log-on then goes over the same connection.
 */
typedef struct _BackboneProbe BackboneProbe;

/**
 * BackboneProbeRoute:
 * @endpoint: where it leads
 * @path: what to ask for
 * @good_status: the status of a working channel
 * @anchors: (nullable) (element-type BackboneTrustAnchor): the landscape's own
 * @trust: who vouches for hosts
 */
typedef struct
{
  const BackboneCheckEndpoint *endpoint;
  const char *path;
  guint good_status;
  GPtrArray *anchors;
  GTlsDatabase *trust;
} BackboneProbeRoute;

/* Called when all up to HTTP has gone well or badly, also after a cancel. */
typedef void (*BackboneProbeFunc) (BackboneProbe *probe, gpointer user_data);
/* Called when a log-on is over, also after a cancel. */
typedef void (*BackboneProbeLogOnFunc) (BackboneProbe *probe,
                                        const BackboneCheckAttempt *attempt,
                                        gpointer user_data);

BackboneProbe *backbone_probe_new (const BackboneProbeRoute *route,
                                   const BackboneCheckOptions *options,
                                   BackboneProbeSheet *sheet,
                                   BackboneProbeFunc arrived,
                                   BackboneProbeLogOnFunc logged_on,
                                   gpointer user_data);
void backbone_probe_free (BackboneProbe *self);

void backbone_probe_start (BackboneProbe *self);
void backbone_probe_log_on (BackboneProbe *self,
                            const char *user,
                            BackboneSecret *secret,
                            GTlsCertificate *certificate,
                            gboolean fresh);
void backbone_probe_cancel (BackboneProbe *self);
void backbone_probe_check_time (BackboneProbe *self, gint64 now);
gboolean backbone_probe_is_busy (BackboneProbe *self);

G_END_DECLS
