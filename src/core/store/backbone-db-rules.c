/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-rules-private.h"

#include "backbone-db-audit-private.h"
#include "backbone-db-certificates-private.h"
#include "backbone-landscape.h"

#define DAY (24 * 60 * 60 * (gint64)G_USEC_PER_SEC)

gboolean
backbone_db_rules_load (BackboneDb *db, BackboneRules **rules, GError **error)
{
  g_autoptr (BackboneRules) loaded = g_object_new (BACKBONE_TYPE_RULES, NULL);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT bad, good, parallel, soon || ',' || near || ',' || urgent || ',' || last "
          "FROM rules");

  if (backbone_statement_next (statement))
    g_object_set (loaded, "bad", (guint)backbone_statement_get_int64 (statement, 0), "good",
                  (guint)backbone_statement_get_int64 (statement, 1), "parallel",
                  (guint)backbone_statement_get_int64 (statement, 2), "warn",
                  backbone_statement_get_text (statement, 3), NULL);
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *rules = g_steal_pointer (&loaded);
  return TRUE;
}

static char *
describe (BackboneRules *rules)
{
  g_autofree char *bad = g_strdup_printf ("%u", backbone_rules_get_bad (rules));
  g_autofree char *good = g_strdup_printf ("%u", backbone_rules_get_good (rules));
  g_autofree char *parallel = g_strdup_printf ("%u", backbone_rules_get_parallel (rules));

  return backbone_db_audit_text ("bad", bad, "good", good, "warn", backbone_rules_get_warn (rules),
                                 "parallel", parallel, NULL);
}

static gboolean
store (BackboneDb *db, BackboneRules *rules, GError **error)
{
  BackboneExpirySteps steps;
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "UPDATE rules SET bad = ?, good = ?, parallel = ?, soon = ?, near = ?, urgent = ?, "
          "last = ?");

  backbone_rules_get_steps (rules, &steps);
  backbone_statement_bind_int64 (statement, backbone_rules_get_bad (rules));
  backbone_statement_bind_int64 (statement, backbone_rules_get_good (rules));
  backbone_statement_bind_int64 (statement, backbone_rules_get_parallel (rules));
  for (guint i = 0; i < BACKBONE_N_EXPIRY_STEPS; i++)
    backbone_statement_bind_int64 (statement, steps.days[i]);

  return backbone_statement_run (statement, error);
}

gboolean
backbone_db_rules_set (BackboneDb *db, BackboneRules *rules, GError **error)
{
  g_autoptr (BackboneRules) old = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = describe (rules);
  gboolean warns_alike;

  if (!backbone_db_rules_load (db, &old, error))
    return FALSE;

  before = describe (old);
  warns_alike = g_strcmp0 (backbone_rules_get_warn (old), backbone_rules_get_warn (rules)) == 0;
  backbone_db_note_change (db, BACKBONE_CHANGED_SETTINGS | BACKBONE_CHANGED_RESULTS);
  /* Certificates and S-Users begin to expire, or cease to. */
  if (!warns_alike)
    backbone_db_note_change (db, BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_ASSIGNMENTS);

  return store (db, rules, error) && (warns_alike || backbone_db_certificates_refresh (db, error))
         && backbone_db_audit (db, "rules-set", "rules", before, after, error);
}

gboolean
backbone_db_rules_load_steps (BackboneDb *db, BackboneExpirySteps *steps, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT soon, near, urgent, last FROM rules");

  *steps = backbone_expiry_steps_default;
  if (backbone_statement_next (statement))
    {
      for (guint i = 0; i < BACKBONE_N_EXPIRY_STEPS; i++)
        steps->days[i] = (guint)backbone_statement_get_int64 (statement, (int)i);
    }

  return backbone_statement_finish (statement, error);
}

gboolean
backbone_db_rules_load_attention (BackboneDb *db,
                                  BackboneTime now,
                                  BackboneTime *time,
                                  GError **error)
{
  BackboneExpirySteps steps;

  if (!backbone_db_rules_load_steps (db, &steps, error))
    return FALSE;

  *time = now + steps.days[0] * DAY;
  return TRUE;
}
