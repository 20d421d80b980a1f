/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-probe-private.h"

#include "backbone-check-attempt-private.h"
#include "backbone-probe-seen-private.h"
#include "backbone-session-private.h"
#include "backbone-verdict-of-failure-private.h"

#include <glib/gi18n-lib.h>

struct _BackboneProbe
{
  BackboneProbeRoute route;
  BackboneProbeSheet *sheet;
  BackboneProbeFunc arrived;
  BackboneProbeLogOnFunc logged_on;
  gpointer user_data;

  BackboneCheckSite *site;
  BackboneCheckLane *lane;
  BackboneCheckRequest request;
  SoupMessage *message; /* of the lane, while it asks without credentials */
  char *answer;         /* its status line */
  gboolean by_proxy;
  gboolean logging_on;

  /* While names are looked up, before the lane has anything to do. */
  GCancellable *cancellable; /* not NULL while that is under way */
  gint64 deadline;
  gboolean timed_out;
  gboolean given_up;
};

static void
fail (BackboneProbe *self, BackboneProbePart part, BackboneVerdict verdict, const char *evidence)
{
  backbone_probe_sheet_fail (self->sheet, part, verdict, evidence);
  self->arrived (self, self->user_data);
}

static void
fail_lookup (BackboneProbe *self, BackboneProbePart part, const GError *error)
{
  const BackboneCheckRoute *route = &self->site->route;
  const BackboneFailure failure = {
    .stage = BACKBONE_STAGE_START,
    .error = error,
    .timed_out_after = self->timed_out ? route->connect_seconds : 0,
    .host = route->host,
    .port = route->port,
    .proxy = route->proxy_text,
  };
  g_autofree char *evidence = NULL;
  BackboneVerdict verdict;

  if (self->given_up)
    {
      self->arrived (self, self->user_data);
      return;
    }

  verdict = backbone_verdict_of_failure (&failure, &evidence);
  fail (self, part, verdict, evidence);
}

/* By proxy, the connection is the proxy's business: so what leads to the proxy belongs to its
 * stage, and the stages behind it begin when the tunnel is open. */
static void
see_connected (BackboneProbe *self, GIOStream *stream)
{
  BackboneProbePart part = self->by_proxy ? BACKBONE_PROBE_PROXY : BACKBONE_PROBE_CONNECT;
  g_autofree char *address = backbone_probe_see_connection (self->sheet, part, stream);

  if (!self->by_proxy)
    backbone_probe_sheet_settle (self->sheet, part, BACKBONE_PROBE_OK, address);
}

static void
see_tunnel (BackboneProbe *self, GIOStream *stream)
{
  backbone_probe_see_tunnel (self->sheet, self->route.endpoint->proxy, stream);
  backbone_probe_sheet_settle (self->sheet, BACKBONE_PROBE_PROXY, BACKBONE_PROBE_OK,
                               self->site->route.proxy_text);
  backbone_probe_sheet_settle (self->sheet, BACKBONE_PROBE_CONNECT, BACKBONE_PROBE_OK,
                               /* Translators: the proxy makes the connection */
                               _ ("By the proxy"));
}

static void
see_handshake_begin (BackboneProbe *self)
{
  if (!g_hostname_is_ip_address (self->site->route.host))
    backbone_probe_sheet_note (self->sheet, BACKBONE_PROBE_TLS, _ ("Server name sent (SNI): %s"),
                               self->site->route.host);
  backbone_probe_sheet_enter (self->sheet, BACKBONE_PROBE_TLS);
}

static void
see_handshake_end (BackboneProbe *self, GTlsConnection *connection)
{
  g_autofree char *version = backbone_probe_see_tls (self->sheet, connection);

  backbone_probe_see_chain (self->sheet, g_tls_connection_get_peer_certificate (connection),
                            self->route.trust, self->route.anchors);
  if (version == NULL)
    return; /* the lane gives up */

  backbone_probe_sheet_settle (self->sheet, BACKBONE_PROBE_TLS, BACKBONE_PROBE_OK, version);
  backbone_probe_sheet_enter (self->sheet, BACKBONE_PROBE_HTTP);
}

