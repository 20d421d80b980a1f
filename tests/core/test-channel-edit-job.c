/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "job-fixture.h"

#include "backbone-edit-jobs.h"

static gint64
count_audit (JobFixture *fixture)
{
  return job_fixture_count (fixture, "SELECT count (*) FROM audit");
}

static BackboneJob *
channel_job (JobFixture *fixture, const char *number, int kind, const char *setting)
{
  const char *const numbers[] = { number, NULL };
  const int kinds[] = { kind, -1 };
  const char *const settings[] = { setting, NULL };

  return backbone_channel_edit_job_new (fixture->landscape, number ? numbers : NULL,
                                        kind >= 0 ? kinds : NULL, settings);
}

static void
assert_channel (JobFixture *fixture, const char *column, const char *expected)
{
  g_autofree char *text = job_fixture_query (
      fixture,
      "SELECT channel.%s FROM channel JOIN customer ON customer.id = channel.customer "
      "WHERE kind = 1 AND number = '" FIXTURE_OWNER "'",
      column);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_channel (JobFixture *fixture, gconstpointer data)
{
  const char *const settings[] = { "host=parcels.example.com",
                                   "port=8443",
                                   "path_prefix=/p/",
                                   "test_path=/ping",
                                   "good_status=204",
                                   "proxy=http://proxy.example:3128",
                                   "type=H",
                                   "destination=OWN_PARCELS",
                                   "enabled=no",
                                   NULL };
  const char *const numbers[] = { FIXTURE_OWNER, NULL };
  const int kinds[] = { BACKBONE_CHANNEL_PARCEL_BOX, -1 };

  job_fixture_run_well (
      backbone_channel_edit_job_new (fixture->landscape, numbers, kinds, settings));
  assert_channel (fixture, "host", "parcels.example.com");
  assert_channel (fixture, "port", "8443");
  assert_channel (fixture, "path_prefix", "/p/");
  assert_channel (fixture, "test_path", "/ping");
  assert_channel (fixture, "good_status", "204");
  assert_channel (fixture, "proxy", "http://proxy.example:3128");
  assert_channel (fixture, "destination_type", "H");
  assert_channel (fixture, "destination", "OWN_PARCELS");
  assert_channel (fixture, "enabled", "0");

  /* Empty: back to the profile's. */
  job_fixture_run_well (channel_job (fixture, FIXTURE_OWNER, BACKBONE_CHANNEL_PARCEL_BOX, "host="));
  assert_channel (fixture, "host", NULL);
  job_fixture_run_well (
      channel_job (fixture, FIXTURE_OWNER, BACKBONE_CHANNEL_PARCEL_BOX, "proxy=inherit"));
  assert_channel (fixture, "proxy", NULL);
  job_fixture_run_well (
      channel_job (fixture, FIXTURE_OWNER, BACKBONE_CHANNEL_PARCEL_BOX, "destination="));
  assert_channel (fixture, "destination", "SAP-SUPPORT_PARCELBOX");
}

static void
test_channel_all (JobFixture *fixture, gconstpointer data)
{
  fixture_add_many (&fixture->base, 300);
  job_fixture_run_well (channel_job (fixture, NULL, -1, "proxy=direct"));
  g_assert_cmpint (
      job_fixture_count (fixture, "SELECT count (*) FROM channel WHERE proxy = 'direct'"), ==, 903);

  job_fixture_run_well (channel_job (fixture, NULL, BACKBONE_CHANNEL_PORTAL, "enabled=no"));
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM channel WHERE enabled = 0"),
                   ==, 301);
}

/* What was inherited and what was set come back; what was as wanted is not touched. */
static void
test_channel_undo (JobFixture *fixture, gconstpointer data)
{
  const char *const settings[] = { "proxy=direct", "answer_time_limit=20", "enabled=yes", NULL };
  const char *const inherit[] = { "proxy=inherit", NULL };
  const int kinds[] = { BACKBONE_CHANNEL_PARCEL_BOX, -1 };
  const char *const numbers[] = { FIXTURE_OWNER, NULL };
  g_autoptr (BackboneJob) job = NULL;
  g_autoptr (BackboneJob) undo = NULL;
  gint64 n_audit;

  fixture_add_many (&fixture->base, 10);
  job_fixture_run_well (channel_job (fixture, FIXTURE_OWNER, BACKBONE_CHANNEL_PARCEL_BOX,
                                     "proxy=http://p.example:1"));
  job_fixture_run_well (channel_job (fixture, "1000001", -1, "proxy=direct"));
  job_fixture_run_well (channel_job (fixture, "1000001", -1, "answer_time_limit=20"));
  n_audit = count_audit (fixture);

  job = backbone_channel_edit_job_new (fixture->landscape, NULL, NULL, settings);
  backbone_channel_edit_job_set_dry_run (job, TRUE);
  job_fixture_run_well (g_object_ref (job));
  g_assert_cmpuint (backbone_channel_edit_job_get_n_changed (job), ==, 30);
  g_assert_cmpint (count_audit (fixture), ==, n_audit);
  g_clear_object (&job);

  job = backbone_channel_edit_job_new (fixture->landscape, NULL, NULL, settings);
  job_fixture_run_well (g_object_ref (job));
  g_assert_cmpuint (backbone_channel_edit_job_get_n_changed (job), ==, 30);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM channel WHERE proxy = "
                                               "'direct' AND answer_seconds = 20"),
                   ==, 33);

  undo = backbone_channel_edit_job_new_undo (job);
  job_fixture_run_well (g_object_ref (undo));
  g_assert_cmpuint (backbone_channel_edit_job_get_n_changed (undo), ==, 30);
  assert_channel (fixture, "proxy", "http://p.example:1");
  assert_channel (fixture, "answer_seconds", NULL);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM channel WHERE proxy IS NULL"),
                   ==, 29);

  /* `inherit` is no proxy of that name. */
  job_fixture_run_well (
      backbone_channel_edit_job_new (fixture->landscape, numbers, kinds, inherit));
  assert_channel (fixture, "proxy", NULL);
}

