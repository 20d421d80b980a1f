/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"
#include "backbone-secret.h"

G_BEGIN_DECLS

/* The longest answer that is read to its end, in bytes. */
#define BACKBONE_SERVICE_ANSWER_MAX (1024 * 1024)
/* What asks a service for the token that its writes must bring. */
#define BACKBONE_SERVICE_FETCH_TOKEN "Fetch"

/* Somebody who logs on. */
typedef struct
{
  const char *id;
  BackboneSecret *secret;
} BackboneServiceUser;

/* What is asked for, and who asks. */
typedef struct
{
  const char *host;
  guint port;
  const char *path;
  const char *method;       /* nullable: GET */
  GBytes *body;             /* nullable */
  const char *content_type; /* of @body */
  const char *token;        /* nullable: the token of a write, or BACKBONE_SERVICE_FETCH_TOKEN */
  guint good_status;        /* 0: 200 */
  gsize enough;             /* 0: the whole answer; more is not read, and is no error */
  const BackboneServiceUser *technical_user;
  GTlsCertificate *certificate;      /* nullable: logs on in place of the password */
  const BackboneServiceUser *s_user; /* nullable */
} BackboneServiceRequest;

/* What came back. */
typedef struct
{
  BackboneVerdict verdict;
  guint status;                /* HTTP, 0 without an answer */
  char *evidence;              /* nullable */
  gboolean s_user_is_at_fault; /* of the two users, if the verdict holds one */
  GByteArray *body;
  char *token; /* nullable: what the service handed out */
} BackboneServiceAnswer;

void backbone_service_answer_free (BackboneServiceAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneServiceAnswer, backbone_service_answer_free)

/* Speaks to the services of the backbone for one job thread: technical user and S-User together. */
typedef struct _BackboneServiceClient BackboneServiceClient;

/* @s_user_header: (nullable): where the credentials of S-Users go; without it they are not sent.
 * @trust, @proxies: (nullable). (transfer full). */
BackboneServiceClient *backbone_service_client_new (const char *s_user_header,
                                                    GTlsDatabase *trust,
                                                    GProxyResolver *proxies);
void backbone_service_client_free (BackboneServiceClient *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneServiceClient, backbone_service_client_free)

/* Blocking. Sends once, over a connection of its own; nothing is ever sent again. NULL only if it was
 * cancelled. (transfer full). */
BackboneServiceAnswer *backbone_service_client_send (BackboneServiceClient *self,
                                                     const BackboneServiceRequest *request,
                                                     GCancellable *cancellable,
                                                     GError **error);

G_END_DECLS
