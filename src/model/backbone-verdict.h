/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneVerdict:
 *
 * What a check of a channel can find. The table in backbone-verdict.c tells of each one what SAP
 * calls it, its usual cause and the next step.
 *
 * The values are stored in landscape files and so must never change.
 */
typedef enum
{
  BACKBONE_VERDICT_NEVER_CHECKED = 0,
  BACKBONE_VERDICT_OK = 1,
  BACKBONE_VERDICT_NAME_NOT_FOUND = 2,
  BACKBONE_VERDICT_REFUSED = 3,
  BACKBONE_VERDICT_TIMEOUT = 4,
  BACKBONE_VERDICT_CONNECTION_BROKEN = 5,
  BACKBONE_VERDICT_PROXY_CREDENTIALS = 6,
  BACKBONE_VERDICT_PROXY_REFUSED = 7,
  BACKBONE_VERDICT_NOT_TLS = 8,
  BACKBONE_VERDICT_TLS_UNTRUSTED = 9,
  BACKBONE_VERDICT_TLS_NAME = 10,
  BACKBONE_VERDICT_TLS_EXPIRED = 11,
  BACKBONE_VERDICT_CREDENTIALS = 12,
  BACKBONE_VERDICT_LOCKED = 13,
  BACKBONE_VERDICT_NOT_AUTHORISED = 14,
  BACKBONE_VERDICT_WRONG_CUSTOMER = 15,
  BACKBONE_VERDICT_LOG_ON_PAGE = 16,
  BACKBONE_VERDICT_NOT_FOUND = 17,
  BACKBONE_VERDICT_SERVER_ERROR = 18,
  BACKBONE_VERDICT_UNEXPECTED = 19,
  BACKBONE_VERDICT_CLIENT_CERTIFICATE = 20,
  BACKBONE_VERDICT_NOT_CONFIGURED = 21,
  BACKBONE_VERDICT_SKIPPED = 22,
} BackboneVerdict;

#define BACKBONE_N_VERDICTS 23

#define BACKBONE_TYPE_VERDICT (backbone_verdict_get_type ())
GType backbone_verdict_get_type (void) G_GNUC_CONST;

/**
 * BackboneVerdictInfo:
 * @id: stable name used on the command line, in JSON and in CSV
 * @sap_name: (nullable): what SAP's own tools show in this case
 * @title: untranslated short sentence for people
 * @cause: (nullable): untranslated usual cause
 * @next_step: (nullable): untranslated next step
 * @status: the #BackboneStatus that a channel with this verdict gives its customer
 * @holds_user: whether the technical user is held back after it, so that it can't be locked
 */
typedef struct
{
  const char *id;
  const char *sap_name;
  const char *title;
  const char *cause;
  const char *next_step;
  guint status;
  gboolean holds_user;
} BackboneVerdictInfo;

const BackboneVerdictInfo *backbone_verdict_get_info (BackboneVerdict verdict);
const char *backbone_verdict_to_id (BackboneVerdict verdict);
gboolean backbone_verdict_from_id (const char *id, BackboneVerdict *verdict);
const char *backbone_verdict_to_title (BackboneVerdict verdict);
const char *backbone_verdict_to_cause (BackboneVerdict verdict);
const char *backbone_verdict_to_next_step (BackboneVerdict verdict);
gboolean backbone_verdict_holds_user (BackboneVerdict verdict);
gboolean backbone_verdict_may_be_retried (BackboneVerdict verdict, guint status);

G_END_DECLS
