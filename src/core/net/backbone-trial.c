/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-trial-private.h"

#include "backbone-receipt-answer-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define CREATED 201

/* What every archive of SAP begins with, and how much of one is read to see that it is no page. */
#define ARCHIVE_START "CAR 2.01"
#define NOTE_ENOUGH   8192

/* What the backbone's people see of it, whatever language is spoken here. */
#define TRIAL_TEXT "Trial by Backbone Admin, please ignore: "

/* A trial under way. */
typedef struct
{
  const BackboneTrial *trial;
  BackboneServiceClient *client;
  GCancellable *cancellable;
  BackboneTrialFinding *finding;
  char *id; /* tells this trial from all others */
} Run;

void
backbone_trial_finding_free (BackboneTrialFinding *self)
{
  g_free (self->evidence);
  g_free (self);
}

/* (nullable) (transfer full): the answer, if all is well; what is not is in the finding then, unless it
 * was cancelled. */
static BackboneServiceAnswer *
send (Run *run, BackboneServiceRequest *request, GError **error)
{
  const BackboneTrial *trial = run->trial;
  g_autoptr (BackboneServiceAnswer) answer = NULL;

  request->host = trial->host;
  request->port = trial->port;
  request->technical_user = trial->technical_user;
  request->certificate = trial->certificate;
  request->s_user = trial->s_user;
  answer = backbone_service_client_send (run->client, request, run->cancellable, error);
  if (answer == NULL)
    return NULL;

  run->finding->verdict = answer->verdict;
  run->finding->s_user_is_at_fault = answer->s_user_is_at_fault;
  g_free (run->finding->evidence);
  run->finding->evidence = g_steal_pointer (&answer->evidence);

  return answer->verdict == BACKBONE_VERDICT_OK ? g_steal_pointer (&answer) : NULL;
}

static void
conclude (Run *run, BackboneVerdict verdict, char *evidence)
{
  run->finding->verdict = verdict;
  g_free (run->finding->evidence);
  run->finding->evidence = evidence;
}

/* (nullable) (transfer full). */
static BackboneReceipt *
read_receipt (Run *run, const BackboneServiceAnswer *answer)
{
  g_autoptr (GError) error = NULL;
  BackboneReceipt *receipt = backbone_receipt_answer_read (
      run->trial->purpose, (const char *)answer->body->data, answer->body->len, &error);

  if (receipt == NULL)
    conclude (run, BACKBONE_VERDICT_UNEXPECTED, g_strdup (error->message));

  return receipt;
}

/* The token that writes must bring. FALSE if there is none. */
static gboolean
fetch_token (Run *run, char **token, GError **error)
{
  BackboneServiceRequest request
      = { .path = run->trial->path, .token = BACKBONE_SERVICE_FETCH_TOKEN };
  g_autoptr (BackboneServiceAnswer) answer = send (run, &request, error);

  if (answer == NULL)
    return FALSE;

  *token = g_steal_pointer (&answer->token);
  if (*token == NULL)
    conclude (run, BACKBONE_VERDICT_UNEXPECTED,
              g_strdup (_ ("The service hands out no token for writing")));

  return *token != NULL;
}

/* What is sent to the portal: JSON with the system and @text. */
static GBytes *
make_body (Run *run, const char *text)
{
  const char *member = run->trial->purpose == BACKBONE_PURPOSE_INCIDENTS ? "Subject" : "Digest";
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  char *json;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "SystemNumber");
  json_builder_add_string_value (builder, run->trial->system);
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json = json_to_string (root, FALSE);

  return g_bytes_new_take (json, strlen (json));
}

/* The text by which what was sent is recognised. */
static char *
make_text (Run *run)
{
  if (run->trial->purpose == BACKBONE_PURPOSE_INCIDENTS)
    return g_strconcat (TRIAL_TEXT, run->id, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, run->id, -1);
}

static BackboneReceipt *
post (Run *run, const char *text, const char *token, GError **error)
{
  g_autoptr (GBytes) body = make_body (run, text);
  BackboneServiceRequest request = {
    .path = run->trial->path,
    .method = "POST",
    .body = body,
    .content_type = "application/json",
    .token = token,
    .good_status = CREATED,
  };
  g_autoptr (BackboneServiceAnswer) answer = send (run, &request, error);

  return answer ? read_receipt (run, answer) : NULL;
}

static gboolean
is_what_was_sent (Run *run,
                  const BackboneReceipt *sent,
                  const BackboneReceipt *read,
                  const char *text)
{
  return g_strcmp0 (sent->number, read->number) == 0 && g_strcmp0 (read->text, text) == 0
         && g_strcmp0 (read->system, run->trial->system) == 0
         && g_strcmp0 (read->customer, run->trial->customer) == 0;
}

/* It is there, though nobody can tell whether it is right. */
static void
conclude_unread (Run *run, const BackboneReceipt *sent)
{
  const char *why = run->finding->evidence ? run->finding->evidence : "";

  conclude (run, run->finding->verdict,
            /* Translators: a number that the backbone gave, and why something failed */
            g_strdup_printf (_ ("Number %s was given, but could not be read back: %s"),
                             sent->number, why));
}

