/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-check-engine-private.h"

#include "backbone-check-slot-private.h"
#include "backbone-pfx-private.h"
#include "backbone-trust-database-private.h"

#include <glib/gi18n-lib.h>

#define TICK_MS 50

/* GIO makes handshakes in a pool of 10 threads that the whole process shares. Those that take long
 * do not count any more, so that dead ends don't keep the others waiting. */
#define MAX_OPENING     8
#define SLOW_OPENING_MS 500

#define MAX_SLOTS 400 /* connections of all endpoints; 1,024 open files are usual */

typedef struct _Run Run;

struct _Run
{
  BackboneCheckPlan *plan;
  BackboneCheckOutcomeFunc func;
  gpointer user_data;
  GMainContext *context;
  GMainLoop *loop;
  BackboneCheckWalk *walks;
  GPtrArray *sites;   /* by endpoint; NULL where there is nothing to connect to */
  GSequence *waiting; /* walks, by when they are due */
  GQueue hungry;      /* sites */
  guint n_walks_left;
  guint n_slots;
  guint n_opening;
  guint n_under_way;
  gboolean cancelled;
};

static void pump (Run *run, BackboneCheckSite *site);
static void go_on (Run *run, BackboneCheckWalk *walk);

static const BackboneCheckTarget *
get_target (Run *run, const BackboneCheckWalk *walk)
{
  return &g_array_index (run->plan->targets, BackboneCheckTarget, walk->next);
}

static BackboneCheckSite *
get_site (Run *run, const BackboneCheckTarget *target)
{
  return target->endpoint < run->sites->len ? g_ptr_array_index (run->sites, target->endpoint)
                                            : NULL;
}

static void
quit_when_over (Run *run)
{
  if (run->n_walks_left == 0 || (run->cancelled && run->n_under_way == 0))
    g_main_loop_quit (run->loop);
}

/* Hands out @outcome for the target at hand, and goes on to the next one. */
static void
hand_out (Run *run, BackboneCheckWalk *walk, BackboneCheckOutcome *outcome)
{
  BackboneCheckSite *site = get_site (run, get_target (run, walk));

  if (site)
    site->n_left--;
  backbone_check_walk_step (walk);
  run->func (outcome, run->user_data);
}

static void
hand_out_untried (Run *run, BackboneCheckWalk *walk, BackboneVerdict verdict, char *evidence)
{
  BackboneCheckOutcome *outcome
      = backbone_check_outcome_new (get_target (run, walk), walk->user->id);

  outcome->verdict = verdict;
  outcome->evidence = evidence ? g_ref_string_acquire (evidence) : NULL;
  hand_out (run, walk, outcome);
}

static void
hand_out_text (Run *run, BackboneCheckWalk *walk, BackboneVerdict verdict, const char *text)
{
  char *evidence = text ? g_ref_string_new (text) : NULL;

  hand_out_untried (run, walk, verdict, evidence);
  g_clear_pointer (&evidence, g_ref_string_release);
}

static void
hand_out_attempt (Run *run,
                  BackboneCheckSlot *slot,
                  BackboneCheckWalk *walk,
                  BackboneCheckAttempt *attempt)
{
  const BackboneCheckTarget *target = get_target (run, walk);
  BackboneCheckOutcome *outcome = backbone_check_outcome_new (target, walk->user->id);

  backbone_check_slot_describe (slot, attempt, outcome);
  if (attempt->answered && backbone_verdict_holds_user (attempt->verdict))
    backbone_check_walk_hold (walk, target, attempt);

  hand_out (run, walk, outcome);
}

/* Parsed when the first channel of the user needs it and dropped after the last one, so that never
 * more than a few keys are in memory. */
static gboolean
prepare_certificate (Run *run, BackboneCheckWalk *walk)
{
  g_autoptr (GError) error = NULL;

  if (!walk->user->with_certificate || walk->certificate)
    return TRUE;

  walk->certificate = backbone_pfx_load_key (walk->user->secret, &error);
  if (walk->certificate == NULL)
    hand_out_text (run, walk, BACKBONE_VERDICT_NOT_CONFIGURED, error->message);

  return walk->certificate != NULL;
}

