/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-diagnosis-engine-private.h"

#include "backbone-check-walk-private.h"
#include "backbone-pfx-private.h"
#include "backbone-probe-private.h"
#include "backbone-trust-database-private.h"

#include <glib/gi18n-lib.h>

#define TICK_MS 50

typedef struct _Run Run;

/* One way, with how far it is. */
typedef struct
{
  Run *run;
  guint number;
  const BackboneDiagnosisWay *way;
  BackboneProbe *probe;
  BackboneProbeSheet sheet;
  gboolean arrived; /* at HTTP, or at the end of what is possible */
  gboolean over;
} Leg;

struct _Run
{
  BackboneCheckPlan *plan;
  const BackboneDiagnosisHooks *hooks;
  gpointer user_data;
  GMainContext *context;
  GMainLoop *loop;
  GTlsDatabase *trust;
  Leg *legs;
  guint n_legs;
  guint turn;             /* whose log-on is next */
  BackboneCheckWalk walk; /* of the one person who logs on: the lock guard */
  gboolean cancelled;
};

static void
changed_cb (BackboneProbeSheet *sheet, BackboneProbePart part, gpointer user_data)
{
  Leg *leg = user_data;

  leg->run->hooks->changed (leg->number, sheet, part, leg->run->user_data);
}

static void
end_leg (Leg *leg)
{
  leg->over = TRUE;
  leg->run->hooks->ended (leg->number, &leg->sheet, leg->run->user_data);
}

static const BackboneCheckTarget *
get_target (Leg *leg)
{
  return &g_array_index (leg->run->plan->targets, BackboneCheckTarget, leg->way->target);
}

static const BackboneCheckUser *
find_user (Leg *leg)
{
  GArray *users = leg->run->plan->users;
  guint target = leg->way->target;

  for (guint i = 0; i < users->len; i++)
    {
      const BackboneCheckUser *user = &g_array_index (users, BackboneCheckUser, i);

      if (target >= user->first_target && target < user->first_target + user->n_targets)
        return user;
    }

  return NULL;
}

static void
settle_without_log_on (Leg *leg)
{
  if (leg->way->no_log_on)
    backbone_probe_sheet_note (&leg->sheet, BACKBONE_PROBE_LOG_ON, "%s", leg->way->no_log_on);
  leg->sheet.verdict = BACKBONE_VERDICT_OK;
  backbone_probe_sheet_settle (&leg->sheet, BACKBONE_PROBE_LOG_ON, BACKBONE_PROBE_NOT_NEEDED, NULL);
}

/* Loaded anew for each leg: channels of one user may log on in both ways. */
static gboolean
prepare_certificate (Leg *leg, const BackboneCheckUser *user)
{
  BackboneCheckWalk *walk = &leg->run->walk;
  g_autoptr (GError) error = NULL;

  g_clear_object (&walk->certificate);
  if (!user->with_certificate)
    return TRUE;

  walk->certificate = backbone_pfx_load_key (user->secret, &error);
  if (walk->certificate == NULL)
    backbone_probe_sheet_fail (&leg->sheet, BACKBONE_PROBE_LOG_ON, BACKBONE_VERDICT_NOT_CONFIGURED,
                               error->message);

  return walk->certificate != NULL;
}

/* Settles a leg on which the user must not or can't log on. */
static gboolean
settle (Leg *leg)
{
  const BackboneCheckUser *user = find_user (leg);

  if (leg->run->walk.hold)
    backbone_probe_sheet_hold_back (&leg->sheet, leg->run->walk.hold);
  else if (user->preset == BACKBONE_VERDICT_SKIPPED)
    backbone_probe_sheet_hold_back (&leg->sheet, user->preset_evidence);
  else if (user->preset != BACKBONE_VERDICT_NEVER_CHECKED)
    backbone_probe_sheet_fail (&leg->sheet, BACKBONE_PROBE_LOG_ON, user->preset,
                               user->preset_evidence);
  else if (user->id == NULL || user->secret == NULL)
    backbone_probe_sheet_fail (&leg->sheet, BACKBONE_PROBE_LOG_ON, BACKBONE_VERDICT_NOT_CONFIGURED,
                               _ ("There is no user, or no password for it."));
  else
    return !prepare_certificate (leg, user);

  return TRUE;
}

