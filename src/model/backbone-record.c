/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-record.h"

typedef struct
{
  GValue *values; /* one a property, at its id - 1 */
} BackboneRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BackboneRecord, backbone_record, G_TYPE_OBJECT)

/* While the base class is initialised, the instance does not know its own class yet: hence at first
 * use. */
static GValue *
ensure_values (BackboneRecord *self)
{
  BackboneRecordPrivate *priv = backbone_record_get_instance_private (self);

  if (priv->values == NULL)
    {
      BackboneRecordClass *klass = BACKBONE_RECORD_GET_CLASS (self);

      priv->values = g_new0 (GValue, klass->n_properties);
      for (guint i = 0; i < klass->n_properties; i++)
        {
          GParamSpec *pspec = klass->properties[i + 1];

          g_value_init (&priv->values[i], pspec->value_type);
          g_param_value_set_default (pspec, &priv->values[i]);
        }
    }

  return priv->values;
}

static gboolean
values_equal (GParamSpec *pspec, const GValue *one, const GValue *other)
{
  if (pspec->value_type == G_TYPE_STRV)
    {
      const char *const *one_strv = g_value_get_boxed (one);
      const char *const *other_strv = g_value_get_boxed (other);

      if (one_strv == NULL || other_strv == NULL)
        return one_strv == other_strv;

      return g_strv_equal (one_strv, other_strv);
    }

  return g_param_values_cmp (pspec, one, other) == 0;
}

static void
backbone_record_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  GValue *stored = &ensure_values (BACKBONE_RECORD (object))[property_id - 1];

  if (values_equal (pspec, stored, value))
    return;

  g_value_copy (value, stored);
  g_object_notify_by_pspec (object, pspec);
}

static void
backbone_record_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  g_value_copy (backbone_record_get_value (object, property_id), value);
}

static void
backbone_record_finalize (GObject *object)
{
  BackboneRecordPrivate *priv = backbone_record_get_instance_private (BACKBONE_RECORD (object));

  if (priv->values)
    {
      for (guint i = 0; i < BACKBONE_RECORD_GET_CLASS (object)->n_properties; i++)
        g_value_unset (&priv->values[i]);
      g_free (priv->values);
    }

  G_OBJECT_CLASS (backbone_record_parent_class)->finalize (object);
}

static void
backbone_record_class_init (BackboneRecordClass *klass)
{
}

static void
backbone_record_init (BackboneRecord *self)
{
}

/**
 * backbone_record_class_install_properties:
 * @klass: the class of a final type derived directly from #BackboneRecord
 * @n_properties: length of @properties
 * @properties: (array length=n_properties): the properties, in memory that stays; the first one,
 * with id 0, is not used
 *
 * Gives the class its properties, kept and notified by the base class.
 */
void
backbone_record_class_install_properties (BackboneRecordClass *klass,
                                          guint n_properties,
                                          GParamSpec **properties)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = backbone_record_set_property;
  object_class->get_property = backbone_record_get_property;
  object_class->finalize = backbone_record_finalize;
  klass->n_properties = n_properties - 1;
  klass->properties = properties;

  g_object_class_install_properties (object_class, n_properties, properties);
}

/**
 * backbone_record_get_value:
 * @self: a record
 * @property_id: the id of one of its properties
 *
 * Returns: (transfer none): the value, owned by @self and good until the property is set again
 */
const GValue *
backbone_record_get_value (gpointer self, guint property_id)
{
  return &ensure_values (self)[property_id - 1];
}

/* The typed getters below are for the public getters of derived classes; what they return belongs
 * to the record. */

const char *
backbone_record_get_string (gpointer self, guint property_id)
{
  return g_value_get_string (backbone_record_get_value (self, property_id));
}

gboolean
backbone_record_get_boolean (gpointer self, guint property_id)
{
  return g_value_get_boolean (backbone_record_get_value (self, property_id));
}

guint
backbone_record_get_uint (gpointer self, guint property_id)
{
  return g_value_get_uint (backbone_record_get_value (self, property_id));
}

gint64
backbone_record_get_int64 (gpointer self, guint property_id)
{
  return g_value_get_int64 (backbone_record_get_value (self, property_id));
}

int
backbone_record_get_enum (gpointer self, guint property_id)
{
  return g_value_get_enum (backbone_record_get_value (self, property_id));
}

gpointer
backbone_record_get_object (gpointer self, guint property_id)
{
  return g_value_get_object (backbone_record_get_value (self, property_id));
}

const char *const *
backbone_record_get_strv (gpointer self, guint property_id)
{
  return g_value_get_boxed (backbone_record_get_value (self, property_id));
}

/**
 * backbone_record_copy_from:
 * @self: a record
 * @other: a record of the same type
 *
 * Gives @self every value of @other; what differs is notified, in one batch. A row that stays in a
 * list while what it stands for was read again is brought up to date this way.
 */
void
backbone_record_copy_from (BackboneRecord *self, BackboneRecord *other)
{
  BackboneRecordClass *klass;

  g_return_if_fail (BACKBONE_IS_RECORD (self));
  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other));

  klass = BACKBONE_RECORD_GET_CLASS (self);
  g_object_freeze_notify (G_OBJECT (self));
  for (guint id = 1; id <= klass->n_properties; id++)
    backbone_record_set_property (G_OBJECT (self), id, backbone_record_get_value (other, id),
                                  klass->properties[id]);
  g_object_thaw_notify (G_OBJECT (self));
}
