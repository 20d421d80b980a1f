/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-landscape-menu.h"

#include "backbone-practice.h"
#include "backbone-settings.h"
#include "backbone-window-texts.h"

#include <glib/gi18n-lib.h>

static void
append (GMenu *menu, const char *label, const char *path, BackboneLandscape *current)
{
  g_autoptr (GMenuItem) item = NULL;
  g_autofree char *uri = NULL;

  if (g_str_equal (path, backbone_landscape_get_path (current)))
    return;

  uri = g_filename_to_uri (path, NULL, NULL);
  item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, "app.open", "s", uri);
  g_menu_append_item (menu, item);
}

/* Names of files are no mnemonics. */
static char *
dup_label (const char *path)
{
  g_autofree char *shown = backbone_window_texts_path (path, g_get_home_dir ());
  g_auto (GStrv) parts = g_strsplit (shown, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
append_recent (GMenu *menu,
               const char *default_path,
               const char *practice_path,
               BackboneLandscape *current)
{
  g_auto (GStrv) uris = backbone_settings_dup_recent_landscapes ();

  for (guint i = 0; uris[i] != NULL; i++)
    {
      g_autofree char *path = g_filename_from_uri (uris[i], NULL, NULL);
      g_autofree char *label = path ? dup_label (path) : NULL;

      if (path && !g_str_equal (path, default_path) && !g_str_equal (path, practice_path)
          && g_file_test (path, G_FILE_TEST_EXISTS))
        append (menu, label, path, current);
    }
}

GMenuModel *
backbone_landscape_menu_new (BackboneLandscape *current)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) known = g_menu_new ();
  g_autoptr (GMenu) recent = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  g_autofree char *default_path = backbone_landscape_dup_default_path ();
  g_autofree char *practice_path = backbone_practice_dup_path ();
  g_autofree char *path
      = backbone_window_texts_path (backbone_landscape_get_path (current), g_get_home_dir ());

  g_menu_append (own, _ ("_Properties…"), "win.landscape-properties");
  if (g_file_test (default_path, G_FILE_TEST_EXISTS))
    append (known, _ ("_Main landscape"), default_path, current);
  append (known, _ ("Prac_tice landscape"), practice_path, current);
  append_recent (recent, default_path, practice_path, current);
  g_menu_append (others, _ ("_New landscape…"), "app.new-landscape");
  g_menu_append (others, _ ("_Open landscape…"), "win.open-landscape");

  g_menu_append_section (menu, path, G_MENU_MODEL (own));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (known));
  if (g_menu_model_get_n_items (G_MENU_MODEL (recent)) > 0)
    g_menu_append_section (menu, _ ("Recent"), G_MENU_MODEL (recent));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));

  return G_MENU_MODEL (menu);
}
