/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-landscape.h"
#include "backbone-model.h"
#include "backbone-secret.h"

G_BEGIN_DECLS

/* A new password of an S-User, and what becomes of it. */
typedef struct
{
  const char *id; /* normalised */
  BackboneSecret *password;
  gboolean try_held;

  BackboneRotation rotation;
  BackboneVerdict verdict;
  char *evidence; /* nullable */
  char *customer; /* nullable: with whose technical user it was tried */
  guint n_assignments;
} BackboneSUserRotation;

/* Blocking, in a job thread that holds the lease of checks. What the log-on finds is no error. */
gboolean backbone_rotate_s_user (BackboneLandscape *landscape,
                                 BackboneSUserRotation *self,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
