/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-channel-draft.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *key;
  char *value;     /* nullable: inherited */
  char *stored;    /* nullable: inherited */
  char *inherited; /* what it is without a value of its own */
  char *error;     /* nullable: found out elsewhere */
} Field;

struct _BackboneChannelDraft
{
  GObject parent_instance;

  BackboneLandscape *landscape;
  BackboneChannel *channel;
  GArray *fields; /* Field */
  gboolean changed;
  gboolean valid;
};

G_DEFINE_FINAL_TYPE (BackboneChannelDraft, backbone_channel_draft, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CHANGED,
  PROP_VALID,
  N_PROPERTIES,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void
clear_field (gpointer data)
{
  Field *field = data;

  g_free (field->value);
  g_free (field->stored);
  g_free (field->inherited);
  g_free (field->error);
}

static Field *
get_field_at (BackboneChannelDraft *self, guint i)
{
  return &g_array_index (self->fields, Field, i);
}

static Field *
get_field (BackboneChannelDraft *self, const char *key)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      if (g_str_equal (get_field_at (self, i)->key, key))
        return get_field_at (self, i);
    }

  g_return_val_if_reached (NULL);
}

static gboolean
field_is_valid (const Field *field)
{
  return field->error == NULL
         && (field->value == NULL
             || backbone_channel_setting_validate (field->key, field->value, NULL));
}

/* Tells who shows it that something is not as it was. */
static void
announce (BackboneChannelDraft *self)
{
  gboolean changed = FALSE;
  gboolean valid = TRUE;

  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = get_field_at (self, i);

      changed = changed || g_strcmp0 (field->value, field->stored) != 0;
      valid = valid && field_is_valid (field);
    }

  g_object_freeze_notify (G_OBJECT (self));
  if (self->changed != changed)
    {
      self->changed = changed;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGED]);
    }
  if (self->valid != valid)
    {
      self->valid = valid;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALID]);
    }
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* (transfer full): what the channel says, its own or not. */
static char *
read_effective (BackboneChannel *channel, const char *key)
{
  static const struct
  {
    const char *key;
    const char *property;
  } properties_of[] = {
    { "destination", "destination" },
    { "type", "destination-type" },
    { "host", "host" },
    { "port", "port" },
    { "path_prefix", "path-prefix" },
    { "test_path", "test-path" },
    { "good_status", "good-status" },
    { "proxy", "proxy" },
    { "connect_time_limit", "connect-seconds" },
    { "answer_time_limit", "answer-seconds" },
  };
  g_auto (GValue) value = G_VALUE_INIT;
  g_auto (GValue) text = G_VALUE_INIT;

  if (g_str_equal (key, "enabled"))
    return g_strdup (backbone_channel_get_enabled (channel) ? "yes" : "no");
  if (g_str_equal (key, "authentication"))
    return g_strdup (backbone_authentication_to_id (backbone_channel_get_authentication (channel)));

  for (guint i = 0; i < G_N_ELEMENTS (properties_of); i++)
    {
      if (!g_str_equal (properties_of[i].key, key))
        continue;

      g_object_get_property (G_OBJECT (channel), properties_of[i].property, &value);
      g_value_init (&text, G_TYPE_STRING);
      g_value_transform (&value, &text);
      return g_value_dup_string (&text);
    }

  return NULL;
}

static char *
inherit_destination (BackboneChannelDraft *self, BackboneEndpoint *endpoint)
{
  const char *number = backbone_channel_get_customer (self->channel);
  const char *base = backbone_endpoint_get_destination (endpoint);

  if (g_strcmp0 (number, backbone_landscape_get_owner (self->landscape)) == 0)
    return g_strdup (base);

  return backbone_destination_for_customer (base, number, 0);
}

