/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-probe-seen-private.h"

#include "backbone-chain-private.h"
#include "backbone-connect-proxy-private.h"
#include "backbone-evidence-private.h"
#include "backbone-session-private.h"
#include "backbone-trust-database-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  GTlsCertificateFlags flag;
  const char *text;
} faults[] = {
  { G_TLS_CERTIFICATE_UNKNOWN_CA, N_ ("The chain ends in no root that is trusted here.") },
  { G_TLS_CERTIFICATE_BAD_IDENTITY, N_ ("The certificate is made out to another host.") },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED, N_ ("The certificate is not valid yet.") },
  { G_TLS_CERTIFICATE_EXPIRED, N_ ("The certificate has expired.") },
  { G_TLS_CERTIFICATE_REVOKED, N_ ("The certificate was revoked.") },
  { G_TLS_CERTIFICATE_INSECURE, N_ ("The certificate is signed by an insecure algorithm.") },
  { G_TLS_CERTIFICATE_GENERIC_ERROR, N_ ("The certificate is not acceptable.") },
};

/* What of an answer helps to find out who answered, and why so. */
static const char *const headers_that_matter[] = {
  "Server", "Via", "Content-Type", "Content-Length", "Location", "Retry-After", "WWW-Authenticate",
};

char *
backbone_probe_see_addresses (BackboneProbeSheet *sheet, GList *addresses)
{
  guint n = g_list_length (addresses);

  for (GList *link = addresses; link; link = link->next)
    {
      g_autofree char *text = g_inet_address_to_string (link->data);

      backbone_probe_sheet_note (sheet, BACKBONE_PROBE_NAME_LOOKUP, "%s", text);
    }

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u address", "%u addresses", n), n);
}

/* Where an address of a proxy leads, without what stands for the credentials in it. */
static char *
dup_place (const char *uri)
{
  g_autofree char *host = NULL;
  int port = -1;

  if (!g_uri_split (uri, G_URI_FLAGS_NONE, NULL, NULL, &host, &port, NULL, NULL, NULL, NULL)
      || host == NULL)
    return g_strdup ("?");
  if (port < 0)
    return g_steal_pointer (&host);

  return g_strdup_printf (strchr (host, ':') ? "[%s]:%d" : "%s:%d", host, port);
}

/**
 * backbone_probe_see_proxy:
 * @sheet: a sheet
 * @proxy: the setting that led to it
 * @uri: the proxy's address
 *
 * Returns: (transfer full): host and port of the proxy
 */
char *
backbone_probe_see_proxy (BackboneProbeSheet *sheet, BackboneProxy *proxy, const char *uri)
{
  char *place = dup_place (uri);
  g_autofree char *scheme = g_uri_parse_scheme (uri);

  backbone_probe_sheet_note (sheet, BACKBONE_PROBE_PROXY,
                             backbone_proxy_get_mode (proxy) == BACKBONE_PROXY_SYSTEM
                                 /* Translators: host and port */
                                 ? _ ("Proxy %s, as the system's settings say")
                                 : _ ("Proxy %s, as the settings here say"),
                             place);
  if (g_strcmp0 (scheme, BACKBONE_CONNECT_PROXY_SCHEME) != 0)
    backbone_probe_sheet_note (sheet, BACKBONE_PROBE_PROXY, "%s", scheme);

  return place;
}

void
backbone_probe_see_no_proxy (BackboneProbeSheet *sheet, BackboneProxy *proxy)
{
  const char *why = _ ("Connections leave directly, as the settings here say.");

  if (backbone_proxy_get_mode (proxy) == BACKBONE_PROXY_SYSTEM)
    why = _ ("The system's settings name no proxy for this host.");
  else if (backbone_proxy_get_mode (proxy) == BACKBONE_PROXY_MANUAL)
    why = _ ("This host is excluded from the proxy.");

  backbone_probe_sheet_note (sheet, BACKBONE_PROBE_PROXY, "%s", why);
  backbone_probe_sheet_settle (sheet, BACKBONE_PROBE_PROXY, BACKBONE_PROBE_NOT_NEEDED,
                               /* Translators: there is no proxy */
                               _ ("None"));
}

/**
 * backbone_probe_see_connection:
 * @sheet: a sheet
 * @part: what it belongs to
 * @stream: a new TCP connection
 *
 * Returns: (transfer full) (nullable): the address that was reached
 */
char *
backbone_probe_see_connection (BackboneProbeSheet *sheet, BackboneProbePart part, GIOStream *stream)
{
  g_autoptr (GSocketAddress) remote = NULL;
  g_autoptr (GSocketAddress) local = NULL;
  g_autofree char *from = NULL;
  char *to;

  if (!G_IS_SOCKET_CONNECTION (stream))
    return NULL;

  remote = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (stream), NULL);
  local = g_socket_connection_get_local_address (G_SOCKET_CONNECTION (stream), NULL);
  if (!G_IS_INET_SOCKET_ADDRESS (remote) || !G_IS_INET_SOCKET_ADDRESS (local))
    return NULL;

  to = g_socket_connectable_to_string (G_SOCKET_CONNECTABLE (remote));
  from = g_inet_address_to_string (
      g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (local)));
  /* Translators: two network addresses */
  backbone_probe_sheet_note (sheet, part, _ ("Reached %s from %s"), to, from);

  return to;
}

