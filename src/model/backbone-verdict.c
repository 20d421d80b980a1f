/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-verdict.h"

#include "backbone-enum-private.h"
#include "backbone-status.h"

#include <glib/gi18n-lib.h>

static const GEnumValue values[] = {
  { BACKBONE_VERDICT_NEVER_CHECKED, "BACKBONE_VERDICT_NEVER_CHECKED", "never-checked" },
  { BACKBONE_VERDICT_OK, "BACKBONE_VERDICT_OK", "ok" },
  { BACKBONE_VERDICT_NAME_NOT_FOUND, "BACKBONE_VERDICT_NAME_NOT_FOUND", "name-not-found" },
  { BACKBONE_VERDICT_REFUSED, "BACKBONE_VERDICT_REFUSED", "refused" },
  { BACKBONE_VERDICT_TIMEOUT, "BACKBONE_VERDICT_TIMEOUT", "timeout" },
  { BACKBONE_VERDICT_CONNECTION_BROKEN, "BACKBONE_VERDICT_CONNECTION_BROKEN", "connection-broken" },
  { BACKBONE_VERDICT_PROXY_CREDENTIALS, "BACKBONE_VERDICT_PROXY_CREDENTIALS", "proxy-credentials" },
  { BACKBONE_VERDICT_PROXY_REFUSED, "BACKBONE_VERDICT_PROXY_REFUSED", "proxy-refused" },
  { BACKBONE_VERDICT_NOT_TLS, "BACKBONE_VERDICT_NOT_TLS", "not-tls" },
  { BACKBONE_VERDICT_TLS_UNTRUSTED, "BACKBONE_VERDICT_TLS_UNTRUSTED", "tls-untrusted" },
  { BACKBONE_VERDICT_TLS_NAME, "BACKBONE_VERDICT_TLS_NAME", "tls-name" },
  { BACKBONE_VERDICT_TLS_EXPIRED, "BACKBONE_VERDICT_TLS_EXPIRED", "tls-expired" },
  { BACKBONE_VERDICT_CREDENTIALS, "BACKBONE_VERDICT_CREDENTIALS", "credentials" },
  { BACKBONE_VERDICT_LOCKED, "BACKBONE_VERDICT_LOCKED", "locked" },
  { BACKBONE_VERDICT_NOT_AUTHORISED, "BACKBONE_VERDICT_NOT_AUTHORISED", "not-authorised" },
  { BACKBONE_VERDICT_WRONG_CUSTOMER, "BACKBONE_VERDICT_WRONG_CUSTOMER", "wrong-customer" },
  { BACKBONE_VERDICT_LOG_ON_PAGE, "BACKBONE_VERDICT_LOG_ON_PAGE", "log-on-page" },
  { BACKBONE_VERDICT_NOT_FOUND, "BACKBONE_VERDICT_NOT_FOUND", "not-found" },
  { BACKBONE_VERDICT_SERVER_ERROR, "BACKBONE_VERDICT_SERVER_ERROR", "server-error" },
  { BACKBONE_VERDICT_UNEXPECTED, "BACKBONE_VERDICT_UNEXPECTED", "unexpected" },
  { BACKBONE_VERDICT_CLIENT_CERTIFICATE, "BACKBONE_VERDICT_CLIENT_CERTIFICATE",
    "client-certificate" },
  { BACKBONE_VERDICT_NOT_CONFIGURED, "BACKBONE_VERDICT_NOT_CONFIGURED", "not-configured" },
  { BACKBONE_VERDICT_SKIPPED, "BACKBONE_VERDICT_SKIPPED", "skipped" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM (BackboneVerdict, backbone_verdict, values)

/* SAP's own names come from its public notes and the ICM error list; where none is public, there is
 * none here. */
static const BackboneVerdictInfo infos[] = {
  [BACKBONE_VERDICT_NEVER_CHECKED] = {
    .id = "never-checked",
    .title = N_ ("Never checked"),
    .next_step = N_ ("Check this channel."),
    .status = BACKBONE_STATUS_NEVER_CHECKED,
  },
  [BACKBONE_VERDICT_OK] = {
    .id = "ok",
    .sap_name = "HTTP 200",
    .title = N_ ("Working"),
    .status = BACKBONE_STATUS_WORKING,
  },
  [BACKBONE_VERDICT_NAME_NOT_FOUND] = {
    .id = "name-not-found",
    .sap_name = "ICM_HTTP_HOST_UNKNOWN",
    .title = N_ ("Host name not found"),
    .cause = N_ ("The name lookup does not know this host: a typing error, a DNS problem, or a network in which only the proxy can look names up."),
    .next_step = N_ ("Check the host name, the DNS servers and the proxy setting."),
    .status = BACKBONE_STATUS_FAILING,
  },
  [BACKBONE_VERDICT_REFUSED] = {
    .id = "refused",
    .sap_name = "ICM_HTTP_CONNECTION_REFUSED, ICM_HTTP_CONNECTION_FAILED",
    .title = N_ ("Connection refused"),
    .cause = N_ ("Nothing listens on this port, or a firewall rejects the connection."),
    .next_step = N_ ("Check the port and the firewall."),
    .status = BACKBONE_STATUS_FAILING,
  },
  [BACKBONE_VERDICT_TIMEOUT] = {
    .id = "timeout",
    .sap_name = "ICM_HTTP_TIMEOUT (SCLNT_HTTP 402)",
    .title = N_ ("No answer in time"),
    .cause = N_ ("A firewall drops the packets, or the proxy or the backbone is slow."),
    .next_step = N_ ("Check the network and the proxy; if the way is known to be slow, raise the time limit."),
    .status = BACKBONE_STATUS_FAILING,
  },
  [BACKBONE_VERDICT_CONNECTION_BROKEN] = {
    .id = "connection-broken",
    .sap_name = "ICM_HTTP_CONNECTION_BROKEN",
    .title = N_ ("Connection broken"),
    .cause = N_ ("A proxy, a load balancer or the backbone closed the connection before the answer was complete."),
    .next_step = N_ ("Check again; if it stays, look at the time limits of the proxy."),
    .status = BACKBONE_STATUS_FAILING,
  },
  [BACKBONE_VERDICT_PROXY_CREDENTIALS] = {
    .id = "proxy-credentials",
    .sap_name = "ICM_HTTP_PROXY_UNAUTHORIZED (416), HTTP 407",
    .title = N_ ("Proxy log-on refused"),
    .cause = N_ ("The proxy does not accept the user and password entered for it."),
    .next_step = N_ ("Correct the proxy user and its password."),
    .status = BACKBONE_STATUS_FAILING,
  },
  [BACKBONE_VERDICT_PROXY_REFUSED] = {
    .id = "proxy-refused",
    .sap_name = "ICM_HTTP_PROXY_HTTP_ERROR (426)",
    .title = N_ ("Proxy refuses this host"),
    .cause = N_ ("The proxy does not open a connection to this host and port."),
    .next_step = N_ ("Ask the administrators of the proxy to allow this host and port."),
    .status = BACKBONE_STATUS_FAILING,
  },
  [BACKBONE_VERDICT_NOT_TLS] = {
    .id = "not-tls",
    .sap_name = "ICM_HTTP_SSL_ERROR, SSSLERR_NO_SSL_RESPONSE",
    .title = N_ ("No TLS on this port"),
    .cause = N_ ("The port does not speak TLS, or no version from 1.2 on."),
    .next_step = N_ ("Check the port; the other side must offer TLS 1.2 or newer."),
    .status = BACKBONE_STATUS_FAILING,
  },
  [BACKBONE_VERDICT_TLS_UNTRUSTED] = {
    .id = "tls-untrusted",
    .sap_name = "SSSLERR_PEER_CERT_UNTRUSTED (421)",
    .title = N_ ("Certificate not trusted"),
    .cause = N_ ("The chain ends in no trusted root: a root certificate is missing here, or a proxy breaks TLS open."),
    .next_step = N_ ("Import the root certificate as a trust anchor if it is meant to be trusted (SAP Note 2631190)."),
    .status = BACKBONE_STATUS_FAILING,
  },
  [BACKBONE_VERDICT_TLS_NAME] = {
    .id = "tls-name",
    .sap_name = "ICM_HTTP_SSL_CERT_MISMATCH (415), SSSLERR_SERVER_CERT_MISMATCH",
    .title = N_ ("Certificate of another host"),
    .cause = N_ ("A server answered whose certificate does not name this host."),
    .next_step = N_ ("Check the host name and its DNS entry."),
    .status = BACKBONE_STATUS_FAILING,
  },
  [BACKBONE_VERDICT_TLS_EXPIRED] = {
    .id = "tls-expired",
    .sap_name = "SSSLERR_PEER_CERT_EXPIRED",
    .title = N_ ("Certificate expired"),
    .cause = N_ ("The certificate of the server is no longer valid, or not yet, or the clock of this computer is wrong."),
    .next_step = N_ ("Check the clock; if it is right, the operator of the server must renew the certificate."),
    .status = BACKBONE_STATUS_FAILING,
  },
  [BACKBONE_VERDICT_CREDENTIALS] = {
    .id = "credentials",
    .sap_name = "HTTP 401, ICM_HTTP_UNAUTHORIZED (410)",
    .title = N_ ("Password refused"),
    .cause = N_ ("The backbone does not accept the user and its password, or the user is not activated yet."),
    .next_step = N_ ("Correct the password. The user is not tried again until you do, so that it cannot be locked."),
    .status = BACKBONE_STATUS_FAILING,
    .holds_user = TRUE,
  },
  [BACKBONE_VERDICT_LOCKED] = {
    .id = "locked",
    .sap_name = "HTTP 403 \"Account Temporarily Locked Out\"",
    .title = N_ ("User locked"),
    .cause = N_ ("Too many log-ons with this user failed."),
    .next_step = N_ ("Have the user unlocked or its password reset, then save the password here again."),
    .status = BACKBONE_STATUS_FAILING,
    .holds_user = TRUE,
  },
  [BACKBONE_VERDICT_NOT_AUTHORISED] = {
    .id = "not-authorised",
    .sap_name = "HTTP 403",
    .title = N_ ("Not authorised"),
    .cause = N_ ("The S-User lacks an authorisation, or the product is not licensed."),
    .next_step = N_ ("Grant the authorisation."),
    .status = BACKBONE_STATUS_FAILING,
  },
  [BACKBONE_VERDICT_WRONG_CUSTOMER] = {
    .id = "wrong-customer",
    .sap_name = "HTTP 403",
    .title = N_ ("Wrong customer number"),
    .cause = N_ ("The technical user and the S-User belong to different customer numbers."),
    .next_step = N_ ("Correct the assignment."),
    .status = BACKBONE_STATUS_FAILING,
  },
  [BACKBONE_VERDICT_LOG_ON_PAGE] = {
    .id = "log-on-page",
    .sap_name = "HTTP 200 with a log-on page",
    .title = N_ ("Log-on page instead of data"),
    .cause = N_ ("The credentials were empty, ignored, or the request was sent on to a single sign-on."),
    .next_step = N_ ("Check the user, its password and the path. The user is not tried again until its password changes or it is released."),
    .status = BACKBONE_STATUS_FAILING,
    .holds_user = TRUE,
  },
  [BACKBONE_VERDICT_NOT_FOUND] = {
    .id = "not-found",
    .sap_name = "HTTP 404",
    .title = N_ ("Path not found"),
    .cause = N_ ("There is nothing at this path."),
    .next_step = N_ ("Check the path prefix and the test path."),
    .status = BACKBONE_STATUS_FAILING,
  },
  [BACKBONE_VERDICT_SERVER_ERROR] = {
    .id = "server-error",
    .sap_name = "HTTP 5xx, 429",
    .title = N_ ("Backbone busy or in maintenance"),
    .cause = N_ ("The backbone answers that it cannot serve the request now."),
    .next_step = N_ ("Wait and check again later."),
    .status = BACKBONE_STATUS_FAILING,
  },
  [BACKBONE_VERDICT_UNEXPECTED] = {
    .id = "unexpected",
    .title = N_ ("Unexpected answer"),
    .cause = N_ ("The answer is none that a working channel gives."),
    .next_step = N_ ("Look at the evidence: status and first bytes of the answer."),
    .status = BACKBONE_STATUS_FAILING,
  },
  [BACKBONE_VERDICT_CLIENT_CERTIFICATE] = {
    .id = "client-certificate",
    .sap_name = "TLS alert, or HTTP 401 or 403 with a certificate",
    .title = N_ ("Client certificate refused"),
    .cause = N_ ("The client certificate expired, or it is not mapped to the technical user."),
    .next_step = N_ ("Renew the PFX and have it mapped to the user. A user whose certificate was refused is not tried again until you do, so that it cannot be locked."),
    .status = BACKBONE_STATUS_FAILING,
    .holds_user = TRUE,
  },
  [BACKBONE_VERDICT_NOT_CONFIGURED] = {
    .id = "not-configured",
    .title = N_ ("Not configured"),
    .cause = N_ ("The channel has no user, no password that can be read, or no endpoint."),
    .next_step = N_ ("Complete the channel."),
    .status = BACKBONE_STATUS_ATTENTION,
  },
  [BACKBONE_VERDICT_SKIPPED] = {
    .id = "skipped",
    .title = N_ ("Held back"),
    .cause = N_ ("An earlier log-on with this user failed; trying again could lock it."),
    .next_step = N_ ("See the channel on which the log-on failed."),
    .status = BACKBONE_STATUS_ATTENTION,
  },
};

/**
 * backbone_verdict_get_info:
 * @verdict: a verdict
 *
 * Returns: (transfer none) (not nullable): its row of the verdict table
 */
const BackboneVerdictInfo *
backbone_verdict_get_info (BackboneVerdict verdict)
{
  g_return_val_if_fail ((guint)verdict < BACKBONE_N_VERDICTS, &infos[BACKBONE_VERDICT_UNEXPECTED]);

  return &infos[verdict];
}

/**
 * backbone_verdict_to_id:
 * @verdict: a verdict
 *
 * Returns: (transfer none) (not nullable): the stable name used on the command line, in JSON and in
 * CSV
 */
const char *
backbone_verdict_to_id (BackboneVerdict verdict)
{
  return backbone_verdict_get_info (verdict)->id;
}

/**
 * backbone_verdict_from_id:
 * @id: (nullable): a stable name
 * @verdict: (out) (optional): the verdict
 *
 * Returns: whether @id names a verdict
 */
gboolean
backbone_verdict_from_id (const char *id, BackboneVerdict *verdict)
{
  int found;

  if (!backbone_enum_from_nick (values, id, &found))
    return FALSE;

  if (verdict)
    *verdict = found;

  return TRUE;
}

/**
 * backbone_verdict_to_title:
 * @verdict: a verdict
 *
 * Returns: (transfer none) (not nullable): the translated verdict, a few words
 */
const char *
backbone_verdict_to_title (BackboneVerdict verdict)
{
  return _ (backbone_verdict_get_info (verdict)->title);
}

/**
 * backbone_verdict_to_cause:
 * @verdict: a verdict
 *
 * Returns: (transfer none) (nullable): the translated usual cause, if it is a failure
 */
const char *
backbone_verdict_to_cause (BackboneVerdict verdict)
{
  const char *cause = backbone_verdict_get_info (verdict)->cause;

  return cause ? _ (cause) : NULL;
}

/**
 * backbone_verdict_to_next_step:
 * @verdict: a verdict
 *
 * Returns: (transfer none) (nullable): the translated next step, if there is one
 */
const char *
backbone_verdict_to_next_step (BackboneVerdict verdict)
{
  const char *next_step = backbone_verdict_get_info (verdict)->next_step;

  return next_step ? _ (next_step) : NULL;
}

/**
 * backbone_verdict_holds_user:
 * @verdict: what a log-on found
 *
 * Repeated failures lock a technical user, so after the first one it is held: no other log-on is
 * tried until its credential changes or a person releases it.
 *
 * Returns: whether the user of that log-on is held from now on
 */
gboolean
backbone_verdict_holds_user (BackboneVerdict verdict)
{
  return backbone_verdict_get_info (verdict)->holds_user;
}

/**
 * backbone_verdict_may_be_retried:
 * @verdict: what an attempt found
 * @status: its HTTP status, or 0
 *
 * Only connection trouble and the statuses 429, 502, 503 and 504 may be tried again by the program
 * itself; a refused log-on never is.
 *
 * Returns: whether another attempt is allowed after a pause
 */
gboolean
backbone_verdict_may_be_retried (BackboneVerdict verdict, guint status)
{
  if (verdict == BACKBONE_VERDICT_SERVER_ERROR)
    return status == 429 || status == 502 || status == 503 || status == 504;

  return verdict == BACKBONE_VERDICT_REFUSED || verdict == BACKBONE_VERDICT_TIMEOUT
         || verdict == BACKBONE_VERDICT_CONNECTION_BROKEN;
}
