/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#define SERVER_KEY "backbone-practice-server"

typedef struct
{
  /* In progress */
  BackbonePracticeServer *server;
  BackboneEndpointProfile *profile;
  /* Output */
  BackboneLandscape *landscape;
} PracticeOpening;

static void
practice_opening_free (PracticeOpening *opening)
{
  g_clear_object (&opening->server);
  g_clear_object (&opening->profile);
  g_clear_object (&opening->landscape);
  g_free (opening);
}

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "backbone-admin", "practice", NULL);
}

char *
backbone_practice_dup_path (void)
{
  g_autofree char *folder = dup_folder ();

  return g_build_filename (folder, "landscape.db", NULL);
}

static void
return_landscape (GTask *task)
{
  PracticeOpening *opening = g_task_get_task_data (task);

  g_object_set_data_full (G_OBJECT (opening->landscape), SERVER_KEY, g_object_ref (opening->server),
                          g_object_unref);
  g_task_return_boolean (task, TRUE);
}

static void
profile_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    return_landscape (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
landscape_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PracticeOpening *opening = g_task_get_task_data (task);
  g_autoptr (BackboneJob) job = NULL;
  GError *error = NULL;

  opening->landscape = backbone_landscape_open_finish (result, &error);
  if (opening->landscape == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  /* The server has other ports and other certificates after each start. */
  job = backbone_profile_set_job_new (opening->landscape, opening->profile);
  backbone_job_run_async (job, profile_set_cb, g_steal_pointer (&task));
}

static void
landscape_created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PracticeOpening *opening = g_task_get_task_data (task);
  GError *error = NULL;

  opening->landscape = backbone_landscape_create_finish (result, &error);
  if (opening->landscape)
    return_landscape (task);
  else
    g_task_return_error (task, error);
}

/* The owner is the first customer of the server's list. */
static void
customers_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PracticeOpening *opening = g_task_get_task_data (task);
  g_autofree char *path = backbone_practice_dup_path ();
  g_autofree char *contents = NULL;
  GError *error = NULL;

  if (!g_file_load_contents_finish (G_FILE (source), result, &contents, NULL, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  contents[strcspn (contents, ";\r\n")] = '\0';
  backbone_landscape_create_async (path, contents, _ ("Practice landscape"), opening->profile,
                                   g_task_get_cancellable (task), landscape_created_cb,
                                   g_object_ref (task));
}

static void
profile_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PracticeOpening *opening = g_task_get_task_data (task);
  g_autofree char *path = backbone_practice_dup_path ();
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  opening->profile = backbone_profile_load_finish (result, &error);
  if (opening->profile == NULL)
    {
      g_task_return_error (task, error);
    }
  else if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      backbone_landscape_open_async (path, cancellable, landscape_opened_cb,
                                     g_steal_pointer (&task));
    }
  else
    {
      g_autoptr (GFile) customers = backbone_practice_server_dup_customers_file (opening->server);

      g_file_load_contents_async (customers, cancellable, customers_read_cb,
                                  g_steal_pointer (&task));
    }
}

static void
server_started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PracticeOpening *opening = g_task_get_task_data (task);
  g_autoptr (GFile) file = NULL;
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  opening->server = backbone_practice_server_start_finish (result, &error);
  if (opening->server == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  file = backbone_practice_server_dup_profile_file (opening->server);
  backbone_profile_load_async (file, cancellable, profile_loaded_cb, g_steal_pointer (&task));
}

void
backbone_practice_open_async (GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *folder = dup_folder ();
  g_autofree char *state_folder = g_build_filename (folder, "server", NULL);

  g_task_set_source_tag (task, backbone_practice_open_async);
  g_task_set_task_data (task, g_new0 (PracticeOpening, 1), (GDestroyNotify)practice_opening_free);

  if (g_mkdir_with_parents (state_folder, 0700) != 0)
    {
      g_task_return_new_error (task, BACKBONE_ERROR, BACKBONE_ERROR_UNREADABLE,
                               _ ("The folder %s can’t be made: %s"), state_folder,
                               g_strerror (errno));
      return;
    }

  backbone_practice_server_start_async (state_folder, cancellable, server_started_cb,
                                        g_steal_pointer (&task));
}

BackboneLandscape *
backbone_practice_open_finish (GAsyncResult *result, GError **error)
{
  PracticeOpening *opening = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return g_steal_pointer (&opening->landscape);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    g_task_return_int (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
customers_imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BackboneLandscape *landscape = g_task_get_source_object (task);
  BackbonePracticeServer *server = g_object_get_data (G_OBJECT (landscape), SERVER_KEY);
  g_autoptr (GFile) file = backbone_practice_server_dup_assignments_file (server);
  g_autoptr (BackboneAssignmentJob) job = NULL;
  GError *error = NULL;

  if (!backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  job = backbone_assignment_import_job_new (landscape, file);
  backbone_job_run_async (BACKBONE_JOB (job), imported_cb, g_steal_pointer (&task));
}

static void
import_customers (GTask *task)
{
  BackboneLandscape *landscape = g_task_get_source_object (task);
  BackbonePracticeServer *server = g_object_get_data (G_OBJECT (landscape), SERVER_KEY);
  g_autoptr (GFile) file = backbone_practice_server_dup_customers_file (server);
  g_autoptr (BackboneImportJob) job = backbone_import_job_new (landscape, file);

  backbone_job_run_async (BACKBONE_JOB (job), customers_imported_cb, task);
}

static void
counted_cb (BackboneCustomerList *customers, GParamSpec *pspec, gpointer user_data)
{
  GTask *task = user_data;
  const GError *error = backbone_customer_list_get_error (customers);

  if (backbone_customer_list_is_loading (customers))
    return;

  g_signal_handlers_disconnect_by_func (customers, counted_cb, task);
  if (error == NULL && backbone_customer_list_get_n_all (customers) <= 1)
    {
      import_customers (task);
      return;
    }

  if (error)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_int (task, FALSE);
  g_object_unref (task);
}

void
backbone_practice_fill_async (BackboneLandscape *landscape,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (landscape, cancellable, callback, user_data);
  BackboneCustomerList *customers;

  g_task_set_source_tag (task, backbone_practice_fill_async);
  if (g_object_get_data (G_OBJECT (landscape), SERVER_KEY) == NULL)
    {
      g_task_return_int (task, FALSE);
      return;
    }

  customers = backbone_customer_list_new (landscape);
  g_task_set_task_data (task, customers, g_object_unref);
  g_signal_connect (customers, "notify::loading", G_CALLBACK (counted_cb), task);
  counted_cb (customers, NULL, g_steal_pointer (&task));
}

gboolean
backbone_practice_fill_finish (GAsyncResult *result, gboolean *filled, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gssize n_filled = g_task_propagate_int (G_TASK (result), &local_error);

  *filled = n_filled > 0;
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

GFile *
backbone_practice_dup_profile_file (BackboneLandscape *landscape)
{
  BackbonePracticeServer *server = g_object_get_data (G_OBJECT (landscape), SERVER_KEY);

  return server ? backbone_practice_server_dup_profile_file (server) : NULL;
}
