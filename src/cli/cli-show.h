/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli-context.h"

G_BEGIN_DECLS

/* Prints one customer with its channels and its technical user. @number: as a person types it. */
CliStatus cli_show_customer (CliContext *context, const char *number, GError **error);

G_END_DECLS
