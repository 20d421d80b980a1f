/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-options.h"
#include "backbone-practice-stand-in.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#define EXIT_WRONG_USAGE 2
#define EXIT_NOT_DONE    3

/* GnuTLS would still speak TLS 1.0 and 1.1. */
#define TLS_PRIORITY "NORMAL:%COMPAT:-VERS-TLS1.0:-VERS-TLS1.1"

static int
fail (int status, const GError *error)
{
  g_printerr ("backbone-practice: %s\n", error->message);
  return status;
}

static gboolean
stop_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

/* The parent can be gone before the kernel knows that we want to hear of it. */
static gboolean
bind_to_parent (pid_t parent)
{
  return prctl (PR_SET_PDEATHSIG, SIGTERM) == 0 && getppid () == parent;
}

/* Thousands of clients with a connection each need more than the usual 1,024 files. */
static void
raise_file_limit (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_NOFILE, &limit) == 0)
    {
      limit.rlim_cur = limit.rlim_max;
      setrlimit (RLIMIT_NOFILE, &limit);
    }
}

static int
serve (const BackbonePracticeOptions *options)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (BackbonePracticeStandIn) stand_in = NULL;
  g_autofree char *profile = NULL;

  g_unix_signal_add (SIGTERM, stop_cb, loop);
  g_unix_signal_add (SIGINT, stop_cb, loop);

  stand_in = backbone_practice_stand_in_start (options, &error);
  if (stand_in == NULL)
    return fail (EXIT_NOT_DONE, error);

  profile = backbone_practice_stand_in_dup_profile_name (stand_in);
  printf ("ready %s\n", profile);
  fflush (stdout);
  g_main_loop_run (loop);

  return EXIT_SUCCESS;
}

int
main (int argc, char **argv)
{
  pid_t parent = getppid ();
  const char *locale_dir = g_getenv ("BACKBONE_LOCALE_DIR");
  g_autoptr (GError) error = NULL;
  g_autoptr (BackbonePracticeOptions) options = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir ? locale_dir : BACKBONE_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  signal (SIGPIPE, SIG_IGN);
  raise_file_limit ();
  g_setenv ("G_TLS_GNUTLS_PRIORITY", TLS_PRIORITY, TRUE);

  options = backbone_practice_options_parse (argc, argv, &error);
  if (options == NULL)
    return fail (EXIT_WRONG_USAGE, error);
  if (options->version)
    {
      printf ("backbone-practice %s\n", BACKBONE_VERSION);
      return EXIT_SUCCESS;
    }
  if (options->exit_with_parent && !bind_to_parent (parent))
    return EXIT_SUCCESS;

  return serve (options);
}
