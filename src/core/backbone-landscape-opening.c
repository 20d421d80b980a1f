/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-landscape.h"

#include "backbone-db-certificates-private.h"
#include "backbone-landscape-private.h"
#include "backbone-profile.h"
#include "backbone-trust-private.h"

/* What opening and creating need, and what they give. */
typedef struct
{
  char *path;

  /* For creating. */
  char *owner;
  char *description;
  BackboneEndpointProfile *profile;
  GPtrArray *trust_anchors;

  /* In the end. */
  BackboneStore *store;
  BackboneLandscapeRow *row;
} OpenData;

static void
open_data_free (OpenData *data)
{
  g_free (data->path);
  g_free (data->owner);
  g_free (data->description);
  g_clear_object (&data->profile);
  g_clear_pointer (&data->trust_anchors, g_ptr_array_unref);
  g_clear_object (&data->store);
  g_clear_pointer (&data->row, backbone_landscape_row_free);
  g_free (data);
}

static gboolean
need_watch (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_certificates_need_watch (db, user_data, error);
}

static gboolean
watch (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_certificates_watch (db, error);
}

/* Certificates come nearer to their end while no program runs. A landscape that can't be written now
 * is none the worse for that. */
static void
watch_certificates (BackboneStore *store, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  gboolean needed = FALSE;

  if (backbone_store_is_read_only (store)
      || !backbone_store_read (store, need_watch, &needed, cancellable, &error) || !needed)
    return;

  if (!backbone_store_write (store, watch, NULL, cancellable, &error))
    g_debug ("What expires soon is looked at later: %s", error->message);
}

static gboolean
open_store (OpenData *data, GCancellable *cancellable, GError **error)
{
  data->store = backbone_store_open (data->path, FALSE, error);

  if (data->store == NULL)
    return FALSE;

  watch_certificates (data->store, cancellable);

  return backbone_store_read (data->store, backbone_landscape_load_row, &data->row, cancellable,
                              error);
}

static gpointer
open_thread (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (open_store (g_task_get_task_data (task), g_task_get_cancellable (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);

  return NULL;
}

static gboolean
fill_file (BackboneDb *db, gpointer user_data, GError **error)
{
  OpenData *data = user_data;

  return backbone_db_landscape_create (db, data->owner, data->description, data->profile,
                                       data->trust_anchors, error);
}

/* Everything that can be wrong with what was entered is found before a file is made. */
static gboolean
validate (OpenData *data, GError **error)
{
  g_autofree char *number = backbone_customer_number_normalize (data->owner, error);
  const char *pem;

  if (number == NULL || !backbone_description_validate (data->description, error))
    return FALSE;

  g_free (data->owner);
  data->owner = g_steal_pointer (&number);
  if (data->profile == NULL)
    data->profile = backbone_profile_new_sap ();

  pem = backbone_endpoint_profile_get_trust_pem (data->profile);
  if (pem == NULL)
    return TRUE;

  data->trust_anchors = backbone_trust_anchors_parse (
      pem, -1, backbone_endpoint_profile_get_name (data->profile), error);

  return data->trust_anchors != NULL;
}

static gpointer
create_thread (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  OpenData *data = g_task_get_task_data (task);
  GError *error = NULL;

  if (validate (data, &error) && !g_task_return_error_if_cancelled (task)
      && backbone_store_create (data->path, fill_file, data, &error)
      && open_store (data, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else if (error)
    g_task_return_error (task, error);

  return NULL;
}

static BackboneLandscape *
finish_opening (GAsyncResult *result, GError **error)
{
  OpenData *data = g_task_get_task_data (G_TASK (result));

  backbone_landscape_join_thread (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return backbone_landscape_new_opened (data->store, g_steal_pointer (&data->row));
}

char *
backbone_landscape_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "backbone-admin", "landscape.db", NULL);
}

void
backbone_landscape_open_async (const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenData *data = g_new0 (OpenData, 1);

  g_task_set_source_tag (task, backbone_landscape_open_async);
  data->path = g_strdup (path);
  g_task_set_task_data (task, data, (GDestroyNotify)open_data_free);
  backbone_landscape_run_in_thread (task, open_thread);
}

BackboneLandscape *
backbone_landscape_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, backbone_landscape_open_async), NULL);

  return finish_opening (result, error);
}

void
backbone_landscape_create_async (const char *path,
                                 const char *owner,
                                 const char *description,
                                 BackboneEndpointProfile *profile,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenData *data = g_new0 (OpenData, 1);

  g_task_set_source_tag (task, backbone_landscape_create_async);
  data->path = g_strdup (path);
  data->owner = g_strdup (owner);
  data->description = g_strdup (description);
  data->profile = profile ? g_object_ref (profile) : NULL;
  g_task_set_task_data (task, data, (GDestroyNotify)open_data_free);
  backbone_landscape_run_in_thread (task, create_thread);
}

BackboneLandscape *
backbone_landscape_create_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, backbone_landscape_create_async), NULL);

  return finish_opening (result, error);
}
