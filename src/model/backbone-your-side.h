/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-verdict.h"

G_BEGIN_DECLS

/**
 * BackboneOwnTrouble:
 * @BACKBONE_OWN_TROUBLE_NONE: at least one endpoint can be reached, or too little is known
 * @BACKBONE_OWN_TROUBLE_NAME_LOOKUP: no host name can be looked up
 * @BACKBONE_OWN_TROUBLE_PROXY: the proxy lets none of the connections through
 * @BACKBONE_OWN_TROUBLE_NETWORK: no host can be reached
 * @BACKBONE_OWN_TROUBLE_TRUST: no host shows a certificate that is trusted: TLS is broken open
 * @BACKBONE_OWN_TROUBLE_CLOCK: all certificates seem to have expired
 *
 * What is wrong at the administrator's own side when every endpoint fails alike.
 */
typedef enum
{
  BACKBONE_OWN_TROUBLE_NONE,
  BACKBONE_OWN_TROUBLE_NAME_LOOKUP,
  BACKBONE_OWN_TROUBLE_PROXY,
  BACKBONE_OWN_TROUBLE_NETWORK,
  BACKBONE_OWN_TROUBLE_TRUST,
  BACKBONE_OWN_TROUBLE_CLOCK,
} BackboneOwnTrouble;

#define BACKBONE_TYPE_OWN_TROUBLE (backbone_own_trouble_get_type ())
GType backbone_own_trouble_get_type (void) G_GNUC_CONST;

const char *backbone_own_trouble_to_id (BackboneOwnTrouble trouble);

/**
 * BackboneEndpointFinding:
 * @host: the host
 * @port: its port
 * @run: the run that found it
 * @verdict: what was found there
 *
 * What a run found at an endpoint, once for each verdict.
 */
typedef struct
{
  const char *host;
  guint port;
  gint64 run;
  BackboneVerdict verdict;
} BackboneEndpointFinding;

BackboneOwnTrouble
backbone_own_trouble_judge (const BackboneEndpointFinding *findings, gsize n_findings);

/* Whether a verdict tells of the way to the host and not of what waits there. */
gboolean backbone_own_trouble_is_possible (BackboneVerdict verdict);

#define BACKBONE_TYPE_YOUR_SIDE (backbone_your_side_get_type ())
G_DECLARE_FINAL_TYPE (BackboneYourSide, backbone_your_side, BACKBONE, YOUR_SIDE, BackboneRecord)

BackboneOwnTrouble backbone_your_side_get_trouble (BackboneYourSide *self);
guint backbone_your_side_get_n_endpoints (BackboneYourSide *self);
guint backbone_your_side_get_n_customers (BackboneYourSide *self);
const char *backbone_your_side_get_evidence (BackboneYourSide *self);

char *backbone_own_trouble_dup_message (BackboneOwnTrouble trouble, guint n_customers);
const char *backbone_own_trouble_to_next_step (BackboneOwnTrouble trouble);

G_END_DECLS
