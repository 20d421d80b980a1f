/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-session-private.h"

#include <string.h>

#define USER_AGENT "Backbone-Admin/" BACKBONE_VERSION

/* Longer than any stage may take: the engine's own time limits come first. */
#define LAST_RESORT_SECONDS 120
/* Between two log-ons on the same connection there is hardly a pause. */
#define IDLE_SECONDS 30

/**
 * backbone_session_new:
 * @trust: (nullable): who vouches for servers; %NULL takes the system's default
 * @proxies: (nullable): which proxies to use; %NULL connects directly
 * @connections: the most connections it may have
 *
 * Makes the only kind of session of this program. It shares connections, never credentials: without
 * the auth manager, a wrong password can't be answered through the log-on of somebody else before.
 * It has no cookies, no cache, and does not unpack answers.
 *
 * Returns: (transfer full): a session for the thread-default main context
 */
SoupSession *
backbone_session_new (GTlsDatabase *trust, GProxyResolver *proxies, guint connections)
{
  SoupSession *session = soup_session_new_with_options (
      "max-conns", (int)connections, "max-conns-per-host", (int)connections, "timeout",
      LAST_RESORT_SECONDS, "idle-timeout", IDLE_SECONDS, "user-agent", USER_AGENT, NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_COOKIE_JAR);
  soup_session_set_proxy_resolver (session, proxies);
  if (trust)
    soup_session_set_tls_database (session, trust);

  return session;
}

/**
 * backbone_session_make_uri:
 * @host: host name or address
 * @port: TCP port
 * @path: path and query; what does not belong into an address is escaped
 *
 * Returns: (transfer full) (nullable): an https address, %NULL if there can be none
 */
GUri *
backbone_session_make_uri (const char *host, guint port, const char *path)
{
  g_autofree char *ascii = host && *host ? g_hostname_to_ascii (host) : NULL;
  g_autofree char *whole = NULL;
  g_autofree char *only_path = NULL;
  char *query;

  if (ascii == NULL || port == 0 || port > G_MAXUINT16
      || strpbrk (ascii, "/?#@ \t\r\n[]\\%") != NULL)
    return NULL;

  whole = g_uri_escape_string (path ? path : "", "/?%:@!$&'()*+,;=", FALSE);
  query = strchr (whole, '?');
  if (query)
    *query++ = '\0';
  only_path = g_strconcat (*whole == '/' ? "" : "/", whole, NULL);

  return g_uri_build (SOUP_HTTP_URI_FLAGS | G_URI_FLAGS_ENCODED, "https", NULL, ascii, (int)port,
                      only_path, query, NULL);
}

/**
 * backbone_session_make_token:
 * @user: who logs on
 * @secret: the password
 *
 * Returns: (transfer full): what Basic log-on sends; free with backbone_session_wipe_token()
 */
char *
backbone_session_make_token (const char *user, BackboneSecret *secret)
{
  char *pair = g_strconcat (user, ":", backbone_secret_peek (secret), NULL);
  char *token = g_base64_encode ((const guchar *)pair, strlen (pair));

  explicit_bzero (pair, strlen (pair));
  g_free (pair);

  return token;
}

void
backbone_session_wipe_token (char *token)
{
  if (token)
    explicit_bzero (token, strlen (token));
  g_free (token);
}

/**
 * backbone_session_message_new:
 * @uri: where to ask; credentials are sent over https only
 * @user: (nullable): who logs on; %NULL sends no credentials
 * @secret: (nullable): the password of @user
 *
 * Makes a request that is sent to the host of @uri alone: redirects are not followed.
 *
 * Returns: (transfer full) (nullable): a request; %NULL if credentials were to go over plain http
 */
SoupMessage *
backbone_session_message_new (GUri *uri, const char *user, BackboneSecret *secret)
{
  SoupMessage *message;
  char *token, *value;

  if (user && secret && g_strcmp0 (g_uri_get_scheme (uri), "https") != 0)
    return NULL;

  message = soup_message_new_from_uri (SOUP_METHOD_GET, uri);
  soup_message_set_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  if (user && secret)
    {
      token = backbone_session_make_token (user, secret);
      value = g_strconcat ("Basic ", token, NULL);
      soup_message_headers_append (soup_message_get_request_headers (message), "Authorization",
                                   value);
      backbone_session_wipe_token (token);
      backbone_session_wipe_token (value);
    }

  return message;
}

/**
 * backbone_session_message_set_certificate:
 * @message: a request without credentials
 * @certificate: what to log on with, if the server asks for it
 *
 * The connection of @message is closed after the answer: whatever goes over it is taken for that
 * user's. It must be a new one (%SOUP_MESSAGE_NEW_CONNECTION).
 */
void
backbone_session_message_set_certificate (SoupMessage *message, GTlsCertificate *certificate)
{
  soup_message_set_tls_client_certificate (message, certificate);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Connection", "close");
}

/**
 * backbone_session_message_wipe:
 * @message: a request that is over
 *
 * Overwrites the credentials that @message holds. Copies that libsoup wrote to its send buffers are
 * out of reach.
 */
void
backbone_session_message_wipe (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  const char *value = soup_message_headers_get_one (headers, "Authorization");

  if (value == NULL)
    return;

  explicit_bzero ((char *)value, strlen (value));
  soup_message_headers_remove (headers, "Authorization");
}

/**
 * backbone_session_prepare_tls:
 * @connection: a connection before its handshake
 *
 * Asks for HTTP/1.1, since only that lets a log-on be tied to a connection, and for a full
 * handshake where glib-networking can be told so by connection (from 2.80 on); older ones are told
 * by their priority string at the start of the program.
 */
void
backbone_session_prepare_tls (GTlsConnection *connection)
{
  static const char *const protocols[] = { "http/1.1", NULL };

  g_tls_connection_set_advertised_protocols (connection, protocols);
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (connection), "session-resumption-enabled"))
    g_object_set (connection, "session-resumption-enabled", FALSE, NULL);
}

/**
 * backbone_session_tls_is_modern:
 * @connection: a connection after its handshake
 *
 * Returns: whether it speaks TLS 1.2 or newer
 */
gboolean
backbone_session_tls_is_modern (GTlsConnection *connection)
{
  switch (g_tls_connection_get_protocol_version (connection))
    {
    case G_TLS_PROTOCOL_VERSION_TLS_1_2:
    case G_TLS_PROTOCOL_VERSION_TLS_1_3:
      return TRUE;
    case G_TLS_PROTOCOL_VERSION_UNKNOWN:
    case G_TLS_PROTOCOL_VERSION_SSL_3_0:
    case G_TLS_PROTOCOL_VERSION_TLS_1_0:
    case G_TLS_PROTOCOL_VERSION_TLS_1_1:
    case G_TLS_PROTOCOL_VERSION_DTLS_1_0:
    case G_TLS_PROTOCOL_VERSION_DTLS_1_2:
    default:
      return FALSE;
    }
}

/**
 * backbone_session_get_tls_version:
 * @connection: a connection after its handshake
 *
 * Returns: (transfer none) (nullable): its TLS version as people write it
 */
const char *
backbone_session_get_tls_version (GTlsConnection *connection)
{
  if (!backbone_session_tls_is_modern (connection))
    return NULL;

  return g_tls_connection_get_protocol_version (connection) == G_TLS_PROTOCOL_VERSION_TLS_1_3
             ? "TLS 1.3"
             : "TLS 1.2";
}
