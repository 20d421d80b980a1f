/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-types.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_RECORD (backbone_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (BackboneRecord, backbone_record, BACKBONE, RECORD, GObject)

/**
 * BackboneRecordClass:
 * @n_properties: how many properties the class has, set by
 * backbone_record_class_install_properties()
 * @properties: those properties, the first one at 1
 *
 * The base of all plain things of the domain: it keeps the value of each property and tells of a
 * change only when there is one.
 */
struct _BackboneRecordClass
{
  GObjectClass parent_class;

  guint n_properties;
  GParamSpec **properties;
};

void backbone_record_class_install_properties (BackboneRecordClass *klass,
                                               guint n_properties,
                                               GParamSpec **properties);

const GValue *backbone_record_get_value (gpointer self, guint property_id);
/* The same by type, which must be that of the property. Texts, objects and lists are (transfer none)
 * (nullable), and good until the property changes. */
const char *backbone_record_get_string (gpointer self, guint property_id);
gboolean backbone_record_get_boolean (gpointer self, guint property_id);
guint backbone_record_get_uint (gpointer self, guint property_id);
gint64 backbone_record_get_int64 (gpointer self, guint property_id);
int backbone_record_get_enum (gpointer self, guint property_id);
gpointer backbone_record_get_object (gpointer self, guint property_id);
const char *const *backbone_record_get_strv (gpointer self, guint property_id);

void backbone_record_copy_from (BackboneRecord *self, BackboneRecord *other);

/* Shorthands for the property tables of records: every property is readable, writable and notified
 * on change only. */
#define BACKBONE_RECORD_FLAGS (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)
#define BACKBONE_RECORD_STRING(name)                                                               \
  g_param_spec_string (name, NULL, NULL, NULL, BACKBONE_RECORD_FLAGS)
#define BACKBONE_RECORD_BOOLEAN(name)                                                              \
  g_param_spec_boolean (name, NULL, NULL, FALSE, BACKBONE_RECORD_FLAGS)
#define BACKBONE_RECORD_UINT(name)                                                                 \
  g_param_spec_uint (name, NULL, NULL, 0, G_MAXUINT, 0, BACKBONE_RECORD_FLAGS)
#define BACKBONE_RECORD_INT64(name)                                                                \
  g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, BACKBONE_RECORD_FLAGS)
#define BACKBONE_RECORD_ENUM(name, type)                                                           \
  g_param_spec_enum (name, NULL, NULL, type, 0, BACKBONE_RECORD_FLAGS)
#define BACKBONE_RECORD_OBJECT(name, type)                                                         \
  g_param_spec_object (name, NULL, NULL, type, BACKBONE_RECORD_FLAGS)
#define BACKBONE_RECORD_STRV(name)                                                                 \
  g_param_spec_boxed (name, NULL, NULL, G_TYPE_STRV, BACKBONE_RECORD_FLAGS)

G_END_DECLS
