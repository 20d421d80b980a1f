/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

G_BEGIN_DECLS

typedef enum
{
  BACKBONE_PROXY_FIELD_HOST,
  BACKBONE_PROXY_FIELD_PORT,
  BACKBONE_PROXY_FIELD_USER,
  BACKBONE_PROXY_FIELD_PASSWORD,
  BACKBONE_PROXY_FIELD_EXCLUSIONS,
  BACKBONE_N_PROXY_FIELDS,
} BackboneProxyField;

/* What is wrong with each field; (nullable). */
typedef struct
{
  char *texts[BACKBONE_N_PROXY_FIELDS];
} BackboneProxyErrors;

void backbone_proxy_errors_clear (BackboneProxyErrors *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BackboneProxyErrors, backbone_proxy_errors_clear)

/* Reads what was typed. @texts: by field. A field that is only empty as yet is no error, but there is
 * no proxy then. (transfer full) (nullable). */
BackboneProxy *backbone_proxy_form_read (BackboneProxyMode mode,
                                         const char *const texts[BACKBONE_N_PROXY_FIELDS],
                                         BackboneProxyErrors *errors);

/* (transfer full): as backbone_proxy_form_read() takes it. */
char *backbone_proxy_form_write_exclusions (BackboneProxy *proxy);
gboolean backbone_proxy_form_is_same (BackboneProxy *one, BackboneProxy *other);
/* Splits "http://host:port" or "host:port" as people paste it. (out) (transfer full). */
gboolean backbone_proxy_form_split_address (const char *text, char **host, char **port);

G_END_DECLS
