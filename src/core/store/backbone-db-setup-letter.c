/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-setup-letter-private.h"

#include "backbone-model.h"

#include <glib/gi18n-lib.h>

void
backbone_setup_letter_facts_free (BackboneSetupLetterFacts *self)
{
  g_free (self->description);
  g_free (self->technical_user);
  g_free (self->s_user);
  g_free (self->owner);
  g_free (self->owner_number);
  g_free (self);
}

BackboneSetupLetterFacts *
backbone_db_setup_letter_facts_load (BackboneDb *db, const char *number, GError **error)
{
  g_autoptr (BackboneSetupLetterFacts) facts = NULL;
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT customer.description, customer.technical_user, (SELECT s_user FROM assignment "
          "JOIN local_user ON local_user.id = assignment.local_user "
          "WHERE assignment.customer = customer.id "
          "ORDER BY name != '" BACKBONE_LOCAL_USER_DEFAULT "', local_user.id LIMIT 1), "
          "o.description, o.number FROM customer JOIN customer o ON o.owner = 1 "
          "WHERE customer.number = ?");

  backbone_statement_bind_text (statement, number);
  if (backbone_statement_next (statement))
    {
      facts = g_new0 (BackboneSetupLetterFacts, 1);
      facts->description = g_strdup (backbone_statement_get_text (statement, 0));
      facts->technical_user = g_strdup (backbone_statement_get_text (statement, 1));
      facts->s_user = g_strdup (backbone_statement_get_text (statement, 2));
      facts->owner = g_strdup (backbone_statement_get_text (statement, 3));
      facts->owner_number = g_strdup (backbone_statement_get_text (statement, 4));
    }
  if (!backbone_statement_finish (statement, error))
    return NULL;

  if (facts == NULL)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND, _ ("There is no customer %s"),
                 number);

  return g_steal_pointer (&facts);
}
