/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli-context.h"

G_BEGIN_DECLS

/* All run the main loop till the thing is done. */

/* Opens context->path as context->landscape. */
gboolean cli_run_open (CliContext *context, GError **error);
/* Closes it, if it is open. */
gboolean cli_run_close (CliContext *context, GError **error);
/* Shows its progress; SIGINT and SIGTERM cancel it. Takes no reference. */
gboolean cli_run_job (CliContext *context, BackboneJob *job, GError **error);
/* As cli_run_job(), for short changes: (transfer full) @job; says @message if that went well. */
CliStatus cli_run_edit (CliContext *context, BackboneJob *job, const char *message, GError **error);

/* (transfer full): a file that the command line names; BACKBONE_ERROR_NOT_FOUND if there is none. */
GFile *cli_run_find_file (const char *name, GError **error);

/* Till it is filled. @list: a BackboneList or BackboneCustomerList. */
gboolean cli_run_list (gpointer list, GError **error);
/* Fills and prints, (transfer full) @list. */
CliStatus cli_run_print_list (CliContext *context,
                              BackboneList *list,
                              const CliColumn *columns,
                              const char *empty,
                              GError **error);

G_END_DECLS
