/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

G_BEGIN_DECLS

typedef enum
{
  BACKBONE_ENDPOINT_FIELD_HOST,
  BACKBONE_ENDPOINT_FIELD_PORT,
  BACKBONE_ENDPOINT_FIELD_PATH_PREFIX,
  BACKBONE_ENDPOINT_FIELD_TEST_PATH,
  BACKBONE_ENDPOINT_FIELD_GOOD_STATUS,
  BACKBONE_ENDPOINT_FIELD_DESTINATION,
  BACKBONE_N_ENDPOINT_FIELDS,
} BackboneEndpointField;

/* (transfer full) (nullable): what is wrong with a text; NULL for a good one. */
char *backbone_endpoint_form_check (BackboneEndpointField field, const char *text);
/* (transfer full): the text of a field. */
char *backbone_endpoint_form_write (BackboneEndpoint *endpoint, BackboneEndpointField field);
/* Its key, as backbone_endpoint_edit_job_new() takes it. */
const char *backbone_endpoint_form_get_key (BackboneEndpointField field);
/* Takes https://host:port/path apart as people paste it; (out) (transfer full). */
gboolean
backbone_endpoint_form_split_url (const char *text, char **host, char **port, char **path_prefix);

G_END_DECLS
