/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-connect-proxy-private.h"

#include "backbone-evidence-private.h"

#include <string.h>

#define MAX_HEAD (16 * 1024)
#define HEAD_END "\r\n\r\n"

/* Where a connection keeps the proxy's answer. */
#define ANSWER_KEY "backbone-proxy-answer"

/**
 * BackboneConnectProxy:
 *
 * Opens a tunnel through an HTTP proxy with CONNECT and Basic log-on, below libsoup: a session
 * without auth manager (as ours must be) can't log on to proxies by itself. GIO finds this class by
 * the scheme of the addresses that backbone_connect_proxy_make_uri() makes.
 *
 * Such an address names its credential by a number, so that no password gets into addresses, which
 * libraries copy, log and put into errors.
 */
struct _BackboneConnectProxy
{
  GObject parent_instance;
};

typedef struct
{
  char *user;
  BackboneSecret *secret;
} ProxyCredential;

static GMutex credentials_mutex;
static GHashTable *credentials; /* number as text -> ProxyCredential */
static guint last_credential;

static void backbone_connect_proxy_iface_init (GProxyInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BackboneConnectProxy,
                               backbone_connect_proxy,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY,
                                                      backbone_connect_proxy_iface_init))

typedef struct
{
  char *proxy;
  char *destination;
  char *request; /* wiped when it is sent */
  gboolean logged_on;
  GString *head;
  guint8 buffer[1024];
} Tunnel;

static void
proxy_credential_free (ProxyCredential *self)
{
  g_free (self->user);
  g_clear_pointer (&self->secret, backbone_secret_unref);
  g_free (self);
}

static void
wipe_and_free (char *text)
{
  if (text)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

static char *
make_authorization (const char *id)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&credentials_mutex);
  ProxyCredential *credential = id && credentials ? g_hash_table_lookup (credentials, id) : NULL;
  char *pair, *token, *header;

  if (credential == NULL)
    return g_strdup ("");

  pair = g_strconcat (credential->user, ":",
                      credential->secret ? backbone_secret_peek (credential->secret) : "", NULL);
  token = g_base64_encode ((const guchar *)pair, strlen (pair));
  header = g_strconcat ("Proxy-Authorization: Basic ", token, "\r\n", NULL);
  wipe_and_free (pair);
  wipe_and_free (token);

  return header;
}

static char *
make_address (const char *host, guint port)
{
  return g_strdup_printf (strchr (host, ':') ? "[%s]:%u" : "%s:%u", host, port);
}

static Tunnel *
tunnel_new (GProxyAddress *address)
{
  GInetSocketAddress *inet = G_INET_SOCKET_ADDRESS (address);
  g_autofree char *host = g_inet_address_to_string (g_inet_socket_address_get_address (inet));
  Tunnel *self = g_new0 (Tunnel, 1);
  char *authorization = make_authorization (g_proxy_address_get_username (address));

  self->proxy = make_address (host, g_inet_socket_address_get_port (inet));
  self->destination = make_address (g_proxy_address_get_destination_hostname (address),
                                    g_proxy_address_get_destination_port (address));
  self->logged_on = *authorization != '\0';
  self->request = g_strdup_printf ("CONNECT %s HTTP/1.1\r\nHost: %s\r\n%s\r\n", self->destination,
                                   self->destination, authorization);
  self->head = g_string_new (NULL);
  wipe_and_free (authorization);

  return self;
}

static void
tunnel_free (Tunnel *self)
{
  wipe_and_free (self->request);
  g_free (self->proxy);
  g_free (self->destination);
  g_string_free (self->head, TRUE);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Tunnel, tunnel_free)

static guint
parse_status (const char *head)
{
  if (!g_str_has_prefix (head, "HTTP/1.") || !g_ascii_isdigit (head[7]) || head[8] != ' '
      || !g_ascii_isdigit (head[9]) || !g_ascii_isdigit (head[10]) || !g_ascii_isdigit (head[11])
      || g_ascii_isdigit (head[12]))
    return 0;

  return (guint)g_ascii_strtoull (head + 9, NULL, 10);
}

/**
 * backbone_connect_proxy_judge:
 * @head: status line and headers of the answer to CONNECT
 * @logged_on: whether credentials were sent
 * @proxy: address of the proxy, for the error
 * @destination: where the tunnel was to lead, for the error
 * @error: %G_IO_ERROR_PROXY_AUTH_FAILED or %G_IO_ERROR_PROXY_NEED_AUTH if the proxy wants other
 *   credentials or any, %G_IO_ERROR_PROXY_NOT_ALLOWED if it does not open the tunnel,
 *   %G_IO_ERROR_CONNECTION_CLOSED if that is no HTTP answer
 *
 * Returns: whether the tunnel is open
 */
