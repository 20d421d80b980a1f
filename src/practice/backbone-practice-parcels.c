/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-parcels.h"

#include "backbone-practice-hosts.h"
#include "backbone-practice-json.h"
#include "backbone-practice-pages.h"
#include "backbone-practice-services.h"

#include <string.h>

#define MAX_ID_LENGTH 64
#define MAX_TOTAL     (64 * 1024 * 1024)

struct _BackbonePracticeParcels
{
  GHashTable *parcels; /* "CUSTOMER ID" -> GBytes */
  GHashTable *counts;  /* customer -> how many it has sent */
  gsize total;
};

/**
 * backbone_practice_parcels_new:
 *
 * Returns: (transfer full): an empty parcel box
 */
BackbonePracticeParcels *
backbone_practice_parcels_new (void)
{
  BackbonePracticeParcels *parcels = g_new0 (BackbonePracticeParcels, 1);

  parcels->parcels
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  parcels->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return parcels;
}

void
backbone_practice_parcels_free (BackbonePracticeParcels *parcels)
{
  g_hash_table_unref (parcels->parcels);
  g_hash_table_unref (parcels->counts);
  g_free (parcels);
}

/**
 * backbone_practice_parcels_is_path:
 * @path: the path of a request to the parcel box
 *
 * Returns: whether it is that of a parcel
 */
gboolean
backbone_practice_parcels_is_path (const char *path)
{
  return g_str_has_prefix (path, BACKBONE_PRACTICE_PARCEL_PREFIX)
         && path[strlen (BACKBONE_PRACTICE_PARCEL_PREFIX)] != '\0';
}

static gboolean
is_id (const char *id)
{
  return strlen (id) <= MAX_ID_LENGTH
         && strspn (id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-")
                == strlen (id);
}

static void
answer_kept (BackbonePracticeExchange *exchange, const char *id, GBytes *parcel)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, parcel);
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  backbone_practice_services_add_string (builder, "parcel", id);
  json_builder_set_member_name (builder, "length");
  json_builder_add_int_value (builder, (gint64)g_bytes_get_size (parcel));
  backbone_practice_services_add_string (builder, "sha256", digest);
  json_builder_end_object (builder);
  json = backbone_practice_json_to_text (builder);
  backbone_practice_pages_answer (exchange, SOUP_STATUS_CREATED, BACKBONE_PRACTICE_JSON, json);
}

static void
put (BackbonePracticeParcels *parcels,
     BackbonePracticeExchange *exchange,
     const char *customer,
     const char *id)
{
  gsize length;
  const char *body = backbone_practice_exchange_get_body (exchange, &length);
  GBytes *parcel;
  guint count;

  if (!is_id (id) || length == 0)
    {
      backbone_practice_services_answer_error (exchange, SOUP_STATUS_BAD_REQUEST, "bad-parcel",
                                               "The parcel has no content or no proper name");
      return;
    }
  if (parcels->total + length > MAX_TOTAL)
    {
      backbone_practice_services_answer_error (exchange, SOUP_STATUS_SERVICE_UNAVAILABLE, "full",
                                               "The parcel box is full");
      return;
    }

  parcel = g_bytes_new (body, length);
  parcels->total += length;
  count = GPOINTER_TO_UINT (g_hash_table_lookup (parcels->counts, customer));
  g_hash_table_insert (parcels->counts, g_strdup (customer), GUINT_TO_POINTER (count + 1));
  g_hash_table_insert (parcels->parcels, g_strdup_printf ("%s %s", customer, id), parcel);
  answer_kept (exchange, id, parcel);
}

static void
get (BackbonePracticeParcels *parcels,
     BackbonePracticeExchange *exchange,
     const char *customer,
     const char *id)
{
  g_autofree char *key = g_strdup_printf ("%s %s", customer, id);
  GBytes *parcel = g_hash_table_lookup (parcels->parcels, key);

  if (parcel)
    backbone_practice_exchange_answer (exchange, SOUP_STATUS_OK, "application/octet-stream",
                                       parcel);
  else
    backbone_practice_answer_not_found (exchange, BACKBONE_CHANNEL_PARCEL_BOX);
}

/**
 * backbone_practice_parcels_answer:
 * @parcels: the parcel box
 * @exchange: a request for a parcel
 * @customer: the customer number of both users
 */
void
backbone_practice_parcels_answer (BackbonePracticeParcels *parcels,
                                  BackbonePracticeExchange *exchange,
                                  const char *customer)
{
  const BackbonePracticeRequest *request = backbone_practice_exchange_get_request (exchange);
  const char *id = request->path + strlen (BACKBONE_PRACTICE_PARCEL_PREFIX);

  if (strcmp (request->method, "PUT") == 0)
    put (parcels, exchange, customer, id);
  else
    get (parcels, exchange, customer, id);
}

/**
 * backbone_practice_parcels_add_counters:
 * @parcels: the parcel box
 * @builder: in an object; gets a member: how many parcels each customer has sent
 */
void
backbone_practice_parcels_add_counters (BackbonePracticeParcels *parcels, JsonBuilder *builder)
{
  backbone_practice_services_add_counts (builder, "parcels", parcels->counts);
}
