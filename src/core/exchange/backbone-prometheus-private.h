/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-types.h"

G_BEGIN_DECLS

#define BACKBONE_PROMETHEUS_TYPE "text/plain; version=0.0.4; charset=utf-8"

/*
 * Prometheus' text format, version 0.0.4. Names and help are constants of the caller; values of
 * labels come from anywhere. All samples of a metric follow its header.
 */

void backbone_prometheus_begin (GString *text, const char *name, const char *help);
/* Pairs of label and value (nullable: empty), ended by NULL. */
void
backbone_prometheus_add (GString *text, const char *name, gint64 value, ...) G_GNUC_NULL_TERMINATED;
/* The value in microseconds is written in seconds. */
void backbone_prometheus_add_seconds (GString *text, const char *name, gint64 microseconds, ...)
    G_GNUC_NULL_TERMINATED;

G_END_DECLS
