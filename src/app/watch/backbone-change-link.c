/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-change-link.h"

#include "backbone-activity-page.h"

/* A notification that names more than these leads to the grouped causes, or to all that expires:
 * desktops keep what is in it, and write it down. */
#define MAX_NAMES 500

static void
add_names (GVariantDict *dict, const char *key, const char *const *names)
{
  if (names && g_strv_length ((char **)names) <= MAX_NAMES)
    g_variant_dict_insert_value (dict, key, g_variant_new_strv (names, -1));
}

/* Only for the mark beside the sentence: what works and fails by turns is neither good nor bad. */
static BackboneVerdict
get_shown_verdict (BackboneChange *change)
{
  return backbone_change_get_what (change) == BACKBONE_CHANGE_FLAPPING
             ? BACKBONE_VERDICT_SKIPPED
             : backbone_change_get_verdict (change);
}

GVariant *
backbone_change_link_new (GFile *file, BackboneChange *change)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *summary = backbone_change_dup_sentence (change);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&dict, "what", "s",
                         backbone_change_kind_to_id (backbone_change_get_what (change)));
  g_variant_dict_insert (&dict, "summary", "s", summary);
  g_variant_dict_insert (&dict, "verdict", "s",
                         backbone_verdict_to_id (get_shown_verdict (change)));
  add_names (&dict, "customers", backbone_change_get_customers (change));
  add_names (&dict, "items", backbone_change_get_items (change));

  return g_variant_new ("(s@a{sv})", uri, g_variant_dict_end (&dict));
}

GFile *
backbone_change_link_dup_file (GVariant *link)
{
  const char *uri;

  g_variant_get (link, "(&s@a{sv})", &uri, NULL);

  return g_file_new_for_uri (uri);
}

static void
show_customers (BackboneWindow *window, GVariant *details)
{
  BackboneCustomersPage *page = backbone_window_get_customers_page (window);
  g_auto (GStrv) customers = NULL;
  g_autoptr (BackboneCause) cause = NULL;
  const char *summary = "", *verdict_id = "";
  BackboneVerdict verdict = BACKBONE_VERDICT_OK;

  g_variant_lookup (details, "customers", "^as", &customers);
  g_variant_lookup (details, "summary", "&s", &summary);
  g_variant_lookup (details, "verdict", "&s", &verdict_id);
  backbone_verdict_from_id (verdict_id, &verdict);

  backbone_window_show_page (window, "customers");
  if (customers == NULL || customers[0] == NULL)
    g_object_set (page, "view", "causes", NULL);
  else if (customers[1] == NULL)
    backbone_customers_page_show_customer (page, customers[0]);
  else
    {
      cause = g_object_new (BACKBONE_TYPE_CAUSE, "verdict", verdict, "summary", summary,
                            "customers", customers, "n-customers", g_strv_length (customers), NULL);
      g_object_set (page, "cause", cause, NULL);
    }
}

static void
show_expiries (BackboneWindow *window, const char *const *items, const char *summary)
{
  backbone_window_show_page (window, "activity");
  backbone_activity_page_show_expiries (BACKBONE_ACTIVITY_PAGE (backbone_window_get_page (window)),
                                        items, summary);
}

static void
show (GVariant *link, BackboneWindow *window)
{
  g_autoptr (GVariant) details = g_variant_get_child_value (link, 1);
  g_auto (GStrv) items = NULL;
  const char *what = "", *summary = "";

  g_variant_lookup (details, "what", "&s", &what);
  g_variant_lookup (details, "summary", "&s", &summary);
  g_variant_lookup (details, "items", "^as", &items);

  if (g_str_equal (what, backbone_change_kind_to_id (BACKBONE_CHANGE_EXPIRING)))
    show_expiries (window, (const char *const *)items, summary);
  else
    show_customers (window, details);
}

static void
landscape_shown_cb (BackboneWindow *window, GParamSpec *pspec, GVariant *link)
{
  if (backbone_window_get_landscape (window) == NULL)
    return;

  show (link, window);
  g_signal_handlers_disconnect_by_func (window, landscape_shown_cb, link);
}

void
backbone_change_link_follow (GVariant *link, BackboneWindow *window)
{
  if (backbone_window_get_landscape (window))
    show (link, window);
  else
    g_signal_connect_data (window, "notify::landscape", G_CALLBACK (landscape_shown_cb),
                           g_variant_ref (link), (GClosureNotify)(GCallback)g_variant_unref, 0);
}
