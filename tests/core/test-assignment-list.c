/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-assignment-list.h"
#include "backbone-db-assignments-private.h"
#include "backbone-db-customers-private.h"
#include "backbone-db-s-users-private.h"
#include "backbone-landscape-private.h"
#include "landscape-client.h"
#include "landscape-fixture.h"

#define BATCH BACKBONE_LOCAL_USER_DEFAULT
#define DAY   (24 * 60 * 60 * (gint64)G_USEC_PER_SEC)

typedef struct
{
  LandscapeFixture base;
  BackboneLandscape *landscape;
  BackboneAssignmentList *list;
} Fixture;

/* @data: how many customers there are besides the owner. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (&fixture->base, NULL);
  fixture_add_many (&fixture->base, GPOINTER_TO_UINT (data));
  fixture->landscape = client_open (fixture->base.path);
  g_set_object (&fixture->base.store, backbone_landscape_get_store (fixture->landscape));
  fixture->list = backbone_assignment_list_new (fixture->landscape);
  client_wait_for_property (fixture->list, "loading", FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->list);
  client_close (fixture->landscape);
  g_object_unref (fixture->landscape);
  fixture_tear_down (&fixture->base, NULL);
}

typedef struct
{
  BackboneSUserRow row;
  const char *local_user;
  const char *customer;
} Cell;

static gboolean
assign (BackboneDb *db, gpointer user_data, GError **error)
{
  Cell *cell = user_data;

  return backbone_db_s_user_save (db, &cell->row, error)
         && backbone_db_assignment_set (db, cell->local_user, cell->customer, cell->row.id, error);
}

static gboolean
add_local_user (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_local_user_add (db, user_data, error);
}

static gboolean
remove_local_user (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_local_user_remove (db, user_data, error);
}

static BackboneAssignmentRow *
get (Fixture *fixture, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (fixture->list), position);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static void
wait_for_filter (Fixture *fixture, int filter)
{
  backbone_assignment_list_set_filter (fixture->list, filter);
  client_wait_for_property (fixture->list, "loading", FALSE);
}

static void
wait_for_state (BackboneAssignment *cell, BackboneAssignmentState state)
{
  while (backbone_assignment_get_state (cell) != state)
    g_main_context_iteration (NULL, TRUE);
}

/* A cell that is shown follows what happens to it. */
static void
test_follows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneAssignmentRow) row = get (fixture, 0);
  BackboneAssignment *cell = backbone_assignment_row_get_cell (row, BATCH);
  Cell change
      = { { .id = (char *)"S0000000071", .customer = (char *)"0001000001" }, BATCH, "0001000001" };

  client_wait_for_property (row, "loaded", TRUE);
  g_assert_cmpstr (backbone_assignment_row_get_number (row), ==, "0001000001");
  g_assert_cmpstr (backbone_assignment_row_get_description (row), ==, "Customer 1 of many");
  g_assert_cmpint (backbone_assignment_get_state (cell), ==, BACKBONE_ASSIGNMENT_STATE_GAP);

  fixture_write (&fixture->base, assign, &change);
  wait_for_state (cell, BACKBONE_ASSIGNMENT_STATE_UNKNOWN_S_USER);
  g_assert_cmpstr (backbone_assignment_get_s_user (cell), ==, "S0000000071");
  g_assert_true (backbone_assignment_row_get_cell (row, BATCH) == cell);
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneAssignmentRow) row = get (fixture, 0);
  Cell change = { { .id = (char *)"S0000000071", .customer = (char *)"0001000001" },
                  "ALPHA",
                  "0001000001" };
  const char *const *names = backbone_assignment_list_get_local_users (fixture->list);
  BackboneAssignment *cell;

  g_assert_cmpstr (names[0], ==, BATCH);
  g_assert_null (names[1]);

  fixture_write (&fixture->base, add_local_user, "ALPHA");
  fixture_write (&fixture->base, assign, &change);
  cell = backbone_assignment_row_get_cell (row, "ALPHA");
  wait_for_state (cell, BACKBONE_ASSIGNMENT_STATE_UNKNOWN_S_USER);
  while (g_strv_length ((char **)backbone_assignment_list_get_local_users (fixture->list)) < 2)
    g_main_context_iteration (NULL, TRUE);
  names = backbone_assignment_list_get_local_users (fixture->list);
  g_assert_cmpstr (names[0], ==, BATCH);
  g_assert_cmpstr (names[1], ==, "ALPHA");

  fixture_write (&fixture->base, remove_local_user, "ALPHA");
  wait_for_state (cell, BACKBONE_ASSIGNMENT_STATE_GAP);
  g_assert_null (backbone_assignment_get_s_user (cell));
}

static gboolean
take_download (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_s_user_set_authorisations (
      db, user_data, (const char *const[]){ "INCIDENT", NULL }, BACKBONE_SOURCE_BACKBONE, error);
}

static gboolean
give_download (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_s_user_set_authorisations (
      db, user_data, (const char *const[]){ "G_SOFTDOWN", "INCIDENT", NULL },
      BACKBONE_SOURCE_BACKBONE, error);
}

