/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-customer-list.h"
#include "backbone-db-customers-private.h"
#include "backbone-landscape-private.h"
#include "landscape-client.h"
#include "landscape-fixture.h"

typedef struct
{
  LandscapeFixture base;
  BackboneLandscape *landscape;
  BackboneCustomerList *list;
} Fixture;

/* @data: how many customers there are besides the owner. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (&fixture->base, NULL);
  fixture_add_many (&fixture->base, GPOINTER_TO_UINT (data));
  fixture->landscape = client_open (fixture->base.path);
  g_set_object (&fixture->base.store, backbone_landscape_get_store (fixture->landscape));
  fixture->list = backbone_customer_list_new (fixture->landscape);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->list);
  client_close (fixture->landscape);
  g_object_unref (fixture->landscape);
  fixture_tear_down (&fixture->base, NULL);
}

static void
wait_until_loaded (Fixture *fixture)
{
  client_wait_for_property (fixture->list, "loading", FALSE);
}

static BackboneCustomer *
get (Fixture *fixture, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (fixture->list), position);
}

static void
test_fills_itself (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneCustomer) first = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);
  g_assert_true (backbone_customer_list_is_loading (fixture->list));
  wait_until_loaded (fixture);

  g_assert_no_error (backbone_customer_list_get_error (fixture->list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 4);
  g_assert_cmpuint (backbone_customer_list_get_n_all (fixture->list), ==, 4);
  first = get (fixture, 0);
  client_wait_for_property (first, "loaded", TRUE);
  g_assert_cmpstr (backbone_customer_get_number (first), ==, "0001000001");
  g_assert_cmpstr (backbone_customer_get_description (first), ==, "Customer 1 of many");
  g_assert_cmpstr (backbone_customer_get_technical_user (first), ==, "S0020000001");
  g_assert_cmpint (backbone_customer_get_status (first), ==, BACKBONE_STATUS_NEVER_CHECKED);
  g_assert_true (backbone_customer_get_portal_enabled (first));
  g_assert_false (backbone_customer_get_owner (first));
}

/* How many of the customers from @first to before @end are here already. */
static guint
count_loaded (Fixture *fixture, guint first, guint end)
{
  guint n_loaded = 0;

  for (guint i = first; i < end; i++)
    {
      g_autoptr (BackboneCustomer) customer = get (fixture, i);
      n_loaded += backbone_customer_get_loaded (customer);
    }

  return n_loaded;
}

/* Only a window around what was asked for is fetched. */
static void
test_windows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneCustomer) middle = NULL;

  wait_until_loaded (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 10001);

  middle = get (fixture, 5000);
  g_assert_false (backbone_customer_get_loaded (middle));
  g_assert_cmpstr (backbone_customer_get_number (middle), ==, "0001005001");
  client_wait_for_property (middle, "loaded", TRUE);
  g_assert_cmpstr (backbone_customer_get_description (middle), ==, "Customer 5001 of many");

  /* Far fewer than the cache keeps, so that looking pushes nothing out. */
  g_assert_cmpuint (count_loaded (fixture, 4900, 5100), ==, 100);
  g_assert_cmpuint (count_loaded (fixture, 9900, 10001), ==, 0);
  g_assert_cmpuint (count_loaded (fixture, 0, 100), ==, 0);
}

/* What is held by a row of the window stays the same object, whatever is asked for in between. */
static void
test_same_object (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneCustomer) held = NULL;
  g_autoptr (BackboneCustomer) again = NULL;

  wait_until_loaded (fixture);
  held = get (fixture, 17);
  for (guint i = 0; i < 3000; i++)
    g_object_unref (get (fixture, i));
  again = get (fixture, 17);
  g_assert_true (held == again);
}

static gboolean
set_channel (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_channel_set (db, FIXTURE_OWNER, BACKBONE_CHANNEL_PORTAL, "enabled", user_data,
                                  error);
}

static gboolean
remove_customer (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_customer_remove (db, user_data, error);
}

