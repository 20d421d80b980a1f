/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-faults.h"
#include "backbone-practice-json.h"
#include "backbone-practice-pages.h"

#include <glib/gi18n-lib.h>

#define MAX_DELAY         (10 * 60 * 1000)
#define MAX_BYTES         (G_GUINT64_CONSTANT (1) << 30)
#define DEFAULT_BYTES     (64 * 1024 * 1024)
#define FIRST_STATUS      200
#define LAST_STATUS       599
#define STATUS_OF_TROUBLE 503
#define STATUS_OF_MOVING  302

static const char *const kind_ids[] = {
  "reset-at-accept",
  "reset-in-handshake",
  "stall-at-accept",
  "no-tls",
  "certificate-wrong-name",
  "certificate-expired",
  "certificate-untrusted",
  "certificate-self-signed",
  "delay",
  "status",
  "log-on-page",
  "redirect",
  "oversized-body",
  "truncated-body",
  "reset-in-body",
  "stall-in-body",
  "garbage",
};

static const char *const members[]
    = { "fault",       "endpoint", "user",   "delay_ms", "status", "body", "content_type",
        "retry_after", "url",      "marker", "bytes",    "count",  NULL };

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, message);
  return FALSE;
}

/* A header's value that holds a line break would smuggle in another header. */
static gboolean
is_header_safe (const char *text)
{
  for (const char *p = text ? text : ""; *p; p++)
    {
      if ((guchar)*p < 0x20 || *p == 0x7f)
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_kind (JsonObject *object, BackbonePracticeFault *fault, GError **error)
{
  const char *id;

  if (!backbone_practice_json_string (object, "fault", &id, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (kind_ids); i++)
    {
      if (g_strcmp0 (id, kind_ids[i]) == 0)
        {
          fault->kind = i;
          return TRUE;
        }
    }

  return fail (error, _ ("“fault” names no known fault"));
}

static gboolean
read_scope (JsonObject *object, BackbonePracticeFault *fault, GError **error)
{
  const char *endpoint, *user;
  BackboneChannelKind kind;

  if (!backbone_practice_json_string (object, "endpoint", &endpoint, error)
      || !backbone_practice_json_string (object, "user", &user, error))
    return FALSE;

  fault->endpoint = -1;
  if (endpoint)
    {
      if (!backbone_channel_kind_from_id (endpoint, &kind))
        return fail (error, _ ("“endpoint” must be portal, parcel-box or note-download"));
      fault->endpoint = (int)kind;
    }

  if (user && backbone_practice_fault_is_of_connection (fault))
    return fail (error, _ ("This fault hits a connection before its user is known"));
  fault->user = g_strdup (user);
  return TRUE;
}

static gboolean
read_numbers (JsonObject *object, BackbonePracticeFault *fault, GError **error)
{
  guint64 delay = 0, count = 0, bytes = DEFAULT_BYTES;
  guint64 status
      = fault->kind == BACKBONE_PRACTICE_FAULT_REDIRECT ? STATUS_OF_MOVING : STATUS_OF_TROUBLE;

  if (!backbone_practice_json_uint (object, "delay_ms", MAX_DELAY, &delay, error)
      || !backbone_practice_json_uint (object, "status", LAST_STATUS, &status, error)
      || !backbone_practice_json_uint (object, "bytes", MAX_BYTES, &bytes, error)
      || !backbone_practice_json_uint (object, "count", G_MAXUINT32, &count, error))
    return FALSE;
  if (status < FIRST_STATUS)
    return fail (error, _ ("“status” must be from 200 to 599"));

  fault->delay = (guint)delay;
  fault->status = (guint)status;
  fault->bytes = bytes;
  fault->left = (guint)count;
  return TRUE;
}

static gboolean
read_texts (JsonObject *object, BackbonePracticeFault *fault, GError **error)
{
  const char *body, *content_type, *retry_after, *url, *marker;

  if (!backbone_practice_json_string (object, "body", &body, error)
      || !backbone_practice_json_string (object, "content_type", &content_type, error)
      || !backbone_practice_json_string (object, "retry_after", &retry_after, error)
      || !backbone_practice_json_string (object, "url", &url, error)
      || !backbone_practice_json_string (object, "marker", &marker, error))
    return FALSE;
  if (!is_header_safe (content_type) || !is_header_safe (retry_after) || !is_header_safe (url))
    return fail (error, _ ("A header's value holds a control character"));
  if (marker && !backbone_practice_pages_knows_marker (marker))
    return fail (error, _ ("“marker” names no known marker of a log-on page"));

  fault->body = g_strdup (body);
  fault->content_type = g_strdup (content_type);
  fault->retry_after = g_strdup (retry_after);
  fault->url = g_strdup (url);
  fault->marker = g_strdup (marker);
  return TRUE;
}

/**
 * backbone_practice_fault_new_from_json:
 * @object: a fault as the control path takes it; see README.md
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the fault
 */
BackbonePracticeFault *
backbone_practice_fault_new_from_json (JsonObject *object, GError **error)
{
  g_autoptr (BackbonePracticeFault) fault = g_rc_box_new0 (BackbonePracticeFault);

  if (!backbone_practice_json_only (object, members, error) || !read_kind (object, fault, error)
      || !read_scope (object, fault, error) || !read_numbers (object, fault, error)
      || !read_texts (object, fault, error))
    return NULL;

  return g_steal_pointer (&fault);
}

static void
clear (gpointer data)
{
  BackbonePracticeFault *fault = data;

  g_free (fault->user);
  g_free (fault->body);
  g_free (fault->content_type);
  g_free (fault->retry_after);
  g_free (fault->url);
  g_free (fault->marker);
}

void
backbone_practice_fault_unref (BackbonePracticeFault *fault)
{
  g_rc_box_release_full (fault, clear);
}

/**
 * backbone_practice_fault_kind_to_id:
 * @kind: a kind of fault
 *
 * Returns: (transfer none): its name on the control path
 */
const char *
backbone_practice_fault_kind_to_id (BackbonePracticeFaultKind kind)
{
  g_return_val_if_fail ((guint)kind < G_N_ELEMENTS (kind_ids), "unknown");

  return kind_ids[kind];
}

/**
 * backbone_practice_fault_is_of_connection:
 * @fault: a fault
 *
 * Returns: whether @fault hits connections rather than requests
 */
gboolean
backbone_practice_fault_is_of_connection (const BackbonePracticeFault *fault)
{
  return fault->kind <= BACKBONE_PRACTICE_FAULT_LAST_OF_CONNECTION;
}
