/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-store-private.h"

G_BEGIN_DECLS

/* A landscape file of its own, in a folder of its own. */
typedef struct
{
  char *folder;
  char *path;
  BackboneStore *store;
} LandscapeFixture;

#define FIXTURE_OWNER "0001105772"

/* Endpoints on hosts that don't exist. (transfer full). */
BackboneEndpointProfile *fixture_profile_new (void);

/* For g_test_add(); the landscape is there with its owner only. */
void fixture_set_up (LandscapeFixture *fixture, gconstpointer data);
void fixture_tear_down (LandscapeFixture *fixture, gconstpointer data);
/* Makes and opens a landscape at fixture->path. */
void fixture_create (LandscapeFixture *fixture);

/* A new empty folder, to be removed with fixture_remove_folder(). */
char *fixture_make_folder (void);
void fixture_remove_folder (const char *folder);

/* Fails the test if it does not work. */
void fixture_read (LandscapeFixture *fixture, BackboneStoreFunc func, gpointer user_data);
void fixture_write (LandscapeFixture *fixture, BackboneStoreFunc func, gpointer user_data);

/* Runs a statement; its first column of its first row. (nullable) (transfer full). */
char *fixture_query (LandscapeFixture *fixture, const char *sql);
gint64 fixture_query_int64 (LandscapeFixture *fixture, const char *sql);
void fixture_execute (LandscapeFixture *fixture, const char *sql);

/* @technical_user, @credential: (nullable). */
void fixture_add_customer (LandscapeFixture *fixture,
                           const char *number,
                           const char *description,
                           const char *technical_user,
                           const char *credential);
/* @count customers from number 1,000,001 on, each with a user and a credential. */
void fixture_add_many (LandscapeFixture *fixture, guint count);
/* @count customers more, in one transaction, which may fail. */
gboolean fixture_try_add (LandscapeFixture *fixture, guint count, GError **error);

/* Turns the default main context until @flag is TRUE; fails the test after a long while. */
void fixture_wait_for (gboolean *flag);

G_END_DECLS
