/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-block-commands.h"

#include "backbone-assignment-changes.h"
#include "backbone-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A block, while rows are loaded or the clipboard is read. */
typedef struct
{
  GtkWidget *widget;
  BackboneLandscape *landscape;
  BackboneAssignmentList *list;
  BackboneCellBounds bounds;
  GPtrArray *rows; /* BackboneAssignmentRow, while it is copied */
  guint n_waiting; /* rows that are not loaded yet */
} BlockTask;

static BlockTask *
block_task_new (const BackboneBlockContext *context)
{
  BlockTask *task = g_new0 (BlockTask, 1);

  task->widget = g_object_ref (context->widget);
  task->landscape = g_object_ref (context->landscape);
  task->list = g_object_ref (context->list);
  task->bounds = backbone_cell_block_get_bounds (context->block);
  task->rows = g_ptr_array_new_with_free_func (g_object_unref);

  return task;
}

static void
block_task_free (BlockTask *task)
{
  g_object_unref (task->widget);
  g_object_unref (task->landscape);
  g_object_unref (task->list);
  g_ptr_array_unref (task->rows);
  g_free (task);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BlockTask, block_task_free)

/* (transfer full): @n of the columns, from the first one on; fewer if there are no more. */
static GStrv
dup_local_users (BlockTask *task, guint n)
{
  const char *const *all = backbone_assignment_list_get_local_users (task->list);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n_all = g_strv_length ((char **)all);

  for (guint i = task->bounds.column; i < n_all && i - task->bounds.column < n; i++)
    g_strv_builder_add (builder, all[i]);

  return g_strv_builder_end (builder);
}

/* (transfer full): the numbers of @n rows; these are there before the rows are loaded. */
static GStrv
dup_customers (BlockTask *task, guint n)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (task->list));

  for (guint i = task->bounds.row; i < n_all && i - task->bounds.row < n; i++)
    {
      g_autoptr (BackboneAssignmentRow) row = g_list_model_get_item (G_LIST_MODEL (task->list), i);

      g_strv_builder_add (builder, backbone_assignment_row_get_number (row));
    }

  return g_strv_builder_end (builder);
}

static void
toast (BlockTask *task, const char *text)
{
  GtkWidget *window = gtk_widget_get_ancestor (task->widget, BACKBONE_TYPE_WINDOW);

  if (window)
    backbone_window_toast (BACKBONE_WINDOW (window), text);
}

static void
put_into_clipboard (BlockTask *task)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) local_users = dup_local_users (task, task->bounds.n_columns);
  g_autofree char *told = g_strdup_printf (
      ngettext ("%'u row copied", "%'u rows copied", task->rows->len), task->rows->len);

  for (guint i = 0; i < task->rows->len; i++)
    {
      for (guint j = 0; local_users[j]; j++)
        {
          BackboneAssignment *cell = backbone_assignment_row_get_cell (
              g_ptr_array_index (task->rows, i), local_users[j]);
          const char *s_user = backbone_assignment_get_s_user (cell);

          g_string_append_printf (text, "%s%s", j > 0 ? "\t" : "", s_user ? s_user : "");
        }
      if (task->rows->len > 1)
        g_string_append_c (text, '\n');
    }

  gdk_clipboard_set_text (gtk_widget_get_clipboard (task->widget), text->str);
  if (task->rows->len > 1)
    toast (task, told);
}

static void
row_loaded_cb (BackboneAssignmentRow *row, GParamSpec *pspec, BlockTask *task)
{
  g_signal_handlers_disconnect_by_func (row, row_loaded_cb, task);
  if (--task->n_waiting > 0)
    return;

  put_into_clipboard (task);
  block_task_free (task);
}

void
backbone_block_copy (const BackboneBlockContext *context)
{
  g_autoptr (BlockTask) task = block_task_new (context);

  for (guint i = 0; i < task->bounds.n_rows; i++)
    {
      BackboneAssignmentRow *row
          = g_list_model_get_item (G_LIST_MODEL (task->list), task->bounds.row + i);

      if (row == NULL)
        break;
      g_ptr_array_add (task->rows, row);
      if (!backbone_assignment_row_get_loaded (row))
        {
          task->n_waiting++;
          g_signal_connect (row, "notify::loaded", G_CALLBACK (row_loaded_cb), task);
        }
    }

  if (task->n_waiting > 0)
    g_steal_pointer (&task);
  else if (task->rows->len > 0)
    put_into_clipboard (task);
}

/* The same text, or none, into each cell of the block. */
static BackboneAssignmentJob *
repeat_text (BlockTask *task, const char *text)
{
  g_auto (GStrv) local_users = dup_local_users (task, task->bounds.n_columns);
  g_auto (GStrv) customers = dup_customers (task, task->bounds.n_rows);
  guint n_columns = g_strv_length (local_users);
  guint n_cells = g_strv_length (customers) * n_columns;
  g_autofree BackboneAssignmentEdit *edits = g_new0 (BackboneAssignmentEdit, n_cells + 1);

  for (guint i = 0; i < n_cells; i++)
    {
      edits[i].customer = customers[i / n_columns];
      edits[i].local_user = local_users[i % n_columns];
      edits[i].s_user = text;
    }

  return backbone_assignment_job_new (task->landscape, edits, n_cells);
}

static guint
count_lines (const char *text)
{
  guint n = 1;

  for (const char *p = strchr (text, '\n'); p; p = strchr (p + 1, '\n'))
    n++;

  return n;
}

/* The text may be larger than the block: it begins at its first cell. */
static BackboneAssignmentJob *
paste_text (BlockTask *task, const char *text)
{
  g_auto (GStrv) local_users = dup_local_users (task, G_MAXUINT);
  g_auto (GStrv) customers = dup_customers (task, count_lines (text));

  return backbone_assignment_paste_job_new (task->landscape, text, (const char *const *)local_users,
                                            (const char *const *)customers);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BlockTask) task = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (BackboneAssignmentJob) job = NULL;
  gboolean several = task->bounds.n_rows > 1 || task->bounds.n_columns > 1;

  if (text == NULL || *g_strchomp (text) == '\0')
    {
      toast (task, _ ("There is no text in the clipboard"));
      return;
    }

  job = several && strpbrk (text, "\t\n") == NULL ? repeat_text (task, text)
                                                  : paste_text (task, text);
  backbone_assignment_changes_preview (task->widget, task->landscape, job, _ ("Paste assignments"));
}

void
backbone_block_paste (const BackboneBlockContext *context)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (context->widget), NULL, text_read_cb,
                                 block_task_new (context));
}

void
backbone_block_fill (const BackboneBlockContext *context)
{
  g_autoptr (BlockTask) task = block_task_new (context);
  g_auto (GStrv) local_users = dup_local_users (task, task->bounds.n_columns);
  g_auto (GStrv) customers = dup_customers (task, task->bounds.n_rows);
  g_autoptr (BackboneAssignmentJob) job = backbone_assignment_fill_job_new (
      task->landscape, (const char *const *)local_users, (const char *const *)customers);

  if (task->bounds.n_rows > 0)
    backbone_assignment_changes_preview (task->widget, task->landscape, job, _ ("Fill down"));
}

void
backbone_block_clear (const BackboneBlockContext *context)
{
  g_autoptr (BlockTask) task = block_task_new (context);
  g_autoptr (BackboneAssignmentJob) job = repeat_text (task, NULL);

  if (task->bounds.n_rows > 0)
    backbone_assignment_changes_run (task->widget, job);
}
