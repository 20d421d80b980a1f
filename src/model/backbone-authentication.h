/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneAuthentication:
 * @BACKBONE_AUTHENTICATION_BASIC: user and password
 * @BACKBONE_AUTHENTICATION_CERTIFICATE: a client certificate
 *
 * How the technical user logs on over a channel.
 *
 * The values are stored in landscape files and so must never change.
 */
typedef enum
{
  BACKBONE_AUTHENTICATION_BASIC = 0,
  BACKBONE_AUTHENTICATION_CERTIFICATE = 1,
} BackboneAuthentication;

#define BACKBONE_TYPE_AUTHENTICATION (backbone_authentication_get_type ())
GType backbone_authentication_get_type (void) G_GNUC_CONST;

/* (transfer none) (not nullable): the stable name used on the command line, in JSON and in CSV. */
const char *backbone_authentication_to_id (BackboneAuthentication value);
/* @id: (nullable). @value: (out) (optional). FALSE if @id is no such name. */
gboolean backbone_authentication_from_id (const char *id, BackboneAuthentication *value);
const char *backbone_authentication_to_title (BackboneAuthentication value);

G_END_DECLS
