/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-s-user-list-view.h"

#include "backbone-age-label.h"
#include "backbone-column-sorter.h"
#include "backbone-named-cell.h"
#include "backbone-row-menu.h"
#include "backbone-sort-button.h"
#include "backbone-status-chip.h"
#include "backbone-status-icon.h"
#include "backbone-wrap-layout.h"

#include <string.h>

/* What can be the matter with an S-User; in the order of the properties. */
enum
{
  TROUBLE_NONE, /* all of them */
  TROUBLE_HELD,
  TROUBLE_EXPIRING,
  TROUBLE_UNCONFIRMED,
  TROUBLE_NO_SOFTWARE_DOWNLOAD,
  TROUBLE_NO_PASSWORD,
  N_TROUBLES,
};

struct _BackboneSUserListView
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkPopover *context_popover;
  GtkColumnView *column_view;
  BackboneSortButton *sort_button;
  GtkMultiSelection *selection;
  GtkCustomFilter *row_filter;

  BackboneLandscape *landscape;
  BackboneList *list; /* nullable: while it never showed */
  char *search;
  char *filter;
  guint counts[N_TROUBLES];
  guint n_selected;
};

G_DEFINE_FINAL_TYPE (BackboneSUserListView, backbone_s_user_list_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  PROP_SEARCH,
  PROP_FILTER,
  PROP_LIST,
  PROP_N_SELECTED,
  PROP_N_ALL, /* these in the order of the troubles */
  PROP_N_HELD,
  PROP_N_EXPIRING,
  PROP_N_UNCONFIRMED,
  PROP_N_NO_SOFTWARE_DOWNLOAD,
  PROP_N_NO_PASSWORD,
  N_PROPERTIES,
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static gboolean
has_trouble (BackboneSUser *s_user, guint trouble)
{
  BackboneSUserState state = backbone_s_user_get_state (s_user);

  switch (trouble)
    {
    case TROUBLE_HELD:
      return state == BACKBONE_S_USER_STATE_LOCKED || backbone_s_user_get_held_since (s_user) != 0;
    case TROUBLE_EXPIRING:
      return state == BACKBONE_S_USER_STATE_EXPIRING || state == BACKBONE_S_USER_STATE_EXPIRED
             || state == BACKBONE_S_USER_STATE_DELETED;
    case TROUBLE_UNCONFIRMED:
      return !backbone_s_user_get_customer_confirmed (s_user);
    case TROUBLE_NO_SOFTWARE_DOWNLOAD:
      return backbone_s_user_get_software_download (s_user) == BACKBONE_GRANT_MISSING;
    case TROUBLE_NO_PASSWORD:
      return !backbone_s_user_get_has_password (s_user);
    default:
      return TRUE;
    }
}

static guint
trouble_from_id (const char *id)
{
  static const char *const ids[N_TROUBLES]
      = { "all", "held", "expiring", "unconfirmed", "no-software-download", "no-password" };

  for (guint i = 0; i < N_TROUBLES; i++)
    {
      if (g_strcmp0 (ids[i], id) == 0)
        return i;
    }

  return TROUBLE_NONE;
}

/* The keys of the sorters. */
enum
{
  SORT_ID,
  SORT_CUSTOMER,
  SORT_STATE,
  SORT_EXPIRES,
  SORT_SOFTWARE_DOWNLOAD,
  SORT_PASSWORD,
  SORT_LOG_ON_PROVEN,
};

static int
compare_times (BackboneTime a, BackboneTime b)
{
  return a < b ? -1 : a > b;
}

static int
compare (gpointer a, gpointer b, int key)
{
  switch (key)
    {
    case SORT_CUSTOMER:
      return g_strcmp0 (backbone_s_user_get_customer (a), backbone_s_user_get_customer (b));
    case SORT_STATE:
      return (int)backbone_s_user_get_state (a) - (int)backbone_s_user_get_state (b);
    case SORT_EXPIRES:
      return compare_times (backbone_s_user_get_expires (a), backbone_s_user_get_expires (b));
    case SORT_SOFTWARE_DOWNLOAD:
      return (int)backbone_s_user_get_software_download (a)
             - (int)backbone_s_user_get_software_download (b);
    case SORT_PASSWORD:
      return compare_times (backbone_s_user_get_credential_saved (a),
                            backbone_s_user_get_credential_saved (b));
    case SORT_LOG_ON_PROVEN:
      return compare_times (backbone_s_user_get_log_on_proven (a),
                            backbone_s_user_get_log_on_proven (b));
    case SORT_ID:
    default:
      return g_strcmp0 (backbone_s_user_get_id (a), backbone_s_user_get_id (b));
    }
}

static void
install_sorters (BackboneSUserListView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkSorter *sorter = gtk_column_view_column_get_sorter (column);

      if (sorter)
        backbone_column_sorter_set_compare (BACKBONE_COLUMN_SORTER (sorter), compare);
    }
}

