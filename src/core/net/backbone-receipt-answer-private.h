/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"

G_BEGIN_DECLS

/* The longest receipt that is read, in bytes. */
#define BACKBONE_RECEIPT_ANSWER_MAX (64 * 1024)

/* What the backbone says it was sent. */
typedef struct
{
  char *number;
  char *customer; /* nullable */
  char *system;   /* nullable */
  char *text; /* nullable: the subject of an incident, the digest of system data or of a parcel */
} BackboneReceipt;

void backbone_receipt_free (BackboneReceipt *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneReceipt, backbone_receipt_free)

/*
 * Receipts of @purpose: {"d":{"IncidentNumber":...,"CustomerNumber":...,"SystemNumber":...,"Subject":
 * ...}}, the same with DataNumber and Digest, or of a parcel {"parcel":...,"sha256":...}. They come from
 * a server that may be hostile: BACKBONE_ERROR_FAILED if the number is missing or no plain word.
 * (transfer full).
 */
BackboneReceipt *backbone_receipt_answer_read (BackbonePurpose purpose,
                                               const char *text,
                                               gsize length,
                                               GError **error);

G_END_DECLS
