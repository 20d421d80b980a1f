/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-scrape-server-private.h"

#include "backbone-model.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#define PATH "/metrics"

typedef struct
{
  const char *content_type;
  BackboneScrapeFunc func;
  gpointer user_data;
  GCancellable *cancellable;
  GMainLoop *loop;
} Server;

static void
refuse (SoupServerMessage *message, guint status, const char *why)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "text/plain; charset=utf-8", SOUP_MEMORY_COPY, why,
                                    strlen (why));
}

/* A page in a browser can make a name of its own lead to this computer; what it asks for then bears
 * that name. */
static gboolean
is_local (SoupServerMessage *message)
{
  const char *host
      = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Host");
  g_autofree char *url = host ? g_strconcat ("http://", host, "/", NULL) : NULL;
  g_autoptr (GUri) uri = url ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;
  g_autoptr (GInetAddress) address = NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (g_uri_get_host (uri), "localhost") == 0)
    return TRUE;

  address = g_inet_address_new_from_string (g_uri_get_host (uri));

  return address && g_inet_address_get_is_loopback (address);
}

/* Before the body of a request is read: nobody has to send one. */
static void
request_came_cb (SoupServer *soup,
                 SoupServerMessage *message,
                 const char *path,
                 GHashTable *query,
                 gpointer user_data)
{
  const char *method = soup_server_message_get_method (message);

  if (!is_local (message))
    refuse (message, SOUP_STATUS_FORBIDDEN, "Only as 127.0.0.1 or localhost\n");
  else if (method != SOUP_METHOD_GET && method != SOUP_METHOD_HEAD)
    refuse (message, SOUP_STATUS_METHOD_NOT_ALLOWED, "Only GET\n");
  else if (!g_str_equal (path, PATH))
    refuse (message, SOUP_STATUS_NOT_FOUND, "Only " PATH "\n");
}

static void
answer_cb (SoupServer *soup,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  Server *self = user_data;
  g_autoptr (GError) error = NULL;
  char *text;

  if (soup_server_message_get_status (message) != SOUP_STATUS_NONE)
    return;

  text = self->func (self->user_data, self->cancellable, &error);
  if (text == NULL)
    {
      refuse (message, SOUP_STATUS_SERVICE_UNAVAILABLE, error->message);
      return;
    }

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, self->content_type, SOUP_MEMORY_TAKE, text,
                                    strlen (text));
}

/* (transfer full): where to listen; NULL with BACKBONE_ERROR_INVALID. Nothing here asks who is
 * there, so nobody from elsewhere may be. */
static GSocketAddress *
parse_address (const char *text, GError **error)
{
  g_autofree char *url = g_strconcat ("tcp://", text, NULL);
  g_autofree char *host = NULL;
  g_autoptr (GInetAddress) address = NULL;
  int port = -1;

  if (g_uri_split_network (url, G_URI_FLAGS_NONE, NULL, &host, &port, NULL) && host && port >= 0)
    address = g_str_equal (host, "localhost") ? g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4)
                                              : g_inet_address_new_from_string (host);
  if (address && g_inet_address_get_is_loopback (address))
    return g_inet_socket_address_new (address, (guint16)port);

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
               _ ("“%s” is no address to listen at: it must be one of this computer that others do "
                  "not reach, such as 127.0.0.1:9845"),
               text);
  return NULL;
}

static gboolean
listen_at (SoupServer *soup, const char *text, GError **error)
{
  g_autoptr (GSocketAddress) address = parse_address (text, error);
  g_autoptr (GError) reason = NULL;

  if (address == NULL)
    return FALSE;
  if (soup_server_listen (soup, address, 0, &reason))
    return TRUE;

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_FAILED, _ ("Cannot listen at %s: %s"), text,
               reason->message);
  return FALSE;
}

static char *
dup_url (SoupServer *soup)
{
  GSList *uris = soup_server_get_uris (soup);
  char *url = g_strdup_printf ("http://%s:%d" PATH, g_uri_get_host (uris->data),
                               g_uri_get_port (uris->data));

  g_slist_free_full (uris, (GDestroyNotify)g_uri_unref);

  return url;
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Server *self = user_data;

  g_main_loop_quit (self->loop);

  return G_SOURCE_REMOVE;
}

/* Till it is cancelled. */
static void
serve (Server *self, SoupServer *soup, GMainContext *context)
{
  g_autoptr (GSource) stop = g_cancellable_source_new (self->cancellable);

  g_source_set_callback (stop, G_SOURCE_FUNC (cancelled_cb), self, NULL);
  g_source_attach (stop, context);
  soup_server_add_early_handler (soup, NULL, request_came_cb, self, NULL);
  soup_server_add_handler (soup, NULL, answer_cb, self, NULL);
  g_main_loop_run (self->loop);
  g_source_destroy (stop);
  soup_server_disconnect (soup);
}

/**
 * backbone_scrape_server_run:
 * @address: where to listen, such as `127.0.0.1:9845`; port 0 for any that is free
 * @content_type: what the texts are
 * @func: makes them
 * @ready: called once it serves
 * @user_data: for both
 * @cancellable: ends it
 * @error: return location for an error
 *
 * Serves one text at `/metrics` over HTTP, on this computer only. Blocks, running a main context of
 * its own: for job threads. All functions are called in this thread.
 *
 * Returns: %FALSE, with %G_IO_ERROR_CANCELLED in the end
 */
gboolean
backbone_scrape_server_run (const char *address,
                            const char *content_type,
                            BackboneScrapeFunc func,
                            BackboneScrapeReadyFunc ready,
                            gpointer user_data,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (context, FALSE);
  Server self = { content_type, func, user_data, cancellable, loop };
  g_autoptr (SoupServer) soup = NULL;

  g_main_context_push_thread_default (context);
  soup = soup_server_new ("server-header", "backbonectl", NULL);
  if (listen_at (soup, address, error))
    {
      g_autofree char *url = dup_url (soup);

      ready (url, user_data);
      serve (&self, soup, context);
      g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  g_clear_object (&soup);
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);

  return FALSE;
}
