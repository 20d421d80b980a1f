/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"
#include "backbone-secret.h"

G_BEGIN_DECLS

/* One change that is asked for, as people gave it. */
typedef struct
{
  guint line;               /* of a file, or its place among the changes, from 1 */
  char *local_user;         /* nullable: a line of a list of customer numbers */
  char *customer;           /* nullable with a problem */
  char *s_user;             /* nullable or empty: takes the assignment away */
  gboolean keeps_if_empty;  /* an empty S-User changes nothing instead */
  gboolean fills;           /* a gap gets the S-User that its customer has already */
  char *description;        /* nullable: of a customer to add */
  BackboneSecret *password; /* nullable: of the S-User */
  char *problem;            /* nullable: why it can't be read; translated */
} BackboneAssignmentRequest;

/* (transfer full): what is asked for, to be asked again; of a request that can be read. */
BackboneAssignmentRequest *backbone_assignment_request_copy (const BackboneAssignmentRequest *self);
void backbone_assignment_request_free (BackboneAssignmentRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneAssignmentRequest, backbone_assignment_request_free)

/* What one change does. */
typedef struct
{
  const BackboneAssignmentRequest *request;
  BackboneImportOutcome outcome;
  char *local_user; /* nullable; normalised unless refused, as are the others */
  char *customer;
  char *s_user;
  char *old_s_user; /* nullable: what was assigned before */
  char *reason;     /* nullable: as of BackboneAssignmentChange */
} BackboneAssignmentItem;

void backbone_assignment_item_free (BackboneAssignmentItem *self);

/* Takes over what was asked for in its normal form; a value that is not short is shown short, also by
 * the validators' errors. */
gboolean backbone_assignment_item_normalize (BackboneAssignmentItem *self, GError **error);
/* Takes it over as it was given, for a change that is refused. */
void backbone_assignment_item_show_as_given (BackboneAssignmentItem *self);

/* One more thing that people should know of it. */
void backbone_assignment_item_add_note (BackboneAssignmentItem *self, const char *note);
void backbone_assignment_item_refuse (BackboneAssignmentItem *self, const char *reason);
/* Which of two changes is meant can't be known: so neither is taken. @format: with %u for the line of
 * the other one. */
void backbone_assignment_item_refuse_both (BackboneAssignmentItem *self,
                                           BackboneAssignmentItem *earlier,
                                           const char *format);

/* (transfer full): for people. */
BackboneAssignmentChange *backbone_assignment_item_to_row (const BackboneAssignmentItem *self);

/* Whether @text (nullable) says anything. */
gboolean backbone_assignment_text_is_given (const char *text);

G_END_DECLS
