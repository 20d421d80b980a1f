/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-mark.h"

G_DEFINE_ENUM_TYPE (BackboneMark,
                    backbone_mark,
                    G_DEFINE_ENUM_VALUE (BACKBONE_MARK_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (BACKBONE_MARK_WORKING, "working"),
                    G_DEFINE_ENUM_VALUE (BACKBONE_MARK_FAILING, "failing"),
                    G_DEFINE_ENUM_VALUE (BACKBONE_MARK_ATTENTION, "attention"),
                    G_DEFINE_ENUM_VALUE (BACKBONE_MARK_HELD, "held"),
                    G_DEFINE_ENUM_VALUE (BACKBONE_MARK_NEVER, "never"),
                    G_DEFINE_ENUM_VALUE (BACKBONE_MARK_OFF, "off"),
                    G_DEFINE_ENUM_VALUE (BACKBONE_MARK_NEW, "new"),
                    G_DEFINE_ENUM_VALUE (BACKBONE_MARK_CHANGED, "changed"),
                    G_DEFINE_ENUM_VALUE (BACKBONE_MARK_UNCHANGED, "unchanged"),
                    G_DEFINE_ENUM_VALUE (BACKBONE_MARK_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (BACKBONE_MARK_RUNNING, "running"))

typedef struct
{
  const char *icon_name;
  const char *css_class;
} MarkInfo;

static const MarkInfo infos[] = {
  [BACKBONE_MARK_NONE] = { NULL, NULL },
  [BACKBONE_MARK_WORKING] = { "backbone-working-symbolic", "success" },
  [BACKBONE_MARK_FAILING] = { "backbone-failing-symbolic", "error" },
  [BACKBONE_MARK_ATTENTION] = { "backbone-attention-symbolic", "warning" },
  [BACKBONE_MARK_HELD] = { "backbone-held-symbolic", "warning" },
  [BACKBONE_MARK_NEVER] = { "backbone-never-symbolic", "dim-label" },
  [BACKBONE_MARK_OFF] = { "backbone-off-symbolic", "dim-label" },
  [BACKBONE_MARK_NEW] = { "backbone-new-symbolic", "success" },
  [BACKBONE_MARK_CHANGED] = { "backbone-changed-symbolic", "accent" },
  [BACKBONE_MARK_UNCHANGED] = { "backbone-unchanged-symbolic", "dim-label" },
  [BACKBONE_MARK_OPEN] = { "backbone-open-symbolic", "dim-label" },
  [BACKBONE_MARK_RUNNING] = { "backbone-running-symbolic", "accent" },
};

/**
 * backbone_mark_from_verdict:
 * @verdict: the newest verdict of a channel
 * @enabled: whether the channel is used
 *
 * Returns: the mark of that channel
 */
BackboneMark
backbone_mark_from_verdict (BackboneVerdict verdict, gboolean enabled)
{
  if (!enabled)
    return BACKBONE_MARK_OFF;
  if (verdict == BACKBONE_VERDICT_SKIPPED)
    return BACKBONE_MARK_HELD;

  return backbone_mark_from_status (backbone_status_from_verdict (verdict));
}

/**
 * backbone_mark_from_status:
 * @status: the overall status of a customer
 *
 * Returns: the mark of that customer
 */
BackboneMark
backbone_mark_from_status (BackboneStatus status)
{
  switch (status)
    {
    case BACKBONE_STATUS_FAILING:
      return BACKBONE_MARK_FAILING;
    case BACKBONE_STATUS_ATTENTION:
      return BACKBONE_MARK_ATTENTION;
    case BACKBONE_STATUS_NEVER_CHECKED:
      return BACKBONE_MARK_NEVER;
    case BACKBONE_STATUS_WORKING:
      return BACKBONE_MARK_WORKING;
    default:
      return BACKBONE_MARK_NONE;
    }
}

/**
 * backbone_mark_from_outcome:
 * @outcome: what a row of an imported list does
 *
 * Returns: the mark of that row
 */
BackboneMark
backbone_mark_from_outcome (BackboneImportOutcome outcome)
{
  switch (outcome)
    {
    case BACKBONE_IMPORT_NEW:
      return BACKBONE_MARK_NEW;
    case BACKBONE_IMPORT_CHANGED:
      return BACKBONE_MARK_CHANGED;
    case BACKBONE_IMPORT_UNCHANGED:
      return BACKBONE_MARK_UNCHANGED;
    case BACKBONE_IMPORT_REFUSED:
      return BACKBONE_MARK_FAILING;
    default:
      return BACKBONE_MARK_NONE;
    }
}

/**
 * backbone_mark_from_setup_state:
 * @state: how far a step of the migration, or a task, is
 *
 * Returns: the mark of that step
 */
BackboneMark
backbone_mark_from_setup_state (BackboneSetupState state)
{
  switch (state)
    {
    case BACKBONE_SETUP_STATE_OPEN:
      return BACKBONE_MARK_OPEN;
    case BACKBONE_SETUP_STATE_RUNNING:
      return BACKBONE_MARK_RUNNING;
    case BACKBONE_SETUP_STATE_DONE:
      return BACKBONE_MARK_WORKING;
    case BACKBONE_SETUP_STATE_FAILED:
      return BACKBONE_MARK_FAILING;
    case BACKBONE_SETUP_STATE_NOT_NEEDED:
      return BACKBONE_MARK_OFF;
    default:
      return BACKBONE_MARK_NONE;
    }
}

/**
 * backbone_mark_get_icon_name:
 * @mark: a mark
 *
 * Returns: (nullable): the name of its icon, one of ui/icons/
 */
const char *
backbone_mark_get_icon_name (BackboneMark mark)
{
  g_return_val_if_fail ((guint)mark < G_N_ELEMENTS (infos), NULL);

  return infos[mark].icon_name;
}

/**
 * backbone_mark_get_css_class:
 * @mark: a mark
 *
 * Returns: (nullable): the style class that gives it its colour
 */
const char *
backbone_mark_get_css_class (BackboneMark mark)
{
  g_return_val_if_fail ((guint)mark < G_N_ELEMENTS (infos), NULL);

  return infos[mark].css_class;
}
