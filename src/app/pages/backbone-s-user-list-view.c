/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-s-user-list-view.h"

#include "backbone-age-label.h"
#include "backbone-named-cell.h"
#include "backbone-status-chip.h"
#include "backbone-status-icon.h"
#include "backbone-wrap-layout.h"

/* What can be the matter with an S-User. */
enum
{
  TROUBLE_NONE, /* all of them */
  TROUBLE_HELD,
  TROUBLE_EXPIRING,
  TROUBLE_UNCONFIRMED,
  TROUBLE_NO_SOFTWARE_DOWNLOAD,
  TROUBLE_NO_PASSWORD,
};

static const char *const troubles[]
    = { "all", "held", "expiring", "unconfirmed", "no-software-download", "no-password", NULL };

struct _BackboneSUserListView
{
  BackboneRowsView parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneSUserListView, backbone_s_user_list_view, BACKBONE_TYPE_ROWS_VIEW)

static gboolean
has_trouble (gpointer s_user, guint trouble)
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

/* IDs and customer numbers, with or without what stands before their digits. */
static gboolean
matches (BackboneRowsView *self, gpointer s_user, const char *search)
{
  return backbone_rows_view_finds (search, backbone_s_user_get_id (s_user))
         || backbone_rows_view_finds (search, backbone_s_user_get_customer (s_user));
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
compare (gpointer a, gpointer b, int key)
{
  switch (key)
    {
    case SORT_CUSTOMER:
      return g_strcmp0 (backbone_s_user_get_customer (a), backbone_s_user_get_customer (b));
    case SORT_STATE:
      return (int)backbone_s_user_get_state (a) - (int)backbone_s_user_get_state (b);
    case SORT_EXPIRES:
      return backbone_rows_view_compare_times (backbone_s_user_get_expires (a),
                                               backbone_s_user_get_expires (b));
    case SORT_SOFTWARE_DOWNLOAD:
      return (int)backbone_s_user_get_software_download (a)
             - (int)backbone_s_user_get_software_download (b);
    case SORT_PASSWORD:
      return backbone_rows_view_compare_times (backbone_s_user_get_credential_saved (a),
                                               backbone_s_user_get_credential_saved (b));
    case SORT_LOG_ON_PROVEN:
      return backbone_rows_view_compare_times (backbone_s_user_get_log_on_proven (a),
                                               backbone_s_user_get_log_on_proven (b));
    case SORT_ID:
    default:
      return g_strcmp0 (backbone_s_user_get_id (a), backbone_s_user_get_id (b));
    }
}

static BackboneList *
read_list (BackboneLandscape *landscape)
{
  return backbone_landscape_list_s_users (landscape, -1);
}

static void
set_rows_class (BackboneRowsViewClass *klass)
{
  klass->actions = "s-user-list";
  klass->filters = troubles;
  klass->sort_setting = "s-user-sort";
  klass->compare = compare;
  klass->read = read_list;
  klass->passes = has_trouble;
  klass->matches = matches;
}

/* What the keys do is up to the page. */
static void
backbone_s_user_list_view_class_init (BackboneSUserListViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  set_rows_class (BACKBONE_ROWS_VIEW_CLASS (klass));
  g_type_ensure (BACKBONE_TYPE_AGE_LABEL);
  g_type_ensure (BACKBONE_TYPE_NAMED_CELL);
  g_type_ensure (BACKBONE_TYPE_S_USER);
  g_type_ensure (BACKBONE_TYPE_STATUS_CHIP);
  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  g_type_ensure (BACKBONE_TYPE_WRAP_LAYOUT);
  backbone_rows_view_class_set_template (
      BACKBONE_ROWS_VIEW_CLASS (klass),
      "/io/github/backbone_admin/BackboneAdmin/ui/backbone-s-user-list-view.ui");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "s-users.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "s-users.remove", NULL);
}

static void
backbone_s_user_list_view_init (BackboneSUserListView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GStrv
backbone_s_user_list_view_dup_selected (BackboneSUserListView *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GPtrArray) s_users = backbone_rows_view_dup_selected (BACKBONE_ROWS_VIEW (self));

  for (guint i = 0; i < s_users->len; i++)
    g_strv_builder_add (builder, backbone_s_user_get_id (s_users->pdata[i]));

  return g_strv_builder_end (builder);
}
