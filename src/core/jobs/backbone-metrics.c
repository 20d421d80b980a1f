/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-metrics-private.h"

#include "backbone-db-causes-private.h"
#include "backbone-db-certificates-private.h"
#include "backbone-db-check-runs-private.h"
#include "backbone-db-lists-private.h"
#include "backbone-db-metrics-private.h"
#include "backbone-db-rules-private.h"
#include "backbone-db-s-users-private.h"
#include "backbone-db-server-certificates-private.h"
#include "backbone-prometheus-private.h"

/* Rows in one visit to the store: some milliseconds. */
#define SLICE 2000

/* A channel takes about this many characters. */
#define CHARACTERS_PER_CHANNEL 512

static const char *const phase_names[BACKBONE_N_PHASES]
    = { "name_lookup", "proxy", "connect", "tls", "wait", "receive" };

typedef struct
{
  GStringChunk *strings;
  GArray *channels;  /* BackboneChannelFigures */
  GArray *customers; /* BackboneCustomerFigures */
  GPtrArray *held;
  GPtrArray *client_certificates;
  GPtrArray *server_certificates;
  GPtrArray *s_users;
  GPtrArray *your_side;
  BackboneCheckRun *run; /* nullable */
  BackboneExpirySteps steps;

  gint64 after;
  gboolean more;
} Figures;

static void
figures_clear (Figures *self)
{
  g_string_chunk_free (self->strings);
  g_array_unref (self->channels);
  g_array_unref (self->customers);
  g_clear_pointer (&self->held, g_ptr_array_unref);
  g_clear_pointer (&self->client_certificates, g_ptr_array_unref);
  g_clear_pointer (&self->server_certificates, g_ptr_array_unref);
  g_clear_pointer (&self->s_users, g_ptr_array_unref);
  g_clear_pointer (&self->your_side, g_ptr_array_unref);
  g_clear_object (&self->run);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Figures, figures_clear)

static gboolean
read_channels (BackboneDb *db, gpointer user_data, GError **error)
{
  Figures *self = user_data;

  return backbone_db_metrics_channels (db, SLICE, &self->after, &self->more, self->strings,
                                       self->channels, error);
}

static gboolean
read_customers (BackboneDb *db, gpointer user_data, GError **error)
{
  Figures *self = user_data;

  return backbone_db_metrics_customers (db, SLICE, &self->after, &self->more, self->strings,
                                        self->customers, error);
}

static gboolean
read_rest (BackboneDb *db, gpointer user_data, GError **error)
{
  Figures *self = user_data;
  gint64 run;

  return backbone_db_technical_users_list (db, NULL, &self->held, error)
         && backbone_db_certificates_list (db, NULL, -1, &self->client_certificates, error)
         && backbone_db_server_certificates_list (db, &self->server_certificates, error)
         && backbone_db_s_users_list (db, -1, &self->s_users, error)
         && backbone_db_your_side_list (db, &self->your_side, error)
         && backbone_db_rules_load_steps (db, &self->steps, error)
         && backbone_db_check_run_find_last (db, &run, error)
         && backbone_db_check_run_read (db, run, &self->run, error);
}

static gboolean
read_slices (BackboneStore *store,
             BackboneStoreFunc func,
             Figures *self,
             GCancellable *cancellable,
             GError **error)
{
  self->after = 0;
  do
    {
      if (!backbone_store_read (store, func, self, cancellable, error))
        return FALSE;
    }
  while (self->more);

  return TRUE;
}

static const char *
kind_of (const BackboneChannelFigures *channel)
{
  return backbone_channel_kind_to_id (channel->kind);
}

static const BackboneChannelFigures *
channel_at (const Figures *self, guint i)
{
  return &g_array_index (self->channels, BackboneChannelFigures, i);
}

static void
write_up (GString *text, const Figures *self)
{
  static const char name[] = "backbone_channel_up";

  backbone_prometheus_begin (text, name,
                             "Whether the newest check of a channel found it working (1) or not "
                             "(0); the verdict says why.");
  for (guint i = 0; i < self->channels->len; i++)
    {
      const BackboneChannelFigures *channel = channel_at (self, i);

      backbone_prometheus_add (text, name, channel->verdict == BACKBONE_VERDICT_OK, "customer",
                               channel->customer, "kind", kind_of (channel), "verdict",
                               backbone_verdict_to_id (channel->verdict), NULL);
    }
}