/* Each in its own way, all or none. */
static void
test_channel_changes (JobFixture *fixture, gconstpointer data)
{
  const char *const portal[] = { "host=portal.example", NULL };
  const char *const parcel_box[] = { "destination=OWN_PARCELS", "port=8443", NULL };
  const char *const taken[] = { "destination=SAP-SUPPORT_PORTAL", NULL };
  const BackboneChannelChange good[] = {
    { "1105772", BACKBONE_CHANNEL_PORTAL, portal },
    { FIXTURE_OWNER, BACKBONE_CHANNEL_PARCEL_BOX, parcel_box },
  };
  const BackboneChannelChange bad[] = {
    { FIXTURE_OWNER, BACKBONE_CHANNEL_NOTE_DOWNLOAD, portal },
    { FIXTURE_OWNER, BACKBONE_CHANNEL_PARCEL_BOX, taken },
  };
  g_autoptr (BackboneJob) job = backbone_channel_changes_job_new (fixture->landscape, good, 2);

  job_fixture_run_well (g_object_ref (job));
  assert_channel (fixture, "destination", "OWN_PARCELS");
  assert_channel (fixture, "port", "8443");
  job_fixture_run_badly (backbone_channel_changes_job_new (fixture->landscape, bad, 2),
                         BACKBONE_ERROR_EXISTS);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM channel WHERE host = "
                                               "'portal.example'"),
                   ==, 1);

  job_fixture_run_well (backbone_channel_edit_job_new_undo (job));
  assert_channel (fixture, "destination", "SAP-SUPPORT_PARCELBOX");
  assert_channel (fixture, "port", NULL);
}

static void
test_time_limits (JobFixture *fixture, gconstpointer data)
{
  const char *const good[] = { "connect=5", "answer=100", NULL };
  const char *const reset[] = { "connect=", NULL };
  static const char *const bad[] = { "connect=0", "answer=101", "answer=x", "wait=1", "answer" };

  g_assert_cmpuint (backbone_landscape_get_connect_seconds (fixture->landscape), ==, 10);
  job_fixture_run_well (backbone_time_limits_edit_job_new (fixture->landscape, good));
  while (backbone_landscape_get_answer_seconds (fixture->landscape) != 100)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (backbone_landscape_get_connect_seconds (fixture->landscape), ==, 5);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      const char *const settings[] = { "connect=7", bad[i], NULL };

      job_fixture_run_badly (backbone_time_limits_edit_job_new (fixture->landscape, settings),
                             BACKBONE_ERROR_INVALID);
    }

  job_fixture_run_well (backbone_time_limits_edit_job_new (fixture->landscape, reset));
  while (backbone_landscape_get_connect_seconds (fixture->landscape) != 10)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_channel_refused (JobFixture *fixture, gconstpointer data)
{
  static const char *const bad[] = {
    "host=https://x",
    "host=a b",
    "port=0",
    "port=65536",
    "port=x",
    "path_prefix=p",
    "test_path=/a b",
    "good_status=99",
    "good_status=600",
    "proxy=socks://x:1",
    "proxy=http://x",
    "proxy=http://u:p@x:1",
    "proxy=http://x:1/a",
    "type=T",
    "enabled=maybe",
    "destination=a b",
    "colour=blue",
    "host",
    "destination=SAP-SUPPORT_NOTE_DOWNLOAD_0001105772",
  };
  const char *const nothing[] = { NULL };
  gint64 n_audit = count_audit (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    job_fixture_run_badly (channel_job (fixture, FIXTURE_OWNER, BACKBONE_CHANNEL_PORTAL, bad[i]),
                           BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (backbone_channel_edit_job_new (fixture->landscape, NULL, NULL, nothing),
                         BACKBONE_ERROR_INVALID);

  /* A destination name is unique. */
  job_fixture_run_badly (channel_job (fixture, FIXTURE_OWNER, -1, "destination=ONE"),
                         BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (channel_job (fixture, NULL, BACKBONE_CHANNEL_PORTAL, "destination=ONE"),
                         BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (channel_job (fixture, FIXTURE_OWNER, BACKBONE_CHANNEL_PORTAL,
                                      "destination=SAP-SUPPORT_PARCELBOX"),
                         BACKBONE_ERROR_EXISTS);
  job_fixture_run_badly (channel_job (fixture, "77", -1, "enabled=no"), BACKBONE_ERROR_NOT_FOUND);

  g_assert_cmpint (count_audit (fixture), ==, n_audit);
}

#define ADD(path, func, data)                                                                      \
  g_test_add (path, JobFixture, data, job_fixture_set_up, func, job_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/channel-edit/unlocked/channel", test_channel, NULL);
  ADD ("/channel-edit/unlocked/channel-all", test_channel_all, NULL);
  ADD ("/channel-edit/unlocked/channel-undo", test_channel_undo, NULL);
  ADD ("/channel-edit/unlocked/channel-changes", test_channel_changes, NULL);
  ADD ("/channel-edit/unlocked/time-limits", test_time_limits, NULL);
  ADD ("/channel-edit/unlocked/channel-refused", test_channel_refused, NULL);

  return g_test_run ();
}