/* Settles the target at hand if that needs no connection. */
static gboolean
settle (Run *run, BackboneCheckWalk *walk)
{
  const BackboneCheckUser *user = walk->user;
  const BackboneCheckTarget *target = get_target (run, walk);
  BackboneCheckSite *site = get_site (run, target);

  if (user->preset != BACKBONE_VERDICT_NEVER_CHECKED)
    hand_out_text (run, walk, user->preset, user->preset_evidence);
  else if (user->id == NULL || user->secret == NULL)
    hand_out_text (run, walk, BACKBONE_VERDICT_NOT_CONFIGURED,
                   _ ("There is no user, or no password for it."));
  else if (walk->hold)
    hand_out_untried (run, walk, BACKBONE_VERDICT_SKIPPED, walk->hold);
  else if (site == NULL || backbone_check_site_get_uri (site, target->path) == NULL)
    hand_out_text (run, walk, BACKBONE_VERDICT_NOT_CONFIGURED,
                   _ ("The host, port or path of this channel is missing or not valid."));
  else if (site->state == BACKBONE_CHECK_SITE_DEAD)
    hand_out_untried (run, walk, site->verdict, site->evidence);
  else
    return !prepare_certificate (run, walk);

  return TRUE;
}

static void
end_walk (Run *run, BackboneCheckWalk *walk)
{
  g_clear_object (&walk->certificate);
  run->n_walks_left--;
  if (walk->follower)
    {
      backbone_check_walk_hold_like (walk->follower, walk);
      go_on (run, walk->follower);
    }
  quit_when_over (run);
}

/* Up to the next target that needs a connection. */
static void
go_on (Run *run, BackboneCheckWalk *walk)
{
  const BackboneCheckTarget *target;
  BackboneCheckSite *site;

  while (!backbone_check_walk_is_at_end (walk) && settle (run, walk))
    ;
  if (backbone_check_walk_is_at_end (walk))
    {
      end_walk (run, walk);
      return;
    }

  target = get_target (run, walk);
  site = get_site (run, target);
  walk->request = (BackboneCheckRequest){
    .uri = backbone_check_site_get_uri (site, target->path),
    .good_status = target->good_status,
    .user = walk->certificate ? NULL : walk->user->id,
    .secret = walk->certificate ? NULL : walk->user->secret,
    .certificate = walk->certificate,
    .fresh = walk->fresh || walk->certificate,
  };
  backbone_check_site_push (site, walk);
  pump (run, site);
}

/* All who wait for a dead site get its verdict. */
static void
bury (Run *run, BackboneCheckSite *site)
{
  BackboneCheckWalk *walk;

  while ((walk = backbone_check_site_pop (site)))
    go_on (run, walk);
}

static int
compare_due (gconstpointer one, gconstpointer other, gpointer user_data)
{
  gint64 one_due = ((const BackboneCheckWalk *)one)->due;
  gint64 other_due = ((const BackboneCheckWalk *)other)->due;

  return one_due < other_due ? -1 : one_due > other_due;
}

static void
try_again (Run *run,
           BackboneCheckSite *site,
           BackboneCheckWalk *walk,
           BackboneCheckDecision decision,
           guint pause_ms)
{
  if (decision == BACKBONE_CHECK_AGAIN)
    {
      walk->request.fresh = walk->fresh || walk->certificate;
      backbone_check_site_push_front (site, walk);
      return;
    }

  walk->due = g_get_monotonic_time () + (gint64)pause_ms * 1000;
  g_sequence_insert_sorted (run->waiting, walk, compare_due, NULL);
}

static void
feed_hungry (Run *run)
{
  BackboneCheckSite *site;

  while (run->n_opening < MAX_OPENING && (site = g_queue_pop_head (&run->hungry)))
    {
      site->hungry = FALSE;
      pump (run, site);
    }
}

static void
end_opening (Run *run, BackboneCheckSlot *slot)
{
  if (slot->opening_since == 0)
    return;

  slot->opening_since = 0;
  run->n_opening--;
}

static void
opened_cb (BackboneCheckLane *lane, BackboneCheckAttempt *attempt, gpointer user_data)
{
  BackboneCheckSlot *slot = user_data;

  end_opening (slot->user_data, slot);
  feed_hungry (slot->user_data);
}