/* The secret of who logs on with a certificate is its key: that is never sent as a password. */
static void
send_log_on (Leg *leg, gboolean fresh)
{
  const BackboneCheckWalk *walk = &leg->run->walk;

  backbone_probe_log_on (leg->probe, walk->certificate ? NULL : walk->user->id,
                         walk->certificate ? NULL : walk->user->secret, walk->certificate, fresh);
}

static void
log_on (Leg *leg)
{
  Run *run = leg->run;
  const BackboneCheckUser *user = find_user (leg);

  run->walk.user = user;
  run->walk.next = leg->way->target;
  backbone_probe_sheet_note (&leg->sheet, BACKBONE_PROBE_LOG_ON,
                             /* Translators: the ID of a technical user, a customer number */
                             _ ("Technical user %s of customer %s"), user->id,
                             get_target (leg)->customer);
  if (user->with_certificate)
    backbone_probe_sheet_note (&leg->sheet, BACKBONE_PROBE_LOG_ON, "%s",
                               _ ("By client certificate, over a connection of its own"));
  send_log_on (leg, FALSE);
}

/* One log-on at a time, in the order of the ways: only so does a refused one stop the others. */
static void
take_turns (Run *run)
{
  while (!run->cancelled && run->turn < run->n_legs)
    {
      Leg *leg = &run->legs[run->turn];

      if (!leg->arrived || backbone_probe_is_busy (leg->probe))
        return;
      if (!leg->over && !settle (leg))
        {
          log_on (leg);
          return;
        }
      if (!leg->over)
        end_leg (leg);
      run->turn++;
    }

  g_main_loop_quit (run->loop);
}

static gboolean
is_under_way (Run *run)
{
  for (guint i = 0; i < run->n_legs; i++)
    {
      if (backbone_probe_is_busy (run->legs[i].probe))
        return TRUE;
    }

  return FALSE;
}

static gboolean
quit_if_cancelled (Run *run)
{
  if (run->cancelled && !is_under_way (run))
    g_main_loop_quit (run->loop);

  return run->cancelled;
}

static void
arrived_cb (BackboneProbe *probe, gpointer user_data)
{
  Leg *leg = user_data;

  leg->arrived = TRUE;
  if (quit_if_cancelled (leg->run))
    return;

  if (!backbone_probe_sheet_is_over (&leg->sheet) && leg->way->target < 0)
    settle_without_log_on (leg);
  if (backbone_probe_sheet_is_over (&leg->sheet))
    end_leg (leg);
  take_turns (leg->run);
}

static void
start (Leg *leg)
{
  if (leg->way->obstacle == NULL)
    {
      backbone_probe_start (leg->probe);
      return;
    }

  backbone_probe_sheet_fail (&leg->sheet, BACKBONE_PROBE_PROXY, BACKBONE_VERDICT_NOT_CONFIGURED,
                             leg->way->obstacle);
  arrived_cb (leg->probe, leg);
}

static void
tell_log_on (Leg *leg, const BackboneCheckAttempt *attempt)
{
  Run *run = leg->run;
  g_autoptr (BackboneCheckOutcome) outcome
      = backbone_check_outcome_new (get_target (leg), run->walk.user->id);

  outcome->verdict = attempt->verdict;
  outcome->status = attempt->status;
  outcome->evidence = attempt->evidence ? g_ref_string_new (attempt->evidence) : NULL;
  outcome->logged_on = attempt->answered && backbone_check_walk_proves_log_on (attempt->verdict);
  if (attempt->answered && backbone_verdict_holds_user (attempt->verdict))
    backbone_check_walk_hold (&run->walk, get_target (leg), attempt);
  run->hooks->logged_on (outcome, run->user_data);
}

static void
logged_on_cb (BackboneProbe *probe, const BackboneCheckAttempt *attempt, gpointer user_data)
{
  Leg *leg = user_data;
  BackboneCheckWalk *walk = &leg->run->walk;
  g_autofree char *summary = NULL;
  guint pause_ms;

  if (attempt->cancelled)
    {
      quit_if_cancelled (leg->run);
      return;
    }
  if (backbone_check_walk_decide (walk, attempt, &pause_ms) == BACKBONE_CHECK_AGAIN)
    {
      send_log_on (leg, TRUE);
      return;
    }

  backbone_check_walk_step (walk);
  tell_log_on (leg, attempt);
  if (attempt->verdict == BACKBONE_VERDICT_OK)
    {
      summary = g_strdup_printf ("HTTP %u", attempt->status);
      leg->sheet.verdict = BACKBONE_VERDICT_OK;
      backbone_probe_sheet_settle (&leg->sheet, BACKBONE_PROBE_LOG_ON, BACKBONE_PROBE_OK, summary);
    }
  else
    {
      backbone_probe_sheet_fail (&leg->sheet, BACKBONE_PROBE_LOG_ON, attempt->verdict,
                                 attempt->evidence);
    }
  end_leg (leg);
  take_turns (leg->run);
}

