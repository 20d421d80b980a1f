/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-store-private.h"

G_BEGIN_DECLS

/* (transfer full): the letter that asks a customer for its technical user and its S-User. @number:
 * normalised; BACKBONE_ERROR_NOT_FOUND. */
char *backbone_setup_letter_load (BackboneDb *db, const char *number, GError **error);
/* (transfer full): @template with each {name} replaced. @pairs: name, value ... ended by NULL; an
 * unknown name stays as it is. */
char *backbone_setup_letter_fill (const char *template, const char *const *pairs);

G_END_DECLS
