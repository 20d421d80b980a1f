/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Looks a nick up in a GEnumValue table that ends with a NULL name. */
static inline gboolean
backbone_enum_from_nick (const GEnumValue *values, const char *nick, int *value)
{
  for (guint i = 0; values[i].value_name != NULL; i++)
    {
      if (g_strcmp0 (values[i].value_nick, nick) == 0)
        {
          if (value)
            *value = values[i].value;
          return TRUE;
        }
    }

  return FALSE;
}

/* Defines TYPE_NAME_get_type() for an enumeration whose GEnumValue table is `values`. */
#define BACKBONE_DEFINE_ENUM(TypeName, type_name, values)                                          \
  GType type_name##_get_type (void)                                                                \
  {                                                                                                \
    static gsize type = 0;                                                                         \
    if (g_once_init_enter (&type))                                                                 \
      g_once_init_leave (&type, g_enum_register_static (#TypeName, values));                       \
    return type;                                                                                   \
  }

/* Defines besides TYPE_NAME_to_id() and TYPE_NAME_from_id(): ids are the nicks in `values`, which holds
 * every value from 0 on in its place. */
#define BACKBONE_DEFINE_ENUM_WITH_IDS(TypeName, type_name, values)                                 \
  BACKBONE_DEFINE_ENUM (TypeName, type_name, values)                                               \
                                                                                                   \
  const char *type_name##_to_id (TypeName value)                                                   \
  {                                                                                                \
    g_return_val_if_fail ((guint)value < G_N_ELEMENTS (values) - 1, "unknown");                    \
                                                                                                   \
    return values[value].value_nick;                                                               \
  }                                                                                                \
                                                                                                   \
  gboolean type_name##_from_id (const char *id, TypeName *value)                                   \
  {                                                                                                \
    int found;                                                                                     \
                                                                                                   \
    if (!backbone_enum_from_nick (values, id, &found))                                             \
      return FALSE;                                                                                \
    if (value)                                                                                     \
      *value = found;                                                                              \
                                                                                                   \
    return TRUE;                                                                                   \
  }

G_END_DECLS
