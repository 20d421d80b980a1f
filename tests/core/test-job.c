/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-job-private.h"
#include "backbone-error.h"

/* A job that does what a test tells it. */
#define TEST_TYPE_JOB (test_job_get_type ())
G_DECLARE_FINAL_TYPE (TestJob, test_job, TEST, JOB, BackboneJob)

typedef gboolean (*TestWork) (TestJob *self, GCancellable *cancellable, GError **error);

struct _TestJob
{
  BackboneJob parent_instance;

  TestWork work;
  GThread *worker;
  gboolean *finalized;
};

G_DEFINE_FINAL_TYPE (TestJob, test_job, BACKBONE_TYPE_JOB)

static gboolean
test_job_run (BackboneJob *job, GCancellable *cancellable, GError **error)
{
  TestJob *self = TEST_JOB (job);

  self->worker = g_thread_self ();

  return self->work (self, cancellable, error);
}

static void
test_job_finalize (GObject *object)
{
  TestJob *self = TEST_JOB (object);

  if (self->finalized)
    *self->finalized = TRUE;

  G_OBJECT_CLASS (test_job_parent_class)->finalize (object);
}

static void
test_job_class_init (TestJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_job_finalize;
  BACKBONE_JOB_CLASS (klass)->run = test_job_run;
}

static void
test_job_init (TestJob *self)
{
}

static TestJob *
test_job_new (TestWork work)
{
  TestJob *self = g_object_new (TEST_TYPE_JOB, NULL);

  self->work = work;

  return self;
}

typedef struct
{
  gboolean ended;
  gboolean succeeded;
  GError *error;
  GThread *thread;
} Outcome;

static void
outcome_clear (Outcome *outcome)
{
  g_clear_error (&outcome->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->succeeded = backbone_job_run_finish (BACKBONE_JOB (source), result, &outcome->error);
  outcome->thread = g_thread_self ();
  outcome->ended = TRUE;
}

static void
wait_for (Outcome *outcome)
{
  while (!outcome->ended)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
}

#define N_REPORTS 100000

static gboolean
report_a_lot (TestJob *self, GCancellable *cancellable, GError **error)
{
  for (guint i = 1; i <= N_REPORTS; i++)
    backbone_job_report (BACKBONE_JOB (self), i, N_REPORTS);
  backbone_job_report_message (BACKBONE_JOB (self), "last");

  return TRUE;
}

typedef struct
{
  guint n_notifies;
  GThread *thread;
  gboolean was_foreign;
} Watch;

static void
notified_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  Watch *watch = user_data;

  watch->n_notifies++;
  if (g_thread_self () != watch->thread)
    watch->was_foreign = TRUE;
}

static void
test_progress (void)
{
  g_autoptr (TestJob) job = test_job_new (report_a_lot);
  g_auto (Outcome) outcome = { 0 };
  Watch watch = { 0, g_thread_self (), FALSE };

  g_signal_connect (job, "notify::done", G_CALLBACK (notified_cb), &watch);
  backbone_job_run_async (BACKBONE_JOB (job), ended_cb, &outcome);
  g_assert_true (backbone_job_is_running (BACKBONE_JOB (job)));
  wait_for (&outcome);

  g_assert_no_error (outcome.error);
  g_assert_true (outcome.succeeded);
  g_assert_false (backbone_job_is_running (BACKBONE_JOB (job)));
  g_assert_cmpuint (backbone_job_get_done (BACKBONE_JOB (job)), ==, N_REPORTS);
  g_assert_cmpuint (backbone_job_get_total (BACKBONE_JOB (job)), ==, N_REPORTS);
  g_assert_cmpstr (backbone_job_get_message (BACKBONE_JOB (job)), ==, "last");

  /* Told on the main loop, and far less often than reported. */
  g_assert_cmpuint (watch.n_notifies, >=, 1);
  g_assert_cmpuint (watch.n_notifies, <, N_REPORTS / 100);
  g_assert_false (watch.was_foreign);
}

static gboolean
fail (TestJob *self, GCancellable *cancellable, GError **error)
{
  g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND, "no such thing");

  return FALSE;
}

static void
test_error (void)
{
  g_autoptr (TestJob) job = test_job_new (fail);
  g_auto (Outcome) outcome = { 0 };

  backbone_job_run_async (BACKBONE_JOB (job), ended_cb, &outcome);
  wait_for (&outcome);

  g_assert_false (outcome.succeeded);
  g_assert_error (outcome.error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND);
  g_assert_false (backbone_job_is_running (BACKBONE_JOB (job)));
}

static gboolean
wait_until_cancelled (TestJob *self, GCancellable *cancellable, GError **error)
{
  GPollFD fd;

  backbone_job_report (BACKBONE_JOB (self), 1, 0);
  g_assert_true (g_cancellable_make_pollfd (cancellable, &fd));
  g_poll (&fd, 1, -1);
  g_cancellable_release_fd (cancellable);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
cancel_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  backbone_job_cancel (BACKBONE_JOB (object));
}

