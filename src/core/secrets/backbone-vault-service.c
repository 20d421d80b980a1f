/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-vault-service-private.h"

#include "backbone-vault-items-private.h"
#include "backbone-vault-prompt-private.h"

#include <glib/gi18n-lib.h>

/*
 * Why SecretService and not libsecret's simple functions (secret_password_store() and the like):
 * inside a sandbox those switch to an encrypted file of their own, with secrets that no program
 * outside of it sees, unless SECRET_BACKEND=service is set. SecretService always speaks to
 * org.freedesktop.secrets on the session bus: so the Flatpak (--talk-name=org.freedesktop.secrets)
 * and the distribution's package find the same secrets. This is the only file that decides that.
 *
 * Why not the SecretService that secret_service_get_sync() shares: its proxies deliver their signals
 * to the main context of the thread that happened to come first, which for a job thread ends with
 * the job. Each operation opens one of its own, which costs a key exchange of a few milliseconds.
 *
 * Why not libsecret's blocking functions: each runs a main context of its own and leaves proxies
 * behind that are bound to it, which GLib can't release completely once it is gone. Here one context
 * serves the whole operation and is emptied at its end.
 */

void
backbone_vault_service_answered_cb (GObject *source, GAsyncResult *result, gpointer slot)
{
  *(GAsyncResult **)slot = g_object_ref (result);
}

GAsyncResult *
backbone_vault_service_wait (BackboneVaultService *self, GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (self->context, TRUE);

  return g_steal_pointer (slot);
}

/* The bus says that nobody is there; everything else is the keyring's own trouble. */
static gboolean
is_missing (const GError *error)
{
  return g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER)
         || (error->domain == G_DBUS_ERROR && error->code >= G_DBUS_ERROR_SPAWN_EXEC_FAILED
             && error->code <= G_DBUS_ERROR_SPAWN_NO_MEMORY);
}

/* Turns an error of the bus or of libsecret into one of ours; takes @source over. */
gboolean
backbone_vault_service_take_error (GError *source, GError **error)
{
  g_autoptr (GError) owned = source;

  if (g_error_matches (source, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&owned));
      return FALSE;
    }

  if (g_error_matches (source, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    return backbone_vault_service_set_locked (error);

  g_dbus_error_strip_remote_error (source);
  if (is_missing (source))
    g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_NO_KEYRING,
                         _ ("No keyring service runs in this session, so passwords can be neither "
                            "read nor stored"));
  else
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_FAILED,
                 /* Translators: what the keyring service or the bus said */
                 _ ("The keyring service failed: %s"), source->message);

  return FALSE;
}

gboolean
backbone_vault_service_set_locked (GError **error)
{
  g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_LOCKED,
                       _ ("The keyring is locked, so passwords can be neither read nor stored"));

  return FALSE;
}

static GVariant *
call_bus (GDBusConnection *bus,
          const char *method,
          GVariant *parameters,
          const char *reply_type,
          GCancellable *cancellable,
          GError **error)
{
  return g_dbus_connection_call_sync (
      bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method,
      parameters, G_VARIANT_TYPE (reply_type), G_DBUS_CALL_FLAGS_NONE, -1, cancellable, error);
}

/* Starts the service if the session has one that doesn't run yet. Starting it without a look first
 * fails where it runs but can't be started by the bus. */
static gboolean
start_service (GDBusConnection *bus, GCancellable *cancellable, GError **error)
{
  g_autoptr (GVariant) owned = NULL;
  g_autoptr (GVariant) started = NULL;
  gboolean has_owner = FALSE;

  owned = call_bus (bus, "NameHasOwner", g_variant_new ("(s)", BACKBONE_VAULT_BUS_NAME), "(b)",
                    cancellable, error);
  if (owned == NULL)
    return FALSE;

  g_variant_get (owned, "(b)", &has_owner);
  if (has_owner)
    return TRUE;

  started = call_bus (bus, "StartServiceByName", g_variant_new ("(su)", BACKBONE_VAULT_BUS_NAME, 0),
                      "(u)", cancellable, error);

  return started != NULL;
}

