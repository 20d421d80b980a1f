/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-landscape.h"

#include "backbone-job-secrets-private.h"
#include "backbone-landscape-private.h"

struct _BackboneLandscape
{
  GObject parent_instance;

  BackboneStore *store;
  BackboneVault *vault;
  BackboneLandscapeRow *row;
  BackboneKeyringState keyring_state;
  GCancellable *cancellable; /* for what it reads by itself */
};

G_DEFINE_FINAL_TYPE (BackboneLandscape, backbone_landscape, G_TYPE_OBJECT)

/* Of a task: its GThread. */
#define THREAD_KEY "backbone-thread"

enum
{
  PROP_0,
  PROP_PATH,
  PROP_ID,
  PROP_DESCRIPTION,
  PROP_OWNER,
  PROP_PROFILE,
  PROP_PROXY,
  PROP_CONNECT_SECONDS,
  PROP_ANSWER_SECONDS,
  PROP_KIND,
  PROP_MIGRATION,
  PROP_EXPIRY_STEPS,
  PROP_READ_ONLY,
  PROP_KEYRING_STATE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
free_row_pointer (gpointer data)
{
  BackboneLandscapeRow **row = data;

  g_clear_pointer (row, backbone_landscape_row_free);
  g_free (row);
}

/* Swaps what the properties show, telling of each one that differs. */
static void
set_row (BackboneLandscape *self, BackboneLandscapeRow *row)
{
  g_autoptr (BackboneLandscapeRow) old = g_steal_pointer (&self->row);

  self->row = row;
  g_object_freeze_notify (G_OBJECT (self));
  if (g_strcmp0 (old->description, row->description) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
  if (g_strcmp0 (old->owner, row->owner) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OWNER]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROFILE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROXY]);
  if (old->limits.connect_seconds != row->limits.connect_seconds)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECT_SECONDS]);
  if (old->limits.answer_seconds != row->limits.answer_seconds)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANSWER_SECONDS]);
  if (backbone_migration_get_kind (old->migration) != backbone_migration_get_kind (row->migration))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MIGRATION]);
  if (!backbone_expiry_steps_equal (&old->steps, &row->steps))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPIRY_STEPS]);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
settings_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  BackboneLandscapeRow **row = backbone_store_read_finish (BACKBONE_STORE (object), result, &error);

  if (row)
    set_row (BACKBONE_LANDSCAPE (user_data), g_steal_pointer (row));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Reading the settings failed: %s", error->message);
}

static void
store_changed_cb (BackboneStore *store, guint changes, BackboneLandscape *self)
{
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (changes & BACKBONE_CHANGED_SETTINGS)
    backbone_store_read_async (self->store, backbone_landscape_load_row,
                               g_new0 (BackboneLandscapeRow *, 1), free_row_pointer,
                               self->cancellable, settings_read_cb, self);

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, changes);
}

/* The keyring service may take long to answer, so nobody waits for it. */
static gpointer
probe_thread (gpointer data)
{
  g_autoptr (GTask) task = data;
  BackboneVault *vault = g_task_get_task_data (task);

  g_task_return_int (task, backbone_vault_probe (vault, g_task_get_cancellable (task)));

  return NULL;
}

static void
keyring_probed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  BackboneLandscape *self = BACKBONE_LANDSCAPE (object);
  BackboneKeyringState state = g_task_propagate_int (G_TASK (result), NULL);

  backbone_landscape_join_thread (G_TASK (result));
  if (g_cancellable_is_cancelled (self->cancellable) || state == self->keyring_state)
    return;

  self->keyring_state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEYRING_STATE]);
}

/**
 * backbone_landscape_probe_keyring:
 * @self: a landscape
 *
 * Looks at the keyring again, such as after it was unlocked; `keyring-state` follows shortly.
 */
void
backbone_landscape_probe_keyring (BackboneLandscape *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, keyring_probed_cb, NULL);

  g_task_set_source_tag (task, backbone_landscape_probe_keyring);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_object_ref (self->vault), g_object_unref);
  backbone_landscape_run_in_thread (task, probe_thread);
}