static void
test_cancel_while_running (void)
{
  g_autoptr (TestJob) job = test_job_new (wait_until_cancelled);
  g_auto (Outcome) outcome = { 0 };

  g_signal_connect (job, "notify::done", G_CALLBACK (cancel_cb), NULL);
  backbone_job_run_async (BACKBONE_JOB (job), ended_cb, &outcome);
  wait_for (&outcome);

  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
not_reached (TestJob *self, GCancellable *cancellable, GError **error)
{
  g_assert_not_reached ();
}

static void
test_cancel_before_start (void)
{
  g_autoptr (TestJob) job = test_job_new (not_reached);
  g_auto (Outcome) outcome = { 0 };

  backbone_job_cancel (BACKBONE_JOB (job));
  backbone_job_run_async (BACKBONE_JOB (job), ended_cb, &outcome);
  wait_for (&outcome);

  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
succeed (TestJob *self, GCancellable *cancellable, GError **error)
{
  backbone_job_report (BACKBONE_JOB (self), 1, 1);

  return TRUE;
}

static gboolean
succeed_although_cancelled (TestJob *self, GCancellable *cancellable, GError **error)
{
  backbone_job_cancel (BACKBONE_JOB (self));

  return TRUE;
}

static void
test_cancel_too_late (void)
{
  g_autoptr (TestJob) job = test_job_new (succeed_although_cancelled);
  g_auto (Outcome) outcome = { 0 };

  backbone_job_run_async (BACKBONE_JOB (job), ended_cb, &outcome);
  wait_for (&outcome);

  g_assert_no_error (outcome.error);
  g_assert_true (outcome.succeeded);
}

/* The caller lets go of the job at once; it ends all the same, and is gone afterwards. */
static void
test_keeps_itself_alive (void)
{
  TestJob *job = test_job_new (succeed);
  g_auto (Outcome) outcome = { 0 };
  gboolean finalized = FALSE;

  job->finalized = &finalized;
  backbone_job_run_async (BACKBONE_JOB (job), ended_cb, &outcome);
  g_object_unref (job);
  wait_for (&outcome);

  g_assert_true (outcome.succeeded);
  while (!finalized)
    g_main_context_iteration (NULL, TRUE);
}

/* The answer comes on the main context of the caller, whichever that is. */
static void
test_own_context (void)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (TestJob) job = test_job_new (succeed);
  g_auto (Outcome) outcome = { 0 };

  g_main_context_push_thread_default (context);
  backbone_job_run_async (BACKBONE_JOB (job), ended_cb, &outcome);
  while (!outcome.ended)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);

  g_assert_true (outcome.succeeded);
  g_assert_true (outcome.thread == g_thread_self ());
  g_assert_true (job->worker != g_thread_self ());
}

static void
test_nested (void)
{
  g_autoptr (TestJob) job = test_job_new (succeed);
  g_autoptr (TestJob) failing = test_job_new (fail);
  g_autoptr (GError) error = NULL;

  g_assert_true (backbone_job_run_nested (BACKBONE_JOB (job), NULL, &error));
  g_assert_no_error (error);
  g_assert_true (job->worker == g_thread_self ());

  g_assert_false (backbone_job_run_nested (BACKBONE_JOB (failing), NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND);
}

static void
test_title (void)
{
  g_autoptr (TestJob) job = test_job_new (succeed);
  Watch watch = { 0, g_thread_self (), FALSE };

  g_assert_cmpstr (backbone_job_get_title (BACKBONE_JOB (job)), ==, "");
  g_signal_connect (job, "notify::title", G_CALLBACK (notified_cb), &watch);
  backbone_job_set_title (BACKBONE_JOB (job), "Import customers.csv");
  backbone_job_set_title (BACKBONE_JOB (job), "Import customers.csv");

  g_assert_cmpstr (backbone_job_get_title (BACKBONE_JOB (job)), ==, "Import customers.csv");
  g_assert_cmpuint (watch.n_notifies, ==, 1);
}

#define N_POSTS 50

static GThread *main_thread;
static GString *posted;
static guint n_freed;

static void
take_post (gpointer user_data)
{
  g_assert_true (g_thread_self () == main_thread);
  g_string_append_printf (posted, "%d ", GPOINTER_TO_INT (user_data));
}

static void
free_post (gpointer user_data)
{
  n_freed++;
}

static gboolean
post_a_lot (TestJob *self, GCancellable *cancellable, GError **error)
{
  for (int i = 0; i < N_POSTS; i++)
    backbone_job_post (BACKBONE_JOB (self), take_post, GINT_TO_POINTER (i), free_post);

  return TRUE;
}

/* All arrive on the main loop, in order, before the job ends there; at once in a nested job. */
static void
test_post (void)
{
  g_autoptr (GString) expected = g_string_new (NULL);

  main_thread = g_thread_self ();
  for (int i = 0; i < N_POSTS; i++)
    g_string_append_printf (expected, "%d ", i);

  for (guint nested = 0; nested <= 1; nested++)
    {
      g_autoptr (TestJob) job = test_job_new (post_a_lot);
      g_auto (Outcome) outcome = { 0 };

      posted = g_string_new (NULL);
      n_freed = 0;
      if (nested)
        {
          g_assert_true (backbone_job_run_nested (BACKBONE_JOB (job), NULL, NULL));
        }
      else
        {
          backbone_job_run_async (BACKBONE_JOB (job), ended_cb, &outcome);
          wait_for (&outcome);
        }
      g_assert_cmpstr (posted->str, ==, expected->str);
      g_assert_cmpuint (n_freed, ==, N_POSTS);
      g_string_free (posted, TRUE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/job/progress", test_progress);
  g_test_add_func ("/job/error", test_error);
  g_test_add_func ("/job/cancel-while-running", test_cancel_while_running);
  g_test_add_func ("/job/cancel-before-start", test_cancel_before_start);
  g_test_add_func ("/job/cancel-too-late", test_cancel_too_late);
  g_test_add_func ("/job/keeps-itself-alive", test_keeps_itself_alive);
  g_test_add_func ("/job/own-context", test_own_context);
  g_test_add_func ("/job/nested", test_nested);
  g_test_add_func ("/job/title", test_title);
  g_test_add_func ("/job/post", test_post);

  return g_test_run ();
}
