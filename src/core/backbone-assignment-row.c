/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-assignment-row.h"

struct _BackboneAssignmentRow
{
  GObject parent_instance;

  char *number;
  char *description;
  gboolean loaded;
  GHashTable *cells; /* local user -> BackboneAssignment */
};

G_DEFINE_FINAL_TYPE (BackboneAssignmentRow, backbone_assignment_row, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NUMBER,
  PROP_DESCRIPTION,
  PROP_LOADED,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
backbone_assignment_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BackboneAssignmentRow *self = BACKBONE_ASSIGNMENT_ROW (object);

  switch (id)
    {
    case PROP_NUMBER:
      g_value_set_string (value, self->number);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_assignment_row_finalize (GObject *object)
{
  BackboneAssignmentRow *self = BACKBONE_ASSIGNMENT_ROW (object);

  g_free (self->number);
  g_free (self->description);
  g_hash_table_unref (self->cells);

  G_OBJECT_CLASS (backbone_assignment_row_parent_class)->finalize (object);
}

static void
backbone_assignment_row_class_init (BackboneAssignmentRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = backbone_assignment_row_get_property;
  object_class->finalize = backbone_assignment_row_finalize;

  properties[PROP_NUMBER] = g_param_spec_string ("number", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_assignment_row_init (BackboneAssignmentRow *self)
{
  self->cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * backbone_assignment_row_new:
 * @number: a customer number, ten digits
 *
 * Returns: (transfer full): a row that is not loaded yet
 */
BackboneAssignmentRow *
backbone_assignment_row_new (const char *number)
{
  BackboneAssignmentRow *self = g_object_new (BACKBONE_TYPE_ASSIGNMENT_ROW, NULL);

  self->number = g_strdup (number);

  return self;
}

/**
 * backbone_assignment_row_get_number:
 *
 * Returns: (transfer none) (not nullable): the customer number, ten digits
 */
const char *
backbone_assignment_row_get_number (BackboneAssignmentRow *self)
{
  return self->number;
}

/**
 * backbone_assignment_row_get_description:
 *
 * Returns: (transfer none) (nullable): the description of the customer, %NULL while it is fetched
 */
const char *
backbone_assignment_row_get_description (BackboneAssignmentRow *self)
{
  return self->description;
}

/**
 * backbone_assignment_row_get_loaded:
 *
 * Returns: whether the values are here
 */
gboolean
backbone_assignment_row_get_loaded (BackboneAssignmentRow *self)
{
  return self->loaded;
}

/**
 * backbone_assignment_row_get_cell:
 * @self: a row
 * @local_user: the name of a local user
 *
 * Cells keep their object as long as the row lives, so that widgets can bind to its properties.
 *
 * Returns: (transfer none) (not nullable): its assignment, a gap if there is none or while the row
 * is fetched
 */
BackboneAssignment *
backbone_assignment_row_get_cell (BackboneAssignmentRow *self, const char *local_user)
{
  BackboneAssignment *cell = g_hash_table_lookup (self->cells, local_user);

  if (cell == NULL)
    {
      cell = g_object_new (BACKBONE_TYPE_ASSIGNMENT, "local-user", local_user, "customer",
                           self->number, NULL);
      g_hash_table_insert (self->cells, g_strdup (local_user), cell);
    }

  return cell;
}

static BackboneAssignment *
find_assignment (GPtrArray *assignments, const char *local_user)
{
  for (guint i = 0; i < assignments->len; i++)
    {
      BackboneAssignment *assignment = g_ptr_array_index (assignments, i);

      if (g_str_equal (backbone_assignment_get_local_user (assignment), local_user))
        return assignment;
    }

  return NULL;
}

/* A local user may be gone while its cell is still shown. */
static void
clear_others (BackboneAssignmentRow *self, GPtrArray *assignments)
{
  GHashTableIter iter;
  gpointer local_user, cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &local_user, &cell))
    {
      if (find_assignment (assignments, local_user) == NULL)
        g_object_set (cell, "s-user", NULL, "s-user-customer", NULL, "s-user-state",
                      BACKBONE_S_USER_STATE_UNKNOWN, "expires", (gint64)0, "has-password", FALSE,
                      "software-download", BACKBONE_GRANT_UNKNOWN, "state",
                      BACKBONE_ASSIGNMENT_STATE_GAP, NULL);
    }
}

/**
 * backbone_assignment_row_update:
 * @self: a row
 * @description: the description of the customer
 * @assignments: (element-type BackboneAssignment): one for each local user
 *
 * Brings the row and its cells up to date; they notify of what differs.
 */
void
backbone_assignment_row_update (BackboneAssignmentRow *self,
                                const char *description,
                                GPtrArray *assignments)
{
  for (guint i = 0; i < assignments->len; i++)
    {
      BackboneAssignment *assignment = g_ptr_array_index (assignments, i);
      const char *local_user = backbone_assignment_get_local_user (assignment);
      BackboneAssignment *cell = backbone_assignment_row_get_cell (self, local_user);

      backbone_record_copy_from (BACKBONE_RECORD (cell), BACKBONE_RECORD (assignment));
    }
  clear_others (self, assignments);

  if (g_strcmp0 (self->description, description) != 0)
    {
      g_free (self->description);
      self->description = g_strdup (description);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
    }
  if (!self->loaded)
    {
      self->loaded = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
    }
}
