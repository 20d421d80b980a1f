/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli-column.h"

#include "backbone-core.h"

G_BEGIN_DECLS

/* What more than one verb prints. */

extern const CliColumn cli_landscape_columns[]; /* BackboneLandscape */
extern const CliColumn cli_customer_columns[];  /* BackboneCustomer */
extern const CliColumn cli_channel_columns[];   /* BackboneChannel */
extern const CliColumn cli_result_columns[];    /* BackboneCheckResult */

extern const CliColumn cli_exchange_columns[];     /* BackboneExchange */
extern const CliColumn cli_installation_columns[]; /* BackboneInstallation */

/* Time and run go before that where results of many runs stand side by side. */
#define CLI_RESULT_COLUMNS                                                                         \
  { "customer", N_ ("Customer"), "customer" }, { "channel", N_ ("Channel"), "kind" },              \
      { "verdict", N_ ("Verdict"), "verdict", .flags = CLI_COLUMN_VERDICT },                       \
      { "status", N_ ("HTTP"), "status", .flags = CLI_COLUMN_ZERO_IS_NONE },                       \
      { "phases_us", .json = cli_write_phases },                                                   \
      { "name_lookup_us", NULL, "name-lookup-us", .flags = CLI_PHASE_FLAGS },                      \
      { "proxy_us", NULL, "proxy-us", .flags = CLI_PHASE_FLAGS },                                  \
      { "connect_us", NULL, "connect-us", .flags = CLI_PHASE_FLAGS },                              \
      { "tls_us", NULL, "tls-us", .flags = CLI_PHASE_FLAGS },                                      \
      { "wait_us", NULL, "wait-us", .flags = CLI_PHASE_FLAGS },                                    \
      { "receive_us", NULL, "receive-us", .flags = CLI_PHASE_FLAGS },                              \
  {                                                                                                \
    "evidence", N_ ("Evidence"), "evidence"                                                        \
  }

#define CLI_PHASE_FLAGS (CLI_COLUMN_NOT_JSON | CLI_COLUMN_NEGATIVE_IS_NONE)

/* @item: (nullable): a BackboneCheckResult. Writes null for NULL. */
void cli_write_phases (gpointer item, CliJson *json);

/* The kind that a person typed; G_OPTION_ERROR if there is none like that. */
gboolean cli_parse_kind (const char *text, BackboneChannelKind *kind, GError **error);
/* The kind of installation that a person typed; G_OPTION_ERROR if there is none like that. */
gboolean cli_parse_landscape_kind (const char *text, BackboneLandscapeKind *kind, GError **error);
/* (transfer full): kinds for the core, ended by -1; NULL for all if there is no text. */
gboolean cli_parse_kinds (const char *const *texts, int **kinds, GError **error);
/* A number that is not negative; @what names it in the error. */
gboolean cli_parse_number (const char *what, const char *text, guint *number, GError **error);

G_END_DECLS
