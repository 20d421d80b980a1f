/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-verdict-of-failure-private.h"

#include "backbone-evidence-private.h"

#include <errno.h>
#include <libsoup/soup.h>
#include <string.h>

/* As GnuTLS writes it; it translates the text in this domain of its own. */
#define GNUTLS_DOMAIN "gnutls30"
#define GNUTLS_CLOSED "The TLS connection was non-properly terminated."

/* How GnuTLS and OpenSSL name the alerts by which a server refuses a client's certificate, or tells
 * that it must have one. With TLS
 * 1.3 they come when the client has long taken the handshake for done. */
static const char *const certificate_alerts[] = {
  "Certificate is bad",        "Certificate is not supported",  "Certificate was revoked",
  "Certificate is expired",    "Unknown certificate",           "CA is unknown",
  "Access was denied",         "No certificate was sent",       "Certificate is required",
  "alert bad certificate",     "alert unsupported certificate", "alert certificate revoked",
  "alert certificate expired", "alert certificate unknown",     "alert unknown ca",
  "alert access denied",       "alert certificate required",
};

static const char *const stage_names[] = {
  [BACKBONE_STAGE_START] = "name lookup",
  [BACKBONE_STAGE_CONNECT] = "connecting",
  [BACKBONE_STAGE_PROXY] = "asking the proxy",
  [BACKBONE_STAGE_TLS] = "TLS handshake",
  [BACKBONE_STAGE_SEND] = "sending",
  [BACKBONE_STAGE_WAIT] = "waiting for the answer",
  [BACKBONE_STAGE_RECEIVE] = "receiving the answer",
};

/* A chain that nobody vouches for could say anything about names and dates: so that comes first. */
static const struct
{
  GTlsCertificateFlags flag;
  BackboneVerdict verdict;
  const char *text;
} certificate_faults[] = {
  { G_TLS_CERTIFICATE_REVOKED, BACKBONE_VERDICT_TLS_UNTRUSTED, "revoked" },
  { G_TLS_CERTIFICATE_UNKNOWN_CA, BACKBONE_VERDICT_TLS_UNTRUSTED, "issued by nobody trusted" },
  { G_TLS_CERTIFICATE_BAD_IDENTITY, BACKBONE_VERDICT_TLS_NAME, "made out to another host" },
  { G_TLS_CERTIFICATE_EXPIRED, BACKBONE_VERDICT_TLS_EXPIRED, "expired" },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED, BACKBONE_VERDICT_TLS_EXPIRED, "not valid yet" },
  { G_TLS_CERTIFICATE_INSECURE, BACKBONE_VERDICT_TLS_UNTRUSTED, "signed by an insecure algorithm" },
  { G_TLS_CERTIFICATE_GENERIC_ERROR, BACKBONE_VERDICT_TLS_UNTRUSTED, "not acceptable" },
};

/* glib-networking says "no TLS" as well where the other side just goes away in the handshake. */
static gboolean
went_away (const GError *error)
{
  return strstr (error->message, g_strerror (ECONNRESET))
         || strstr (error->message, g_strerror (EPIPE)) || strstr (error->message, GNUTLS_CLOSED)
         || strstr (error->message, g_dgettext (GNUTLS_DOMAIN, GNUTLS_CLOSED));
}

static gboolean
is_certificate_alert (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (certificate_alerts); i++)
    {
      if (strstr (error->message, certificate_alerts[i])
          || strstr (error->message, g_dgettext (GNUTLS_DOMAIN, certificate_alerts[i])))
        return TRUE;
    }

  return FALSE;
}

static BackboneVerdict
judge_tls (const BackboneFailure *failure)
{
  const GError *error = failure->error;

  if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_CERTIFICATE_REQUIRED))
    return BACKBONE_VERDICT_CLIENT_CERTIFICATE;
  if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_MISC) && is_certificate_alert (error))
    return BACKBONE_VERDICT_CLIENT_CERTIFICATE;
  if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    return BACKBONE_VERDICT_TLS_UNTRUSTED;
  if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_EOF) || failure->stage > BACKBONE_STAGE_TLS
      || went_away (error))
    return BACKBONE_VERDICT_CONNECTION_BROKEN;

  return BACKBONE_VERDICT_NOT_TLS;
}

