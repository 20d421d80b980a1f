/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * Strict reading of JSON files that people write: a field that is missing, of a wrong type or
 * unknown is an error that says where it is, never a default or an assertion.
 */
typedef struct
{
  const char *file; /* its name */
  const char *path; /* of the object that is being read, such as "endpoints[1].", or "" */
} BackboneJsonPlace;

void backbone_json_set_error (GError **error,
                              const BackboneJsonPlace *place,
                              const char *field,
                              const char *reason);
gboolean backbone_json_name_error (gboolean valid,
                                   GError *reason,
                                   const BackboneJsonPlace *place,
                                   const char *field,
                                   GError **error);
gboolean backbone_json_check_fields (JsonObject *object,
                                     const char *const *known,
                                     const BackboneJsonPlace *place,
                                     GError **error);
gboolean backbone_json_read_text (JsonObject *object,
                                  const char *field,
                                  const char *fallback,
                                  const BackboneJsonPlace *place,
                                  const char **text,
                                  GError **error);
gboolean backbone_json_read_number (JsonObject *object,
                                    const char *field,
                                    gint64 fallback,
                                    gint64 lowest,
                                    gint64 highest,
                                    const BackboneJsonPlace *place,
                                    guint *number,
                                    GError **error);

G_END_DECLS