static void
network_event_cb (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *stream,
                  gpointer user_data)
{
  BackboneProbe *self = user_data;

  if (backbone_probe_sheet_get_running (self->sheet) >= BACKBONE_PROBE_HTTP)
    return; /* a second connection, which the lane does not let libsoup use */

  switch (event)
    {
    case G_SOCKET_CLIENT_CONNECTING:
      if (!self->by_proxy)
        backbone_probe_sheet_enter (self->sheet, BACKBONE_PROBE_CONNECT);
      break;
    case G_SOCKET_CLIENT_CONNECTED:
      see_connected (self, stream);
      break;
    case G_SOCKET_CLIENT_PROXY_NEGOTIATED:
      see_tunnel (self, stream);
      break;
    case G_SOCKET_CLIENT_TLS_HANDSHAKING:
      see_handshake_begin (self);
      break;
    case G_SOCKET_CLIENT_TLS_HANDSHAKED:
      see_handshake_end (self, G_TLS_CONNECTION (stream));
      break;
    case G_SOCKET_CLIENT_RESOLVING:
    case G_SOCKET_CLIENT_RESOLVED:
    case G_SOCKET_CLIENT_PROXY_NEGOTIATING:
    case G_SOCKET_CLIENT_COMPLETE:
    default:
      break;
    }
}

static gboolean
accept_certificate_cb (SoupMessage *message,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags errors,
                       gpointer user_data)
{
  BackboneProbe *self = user_data;

  backbone_probe_see_faults (self->sheet, errors);
  backbone_probe_see_chain (self->sheet, certificate, self->route.trust, self->route.anchors);

  return FALSE;
}

static void
got_headers_cb (SoupMessage *message, gpointer user_data)
{
  BackboneProbe *self = user_data;

  g_free (self->answer);
  self->answer = backbone_probe_see_answer (self->sheet, message);
}

static void
unwatch (BackboneProbe *self)
{
  if (self->message)
    g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->message);
}

/* Nobody has logged on yet, so a host that wants a log-on, in whatever way, is all right. */
static gboolean
is_good_answer (BackboneProbe *self, const BackboneCheckAttempt *attempt)
{
  switch (attempt->verdict)
    {
    case BACKBONE_VERDICT_OK:
    case BACKBONE_VERDICT_CREDENTIALS:
    case BACKBONE_VERDICT_LOG_ON_PAGE:
    case BACKBONE_VERDICT_NOT_AUTHORISED:
    case BACKBONE_VERDICT_CLIENT_CERTIFICATE:
      return attempt->answered;
    case BACKBONE_VERDICT_UNEXPECTED:
      return attempt->answered && attempt->status / 100 == 3;
    case BACKBONE_VERDICT_NEVER_CHECKED:
    case BACKBONE_VERDICT_NAME_NOT_FOUND:
    case BACKBONE_VERDICT_REFUSED:
    case BACKBONE_VERDICT_TIMEOUT:
    case BACKBONE_VERDICT_CONNECTION_BROKEN:
    case BACKBONE_VERDICT_PROXY_CREDENTIALS:
    case BACKBONE_VERDICT_PROXY_REFUSED:
    case BACKBONE_VERDICT_NOT_TLS:
    case BACKBONE_VERDICT_TLS_UNTRUSTED:
    case BACKBONE_VERDICT_TLS_NAME:
    case BACKBONE_VERDICT_TLS_EXPIRED:
    case BACKBONE_VERDICT_LOCKED:
    case BACKBONE_VERDICT_WRONG_CUSTOMER:
    case BACKBONE_VERDICT_NOT_FOUND:
    case BACKBONE_VERDICT_SERVER_ERROR:
    case BACKBONE_VERDICT_NOT_CONFIGURED:
    case BACKBONE_VERDICT_SKIPPED:
    default:
      return FALSE;
    }
}

