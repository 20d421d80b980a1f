/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonObject *backbone_practice_json_parse (const char *text, gssize length, GError **error);
gboolean
backbone_practice_json_only (JsonObject *object, const char *const *members, GError **error);
gboolean backbone_practice_json_string (JsonObject *object,
                                        const char *member,
                                        const char **value,
                                        GError **error);
gboolean backbone_practice_json_uint (JsonObject *object,
                                      const char *member,
                                      guint64 maximum,
                                      guint64 *value,
                                      GError **error);
gboolean backbone_practice_json_array (JsonObject *object,
                                       const char *member,
                                       JsonArray **value,
                                       GError **error);
gboolean backbone_practice_json_object (JsonObject *object,
                                        const char *member,
                                        JsonObject **value,
                                        GError **error);
char *backbone_practice_json_to_text (JsonBuilder *builder);

G_END_DECLS
