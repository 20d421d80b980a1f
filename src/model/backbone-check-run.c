/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-check-run.h"

/**
 * BackboneCheckRun:
 *
 * One run of checks: some channels or all, by one person or job.
 */
struct _BackboneCheckRun
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneCheckRun, backbone_check_run, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_NUMBER,
  PROP_STARTED,
  PROP_FINISHED,
  PROP_CANCELLED,
  PROP_ACTOR,
  PROP_N_CHANNELS,
  PROP_N_OK,
  PROP_N_NOT_OK,
  N_PROPERTIES,
};

static void
backbone_check_run_class_init (BackboneCheckRunClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_NUMBER] = BACKBONE_RECORD_INT64 ("number");
  properties[PROP_STARTED] = BACKBONE_RECORD_INT64 ("started");
  properties[PROP_FINISHED] = BACKBONE_RECORD_INT64 ("finished");
  properties[PROP_CANCELLED] = BACKBONE_RECORD_BOOLEAN ("cancelled");
  properties[PROP_ACTOR] = BACKBONE_RECORD_STRING ("actor");
  properties[PROP_N_CHANNELS] = BACKBONE_RECORD_UINT ("n-channels");
  properties[PROP_N_OK] = BACKBONE_RECORD_UINT ("n-ok");
  properties[PROP_N_NOT_OK] = BACKBONE_RECORD_UINT ("n-not-ok");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_check_run_init (BackboneCheckRun *self)
{
}

/**
 * backbone_check_run_get_number:
 *
 * Returns: what it is called: runs count from 1
 */
gint64
backbone_check_run_get_number (BackboneCheckRun *self)
{
  return backbone_record_get_int64 (self, PROP_NUMBER);
}

/**
 * backbone_check_run_get_started:
 *
 * Returns: when it began
 */
BackboneTime
backbone_check_run_get_started (BackboneCheckRun *self)
{
  return backbone_record_get_int64 (self, PROP_STARTED);
}

/**
 * backbone_check_run_get_finished:
 *
 * Returns: when it ended; 0 while it runs, and for one whose program was killed
 */
BackboneTime
backbone_check_run_get_finished (BackboneCheckRun *self)
{
  return backbone_record_get_int64 (self, PROP_FINISHED);
}

/**
 * backbone_check_run_get_cancelled:
 *
 * Returns: whether somebody ended it
 */
gboolean
backbone_check_run_get_cancelled (BackboneCheckRun *self)
{
  return backbone_record_get_boolean (self, PROP_CANCELLED);
}

/**
 * backbone_check_run_get_actor:
 *
 * Returns: (transfer none) (nullable): who began it, as `user@host`; %NULL where that was not noted
 * yet
 */
const char *
backbone_check_run_get_actor (BackboneCheckRun *self)
{
  return backbone_record_get_string (self, PROP_ACTOR);
}

/**
 * backbone_check_run_get_n_channels:
 *
 * Returns: how many channels it was to check
 */
guint
backbone_check_run_get_n_channels (BackboneCheckRun *self)
{
  return backbone_record_get_uint (self, PROP_N_CHANNELS);
}

/**
 * backbone_check_run_get_n_ok:
 *
 * Returns: how many of them worked
 */
guint
backbone_check_run_get_n_ok (BackboneCheckRun *self)
{
  return backbone_record_get_uint (self, PROP_N_OK);
}

/**
 * backbone_check_run_get_n_not_ok:
 *
 * Returns: how many did not, or were skipped or incomplete
 */
guint
backbone_check_run_get_n_not_ok (BackboneCheckRun *self)
{
  return backbone_record_get_uint (self, PROP_N_NOT_OK);
}