static void
write_failing (GString *text, const Figures *self)
{
  static const char failing[] = "backbone_channel_failing";
  static const char counts[] = "backbone_channels";
  guint n[BACKBONE_N_HEALTHS] = { 0 };

  backbone_prometheus_begin (text, failing,
                             "Whether a channel fails beyond doubt (1): a single bad result does "
                             "not count, and it ends with the second good one.");
  for (guint i = 0; i < self->channels->len; i++)
    {
      const BackboneChannelFigures *channel = channel_at (self, i);

      n[channel->health]++;
      backbone_prometheus_add (text, failing, backbone_health_is_bad (channel->health), "customer",
                               channel->customer, "kind", kind_of (channel), NULL);
    }

  backbone_prometheus_begin (text, counts, "Channels by what is believed of them.");
  for (guint health = 0; health < BACKBONE_N_HEALTHS; health++)
    backbone_prometheus_add (text, counts, n[health], "state", backbone_health_to_id (health),
                             NULL);
}

static void
write_checked (GString *text, const Figures *self)
{
  static const char name[] = "backbone_channel_last_check_timestamp_seconds";

  backbone_prometheus_begin (text, name, "When a channel was last tried, in Unix time.");
  for (guint i = 0; i < self->channels->len; i++)
    {
      const BackboneChannelFigures *channel = channel_at (self, i);

      if (channel->checked > 0)
        backbone_prometheus_add_seconds (text, name, channel->checked, "customer",
                                         channel->customer, "kind", kind_of (channel), NULL);
    }
}

static void
write_succeeded (GString *text, const Figures *self)
{
  static const char name[] = "backbone_channel_last_success_timestamp_seconds";

  backbone_prometheus_begin (text, name,
                             "When a channel last worked, in Unix time; absent if it never did.");
  for (guint i = 0; i < self->channels->len; i++)
    {
      const BackboneChannelFigures *channel = channel_at (self, i);

      if (channel->succeeded > 0)
        backbone_prometheus_add_seconds (text, name, channel->succeeded, "customer",
                                         channel->customer, "kind", kind_of (channel), NULL);
    }
}

static void
write_durations (GString *text, const Figures *self)
{
  static const char name[] = "backbone_channel_check_duration_seconds";

  backbone_prometheus_begin (text, name,
                             "How long the newest check of a channel took, all phases together.");
  for (guint i = 0; i < self->channels->len; i++)
    {
      const BackboneChannelFigures *channel = channel_at (self, i);
      gint64 sum = 0;

      for (guint phase = 0; phase < BACKBONE_N_PHASES; phase++)
        sum += MAX (channel->phases[phase], 0);
      if (sum > 0)
        backbone_prometheus_add_seconds (text, name, sum, "customer", channel->customer, "kind",
                                         kind_of (channel), NULL);
    }
}

/* Most log-ons go over a connection that is there already: what name lookup, connection and TLS
 * take says something about an endpoint, not about a customer. */
static void
write_phases (GString *text, const Figures *self, const char *name, const char *help, guint percent)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (gint64));

  backbone_prometheus_begin (text, name, help);
  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS * BACKBONE_N_PHASES; i++)
    {
      guint kind = i / BACKBONE_N_PHASES;
      guint phase = i % BACKBONE_N_PHASES;

      g_array_set_size (values, 0);
      for (guint j = 0; j < self->channels->len; j++)
        {
          const BackboneChannelFigures *channel = channel_at (self, j);

          if (channel->kind == kind && channel->phases[phase] >= 0)
            g_array_append_val (values, channel->phases[phase]);
        }
      if (values->len > 0)
        backbone_prometheus_add_seconds (
            text, name, backbone_percentile ((gint64 *)values->data, values->len, percent), "kind",
            backbone_channel_kind_to_id (kind), "phase", phase_names[phase], NULL);
    }
}

