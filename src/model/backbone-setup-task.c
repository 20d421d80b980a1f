/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-setup-task.h"

/**
 * BackboneSetupTask:
 *
 * A task of the list that step hub-config runs.
 */
struct _BackboneSetupTask
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneSetupTask, backbone_setup_task, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_ID,
  PROP_TITLE,
  PROP_STATE,
  PROP_TIME,
  PROP_LOG,
  N_PROPERTIES,
};

static void
backbone_setup_task_class_init (BackboneSetupTaskClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_ID] = BACKBONE_RECORD_STRING ("id");
  properties[PROP_TITLE] = BACKBONE_RECORD_STRING ("title");
  properties[PROP_STATE] = BACKBONE_RECORD_ENUM ("state", BACKBONE_TYPE_SETUP_STATE);
  properties[PROP_TIME] = BACKBONE_RECORD_INT64 ("time");
  properties[PROP_LOG] = BACKBONE_RECORD_STRING ("log");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_setup_task_init (BackboneSetupTask *self)
{
}

/**
 * backbone_setup_task_get_id:
 *
 * Returns: (transfer none) (not nullable): its stable id
 */
const char *
backbone_setup_task_get_id (BackboneSetupTask *self)
{
  return backbone_record_get_string (self, PROP_ID);
}

/**
 * backbone_setup_task_get_title:
 *
 * Returns: (transfer none) (not nullable): what it does
 */
const char *
backbone_setup_task_get_title (BackboneSetupTask *self)
{
  return backbone_record_get_string (self, PROP_TITLE);
}

/**
 * backbone_setup_task_get_state:
 *
 * Returns: how it went
 */
BackboneSetupState
backbone_setup_task_get_state (BackboneSetupTask *self)
{
  return backbone_record_get_enum (self, PROP_STATE);
}

/**
 * backbone_setup_task_get_time:
 *
 * Returns: when it ended, or 0
 */
BackboneTime
backbone_setup_task_get_time (BackboneSetupTask *self)
{
  return backbone_record_get_int64 (self, PROP_TIME);
}

/**
 * backbone_setup_task_get_log:
 *
 * Returns: (transfer none) (nullable): what was seen
 */
const char *
backbone_setup_task_get_log (BackboneSetupTask *self)
{
  return backbone_record_get_string (self, PROP_LOG);
}
