/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-customers-private.h"

#include "backbone-db-audit-private.h"
#include "backbone-db-channels-private.h"
#include "backbone-landscape.h"

#include <glib/gi18n-lib.h>

/* Who owns the installation, or shall. */
typedef struct
{
  gint64 id; /* 0 if there is none */
  char *number;
} Owner;

static void
owner_clear (Owner *self)
{
  g_free (self->number);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Owner, owner_clear)

static gboolean
read_owner (BackboneStatement *statement, Owner *owner, GError **error)
{
  if (backbone_statement_next (statement))
    {
      owner->id = backbone_statement_get_int64 (statement, 0);
      owner->number = g_strdup (backbone_statement_get_text (statement, 1));
    }

  return backbone_statement_finish (statement, error);
}

static gboolean
find_old (BackboneDb *db, Owner *owner, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT id, number FROM customer WHERE owner = 1");

  return read_owner (statement, owner, error);
}

static gboolean
find_new (BackboneDb *db, const char *number, Owner *owner, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT id, number FROM customer WHERE number = ?");

  backbone_statement_bind_text (statement, number);
  if (!read_owner (statement, owner, error))
    return FALSE;
  if (owner->id == 0)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND, _ ("There is no customer %s"),
                 number);

  return owner->id != 0;
}

static gboolean
mark (BackboneDb *db, gint64 id, gboolean is_owner, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "UPDATE customer SET owner = ? WHERE id = ?");

  backbone_statement_bind_int64 (statement, is_owner);
  backbone_statement_bind_int64 (statement, id);

  return backbone_statement_run (statement, error);
}

/* Both give up their names before one takes those of the other. */
static gboolean
swap_names (BackboneDb *db, const Owner *old, const Owner *new, GError **error)
{
  return backbone_db_channels_unname (db, old->id, error)
         && backbone_db_channels_unname (db, new->id, error)
         && backbone_db_channels_name (db, new->id, new->number, TRUE, error)
         && (old->id == 0 || backbone_db_channels_name (db, old->id, old->number, FALSE, error));
}

/**
 * backbone_db_owner_set:
 * @db: a database, in a write transaction
 * @number: the number of a customer
 * @error: return location for an error
 *
 * Returns: whether this customer owns the installation now, and nobody else
 */
gboolean
backbone_db_owner_set (BackboneDb *db, const char *number, GError **error)
{
  g_auto (Owner) old = { 0 };
  g_auto (Owner) new = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!find_old (db, &old, error) || !find_new (db, number, &new, error))
    return FALSE;
  if (old.id == new.id)
    return TRUE;

  before = backbone_db_audit_text ("owner", old.number, NULL);
  after = backbone_db_audit_text ("owner", new.number, NULL);
  backbone_db_note_change (db, BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_SETTINGS);

  return mark (db, old.id, FALSE, error) && mark (db, new.id, TRUE, error)
         && swap_names (db, &old, &new, error)
         && backbone_db_audit (db, "owner-change", number, before, after, error);
}