static BackboneVerdict
judge_io (const GError *error)
{
  switch (error->code)
    {
    case G_IO_ERROR_HOST_NOT_FOUND:
      return BACKBONE_VERDICT_NAME_NOT_FOUND;
    case G_IO_ERROR_CONNECTION_REFUSED:
    case G_IO_ERROR_HOST_UNREACHABLE:
    case G_IO_ERROR_NETWORK_UNREACHABLE:
      return BACKBONE_VERDICT_REFUSED;
    case G_IO_ERROR_TIMED_OUT:
      return BACKBONE_VERDICT_TIMEOUT;
    case G_IO_ERROR_PROXY_AUTH_FAILED:
    case G_IO_ERROR_PROXY_NEED_AUTH:
      return BACKBONE_VERDICT_PROXY_CREDENTIALS;
    case G_IO_ERROR_PROXY_NOT_ALLOWED:
    case G_IO_ERROR_PROXY_FAILED:
    case G_IO_ERROR_NOT_SUPPORTED:
      return BACKBONE_VERDICT_PROXY_REFUSED;
    default:
      return BACKBONE_VERDICT_CONNECTION_BROKEN;
    }
}

static BackboneVerdict
judge (const BackboneFailure *failure, const char **certificate_fault)
{
  const GError *error = failure->error;

  *certificate_fault = NULL;
  if (failure->timed_out_after > 0)
    return BACKBONE_VERDICT_TIMEOUT;
  if (failure->too_old)
    return BACKBONE_VERDICT_NOT_TLS;
  for (guint i = 0; i < G_N_ELEMENTS (certificate_faults); i++)
    {
      if (failure->tls_errors & certificate_faults[i].flag)
        {
          *certificate_fault = certificate_faults[i].text;
          return certificate_faults[i].verdict;
        }
    }
  if (error == NULL)
    return BACKBONE_VERDICT_CONNECTION_BROKEN;
  if (error->domain == G_RESOLVER_ERROR)
    return BACKBONE_VERDICT_NAME_NOT_FOUND;
  if (error->domain == G_TLS_ERROR)
    return judge_tls (failure);
  if (error->domain == G_IO_ERROR)
    return judge_io (error);
  if (g_error_matches (error, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING)
      || g_error_matches (error, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_ENCODING))
    return BACKBONE_VERDICT_UNEXPECTED;

  return BACKBONE_VERDICT_CONNECTION_BROKEN;
}

/**
 * backbone_verdict_of_failure:
 * @failure: an attempt without an HTTP answer
 * @evidence: (out): one printable line that shows what happened and where
 *
 * Tells what it means for a channel that no HTTP answer came.
 *
 * Returns: the verdict; none of them says that the backbone has looked at a user
 */
BackboneVerdict
backbone_verdict_of_failure (const BackboneFailure *failure, char **evidence)
{
  const char *certificate_fault;
  BackboneVerdict verdict = judge (failure, &certificate_fault);
  const char *host = failure->host ? failure->host : "";
  GString *text = g_string_new (NULL);

  g_string_printf (text, strchr (host, ':') ? "[%s]:%u" : "%s:%u", host, failure->port);
  if (failure->proxy)
    g_string_append_printf (text, " through proxy %s", failure->proxy);
  g_string_append_printf (text, ", %s: ", stage_names[failure->stage]);

  if (failure->timed_out_after > 0)
    {
      g_string_append_printf (text, "nothing within %u s", failure->timed_out_after);
    }
  else if (failure->too_old)
    {
      g_string_append (text, "no TLS version from 1.2 on");
    }
  else if (certificate_fault)
    {
      g_string_append_printf (text, "certificate %s", certificate_fault);
    }
  else if (failure->error)
    {
      g_autofree char *quote = backbone_evidence_quote (failure->error->message,
                                                        strlen (failure->error->message), NULL);

      g_string_append (text, quote ? quote : "");
    }
  else
    {
      g_string_append (text, "the connection ended early");
    }

  *evidence = g_string_free (text, FALSE);
  return verdict;
}