static gboolean
holds (const char *text, const char *part)
{
  return text && strstr (text, part) != NULL;
}

/* IDs and customer numbers, with or without what stands before their digits. */
static gboolean
row_matches (gpointer item, gpointer user_data)
{
  BackboneSUserListView *self = user_data;
  g_autofree char *search
      = self->search ? g_strstrip (g_ascii_strup (self->search, -1)) : g_strdup ("");

  return has_trouble (item, trouble_from_id (self->filter))
         && (holds (backbone_s_user_get_id (item), search)
             || holds (backbone_s_user_get_customer (item), search));
}

static void
updated_cb (BackboneSUserListView *self)
{
  guint counts[N_TROUBLES] = { 0 };
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BackboneSUser) s_user = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      for (guint trouble = 0; trouble < N_TROUBLES; trouble++)
        counts[trouble] += has_trouble (s_user, trouble);
    }
  for (guint trouble = 0; trouble < N_TROUBLES; trouble++)
    {
      if (self->counts[trouble] == counts[trouble])
        continue;
      self->counts[trouble] = counts[trouble];
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ALL + trouble]);
    }
  if (trouble_from_id (self->filter) != TROUBLE_NONE)
    gtk_filter_changed (GTK_FILTER (self->row_filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
selection_changed_cb (BackboneSUserListView *self)
{
  g_autoptr (GtkBitset) selected
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n_selected = (guint)gtk_bitset_get_size (selected);

  if (self->n_selected != n_selected)
    {
      self->n_selected = n_selected;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
    }
}

static void
row_activated_cb (BackboneSUserListView *self, guint position)
{
  g_autoptr (BackboneSUser) s_user
      = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (s_user)
    g_signal_emit (self, signals[ACTIVATED], 0, s_user);
}

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSUserListView *self = BACKBONE_S_USER_LIST_VIEW (widget);

  if (self->n_selected > 0)
    backbone_row_menu_popup (self->context_popover, GTK_WIDGET (self->column_view));
}

static void
drop_list (BackboneSUserListView *self)
{
  if (self->list)
    g_signal_handlers_disconnect_by_func (self->list, updated_cb, self);
  g_clear_object (&self->list);
}

static void
load_list (BackboneSUserListView *self)
{
  if (self->list || self->landscape == NULL)
    return;

  self->list = backbone_landscape_list_s_users (self->landscape, -1);
  g_signal_connect_swapped (self->list, "updated", G_CALLBACK (updated_cb), self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST]);
}

static void
backbone_s_user_list_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (backbone_s_user_list_view_parent_class)->map (widget);

  load_list (BACKBONE_S_USER_LIST_VIEW (widget));
}

static void
set_landscape (BackboneSUserListView *self, BackboneLandscape *landscape)
{
  if (!g_set_object (&self->landscape, landscape))
    return;

  drop_list (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load_list (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANDSCAPE]);
}

