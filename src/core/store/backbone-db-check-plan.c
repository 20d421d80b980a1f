/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-checks-private.h"

#include "backbone-db-customers-private.h"
#include "backbone-db-migration-private.h"
#include "backbone-db-private.h"
#include "backbone-db-settings-private.h"

#include <glib/gi18n-lib.h>

#define SELECT_TARGETS                                                                             \
  "SELECT channel.id, customer.number, channel.kind, coalesce (channel.host, e.host), "            \
  "coalesce (channel.port, e.port), coalesce (channel.path_prefix, e.path_prefix), "               \
  "coalesce (channel.test_path, e.test_path), coalesce (channel.good_status, e.good_status), "     \
  "channel.proxy, u.id, u.credential, u.held_since, u.held_verdict, u.held_kind, "                 \
  "channel.authentication, c.credential, c.not_before, c.not_after, channel.connect_seconds, "     \
  "channel.answer_seconds, e.host, e.port, e.path_prefix, e.test_path, e.good_status, "            \
  "customer.owner "                                                                                \
  "FROM customer JOIN channel ON channel.customer = customer.id "                                  \
  "JOIN endpoint e ON e.kind = channel.kind "                                                      \
  "LEFT JOIN technical_user u ON u.id = customer.technical_user "                                  \
  "LEFT JOIN client_certificate c ON c.technical_user = u.id "                                     \
  "WHERE (channel.enabled OR ?5) AND (?1 >> channel.kind) & 1 AND (NOT ?2 OR "                     \
  "customer.status IN (?3, ?4)) "

/* A plan in the making. The targets of a user come from anywhere in the list, since odd lists name
 * one user for several customers; in the plan they stand side by side, so that they are tried one
 * after the other. A user that logs on in both ways has two entries there. */
typedef struct
{
  BackboneCheckPlan *plan;
  BackboneProxy *proxy; /* the landscape's */
  char *proxy_credential;
  BackboneTimeLimits limits; /* the landscape's */
  gboolean multi_customer;   /* whether channels of others than the owner are used */
  GHashTable *changes;       /* nullable: key -> value */
  GHashTable *endpoints;     /* text -> index + 1 */
  GHashTable *users;         /* ID, or number of a customer without user, and how -> index + 1 */
  GPtrArray *targets;        /* GArray of BackboneCheckTarget, one a user */
} Builder;

static void
builder_clear (Builder *self)
{
  g_clear_pointer (&self->plan, backbone_check_plan_free);
  g_clear_object (&self->proxy);
  g_free (self->proxy_credential);
  g_hash_table_unref (self->endpoints);
  g_hash_table_unref (self->users);
  g_ptr_array_unref (self->targets);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Builder, builder_clear)

/* Where a row of SELECT_TARGETS holds what a channel or, instead, its endpoint says. */
static const struct
{
  const char *key;
  int column;
  int inherited; /* -1: there is nothing to inherit */
} columns[] = {
  { "host", 3, 20 },
  { "port", 4, 21 },
  { "path_prefix", 5, 22 },
  { "test_path", 6, 23 },
  { "good_status", 7, 24 },
  { "proxy", 8, -1 },
  { "connect_time_limit", 18, -1 },
  { "answer_time_limit", 19, -1 },
};

/* (nullable): a setting of the channel at hand, as it is or as it would be. */
static const char *
get_setting (Builder *self, BackboneStatement *statement, const char *key)
{
  gpointer changed = NULL;
  guint i = 0;

  while (!g_str_equal (columns[i].key, key))
    i++;

  if (self->changes == NULL || !g_hash_table_lookup_extended (self->changes, key, NULL, &changed))
    return backbone_statement_get_text (statement, columns[i].column);
  if (changed)
    return changed;

  return columns[i].inherited < 0 ? NULL
                                  : backbone_statement_get_text (statement, columns[i].inherited);
}

/* 0 if it is not set. */
static guint
get_number (Builder *self, BackboneStatement *statement, const char *key)
{
  const char *text = get_setting (self, statement, key);

  return text ? (guint)g_ascii_strtoull (text, NULL, 10) : 0;
}

static guint
add_endpoint (Builder *self,
              const char *host,
              guint port,
              const char *proxy,
              const BackboneTimeLimits *limits)
{
  g_autofree char *lower = g_ascii_strdown (host, -1);
  g_autofree char *key
      = g_strdup_printf ("%s\n%u\n%s\n%u %u", lower, port, proxy ? proxy : "inherit",
                         limits->connect_seconds, limits->answer_seconds);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->endpoints, key));
  BackboneCheckEndpoint endpoint = { 0 };

  if (index > 0)
    return index - 1;

  endpoint.host = g_strdup (host);
  endpoint.port = port;
  endpoint.proxy = proxy ? backbone_proxy_new_from_string (proxy) : g_object_ref (self->proxy);
  endpoint.proxy_credential = proxy ? NULL : g_strdup (self->proxy_credential);
  endpoint.limits = *limits;
  g_array_append_val (self->plan->endpoints, endpoint);
  g_hash_table_insert (self->endpoints, g_steal_pointer (&key),
                       GUINT_TO_POINTER (self->plan->endpoints->len));

  return self->plan->endpoints->len - 1;
}

