/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-page.h"

#include "backbone-list-focus.h"
#include "backbone-page.h"
#include "backbone-setup-closures.h"
#include "backbone-setup-pane.h"
#include "backbone-setup-row.h"
#include "backbone-setup-runner.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _BackboneSetupPage
{
  GtkWidget parent_instance;

  AdwLeaflet *leaflet;
  GtkWidget *guide;
  GtkWidget *pane;
  GtkScrolledWindow *scroller;
  GtkListBox *list_box;

  BackboneLandscape *landscape;
  BackboneSetupRunner *runner;
  BackboneList *steps; /* while the page shows */
  BackboneSetupStep *step;
  BackboneSetupStep *next;
  char *wanted; /* the id of the step to show; NULL for the first one that is open */
  gboolean search_mode;
};

static void backbone_setup_page_page_init (BackbonePageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BackboneSetupPage,
                               backbone_setup_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (BACKBONE_TYPE_PAGE,
                                                      backbone_setup_page_page_init))

enum
{
  PROP_0,
  PROP_SHOWN_LANDSCAPE,
  PROP_STEP,
  PROP_RUNNER,
  PROP_STEPS,
  PROP_N_DONE,
  PROP_N_STEPS,
  PROP_NEXT,
  N_OWN_PROPERTIES,
  PROP_LANDSCAPE = N_OWN_PROPERTIES, /* these of BackbonePage */
  PROP_SEARCH_MODE,
};

static GParamSpec *properties[N_OWN_PROPERTIES];

static void
notify (BackboneSetupPage *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static guint
count_steps (BackboneSetupPage *self)
{
  return self->steps ? g_list_model_get_n_items (G_LIST_MODEL (self->steps)) : 0;
}

static void
update_next (BackboneSetupPage *self)
{
  BackboneSetupStep *next
      = self->steps ? backbone_setup_find_next (G_LIST_MODEL (self->steps), self->step) : NULL;

  if (g_set_object (&self->next, next))
    notify (self, PROP_NEXT);
  notify (self, PROP_N_DONE);
}

static void
set_step (BackboneSetupPage *self, BackboneSetupStep *step)
{
  if (g_set_object (&self->step, step))
    notify (self, PROP_STEP);
  update_next (self);
}

static GtkListBoxRow *
find_row (BackboneSetupPage *self, const char *id)
{
  for (guint i = 0; i < count_steps (self); i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list_box, (int)i);

      if (g_str_equal (
              backbone_setup_step_get_id (backbone_setup_row_get_step (BACKBONE_SETUP_ROW (row))),
              id))
        return row;
    }

  return NULL;
}

static void
row_selected_cb (BackboneSetupPage *self, GtkListBoxRow *row)
{
  BackboneSetupStep *step = row ? backbone_setup_row_get_step (BACKBONE_SETUP_ROW (row)) : NULL;

  if (step)
    {
      g_free (self->wanted);
      self->wanted = g_strdup (backbone_setup_step_get_id (step));
    }
  set_step (self, step);
}

/* A list box shows what has the focus, but not what is selected. */
static void
scroll_to (BackboneSetupPage *self, GtkListBoxRow *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list_box), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
row_activated_cb (BackboneSetupPage *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->pane);
}

/* The steps have come, or one of them is another one now. */
static void
steps_changed_cb (BackboneSetupPage *self)
{
  GListModel *steps = G_LIST_MODEL (self->steps);
  GtkListBoxRow *row = NULL;
  BackboneSetupStep *first;

  notify (self, PROP_N_STEPS);
  if (count_steps (self) > 0 && gtk_list_box_get_selected_row (self->list_box) == NULL)
    {
      first = backbone_setup_find_next (steps, NULL);
      if (self->wanted)
        row = find_row (self, self->wanted);
      else if (first)
        row = find_row (self, backbone_setup_step_get_id (first));
      gtk_list_box_select_row (self->list_box,
                               row ? row : gtk_list_box_get_row_at_index (self->list_box, 0));
    }
  update_next (self);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  return backbone_setup_row_new (item);
}