/* Whose authorisations nobody read may well have it. */
static void
test_software_download (Fixture *fixture, gconstpointer data)
{
  Cell cells[] = {
    { { .id = (char *)"S0000000001", .customer = (char *)"0001000001" }, BATCH, "0001000001" },
    { { .id = (char *)"S0000000002", .customer = (char *)"0001000002" }, BATCH, "0001000002" },
    { { .id = (char *)"S0000000003", .customer = (char *)"0001000003" }, BATCH, "0001000003" },
  };
  static const BackboneGrant grants[]
      = { BACKBONE_GRANT_MISSING, BACKBONE_GRANT_PRESENT, BACKBONE_GRANT_UNKNOWN };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    fixture_write (&fixture->base, assign, &cells[i]);
  fixture_write (&fixture->base, take_download, cells[0].row.id);
  fixture_write (&fixture->base, give_download, cells[1].row.id);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (BackboneAssignmentRow) row = get (fixture, i);
      BackboneAssignment *cell = backbone_assignment_row_get_cell (row, BATCH);

      while (backbone_assignment_get_s_user (cell) == NULL
             || backbone_assignment_get_software_download (cell) != grants[i])
        g_main_context_iteration (NULL, TRUE);
    }

  wait_for_filter (fixture, BACKBONE_ASSIGNMENT_FILTER_NO_SOFTWARE_DOWNLOAD);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpuint (backbone_assignment_list_get_n_with (
                        fixture->list, BACKBONE_ASSIGNMENT_FILTER_NO_SOFTWARE_DOWNLOAD),
                    ==, 1);
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  Cell cells[] = {
    { { .id = (char *)"S0000000001",
        .customer = (char *)"0001000001",
        .confirmed = TRUE,
        .credential = (char *)"uuid-1",
        .expires = g_get_real_time () + 200 * DAY },
      BATCH,
      "0001000001" },
    { { .id = (char *)"S0000000002",
        .customer = (char *)"0001000002",
        .credential = (char *)"uuid-2",
        .expires = g_get_real_time () + 20 * DAY },
      BATCH,
      "0001000002" },
    { { .id = (char *)"S0000000003",
        .customer = (char *)"0009999999",
        .credential = (char *)"uuid-3" },
      BATCH,
      "0001000003" },
    { { .id = (char *)"S0000000004", .customer = (char *)"0001000004" }, BATCH, "0001000004" },
  };
  static const struct
  {
    int filter;
    const char *first;
    guint n;
  } table[] = {
    { BACKBONE_ASSIGNMENT_FILTER_GAPS, "0001000005", 2 }, /* and the owner */
    { BACKBONE_ASSIGNMENT_FILTER_EXPIRING, "0001000002", 1 },
    { BACKBONE_ASSIGNMENT_FILTER_WRONG_CUSTOMER, "0001000003", 1 },
    { BACKBONE_ASSIGNMENT_FILTER_NO_PASSWORD, "0001000004", 1 },
    { -1, "0001000001", 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    fixture_write (&fixture->base, assign, &cells[i]);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (BackboneAssignmentRow) row = NULL;

      wait_for_filter (fixture, table[i].filter);
      g_assert_cmpuint (count (fixture), ==, table[i].n);
      row = get (fixture, 0);
      g_assert_cmpstr (backbone_assignment_row_get_number (row), ==, table[i].first);
      if (table[i].filter >= 0)
        g_assert_cmpuint (backbone_assignment_list_get_n_with (fixture->list, table[i].filter), ==,
                          table[i].n);
      g_assert_cmpuint (backbone_assignment_list_get_n_all (fixture->list), ==, 6);
    }
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  Cell change
      = { { .id = (char *)"S0000000471", .customer = (char *)"0001000003" }, BATCH, "0001000003" };
  static const struct
  {
    const char *text;
    guint n;
  } table[] = {
    { "1000002", 1 },   { "s0000000471", 1 }, { "471", 1 }, { "of many", 5 },
    { "47 nobody", 0 }, { "S0020000004", 1 }, { NULL, 6 },
  };

  fixture_write (&fixture->base, assign, &change);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      backbone_assignment_list_set_search (fixture->list, table[i].text);
      client_wait_for_property (fixture->list, "loading", FALSE);
      g_assert_cmpuint (count (fixture), ==, table[i].n);
    }
}

/* What the list says of its changes is exact, and objects that are held stay the same. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Shadow) shadow = shadow_new (fixture->list);
  g_autoptr (BackboneAssignmentRow) held = get (fixture, 5000);
  g_autoptr (BackboneAssignmentRow) again = NULL;
  Cell change
      = { { .id = (char *)"S0000000071", .customer = (char *)"0001005001" }, BATCH, "0001005001" };
  guint n_loaded = 0;

  client_wait_for_property (held, "loaded", TRUE);
  g_assert_cmpuint (count (fixture), ==, 10001);
  fixture_write (&fixture->base, assign, &change);
  wait_for_filter (fixture, BACKBONE_ASSIGNMENT_FILTER_GAPS);
  shadow_check (shadow);
  g_assert_cmpuint (count (fixture), ==, 10000);
  g_assert_false (backbone_assignment_list_find (fixture->list, "1005001", NULL));

  wait_for_filter (fixture, -1);
  shadow_check (shadow);
  again = get (fixture, 5000);
  g_assert_true (again == held);

  for (guint i = 0; i < 10001; i++)
    {
      g_autoptr (BackboneAssignmentRow) row = get (fixture, i);
      n_loaded += backbone_assignment_row_get_loaded (row);
    }
  g_assert_cmpuint (n_loaded, >, 0);
}

static void
test_destroyed_while_loading (Fixture *fixture, gconstpointer data)
{
  BackboneAssignmentList *list = backbone_assignment_list_new (fixture->landscape);

  g_object_unref (list);
  list = backbone_assignment_list_new (fixture->landscape);
  client_wait_for_property (list, "loading", FALSE);
  g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), 0));
  g_object_unref (list);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define TEST(path, n, func)                                                                        \
  g_test_add ("/assignment-list/" path, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)
  TEST ("follows", 3, test_follows);
  TEST ("columns", 3, test_columns);
  TEST ("software-download", 3, test_software_download);
  TEST ("filters", 5, test_filters);
  TEST ("search", 5, test_search);
  TEST ("many", 10000, test_many);
  TEST ("destroyed-while-loading", 3, test_destroyed_while_loading);

  return g_test_run ();
}
