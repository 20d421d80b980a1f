/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-progress.h"

#include "backbone-text-width.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define BAR_INTERVAL_MS  150
#define LINE_INTERVAL_MS 1000
#define BAR_WIDTH        30
#define DEFAULT_COLUMNS  80

struct _CliProgress
{
  BackboneJob *job;
  gboolean plain;
  gboolean unicode;
  gboolean drawn; /* there is a bar to take away */
  guint last_done;
  guint source;
};

static guint
get_columns (void)
{
  struct winsize size;

  if (ioctl (STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;

  return DEFAULT_COLUMNS;
}

/**
 * cli_progress_dup_bar:
 * @title: what is done, translated
 * @done: how much of it is done
 * @total: how much there is, or 0 while that is not known
 * @columns: the width of the terminal
 * @unicode: whether the terminal knows UTF-8
 *
 * Returns: (transfer full): one line that fits
 */
char *
cli_progress_dup_bar (const char *title, guint done, guint total, guint columns, gboolean unicode)
{
  GString *bar = g_string_new (NULL);
  guint filled = total > 0 ? (guint)((guint64)MIN (done, total) * BAR_WIDTH / total) : 0;
  g_autofree char *count
      = total > 0 ? g_strdup_printf ("%u/%u", done, total) : g_strdup_printf ("%u", done);

  if (total > 0
      && columns > BAR_WIDTH + backbone_text_width (count) + backbone_text_width (title) + 6)
    {
      g_string_append_c (bar, '[');
      for (guint i = 0; i < BAR_WIDTH; i++)
        g_string_append (bar, i < filled ? (unicode ? "█" : "#") : " ");
      g_string_append (bar, "] ");
    }
  g_string_append (bar, count);
  if (columns > backbone_text_width (bar->str) + backbone_text_width (title) + 2)
    g_string_append_printf (bar, "  %s", title);

  return g_string_free (bar, FALSE);
}

static void
draw_bar (CliProgress *self)
{
  g_autofree char *bar
      = cli_progress_dup_bar (backbone_job_get_title (self->job), backbone_job_get_done (self->job),
                              backbone_job_get_total (self->job), get_columns (), self->unicode);

  fprintf (stderr, "\r\033[K%s", bar);
  fflush (stderr);
  self->drawn = TRUE;
}

static void
print_line (CliProgress *self)
{
  guint done = backbone_job_get_done (self->job);

  if (done == self->last_done)
    return;

  self->last_done = done;
  fprintf (stderr, "%s: %u/%u\n", backbone_job_get_title (self->job), done,
           backbone_job_get_total (self->job));
}

static gboolean
interval_passed_cb (gpointer user_data)
{
  CliProgress *self = user_data;

  if (self->plain)
    print_line (self);
  else
    draw_bar (self);

  return G_SOURCE_CONTINUE;
}

/**
 * cli_progress_new:
 * @job: a job that is about to run
 * @plain: lines instead of a bar
 * @unicode: whether the terminal knows UTF-8
 *
 * A job that is done before the first interval has passed shows no bar at all.
 *
 * Returns: (transfer full): what shows its progress, as long as it lives
 */
CliProgress *
cli_progress_new (BackboneJob *job, gboolean plain, gboolean unicode)
{
  CliProgress *self = g_new0 (CliProgress, 1);

  self->job = g_object_ref (job);
  self->plain = plain;
  self->unicode = unicode;
  self->source
      = g_timeout_add (plain ? LINE_INTERVAL_MS : BAR_INTERVAL_MS, interval_passed_cb, self);

  return self;
}

/**
 * cli_progress_free:
 * @self: (transfer full): what shows the progress of a job
 *
 * Takes the bar away, or prints the last line.
 */
void
cli_progress_free (CliProgress *self)
{
  g_source_remove (self->source);
  if (self->plain)
    print_line (self);
  else if (self->drawn)
    fprintf (stderr, "\r\033[K");
  g_object_unref (self->job);
  g_free (self);
}
