/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-secret.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One data row of a customer list. */
typedef struct
{
  guint line;               /* of the file, from 1 */
  gboolean refused;         /* why stands in reason */
  guint same_as;            /* an earlier line that says the same, or 0 */
  char *number;             /* ten digits, or as it stands in the file if it is refused; nullable */
  char *description;        /* nullable if refused */
  char *technical_user;     /* nullable: the file says none */
  BackboneSecret *password; /* nullable: the file says none; also if refused */
  char *reason;             /* nullable: why it is refused, or what to look at; translated */
  gsize raw_offset;         /* as it stands in the text */
  gsize raw_length;
  guint n_fields;
} BackboneCustomerCsvRow;

/* A customer list, read. */
typedef struct
{
  GPtrArray *rows; /* BackboneCustomerCsvRow, in the order of the file */
  GBytes *text;    /* all of it, in UTF-8; wiped when it goes */
  gsize header_offset;
  gsize header_length; /* 0: no header row */
  guint n_columns;
} BackboneCustomerCsv;

/*
 * Reads a customer list; never NULL because of a row: those that can't be taken are refused. NULL
 * with BACKBONE_ERROR_ENCODING, or _INVALID if the header row can't be used. (transfer full).
 */
BackboneCustomerCsv *backbone_customer_csv_parse (GBytes *bytes, GError **error);
void backbone_customer_csv_free (BackboneCustomerCsv *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneCustomerCsv, backbone_customer_csv_free)

/* (transfer full): the refused rows as they stand in the file, each with its reason in a column of
 * its own; backbone_customer_csv_parse() takes it back once the rows are corrected. */
GBytes *backbone_customer_csv_dup_refused (BackboneCustomerCsv *self);

G_END_DECLS
