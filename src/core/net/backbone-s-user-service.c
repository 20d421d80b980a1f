/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-s-user-service-private.h"

#include "backbone-profile-private.h"
#include "backbone-s-user-answer-private.h"

struct _BackboneSUserService
{
  BackboneEndpointProfile *profile;
  BackboneServiceClient *client;
};

void
backbone_s_user_finding_free (BackboneSUserFinding *self)
{
  g_free (self->evidence);
  g_free (self->customer);
  g_strfreev (self->authorisations);
  g_free (self);
}

BackboneSUserService *
backbone_s_user_service_new (BackboneEndpointProfile *profile,
                             GTlsDatabase *trust,
                             GProxyResolver *proxies)
{
  BackboneSUserService *self = g_new0 (BackboneSUserService, 1);

  self->profile = g_object_ref (profile);
  self->client = backbone_service_client_new (backbone_endpoint_profile_get_s_user_header (profile),
                                              trust, proxies);

  return self;
}

void
backbone_s_user_service_free (BackboneSUserService *self)
{
  backbone_service_client_free (self->client);
  g_object_unref (self->profile);
  g_free (self);
}

/* Fills @finding in. (out) @body: (transfer full): what was answered. FALSE if it was cancelled. */
static gboolean
ask_path (BackboneSUserService *self,
          const char *path,
          const BackboneServiceUser *technical_user,
          const BackboneServiceUser *s_user,
          BackboneSUserFinding *finding,
          GByteArray **body,
          GCancellable *cancellable,
          GError **error)
{
  BackboneEndpoint *portal = backbone_endpoint_profile_get_portal (self->profile);
  g_autofree char *own_path = backbone_profile_fill_in_s_user (path, s_user->id);
  const BackboneServiceRequest request = {
    .host = backbone_endpoint_get_host (portal),
    .port = backbone_endpoint_get_port (portal),
    .path = own_path,
    .technical_user = technical_user,
    .s_user = s_user,
  };
  g_autoptr (BackboneServiceAnswer) answer
      = backbone_service_client_send (self->client, &request, cancellable, error);

  if (answer == NULL)
    return FALSE;

  g_free (finding->evidence);
  finding->evidence = g_steal_pointer (&answer->evidence);
  finding->verdict = answer->verdict;
  finding->s_user_is_at_fault = answer->s_user_is_at_fault;
  *body = g_byte_array_ref (answer->body);

  return TRUE;
}

static void
take_error (BackboneSUserFinding *finding, GError *error)
{
  finding->verdict = BACKBONE_VERDICT_UNEXPECTED;
  g_free (finding->evidence);
  finding->evidence = g_strdup (error->message);
  g_error_free (error);
}

BackboneSUserFinding *
backbone_s_user_service_ask (BackboneSUserService *self,
                             const BackboneServiceUser *technical_user,
                             const BackboneServiceUser *s_user,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (BackboneSUserFinding) finding = g_new0 (BackboneSUserFinding, 1);
  g_autoptr (GByteArray) user = NULL;
  g_autoptr (GByteArray) authorisations = NULL;
  GError *reason = NULL;

  if (!ask_path (self, backbone_endpoint_profile_get_user_path (self->profile), technical_user,
                 s_user, finding, &user, cancellable, error))
    return NULL;
  if (finding->verdict != BACKBONE_VERDICT_OK)
    return g_steal_pointer (&finding);
  if (!backbone_s_user_answer_read_user ((const char *)user->data, user->len, &finding->customer,
                                         &finding->expires, &reason))
    {
      take_error (finding, reason);
      return g_steal_pointer (&finding);
    }

  if (!ask_path (self, backbone_endpoint_profile_get_authorisations_path (self->profile),
                 technical_user, s_user, finding, &authorisations, cancellable, error))
    return NULL;
  if (finding->verdict != BACKBONE_VERDICT_OK)
    return g_steal_pointer (&finding);

  finding->authorisations = backbone_s_user_answer_read_authorisations (
      (const char *)authorisations->data, authorisations->len, &reason);
  if (finding->authorisations == NULL)
    take_error (finding, reason);

  return g_steal_pointer (&finding);
}
