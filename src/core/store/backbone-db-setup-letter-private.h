/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* What a letter to a customer says of it. */
typedef struct
{
  char *description;
  char *technical_user; /* nullable */
  char *s_user;         /* nullable: that of the batch user, or another one assigned */
  char *owner;          /* description of the owner of the installation */
  char *owner_number;
} BackboneSetupLetterFacts;

void backbone_setup_letter_facts_free (BackboneSetupLetterFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneSetupLetterFacts, backbone_setup_letter_facts_free)

/* (transfer full) (nullable): BACKBONE_ERROR_NOT_FOUND. @number: normalised. */
BackboneSetupLetterFacts *
backbone_db_setup_letter_facts_load (BackboneDb *db, const char *number, GError **error);

G_END_DECLS