static void
asked (BackboneProbe *self, const BackboneCheckAttempt *attempt)
{
  unwatch (self);
  if (attempt->cancelled)
    {
      self->arrived (self, self->user_data);
      return;
    }
  if (!is_good_answer (self, attempt))
    {
      fail (self, backbone_probe_sheet_get_running (self->sheet), attempt->verdict,
            attempt->evidence);
      return;
    }

  if (attempt->verdict != BACKBONE_VERDICT_OK)
    backbone_probe_sheet_note (self->sheet, BACKBONE_PROBE_HTTP, "%s",
                               _ ("Asked without log-on: that it wants one is as it should be."));
  backbone_probe_sheet_settle (self->sheet, BACKBONE_PROBE_HTTP, BACKBONE_PROBE_OK, self->answer);
  self->arrived (self, self->user_data);
}

static void
opened_cb (BackboneCheckLane *lane, BackboneCheckAttempt *attempt, gpointer user_data)
{
}

static void
done_cb (BackboneCheckLane *lane, BackboneCheckAttempt *attempt, gpointer user_data)
{
  BackboneProbe *self = user_data;

  if (self->logging_on)
    self->logged_on (self, attempt, self->user_data);
  else
    asked (self, attempt);
}

static void
ask (BackboneProbe *self)
{
  self->request.uri = backbone_check_site_get_uri (self->site, self->route.path);
  self->request.good_status = self->route.good_status;
  backbone_check_lane_start (self->lane, &self->request);

  self->message = g_object_ref (backbone_check_lane_get_message (self->lane));
  g_signal_connect (self->message, "network-event", G_CALLBACK (network_event_cb), self);
  g_signal_connect (self->message, "accept-certificate", G_CALLBACK (accept_certificate_cb), self);
  g_signal_connect (self->message, "got-headers", G_CALLBACK (got_headers_cb), self);
}

static void
end_lookup (BackboneProbe *self)
{
  g_clear_object (&self->cancellable);
  self->deadline = 0;
}

static void
name_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BackboneProbe *self = user_data;
  g_autoptr (GError) error = NULL;
  GList *addresses = g_resolver_lookup_by_name_finish (G_RESOLVER (source), result, &error);
  g_autofree char *summary = NULL;

  end_lookup (self);
  if (addresses == NULL)
    {
      fail_lookup (self, BACKBONE_PROBE_NAME_LOOKUP, error);
      return;
    }

  summary = backbone_probe_see_addresses (self->sheet, addresses);
  g_resolver_free_addresses (addresses);
  backbone_probe_sheet_settle (self->sheet, BACKBONE_PROBE_NAME_LOOKUP, BACKBONE_PROBE_OK, summary);
  ask (self);
}

static void
begin_lookup (BackboneProbe *self)
{
  self->cancellable = g_cancellable_new ();
  self->deadline
      = g_get_monotonic_time () + (gint64)self->site->route.connect_seconds * G_USEC_PER_SEC;
}

static void
look_name_up (BackboneProbe *self)
{
  g_autoptr (GResolver) resolver = g_resolver_get_default ();

  backbone_probe_see_no_proxy (self->sheet, self->route.endpoint->proxy);
  backbone_probe_sheet_enter (self->sheet, BACKBONE_PROBE_NAME_LOOKUP);
  begin_lookup (self);
  g_resolver_lookup_by_name_async (resolver, self->site->route.host, self->cancellable,
                                   name_found_cb, self);
}

static void
go_by_proxy (BackboneProbe *self, const char *uri)
{
  BackboneCheckRoute *route = &self->site->route;

  self->by_proxy = TRUE;
  g_free (route->proxy_text);
  route->proxy_text = backbone_probe_see_proxy (self->sheet, self->route.endpoint->proxy, uri);
  backbone_probe_sheet_note (self->sheet, BACKBONE_PROBE_NAME_LOOKUP,
                             /* Translators: a host name */
                             _ ("%s is looked up by the proxy."), route->host);
  backbone_probe_sheet_settle (self->sheet, BACKBONE_PROBE_NAME_LOOKUP, BACKBONE_PROBE_NOT_NEEDED,
                               _ ("By the proxy"));
  ask (self);
}

static void
proxy_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BackboneProbe *self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) uris = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, &error);

  end_lookup (self);
  if (uris == NULL)
    fail_lookup (self, BACKBONE_PROBE_PROXY, error);
  else if (uris[0] == NULL || g_str_equal (uris[0], "direct://"))
    look_name_up (self);
  else
    go_by_proxy (self, uris[0]);
}