static void
test_follows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Shadow) shadow = NULL;
  g_autoptr (BackboneCustomer) owner = NULL;

  wait_until_loaded (fixture);
  shadow = shadow_new (fixture->list);
  owner = get (fixture, 3);
  client_wait_for_property (owner, "loaded", TRUE);

  fixture_add_customer (&fixture->base, "0001000099", "New", NULL, NULL);
  client_wait_for_items (fixture->list, 5);
  g_assert_cmpuint (shadow->n_signals, ==, 1);
  g_assert_cmpuint (shadow->n_added, ==, 1);
  g_assert_cmpuint (shadow->n_removed, ==, 0);

  fixture_write (&fixture->base, remove_customer, "0001000001");
  client_wait_for_items (fixture->list, 4);
  g_assert_cmpuint (shadow->n_signals, ==, 2);
  g_assert_cmpuint (shadow->n_removed, ==, 1);

  fixture_write (&fixture->base, set_channel, "no");
  client_wait_for_property (owner, "portal-enabled", FALSE);
  g_assert_cmpuint (shadow->n_signals, ==, 2);
  shadow_check (shadow);
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Shadow) shadow = NULL;
  g_autoptr (BackboneCustomer) first = NULL;

  wait_until_loaded (fixture);
  shadow = shadow_new (fixture->list);
  fixture_add_customer (&fixture->base, "0001000050", "Ärger", NULL, NULL);
  fixture_add_customer (&fixture->base, "0001000051", "zuletzt", NULL, NULL);
  client_wait_for_items (fixture->list, 6);

  for (int sort = 0; sort <= BACKBONE_CUSTOMER_SORT_TAGS; sort++)
    {
      backbone_customer_list_set_sort (fixture->list, sort, TRUE);
      wait_until_loaded (fixture);
      shadow_check (shadow);
      backbone_customer_list_set_sort (fixture->list, sort, FALSE);
      wait_until_loaded (fixture);
      shadow_check (shadow);
    }

  backbone_customer_list_set_sort (fixture->list, BACKBONE_CUSTOMER_SORT_DESCRIPTION, FALSE);
  wait_until_loaded (fixture);
  first = get (fixture, 0);
  g_assert_cmpstr (backbone_customer_get_number (first), ==, "0001000050");
}

static void
test_status (Fixture *fixture, gconstpointer data)
{
  wait_until_loaded (fixture);
  backbone_customer_list_set_status (fixture->list, BACKBONE_STATUS_WORKING);
  g_assert_true (backbone_customer_list_is_loading (fixture->list));
  wait_until_loaded (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);
  g_assert_cmpuint (backbone_customer_list_get_n_all (fixture->list), ==, 4);
  g_assert_cmpuint (
      backbone_customer_list_get_n_with_status (fixture->list, BACKBONE_STATUS_NEVER_CHECKED), ==,
      4);
}

/* What is typed, and the last two digits of who is found. */
static const struct
{
  const char *search;
  const char *found;
} searches[] = {
  { "", "01 02 72" },
  { "1105772", "72" },
  { "0001105772", "72" },
  { "01105772", "72" },
  { "müller", "72" },
  { "MÜLLER", "72" },
  { "mÜ", "72" },
  { "& SÖ", "72" },
  { "Söhne Müller", "72" },
  { "söhne strasse", "" },
  { "strasse", "01" },
  { "STRAßE", "01" },
  { "S0000000077", "01" },
  { "0000077", "01" },
  { "vip", "02" },
  { "no", "02" },
  { "vip 100", "02" },
  { "%", "02" },
  { "100%", "02" },
  { "*", "02" },
  { "100% *", "02" },
  { "\"quoted\"", "02" },
  { "\"", "02" },
  { "'", "" },
  { "_", "" },
  { "AND", "" },
  { "OR", "02" }, /* part of a tag, not an operator */
  { "   ", "01 02 72" },
  { "nobody", "" },
};

static gboolean
set_tags (BackboneDb *db, gpointer user_data, GError **error)
{
  const char *const tags[] = { "vip", "north", NULL };

  return backbone_db_customer_set_tags (db, "0000000102", tags, error);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  fixture_add_customer (&fixture->base, "0000000101", "Lange Straße 5", "S0000000077", "uuid");
  fixture_add_customer (&fixture->base, "0000000102", "100% * \"quoted\"", NULL, NULL);
  fixture_write (&fixture->base, set_tags, NULL);
  client_wait_for_items (fixture->list, 3);

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (GString) found = g_string_new (NULL);

      backbone_customer_list_set_search (fixture->list, searches[i].search);
      wait_until_loaded (fixture);
      g_assert_no_error (backbone_customer_list_get_error (fixture->list));
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); j++)
        {
          g_autoptr (BackboneCustomer) customer = get (fixture, j);
          g_string_append_printf (found, "%s%s", j > 0 ? " " : "",
                                  backbone_customer_get_number (customer) + 8);
        }
      if (!g_str_equal (found->str, searches[i].found))
        g_test_message ("search “%s”", searches[i].search);
      g_assert_cmpstr (found->str, ==, searches[i].found);
      g_assert_cmpuint (backbone_customer_list_get_n_all (fixture->list), ==,
                        g_list_model_get_n_items (G_LIST_MODEL (fixture->list)));
    }
}

