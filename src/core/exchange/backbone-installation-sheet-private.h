/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One data row, normalised unless there is a problem. */
typedef struct
{
  guint line;         /* of the file, from 1 */
  char *customer;     /* all texts (nullable) if there is a problem; then as they were given */
  char *installation; /* */
  char *description;  /* may be empty */
  char *system;       /* nullable: of an installation without systems, or one not told */
  char *sid;          /* empty if it is not told */
  char *problem;      /* nullable: why the row is refused; translated */
} BackboneInstallationSheetRow;

/*
 * Reads semicolon CSV: customer number; installation number; description[; system number[; SID]], an
 * installation with several systems on several lines. Encodings, quotes, blank lines and a heading are
 * taken leniently, values are not: a row with a bad one has a problem, and so have two rows that
 * contradict each other. (transfer full) (element-type BackboneInstallationSheetRow), in the order of
 * the file; NULL with BACKBONE_ERROR_ENCODING.
 */
GPtrArray *backbone_installation_sheet_parse (GBytes *bytes, GError **error);

G_END_DECLS
