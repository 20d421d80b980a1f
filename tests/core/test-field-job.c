/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "job-fixture.h"

#include "backbone-edit-jobs.h"

#include <string.h>

/* What validators refuse no job writes: see tests/model/test-field-errors.c for all wrong values of
 * each field. Here is one of each field, as the command line and the window give it to a job. */

#define SETTINGS(text) ((const char *const[]){ text, NULL })

/* Takes @job over. */
static void
refuse (BackboneJob *job, const char *said)
{
  g_autoptr (GError) error = NULL;

  if (job_fixture_run (job, &error))
    g_error ("It was not refused with “%s”", said);
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
  if (strstr (error->message, said) == NULL)
    g_error ("“%s” does not say “%s”", error->message, said);
}

static void
refuse_customer (JobFixture *fixture, BackboneCustomerEdit edit, const char *said)
{
  g_autofree char *before = job_fixture_query (fixture, "SELECT count (*) FROM audit");
  g_autofree char *after = NULL;

  refuse (backbone_customer_edit_job_new (fixture->landscape, FIXTURE_OWNER, &edit), said);
  if (edit.description == NULL)
    edit.description = "Right";
  refuse (backbone_customer_add_with_job_new (fixture->landscape, "2", &edit), said);
  after = job_fixture_query (fixture, "SELECT count (*) FROM audit");
  g_assert_cmpstr (after, ==, before);
}

static void
test_customer (JobFixture *fixture, gconstpointer data)
{
  const char *const tags[] = { "good", "bad,tag", NULL };
  g_autofree char *long_note = g_strnfill (4001, 'x');

  refuse (backbone_customer_add_job_new (fixture->landscape, "12x", "a", NULL, NULL),
          "Customer number “12x”: it may hold digits only");
  refuse_customer (fixture, (BackboneCustomerEdit){ .description = " " }, "The description is");
  refuse_customer (fixture, (BackboneCustomerEdit){ .technical_user = "SMITH" },
                   "User ID “SMITH”: it must be an S");
  refuse_customer (fixture, (BackboneCustomerEdit){ .tags = tags }, "Tag “bad,tag”");
  refuse_customer (fixture, (BackboneCustomerEdit){ .note = long_note },
                   "Note: it has 4001 characters; at most 4000 are allowed");
  refuse_customer (fixture, (BackboneCustomerEdit){ .note = "a\x1b[31m" },
                   "Note: it holds a control character");
  refuse_customer (fixture, (BackboneCustomerEdit){ .note = "\xff" }, "Note: it is not valid text");
  refuse (backbone_customer_tags_job_new (fixture->landscape, SETTINGS (FIXTURE_OWNER), tags, NULL),
          "Tag “bad,tag”");
}

