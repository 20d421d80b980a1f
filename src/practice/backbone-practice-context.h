/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-certificates.h"
#include "backbone-practice-counters.h"
#include "backbone-practice-faults.h"
#include "backbone-practice-desk.h"
#include "backbone-practice-log-on.h"
#include "backbone-practice-parcels.h"
#include "backbone-practice-registry.h"
#include "backbone-practice-request-log.h"
#include "backbone-practice-s-users.h"

G_BEGIN_DECLS

/**
 * BackbonePracticeContext:
 * @ending: cancelled when the stand-in ends
 * @n_handshakes: TLS handshakes under way, each in a thread of GLib
 *
 * What all listeners share. backbone-practice-stand-in.c owns it and outlives them.
 */
typedef struct
{
  BackbonePracticeCertificates *certificates;
  BackbonePracticeCounters *counters;
  BackbonePracticeFaults *faults;
  BackbonePracticeLogOn *log_on;
  BackbonePracticeSUsers *s_users;
  BackbonePracticeRegistry *registry;
  BackbonePracticeDesk *desk;
  BackbonePracticeParcels *parcels;
  BackbonePracticeRequestLog *request_log;
  char *foreign_url;
  GCancellable *ending;
  guint n_handshakes;
} BackbonePracticeContext;

G_END_DECLS