static void
backbone_landscape_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BackboneLandscape *self = BACKBONE_LANDSCAPE (object);

  switch (id)
    {
    case PROP_PATH:
      g_value_set_string (value, backbone_landscape_get_path (self));
      break;
    case PROP_ID:
      g_value_set_string (value, self->row->id);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, self->row->description);
      break;
    case PROP_OWNER:
      g_value_set_string (value, self->row->owner);
      break;
    case PROP_PROFILE:
      g_value_set_object (value, self->row->profile);
      break;
    case PROP_PROXY:
      g_value_set_object (value, self->row->proxy);
      break;
    case PROP_CONNECT_SECONDS:
      g_value_set_uint (value, self->row->limits.connect_seconds);
      break;
    case PROP_ANSWER_SECONDS:
      g_value_set_uint (value, self->row->limits.answer_seconds);
      break;
    case PROP_KIND:
      g_value_set_enum (value, backbone_landscape_get_kind (self));
      break;
    case PROP_MIGRATION:
      g_value_set_object (value, self->row->migration);
      break;
    case PROP_EXPIRY_STEPS:
      g_value_set_boxed (value, &self->row->steps);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, backbone_landscape_is_read_only (self));
      break;
    case PROP_KEYRING_STATE:
      g_value_set_enum (value, self->keyring_state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_landscape_dispose (GObject *object)
{
  BackboneLandscape *self = BACKBONE_LANDSCAPE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->store)
    g_signal_handlers_disconnect_by_data (self->store, self);

  G_OBJECT_CLASS (backbone_landscape_parent_class)->dispose (object);
}

static void
backbone_landscape_finalize (GObject *object)
{
  BackboneLandscape *self = BACKBONE_LANDSCAPE (object);

  g_clear_object (&self->store);
  g_clear_object (&self->vault);
  g_clear_pointer (&self->row, backbone_landscape_row_free);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (backbone_landscape_parent_class)->finalize (object);
}