/* Only stage 5 has several steps. */
static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  BackboneSetupStep *step = backbone_setup_row_get_step (BACKBONE_SETUP_ROW (row));
  GtkWidget *label;

  if (backbone_setup_step_get_number (step) != 1)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (gtk_list_box_row_get_header (row))
    return;

  label = gtk_label_new (backbone_setup_stage_to_title (backbone_setup_step_get_stage (step)));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "setup-header");
  gtk_list_box_row_set_header (row, label);
}

static void
drop_steps (BackboneSetupPage *self)
{
  if (self->steps == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->steps, self);
  gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  g_clear_object (&self->steps);
  set_step (self, NULL);
}

/* Nothing is read for a page that nobody sees: with many customers that takes a while, and it would be
 * read again after every change. */
static void
show_landscape (BackboneSetupPage *self)
{
  gboolean shows = self->landscape && gtk_widget_get_mapped (GTK_WIDGET (self));

  if (shows == (self->steps != NULL))
    return;

  if (shows)
    {
      self->steps = backbone_landscape_list_setup_steps (self->landscape);
      gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (self->steps), make_row, NULL, NULL);
      g_signal_connect_swapped (self->steps, "items-changed", G_CALLBACK (steps_changed_cb), self);
      g_signal_connect_swapped (self->steps, "updated", G_CALLBACK (update_next), self);
    }
  else
    drop_steps (self);
  notify (self, PROP_STEPS);
  notify (self, PROP_SHOWN_LANDSCAPE);
}

static void
backbone_setup_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (backbone_setup_page_parent_class)->map (widget);

  show_landscape (BACKBONE_SETUP_PAGE (widget));
}

static void
backbone_setup_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (backbone_setup_page_parent_class)->unmap (widget);

  show_landscape (BACKBONE_SETUP_PAGE (widget));
}

static void
show_next (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSetupPage *self = BACKBONE_SETUP_PAGE (widget);

  if (self->next)
    backbone_setup_page_show_step (self, backbone_setup_step_get_id (self->next));
}

static void
show_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  backbone_setup_page_show_step (BACKBONE_SETUP_PAGE (widget),
                                 g_variant_get_string (parameter, NULL));
}

static void
show_guide (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSetupPage *self = BACKBONE_SETUP_PAGE (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->guide);
}

/* The lists of another landscape are other ones. */
static void
set_landscape (BackboneSetupPage *self, BackboneLandscape *landscape)
{
  if (self->landscape == landscape)
    return;

  drop_steps (self);
  backbone_setup_runner_cancel (self->runner);
  g_set_object (&self->landscape, landscape);
  g_clear_pointer (&self->wanted, g_free);
  show_landscape (self);
}

