/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-csv-reader-private.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  BACKBONE_CUSTOMER_COLUMN_NUMBER,
  BACKBONE_CUSTOMER_COLUMN_DESCRIPTION,
  BACKBONE_CUSTOMER_COLUMN_TECHNICAL_USER,
  BACKBONE_CUSTOMER_COLUMN_PASSWORD,
  BACKBONE_CUSTOMER_COLUMN_REASON, /* of a file of refused rows: not read */
  BACKBONE_N_CUSTOMER_COLUMNS,
} BackboneCustomerColumn;

/* Which field of a record is which column; -1 for a column that the file does not have. */
typedef struct
{
  int fields[BACKBONE_N_CUSTOMER_COLUMNS];
  guint n_fields;
} BackboneCustomerColumns;

/* The four columns in the order of SAP's mass set-up, for files without a header row. */
void backbone_customer_columns_init (BackboneCustomerColumns *self);

/* Whether @record, the first one of a file, is a header row. */
gboolean backbone_customer_columns_is_header (const BackboneCsvRecord *record);
/* FALSE with BACKBONE_ERROR_INVALID if it names unknown columns, one twice, or not those needed. */
gboolean backbone_customer_columns_read (BackboneCustomerColumns *self,
                                         const BackboneCsvRecord *record,
                                         GError **error);

G_END_DECLS
