/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-customer-selection.h"
#include "backbone-undo-stack.h"

#include <glib/gstdio.h>

#define N_CUSTOMERS 1000

/* A landscape with many customers besides its owner. */
typedef struct
{
  char *folder;
  BackboneLandscape *landscape;
  BackboneCustomerList *list;
  BackboneCustomerSelection *selection;
} Fixture;

static void
wait_for (gboolean *flag)
{
  while (!*flag)
    g_main_context_iteration (NULL, TRUE);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BackboneLandscape **landscape = user_data;
  g_autoptr (GError) error = NULL;

  *landscape = backbone_landscape_create_finish (result, &error);
  g_assert_no_error (error);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *ran = user_data;
  g_autoptr (GError) error = NULL;

  backbone_job_run_finish (BACKBONE_JOB (source), result, &error);
  g_assert_no_error (error);
  *ran = TRUE;
}

static void
run (BackboneJob *job)
{
  gboolean ran = FALSE;

  backbone_job_run_async (job, ran_cb, &ran);
  g_object_unref (job);
  wait_for (&ran);
}

static void
wait_until_filled (Fixture *fixture)
{
  while (backbone_customer_list_is_loading (fixture->list))
    g_main_context_iteration (NULL, TRUE);
}

static void
import (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "customers.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < N_CUSTOMERS; i++)
    g_string_append_printf (text, "%u;Customer %u;;\n", 1000001 + i, N_CUSTOMERS - i);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  run (BACKBONE_JOB (backbone_import_job_new (fixture->landscape, file)));
  g_unlink (path);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("backbone-test-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "landscape.db", NULL);
  backbone_landscape_create_async (path, "42", "Owner", NULL, NULL, created_cb,
                                   &fixture->landscape);
  while (fixture->landscape == NULL)
    g_main_context_iteration (NULL, TRUE);
  import (fixture);

  fixture->list = backbone_customer_list_new (fixture->landscape);
  fixture->selection
      = g_object_new (BACKBONE_TYPE_CUSTOMER_SELECTION, "model", fixture->list, NULL);
  wait_until_filled (fixture);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *closed = user_data;

  *closed = backbone_landscape_close_finish (BACKBONE_LANDSCAPE (source), result, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "landscape.db", "landscape.db-wal", "landscape.db-shm" };
  gboolean closed = FALSE;

  g_clear_object (&fixture->selection);
  g_clear_object (&fixture->list);
  backbone_landscape_close_async (fixture->landscape, closed_cb, &closed);
  wait_for (&closed);
  g_clear_object (&fixture->landscape);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static BackboneCustomer *
get_selected_item (Fixture *fixture)
{
  g_autoptr (BackboneCustomer) item = NULL;

  g_object_get (fixture->selection, "selected-item", &item, NULL);

  return item; /* the list keeps it */
}

static void
assert_selected (Fixture *fixture, const char *expected)
{
  g_auto (GStrv) numbers = backbone_customer_selection_dup_numbers (fixture->selection);
  g_autofree char *text = g_strjoinv (" ", numbers);

  g_assert_cmpstr (text, ==, expected);
}

/* After it, what the list has asked for before is there. */
static void
read_something (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "status.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  run (backbone_status_export_job_new (fixture->landscape, (const char *const[]){ "42", NULL },
                                       file, FALSE));
  g_unlink (path);
}

/* Asks of no row. */
static void
test_all (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->selection);
  g_auto (GStrv) numbers = NULL;
  guint n_loaded = 0;

  gtk_selection_model_select_all (model);
  g_assert_cmpuint (backbone_customer_selection_get_n_selected (fixture->selection), ==,
                    N_CUSTOMERS + 1);
  g_assert_null (get_selected_item (fixture));
  numbers = backbone_customer_selection_dup_numbers (fixture->selection);
  g_assert_cmpuint (g_strv_length (numbers), ==, N_CUSTOMERS + 1);
  g_assert_cmpstr (numbers[0], ==, "0000000042");

  read_something (fixture);
  for (guint i = 0; i <= N_CUSTOMERS; i++)
    {
      g_autoptr (BackboneCustomer) customer = g_list_model_get_item (G_LIST_MODEL (model), i);

      n_loaded += backbone_customer_get_loaded (customer);
    }
  g_assert_cmpuint (n_loaded, ==, 0);

  gtk_selection_model_unselect_all (model);
  g_assert_cmpuint (backbone_customer_selection_get_n_selected (fixture->selection), ==, 0);
}

