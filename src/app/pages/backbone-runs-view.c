/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-runs-view.h"

#include "backbone-list-focus.h"
#include "backbone-named-cell.h"
#include "backbone-status-icon.h"

struct _BackboneRunsView
{
  GtkWidget parent_instance;

  GtkWidget *paned;
  GtkWidget *column_view;
  GtkWidget *results_view;
  GtkSingleSelection *selection;

  BackboneLandscape *landscape;
  BackboneTime from;
  BackboneCheckRunList *runs;
  BackboneCheckRun *selected;
  BackboneList *results;
};

G_DEFINE_FINAL_TYPE (BackboneRunsView, backbone_runs_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  PROP_FROM,
  PROP_RUNS,
  PROP_SELECTED,
  PROP_RESULTS,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
selected_cb (BackboneRunsView *self)
{
  BackboneCheckRun *run = gtk_single_selection_get_selected_item (self->selection);

  if (!g_set_object (&self->selected, run))
    return;

  g_clear_object (&self->results);
  if (run)
    self->results = backbone_landscape_list_run_results (self->landscape,
                                                         backbone_check_run_get_number (run));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RESULTS]);
}

static void
set_landscape (BackboneRunsView *self, BackboneLandscape *landscape)
{
  if (!g_set_object (&self->landscape, landscape))
    return;

  g_clear_object (&self->runs);
  if (landscape)
    {
      self->runs = backbone_check_run_list_new (landscape);
      backbone_check_run_list_set_from (self->runs, self->from);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANDSCAPE]);
}

static void
set_from (BackboneRunsView *self, BackboneTime from)
{
  if (self->from == from)
    return;

  self->from = from;
  if (self->runs)
    backbone_check_run_list_set_from (self->runs, from);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FROM]);
}

static void
backbone_runs_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BackboneRunsView *self = BACKBONE_RUNS_VIEW (object);

  switch (id)
    {
    case PROP_LANDSCAPE:
      set_landscape (self, g_value_get_object (value));
      break;
    case PROP_FROM:
      set_from (self, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_runs_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BackboneRunsView *self = BACKBONE_RUNS_VIEW (object);

  switch (id)
    {
    case PROP_LANDSCAPE:
      g_value_set_object (value, self->landscape);
      break;
    case PROP_FROM:
      g_value_set_int64 (value, self->from);
      break;
    case PROP_RUNS:
      g_value_set_object (value, self->runs);
      break;
    case PROP_SELECTED:
      g_value_set_object (value, self->selected);
      break;
    case PROP_RESULTS:
      g_value_set_object (value, self->results);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_runs_view_dispose (GObject *object)
{
  BackboneRunsView *self = BACKBONE_RUNS_VIEW (object);

  g_clear_pointer (&self->paned, gtk_widget_unparent);
  g_clear_object (&self->results);
  g_clear_object (&self->selected);
  g_clear_object (&self->runs);
  g_clear_object (&self->landscape);

  G_OBJECT_CLASS (backbone_runs_view_parent_class)->dispose (object);
}

static void
backbone_runs_view_class_init (BackboneRunsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamFlags writable = readable | G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY;

  object_class->set_property = backbone_runs_view_set_property;
  object_class->get_property = backbone_runs_view_get_property;
  object_class->dispose = backbone_runs_view_dispose;

  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, writable);
  properties[PROP_FROM] = g_param_spec_int64 ("from", NULL, NULL, 0, G_MAXINT64, 0, writable);
  properties[PROP_RUNS]
      = g_param_spec_object ("runs", NULL, NULL, BACKBONE_TYPE_CHECK_RUN_LIST, readable);
  properties[PROP_SELECTED]
      = g_param_spec_object ("selected", NULL, NULL, BACKBONE_TYPE_CHECK_RUN, readable);
  properties[PROP_RESULTS]
      = g_param_spec_object ("results", NULL, NULL, BACKBONE_TYPE_LIST, readable);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (BACKBONE_TYPE_NAMED_CELL);
  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-runs-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneRunsView, paned);
  gtk_widget_class_bind_template_child (widget_class, BackboneRunsView, column_view);
  gtk_widget_class_bind_template_child (widget_class, BackboneRunsView, results_view);
  gtk_widget_class_bind_template_child (widget_class, BackboneRunsView, selection);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
backbone_runs_view_init (BackboneRunsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  backbone_list_focus_let_tab_leave (self->column_view);
  backbone_list_focus_let_tab_leave (self->results_view);
}