static void
backbone_landscape_class_init (BackboneLandscapeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = backbone_landscape_get_property;
  object_class->dispose = backbone_landscape_dispose;
  object_class->finalize = backbone_landscape_finalize;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  properties[PROP_OWNER] = g_param_spec_string ("owner", NULL, NULL, NULL, flags);
  properties[PROP_PROFILE]
      = g_param_spec_object ("profile", NULL, NULL, BACKBONE_TYPE_ENDPOINT_PROFILE, flags);
  properties[PROP_PROXY] = g_param_spec_object ("proxy", NULL, NULL, BACKBONE_TYPE_PROXY, flags);
  properties[PROP_CONNECT_SECONDS] = g_param_spec_uint ("connect-seconds", NULL, NULL, 0, G_MAXUINT,
                                                        BACKBONE_CONNECT_SECONDS_DEFAULT, flags);
  properties[PROP_ANSWER_SECONDS] = g_param_spec_uint ("answer-seconds", NULL, NULL, 0, G_MAXUINT,
                                                       BACKBONE_ANSWER_SECONDS_DEFAULT, flags);
  properties[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, BACKBONE_TYPE_LANDSCAPE_KIND,
                                             BACKBONE_LANDSCAPE_KIND_FOCUSED_RUN, flags);
  properties[PROP_MIGRATION]
      = g_param_spec_object ("migration", NULL, NULL, BACKBONE_TYPE_MIGRATION, flags);
  properties[PROP_EXPIRY_STEPS]
      = g_param_spec_boxed ("expiry-steps", NULL, NULL, BACKBONE_TYPE_EXPIRY_STEPS, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_KEYRING_STATE] = g_param_spec_enum (
      "keyring-state", NULL, NULL, BACKBONE_TYPE_KEYRING_STATE, BACKBONE_KEYRING_UNKNOWN, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * BackboneLandscape::changed:
   * @self: the landscape
   * @changes: #BackboneChanges flags
   *
   * Emitted on the main loop after this or another program has changed the landscape.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BACKBONE_TYPE_LANDSCAPE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
backbone_landscape_init (BackboneLandscape *self)
{
  self->cancellable = g_cancellable_new ();
}

void
backbone_landscape_run_in_thread (GTask *task, GThreadFunc func)
{
  g_object_set_data (G_OBJECT (task), THREAD_KEY,
                     g_thread_new ("backbone-landscape", func, g_object_ref (task)));
}

void
backbone_landscape_join_thread (GTask *task)
{
  GThread *thread = g_object_steal_data (G_OBJECT (task), THREAD_KEY);

  if (thread)
    g_thread_join (thread);
}

gboolean
backbone_landscape_load_row (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneLandscapeRow **row = user_data;

  return backbone_db_landscape_load (db, row, error);
}

BackboneLandscapeRow *
backbone_landscape_read_row (BackboneLandscape *self, GCancellable *cancellable, GError **error)
{
  BackboneLandscapeRow *row = NULL;

  if (!backbone_store_read (self->store, backbone_landscape_load_row, &row, cancellable, error))
    return NULL;

  return row;
}

BackboneLandscape *
backbone_landscape_new_opened (BackboneStore *store, BackboneLandscapeRow *row)
{
  BackboneLandscape *self = g_object_new (BACKBONE_TYPE_LANDSCAPE, NULL);

  self->store = g_object_ref (store);
  self->row = row;
  self->vault = backbone_vault_new (row->id, row->description);
  g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
  backbone_landscape_probe_keyring (self);

  return self;
}

static gpointer
close_thread (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (!backbone_store_is_read_only (g_task_get_task_data (task)))
    backbone_job_forget_removed (g_task_get_source_object (task));
  backbone_store_close (g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);

  return NULL;
}

void
backbone_landscape_close_async (BackboneLandscape *self,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, backbone_landscape_close_async);
  g_task_set_task_data (task, g_object_ref (self->store), g_object_unref);
  g_cancellable_cancel (self->cancellable);
  backbone_landscape_run_in_thread (task, close_thread);
}

gboolean
backbone_landscape_close_finish (BackboneLandscape *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  backbone_landscape_join_thread (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error);
}

BackboneStore *
backbone_landscape_get_store (BackboneLandscape *self)
{
  return self->store;
}

BackboneVault *
backbone_landscape_get_vault (BackboneLandscape *self)
{
  return self->vault;
}

const char *
backbone_landscape_get_path (BackboneLandscape *self)
{
  return backbone_store_get_path (self->store);
}

const char *
backbone_landscape_get_id (BackboneLandscape *self)
{
  return self->row->id;
}

const char *
backbone_landscape_get_description (BackboneLandscape *self)
{
  return self->row->description;
}

const char *
backbone_landscape_get_owner (BackboneLandscape *self)
{
  return self->row->owner;
}

BackboneEndpointProfile *
backbone_landscape_get_profile (BackboneLandscape *self)
{
  return self->row->profile;
}

BackboneProxy *
backbone_landscape_get_proxy (BackboneLandscape *self)
{
  return self->row->proxy;
}

guint
backbone_landscape_get_connect_seconds (BackboneLandscape *self)
{
  return self->row->limits.connect_seconds;
}

guint
backbone_landscape_get_answer_seconds (BackboneLandscape *self)
{
  return self->row->limits.answer_seconds;
}

BackboneLandscapeKind
backbone_landscape_get_kind (BackboneLandscape *self)
{
  return backbone_migration_get_kind (self->row->migration);
}

BackboneMigration *
backbone_landscape_get_migration (BackboneLandscape *self)
{
  return self->row->migration;
}

const BackboneExpirySteps *
backbone_landscape_get_expiry_steps (BackboneLandscape *self)
{
  return &self->row->steps;
}

gboolean
backbone_landscape_is_read_only (BackboneLandscape *self)
{
  return backbone_store_is_read_only (self->store);
}

BackboneKeyringState
backbone_landscape_get_keyring_state (BackboneLandscape *self)
{
  return self->keyring_state;
}
