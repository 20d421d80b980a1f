/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-server.h"

#include "backbone-error.h"

#include <glib/gi18n-lib.h>
#include <signal.h>

#define PROGRAM "backbone-practice"

/* Making its keys and certificates takes it well under a second. */
#define START_SECONDS 20
/* After that long, it is ended by force. */
#define STOP_SECONDS 3
/* How much of what it said on standard error an error repeats. */
#define N_LAST_LINES 5

struct _BackbonePracticeServer
{
  GObject parent_instance;

  char *state_dir;
  GSubprocess *process; /* NULL: not started */
  GDataInputStream *output;
  GDataInputStream *errors;
  GQueue last_lines;      /* char *: of the errors */
  GCancellable *draining; /* reading of the errors, until the end */

  GTask *start; /* while it starts; holds the object */
  GSource *time_limit;
  gulong cancelled_id;
  gboolean end_of_errors;
  char *failure; /* why it did not start, while the last errors are awaited */
};

G_DEFINE_FINAL_TYPE (BackbonePracticeServer, backbone_practice_server, G_TYPE_OBJECT)

/* Which program */

static char *
find_beside (const char *relative)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self ? g_path_get_dirname (self) : g_strdup (".");
  g_autofree char *path = g_canonicalize_filename (relative, folder);

  return g_file_test (path, G_FILE_TEST_IS_EXECUTABLE) ? g_steal_pointer (&path) : NULL;
}

/* Beside this program, where it lies in a build folder, where it is installed, and in PATH. */
static char *
find_program (void)
{
  const char *named = g_getenv ("BACKBONE_PRACTICE_PROGRAM");
  char *path;

  if (named && *named)
    return g_strdup (named);

  path = find_beside (PROGRAM);
  if (path == NULL)
    path = find_beside ("../practice/" PROGRAM);
  if (path == NULL)
    path = find_beside (BACKBONE_BINDIR "/" PROGRAM);
  if (path == NULL)
    path = g_find_program_in_path (PROGRAM);

  return path;
}

/* Starting */

static void
stop_waiting (BackbonePracticeServer *self)
{
  if (self->time_limit)
    g_source_destroy (self->time_limit);
  g_clear_pointer (&self->time_limit, g_source_unref);

  if (self->cancelled_id)
    g_cancellable_disconnect (g_task_get_cancellable (self->start), self->cancelled_id);
  self->cancelled_id = 0;
}

static char *
join_last_lines (BackbonePracticeServer *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (GList *l = self->last_lines.head; l; l = l->next)
    g_string_append_printf (text, "\n%s", (const char *)l->data);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Ends the start with the failure, once everything that the program had to say was read. */
static void
fail_when_read (BackbonePracticeServer *self)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *last_lines = NULL;

  if (self->start == NULL || self->failure == NULL || !self->end_of_errors)
    return;

  stop_waiting (self);
  task = g_steal_pointer (&self->start);
  last_lines = join_last_lines (self);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_new_error (task, BACKBONE_ERROR, BACKBONE_ERROR_FAILED, "%s%s", self->failure,
                             last_lines);
}

static void
fail (BackbonePracticeServer *self, const char *failure)
{
  if (self->failure == NULL)
    self->failure = g_strdup (failure);

  /* Which also ends the reading of its errors. */
  g_subprocess_force_exit (self->process);
  fail_when_read (self);
}

/* Nothing more is awaited then: something else may hold the pipe of its errors open. */
static gboolean
time_limit_cb (gpointer task)
{
  BackbonePracticeServer *self = g_task_get_task_data (task);

  self->end_of_errors = TRUE;
  fail (self, _ ("The practice backbone did not start in time"));

  return G_SOURCE_REMOVE;
}

/* In whatever thread cancels: only the process is ended here, the rest follows from that. */
static void
cancelled_cb (GCancellable *cancellable, gpointer process)
{
  g_subprocess_force_exit (process);
}

static void
output_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackbonePracticeServer) self = user_data;
  g_autoptr (GTask) task = NULL;
  g_autofree char *line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source),
                                                                     result, NULL, NULL);

  if (self->start == NULL || self->failure)
    return;

  if (line == NULL || !g_str_has_prefix (line, "ready "))
    {
      fail (self, _ ("The practice backbone did not start"));
      return;
    }

  stop_waiting (self);
  task = g_steal_pointer (&self->start);
  g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

static void read_errors (BackbonePracticeServer *self);

static void
errors_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line
      = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, &error);
  BackbonePracticeServer *self;

  /* Then the object is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = BACKBONE_PRACTICE_SERVER (user_data);
  if (line == NULL)
    {
      self->end_of_errors = TRUE;
      fail_when_read (self);
      return;
    }

  g_queue_push_tail (&self->last_lines, g_utf8_make_valid (line, -1));
  if (self->last_lines.length > N_LAST_LINES)
    g_free (g_queue_pop_head (&self->last_lines));
  read_errors (self);
}

/* As long as it runs, so that it never waits for a reader. Holds no reference. */
static void
read_errors (BackbonePracticeServer *self)
{
  g_data_input_stream_read_line_async (self->errors, G_PRIORITY_DEFAULT, self->draining,
                                       errors_read_cb, self);
}

