/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-store-private.h"

G_BEGIN_DECLS

/* (out) (transfer full) (element-type BackboneSetupStep): all steps in their order, with the newest of
 * their evidence. */
gboolean backbone_setup_guide_list_steps (BackboneDb *db, GPtrArray **records, GError **error);
/* (out) (transfer full): one of them. */
gboolean backbone_setup_guide_load_step (BackboneDb *db,
                                         BackboneSetupStepKind step,
                                         BackboneSetupStep **record,
                                         GError **error);
/* (out) (transfer full) (element-type BackboneSetupTask): the task list of step hub-config. */
gboolean backbone_setup_guide_list_tasks (BackboneDb *db, GPtrArray **records, GError **error);

G_END_DECLS
