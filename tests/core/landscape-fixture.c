/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "landscape-fixture.h"

#include "backbone-db-customers-private.h"
#include "backbone-db-landscape-private.h"
#include "backbone-db-private.h"

#include <glib/gstdio.h>

static BackboneEndpoint *
endpoint_new (BackboneChannelKind kind, const char *destination, const char *host)
{
  return g_object_new (BACKBONE_TYPE_ENDPOINT, "kind", kind, "destination", destination,
                       "destination-type", "G", "host", host, "port", 443, "path-prefix", "",
                       "test-path", "/ping", "good-status", 200, NULL);
}

BackboneEndpointProfile *
fixture_profile_new (void)
{
  g_autoptr (BackboneEndpoint) portal
      = endpoint_new (BACKBONE_CHANNEL_PORTAL, "SAP-SUPPORT_PORTAL", "portal.example");
  g_autoptr (BackboneEndpoint) parcel_box
      = endpoint_new (BACKBONE_CHANNEL_PARCEL_BOX, "SAP-SUPPORT_PARCELBOX", "parcels.example");
  g_autoptr (BackboneEndpoint) notes
      = endpoint_new (BACKBONE_CHANNEL_NOTE_DOWNLOAD, "SAP-SUPPORT_NOTE_DOWNLOAD", "notes.example");

  return g_object_new (BACKBONE_TYPE_ENDPOINT_PROFILE, "name", "Test", "portal", portal,
                       "parcel-box", parcel_box, "note-download", notes, NULL);
}

static gboolean
fill (BackboneDb *db, gpointer user_data, GError **error)
{
  g_autoptr (BackboneEndpointProfile) profile = fixture_profile_new ();

  return backbone_db_landscape_create (db, FIXTURE_OWNER, "Müller & Söhne", profile, NULL, error);
}

void
fixture_create (LandscapeFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  backbone_store_create (fixture->path, fill, NULL, &error);
  g_assert_no_error (error);
  fixture->store = backbone_store_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
}

char *
fixture_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("backbone-test-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

void
fixture_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        fixture_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
fixture_set_up (LandscapeFixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "landscape.db", NULL);
  fixture_create (fixture);
}

void
fixture_tear_down (LandscapeFixture *fixture, gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->store);
  fixture_remove_folder (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->path, g_free);
}

void
fixture_read (LandscapeFixture *fixture, BackboneStoreFunc func, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  backbone_store_read (fixture->store, func, user_data, NULL, &error);
  g_assert_no_error (error);
}

void
fixture_write (LandscapeFixture *fixture, BackboneStoreFunc func, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  backbone_store_write (fixture->store, func, user_data, NULL, &error);
  g_assert_no_error (error);
}

typedef struct
{
  const char *sql;
  char *text;
} Query;

static gboolean
run_query (BackboneDb *db, gpointer user_data, GError **error)
{
  Query *query = user_data;
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, query->sql);

  if (backbone_statement_next (statement))
    query->text = g_strdup (backbone_statement_get_text (statement, 0));

  return backbone_statement_finish (statement, error);
}

char *
fixture_query (LandscapeFixture *fixture, const char *sql)
{
  Query query = { sql, NULL };

  fixture_read (fixture, run_query, &query);

  return query.text;
}

gint64
fixture_query_int64 (LandscapeFixture *fixture, const char *sql)
{
  g_autofree char *text = fixture_query (fixture, sql);

  return text ? g_ascii_strtoll (text, NULL, 10) : -1;
}

void
fixture_execute (LandscapeFixture *fixture, const char *sql)
{
  Query query = { sql, NULL };

  fixture_write (fixture, run_query, &query);
  g_free (query.text);
}

static gboolean
insert_customer (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_customer_insert (db, user_data, error);
}

void
fixture_add_customer (LandscapeFixture *fixture,
                      const char *number,
                      const char *description,
                      const char *technical_user,
                      const char *credential)
{
  BackboneCustomerRow row
      = { (char *)number, (char *)description, FALSE, (char *)technical_user, (char *)credential };

  fixture_write (fixture, insert_customer, &row);
}

/* Customers with the numbers from @first on. */
typedef struct
{
  guint first;
  guint count;
} Many;

static gboolean
insert_many (BackboneDb *db, gpointer user_data, GError **error)
{
  Many *many = user_data;

  for (guint i = many->first; i < many->first + many->count; i++)
    {
      g_autofree char *number = g_strdup_printf ("%010u", 1000000 + i);
      g_autofree char *description = g_strdup_printf ("Customer %u of many", i);
      g_autofree char *user = g_strdup_printf ("S%010u", 20000000 + i);
      g_autofree char *credential = g_uuid_string_random ();
      BackboneCustomerRow row = { number, description, FALSE, user, credential };

      if (!backbone_db_customer_insert (db, &row, error))
        return FALSE;
    }

  return TRUE;
}

void
fixture_add_many (LandscapeFixture *fixture, guint count)
{
  Many many = { 1, count };

  fixture_write (fixture, insert_many, &many);
}

gboolean
fixture_try_add (LandscapeFixture *fixture, guint count, GError **error)
{
  Many many = { fixture_query_int64 (fixture, "SELECT max (id) FROM customer"), count };

  return backbone_store_write (fixture->store, insert_many, &many, NULL, error);
}

static gboolean
give_up_cb (gpointer user_data)
{
  g_error ("What was waited for did not happen");

  return G_SOURCE_REMOVE;
}

void
fixture_wait_for (gboolean *flag)
{
  guint source = g_timeout_add_seconds (30, give_up_cb, NULL);

  while (!*flag)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}