static gboolean
spawn (BackbonePracticeServer *self, GError **error)
{
  g_autofree char *program = find_program ();
  g_autofree char *log = g_build_filename (self->state_dir, "requests.log", NULL);
  g_autoptr (GError) local_error = NULL;

  if (program == NULL)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_FAILED,
                   /* Translators: the name of a program */
                   _ ("The practice backbone is not installed: there is no program “%s”"), PROGRAM);
      return FALSE;
    }

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                                    &local_error, program, "--state-dir", self->state_dir, "--log",
                                    log, "--exit-with-parent", NULL);
  if (self->process == NULL)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_FAILED,
                   /* Translators: the path of a program, then why */
                   _ ("%s: the practice backbone cannot be started: %s"), program,
                   local_error->message);
      return FALSE;
    }

  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  self->errors = g_data_input_stream_new (g_subprocess_get_stderr_pipe (self->process));

  return TRUE;
}

/* Stopping */

static void
waited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *ended = user_data;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  *ended = TRUE;
}

static gboolean
stop_limit_cb (gpointer process)
{
  g_subprocess_force_exit (process);

  return G_SOURCE_REMOVE;
}

/* Blocks until it has ended: it serves nobody else, and lets its ports go at once. */
static void
stop_process (GSubprocess *process)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GSource) limit = g_timeout_source_new_seconds (STOP_SECONDS);
  gboolean ended = FALSE;

  g_main_context_push_thread_default (context);
  g_source_set_callback (limit, stop_limit_cb, process, NULL);
  g_source_attach (limit, context);
  g_subprocess_send_signal (process, SIGTERM);
  g_subprocess_wait_async (process, NULL, waited_cb, &ended);
  while (!ended)
    g_main_context_iteration (context, TRUE);
  g_source_destroy (limit);
  g_main_context_pop_thread_default (context);
}

static void
backbone_practice_server_dispose (GObject *object)
{
  BackbonePracticeServer *self = BACKBONE_PRACTICE_SERVER (object);

  g_cancellable_cancel (self->draining);
  if (self->process)
    stop_process (self->process);
  g_clear_object (&self->process);
  g_clear_object (&self->output);
  g_clear_object (&self->errors);

  G_OBJECT_CLASS (backbone_practice_server_parent_class)->dispose (object);
}

static void
backbone_practice_server_finalize (GObject *object)
{
  BackbonePracticeServer *self = BACKBONE_PRACTICE_SERVER (object);

  g_free (self->state_dir);
  g_free (self->failure);
  g_object_unref (self->draining);
  g_queue_clear_full (&self->last_lines, g_free);

  G_OBJECT_CLASS (backbone_practice_server_parent_class)->finalize (object);
}

static void
backbone_practice_server_class_init (BackbonePracticeServerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = backbone_practice_server_dispose;
  G_OBJECT_CLASS (klass)->finalize = backbone_practice_server_finalize;
}

static void
backbone_practice_server_init (BackbonePracticeServer *self)
{
  self->draining = g_cancellable_new ();
}

/**
 * backbone_practice_server_start_async:
 * @state_dir: the folder for its certificates, profile and customers; made if there is none
 * @cancellable: (nullable): a cancellable, which ends the program as well
 * @callback: called when it serves
 * @user_data: for @callback
 *
 * Starts the program and waits until it serves, at most 20 seconds. It ends with the thread that
 * calls this, too: so that is the main thread.
 */
void
backbone_practice_server_start_async (const char *state_dir,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (BackbonePracticeServer) self = g_object_new (BACKBONE_TYPE_PRACTICE_SERVER, NULL);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GError *error = NULL;

  g_return_if_fail (state_dir != NULL);

  g_task_set_source_tag (task, backbone_practice_server_start_async);
  self->state_dir = g_canonicalize_filename (state_dir, NULL);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (!spawn (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  /* The start keeps the object alive until it has ended. */
  g_task_set_task_data (task, g_object_ref (self), g_object_unref);
  self->start = g_steal_pointer (&task);
  self->time_limit = g_timeout_source_new_seconds (START_SECONDS);
  g_task_attach_source (self->start, self->time_limit, time_limit_cb);
  if (cancellable)
    self->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                                g_object_ref (self->process), g_object_unref);

  read_errors (self);
  g_data_input_stream_read_line_async (self->output, G_PRIORITY_DEFAULT, NULL, output_read_cb,
                                       g_object_ref (self));
}

/**
 * backbone_practice_server_start_finish:
 * @result: what the callback got
 * @error: return location for %BACKBONE_ERROR_FAILED, with the last lines of what the program said,
 * or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the server, serving; ended with SIGTERM when the object goes
 */
BackbonePracticeServer *
backbone_practice_server_start_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * backbone_practice_server_dup_profile_file:
 * @self: a server
 *
 * Returns: (transfer full): the endpoint profile that leads to it, with its authority's certificate
 */
GFile *
backbone_practice_server_dup_profile_file (BackbonePracticeServer *self)
{
  g_return_val_if_fail (BACKBONE_IS_PRACTICE_SERVER (self), NULL);

  return g_file_new_build_filename (self->state_dir, "endpoints.json", NULL);
}

/**
 * backbone_practice_server_dup_customers_file:
 * @self: a server
 *
 * Returns: (transfer full): the customers it knows, as a mass set-up file with passwords
 */
GFile *
backbone_practice_server_dup_customers_file (BackbonePracticeServer *self)
{
  g_return_val_if_fail (BACKBONE_IS_PRACTICE_SERVER (self), NULL);

  return g_file_new_build_filename (self->state_dir, "customers.csv", NULL);
}

/**
 * backbone_practice_server_dup_assignments_file:
 * @self: a server
 *
 * Returns: (transfer full): which S-Users act for which local users and customers, with passwords
 */
GFile *
backbone_practice_server_dup_assignments_file (BackbonePracticeServer *self)
{
  g_return_val_if_fail (BACKBONE_IS_PRACTICE_SERVER (self), NULL);

  return g_file_new_build_filename (self->state_dir, "assignments.csv", NULL);
}
