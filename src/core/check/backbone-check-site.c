/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-check-site-private.h"

#include "backbone-proxy-resolver-private.h"
#include "backbone-session-private.h"

/* Near by, few connections are fastest; far away, each one spends its time waiting. Measured with
 * 50 ms round trip: 64 connections carry about 1,000 log-ons a second. */
#define MIN_WINDOW              4
#define ROUND_TRIP_A_CONNECTION 400 /* microseconds */

#define MAX_PROBES     2
#define PROBE_PAUSE_MS 500

/* Two looks of the engine. */
#define PACE_SLACK_MS    100
#define MIN_BAD_IN_A_ROW 3

/* The first one that is given. */
static guint
choose (guint own, guint common, guint standard)
{
  return own ? own : common ? common : standard;
}

/**
 * backbone_check_site_new:
 * @endpoint: of the plan
 * @options: of the run
 * @trust: (nullable): who vouches for hosts
 *
 * Returns: (transfer full): an endpoint about which nothing is known yet
 */
BackboneCheckSite *
backbone_check_site_new (const BackboneCheckEndpoint *endpoint,
                         const BackboneCheckOptions *options,
                         GTlsDatabase *trust)
{
  BackboneCheckSite *self = g_new0 (BackboneCheckSite, 1);
  BackboneCheckRoute *route = &self->route;

  route->host = endpoint->host;
  route->port = endpoint->port;
  route->trust = trust;
  route->connect_seconds = choose (endpoint->limits.connect_seconds, options->connect_seconds,
                                   BACKBONE_CONNECT_SECONDS_DEFAULT);
  route->tls_seconds = choose (endpoint->limits.connect_seconds, options->tls_seconds,
                               BACKBONE_CONNECT_SECONDS_DEFAULT);
  route->answer_seconds = choose (endpoint->limits.answer_seconds, options->answer_seconds,
                                  BACKBONE_ANSWER_SECONDS_DEFAULT);
  if (endpoint->proxy)
    {
      route->proxies = backbone_proxy_resolver_new (endpoint->proxy, endpoint->proxy_secret);
      if (backbone_proxy_get_mode (endpoint->proxy) == BACKBONE_PROXY_MANUAL)
        route->proxy_text = g_strdup_printf ("%s:%u", backbone_proxy_get_host (endpoint->proxy),
                                             backbone_proxy_get_port (endpoint->proxy));
    }

  self->parallel = options->parallel;
  self->pace = options->pace;
  self->limit = BACKBONE_CHECK_SITE_MAX_WINDOW;
  self->slots = g_ptr_array_new ();
  self->uris = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_uri_unref);

  return self;
}

void
backbone_check_site_free (BackboneCheckSite *self)
{
  g_free (self->route.proxy_text);
  g_clear_object (&self->route.proxies);
  g_clear_pointer (&self->evidence, g_ref_string_release);
  g_ptr_array_unref (self->slots);
  g_hash_table_unref (self->uris);
  g_free (self);
}

/**
 * backbone_check_site_get_uri:
 * @self: a site
 * @path: a path, interned by the plan
 *
 * Returns: (transfer none) (nullable): its address, %NULL if there can be none
 */
GUri *
backbone_check_site_get_uri (BackboneCheckSite *self, const char *path)
{
  GUri *uri = g_hash_table_lookup (self->uris, path);

  if (uri)
    return uri;

  uri = backbone_session_make_uri (self->route.host, self->route.port, path);
  if (uri)
    g_hash_table_insert (self->uris, (gpointer)path, uri);

  return uri;
}

/**
 * backbone_check_site_push:
 * @self: a site
 * @walk: who waits for it; in no other queue
 */
void
backbone_check_site_push (BackboneCheckSite *self, BackboneCheckWalk *walk)
{
  walk->link = NULL;
  if (self->last)
    self->last->link = walk;
  else
    self->first = walk;
  self->last = walk;
}

/* Like backbone_check_site_push(), ahead of all others. */
void
backbone_check_site_push_front (BackboneCheckSite *self, BackboneCheckWalk *walk)
{
  walk->link = self->first;
  self->first = walk;
  if (self->last == NULL)
    self->last = walk;
}

/* (transfer none) (nullable): who is first, taken out of the queue. */
BackboneCheckWalk *
backbone_check_site_pop (BackboneCheckSite *self)
{
  BackboneCheckWalk *walk = self->first;

  if (walk)
    {
      self->first = walk->link;
      if (self->first == NULL)
        self->last = NULL;
      walk->link = NULL;
    }

  return walk;
}

/**
 * backbone_check_site_get_window:
 * @self: a site
 *
 * Returns: how many log-ons may be under way at a time
 */