static void
done_cb (BackboneCheckLane *lane, BackboneCheckAttempt *attempt, gpointer user_data)
{
  BackboneCheckSlot *slot = user_data;
  Run *run = slot->user_data;
  BackboneCheckSite *site = slot->site;
  BackboneCheckWalk *walk = g_steal_pointer (&slot->walk);
  BackboneCheckDecision decision;
  guint pause_ms;

  end_opening (run, slot);
  site->n_busy--;
  run->n_under_way--;
  if (attempt->cancelled)
    {
      quit_when_over (run);
      return;
    }

  backbone_check_site_learn (site, attempt, g_get_monotonic_time ());
  decision = backbone_check_walk_decide (walk, attempt, &pause_ms);
  if (decision == BACKBONE_CHECK_OVER || site->state == BACKBONE_CHECK_SITE_DEAD)
    {
      hand_out_attempt (run, slot, walk, attempt);
      go_on (run, walk);
    }
  else
    {
      try_again (run, site, walk, decision, pause_ms);
    }

  if (site->state == BACKBONE_CHECK_SITE_DEAD)
    bury (run, site);
  pump (run, site);
  feed_hungry (run);
}

/* (nullable): what @site may use now for who is first in its queue. */
static BackboneCheckSlot *
get_slot (Run *run, BackboneCheckSite *site)
{
  gboolean fresh = site->first->request.fresh;
  BackboneCheckSlot *slot = backbone_check_slot_find_idle (site, !fresh);

  if (slot && !fresh && backbone_check_lane_is_open (slot->lane))
    return slot;

  if (run->n_opening >= MAX_OPENING)
    {
      if (!site->hungry)
        g_queue_push_tail (&run->hungry, site);
      site->hungry = TRUE;
      return NULL;
    }
  if (slot == NULL && (run->n_slots < MAX_SLOTS || site->slots->len == 0))
    {
      slot = backbone_check_slot_new (site, opened_cb, done_cb, run);
      run->n_slots++;
    }
  if (slot)
    {
      slot->opening_since = g_get_monotonic_time ();
      run->n_opening++;
    }

  return slot;
}

static void
pump (Run *run, BackboneCheckSite *site)
{
  while (!run->cancelled && backbone_check_site_may_start (site, g_get_monotonic_time ()))
    {
      BackboneCheckSlot *slot = get_slot (run, site);

      if (slot == NULL)
        return;

      slot->walk = backbone_check_site_pop (site);
      site->n_busy++;
      backbone_check_site_started (site, g_get_monotonic_time ());
      run->n_under_way++;
      backbone_check_lane_start (slot->lane, &slot->walk->request);
    }
}

static void
wake_waiting (Run *run, gint64 now)
{
  while (!run->cancelled && !g_sequence_is_empty (run->waiting))
    {
      GSequenceIter *first = g_sequence_get_begin_iter (run->waiting);
      BackboneCheckWalk *walk = g_sequence_get (first);

      if (walk->due > now)
        return;

      g_sequence_remove (first);
      go_on (run, walk);
    }
}

static void
check_times (Run *run, BackboneCheckSite *site, gint64 now)
{
  for (guint i = 0; i < site->slots->len; i++)
    {
      BackboneCheckSlot *slot = g_ptr_array_index (site->slots, i);

      backbone_check_lane_check_time (slot->lane, now);
      if (slot->opening_since && now - slot->opening_since > SLOW_OPENING_MS * 1000)
        end_opening (run, slot);
    }
}

static gboolean
tick_cb (gpointer user_data)
{
  Run *run = user_data;
  gint64 now = g_get_monotonic_time ();

  for (guint i = 0; i < run->sites->len; i++)
    {
      BackboneCheckSite *site = g_ptr_array_index (run->sites, i);

      if (site == NULL)
        continue;

      check_times (run, site, now);
      if (site->n_left == 0 && site->n_busy == 0)
        run->n_slots -= backbone_check_slot_close_all (site);
      pump (run, site);
    }
  wake_waiting (run, now);
  feed_hungry (run);

  return G_SOURCE_CONTINUE;
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Run *run = user_data;

  run->cancelled = TRUE;
  for (guint i = 0; i < run->sites->len; i++)
    {
      BackboneCheckSite *site = g_ptr_array_index (run->sites, i);

      for (guint j = 0; site && j < site->slots->len; j++)
        backbone_check_lane_cancel (
            ((BackboneCheckSlot *)g_ptr_array_index (site->slots, j))->lane);
    }
  quit_when_over (run);

  return G_SOURCE_REMOVE;
}