static void
backbone_setup_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BackboneSetupPage *self = BACKBONE_SETUP_PAGE (object);

  switch (id)
    {
    case PROP_LANDSCAPE:
      set_landscape (self, g_value_get_object (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SEARCH_MODE:
      if (self->search_mode != g_value_get_boolean (value))
        {
          self->search_mode = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_setup_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BackboneSetupPage *self = BACKBONE_SETUP_PAGE (object);

  switch (id)
    {
    case PROP_SHOWN_LANDSCAPE:
      g_value_set_object (value, self->steps ? self->landscape : NULL);
      break;
    case PROP_STEP:
      g_value_set_object (value, self->step);
      break;
    case PROP_RUNNER:
      g_value_set_object (value, self->runner);
      break;
    case PROP_STEPS:
      g_value_set_object (value, self->steps);
      break;
    case PROP_N_DONE:
      g_value_set_uint (value,
                        self->steps ? backbone_setup_count_done (G_LIST_MODEL (self->steps)) : 0);
      break;
    case PROP_N_STEPS:
      g_value_set_uint (value, count_steps (self));
      break;
    case PROP_NEXT:
      g_value_set_object (value, self->next);
      break;
    case PROP_LANDSCAPE:
      g_value_set_object (value, self->landscape);
      break;
    case PROP_SEARCH_MODE:
      g_value_set_boolean (value, self->search_mode);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_setup_page_dispose (GObject *object)
{
  BackboneSetupPage *self = BACKBONE_SETUP_PAGE (object);

  if (self->leaflet)
    drop_steps (self);
  backbone_setup_runner_cancel (self->runner);
  g_clear_pointer ((GtkWidget **)&self->leaflet, gtk_widget_unparent);
  g_clear_object (&self->landscape);
  g_clear_object (&self->next);

  G_OBJECT_CLASS (backbone_setup_page_parent_class)->dispose (object);
}

static void
backbone_setup_page_finalize (GObject *object)
{
  BackboneSetupPage *self = BACKBONE_SETUP_PAGE (object);

  g_clear_object (&self->runner);
  g_free (self->wanted);

  G_OBJECT_CLASS (backbone_setup_page_parent_class)->finalize (object);
}

/* In a narrow window, back to the guide. */
static gboolean
backbone_setup_page_go_back (BackbonePage *page)
{
  BackboneSetupPage *self = BACKBONE_SETUP_PAGE (page);

  if (!adw_leaflet_get_folded (self->leaflet)
      || adw_leaflet_get_visible_child (self->leaflet) == self->guide)
    return FALSE;

  adw_leaflet_set_visible_child (self->leaflet, self->guide);

  return TRUE;
}

static void
backbone_setup_page_page_init (BackbonePageInterface *iface)
{
  iface->go_back = backbone_setup_page_go_back;
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_SHOWN_LANDSCAPE]
      = g_param_spec_object ("shown-landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, flags);
  properties[PROP_STEP] = g_param_spec_object ("step", NULL, NULL, BACKBONE_TYPE_SETUP_STEP, flags);
  properties[PROP_RUNNER]
      = g_param_spec_object ("runner", NULL, NULL, BACKBONE_TYPE_SETUP_RUNNER, flags);
  properties[PROP_STEPS] = g_param_spec_object ("steps", NULL, NULL, BACKBONE_TYPE_LIST, flags);
  properties[PROP_N_DONE] = g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_STEPS] = g_param_spec_uint ("n-steps", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_NEXT] = g_param_spec_object ("next", NULL, NULL, BACKBONE_TYPE_SETUP_STEP, flags);
  g_object_class_install_properties (object_class, N_OWN_PROPERTIES, properties);
  g_object_class_override_property (object_class, PROP_LANDSCAPE, "landscape");
  g_object_class_override_property (object_class, PROP_SEARCH_MODE, "search-mode");
}

static void
backbone_setup_page_class_init (BackboneSetupPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_setup_page_set_property;
  object_class->get_property = backbone_setup_page_get_property;
  object_class->dispose = backbone_setup_page_dispose;
  object_class->finalize = backbone_setup_page_finalize;
  widget_class->map = backbone_setup_page_map;
  widget_class->unmap = backbone_setup_page_unmap;
  install_properties (object_class);

  gtk_widget_class_install_action (widget_class, "setup-page.next", NULL, show_next);
  gtk_widget_class_install_action (widget_class, "setup-page.show-step", "s", show_step);
  gtk_widget_class_install_action (widget_class, "setup-page.guide", NULL, show_guide);

  g_type_ensure (BACKBONE_TYPE_SETUP_PANE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-setup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupPage, guide);
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupPage, pane);
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupPage, list_box);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
backbone_setup_page_init (BackboneSetupPage *self)
{
  self->runner = backbone_setup_runner_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list_box, set_header, NULL, NULL);
  backbone_list_focus_let_tab_leave (GTK_WIDGET (self->list_box));
}

void
backbone_setup_page_show_step (BackboneSetupPage *self, const char *id)
{
  GtkListBoxRow *row;

  g_free (self->wanted);
  self->wanted = g_strdup (id);
  row = find_row (self, id);
  if (row)
    {
      gtk_list_box_select_row (self->list_box, row);
      scroll_to (self, row);
    }
  adw_leaflet_set_visible_child (self->leaflet, self->pane);
}
