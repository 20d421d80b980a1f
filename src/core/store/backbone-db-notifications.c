/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-notifications-private.h"

#include "backbone-change-cause.h"
#include "backbone-db-audit-private.h"

/* What this desktop shows of channels in use is over when none of them has its cause. */
#define IS_OVER                                                                                    \
  "desktop = ? AND cause NOT IN (SELECT told_cause FROM channel_state s "                          \
  "JOIN channel ON channel.id = s.channel WHERE channel.enabled AND told_cause IS NOT NULL)"

gboolean
backbone_db_notification_set_cause (BackboneDb *db,
                                    gint64 channel,
                                    const char *cause,
                                    GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "UPDATE channel_state SET told_cause = ? WHERE channel = ?");

  backbone_statement_bind_text (statement, cause);
  backbone_statement_bind_int64 (statement, channel);

  return backbone_statement_run (statement, error);
}

static gboolean
load_concerned (BackboneDb *db, const char *cause, BackboneChange *change, GError **error)
{
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  gboolean urgent = FALSE;
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT customer.number, max (customer.owner) FROM channel_state s "
          "JOIN channel ON channel.id = s.channel JOIN customer ON customer.id = channel.customer "
          "WHERE s.told_cause = ? AND channel.enabled GROUP BY customer.id ORDER BY 1");

  backbone_statement_bind_text (statement, cause);
  while (backbone_statement_next (statement))
    {
      g_strv_builder_add (numbers, backbone_statement_get_text (statement, 0));
      urgent |= backbone_statement_get_int64 (statement, 1) != 0;
    }
  all = g_strv_builder_end (numbers);
  g_object_set (change, "customers", all, "n-customers", g_strv_length (all), "urgent", urgent,
                NULL);

  return backbone_statement_finish (statement, error);
}

gboolean
backbone_db_notification_show (BackboneDb *db, BackboneChange *change, GError **error)
{
  g_autofree char *cause = backbone_change_dup_cause (change);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "INSERT OR IGNORE INTO notification (cause, desktop) VALUES (?, ?)");

  backbone_statement_bind_text (statement, cause);
  backbone_statement_bind_text (statement, backbone_db_audit_get_actor ());

  return backbone_statement_run (statement, error) && load_concerned (db, cause, change, error);
}

static gboolean
forget_over (BackboneDb *db, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "DELETE FROM notification WHERE " IS_OVER);

  backbone_statement_bind_text (statement, backbone_db_audit_get_actor ());

  return backbone_statement_run (statement, error);
}

gboolean
backbone_db_notifications_take_over (BackboneDb *db, gboolean forget, GStrv *causes, GError **error)
{
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT cause FROM notification WHERE " IS_OVER);

  backbone_statement_bind_text (statement, backbone_db_audit_get_actor ());
  while (backbone_statement_next (statement))
    g_strv_builder_add (found, backbone_statement_get_text (statement, 0));
  if (!backbone_statement_finish (statement, error) || (forget && !forget_over (db, error)))
    return FALSE;

  *causes = g_strv_builder_end (found);
  return TRUE;
}
