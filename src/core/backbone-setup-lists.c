/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-setup-lists.h"

#include "backbone-db-leases-private.h"
#include "backbone-db-readiness-private.h"
#include "backbone-db-setup-private.h"
#include "backbone-db-setup-progress-private.h"
#include "backbone-list-private.h"
#include "backbone-setup-guide-private.h"

/* Nearly everything has a say in how far the migration is. */
#define CHANGES                                                                                    \
  (BACKBONE_CHANGED_SETUP | BACKBONE_CHANGED_SETTINGS | BACKBONE_CHANGED_CUSTOMERS                 \
   | BACKBONE_CHANGED_ASSIGNMENTS | BACKBONE_CHANGED_EXCHANGES)

/* Who runs a step may be gone without a word. */
#define LOOK_AFTER_RUNNING (2 * G_TIME_SPAN_SECOND)

static gboolean
find_end_of_running (BackboneDb *db, gpointer data, BackboneTime *due, GError **error)
{
  if (backbone_db_lease_is_taken (db, BACKBONE_DB_SETUP_LEASE))
    *due = g_get_real_time () + LOOK_AFTER_RUNNING;

  return TRUE;
}

static gboolean
list_steps (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  return backbone_setup_guide_list_steps (db, records, error);
}

static char *
key_of_step (gpointer record)
{
  return g_strdup (backbone_setup_step_get_id (record));
}

/**
 * backbone_landscape_list_setup_steps:
 * @self: a landscape
 *
 * Returns: (transfer full): all steps of the migration guide, in their order
 */
BackboneList *
backbone_landscape_list_setup_steps (BackboneLandscape *self)
{
  return backbone_list_new_with_due (self, BACKBONE_TYPE_SETUP_STEP, CHANGES, list_steps,
                                     find_end_of_running, NULL, NULL, key_of_step);
}

static gboolean
list_tasks (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  return backbone_setup_guide_list_tasks (db, records, error);
}

static char *
key_of_task (gpointer record)
{
  return g_strdup (backbone_setup_task_get_id (record));
}

/**
 * backbone_landscape_list_setup_tasks:
 * @self: a landscape
 *
 * Returns: (transfer full): the tasks of step hub-config, in their order
 */
BackboneList *
backbone_landscape_list_setup_tasks (BackboneLandscape *self)
{
  return backbone_list_new_with_due (self, BACKBONE_TYPE_SETUP_TASK, BACKBONE_CHANGED_SETUP,
                                     list_tasks, find_end_of_running, NULL, NULL, key_of_task);
}

typedef struct
{
  BackboneSetupStepKind step;
  guint limit;
} RestSelection;

static gboolean
list_rest (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  const RestSelection *selection = data;

  return backbone_db_setup_rest_list (db, selection->step, selection->limit, records, error);
}

static char *
key_of_rest (gpointer record)
{
  return g_strdup (backbone_setup_rest_get_customer (record));
}

/**
 * backbone_landscape_list_setup_rest:
 * @self: a landscape
 * @step: a step
 * @limit: how many customers at most; 0 for all
 *
 * Returns: (transfer full): the customers for whom @step is not done, the owner first
 */
BackboneList *
backbone_landscape_list_setup_rest (BackboneLandscape *self,
                                    BackboneSetupStepKind step,
                                    guint limit)
{
  RestSelection *selection = g_new0 (RestSelection, 1);

  *selection = (RestSelection){ step, limit };

  return backbone_list_new (self, BACKBONE_TYPE_SETUP_REST, CHANGES, list_rest, selection, g_free,
                            key_of_rest);
}

static gboolean
list_blockers (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  return backbone_db_blockers_load (db, records, error);
}

static gboolean
find_next_blocker (BackboneDb *db, gpointer data, BackboneTime *due, GError **error)
{
  return backbone_db_blockers_find_due (db, due, error);
}

static char *
key_of_blocker (gpointer record)
{
  return g_strdup (backbone_blocking_cause_to_id (backbone_blocker_get_cause (record)));
}

/**
 * backbone_landscape_list_blockers:
 * @self: a landscape
 *
 * Returns: (transfer full): what speaks against reverting the legacy switch, by cause
 */
BackboneList *
backbone_landscape_list_blockers (BackboneLandscape *self)
{
  return backbone_list_new_with_due (self, BACKBONE_TYPE_BLOCKER,
                                     CHANGES | BACKBONE_CHANGED_RESULTS, list_blockers,
                                     find_next_blocker, NULL, NULL, key_of_blocker);
}
