/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-setup-progress-private.h"

#include "backbone-landscape.h"
#include "backbone-text-list.h"

#include <string.h>

/* Customers with their users, the S-User of the batch user, and when their installations were read. */
#define FROM_CUSTOMERS                                                                             \
  "FROM customer LEFT JOIN technical_user u ON u.id = customer.technical_user "                    \
  "LEFT JOIN client_certificate c ON c.technical_user = u.id "                                     \
  "LEFT JOIN assignment a ON a.customer = customer.id AND a.local_user = "                         \
  "(SELECT id FROM local_user WHERE name = '" BACKBONE_LOCAL_USER_DEFAULT "') "                    \
  "LEFT JOIN s_user s ON s.id = a.s_user "                                                         \
  "LEFT JOIN installation_refresh r ON r.customer = customer.id "

#define HAS_CREDENTIAL "(u.credential IS NOT NULL OR c.credential IS NOT NULL)"
#define HAS_MARK(step)                                                                             \
  "EXISTS (SELECT 1 FROM setup_customer m WHERE m.customer = customer.id AND m.step = '" step "')"
#define OF_CUSTOMER         "SELECT 1 FROM s_user o WHERE o.customer = customer.number"
#define HAS_S_USER          "EXISTS (" OF_CUSTOMER ")"
#define HAS_S_USER_PASSWORD "EXISTS (" OF_CUSTOMER " AND o.credential IS NOT NULL)"
#define HAS_DOWNLOAD                                                                               \
  "EXISTS (" OF_CUSTOMER " AND EXISTS (SELECT 1 FROM authorisation g WHERE g.s_user = o.id "       \
  "AND g.granted AND g.object_id IN ('SWDOWNLOAD', 'G_SOFTDOWN')))"
#define IS_WRONG_CUSTOMER "coalesce (s.customer != customer.number, 0)"
#define IS_NOT_REFRESHED  "(coalesce (r.refreshed, 0) = 0)"

/* What is missing, as bits: 1 << BackboneSetupGap. 0 for who has the step behind it. SQLite reads |
 * and << from left to right. */
#define S_USERS_GAPS                                                                               \
  "(CASE WHEN " HAS_MARK ("s-users") " THEN 0 ELSE (u.id IS NULL) "                                \
                                     "| (coalesce (u.life_cycle = 4, 0) << 1) "                    \
                                     "| ((u.id IS NOT NULL AND NOT " HAS_CREDENTIAL                \
                                     ") << 2) | ((NOT " HAS_S_USER ") << 3) "                      \
                                     "| ((" HAS_S_USER " AND NOT " HAS_S_USER_PASSWORD ") << 4) "  \
                                     "| ((" HAS_S_USER " AND NOT " HAS_DOWNLOAD ") << 5) END)"
#define MASS_SETUP_FACTS                                                                           \
  "((u.id IS NULL) | ((u.id IS NOT NULL AND NOT " HAS_CREDENTIAL ") << 2) "                        \
  "| ((3 != (SELECT count (*) FROM channel WHERE channel.customer = customer.id)) << 6))"
#define MASS_SETUP_GAPS                                                                            \
  "(CASE (SELECT manual FROM setup_customer m WHERE m.customer = customer.id "                     \
  "AND m.step = 'mass-setup') WHEN 1 THEN 0 WHEN 0 THEN " MASS_SETUP_FACTS                         \
  " ELSE " MASS_SETUP_FACTS " | (1 << 11) END)"
#define CUSTOMER_NUMBERS_GAPS "((NOT " HAS_MARK ("customer-numbers") ") << 7)"
#define ASSIGNMENTS_GAPS                                                                           \
  "(CASE WHEN " HAS_MARK ("assignments") " THEN 0 ELSE ((a.s_user IS NULL) << 8) "                 \
                                         "| (" IS_WRONG_CUSTOMER " << 9) END)"
#define REFRESH_GAPS                                                                               \
  "(CASE WHEN " HAS_MARK ("refresh") " THEN 0 ELSE " IS_NOT_REFRESHED " << 10 END)"

/* The bits that these expressions set. */
G_STATIC_ASSERT (BACKBONE_SETUP_GAP_TECHNICAL_USER == 0);
G_STATIC_ASSERT (BACKBONE_SETUP_GAP_SOFTWARE_DOWNLOAD == 5);
G_STATIC_ASSERT (BACKBONE_SETUP_GAP_NOT_SET_UP == 11);
G_STATIC_ASSERT (BACKBONE_LIFE_CYCLE_LOCKED == 4);

