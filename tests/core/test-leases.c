/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "landscape-fixture.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

static char *program;

static gboolean
acquire (LandscapeFixture *fixture, guint wait_seconds, GError **error)
{
  return backbone_store_lease_acquire (fixture->store, "check", wait_seconds, NULL, error);
}

static void
assert_busy (LandscapeFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (acquire (fixture, 0, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_BUSY);
}

static void
assert_free (LandscapeFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (acquire (fixture, 0, &error));
  g_assert_no_error (error);
}

/* This program again, as another process: holds the lease until it is told to end. */
static int
hold (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneStore) store = backbone_store_open (path, FALSE, &error);
  char line[8];

  g_assert_no_error (error);
  backbone_store_lease_acquire (store, "check", 0, NULL, &error);
  g_assert_no_error (error);
  puts ("held");
  fflush (stdout);

  if (fgets (line, sizeof line, stdin))
    backbone_store_lease_release (store, "check");

  return 0;
}

static GSubprocess *
start_holder (LandscapeFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;
  GSubprocess *holder
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                          program, "--hold", fixture->path, NULL);

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (holder));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, "held");

  return holder;
}

static void
test_release (LandscapeFixture *fixture, gconstpointer data)
{
  assert_free (fixture);
  assert_busy (fixture); /* another job of this program waits as well */
  g_assert_true (backbone_store_lease_acquire (fixture->store, "vault", 0, NULL, NULL));
  backbone_store_lease_release (fixture->store, "check");
  assert_free (fixture);
  backbone_store_lease_release (fixture->store, "check");
  backbone_store_lease_release (fixture->store, "check");
}

static void
test_other_process (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocess) holder = start_holder (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (acquire (fixture, 0, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, g_subprocess_get_identifier (holder)));
  g_clear_error (&error);

  /* Who waits gets it as soon as it is released. */
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (holder), "end\n", 4, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (acquire (fixture, 30, &error));
  g_assert_no_error (error);
  g_subprocess_wait (holder, NULL, NULL);
}

static void
test_killed_process (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocess) holder = start_holder (fixture);

  assert_busy (fixture);
  g_subprocess_send_signal (holder, SIGKILL);
  g_subprocess_wait (holder, NULL, NULL);
  assert_free (fixture);
}

static void
test_cancelled (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  assert_free (fixture);
  g_cancellable_cancel (cancellable);
  g_assert_false (
      backbone_store_lease_acquire (fixture->store, "check", 3600, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Of another machine it can't be seen whether the process is there: only the time counts, and one
 * too far away comes from a clock that was set back. */
static void
test_other_machine (LandscapeFixture *fixture, gconstpointer data)
{
  g_autofree char *soon
      = g_strdup_printf ("UPDATE lease SET host = 'elsewhere', until = %" G_GINT64_FORMAT,
                         g_get_real_time () + 30 * G_USEC_PER_SEC);
  g_autofree char *past = g_strdup_printf (
      "UPDATE lease SET host = 'elsewhere', until = %" G_GINT64_FORMAT, g_get_real_time () - 1);
  g_autofree char *far
      = g_strdup_printf ("UPDATE lease SET host = 'elsewhere', until = %" G_GINT64_FORMAT,
                         g_get_real_time () + 3600 * (gint64)G_USEC_PER_SEC);

  assert_free (fixture);
  fixture_execute (fixture, soon);
  assert_busy (fixture);
  fixture_execute (fixture, past);
  assert_free (fixture);
  fixture_execute (fixture, far);
  assert_free (fixture);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--hold") == 0)
    return hold (argv[2]);

  program = g_canonicalize_filename (argv[0], NULL);
  g_test_init (&argc, &argv, NULL);

#define TEST(path, func)                                                                           \
  g_test_add ("/leases/" path, LandscapeFixture, NULL, fixture_set_up, func, fixture_tear_down)
  TEST ("release", test_release);
  TEST ("other-process", test_other_process);
  TEST ("killed-process", test_killed_process);
  TEST ("cancelled", test_cancelled);
  TEST ("other-machine", test_other_machine);

  return g_test_run ();
}