static gboolean
connect_service (GCancellable *cancellable, GError **error)
{
  g_autoptr (GDBusConnection) bus = NULL;
  GError *local_error = NULL;

  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, cancellable, &local_error);
  if (bus == NULL)
    {
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return backbone_vault_service_take_error (local_error, error);
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NO_KEYRING,
                   /* Translators: what the library said */
                   _ ("There is no desktop session, and so no keyring for passwords: %s"),
                   local_error->message);
      g_clear_error (&local_error);
      return FALSE;
    }

  /* A bus that goes away must not end the program: only passwords can't be had any more. */
  g_dbus_connection_set_exit_on_close (bus, FALSE);

  if (!start_service (bus, cancellable, &local_error))
    return backbone_vault_service_take_error (local_error, error);

  return TRUE;
}

static gboolean
open_service (BackboneVaultService *self, GCancellable *cancellable, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  secret_service_open (SECRET_TYPE_SERVICE, NULL, SECRET_SERVICE_OPEN_SESSION, cancellable,
                       backbone_vault_service_answered_cb, &slot);
  result = backbone_vault_service_wait (self, &slot);
  self->service = secret_service_open_finish (result, error);

  return self->service != NULL;
}

/* There may be none, which is no error. It is short, so it may end by itself: when it is cancelled as it
 * ends, libsecret (0.20 at least) gives a reference to the collection back that it does not own. */
static gboolean
find_collection (BackboneVaultService *self, GCancellable *cancellable, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GError *local_error = NULL;

  secret_collection_for_alias (self->service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE,
                               NULL, backbone_vault_service_answered_cb, &slot);
  result = backbone_vault_service_wait (self, &slot);
  self->collection = secret_collection_for_alias_finish (result, &local_error);
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * backbone_vault_service_open:
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full): the service, with a session in which secrets travel encrypted; to be
 * freed in the same thread
 */
BackboneVaultService *
backbone_vault_service_open (GCancellable *cancellable, GError **error)
{
  g_autoptr (BackboneVaultService) self = NULL;
  GError *local_error = NULL;

  if (!connect_service (cancellable, error))
    return NULL;

  self = g_new0 (BackboneVaultService, 1);
  self->context = g_main_context_new ();
  g_main_context_push_thread_default (self->context);

  if (!open_service (self, cancellable, &local_error)
      || !find_collection (self, cancellable, &local_error))
    {
      backbone_vault_service_take_error (local_error, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
backbone_vault_service_free (BackboneVaultService *self)
{
  g_clear_object (&self->collection);
  g_clear_object (&self->service);

  /* What the proxies have left to release. */
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  g_main_context_unref (self->context);
  g_free (self);
}

/**
 * backbone_vault_service_is_locked:
 * @self: the service
 *
 * A session in which no password was ever stored has no default collection. That counts as locked:
 * a person must choose its password first, which unlocking lets them do.
 *
 * Returns: whether nothing can be written now
 */
gboolean
backbone_vault_service_is_locked (BackboneVaultService *self)
{
  return self->collection == NULL || secret_collection_get_locked (self->collection);
}

gboolean
backbone_vault_service_has_locked_default (BackboneVaultService *self)
{
  return self->collection != NULL && secret_collection_get_locked (self->collection);
}

gboolean
backbone_vault_service_has_locked_items (BackboneVaultService *self,
                                         const char *landscape_id,
                                         GCancellable *cancellable)
{
  g_autolist (SecretItem) items = backbone_vault_service_find_items (
      self, landscape_id, BACKBONE_VAULT_ALL_PARTS, BACKBONE_VAULT_SEARCH_ITEMS, cancellable, NULL);

  for (GList *l = items; l; l = l->next)
    {
      if (secret_item_get_locked (l->data))
        return TRUE;
    }

  return FALSE;
}

/* A prompt that could not be shown at all is not told apart by the service. */
static gboolean
set_dismissed (GError **error)
{
  g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_PROMPT_DISMISSED,
                       _ ("The keyring was not unlocked: the question for its password was "
                          "dismissed, or could not be shown"));

  return FALSE;
}

/* Calls a method of the service that answers (@reply_type) with what it did at once and the path of
 * a prompt for the rest. Gives either, or NULL with an error. */
static GVariant *
call_with_prompt (BackboneVaultService *self,
                  const char *method,
                  GVariant *parameters,
                  const char *reply_type,
                  GCancellable *cancellable,
                  GError **error)
{
  GDBusConnection *bus = g_dbus_proxy_get_connection (G_DBUS_PROXY (self->service));
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) prompt = NULL;
  GError *local_error = NULL;
  GVariant *result = NULL;

  reply = g_dbus_connection_call_sync (bus, BACKBONE_VAULT_BUS_NAME, "/org/freedesktop/secrets",
                                       "org.freedesktop.Secret.Service", method, parameters,
                                       G_VARIANT_TYPE (reply_type), G_DBUS_CALL_FLAGS_NONE, -1,
                                       cancellable, &local_error);
  if (reply)
    {
      prompt = g_variant_get_child_value (reply, 1);
      if (g_str_equal (g_variant_get_string (prompt, NULL), "/"))
        return g_variant_get_child_value (reply, 0);
      result = backbone_vault_prompt_perform (bus, g_variant_get_string (prompt, NULL), cancellable,
                                              &local_error);
    }

  if (local_error)
    backbone_vault_service_take_error (local_error, error);
  else if (result == NULL)
    set_dismissed (error);

  return result;
}

static gboolean
create_collection (BackboneVaultService *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GVariant) created = NULL;
  GVariantBuilder properties;

  g_variant_builder_init (&properties, G_VARIANT_TYPE_VARDICT);
  /* Translators: the label of the keyring that is made when a person has none */
  g_variant_builder_add (&properties, "{sv}", "org.freedesktop.Secret.Collection.Label",
                         g_variant_new_string (_ ("Default keyring")));
  created = call_with_prompt (self, "CreateCollection",
                              g_variant_new ("(a{sv}s)", &properties, SECRET_COLLECTION_DEFAULT),
                              "(oo)", cancellable, error);

  return created != NULL;
}