gboolean
backbone_db_setup_progress_load (BackboneDb *db,
                                 gint64 s_users_through,
                                 BackboneSetupProgress progress[BACKBONE_N_SETUP_STEPS],
                                 GError **error)
{
  static const BackboneSetupStepKind steps[] = {
    BACKBONE_SETUP_STEP_KIND_MASS_SETUP,
    BACKBONE_SETUP_STEP_KIND_CUSTOMER_NUMBERS,
    BACKBONE_SETUP_STEP_KIND_ASSIGNMENTS,
    BACKBONE_SETUP_STEP_KIND_REFRESH,
  };
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT count (*), sum (customer.id <= ?1), "
          "sum (customer.id <= ?1 AND " S_USERS_GAPS " = 0), sum (" MASS_SETUP_GAPS " = 0), "
          "sum (" CUSTOMER_NUMBERS_GAPS " = 0), sum (" ASSIGNMENTS_GAPS " = 0), "
          "sum (" REFRESH_GAPS " = 0) " FROM_CUSTOMERS);

  memset (progress, 0, BACKBONE_N_SETUP_STEPS * sizeof *progress);
  backbone_statement_bind_int64 (statement, s_users_through > 0 ? s_users_through : G_MAXINT64);
  if (backbone_statement_next (statement))
    {
      progress[BACKBONE_SETUP_STEP_KIND_S_USERS] = (BackboneSetupProgress){
        .done = backbone_statement_get_int64 (statement, 2),
        .total = backbone_statement_get_int64 (statement, 1),
      };
      for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
        progress[steps[i]] = (BackboneSetupProgress){
          .done = backbone_statement_get_int64 (statement, 3 + (int)i),
          .total = backbone_statement_get_int64 (statement, 0),
        };
    }

  return backbone_statement_finish (statement, error);
}

#define SELECT_REST(gaps)                                                                          \
  "SELECT number, description, owner, gaps FROM (SELECT customer.number AS number, "               \
  "customer.description AS description, customer.owner AS owner, " gaps " AS gaps " FROM_CUSTOMERS \
  ") WHERE gaps != 0 ORDER BY owner DESC, number LIMIT ?"

/* (nullable): how the rest of a step is found. */
static const char *
get_rest_query (BackboneSetupStepKind step)
{
  static const char *const queries[BACKBONE_N_SETUP_STEPS] = {
    [BACKBONE_SETUP_STEP_KIND_S_USERS] = SELECT_REST (S_USERS_GAPS),
    [BACKBONE_SETUP_STEP_KIND_MASS_SETUP] = SELECT_REST (MASS_SETUP_GAPS),
    [BACKBONE_SETUP_STEP_KIND_CUSTOMER_NUMBERS] = SELECT_REST (CUSTOMER_NUMBERS_GAPS),
    [BACKBONE_SETUP_STEP_KIND_ASSIGNMENTS] = SELECT_REST (ASSIGNMENTS_GAPS),
    [BACKBONE_SETUP_STEP_KIND_REFRESH] = SELECT_REST (REFRESH_GAPS),
  };

  return queries[step];
}

static BackboneSetupRest *
read_rest (BackboneStatement *statement)
{
  gint64 gaps = backbone_statement_get_int64 (statement, 3);
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_autofree char *reason = NULL;

  for (int gap = 0; gap < BACKBONE_N_SETUP_GAPS; gap++)
    {
      if ((gaps & (1 << gap)) == 0)
        continue;
      g_ptr_array_add (missing, (gpointer)backbone_setup_gap_to_id (gap));
      g_strv_builder_add (titles, backbone_setup_gap_to_title (gap));
    }
  g_ptr_array_add (missing, NULL);
  reason = backbone_text_list (titles);

  return g_object_new (BACKBONE_TYPE_SETUP_REST, "customer",
                       backbone_statement_get_text (statement, 0), "description",
                       backbone_statement_get_text (statement, 1), "owner",
                       backbone_statement_get_int64 (statement, 2) != 0, "missing",
                       (const char *const *)missing->pdata, "reason", reason, NULL);
}

gboolean
backbone_db_setup_rest_list (BackboneDb *db,
                             BackboneSetupStepKind step,
                             guint limit,
                             GPtrArray **records,
                             GError **error)
{
  const char *query = get_rest_query (step);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BackboneStatement) statement = query ? backbone_db_prepare (db, query) : NULL;

  if (statement != NULL)
    {
      backbone_statement_bind_int64 (statement, limit > 0 ? (gint64)limit : -1);
      while (backbone_statement_next (statement))
        g_ptr_array_add (found, read_rest (statement));
      if (!backbone_statement_finish (statement, error))
        return FALSE;
    }

  *records = g_steal_pointer (&found);
  return TRUE;
}

gboolean
backbone_db_setup_mark_set_up (BackboneDb *db, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db,
      "INSERT OR IGNORE INTO setup_customer (customer, step, manual, time) "
      "SELECT customer.id, 'mass-setup', 0, ? " FROM_CUSTOMERS "WHERE " MASS_SETUP_FACTS " = 0");

  backbone_statement_bind_int64 (statement, g_get_real_time ());
  backbone_db_note_change (db, BACKBONE_CHANGED_SETUP);

  return backbone_statement_run (statement, error);
}
