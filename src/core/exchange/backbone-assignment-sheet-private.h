/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-secret.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  BACKBONE_SHEET_ASSIGNMENTS,
  BACKBONE_SHEET_CUSTOMER_NUMBERS, /* without S-Users: which customers there are */
} BackboneSheetKind;

/* One data row, as it stands in the file but for blanks around the values. */
typedef struct
{
  guint line; /* of the file, from 1 */
  char *local_user;
  char *customer;
  char *s_user;
  char *description;        /* nullable: of a customer */
  BackboneSecret *password; /* nullable */
  char *problem;            /* nullable: why the row can't be read; translated */
} BackboneSheetRow;

typedef struct
{
  BackboneSheetKind kind;
  GPtrArray *rows; /* BackboneSheetRow, in the order of the file */
} BackboneAssignmentSheet;

/*
 * Reads a list of assignments: semicolon CSV (local user; customer number; S-User; password), or a
 * list that an SAP system has written as text, with columns between vertical bars (AISUSER), or such
 * a list of customer numbers (V_AISAPCUSTNOS). NULL with BACKBONE_ERROR_ENCODING, or _INVALID if
 * there are no usable columns. (transfer full).
 */
BackboneAssignmentSheet *backbone_assignment_sheet_parse (GBytes *bytes, GError **error);
/* (transfer full): without rows. */
BackboneAssignmentSheet *backbone_assignment_sheet_new (BackboneSheetKind kind);
void backbone_assignment_sheet_free (BackboneAssignmentSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneAssignmentSheet, backbone_assignment_sheet_free)

G_END_DECLS
