/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-activity-page.h"

#include "backbone-audit-view.h"
#include "backbone-expiries-view.h"
#include "backbone-page.h"
#include "backbone-runs-view.h"

#include <adwaita.h>

struct _BackboneActivityPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkDropDown *range;
  GtkStack *stack;
  BackboneAuditView *audit_view;
  BackboneExpiriesView *expiries_view;

  BackboneLandscape *landscape;
  gboolean search_mode;
  BackboneTime from;
};

static void backbone_activity_page_page_init (BackbonePageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BackboneActivityPage,
                               backbone_activity_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (BACKBONE_TYPE_PAGE,
                                                      backbone_activity_page_page_init))

enum
{
  PROP_0,
  PROP_FROM,
  N_OWN_PROPERTIES,
  PROP_LANDSCAPE = N_OWN_PROPERTIES, /* these of BackbonePage */
  PROP_SEARCH_MODE,
};

static GParamSpec *properties[N_OWN_PROPERTIES];

/* Only the log is searched. */
static void
search_changed_cb (BackboneActivityPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  if (*text != '\0')
    gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->audit_view));
  backbone_audit_view_set_search (self->audit_view, text);
}

/* What expires has no time behind it. */
static void
view_changed_cb (BackboneActivityPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->range), gtk_stack_get_visible_child (self->stack)
                                                        != GTK_WIDGET (self->expiries_view));
}

/* Whole days of the local time zone, in the order of the choices. */
static BackboneTime
get_start_of_range (guint choice)
{
  static const int days_back[] = { -1, 0, 6, 29, 364 };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) midnight
      = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now),
                               g_date_time_get_day_of_month (now), 0, 0, 0);
  g_autoptr (GDateTime) start = NULL;

  if (choice >= G_N_ELEMENTS (days_back) || days_back[choice] < 0)
    return 0;

  start = g_date_time_add_days (midnight, -days_back[choice]);

  return g_date_time_to_unix (start) * G_USEC_PER_SEC;
}

static void
range_changed_cb (BackboneActivityPage *self)
{
  BackboneTime from = get_start_of_range (gtk_drop_down_get_selected (self->range));

  if (self->from == from)
    return;

  self->from = from;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FROM]);
}

static void
backbone_activity_page_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  BackboneActivityPage *self = BACKBONE_ACTIVITY_PAGE (object);

  switch (id)
    {
    case PROP_LANDSCAPE:
      if (g_set_object (&self->landscape, g_value_get_object (value)))
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
backbone_activity_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BackboneActivityPage *self = BACKBONE_ACTIVITY_PAGE (object);

  switch (id)
    {
    case PROP_LANDSCAPE:
      g_value_set_object (value, self->landscape);
      break;
    case PROP_SEARCH_MODE:
      g_value_set_boolean (value, self->search_mode);
      break;
    case PROP_FROM:
      g_value_set_int64 (value, self->from);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_activity_page_dispose (GObject *object)
{
  BackboneActivityPage *self = BACKBONE_ACTIVITY_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->landscape);

  G_OBJECT_CLASS (backbone_activity_page_parent_class)->dispose (object);
}

static void
backbone_activity_page_start_search (BackbonePage *page)
{
  BackboneActivityPage *self = BACKBONE_ACTIVITY_PAGE (page);

  g_object_set (self, "search-mode", TRUE, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static gboolean
backbone_activity_page_go_back (BackbonePage *page)
{
  BackboneActivityPage *self = BACKBONE_ACTIVITY_PAGE (page);
  gboolean searched = self->search_mode;

  g_object_set (self, "search-mode", FALSE, NULL);

  return searched;
}

static void
backbone_activity_page_page_init (BackbonePageInterface *iface)
{
  iface->start_search = backbone_activity_page_start_search;
  iface->go_back = backbone_activity_page_go_back;
}

static void
backbone_activity_page_class_init (BackboneActivityPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_activity_page_set_property;
  object_class->get_property = backbone_activity_page_get_property;
  object_class->dispose = backbone_activity_page_dispose;

  properties[PROP_FROM] = g_param_spec_int64 ("from", NULL, NULL, 0, G_MAXINT64, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_OWN_PROPERTIES, properties);
  g_object_class_override_property (object_class, PROP_LANDSCAPE, "landscape");
  g_object_class_override_property (object_class, PROP_SEARCH_MODE, "search-mode");

  g_type_ensure (BACKBONE_TYPE_AUDIT_VIEW);
  g_type_ensure (BACKBONE_TYPE_EXPIRIES_VIEW);
  g_type_ensure (BACKBONE_TYPE_RUNS_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-activity-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneActivityPage, box);
  gtk_widget_class_bind_template_child (widget_class, BackboneActivityPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, BackboneActivityPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BackboneActivityPage, range);
  gtk_widget_class_bind_template_child (widget_class, BackboneActivityPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BackboneActivityPage, audit_view);
  gtk_widget_class_bind_template_child (widget_class, BackboneActivityPage, expiries_view);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, range_changed_cb);
}

static void
backbone_activity_page_init (BackboneActivityPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
}

void
backbone_activity_page_show_expiries (BackboneActivityPage *self,
                                      const char *const *items,
                                      const char *summary)
{
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->expiries_view));
  backbone_expiries_view_show_only (self->expiries_view, items, summary);
}