static void
test_channel (JobFixture *fixture, gconstpointer data)
{
  static const char *const cases[][2] = {
    { "destination=SAP-SUPPORT_NOTE_DOWNLOAD_0001105772", "it has 36 characters" },
    { "type=T", "type=T: it must be one of: G, H" },
    { "host=300.1.1.1", "“300.1.1.1” is not a host name" },
    { "port=0", "Port “0”" },
    { "path_prefix=/a?b", "Path prefix “/a?b”" },
    { "test_path=ping", "Path “ping”" },
    { "good_status=2xx", "HTTP status “2xx”" },
    { "proxy=http://u:secret@p:80", "without a user" },
    { "authentication=key", "authentication=key: it must be one of: basic, certificate" },
    { "enabled=maybe", "enabled=maybe: it must be one of: yes, no" },
    { "connect_time_limit=0", "Time limit “0”" },
    { "answer_time_limit=101", "Time limit “101”" },
    { "colour=red", "There is no setting “colour”" },
    { "host", "“host” is no setting: it must be KEY=VALUE" },
  };
  const int kinds[] = { BACKBONE_CHANNEL_PORTAL, -1 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    refuse (backbone_channel_edit_job_new (fixture->landscape, SETTINGS (FIXTURE_OWNER), kinds,
                                           SETTINGS (cases[i][0])),
            cases[i][1]);
}

static void
test_endpoint (JobFixture *fixture, gconstpointer data)
{
  static const char *const cases[][2] = {
    { "url=portal.example", "url: it must be https://HOST:PORT/PATH" },
    { "url=https:/portal.example", "url: it must be" },
    { "url=https://portal.example:0", "url: it must be" },
    { "url=https://u:secret@portal.example", "without a user" },
    { "url=https://300.1.1.1/", "“300.1.1.1” is not a host name" },
    { "url=https://portal.example/%zz", "url: it must be" },
    { "host=", "host: a value is needed" },
    { "port=65536", "Port “65536”" },
    { "path_prefix=/a?b", "Path prefix “/a?b”" },
    { "good_status=600", "HTTP status “600”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    refuse (backbone_endpoint_edit_job_new (fixture->landscape, BACKBONE_CHANNEL_PORTAL,
                                            SETTINGS (cases[i][0])),
            cases[i][1]);
}

static void
test_s_user (JobFixture *fixture, gconstpointer data)
{
  static const char *const cases[][2] = {
    { "customer=", "The customer number is empty" },
    { "customer=S1", "Customer number “S1”" },
    { "expires=2027-02-29", "“2027-02-29” is not a date" },
    { "state=gone", "state=gone: it must be one of: active, locked, deleted" },
    { "authorisations=SWDOWNLOAD, Software Download", "Authorisation “Software Download”" },
    { "password=secret", "A password can't be given as a setting" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    refuse (backbone_s_user_edit_job_new (fixture->landscape, "S1", SETTINGS (cases[i][0]), NULL),
            cases[i][1]);
  refuse (backbone_s_user_edit_job_new (fixture->landscape, "SMITH", NULL, NULL),
          "User ID “SMITH”");
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM s_user"), ==, 0);
}

static void
refuse_proxy (JobFixture *fixture,
              const char *host,
              guint port,
              const char *user,
              const char *exclusion,
              const char *said)
{
  g_autoptr (BackboneProxy) proxy = g_object_new (
      BACKBONE_TYPE_PROXY, "mode", BACKBONE_PROXY_MANUAL, "host", host, "port", port, "user", user,
      "exclusions", exclusion ? SETTINGS (exclusion) : NULL, NULL);

  refuse (backbone_proxy_set_job_new (fixture->landscape, proxy, NULL), said);
}

static void
test_landscape (JobFixture *fixture, gconstpointer data)
{
  refuse_proxy (fixture, NULL, 80, NULL, NULL, "A proxy needs a host and a port from 1 to 65535");
  refuse_proxy (fixture, "p", 0, NULL, NULL, "a port from 1 to 65535");
  refuse_proxy (fixture, "p", 65536, NULL, NULL, "a port from 1 to 65535");
  refuse_proxy (fixture, "http://p", 80, NULL, NULL, "“http://p” is not a host name");
  refuse_proxy (fixture, "p", 80, "a:b", NULL, "Proxy user “a:b”");
  refuse_proxy (fixture, "p", 80, NULL, "10.0.0.300", "Proxy exclusion “10.0.0.300”");

  refuse (backbone_landscape_edit_job_new (fixture->landscape, " "), "is empty");
  refuse (backbone_landscape_edit_job_new (fixture->landscape, "a\nb"), "a control character");
  refuse (backbone_time_limits_edit_job_new (fixture->landscape, SETTINGS ("answer=x")),
          "Time limit “x”");
  refuse (backbone_local_user_add_job_new (fixture->landscape, "A B"), "Local user “A B”");
  refuse (backbone_local_user_add_job_new (fixture->landscape, ""), "The name of the local user");
}

#define ADD(path, func)                                                                            \
  g_test_add (path, JobFixture, NULL, job_fixture_set_up, func, job_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/field/none/customer", test_customer);
  ADD ("/field/none/channel", test_channel);
  ADD ("/field/none/endpoint", test_endpoint);
  ADD ("/field/none/s-user", test_s_user);
  ADD ("/field/none/landscape", test_landscape);

  return g_test_run ();
}