static void
take_text (BackboneSUserListView *self, char **place, const char *text, GParamSpec *pspec)
{
  if (g_strcmp0 (*place, text) == 0)
    return;

  g_free (*place);
  *place = g_strdup (text);
  gtk_filter_changed (GTK_FILTER (self->row_filter), GTK_FILTER_CHANGE_DIFFERENT);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
backbone_s_user_list_view_set_property (GObject *object,
                                        guint property_id,
                                        const GValue *value,
                                        GParamSpec *pspec)
{
  BackboneSUserListView *self = BACKBONE_S_USER_LIST_VIEW (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      set_landscape (self, g_value_get_object (value));
      break;
    case PROP_SEARCH:
      take_text (self, &self->search, g_value_get_string (value), pspec);
      break;
    case PROP_FILTER:
      take_text (self, &self->filter, g_value_get_string (value), pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_s_user_list_view_get_property (GObject *object,
                                        guint property_id,
                                        GValue *value,
                                        GParamSpec *pspec)
{
  BackboneSUserListView *self = BACKBONE_S_USER_LIST_VIEW (object);

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
    case PROP_N_SELECTED:
      g_value_set_uint (value, self->n_selected);
      break;
    case PROP_N_ALL:
    case PROP_N_HELD:
    case PROP_N_EXPIRING:
    case PROP_N_UNCONFIRMED:
    case PROP_N_NO_SOFTWARE_DOWNLOAD:
    case PROP_N_NO_PASSWORD:
      g_value_set_uint (value, self->counts[property_id - PROP_N_ALL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_s_user_list_view_dispose (GObject *object)
{
  BackboneSUserListView *self = BACKBONE_S_USER_LIST_VIEW (object);

  if (self->row_filter)
    gtk_custom_filter_set_filter_func (self->row_filter, NULL, NULL, NULL);
  g_clear_pointer ((GtkWidget **)&self->context_popover, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  drop_list (self);
  g_clear_object (&self->landscape);

  G_OBJECT_CLASS (backbone_s_user_list_view_parent_class)->dispose (object);
}

static void
backbone_s_user_list_view_finalize (GObject *object)
{
  BackboneSUserListView *self = BACKBONE_S_USER_LIST_VIEW (object);

  g_free (self->search);
  g_free (self->filter);

  G_OBJECT_CLASS (backbone_s_user_list_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  static const char *const counts[N_TROUBLES]
      = { "n-all",        "n-held", "n-expiring", "n-unconfirmed", "n-no-software-download",
          "n-no-password" };
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamFlags flags = readable | G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, flags);
  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, NULL, flags);
  properties[PROP_FILTER] = g_param_spec_string ("filter", NULL, NULL, "all", flags);
  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, BACKBONE_TYPE_LIST, readable);
  properties[PROP_N_SELECTED]
      = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, readable);
  for (guint i = 0; i < N_TROUBLES; i++)
    properties[PROP_N_ALL + i]
        = g_param_spec_uint (counts[i], NULL, NULL, 0, G_MAXUINT, 0, readable);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

/* The other actions are those of the page. */
static void
install_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "s-user-list.menu", NULL, menu_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "s-user-list.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK,
                                       "s-user-list.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "s-users.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "s-users.remove", NULL);
}

static void
backbone_s_user_list_view_class_init (BackboneSUserListViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_s_user_list_view_set_property;
  object_class->get_property = backbone_s_user_list_view_get_property;
  object_class->dispose = backbone_s_user_list_view_dispose;
  object_class->finalize = backbone_s_user_list_view_finalize;
  widget_class->map = backbone_s_user_list_view_map;
  install_properties (object_class);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, BACKBONE_TYPE_S_USER);
  gtk_widget_class_install_property_action (widget_class, "s-user-list.filter", "filter");
  install_keys (widget_class);

  g_type_ensure (BACKBONE_TYPE_AGE_LABEL);
  g_type_ensure (BACKBONE_TYPE_COLUMN_SORTER);
  g_type_ensure (BACKBONE_TYPE_NAMED_CELL);
  g_type_ensure (BACKBONE_TYPE_S_USER);
  g_type_ensure (BACKBONE_TYPE_SORT_BUTTON);
  g_type_ensure (BACKBONE_TYPE_STATUS_CHIP);
  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  g_type_ensure (BACKBONE_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-s-user-list-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneSUserListView, box);
  gtk_widget_class_bind_template_child (widget_class, BackboneSUserListView, context_popover);
  gtk_widget_class_bind_template_child (widget_class, BackboneSUserListView, column_view);
  gtk_widget_class_bind_template_child (widget_class, BackboneSUserListView, sort_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneSUserListView, selection);
  gtk_widget_class_bind_template_child (widget_class, BackboneSUserListView, row_filter);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
backbone_s_user_list_view_init (BackboneSUserListView *self)
{
  self->filter = g_strdup ("all");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->row_filter, row_matches, self, NULL);
  backbone_row_menu_attach (self->context_popover, GTK_WIDGET (self->column_view));
  install_sorters (self);
  backbone_sort_button_start (self->sort_button, self->column_view, "s-user-sort");
}

GStrv
backbone_s_user_list_view_dup_selected (BackboneSUserListView *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GtkBitset) selected
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  for (guint64 i = 0; i < gtk_bitset_get_size (selected); i++)
    {
      g_autoptr (BackboneSUser) s_user = g_list_model_get_item (
          G_LIST_MODEL (self->selection), gtk_bitset_get_nth (selected, (guint)i));

      g_strv_builder_add (builder, backbone_s_user_get_id (s_user));
    }

  return g_strv_builder_end (builder);
}