static void
write_customers (GString *text, const Figures *self)
{
  static const char counts[] = "backbone_customers";
  static const char info[] = "backbone_customer_info";
  guint n[BACKBONE_N_STATUSES] = { 0 };

  backbone_prometheus_begin (text, info, "The name of a customer; always 1.");
  for (guint i = 0; i < self->customers->len; i++)
    {
      const BackboneCustomerFigures *customer
          = &g_array_index (self->customers, BackboneCustomerFigures, i);

      n[customer->status]++;
      backbone_prometheus_add (text, info, 1, "customer", customer->number, "description",
                               customer->description, NULL);
    }

  backbone_prometheus_begin (text, counts, "Customers by their status.");
  for (guint status = 0; status < BACKBONE_N_STATUSES; status++)
    backbone_prometheus_add (text, counts, n[status], "status", backbone_status_to_id (status),
                             NULL);
}

static void
write_held (GString *text, const Figures *self)
{
  static const char count[] = "backbone_held_users";
  static const char since[] = "backbone_held_user_since_timestamp_seconds";

  backbone_prometheus_begin (text, count,
                             "Technical users that are not tried, since a log-on was refused.");
  backbone_prometheus_add (text, count, self->held->len, NULL);

  backbone_prometheus_begin (text, since, "Since when a technical user is held, in Unix time.");
  for (guint i = 0; i < self->held->len; i++)
    {
      BackboneTechnicalUser *user = self->held->pdata[i];

      backbone_prometheus_add_seconds (
          text, since, backbone_technical_user_get_held_since (user), "customer",
          backbone_technical_user_get_customer (user), "user",
          backbone_technical_user_get_id (user), "verdict",
          backbone_verdict_to_id (backbone_technical_user_get_held_verdict (user)), NULL);
    }
}

static void
write_server_certificate (GString *text,
                          const char *name,
                          BackboneServerCertificate *certificate,
                          BackboneTime end)
{
  g_autofree char *port
      = g_strdup_printf ("%u", backbone_server_certificate_get_port (certificate));

  backbone_prometheus_add_seconds (text, name, end, "host",
                                   backbone_server_certificate_get_host (certificate), "port", port,
                                   NULL);
}

static void
write_server_certificates (GString *text, const Figures *self)
{
  static const char own[] = "backbone_server_certificate_expiry_timestamp_seconds";
  static const char chain[] = "backbone_server_chain_expiry_timestamp_seconds";

  backbone_prometheus_begin (text, own, "When the certificate of a host expires, in Unix time.");
  for (guint i = 0; i < self->server_certificates->len; i++)
    write_server_certificate (
        text, own, self->server_certificates->pdata[i],
        backbone_server_certificate_get_not_after (self->server_certificates->pdata[i]));

  backbone_prometheus_begin (text, chain,
                             "When the first certificate between a host and its trusted root "
                             "expires, in Unix time.");
  for (guint i = 0; i < self->server_certificates->len; i++)
    write_server_certificate (
        text, chain, self->server_certificates->pdata[i],
        backbone_server_certificate_get_chain_until (self->server_certificates->pdata[i]));
}

static void
write_users_expiries (GString *text, const Figures *self)
{
  static const char certificate[] = "backbone_client_certificate_expiry_timestamp_seconds";
  static const char s_user[] = "backbone_s_user_expiry_timestamp_seconds";

  backbone_prometheus_begin (text, certificate,
                             "When the client certificate of a technical user expires, in Unix "
                             "time.");
  for (guint i = 0; i < self->client_certificates->len; i++)
    {
      BackboneClientCertificate *item = self->client_certificates->pdata[i];

      backbone_prometheus_add_seconds (text, certificate,
                                       backbone_client_certificate_get_not_after (item), "customer",
                                       backbone_client_certificate_get_customer (item), "user",
                                       backbone_client_certificate_get_technical_user (item), NULL);
    }

  backbone_prometheus_begin (text, s_user, "When an S-User expires, in Unix time.");
  for (guint i = 0; i < self->s_users->len; i++)
    {
      BackboneSUser *item = self->s_users->pdata[i];

      if (backbone_s_user_get_expires (item) > 0)
        backbone_prometheus_add_seconds (text, s_user, backbone_s_user_get_expires (item),
                                         "customer", backbone_s_user_get_customer (item), "user",
                                         backbone_s_user_get_id (item), NULL);
    }
}

