/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-password.h"

#include "cli-text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* A line longer than that is no password: a character of UTF-8 has at most four bytes. */
#define MAX_BYTES (BACKBONE_PASSWORD_MAX_LENGTH * 4)

/* A signal makes the reading end readable: whatever thread it comes to, the one that waits for the
 * person wakes up. */
static int wake_pipe[2] = { -1, -1 };

static void
signal_came (int number)
{
  int saved_errno = errno;

  if (write (wake_pipe[1], "", 1) < 0)
    errno = saved_errno;
}

/* Waits till @fd can be read; FALSE after a signal. */
static gboolean
wait_for_input (int fd)
{
  struct pollfd fds[]
      = { { .fd = fd, .events = POLLIN }, { .fd = wake_pipe[0], .events = POLLIN } };

  while (poll (fds, G_N_ELEMENTS (fds), -1) < 0 && errno == EINTR)
    ;

  return fds[1].revents == 0;
}

/* Reads a line byte by byte, so that no buffer keeps a copy; the line break is not part of it.
 * Returns its length, or -1 with @error. */
static gssize
read_line (int fd, char *line, gsize size, GError **error)
{
  gsize length = 0;

  for (;;)
    {
      gssize n;

      if (!wait_for_input (fd))
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("It was cancelled"));
          return -1;
        }

      n = read (fd, line + length, 1);
      if (n < 0 && (errno == EINTR || errno == EAGAIN))
        continue;
      if (n <= 0 || line[length] == '\n')
        break;
      if (++length == size)
        {
          g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                               _ ("The password is too long"));
          return -1;
        }
    }

  if (length > 0 && line[length - 1] == '\r')
    length--;
  line[length] = '\0';
  return length;
}

/* (nullable): NULL without @error for an empty line, unless @any. */
static BackboneSecret *
read_secret (int fd, gboolean any, GError **error)
{
  char line[MAX_BYTES + 1];
  g_autoptr (BackboneSecret) secret = NULL;
  gssize length = read_line (fd, line, sizeof line, error);

  if (any ? length >= 0 : length > 0 && backbone_password_validate (line, error))
    secret = backbone_secret_new (line);
  explicit_bzero (line, sizeof line);

  return g_steal_pointer (&secret);
}

static const int signals[] = { SIGINT, SIGTERM, SIGHUP };

static void
catch_signals (struct sigaction *old_actions)
{
  struct sigaction action = { .sa_handler = signal_came };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    sigaction (signals[i], &action, &old_actions[i]);
}

static void
restore_signals (const struct sigaction *old_actions)
{
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    sigaction (signals[i], &old_actions[i], NULL);
}

static BackboneSecret *
ask_without_echo (int fd, const char *prompt, gboolean any, GError **error)
{
  struct sigaction old_actions[G_N_ELEMENTS (signals)];
  struct termios old_mode;
  struct termios mode;
  BackboneSecret *secret;

  catch_signals (old_actions);
  tcgetattr (fd, &old_mode);
  mode = old_mode;
  mode.c_lflag &= ~(tcflag_t)ECHO;
  mode.c_lflag |= ECHONL;
  tcsetattr (fd, TCSAFLUSH, &mode);

  if (write (fd, prompt, strlen (prompt)) < 0)
    g_debug ("The terminal takes no prompt: %s", g_strerror (errno));
  secret = read_secret (fd, any, error);

  tcsetattr (fd, TCSAFLUSH, &old_mode);
  restore_signals (old_actions);

  return secret;
}

static int
open_terminal (void)
{
  if (!isatty (STDIN_FILENO))
    return -1;

  return open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
}

/**
 * cli_password_can_ask:
 *
 * Returns: whether standard input is a terminal, on which a person can be asked
 */
gboolean
cli_password_can_ask (void)
{
  int fd = open_terminal ();

  if (fd >= 0)
    close (fd);

  return fd >= 0;
}

static BackboneSecret *
ask (const char *prompt, gboolean any, GError **error)
{
  g_autofree char *clean = cli_text_clean (prompt);
  int fd = open_terminal ();
  BackboneSecret *secret = NULL;

  if (fd < 0)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("A password is needed and there is no terminal to ask on: "
                              "give it on standard input with --password-stdin"));
      return NULL;
    }

  if (g_unix_open_pipe (wake_pipe, FD_CLOEXEC, error))
    {
      secret = ask_without_echo (fd, clean, any, error);
      close (wake_pipe[0]);
      close (wake_pipe[1]);
      wake_pipe[0] = wake_pipe[1] = -1;
    }
  close (fd);

  return secret;
}

/**
 * cli_password_ask:
 * @prompt: translated, what to enter
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the password, or %NULL without @error if the line was empty
 */
BackboneSecret *
cli_password_ask (const char *prompt, GError **error)
{
  return ask (prompt, FALSE, error);
}

/**
 * cli_password_get:
 * @from_stdin: it is on standard input, one line
 * @prompt: translated, what to ask for on the terminal otherwise
 * @error: return location for an error
 *
 * Returns: (transfer full): the password, or %NULL with @error
 */
BackboneSecret *
cli_password_get (gboolean from_stdin, const char *prompt, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  BackboneSecret *secret;

  secret = from_stdin ? read_secret (STDIN_FILENO, FALSE, &local_error)
                      : cli_password_ask (prompt, &local_error);

  if (secret == NULL && local_error == NULL)
    g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                         _ ("The password is empty"));
  else if (secret == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return secret;
}

/**
 * cli_password_get_any:
 * @from_stdin: it is on standard input, one line
 * @prompt: translated, what to ask for on the terminal otherwise
 * @error: return location for an error
 *
 * For the password of a file that others have made: it follows no rules of SAP's, and may be empty.
 *
 * Returns: (transfer full): the password, or %NULL with @error
 */
BackboneSecret *
cli_password_get_any (gboolean from_stdin, const char *prompt, GError **error)
{
  return from_stdin ? read_secret (STDIN_FILENO, TRUE, error) : ask (prompt, TRUE, error);
}