/* (transfer full): what the profile or the landscape says. */
static char *
read_inherited (BackboneChannelDraft *self, const char *key)
{
  BackboneEndpoint *endpoint = backbone_endpoint_profile_get_endpoint (
      backbone_landscape_get_profile (self->landscape), backbone_channel_get_kind (self->channel));

  if (g_str_equal (key, "proxy"))
    return backbone_proxy_to_string (backbone_landscape_get_proxy (self->landscape));
  if (g_str_equal (key, "connect_time_limit"))
    return g_strdup_printf ("%u", backbone_landscape_get_connect_seconds (self->landscape));
  if (g_str_equal (key, "answer_time_limit"))
    return g_strdup_printf ("%u", backbone_landscape_get_answer_seconds (self->landscape));
  if (endpoint == NULL)
    return NULL;
  if (g_str_equal (key, "destination"))
    return inherit_destination (self, endpoint);
  if (g_str_equal (key, "type"))
    return g_strdup (backbone_endpoint_get_destination_type (endpoint));
  if (g_str_equal (key, "host"))
    return g_strdup (backbone_endpoint_get_host (endpoint));
  if (g_str_equal (key, "port"))
    return g_strdup_printf ("%u", backbone_endpoint_get_port (endpoint));
  if (g_str_equal (key, "path_prefix"))
    return g_strdup (backbone_endpoint_get_path_prefix (endpoint));
  if (g_str_equal (key, "test_path"))
    return g_strdup (backbone_endpoint_get_test_path (endpoint));
  if (g_str_equal (key, "good_status"))
    return g_strdup_printf ("%u", backbone_endpoint_get_good_status (endpoint));

  return NULL;
}

static gboolean
is_own (BackboneChannelDraft *self, const char *key)
{
  const char *const *overrides = backbone_channel_get_overrides (self->channel);

  return g_str_equal (key, "enabled") || g_str_equal (key, "authentication")
         || (overrides && g_strv_contains (overrides, key));
}

/* What was not touched follows what is stored. */
static void
read_field (BackboneChannelDraft *self, Field *field)
{
  gboolean touched = g_strcmp0 (field->value, field->stored) != 0;
  char *effective = read_effective (self->channel, field->key);

  g_clear_pointer (&field->stored, g_free);
  g_clear_pointer (&field->inherited, g_free);
  if (is_own (self, field->key))
    {
      field->stored = effective;
      field->inherited = read_inherited (self, field->key);
    }
  else if (g_str_equal (field->key, "proxy"))
    {
      field->inherited = read_inherited (self, field->key);
      g_free (effective);
    }
  else
    {
      field->inherited = effective;
    }

  if (!touched)
    {
      g_free (field->value);
      field->value = g_strdup (field->stored);
    }
}