/* Only the last of what was typed quickly counts. */
static void
test_search_overtaken (Fixture *fixture, gconstpointer data)
{
  wait_until_loaded (fixture);
  backbone_customer_list_set_search (fixture->list, "nobody");
  backbone_customer_list_set_search (fixture->list, "1105");
  backbone_customer_list_set_search (fixture->list, "1105772");
  wait_until_loaded (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1);
}

static void
test_fetch_all (Fixture *fixture, gconstpointer data)
{
  backbone_customer_list_set_fetch_all (fixture->list, TRUE);
  wait_until_loaded (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 2001);
  for (guint i = 0; i < 2001; i++)
    {
      g_autoptr (BackboneCustomer) customer = get (fixture, i);
      g_assert_true (backbone_customer_get_loaded (customer));
    }
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  guint position = 99;

  g_assert_false (backbone_customer_list_find (fixture->list, "1105772", &position));
  wait_until_loaded (fixture);
  g_assert_true (backbone_customer_list_find (fixture->list, "1105772", &position));
  g_assert_cmpuint (position, ==, 3);
  g_assert_true (backbone_customer_list_find (fixture->list, "0001000001", &position));
  g_assert_cmpuint (position, ==, 0);
  g_assert_false (backbone_customer_list_find (fixture->list, "7", &position));
  g_assert_false (backbone_customer_list_find (fixture->list, "nonsense", &position));
}

/* Those of one cause; search and counts go by them as well. */
static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  static const char *const numbers[] = { "0001000001", "0001000003", "0009999999", NULL };

  backbone_customer_list_set_numbers (fixture->list, numbers);
  wait_until_loaded (fixture);
  g_assert_no_error (backbone_customer_list_get_error (fixture->list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 2);
  g_assert_cmpuint (backbone_customer_list_get_n_all (fixture->list), ==, 2);
  g_assert_false (backbone_customer_list_find (fixture->list, "1000002", NULL));

  backbone_customer_list_set_search (fixture->list, "1000003");
  wait_until_loaded (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1);

  backbone_customer_list_set_search (fixture->list, NULL);
  backbone_customer_list_set_numbers (fixture->list, NULL);
  wait_until_loaded (fixture);
  g_assert_cmpuint (backbone_customer_list_get_n_all (fixture->list), ==, 6);
}

static void
test_destroyed_while_loading (Fixture *fixture, gconstpointer data)
{
  BackboneCustomerList *list = backbone_customer_list_new (fixture->landscape);
  BackboneCustomer *customer;

  g_object_unref (list);
  wait_until_loaded (fixture);

  list = backbone_customer_list_new (fixture->landscape);
  client_wait_for_property (list, "loading", FALSE);
  customer = g_list_model_get_item (G_LIST_MODEL (list), 0);
  backbone_customer_list_set_search (list, "x");
  g_object_unref (list);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (backbone_customer_get_number (customer), ==, "0001000001");
  g_object_unref (customer);
}

int
main (int argc, char *argv[])
{
  /* No keyring is needed, and that of whoever runs this must not be asked. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);

#define TEST(path, count, func)                                                                    \
  g_test_add ("/customer-list/" path, Fixture, GUINT_TO_POINTER (count), set_up, func, tear_down)
  TEST ("fills-itself", 3, test_fills_itself);
  TEST ("windows", 10000, test_windows);
  TEST ("same-object", 3000, test_same_object);
  TEST ("follows", 3, test_follows);
  TEST ("sort", 3, test_sort);
  TEST ("status", 3, test_status);
  TEST ("search", 0, test_search);
  TEST ("search-overtaken", 3, test_search_overtaken);
  TEST ("fetch-all", 2000, test_fetch_all);
  TEST ("find", 3, test_find);
  TEST ("numbers", 5, test_numbers);
  TEST ("destroyed-while-loading", 300, test_destroyed_while_loading);

  return g_test_run ();
}