static void
test_single (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->selection);

  gtk_selection_model_select_item (model, 1, TRUE);
  g_assert_cmpstr (backbone_customer_get_number (get_selected_item (fixture)), ==, "0001000001");
  gtk_selection_model_select_item (model, 2, FALSE);
  g_assert_null (get_selected_item (fixture));
  assert_selected (fixture, "0001000001 0001000002");
  gtk_selection_model_unselect_item (model, 1);
  g_assert_cmpstr (backbone_customer_get_number (get_selected_item (fixture)), ==, "0001000002");
  /* Beyond the end there is nobody. */
  gtk_selection_model_select_item (model, 5000, FALSE);
  assert_selected (fixture, "0001000002");
}

static void
search (Fixture *fixture, const char *text)
{
  backbone_customer_list_set_search (fixture->list, text);
  wait_until_filled (fixture);
}

/* Who is selected stays so in another order, and behind a search. */
static void
test_rearranged (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->selection);

  gtk_selection_model_select_item (model, 1, TRUE);
  gtk_selection_model_select_item (model, 2, FALSE);

  backbone_customer_list_set_sort (fixture->list, BACKBONE_CUSTOMER_SORT_NUMBER, TRUE);
  wait_until_filled (fixture);
  assert_selected (fixture, "0001000002 0001000001");
  g_assert_true (gtk_selection_model_is_selected (model, N_CUSTOMERS - 1));

  /* What can't be seen is not acted on. */
  search (fixture, "1000002");
  assert_selected (fixture, "0001000002");
  search (fixture, "nobody");
  assert_selected (fixture, "");
  search (fixture, "");
  assert_selected (fixture, "0001000002 0001000001");
}

/* Also one who is not there yet. */
static void
test_by_number (Fixture *fixture, gconstpointer data)
{
  guint position;

  backbone_customer_selection_select_number (fixture->selection, "0002000000");
  g_assert_false (backbone_customer_selection_get_first (fixture->selection, &position));
  run (backbone_customer_add_job_new (fixture->landscape, "2000000", "New", NULL, NULL));
  while (get_selected_item (fixture) == NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_selected (fixture, "0002000000");
  g_assert_true (backbone_customer_selection_get_first (fixture->selection, &position));
  g_assert_cmpuint (position, ==, N_CUSTOMERS + 1);
}

static void
count_cb (gpointer object, gpointer argument, guint *n)
{
  (*n)++;
}

/* What can't be undone now can be tried again. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  const char *const numbers[] = { "1000001", NULL };
  g_autoptr (BackboneUndoStack) undo = backbone_undo_stack_new ();
  g_autoptr (BackboneRemoval) removed = backbone_removal_new ();
  g_autoptr (BackboneJob) job = backbone_restore_job_new (fixture->landscape, removed);
  guint n_undone = 0;
  guint n_failed = 0;

  g_signal_connect (undo, "undone", G_CALLBACK (count_cb), &n_undone);
  g_signal_connect (undo, "failed", G_CALLBACK (count_cb), &n_failed);
  g_assert_false (backbone_undo_stack_can_undo (undo));
  backbone_undo_stack_run (undo);

  backbone_undo_stack_push (undo, "1 customer was deleted", job);
  backbone_undo_stack_run (undo);
  g_assert_false (backbone_undo_stack_can_undo (undo)); /* one at a time */
  while (n_failed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (backbone_undo_stack_can_undo (undo));

  run (backbone_customer_remove_keeping_job_new (fixture->landscape, numbers, removed));
  backbone_undo_stack_run_job (undo, job);
  while (n_undone == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (backbone_undo_stack_can_undo (undo));
  backbone_undo_stack_run_job (undo, job);
  g_assert_cmpuint (n_failed, ==, 1);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  backbone_core_init ();
  g_test_init (&argc, &argv, NULL);

  ADD ("/customer-selection/all", test_all);
  ADD ("/customer-selection/single", test_single);
  ADD ("/customer-selection/rearranged", test_rearranged);
  ADD ("/customer-selection/by-number", test_by_number);
  ADD ("/undo-stack/undo", test_undo);

  return g_test_run ();
}
