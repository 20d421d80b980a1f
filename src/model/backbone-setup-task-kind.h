/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneSetupTaskKind:
 * @BACKBONE_SETUP_TASK_KIND_RESOLVE: look up the names of the hosts
 * @BACKBONE_SETUP_TASK_KIND_CONNECT: connect, through the proxy if there is one
 * @BACKBONE_SETUP_TASK_KIND_TLS: agree on TLS with a trusted certificate
 * @BACKBONE_SETUP_TASK_KIND_CREATE_CHANNELS: make the channels of the owner
 * @BACKBONE_SETUP_TASK_KIND_LOG_ON_PORTAL: log on at the portal
 * @BACKBONE_SETUP_TASK_KIND_LOG_ON_PARCEL_BOX: log on at the parcel box
 * @BACKBONE_SETUP_TASK_KIND_LOG_ON_NOTE_DOWNLOAD: log on at the note download
 * @BACKBONE_SETUP_TASK_KIND_STORE_PROXY: keep the proxy for channels that come later
 *
 * A task of the list that step hub-config runs, in this order.
 *
 * Its name is stored in landscape files and so must never change.
 */
typedef enum
{
  BACKBONE_SETUP_TASK_KIND_RESOLVE = 0,
  BACKBONE_SETUP_TASK_KIND_CONNECT = 1,
  BACKBONE_SETUP_TASK_KIND_TLS = 2,
  BACKBONE_SETUP_TASK_KIND_CREATE_CHANNELS = 3,
  BACKBONE_SETUP_TASK_KIND_LOG_ON_PORTAL = 4,
  BACKBONE_SETUP_TASK_KIND_LOG_ON_PARCEL_BOX = 5,
  BACKBONE_SETUP_TASK_KIND_LOG_ON_NOTE_DOWNLOAD = 6,
  BACKBONE_SETUP_TASK_KIND_STORE_PROXY = 7,
} BackboneSetupTaskKind;

#define BACKBONE_N_SETUP_TASKS 8

#define BACKBONE_TYPE_SETUP_TASK_KIND (backbone_setup_task_kind_get_type ())
GType backbone_setup_task_kind_get_type (void) G_GNUC_CONST;

/* (transfer none) (not nullable): the stable name used on the command line and in JSON. */
const char *backbone_setup_task_kind_to_id (BackboneSetupTaskKind value);
/* @id: (nullable). @value: (out) (optional). FALSE if @id is no such name. */
gboolean backbone_setup_task_kind_from_id (const char *id, BackboneSetupTaskKind *value);
const char *backbone_setup_task_kind_to_title (BackboneSetupTaskKind value);

G_END_DECLS