static char *
describe_hold (BackboneStatement *statement)
{
  g_autofree char *since = backbone_time_to_iso (backbone_statement_get_int64 (statement, 11));
  BackboneVerdict verdict = backbone_statement_get_int64 (statement, 12);
  BackboneChannelKind kind = backbone_statement_get_int64 (statement, 13);

  /* Translators: a point in time, the title of a verdict, the title of a kind of channel */
  return g_strdup_printf (_ ("The user is held back since %s: %s (%s)"), since,
                          backbone_verdict_to_title (verdict),
                          backbone_channel_kind_to_title (kind));
}

static gboolean
logs_on_with_certificate (Builder *self, BackboneStatement *statement)
{
  gpointer changed = NULL;

  if (self->changes
      && g_hash_table_lookup_extended (self->changes, "authentication", NULL, &changed))
    return g_strcmp0 (changed, "certificate") == 0;

  return backbone_statement_get_int64 (statement, 14) == BACKBONE_AUTHENTICATION_CERTIFICATE;
}

static char *
describe_missing (const BackboneCheckUser *user)
{
  if (user->id == NULL)
    return g_strdup (_ ("The customer has no technical user"));
  if (user->with_certificate)
    return g_strdup_printf (_ ("No certificate is saved for user %s"), user->id);

  return g_strdup_printf (_ ("No password is saved for user %s"), user->id);
}

/* (transfer full) (nullable): why the certificate is not sent at all. */
static char *
describe_invalid (const BackboneCheckUser *user, BackboneStatement *statement)
{
  gint64 not_before = backbone_statement_get_int64 (statement, 16);
  gint64 not_after = backbone_statement_get_int64 (statement, 17);
  gint64 now = g_get_real_time ();
  g_autofree char *from = backbone_time_to_iso (not_before);
  g_autofree char *until = backbone_time_to_iso (not_after);

  if (!user->with_certificate)
    return NULL;
  if (not_after <= now)
    return g_strdup_printf (_ ("Not sent: the certificate expired at %s"), until);
  if (not_before > now)
    return g_strdup_printf (_ ("Not sent: the certificate is not valid before %s"), from);

  return NULL;
}

/* Who can't log on or must not try gets its verdict now. */
static void
preset (BackboneCheckUser *user, BackboneStatement *statement)
{
  char *invalid = NULL;

  if (user->id == NULL || user->credential == NULL)
    {
      user->preset = BACKBONE_VERDICT_NOT_CONFIGURED;
      user->preset_evidence = describe_missing (user);
    }
  else if ((invalid = describe_invalid (user, statement)))
    {
      user->preset = BACKBONE_VERDICT_CLIENT_CERTIFICATE;
      user->preset_evidence = invalid;
    }
  else if (user->hold)
    {
      user->preset = BACKBONE_VERDICT_SKIPPED;
      user->preset_evidence = g_strdup (user->hold);
    }
}

static gboolean
is_unused (Builder *self, BackboneStatement *statement)
{
  return !self->multi_customer && backbone_statement_get_int64 (statement, 25) == 0;
}

static void
preset_unused (BackboneCheckUser *user)
{
  user->preset = BACKBONE_VERDICT_NOT_CONFIGURED;
  user->preset_evidence = g_strdup (
      _ ("Not tried: multi-customer handling is off, so only the channels of the owner are used"));
}

/* A user that the owner shares with others has an entry for them, too, while theirs are not used. */
static GArray *
find_targets_of_user (Builder *self, BackboneStatement *statement)
{
  const char *id = backbone_statement_get_text (statement, 9);
  gboolean with_certificate = logs_on_with_certificate (self, statement);
  gboolean unused = is_unused (self, statement);
  g_autofree char *key
      = g_strconcat (id ? id : backbone_statement_get_text (statement, 1),
                     with_certificate ? " certificate" : "", unused ? " unused" : "", NULL);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->users, key));
  BackboneCheckUser user = { 0 };

  if (index > 0)
    return g_ptr_array_index (self->targets, index - 1);

  user.id = g_strdup (id);
  user.with_certificate = with_certificate;
  user.credential = g_strdup (backbone_statement_get_text (statement, with_certificate ? 15 : 10));
  user.hold = backbone_statement_get_int64 (statement, 11) ? describe_hold (statement) : NULL;
  if (unused)
    preset_unused (&user);
  else
    preset (&user, statement);
  g_array_append_val (self->plan->users, user);
  g_ptr_array_add (self->targets, g_array_new (FALSE, FALSE, sizeof (BackboneCheckTarget)));
  g_hash_table_insert (self->users, g_steal_pointer (&key), GUINT_TO_POINTER (self->targets->len));

  return g_ptr_array_index (self->targets, self->targets->len - 1);
}

