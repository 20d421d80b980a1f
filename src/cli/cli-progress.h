/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

G_BEGIN_DECLS

/**
 * CliProgress:
 *
 * Shows on standard error how far a job is: a bar on a terminal, which vanishes with the object, or
 * a line now and then.
 */
typedef struct _CliProgress CliProgress;

/* @plain: lines instead of a bar. */
CliProgress *cli_progress_new (BackboneJob *job, gboolean plain, gboolean unicode);
void cli_progress_free (CliProgress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliProgress, cli_progress_free)

/* (transfer full): the line that a terminal of @columns columns gets; for tests too. */
char *
cli_progress_dup_bar (const char *title, guint done, guint total, guint columns, gboolean unicode);

G_END_DECLS
