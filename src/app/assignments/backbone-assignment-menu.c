/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-assignment-menu.h"

#include <glib/gi18n-lib.h>

static void
append_target (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

GMenuModel *
backbone_assignment_menu_new_for_column (const char *local_user)
{
  GMenu *menu = g_menu_new ();

  if (!g_str_equal (local_user, BACKBONE_LOCAL_USER_DEFAULT))
    {
      append_target (menu, _ ("Re_name local user…"), "s-users.rename-local-user", local_user);
      append_target (menu, _ ("_Remove local user…"), "s-users.remove-local-user", local_user);
    }

  return G_MENU_MODEL (menu);
}

GMenuModel *
backbone_assignment_menu_new (BackboneAssignmentCell *cell)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) editing = g_menu_new ();
  g_autoptr (GMenu) s_user_menu = g_menu_new ();
  const char *local_user = backbone_assignment_cell_get_local_user (cell);
  g_autoptr (GMenuModel) column = backbone_assignment_menu_new_for_column (local_user);
  const char *s_user = backbone_assignment_get_s_user (
      backbone_assignment_row_get_cell (backbone_assignment_cell_get_row (cell), local_user));

  g_menu_append (editing, _ ("_Edit"), "assignments.edit");
  g_menu_append (editing, _ ("_Copy"), "assignments.copy");
  g_menu_append (editing, _ ("_Paste…"), "assignments.paste");
  g_menu_append (editing, _ ("_Fill down…"), "assignments.fill");
  g_menu_append (editing, _ ("C_lear"), "assignments.clear");
  if (s_user)
    {
      append_target (s_user_menu, _ ("S-User _details…"), "s-users.open", s_user);
      append_target (s_user_menu, _ ("_Verify S-User"), "s-users.verify-one", s_user);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (editing));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (s_user_menu));
  g_menu_append_section (menu, NULL, column);

  return G_MENU_MODEL (menu);
}