/* So that alerts come when the program itself warns. */
static void
write_warnings (GString *text, const Figures *self)
{
  static const char name[] = "backbone_expiry_warning_seconds";
  static const char *const warnings[BACKBONE_N_EXPIRY_STEPS]
      = { "first", "second", "third", "last" };

  backbone_prometheus_begin (text, name,
                             "How long before an end people are warned, by the rules of the "
                             "landscape.");
  for (guint i = 0; i < BACKBONE_N_EXPIRY_STEPS; i++)
    backbone_prometheus_add (text, name, (gint64)self->steps.days[i] * 24 * 60 * 60, "warning",
                             warnings[i], NULL);
}

static void
write_own_trouble (GString *text, const Figures *self)
{
  static const char name[] = "backbone_own_trouble";
  BackboneOwnTrouble present = self->your_side->len > 0
                                   ? backbone_your_side_get_trouble (self->your_side->pdata[0])
                                   : BACKBONE_OWN_TROUBLE_NONE;

  backbone_prometheus_begin (text, name,
                             "Whether every endpoint fails alike (1), so that the trouble is on "
                             "this side and not the customers'.");
  for (guint trouble = BACKBONE_OWN_TROUBLE_NAME_LOOKUP; trouble <= BACKBONE_OWN_TROUBLE_CLOCK;
       trouble++)
    backbone_prometheus_add (text, name, trouble == present, "trouble",
                             backbone_own_trouble_to_id (trouble), NULL);
}

static void
write_run (GString *text, const Figures *self)
{
  static const char start[] = "backbone_last_run_start_timestamp_seconds";
  static const char duration[] = "backbone_last_run_duration_seconds";
  static const char channels[] = "backbone_last_run_channels";
  BackboneTime started, finished;

  if (self->run == NULL)
    return;

  started = backbone_check_run_get_started (self->run);
  finished = backbone_check_run_get_finished (self->run);
  backbone_prometheus_begin (text, start,
                             "When the newest finished check run began, in Unix time.");
  backbone_prometheus_add_seconds (text, start, started, NULL);
  backbone_prometheus_begin (text, duration, "How long the newest finished check run took.");
  backbone_prometheus_add_seconds (text, duration, MAX (finished - started, 0), NULL);
  backbone_prometheus_begin (text, channels, "Channels of the newest finished check run.");
  backbone_prometheus_add (text, channels, backbone_check_run_get_n_ok (self->run), "result", "ok",
                           NULL);
  backbone_prometheus_add (text, channels, backbone_check_run_get_n_not_ok (self->run), "result",
                           "not-ok", NULL);
}

static char *
write_all (const Figures *self)
{
  static const char build[] = "backbone_build_info";
  GString *text = g_string_sized_new ((gsize)self->channels->len * CHARACTERS_PER_CHANNEL);

  backbone_prometheus_begin (text, build, "The version of Backbone Admin; always 1.");
  backbone_prometheus_add (text, build, 1, "version", BACKBONE_VERSION, NULL);
  write_up (text, self);
  write_failing (text, self);
  write_checked (text, self);
  write_succeeded (text, self);
  write_durations (text, self);
  write_phases (text, self, "backbone_phase_duration_median_seconds",
                "Median of a phase in the newest checks of a kind of channel.", 50);
  write_phases (text, self, "backbone_phase_duration_p95_seconds",
                "95th percentile of a phase in the newest checks of a kind of channel.", 95);
  write_customers (text, self);
  write_held (text, self);
  write_own_trouble (text, self);
  write_server_certificates (text, self);
  write_users_expiries (text, self);
  write_warnings (text, self);
  write_run (text, self);

  return g_string_free (text, FALSE);
}

char *
backbone_metrics_make (BackboneStore *store, GCancellable *cancellable, GError **error)
{
  g_auto (Figures) figures = {
    .strings = g_string_chunk_new (4096),
    .channels = g_array_new (FALSE, FALSE, sizeof (BackboneChannelFigures)),
    .customers = g_array_new (FALSE, FALSE, sizeof (BackboneCustomerFigures)),
  };

  if (!read_slices (store, read_channels, &figures, cancellable, error)
      || !read_slices (store, read_customers, &figures, cancellable, error)
      || !backbone_store_read (store, read_rest, &figures, cancellable, error))
    return NULL;

  return write_all (&figures);
}