static void
backbone_channel_draft_get_property (GObject *object,
                                     guint property_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  BackboneChannelDraft *self = BACKBONE_CHANNEL_DRAFT (object);

  switch (property_id)
    {
    case PROP_CHANGED:
      g_value_set_boolean (value, self->changed);
      break;
    case PROP_VALID:
      g_value_set_boolean (value, self->valid);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_channel_draft_finalize (GObject *object)
{
  BackboneChannelDraft *self = BACKBONE_CHANNEL_DRAFT (object);

  g_array_unref (self->fields);
  g_clear_object (&self->channel);
  g_clear_object (&self->landscape);

  G_OBJECT_CLASS (backbone_channel_draft_parent_class)->finalize (object);
}

static void
backbone_channel_draft_class_init (BackboneChannelDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = backbone_channel_draft_get_property;
  object_class->finalize = backbone_channel_draft_finalize;

  properties[PROP_CHANGED] = g_param_spec_boolean ("changed", NULL, NULL, FALSE, flags);
  properties[PROP_VALID] = g_param_spec_boolean ("valid", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
backbone_channel_draft_init (BackboneChannelDraft *self)
{
  const char *const *keys = backbone_channel_setting_get_keys ();

  self->valid = TRUE;
  self->fields = g_array_new (FALSE, TRUE, sizeof (Field));
  g_array_set_clear_func (self->fields, clear_field);
  for (guint i = 0; keys[i]; i++)
    {
      const Field field = { .key = keys[i] };

      g_array_append_val (self->fields, field);
    }
}

BackboneChannelDraft *
backbone_channel_draft_new (BackboneLandscape *landscape, BackboneChannel *channel)
{
  BackboneChannelDraft *self = g_object_new (BACKBONE_TYPE_CHANNEL_DRAFT, NULL);

  self->landscape = g_object_ref (landscape);
  backbone_channel_draft_set_channel (self, channel);

  return self;
}

/* Lists change what they hold in place, too. */
static void
channel_changed_cb (BackboneChannelDraft *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    read_field (self, get_field_at (self, i));
  announce (self);
}

void
backbone_channel_draft_set_channel (BackboneChannelDraft *self, BackboneChannel *channel)
{
  if (self->channel)
    g_signal_handlers_disconnect_by_func (self->channel, channel_changed_cb, self);
  g_set_object (&self->channel, channel);
  g_signal_connect_object (channel, "notify", G_CALLBACK (channel_changed_cb), self,
                           G_CONNECT_SWAPPED);
  channel_changed_cb (self);
}

BackboneChannel *
backbone_channel_draft_get_channel (BackboneChannelDraft *self)
{
  return self->channel;
}

BackboneLandscape *
backbone_channel_draft_get_landscape (BackboneChannelDraft *self)
{
  return self->landscape;
}

const char *
backbone_channel_draft_get (BackboneChannelDraft *self, const char *key)
{
  return get_field (self, key)->value;
}

void
backbone_channel_draft_set (BackboneChannelDraft *self, const char *key, const char *value)
{
  Field *field = get_field (self, key);
  const char *own = value && *value ? value : NULL;

  if (g_strcmp0 (field->value, own) == 0)
    return;

  g_free (field->value);
  field->value = g_strdup (own);
  g_clear_pointer (&field->error, g_free);
  announce (self);
}

const char *
backbone_channel_draft_get_inherited (BackboneChannelDraft *self, const char *key)
{
  const char *inherited = get_field (self, key)->inherited;

  return inherited ? inherited : "";
}

char *
backbone_channel_draft_dup_error (BackboneChannelDraft *self, const char *key)
{
  const Field *field = get_field (self, key);
  g_autoptr (GError) error = NULL;

  if (field->error)
    return g_strdup (field->error);
  if (field->value == NULL || backbone_channel_setting_validate (key, field->value, &error))
    return NULL;
  if (g_str_equal (key, "proxy"))
    return g_strdup (_ ("The proxy must be written as http://HOST:PORT, without a user"));

  return g_strdup (error->message);
}

void
backbone_channel_draft_set_error (BackboneChannelDraft *self, const char *key, const char *error)
{
  Field *field = get_field (self, key);

  g_free (field->error);
  field->error = g_strdup (error);
  announce (self);
}

gboolean
backbone_channel_draft_is_changed (BackboneChannelDraft *self)
{
  return self->changed;
}

gboolean
backbone_channel_draft_is_valid (BackboneChannelDraft *self)
{
  return self->valid;
}

static void
add_setting (GStrvBuilder *builder, const Field *field)
{
  g_autofree char *setting = g_strconcat (field->key, "=", field->value, NULL);

  g_strv_builder_add (builder, setting);
}

GStrv
backbone_channel_draft_dup_changes (BackboneChannelDraft *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = get_field_at (self, i);

      if (g_strcmp0 (field->value, field->stored) != 0)
        add_setting (builder, field);
    }

  return g_strv_builder_end (builder);
}

GStrv
backbone_channel_draft_dup_settings (BackboneChannelDraft *self, const char *const *keys)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; keys[i]; i++)
    add_setting (builder, get_field (self, keys[i]));

  return g_strv_builder_end (builder);
}

static const char *
get_effective (BackboneChannelDraft *self, const char *key)
{
  const char *own = backbone_channel_draft_get (self, key);

  return own ? own : backbone_channel_draft_get_inherited (self, key);
}

char *
backbone_channel_draft_dup_url (BackboneChannelDraft *self)
{
  static const char *const keys[] = { "host", "port", "path_prefix", "test_path" };
  g_autofree char *path = backbone_url_path_join (get_effective (self, "path_prefix"),
                                                  get_effective (self, "test_path"));

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (!field_is_valid (get_field (self, keys[i])))
        return NULL;
    }

  return g_strdup_printf ("https://%s:%s%s", get_effective (self, "host"),
                          get_effective (self, "port"), path);
}