static void
prepare_sites (Run *run, const BackboneCheckOptions *options, GTlsDatabase *trust)
{
  run->sites = g_ptr_array_new ();
  for (guint i = 0; i < run->plan->endpoints->len; i++)
    {
      const BackboneCheckEndpoint *endpoint
          = &g_array_index (run->plan->endpoints, BackboneCheckEndpoint, i);

      g_ptr_array_add (run->sites,
                       endpoint->host ? backbone_check_site_new (endpoint, options, trust) : NULL);
    }

  for (guint i = 0; i < run->plan->targets->len; i++)
    {
      BackboneCheckSite *site
          = get_site (run, &g_array_index (run->plan->targets, BackboneCheckTarget, i));

      if (site)
        site->n_left++;
    }
}

/* A user that is in the plan twice is still one user that can be locked: so its walks follow each
 * other. */
static void
prepare_walks (Run *run, GPtrArray *starters)
{
  g_autoptr (GHashTable) last_of_user = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *users = run->plan->users;

  run->walks = g_new0 (BackboneCheckWalk, users->len);
  run->n_walks_left = users->len;
  for (guint i = 0; i < users->len; i++)
    {
      BackboneCheckWalk *walk = &run->walks[i];
      BackboneCheckWalk *before;

      walk->user = &g_array_index (users, BackboneCheckUser, i);
      walk->next = walk->user->first_target;
      before = walk->user->id ? g_hash_table_lookup (last_of_user, walk->user->id) : NULL;
      if (before)
        before->follower = walk;
      else
        g_ptr_array_add (starters, walk);
      if (walk->user->id)
        g_hash_table_insert (last_of_user, walk->user->id, walk);
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
  g_autoptr (GPtrArray) starters = g_ptr_array_new ();
  g_autoptr (GSource) tick = g_timeout_source_new (TICK_MS);
  g_autoptr (GSource) cancel = cancellable ? g_cancellable_source_new (cancellable) : NULL;

  prepare_walks (run, starters);
  attach (run, tick, tick_cb);
  if (cancel)
    attach (run, cancel, G_SOURCE_FUNC (cancelled_cb));

  for (guint i = 0; i < starters->len && !g_cancellable_is_cancelled (cancellable); i++)
    go_on (run, g_ptr_array_index (starters, i));
  if (run->n_walks_left > 0)
    g_main_loop_run (run->loop);

  g_source_destroy (tick);
  if (cancel)
    g_source_destroy (cancel);
}

static void
clean_up (Run *run)
{
  for (guint i = 0; i < run->sites->len; i++)
    {
      BackboneCheckSite *site = g_ptr_array_index (run->sites, i);

      if (site)
        backbone_check_slot_close_all (site);
    }
  while (g_main_context_iteration (run->context, FALSE))
    ;
  for (guint i = 0; i < run->sites->len; i++)
    g_clear_pointer (&g_ptr_array_index (run->sites, i), backbone_check_site_free);
  for (guint i = 0; i < run->plan->users->len; i++)
    {
      g_clear_pointer (&run->walks[i].hold, g_ref_string_release);
      g_clear_object (&run->walks[i].certificate);
    }

  g_free (run->walks);
  g_ptr_array_unref (run->sites);
  g_sequence_free (run->waiting);
  g_queue_clear (&run->hungry);
}

/**
 * backbone_check_engine_run:
 * @plan: what to check; must not change meanwhile
 * @options: (nullable): time limits, trust anchors, number of connections
 * @func: gets each outcome, in the calling thread
 * @user_data: for @func
 * @cancellable: (nullable): stops the run; nothing more is handed out then
 * @error: %G_IO_ERROR_CANCELLED, or why no connection can be trusted at all
 *
 * Checks every target of @plan. Blocks; for job threads.
 *
 * Returns: whether every target got its outcome
 */
gboolean
backbone_check_engine_run (BackboneCheckPlan *plan,
                           const BackboneCheckOptions *options,
                           BackboneCheckOutcomeFunc func,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error)
{
  static const BackboneCheckOptions defaults = { 0 };
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (context, FALSE);
  g_autoptr (GTlsDatabase) trust = NULL;
  Run run = { .plan = plan, .func = func, .user_data = user_data };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  trust = backbone_trust_database_new (options ? options->trust_anchors : NULL, error);
  if (trust == NULL)
    return FALSE;

  run.context = context;
  run.loop = loop;
  run.waiting = g_sequence_new (NULL);
  g_queue_init (&run.hungry);
  g_main_context_push_thread_default (context);
  prepare_sites (&run, options ? options : &defaults, trust);
  go (&run, cancellable);
  clean_up (&run);
  g_main_context_pop_thread_default (context);

  return run.n_walks_left == 0 || !g_cancellable_set_error_if_cancelled (cancellable, error);
}