gboolean
backbone_connect_proxy_judge (const char *head,
                              gboolean logged_on,
                              const char *proxy,
                              const char *destination,
                              GError **error)
{
  guint status = parse_status (head);
  g_autofree char *line = NULL;
  GIOErrorEnum code;

  if (status / 100 == 2)
    return TRUE;

  line = backbone_evidence_quote (head, strcspn (head, "\r\n"), NULL);
  if (status == 0)
    code = G_IO_ERROR_CONNECTION_CLOSED;
  else if (status == 407 || status == 401) /* tinyproxy refuses wrong credentials with 401 */
    code = logged_on ? G_IO_ERROR_PROXY_AUTH_FAILED : G_IO_ERROR_PROXY_NEED_AUTH;
  else
    code = G_IO_ERROR_PROXY_NOT_ALLOWED;

  g_set_error (error, G_IO_ERROR, code, "proxy %s answered “%s” to CONNECT %s", proxy,
               line ? line : "", destination);
  return FALSE;
}

/* Takes what was read. FALSE when it is over, with or without error. */
static gboolean
tunnel_feed (Tunnel *self, gssize n_read, GError **error)
{
  const char *end;

  if (n_read > 0)
    g_string_append_len (self->head, (const char *)self->buffer, n_read);

  end = strstr (self->head->str, HEAD_END);
  if (end == NULL && n_read > 0 && self->head->len <= MAX_HEAD)
    return TRUE;

  if (n_read <= 0 && end == NULL && self->head->len == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED,
                 "proxy %s closed the connection without an answer to CONNECT %s", self->proxy,
                 self->destination);
  else if (end == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED,
                 "proxy %s gave no HTTP answer to CONNECT %s", self->proxy, self->destination);
  else if (backbone_connect_proxy_judge (self->head->str, self->logged_on, self->proxy,
                                         self->destination, error)
           && end + strlen (HEAD_END) != self->head->str + self->head->len)
    /* The server behind a tunnel waits for our side of the TLS handshake, so nobody honest
     * speaks now. */
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED,
                 "proxy %s sent data ahead of the tunnel to %s", self->proxy, self->destination);

  return FALSE;
}

/* (transfer full): the tunnel. */
static GIOStream *
keep_answer (GIOStream *connection, Tunnel *tunnel)
{
  const char *head = tunnel->head->str;

  g_object_set_data_full (G_OBJECT (connection), ANSWER_KEY,
                          backbone_evidence_quote (head, strcspn (head, "\r\n"), NULL), g_free);

  return g_object_ref (connection);
}

static GIOStream *
backbone_connect_proxy_connect (GProxy *proxy,
                                GIOStream *connection,
                                GProxyAddress *proxy_address,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autoptr (Tunnel) tunnel = tunnel_new (proxy_address);
  GInputStream *input = g_io_stream_get_input_stream (connection);
  GError *local_error = NULL;
  gssize n_read;

  if (!g_output_stream_write_all (g_io_stream_get_output_stream (connection), tunnel->request,
                                  strlen (tunnel->request), NULL, cancellable, error))
    return NULL;

  do
    {
      n_read
          = g_input_stream_read (input, tunnel->buffer, sizeof tunnel->buffer, cancellable, error);
      if (n_read < 0)
        return NULL;
    }
  while (tunnel_feed (tunnel, n_read, &local_error));

  if (local_error)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  return keep_answer (connection, tunnel);
}

static void
head_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GInputStream *input = G_INPUT_STREAM (source);
  Tunnel *tunnel = g_object_get_data (G_OBJECT (task), "tunnel");
  GError *error = NULL;
  gssize n_read = g_input_stream_read_finish (input, result, &error);

  if (n_read >= 0 && tunnel_feed (tunnel, n_read, &error))
    {
      g_input_stream_read_async (input, tunnel->buffer, sizeof tunnel->buffer,
                                 g_task_get_priority (task), g_task_get_cancellable (task),
                                 head_read_cb, g_object_ref (task));
      return;
    }

  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, keep_answer (g_task_get_task_data (task), tunnel), g_object_unref);
}

static void
request_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GIOStream *connection = g_task_get_task_data (task);
  Tunnel *tunnel = g_object_get_data (G_OBJECT (task), "tunnel");
  GError *error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_input_stream_read_async (g_io_stream_get_input_stream (connection), tunnel->buffer,
                             sizeof tunnel->buffer, g_task_get_priority (task),
                             g_task_get_cancellable (task), head_read_cb, g_object_ref (task));
}

