/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-proxy-resolver-private.h"

#include "backbone-connect-proxy-private.h"

#include <string.h>

#define DEFAULT_HTTP_PORT 80

/**
 * BackboneProxyResolver:
 *
 * Asks another resolver, and sends what it gives as an HTTP proxy to #BackboneConnectProxy. Other
 * kinds of proxies (SOCKS, none) stay as they are.
 */
struct _BackboneProxyResolver
{
  GObject parent_instance;

  GProxyResolver *inner;
  char *user; /* nullable */
  BackboneSecret *secret;
  GMutex mutex;
  GHashTable *translated; /* address of the inner resolver -> ours */
};

static void backbone_proxy_resolver_iface_init (GProxyResolverInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BackboneProxyResolver,
                               backbone_proxy_resolver,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER,
                                                      backbone_proxy_resolver_iface_init))

/* An address of the system can hold a user and a password of its own. */
static char *
translate_http (BackboneProxyResolver *self, const char *uri)
{
  g_autofree char *host = NULL;
  g_autofree char *user = NULL;
  g_autofree char *password = NULL;
  g_autoptr (BackboneSecret) secret = NULL;
  int port;

  if (!g_uri_split_with_user (uri, G_URI_FLAGS_HAS_PASSWORD, NULL, &user, &password, NULL, &host,
                              &port, NULL, NULL, NULL, NULL)
      || host == NULL || *host == '\0')
    return g_strdup (uri);

  if (user == NULL || *user == '\0')
    return backbone_connect_proxy_make_uri (host, port > 0 ? port : DEFAULT_HTTP_PORT, self->user,
                                            self->secret);

  secret = backbone_secret_new_take (g_steal_pointer (&password) ?: g_strdup (""));
  return backbone_connect_proxy_make_uri (host, port > 0 ? port : DEFAULT_HTTP_PORT, user, secret);
}

static char *
translate (BackboneProxyResolver *self, const char *uri)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  const char *known;
  char *made;

  if (g_ascii_strncasecmp (uri, "http://", strlen ("http://")) != 0)
    return g_strdup (uri);

  known = g_hash_table_lookup (self->translated, uri);
  if (known)
    return g_strdup (known);

  made = translate_http (self, uri);
  g_hash_table_insert (self->translated, g_strdup (uri), made);
  return g_strdup (made);
}

static char **
translate_all (BackboneProxyResolver *self, char **uris)
{
  for (guint i = 0; uris && uris[i]; i++)
    {
      char *made = translate (self, uris[i]);

      g_free (uris[i]);
      uris[i] = made;
    }

  return uris;
}

static char **
backbone_proxy_resolver_lookup (GProxyResolver *resolver,
                                const char *uri,
                                GCancellable *cancellable,
                                GError **error)
{
  BackboneProxyResolver *self = BACKBONE_PROXY_RESOLVER (resolver);

  return translate_all (self, g_proxy_resolver_lookup (self->inner, uri, cancellable, error));
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char **uris = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, &error);

  if (uris == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, translate_all (g_task_get_source_object (task), uris),
                           (GDestroyNotify)g_strfreev);
}

static void
backbone_proxy_resolver_lookup_async (GProxyResolver *resolver,
                                      const char *uri,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  BackboneProxyResolver *self = BACKBONE_PROXY_RESOLVER (resolver);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, backbone_proxy_resolver_lookup_async);
  g_proxy_resolver_lookup_async (self->inner, uri, cancellable, looked_up_cb, task);
}

static char **
backbone_proxy_resolver_lookup_finish (GProxyResolver *resolver,
                                       GAsyncResult *result,
                                       GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
backbone_proxy_resolver_is_supported (GProxyResolver *resolver)
{
  return g_proxy_resolver_is_supported (BACKBONE_PROXY_RESOLVER (resolver)->inner);
}

static void
backbone_proxy_resolver_iface_init (GProxyResolverInterface *iface)
{
  iface->is_supported = backbone_proxy_resolver_is_supported;
  iface->lookup = backbone_proxy_resolver_lookup;
  iface->lookup_async = backbone_proxy_resolver_lookup_async;
  iface->lookup_finish = backbone_proxy_resolver_lookup_finish;
}

static void
forget_and_free (char *uri)
{
  backbone_connect_proxy_forget_uri (uri);
  g_free (uri);
}

static void
backbone_proxy_resolver_finalize (GObject *object)
{
  BackboneProxyResolver *self = BACKBONE_PROXY_RESOLVER (object);

  g_hash_table_unref (self->translated);
  g_clear_object (&self->inner);
  g_free (self->user);
  g_clear_pointer (&self->secret, backbone_secret_unref);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (backbone_proxy_resolver_parent_class)->finalize (object);
}

static void
backbone_proxy_resolver_class_init (BackboneProxyResolverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_proxy_resolver_finalize;
  backbone_connect_proxy_ensure_registered ();
}

static void
backbone_proxy_resolver_init (BackboneProxyResolver *self)
{
  g_mutex_init (&self->mutex);
  self->translated
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)forget_and_free);
}

/**
 * backbone_proxy_resolver_new_for_resolver:
 * @inner: what says which proxy to use
 * @user: (nullable): who logs on to it, where its address does not say so
 * @secret: (nullable): the password of @user
 *
 * Returns: (transfer full): a resolver
 */
GProxyResolver *
backbone_proxy_resolver_new_for_resolver (GProxyResolver *inner,
                                          const char *user,
                                          BackboneSecret *secret)
{
  BackboneProxyResolver *self = g_object_new (BACKBONE_TYPE_PROXY_RESOLVER, NULL);

  self->inner = g_object_ref (inner);
  self->user = g_strdup (user);
  self->secret = secret ? backbone_secret_ref (secret) : NULL;

  return G_PROXY_RESOLVER (self);
}

static GProxyResolver *
new_manual (BackboneProxy *proxy)
{
  const char *host = backbone_proxy_get_host (proxy);
  g_autofree char *uri
      = g_strdup_printf (host && strchr (host, ':') ? "http://[%s]:%u" : "http://%s:%u",
                         host ? host : "", backbone_proxy_get_port (proxy));

  return g_simple_proxy_resolver_new (uri, (char **)backbone_proxy_get_exclusions (proxy));
}

/**
 * backbone_proxy_resolver_new:
 * @proxy: how connections leave
 * @secret: (nullable): the password of the user of @proxy
 *
 * The exclusions of a manual proxy are host names, domains (“*.example.com”), addresses and
 * networks (“10.0.0.0/8”), as #GSimpleProxyResolver takes them.
 *
 * Returns: (transfer full) (nullable): a resolver for a session, %NULL for direct connections
 */
GProxyResolver *
backbone_proxy_resolver_new (BackboneProxy *proxy, BackboneSecret *secret)
{
  g_autoptr (GProxyResolver) manual = NULL;

  switch (backbone_proxy_get_mode (proxy))
    {
    case BACKBONE_PROXY_MANUAL:
      manual = new_manual (proxy);
      return backbone_proxy_resolver_new_for_resolver (manual, backbone_proxy_get_user (proxy),
                                                       secret);
    case BACKBONE_PROXY_SYSTEM:
      return backbone_proxy_resolver_new_for_resolver (g_proxy_resolver_get_default (), NULL, NULL);
    case BACKBONE_PROXY_DIRECT:
    default:
      return NULL;
    }
}
