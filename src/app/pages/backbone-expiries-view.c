/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-expiries-view.h"

#include "backbone-expiry-actions.h"
#include "backbone-named-cell.h"
#include "backbone-status-chip.h"
#include "backbone-status-icon.h"
#include "backbone-wrap-layout.h"

/* Which of them show. */
enum
{
  FILTER_ALL,
  FILTER_TO_DO,
  FILTER_EXPIRED,
  FILTER_ACKNOWLEDGED,
};

static const char *const filters[] = { "all", "to-do", "expired", "acknowledged", NULL };

struct _BackboneExpiriesView
{
  BackboneRowsView parent_instance;

  char *summary;
  GHashTable *only; /* nullable: items */
};

G_DEFINE_FINAL_TYPE (BackboneExpiriesView, backbone_expiries_view, BACKBONE_TYPE_ROWS_VIEW)

enum
{
  PROP_0,
  PROP_SUMMARY,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static gboolean
passes (gpointer item, guint filter)
{
  guint step = backbone_expiry_item_get_step (item);
  gboolean wants_attention = backbone_expiry_wants_attention (step);

  switch (filter)
    {
    case FILTER_TO_DO:
      return wants_attention && !backbone_expiry_item_get_acknowledged (item);
    case FILTER_EXPIRED:
      return step == BACKBONE_EXPIRY_OVER;
    case FILTER_ACKNOWLEDGED:
      return wants_attention && backbone_expiry_item_get_acknowledged (item);
    default:
      return TRUE;
    }
}

/* Hosts, users and customer numbers. */
static gboolean
matches (BackboneRowsView *view, gpointer item, const char *search)
{
  BackboneExpiriesView *self = BACKBONE_EXPIRIES_VIEW (view);

  if (self->only && !g_hash_table_contains (self->only, backbone_expiry_item_get_item (item)))
    return FALSE;

  return backbone_rows_view_finds (search, backbone_expiry_item_get_name (item))
         || backbone_rows_view_finds (search, backbone_expiry_item_get_customer (item));
}

/* The keys of the sorters. */
enum
{
  SORT_WHAT,
  SORT_NAME,
  SORT_CUSTOMER,
  SORT_EXPIRES,
  SORT_STATE,
  SORT_ACKNOWLEDGED,
};

static int
compare (gpointer a, gpointer b, int key)
{
  switch (key)
    {
    case SORT_WHAT:
      return g_strcmp0 (backbone_expiry_item_get_what (a), backbone_expiry_item_get_what (b));
    case SORT_NAME:
      return g_strcmp0 (backbone_expiry_item_get_name (a), backbone_expiry_item_get_name (b));
    case SORT_CUSTOMER:
      return g_strcmp0 (backbone_expiry_item_get_customer (a),
                        backbone_expiry_item_get_customer (b));
    case SORT_STATE:
      return (int)backbone_expiry_item_get_step (b) - (int)backbone_expiry_item_get_step (a);
    case SORT_ACKNOWLEDGED:
      return backbone_rows_view_compare_times (backbone_expiry_item_get_acknowledged_at (a),
                                               backbone_expiry_item_get_acknowledged_at (b));
    case SORT_EXPIRES:
    default:
      return backbone_rows_view_compare_times (backbone_expiry_item_get_expires (a),
                                               backbone_expiry_item_get_expires (b));
    }
}

/* Those that nobody has to do with any more are in it too. */
static BackboneList *
read_list (BackboneLandscape *landscape)
{
  return backbone_landscape_list_expiries (landscape, TRUE);
}

static void
update (BackboneRowsView *self)
{
  BackboneLandscape *landscape = backbone_rows_view_get_landscape (self);
  gboolean writable = landscape && !backbone_landscape_is_read_only (landscape);
  guint n_selected = backbone_rows_view_get_n_selected (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "expiries.acknowledge",
                                 writable && n_selected > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "expiries.show", n_selected == 1);
}

static void
activated (BackboneRowsView *self, gpointer item)
{
  backbone_expiry_actions_show (GTK_WIDGET (self), item);
}

static void
search_changed_cb (BackboneExpiriesView *self, GtkEditable *entry)
{
  g_object_set (self, "search", gtk_editable_get_text (entry), NULL);
}

static void
show_all_cb (BackboneExpiriesView *self)
{
  backbone_expiries_view_show_only (self, NULL, NULL);
}

static void
acknowledge (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneRowsView *self = BACKBONE_ROWS_VIEW (widget);
  g_autoptr (GPtrArray) items = backbone_rows_view_dup_selected (self);

  backbone_expiry_actions_acknowledge (widget, backbone_rows_view_get_landscape (self), items);
}

static void
show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GPtrArray) items = backbone_rows_view_dup_selected (BACKBONE_ROWS_VIEW (widget));

  if (items->len == 1)
    backbone_expiry_actions_show (widget, items->pdata[0]);
}

static void
backbone_expiries_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SUMMARY)
    g_value_set_string (value, BACKBONE_EXPIRIES_VIEW (object)->summary);
  else
    backbone_rows_view_get_count (object, id, value, pspec);
}

static void
backbone_expiries_view_finalize (GObject *object)
{
  BackboneExpiriesView *self = BACKBONE_EXPIRIES_VIEW (object);

  g_free (self->summary);
  g_clear_pointer (&self->only, g_hash_table_unref);

  G_OBJECT_CLASS (backbone_expiries_view_parent_class)->finalize (object);
}

static void
set_rows_class (BackboneRowsViewClass *klass)
{
  klass->actions = "expiries";
  klass->filters = filters;
  klass->sort_setting = "expiry-sort";
  klass->compare = compare;
  klass->read = read_list;
  klass->passes = passes;
  klass->matches = matches;
  klass->activated = activated;
  klass->update = update;
}

static void
backbone_expiries_view_class_init (BackboneExpiriesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = backbone_expiries_view_get_property;
  object_class->finalize = backbone_expiries_view_finalize;
  set_rows_class (BACKBONE_ROWS_VIEW_CLASS (klass));

  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_install_action (widget_class, "expiries.acknowledge", NULL, acknowledge);
  gtk_widget_class_install_action (widget_class, "expiries.show", NULL, show);

  g_type_ensure (BACKBONE_TYPE_EXPIRY_ITEM);
  g_type_ensure (BACKBONE_TYPE_NAMED_CELL);
  g_type_ensure (BACKBONE_TYPE_STATUS_CHIP);
  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  g_type_ensure (BACKBONE_TYPE_WRAP_LAYOUT);
  backbone_rows_view_class_set_template (
      BACKBONE_ROWS_VIEW_CLASS (klass),
      "/io/github/backbone_admin/BackboneAdmin/ui/backbone-expiries-view.ui");
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
backbone_expiries_view_init (BackboneExpiriesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
backbone_expiries_view_show_only (BackboneExpiriesView *self,
                                  const char *const *items,
                                  const char *summary)
{
  g_clear_pointer (&self->only, g_hash_table_unref);
  if (items)
    self->only = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; items && items[i]; i++)
    g_hash_table_add (self->only, g_strdup (items[i]));

  g_object_set (self, "filter", "all", NULL);
  g_free (self->summary);
  self->summary = items ? g_strdup (summary) : NULL;
  backbone_rows_view_refilter (BACKBONE_ROWS_VIEW (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}