static void
confirm (Run *run, const BackboneReceipt *sent, const char *text, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s('%s')", run->trial->path, sent->number);
  BackboneServiceRequest request = { .path = path };
  g_autoptr (BackboneServiceAnswer) answer = send (run, &request, error);
  g_autoptr (BackboneReceipt) read = answer ? read_receipt (run, answer) : NULL;

  if (answer == NULL && run->finding->verdict != BACKBONE_VERDICT_OK)
    conclude_unread (run, sent);
  if (read == NULL)
    return;

  if (!is_what_was_sent (run, sent, read, text))
    conclude (run, BACKBONE_VERDICT_UNEXPECTED,
              /* Translators: a number that the backbone gave */
              g_strdup_printf (_ ("Number %s was given, but something else is read back under it"),
                               sent->number));
  else if (run->trial->purpose == BACKBONE_PURPOSE_INCIDENTS)
    conclude (run, BACKBONE_VERDICT_OK,
              /* Translators: the number of a support incident, and that of a system */
              g_strdup_printf (_ ("Trial incident %s for system %s was taken and read back"),
                               sent->number, run->trial->system));
  else
    conclude (run, BACKBONE_VERDICT_OK,
              /* Translators: a number that the backbone gave, and that of a system */
              g_strdup_printf (_ ("System data %s of system %s was taken and read back"),
                               sent->number, run->trial->system));
}

static void
try_portal (Run *run, GError **error)
{
  g_autofree char *text = make_text (run);
  g_autofree char *token = NULL;
  g_autoptr (BackboneReceipt) receipt = NULL;

  if (!fetch_token (run, &token, error))
    return;

  receipt = post (run, text, token, error);
  if (receipt)
    confirm (run, receipt, text, error);
}

/* Not text alone, so that whatever is between here and there shows that it leaves bytes alone. */
static GBytes *
make_parcel (Run *run)
{
  GByteArray *parcel = g_byte_array_new ();

  g_byte_array_append (parcel, (const guint8 *)TRIAL_TEXT, strlen (TRIAL_TEXT));
  g_byte_array_append (parcel, (const guint8 *)run->id, strlen (run->id));
  for (guint i = 0; i < 256; i++)
    {
      guint8 byte = (guint8)i;

      g_byte_array_append (parcel, &byte, 1);
    }

  return g_byte_array_free_to_bytes (parcel);
}

static gboolean
put (Run *run, const char *path, GBytes *parcel, const char *digest, GError **error)
{
  BackboneServiceRequest request = {
    .path = path,
    .method = "PUT",
    .body = parcel,
    .content_type = "application/octet-stream",
    .good_status = CREATED,
  };
  g_autoptr (BackboneServiceAnswer) answer = send (run, &request, error);
  g_autoptr (BackboneReceipt) receipt = answer ? read_receipt (run, answer) : NULL;

  if (receipt && g_strcmp0 (receipt->text, digest) != 0)
    conclude (run, BACKBONE_VERDICT_UNEXPECTED,
              g_strdup (_ ("The parcel arrived, but with another digest")));

  return receipt && g_strcmp0 (receipt->text, digest) == 0;
}

static void
try_parcel_box (Run *run, GError **error)
{
  g_autofree char *path = g_strconcat (run->trial->path, "trial-", run->id, NULL);
  g_autoptr (GBytes) parcel = make_parcel (run);
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, parcel);
  g_autofree char *read = NULL;
  BackboneServiceRequest request = { .path = path };
  g_autoptr (BackboneServiceAnswer) answer = NULL;

  if (!put (run, path, parcel, digest, error))
    return;
  answer = send (run, &request, error);
  if (answer == NULL)
    return;

  read = g_compute_checksum_for_data (G_CHECKSUM_SHA256, answer->body->data, answer->body->len);
  if (g_strcmp0 (read, digest) == 0)
    conclude (run, BACKBONE_VERDICT_OK,
              /* Translators: the SHA-256 of a parcel */
              g_strdup_printf (_ ("Trial parcel was taken and read back, SHA-256 %s"), digest));
  else
    conclude (run, BACKBONE_VERDICT_UNEXPECTED,
              g_strdup (_ ("The parcel that is read back is not the one that was sent")));
}

static void
try_note (Run *run, GError **error)
{
  BackboneServiceRequest request = { .path = run->trial->path, .enough = NOTE_ENOUGH };
  g_autoptr (BackboneServiceAnswer) answer = send (run, &request, error);

  if (answer == NULL)
    return;

  if (answer->body->len >= strlen (ARCHIVE_START)
      && memcmp (answer->body->data, ARCHIVE_START, strlen (ARCHIVE_START)) == 0)
    conclude (
        run, BACKBONE_VERDICT_OK,
        /* Translators: what the bytes of an archive begin with */
        g_strdup_printf (_ ("The note came as an archive that begins with %s"), ARCHIVE_START));
  else
    conclude (
        run, BACKBONE_VERDICT_UNEXPECTED,
        /* Translators: what the bytes of an archive begin with */
        g_strdup_printf (_ ("What came does not begin with %s: it is no note"), ARCHIVE_START));
}

BackboneTrialFinding *
backbone_trial_run (const BackboneTrial *trial,
                    BackboneServiceClient *client,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (BackboneTrialFinding) finding = g_new0 (BackboneTrialFinding, 1);
  g_autofree char *id = g_uuid_string_random ();
  Run run = { trial, client, cancellable, finding, id };
  g_autoptr (GError) cancelled = NULL;

  switch (trial->purpose)
    {
    case BACKBONE_PURPOSE_EARLY_WATCH:
      try_parcel_box (&run, &cancelled);
      break;
    case BACKBONE_PURPOSE_NOTES:
      try_note (&run, &cancelled);
      break;
    case BACKBONE_PURPOSE_INCIDENTS:
    case BACKBONE_PURPOSE_SYSTEM_DATA:
    default:
      try_portal (&run, &cancelled);
      break;
    }
  if (cancelled)
    {
      g_propagate_error (error, g_steal_pointer (&cancelled));
      return NULL;
    }

  return g_steal_pointer (&finding);
}