guint
backbone_check_site_get_window (const BackboneCheckSite *self)
{
  gint64 window;

  if (self->state != BACKBONE_CHECK_SITE_OPEN)
    return 1;

  window
      = self->parallel ? self->parallel : MIN_WINDOW + self->round_trip / ROUND_TRIP_A_CONNECTION;

  return (guint)CLAMP (MIN (window, (gint64)self->limit), 1, BACKBONE_CHECK_SITE_MAX_WINDOW);
}

/**
 * backbone_check_site_may_start:
 * @self: a site
 * @now: g_get_monotonic_time()
 *
 * Returns: whether somebody waits and may be let through now
 */
gboolean
backbone_check_site_may_start (const BackboneCheckSite *self, gint64 now)
{
  return self->first && self->state != BACKBONE_CHECK_SITE_DEAD && now >= self->resume
         && now >= self->next_start && self->n_busy < backbone_check_site_get_window (self);
}

/**
 * backbone_check_site_started:
 * @self: a site
 * @now: g_get_monotonic_time()
 *
 * Takes notice of a log-on that begins, for the pace. The engine looks every now and then only, so
 * what was not used since the last look may be used up; more is never saved.
 */
void
backbone_check_site_started (BackboneCheckSite *self, gint64 now)
{
  if (self->pace > 0)
    self->next_start
        = MAX (self->next_start, now - PACE_SLACK_MS * 1000) + G_USEC_PER_SEC / self->pace;
}

/* The handshake takes at least one round trip, too, and both hold what relays on the way add, other
 * than the time to connect. */
static void
learn_round_trip (BackboneCheckSite *self, const BackboneCheckAttempt *attempt)
{
  static const BackbonePhase phases[] = { BACKBONE_PHASE_TLS, BACKBONE_PHASE_WAIT };

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      gint64 time = attempt->phases[phases[i]];

      if (time > 0 && (self->round_trip == 0 || time < self->round_trip))
        self->round_trip = time;
    }
}

static void
learn_answer (BackboneCheckSite *self, const BackboneCheckAttempt *attempt)
{
  self->state = BACKBONE_CHECK_SITE_OPEN;
  self->n_bad = 0;
  learn_round_trip (self, attempt);

  if (attempt->status == 429 || attempt->status == 503)
    {
      self->limit = MAX (1, MIN (self->limit, self->n_busy + 1) / 2);
      self->n_good = 0;
    }
  else if (++self->n_good >= self->limit && self->limit < BACKBONE_CHECK_SITE_MAX_WINDOW)
    {
      self->limit++;
      self->n_good = 0;
    }
}

static void
die (BackboneCheckSite *self, const BackboneCheckAttempt *attempt)
{
  self->state = BACKBONE_CHECK_SITE_DEAD;
  self->verdict = attempt->verdict;
  g_clear_pointer (&self->evidence, g_ref_string_release);
  self->evidence = attempt->evidence ? g_ref_string_new (attempt->evidence) : NULL;
}

/**
 * backbone_check_site_learn:
 * @self: a site
 * @attempt: what an attempt found there
 * @now: g_get_monotonic_time()
 *
 * Takes notice of how the site is. One that gives no HTTP answer to the first attempt gets a second
 * one after a pause, from somebody else if possible; then it counts as dead, and all who wait for
 * it share its verdict without being tried one by one. The same happens when it stops answering
 * later. Some verdicts (a wrong certificate, say) need no second attempt. A client certificate that
 * TLS refuses says something about its owner alone.
 */
void
backbone_check_site_learn (BackboneCheckSite *self, const BackboneCheckAttempt *attempt, gint64 now)
{
  gboolean stale = attempt->reused && attempt->verdict == BACKBONE_VERDICT_CONNECTION_BROKEN;
  gboolean only_his
      = attempt->with_certificate && attempt->verdict == BACKBONE_VERDICT_CLIENT_CERTIFICATE;
  guint tolerated = MAX_PROBES;

  if (attempt->answered)
    {
      learn_answer (self, attempt);
      return;
    }
  if (stale || only_his || self->state == BACKBONE_CHECK_SITE_DEAD)
    return;

  self->n_bad++;
  if (self->state == BACKBONE_CHECK_SITE_OPEN)
    {
      /* It may take no more connections than it has. */
      if (!attempt->sent)
        self->limit = MAX (1, self->n_busy);
      tolerated = MAX (MIN_BAD_IN_A_ROW, backbone_check_site_get_window (self) / 2) + MAX_PROBES;
      if (self->n_bad >= tolerated - 1)
        {
          self->state = BACKBONE_CHECK_SITE_PROBING;
          self->n_bad = MAX_PROBES - 1;
          self->resume = now + PROBE_PAUSE_MS * 1000;
        }
      return;
    }

  if (self->n_bad >= MAX_PROBES
      || !backbone_verdict_may_be_retried (attempt->verdict, attempt->status))
    die (self, attempt);
  else
    self->resume = now + PROBE_PAUSE_MS * 1000;
}