/* @objects: (element-type GDBusProxy): items and collections. */
static gboolean
unlock_objects (BackboneVaultService *self,
                GPtrArray *objects,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GVariant) unlocked = NULL;
  GVariantBuilder paths;

  g_variant_builder_init (&paths, G_VARIANT_TYPE_OBJECT_PATH_ARRAY);
  for (guint i = 0; i < objects->len; i++)
    g_variant_builder_add (&paths, "o", g_dbus_proxy_get_object_path (objects->pdata[i]));

  unlocked = call_with_prompt (self, "Unlock", g_variant_new ("(ao)", &paths), "(aoo)", cancellable,
                               error);
  if (unlocked == NULL)
    return FALSE;

  /* The person may have answered for one keyring and not for another. */
  return (g_variant_is_of_type (unlocked, G_VARIANT_TYPE_OBJECT_PATH_ARRAY)
          && g_variant_n_children (unlocked) >= objects->len)
         || set_dismissed (error);
}

/**
 * backbone_vault_service_unlock:
 * @self: the service
 * @landscape_id: the landscape whose items must become readable
 * @cancellable: (nullable): a cancellable, which also takes the prompt away
 * @error: return location for an error
 *
 * Unlocks what is locked of the default collection and of the landscape's items, or makes a default
 * collection where there is none; the keyring service asks for the password in a window of its own.
 *
 * Returns: whether secrets can be read and written now
 */
gboolean
backbone_vault_service_unlock (BackboneVaultService *self,
                               const char *landscape_id,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autolist (SecretItem) items = NULL;
  g_autoptr (GPtrArray) locked = g_ptr_array_new ();
  GError *local_error = NULL;

  if (self->collection == NULL)
    return create_collection (self, cancellable, error);

  items
      = backbone_vault_service_find_items (self, landscape_id, BACKBONE_VAULT_ALL_PARTS,
                                           BACKBONE_VAULT_SEARCH_ITEMS, cancellable, &local_error);
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  if (secret_collection_get_locked (self->collection))
    g_ptr_array_add (locked, self->collection);
  for (GList *l = items; l; l = l->next)
    {
      if (secret_item_get_locked (l->data))
        g_ptr_array_add (locked, l->data);
    }

  return locked->len == 0 || unlock_objects (self, locked, cancellable, error);
}