static void
backbone_connect_proxy_connect_async (GProxy *proxy,
                                      GIOStream *connection,
                                      GProxyAddress *proxy_address,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (proxy, cancellable, callback, user_data);
  Tunnel *tunnel = tunnel_new (proxy_address);

  g_task_set_source_tag (task, backbone_connect_proxy_connect_async);
  g_task_set_task_data (task, g_object_ref (connection), g_object_unref);
  g_object_set_data_full (G_OBJECT (task), "tunnel", tunnel, (GDestroyNotify)tunnel_free);

  g_output_stream_write_all_async (g_io_stream_get_output_stream (connection), tunnel->request,
                                   strlen (tunnel->request), G_PRIORITY_DEFAULT, cancellable,
                                   request_written_cb, g_object_ref (task));
}

static GIOStream *
backbone_connect_proxy_connect_finish (GProxy *proxy, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Names are looked up at the proxy: often only the proxy can. */
static gboolean
backbone_connect_proxy_supports_hostname (GProxy *proxy)
{
  return TRUE;
}

static void
backbone_connect_proxy_iface_init (GProxyInterface *iface)
{
  iface->connect = backbone_connect_proxy_connect;
  iface->connect_async = backbone_connect_proxy_connect_async;
  iface->connect_finish = backbone_connect_proxy_connect_finish;
  iface->supports_hostname = backbone_connect_proxy_supports_hostname;
}

static void
backbone_connect_proxy_class_init (BackboneConnectProxyClass *klass)
{
}

static void
backbone_connect_proxy_init (BackboneConnectProxy *self)
{
}

const char *
backbone_connect_proxy_get_answer (GIOStream *connection)
{
  return g_object_get_data (G_OBJECT (connection), ANSWER_KEY);
}

/**
 * backbone_connect_proxy_ensure_registered:
 *
 * Makes GIO know the scheme. From any thread, as often as one likes.
 */
void
backbone_connect_proxy_ensure_registered (void)
{
  static gsize registered;

  if (g_once_init_enter (&registered))
    {
      g_autoptr (GProxy) http = g_proxy_get_default_for_protocol ("http"); /* loads GIO's own */

      g_io_extension_point_implement (G_PROXY_EXTENSION_POINT_NAME, BACKBONE_TYPE_CONNECT_PROXY,
                                      BACKBONE_CONNECT_PROXY_SCHEME, 0);
      g_once_init_leave (&registered, 1);
    }
}

/**
 * backbone_connect_proxy_make_uri:
 * @host: host name or address of the proxy
 * @port: its TCP port
 * @user: (nullable): who logs on to the proxy
 * @secret: (nullable): the password of @user
 *
 * Returns: (transfer full): an address for a #GProxyResolver to give out; its credential is kept
 *   until backbone_connect_proxy_forget_uri()
 */
char *
backbone_connect_proxy_make_uri (const char *host,
                                 guint port,
                                 const char *user,
                                 BackboneSecret *secret)
{
  g_autofree char *address = make_address (host, port);
  g_autoptr (GMutexLocker) locker = NULL;
  ProxyCredential *credential;
  char *id;

  if (user == NULL || *user == '\0')
    return g_strconcat (BACKBONE_CONNECT_PROXY_SCHEME "://", address, NULL);

  credential = g_new0 (ProxyCredential, 1);
  credential->user = g_strdup (user);
  credential->secret = secret ? backbone_secret_ref (secret) : NULL;

  locker = g_mutex_locker_new (&credentials_mutex);
  if (credentials == NULL)
    credentials = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify)proxy_credential_free);
  id = g_strdup_printf ("%u", ++last_credential);
  g_hash_table_insert (credentials, id, credential);

  return g_strconcat (BACKBONE_CONNECT_PROXY_SCHEME "://", id, "@", address, NULL);
}

/**
 * backbone_connect_proxy_forget_uri:
 * @uri: an address that backbone_connect_proxy_make_uri() made
 *
 * Drops the credential behind @uri.
 */
void
backbone_connect_proxy_forget_uri (const char *uri)
{
  const char *start = strstr (uri, "://");
  const char *at = start ? strchr (start, '@') : NULL;
  g_autoptr (GMutexLocker) locker = NULL;
  g_autofree char *id = NULL;

  if (at == NULL)
    return;

  id = g_strndup (start + 3, (gsize)(at - start - 3));
  locker = g_mutex_locker_new (&credentials_mutex);
  if (credentials)
    g_hash_table_remove (credentials, id);
}