/* (nullable): NULL if it is the landscape's. */
static const char *
get_proxy (Builder *self, BackboneStatement *statement)
{
  const char *proxy = get_setting (self, statement, "proxy");

  return g_strcmp0 (proxy, "inherit") == 0 ? NULL : proxy;
}

static BackboneTimeLimits
get_limits (Builder *self, BackboneStatement *statement)
{
  guint connect = get_number (self, statement, "connect_time_limit");
  guint answer = get_number (self, statement, "answer_time_limit");

  return (BackboneTimeLimits){
    .connect_seconds = connect ? connect : self->limits.connect_seconds,
    .answer_seconds = answer ? answer : self->limits.answer_seconds,
  };
}

static void
add_target (Builder *self, BackboneStatement *statement)
{
  GStringChunk *strings = self->plan->strings;
  BackboneTimeLimits limits = get_limits (self, statement);
  g_autofree char *path = backbone_url_path_join (get_setting (self, statement, "path_prefix"),
                                                  get_setting (self, statement, "test_path"));
  BackboneCheckTarget target = {
    .channel = backbone_statement_get_int64 (statement, 0),
    .customer = g_string_chunk_insert_const (strings, backbone_statement_get_text (statement, 1)),
    .kind = backbone_statement_get_int64 (statement, 2),
    .endpoint
    = add_endpoint (self, get_setting (self, statement, "host"),
                    get_number (self, statement, "port"), get_proxy (self, statement), &limits),
    .path = g_string_chunk_insert_const (strings, path),
    .good_status = get_number (self, statement, "good_status"),
  };

  g_array_append_val (find_targets_of_user (self, statement), target);
}

static void
bind_filter (BackboneStatement *statement, const BackboneCheckFilter *filter)
{
  backbone_statement_bind_int64 (statement, filter->kinds ? filter->kinds : ~0u);
  backbone_statement_bind_int64 (statement, filter->only_failing);
  backbone_statement_bind_int64 (statement, BACKBONE_STATUS_FAILING);
  backbone_statement_bind_int64 (statement, BACKBONE_STATUS_ATTENTION);
  backbone_statement_bind_int64 (statement, filter->also_disabled);
}

static gboolean
add_all (Builder *self, BackboneDb *db, const BackboneCheckFilter *filter, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, SELECT_TARGETS "ORDER BY customer.number, channel.kind");

  bind_filter (statement, filter);
  while (backbone_statement_next (statement))
    add_target (self, statement);

  return backbone_statement_finish (statement, error);
}

static gboolean
add_customer (Builder *self,
              BackboneDb *db,
              const BackboneCheckFilter *filter,
              const char *number,
              GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, SELECT_TARGETS "AND customer.number = ?6 ORDER BY channel.kind");
  gint64 customer;

  if (!backbone_db_customer_find_id (db, number, &customer, error))
    return FALSE;

  bind_filter (statement, filter);
  backbone_statement_bind_text (statement, number);
  while (backbone_statement_next (statement))
    add_target (self, statement);

  return backbone_statement_finish (statement, error);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

/* Each one once, in the order of their numbers. */
static gboolean
add_customers (Builder *self, BackboneDb *db, const BackboneCheckFilter *filter, GError **error)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();

  for (guint i = 0; filter->customers[i] != NULL; i++)
    g_ptr_array_add (numbers, (gpointer)filter->customers[i]);
  g_ptr_array_sort (numbers, compare_numbers);

  for (guint i = 0; i < numbers->len; i++)
    {
      const char *number = g_ptr_array_index (numbers, i);

      if (i > 0 && g_str_equal (number, g_ptr_array_index (numbers, i - 1)))
        continue;
      if (!add_customer (self, db, filter, number, error))
        return FALSE;
    }

  return TRUE;
}

static BackboneCheckPlan *
finish (Builder *self)
{
  BackboneCheckPlan *plan = g_steal_pointer (&self->plan);

  for (guint i = 0; i < plan->users->len; i++)
    {
      BackboneCheckUser *user = &g_array_index (plan->users, BackboneCheckUser, i);
      GArray *targets = g_ptr_array_index (self->targets, i);

      user->first_target = plan->targets->len;
      user->n_targets = targets->len;
      g_array_append_vals (plan->targets, targets->data, targets->len);
    }

  return plan;
}

gboolean
backbone_db_check_plan_load (BackboneDb *db,
                             const BackboneCheckFilter *filter,
                             BackboneCheckPlan **plan,
                             GError **error)
{
  g_auto (Builder) builder = {
    .plan = backbone_check_plan_new (),
    .changes = filter->changes,
    .endpoints = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .users = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .targets = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref),
  };
  gboolean loaded;

  if (!backbone_db_proxy_load (db, &builder.proxy, &builder.proxy_credential, error)
      || !backbone_db_time_limits_load (db, &builder.limits, error)
      || !backbone_db_multi_customer_load (db, &builder.multi_customer, error))
    return FALSE;

  loaded = filter->customers ? add_customers (&builder, db, filter, error)
                             : add_all (&builder, db, filter, error);
  if (!loaded)
    return FALSE;

  *plan = finish (&builder);
  return TRUE;
}
