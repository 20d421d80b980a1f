/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-channel-kind.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * BackbonePracticeFaultKind:
 *
 * What can go wrong on purpose. Those up to @BACKBONE_PRACTICE_FAULT_LAST_OF_CONNECTION hit a
 * connection before any request is known and so belong to an endpoint, never to a user.
 */
typedef enum
{
  BACKBONE_PRACTICE_FAULT_RESET_AT_ACCEPT,
  BACKBONE_PRACTICE_FAULT_RESET_IN_HANDSHAKE,
  BACKBONE_PRACTICE_FAULT_STALL_AT_ACCEPT,
  BACKBONE_PRACTICE_FAULT_NO_TLS,
  BACKBONE_PRACTICE_FAULT_CERTIFICATE_WRONG_NAME,
  BACKBONE_PRACTICE_FAULT_CERTIFICATE_EXPIRED,
  BACKBONE_PRACTICE_FAULT_CERTIFICATE_UNTRUSTED,
  BACKBONE_PRACTICE_FAULT_CERTIFICATE_SELF_SIGNED,
  BACKBONE_PRACTICE_FAULT_LAST_OF_CONNECTION = BACKBONE_PRACTICE_FAULT_CERTIFICATE_SELF_SIGNED,
  BACKBONE_PRACTICE_FAULT_DELAY,
  BACKBONE_PRACTICE_FAULT_STATUS,
  BACKBONE_PRACTICE_FAULT_LOG_ON_PAGE,
  BACKBONE_PRACTICE_FAULT_REDIRECT,
  BACKBONE_PRACTICE_FAULT_OVERSIZED_BODY,
  BACKBONE_PRACTICE_FAULT_TRUNCATED_BODY,
  BACKBONE_PRACTICE_FAULT_RESET_IN_BODY,
  BACKBONE_PRACTICE_FAULT_STALL_IN_BODY,
  BACKBONE_PRACTICE_FAULT_GARBAGE,
} BackbonePracticeFaultKind;

/**
 * BackbonePracticeFault:
 * @kind: what goes wrong
 * @endpoint: the channel kind it is for, or -1 for all
 * @user: (nullable): the technical user it is for, or %NULL for all
 * @delay: milliseconds to wait before a request is answered
 * @status: status of the answer
 * @body: (nullable): body of the answer
 * @content_type: (nullable): media type of @body
 * @retry_after: (nullable): value of the header Retry-After
 * @url: (nullable): where a redirect leads; %NULL for the foreign host
 * @marker: (nullable): what gives a log-on page away
 * @bytes: length of an oversized body
 * @left: how often it still hits; 0 for always
 *
 * Reference-counted by g_rc_box.
 */
typedef struct
{
  BackbonePracticeFaultKind kind;
  int endpoint;
  char *user;
  guint delay;
  guint status;
  char *body;
  char *content_type;
  char *retry_after;
  char *url;
  char *marker;
  guint64 bytes;
  guint left;
} BackbonePracticeFault;

BackbonePracticeFault *backbone_practice_fault_new_from_json (JsonObject *object, GError **error);
void backbone_practice_fault_unref (BackbonePracticeFault *fault);
const char *backbone_practice_fault_kind_to_id (BackbonePracticeFaultKind kind);
gboolean backbone_practice_fault_is_of_connection (const BackbonePracticeFault *fault);

/**
 * BackbonePracticeFaults:
 *
 * The faults in force, at most one for each pair of endpoint and user.
 */
typedef struct _BackbonePracticeFaults BackbonePracticeFaults;

BackbonePracticeFaults *backbone_practice_faults_new (void);
void backbone_practice_faults_free (BackbonePracticeFaults *faults);

void backbone_practice_faults_set (BackbonePracticeFaults *faults, BackbonePracticeFault *fault);
void backbone_practice_faults_clear (BackbonePracticeFaults *faults);
BackbonePracticeFault *backbone_practice_faults_take_for_connection (BackbonePracticeFaults *faults,
                                                                     BackboneChannelKind endpoint);
BackbonePracticeFault *backbone_practice_faults_take_for_request (BackbonePracticeFaults *faults,
                                                                  BackboneChannelKind endpoint,
                                                                  const char *user);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeFault, backbone_practice_fault_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeFaults, backbone_practice_faults_free)

G_END_DECLS
