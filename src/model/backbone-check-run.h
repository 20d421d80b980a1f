/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_CHECK_RUN (backbone_check_run_get_type ())
G_DECLARE_FINAL_TYPE (BackboneCheckRun, backbone_check_run, BACKBONE, CHECK_RUN, BackboneRecord)

gint64 backbone_check_run_get_number (BackboneCheckRun *self);
BackboneTime backbone_check_run_get_started (BackboneCheckRun *self);
BackboneTime backbone_check_run_get_finished (BackboneCheckRun *self);
gboolean backbone_check_run_get_cancelled (BackboneCheckRun *self);
const char *backbone_check_run_get_actor (BackboneCheckRun *self);
guint backbone_check_run_get_n_channels (BackboneCheckRun *self);
guint backbone_check_run_get_n_ok (BackboneCheckRun *self);
guint backbone_check_run_get_n_not_ok (BackboneCheckRun *self);

G_END_DECLS
