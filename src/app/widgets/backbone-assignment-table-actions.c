/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-assignment-table-actions.h"

#include "backbone-assignment-table.h"

static BackboneBlockContext
get_context (GtkWidget *widget)
{
  return backbone_assignment_table_get_context (BACKBONE_ASSIGNMENT_TABLE (widget));
}

static void
edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  backbone_assignment_table_edit (BACKBONE_ASSIGNMENT_TABLE (widget));
}

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneBlockContext context = get_context (widget);

  if (context.list)
    backbone_block_copy (&context);
}

static void
run_if_writable (GtkWidget *widget, void (*command) (const BackboneBlockContext *context))
{
  BackboneBlockContext context = get_context (widget);

  if (context.list && !backbone_landscape_is_read_only (context.landscape))
    command (&context);
}

static void
paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run_if_writable (widget, backbone_block_paste);
}

static void
fill (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run_if_writable (widget, backbone_block_fill);
}

static void
clear (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run_if_writable (widget, backbone_block_clear);
}

static void
select_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  backbone_cell_block_select_all (get_context (widget).block);
}

static void
menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  backbone_assignment_table_show_menu (BACKBONE_ASSIGNMENT_TABLE (widget));
}

void
backbone_assignment_table_actions_install (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "assignments.edit", edit, GDK_KEY_F2, 0 },
    { "assignments.copy", copy, GDK_KEY_c, GDK_CONTROL_MASK },
    { "assignments.paste", paste, GDK_KEY_v, GDK_CONTROL_MASK },
    { "assignments.fill", fill, GDK_KEY_d, GDK_CONTROL_MASK },
    { "assignments.clear", clear, GDK_KEY_Delete, 0 },
    { "assignments.select-all", select_all, GDK_KEY_a, GDK_CONTROL_MASK },
    { "assignments.menu", menu, GDK_KEY_F10, GDK_SHIFT_MASK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                           actions[i].name, NULL);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "assignments.menu", NULL);
}
