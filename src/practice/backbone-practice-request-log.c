/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-request-log.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#define MAX_PATH_SHOWN 120

struct _BackbonePracticeRequestLog
{
  int fd;
};

/**
 * backbone_practice_request_log_new:
 * @filename: (nullable): the file to append to, or %NULL for standard error
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the log
 */
BackbonePracticeRequestLog *
backbone_practice_request_log_new (const char *filename, GError **error)
{
  BackbonePracticeRequestLog *log;
  int fd = STDERR_FILENO;

  if (filename)
    fd = open (filename, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _ ("%s cannot be written: %s"),
                   filename, g_strerror (code));
      return NULL;
    }

  log = g_new0 (BackbonePracticeRequestLog, 1);
  log->fd = fd;
  return log;
}

void
backbone_practice_request_log_free (BackbonePracticeRequestLog *log)
{
  if (log->fd != STDERR_FILENO)
    close (log->fd);
  g_free (log);
}

/**
 * backbone_practice_request_log_write:
 * @log: the log
 * @listener: name of the listener
 * @request: the request
 * @user: (nullable): the user it names
 * @status: HTTP status of the answer, 0 if there is none
 * @remark: (nullable): name of the fault that took the place of the answer
 *
 * A user name that no customer has is not written: people type passwords into the wrong field.
 */
void
backbone_practice_request_log_write (BackbonePracticeRequestLog *log,
                                     const char *listener,
                                     const BackbonePracticeRequest *request,
                                     const BackbonePracticeUser *user,
                                     guint status,
                                     const char *remark)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");
  g_autofree char *path = g_strndup (request->path, MAX_PATH_SHOWN);
  g_autofree char *shown_path = g_strescape (path, NULL);
  g_autofree char *method = g_strescape (request->method, NULL);
  g_autofree char *line = NULL;
  const char *name = "-";
  gssize written;

  if (user)
    name = user->known ? user->id : "unknown-user";

  line = g_strdup_printf ("%s.%03dZ %s %s %s %s %u%s%s\n", time,
                          g_date_time_get_microsecond (now) / 1000, listener, method, shown_path,
                          name, status, remark ? " " : "", remark ? remark : "");

  /* A log that cannot be written (full disk, closed pipe) must not stop the server. */
  do
    written = write (log->fd, line, strlen (line));
  while (written < 0 && errno == EINTR);
}