/**
 * backbone_probe_new:
 * @route: where it leads; what it points to must outlive the probe
 * @options: time limits
 * @sheet: what it writes to; must outlive the probe
 * @arrived: called when all up to HTTP is over
 * @logged_on: called when a log-on is over
 * @user_data: for both
 *
 * Returns: (transfer full): a probe that has not started yet
 */
BackboneProbe *
backbone_probe_new (const BackboneProbeRoute *route,
                    const BackboneCheckOptions *options,
                    BackboneProbeSheet *sheet,
                    BackboneProbeFunc arrived,
                    BackboneProbeLogOnFunc logged_on,
                    gpointer user_data)
{
  BackboneProbe *self = g_new0 (BackboneProbe, 1);

  self->route = *route;
  self->sheet = sheet;
  self->arrived = arrived;
  self->logged_on = logged_on;
  self->user_data = user_data;
  self->site = backbone_check_site_new (route->endpoint, options, route->trust);
  self->lane = backbone_check_lane_new (&self->site->route, opened_cb, done_cb, self);

  return self;
}

/**
 * backbone_probe_free:
 * @self: (transfer full): a probe that is not busy
 */
void
backbone_probe_free (BackboneProbe *self)
{
  unwatch (self);
  backbone_check_lane_free (self->lane);
  backbone_check_site_free (self->site);
  g_free (self->answer);
  g_free (self);
}

/**
 * backbone_probe_start:
 * @self: a probe
 *
 * Sets out. Which proxy to use is asked first: it decides who looks the name up.
 */
void
backbone_probe_start (BackboneProbe *self)
{
  g_autofree char *uri = NULL;
  const BackboneCheckRoute *route = &self->site->route;

  if (route->host == NULL || backbone_check_site_get_uri (self->site, self->route.path) == NULL)
    {
      fail (self, BACKBONE_PROBE_NAME_LOOKUP, BACKBONE_VERDICT_NOT_CONFIGURED,
            _ ("The host, port or path of this endpoint is missing or not valid."));
      return;
    }
  if (route->proxies == NULL)
    {
      look_name_up (self);
      return;
    }

  uri = g_uri_to_string (backbone_check_site_get_uri (self->site, self->route.path));
  backbone_probe_sheet_enter (self->sheet, BACKBONE_PROBE_PROXY);
  begin_lookup (self);
  g_proxy_resolver_lookup_async (route->proxies, uri, self->cancellable, proxy_found_cb, self);
}

/**
 * backbone_probe_log_on:
 * @self: a probe that has arrived well
 * @user: (nullable): who logs on
 * @secret: (nullable): the password
 * @certificate: (nullable): what to log on with instead of @user and @secret
 * @fresh: whether it must be over a new connection; with @certificate it always is
 */
void
backbone_probe_log_on (BackboneProbe *self,
                       const char *user,
                       BackboneSecret *secret,
                       GTlsCertificate *certificate,
                       gboolean fresh)
{
  self->logging_on = TRUE;
  self->request.user = user;
  self->request.secret = secret;
  self->request.certificate = certificate;
  self->request.fresh = fresh || certificate;
  backbone_probe_sheet_enter (self->sheet, BACKBONE_PROBE_LOG_ON);
  backbone_check_lane_start (self->lane, &self->request);
}

/**
 * backbone_probe_cancel:
 * @self: a probe
 *
 * Gives up what is under way.
 */
void
backbone_probe_cancel (BackboneProbe *self)
{
  self->given_up = TRUE;
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  backbone_check_lane_cancel (self->lane);
}

/**
 * backbone_probe_check_time:
 * @self: a probe
 * @now: g_get_monotonic_time()
 *
 * Ends what takes too long.
 */
void
backbone_probe_check_time (BackboneProbe *self, gint64 now)
{
  if (self->cancellable && now >= self->deadline)
    {
      self->timed_out = TRUE;
      g_cancellable_cancel (self->cancellable);
    }
  backbone_check_lane_check_time (self->lane, now);
}

gboolean
backbone_probe_is_busy (BackboneProbe *self)
{
  return self->cancellable || backbone_check_lane_is_busy (self->lane);
}
