/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BackboneSecret:
 *
 * A password in memory: counted references, wiped when the last one goes. It has no property, is
 * never printed and can't be turned into JSON by accident.
 */
typedef struct _BackboneSecret BackboneSecret;

#define BACKBONE_TYPE_SECRET (backbone_secret_get_type ())
GType backbone_secret_get_type (void) G_GNUC_CONST;

BackboneSecret *backbone_secret_new (const char *text);
BackboneSecret *backbone_secret_new_take (char *text);
BackboneSecret *backbone_secret_ref (BackboneSecret *self);
void backbone_secret_unref (BackboneSecret *self);
const char *backbone_secret_peek (BackboneSecret *self);
gboolean backbone_secret_equal (BackboneSecret *self, BackboneSecret *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneSecret, backbone_secret_unref)

G_END_DECLS
