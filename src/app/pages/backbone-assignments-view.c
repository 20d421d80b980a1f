/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-assignments-view.h"

#include "backbone-assignment-table.h"
#include "backbone-keep.h"
#include "backbone-status-chip.h"
#include "backbone-wrap-layout.h"

struct _BackboneAssignmentsView
{
  GtkWidget parent_instance;

  GtkWidget *box;
  BackboneAssignmentTable *table;

  BackboneLandscape *landscape;
  BackboneAssignmentList *list;
  char *search;
  char *filter;
};

G_DEFINE_FINAL_TYPE (BackboneAssignmentsView, backbone_assignments_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  PROP_SEARCH,
  PROP_FILTER,
  PROP_LIST,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static int
filter_from_id (const char *id)
{
  static const char *const ids[BACKBONE_N_ASSIGNMENT_FILTERS] = {
    [BACKBONE_ASSIGNMENT_FILTER_GAPS] = "gaps",
    [BACKBONE_ASSIGNMENT_FILTER_EXPIRING] = "expiring",
    [BACKBONE_ASSIGNMENT_FILTER_WRONG_CUSTOMER] = "wrong-customer",
    [BACKBONE_ASSIGNMENT_FILTER_NO_PASSWORD] = "no-password",
    [BACKBONE_ASSIGNMENT_FILTER_NO_SOFTWARE_DOWNLOAD] = "no-software-download",
  };

  for (int i = 0; i < BACKBONE_N_ASSIGNMENT_FILTERS; i++)
    {
      if (g_strcmp0 (ids[i], id) == 0)
        return i;
    }

  return -1;
}

static void
set_landscape (BackboneAssignmentsView *self, BackboneLandscape *landscape)
{
  if (!g_set_object (&self->landscape, landscape))
    return;

  g_clear_object (&self->list);
  if (landscape)
    {
      self->list = backbone_assignment_list_new (landscape);
      backbone_assignment_list_set_search (self->list, self->search);
      backbone_assignment_list_set_filter (self->list, filter_from_id (self->filter));
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANDSCAPE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST]);
}

static void
backbone_assignments_view_set_property (GObject *object,
                                        guint property_id,
                                        const GValue *value,
                                        GParamSpec *pspec)
{
  BackboneAssignmentsView *self = BACKBONE_ASSIGNMENTS_VIEW (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      set_landscape (self, g_value_get_object (value));
      break;
    case PROP_SEARCH:
      if (backbone_keep_text (&self->search, g_value_get_string (value)))
        {
          if (self->list)
            backbone_assignment_list_set_search (self->list, self->search);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_FILTER:
      if (backbone_keep_text (&self->filter, g_value_get_string (value)))
        {
          if (self->list)
            backbone_assignment_list_set_filter (self->list, filter_from_id (self->filter));
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_assignments_view_get_property (GObject *object,
                                        guint property_id,
                                        GValue *value,
                                        GParamSpec *pspec)
{
  BackboneAssignmentsView *self = BACKBONE_ASSIGNMENTS_VIEW (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      g_value_set_object (value, self->landscape);
      break;
    case PROP_SEARCH:
      g_value_set_string (value, self->search);
      break;
    case PROP_FILTER:
      g_value_set_string (value, self->filter);
      break;
    case PROP_LIST:
      g_value_set_object (value, self->list);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_assignments_view_dispose (GObject *object)
{
  BackboneAssignmentsView *self = BACKBONE_ASSIGNMENTS_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->list);
  g_clear_object (&self->landscape);

  G_OBJECT_CLASS (backbone_assignments_view_parent_class)->dispose (object);
}

static void
backbone_assignments_view_finalize (GObject *object)
{
  BackboneAssignmentsView *self = BACKBONE_ASSIGNMENTS_VIEW (object);

  g_free (self->search);
  g_free (self->filter);

  G_OBJECT_CLASS (backbone_assignments_view_parent_class)->finalize (object);
}

static void
backbone_assignments_view_class_init (BackboneAssignmentsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = backbone_assignments_view_set_property;
  object_class->get_property = backbone_assignments_view_get_property;
  object_class->dispose = backbone_assignments_view_dispose;
  object_class->finalize = backbone_assignments_view_finalize;

  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, flags);
  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, NULL, flags);
  properties[PROP_FILTER] = g_param_spec_string ("filter", NULL, NULL, "all", flags);
  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, BACKBONE_TYPE_ASSIGNMENT_LIST,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_install_property_action (widget_class, "assignments.filter", "filter");

  g_type_ensure (BACKBONE_TYPE_ASSIGNMENT_TABLE);
  g_type_ensure (BACKBONE_TYPE_STATUS_CHIP);
  g_type_ensure (BACKBONE_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-assignments-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneAssignmentsView, box);
  gtk_widget_class_bind_template_child (widget_class, BackboneAssignmentsView, table);
}

static void
backbone_assignments_view_init (BackboneAssignmentsView *self)
{
  self->filter = g_strdup ("all");
  gtk_widget_init_template (GTK_WIDGET (self));
}

gboolean
backbone_assignments_view_go_back (BackboneAssignmentsView *self)
{
  return backbone_assignment_table_go_back (self->table);
}

void
backbone_assignments_view_focus_table (BackboneAssignmentsView *self)
{
  backbone_assignment_table_grab_focus (self->table);
}