void
backbone_probe_see_tunnel (BackboneProbeSheet *sheet, BackboneProxy *proxy, GIOStream *stream)
{
  const char *answer = stream ? backbone_connect_proxy_get_answer (stream) : NULL;
  const char *user = backbone_proxy_get_mode (proxy) == BACKBONE_PROXY_MANUAL
                         ? backbone_proxy_get_user (proxy)
                         : NULL;

  if (answer)
    /* Translators: a status line such as “HTTP/1.1 200 Connection established” */
    backbone_probe_sheet_note (sheet, BACKBONE_PROBE_PROXY, _ ("Answer to CONNECT: %s"), answer);
  if (user && *user)
    backbone_probe_sheet_note (sheet, BACKBONE_PROBE_PROXY, _ ("Logged on as %s"), user);
}

static const char *
find_subject (GPtrArray *anchors, const char *fingerprint)
{
  for (guint i = 0; anchors && i < anchors->len; i++)
    {
      if (g_str_equal (backbone_trust_anchor_get_fingerprint (anchors->pdata[i]), fingerprint))
        return backbone_trust_anchor_get_subject (anchors->pdata[i]);
    }

  return fingerprint;
}

static void
see_anchor (BackboneProbeSheet *sheet, GPtrArray *anchors)
{
  if (sheet->anchor == NULL)
    return;

  if (g_str_equal (sheet->anchor, BACKBONE_TRUST_SYSTEM))
    {
      backbone_probe_sheet_note (sheet, BACKBONE_PROBE_TLS, "%s",
                                 _ ("The chain ends in a root of the system."));
      return;
    }

  backbone_probe_sheet_note (sheet, BACKBONE_PROBE_TLS,
                             /* Translators: whom a root certificate is for */
                             _ ("Warning: it is not a root of the system that vouches for this "
                                "host, but an anchor of this landscape: %s. If that is the "
                                "authority of a proxy, the proxy breaks TLS open and reads "
                                "everything, passwords included."),
                             find_subject (anchors, sheet->anchor));
}

/**
 * backbone_probe_see_chain:
 * @sheet: a sheet
 * @chain: (nullable): what the server showed, trusted or not
 * @trust: who vouches for hosts
 * @anchors: (nullable) (element-type BackboneTrustAnchor): the landscape's own
 */
void
backbone_probe_see_chain (BackboneProbeSheet *sheet,
                          GTlsCertificate *chain,
                          GTlsDatabase *trust,
                          GPtrArray *anchors)
{
  if (chain == NULL || sheet->chain)
    return;

  sheet->chain = backbone_chain_read (chain);
  sheet->anchor = backbone_trust_database_dup_anchor (trust, chain, NULL);
  if (sheet->chain->len > 0)
    {
      BackboneCertificate *first = sheet->chain->pdata[0];
      g_autofree char *until = backbone_time_to_iso (backbone_certificate_get_not_after (first));

      backbone_probe_sheet_note (sheet, BACKBONE_PROBE_TLS, _ ("Certificate of %s"),
                                 backbone_certificate_get_subject (first));
      backbone_probe_sheet_note (sheet, BACKBONE_PROBE_TLS, _ ("Issued by %s"),
                                 backbone_certificate_get_issuer (first));
      backbone_probe_sheet_note (sheet, BACKBONE_PROBE_TLS, _ ("Valid until %s"), until);
    }
  see_anchor (sheet, anchors);
}

void
backbone_probe_see_faults (BackboneProbeSheet *sheet, GTlsCertificateFlags flags)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      if (flags & faults[i].flag)
        backbone_probe_sheet_note (sheet, BACKBONE_PROBE_TLS, "%s", _ (faults[i].text));
    }
}

/**
 * backbone_probe_see_tls:
 * @sheet: a sheet
 * @connection: a connection after its handshake
 *
 * Returns: (transfer full) (nullable): the TLS version; %NULL for one that is too old
 */
char *
backbone_probe_see_tls (BackboneProbeSheet *sheet, GTlsConnection *connection)
{
  const char *version = backbone_session_get_tls_version (connection);
  g_autofree char *cipher = g_tls_connection_get_ciphersuite_name (connection);
  const char *protocol = g_tls_connection_get_negotiated_protocol (connection);

  if (cipher)
    backbone_probe_sheet_note (sheet, BACKBONE_PROBE_TLS, _ ("Cipher: %s"), cipher);
  if (protocol)
    backbone_probe_sheet_note (sheet, BACKBONE_PROBE_TLS, _ ("Protocol agreed by ALPN: %s"),
                               protocol);
  else
    backbone_probe_sheet_note (sheet, BACKBONE_PROBE_TLS, "%s",
                               _ ("No protocol was agreed by ALPN."));

  return g_strdup (version);
}

static void
see_header (BackboneProbeSheet *sheet, SoupMessageHeaders *headers, const char *name)
{
  const char *value = soup_message_headers_get_list (headers, name);
  gsize length = value ? strlen (value) : 0;
  g_autofree char *quote = NULL;

  /* The query of an address can hold anything. */
  if (value && g_str_equal (name, "Location"))
    length = strcspn (value, "?#");
  quote = value ? backbone_evidence_quote (value, length, NULL) : NULL;
  if (quote)
    backbone_probe_sheet_note (sheet, BACKBONE_PROBE_HTTP, "%s: %s", name, quote);
}

/**
 * backbone_probe_see_answer:
 * @sheet: a sheet
 * @message: a request without credentials, with the head of its answer
 *
 * Returns: (transfer full): its status
 */
char *
backbone_probe_see_answer (BackboneProbeSheet *sheet, SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *reason = soup_message_get_reason_phrase (message);
  g_autofree char *quote = reason ? backbone_evidence_quote (reason, strlen (reason), NULL) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (headers_that_matter); i++)
    see_header (sheet, headers, headers_that_matter[i]);

  return g_strdup_printf ("HTTP %u%s%s", soup_message_get_status (message), quote ? " " : "",
                          quote ? quote : "");
}
