/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * Lenient enough for OData answers, strict enough for a hostile server: whoever reads one member after
 * the other gets NULL for what is missing or of another type, never an assertion.
 */

/* (nullable): the object that @text is, owned by @parser. NULL for what is longer than @max bytes, nests
 * deeply, is no UTF-8 or no JSON. */
JsonObject *backbone_odata_parse (JsonParser *parser, const char *text, gsize length, gsize max);
/* All (nullable), also for @object. */
JsonObject *backbone_odata_get_object (JsonObject *object, const char *name);
const char *backbone_odata_get_text (JsonObject *object, const char *name);
/* The list "results" in it. */
JsonArray *backbone_odata_get_results (JsonObject *object);
/* Its element, if that is an object. */
JsonObject *backbone_odata_get_element (JsonArray *array, guint index);

G_END_DECLS
