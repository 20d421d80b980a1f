/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-probe-sheet-private.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* What is seen on the way, put into words: each function adds to a part of the sheet. Those that
 * return a text give a summary of it, (transfer full). */

char *backbone_probe_see_addresses (BackboneProbeSheet *sheet, GList *addresses);
char *backbone_probe_see_proxy (BackboneProbeSheet *sheet, BackboneProxy *proxy, const char *uri);
void backbone_probe_see_no_proxy (BackboneProbeSheet *sheet, BackboneProxy *proxy);
char *backbone_probe_see_connection (BackboneProbeSheet *sheet,
                                     BackboneProbePart part,
                                     GIOStream *stream);
void backbone_probe_see_tunnel (BackboneProbeSheet *sheet, BackboneProxy *proxy, GIOStream *stream);
void backbone_probe_see_chain (BackboneProbeSheet *sheet,
                               GTlsCertificate *chain,
                               GTlsDatabase *trust,
                               GPtrArray *anchors);
void backbone_probe_see_faults (BackboneProbeSheet *sheet, GTlsCertificateFlags flags);
char *backbone_probe_see_tls (BackboneProbeSheet *sheet, GTlsConnection *connection);
char *backbone_probe_see_answer (BackboneProbeSheet *sheet, SoupMessage *message);

G_END_DECLS