static gboolean
tick_cb (gpointer user_data)
{
  Run *run = user_data;
  gint64 now = g_get_monotonic_time ();

  for (guint i = 0; i < run->n_legs; i++)
    backbone_probe_check_time (run->legs[i].probe, now);

  return G_SOURCE_CONTINUE;
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Run *run = user_data;

  run->cancelled = TRUE;
  for (guint i = 0; i < run->n_legs; i++)
    backbone_probe_cancel (run->legs[i].probe);
  quit_if_cancelled (run);

  return G_SOURCE_REMOVE;
}

static void
prepare_legs (Run *run, GArray *ways, const BackboneCheckOptions *options)
{
  run->n_legs = ways->len;
  run->legs = g_new0 (Leg, ways->len);
  for (guint i = 0; i < ways->len; i++)
    {
      Leg *leg = &run->legs[i];
      const BackboneDiagnosisWay *way = &g_array_index (ways, BackboneDiagnosisWay, i);
      const BackboneProbeRoute route = {
        .endpoint = &g_array_index (run->plan->endpoints, BackboneCheckEndpoint, way->endpoint),
        .path = way->path,
        .good_status = way->good_status,
        .anchors = options->trust_anchors,
        .trust = run->trust,
      };

      leg->run = run;
      leg->number = i;
      leg->way = way;
      backbone_probe_sheet_init (&leg->sheet, changed_cb, leg);
      leg->probe = backbone_probe_new (&route, options, &leg->sheet, arrived_cb, logged_on_cb, leg);
    }
}

static void
attach (Run *run, GSource *source, GSourceFunc func)
{
  g_source_set_callback (source, func, run, NULL);
  g_source_attach (source, run->context);
}

static void
go (Run *run, GCancellable *cancellable)
{
  g_autoptr (GSource) tick = g_timeout_source_new (TICK_MS);
  g_autoptr (GSource) cancel = cancellable ? g_cancellable_source_new (cancellable) : NULL;

  attach (run, tick, tick_cb);
  if (cancel)
    attach (run, cancel, G_SOURCE_FUNC (cancelled_cb));

  for (guint i = 0; i < run->n_legs; i++)
    start (&run->legs[i]);
  if (run->turn < run->n_legs)
    g_main_loop_run (run->loop);

  g_source_destroy (tick);
  if (cancel)
    g_source_destroy (cancel);
}

static void
clean_up (Run *run)
{
  gboolean complete = run->turn == run->n_legs;

  for (guint i = 0; i < run->n_legs; i++)
    {
      backbone_probe_free (run->legs[i].probe);
      if (!complete)
        backbone_probe_sheet_end (&run->legs[i].sheet);
    }
  while (g_main_context_iteration (run->context, FALSE))
    ;
  for (guint i = 0; i < run->n_legs; i++)
    backbone_probe_sheet_clear (&run->legs[i].sheet);

  g_clear_pointer (&run->walk.hold, g_ref_string_release);
  g_clear_object (&run->walk.certificate);
  g_free (run->legs);
}

gboolean
backbone_diagnosis_engine_run (BackboneCheckPlan *plan,
                               GArray *ways,
                               const BackboneCheckOptions *options,
                               const BackboneDiagnosisHooks *hooks,
                               gpointer user_data,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (context, FALSE);
  g_autoptr (GTlsDatabase) trust = NULL;
  Run run = { .plan = plan, .hooks = hooks, .user_data = user_data };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  trust = backbone_trust_database_new (options->trust_anchors, error);
  if (trust == NULL)
    return FALSE;

  run.context = context;
  run.loop = loop;
  run.trust = trust;
  g_main_context_push_thread_default (context);
  prepare_legs (&run, ways, options);
  go (&run, cancellable);
  clean_up (&run);
  g_main_context_pop_thread_default (context);

  return run.turn == run.n_legs || !g_cancellable_set_error_if_cancelled (cancellable, error);
}
