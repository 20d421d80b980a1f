/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A GIO module that tests put into the real program (GIO_EXTRA_MODULES). At SIGUSR1 it carries out the
 * request in the file that BACKBONE_LABEL_PROBE names, and writes its answer beside it:
 *
 *   labels             each label that does not show its whole text, by window; cells and titles of entries may have it as a tooltip
 *   shortcuts          each key of the main window: what has it, the key, and what it does
 *   close              closes a window that is not the main one
 *   activate NAME [V]  activates an action of whatever widget has it, with a GVariant in text form
 *
 * What accessibility tells is only the text of a label, not what fits on the screen. */

#include <glib-unix.h>
#include <gtk/gtk.h>

#include <dlfcn.h>
#include <signal.h>

#define MARGIN 1.5
/* What a button has around its label, where a label may reach into. */
#define PADDING 10

/* TRUE to go on. */
typedef gboolean (*WidgetFunc) (GtkWidget *widget, gpointer data);

void g_io_module_load (GIOModule *module);
void g_io_module_unload (GIOModule *module);
char **g_io_module_query (void);

static gboolean
for_each_widget (GtkWidget *widget, WidgetFunc func, gpointer data)
{
  if (!gtk_widget_get_mapped (widget))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (!for_each_widget (child, func, data))
      return FALSE;

  return func (widget, data);
}

/* Of the label, or of the cell that it is in. */
static gboolean
has_tooltip (GtkWidget *widget)
{
  for (int i = 0; widget && i < 6; i++, widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_has_tooltip (widget))
      return TRUE;

  return FALSE;
}

/* Of cells, whose width people choose or the room decides, and of titles inside of entries, which never wrap: a tooltip has
 * the whole. Anything else that is cut is a fault. */
static gboolean
may_be_short (GtkWidget *label)
{
  return has_tooltip (label)
         && (gtk_widget_get_ancestor (label, GTK_TYPE_COLUMN_VIEW)
             || gtk_widget_get_ancestor (label, GTK_TYPE_GRID_VIEW)
             || gtk_widget_get_ancestor (label, GTK_TYPE_EDITABLE));
}

static gboolean
scrolls_sideways (GtkWidget *widget)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkPolicyType policy = GTK_POLICY_NEVER;

  if (scrolled)
    gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (scrolled), &policy, NULL);

  return policy != GTK_POLICY_NEVER;
}

static gboolean
is_outside (GtkWidget *label)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (label));
  graphene_rect_t bounds;

  if (scrolls_sideways (label) || !gtk_widget_compute_bounds (label, root, &bounds))
    return FALSE;

  return bounds.origin.x < -MARGIN
         || bounds.origin.x + bounds.size.width > gtk_widget_get_width (root) + MARGIN;
}

/* Beyond the edges of a cell or button that it is in. */
static gboolean
leaves_parent (GtkWidget *label)
{
  GtkWidget *parent = gtk_widget_get_parent (label);
  graphene_rect_t bounds;

  for (int i = 0; i < 3 && parent && !GTK_IS_VIEWPORT (parent) && !GTK_IS_SCROLLABLE (parent);
       i++, parent = gtk_widget_get_parent (parent))
    if (gtk_widget_compute_bounds (label, parent, &bounds)
        && (bounds.origin.x < -PADDING
            || bounds.origin.x + bounds.size.width > gtk_widget_get_width (parent) + PADDING))
      return TRUE;

  return FALSE;
}

static gboolean
is_clipped (GtkWidget *label)
{
  int width;

  if (leaves_parent (label))
    return TRUE;
  if (gtk_label_get_ellipsize (GTK_LABEL (label)) != PANGO_ELLIPSIZE_NONE)
    return FALSE;
  pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (label)), &width, NULL);

  return width > gtk_widget_get_width (label) + MARGIN;
}

static gboolean
report_label (GtkWidget *widget, gpointer data)
{
  g_autofree char *text = NULL;
  const char *fault = NULL;

  if (!GTK_IS_LABEL (widget) || *gtk_label_get_text (GTK_LABEL (widget)) == '\0')
    return TRUE;

  if (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    fault = may_be_short (widget) ? NULL : "ellipsized";
  else if (is_clipped (widget))
    fault = may_be_short (widget) ? NULL : "clipped";
  else if (is_outside (widget))
    fault = "outside";
  if (fault == NULL)
    return TRUE;

  text = g_strdelimit (g_strdup (gtk_label_get_text (GTK_LABEL (widget))), "\n\t", ' ');
  g_string_append_printf (data, "%s\t%s\t%s\n", fault,
                          G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)), text);

  return TRUE;
}

static void
report_window (GtkWidget *window, GString *answer)
{
  int minimum;

  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_string_append_printf (answer, "window\t%s\t%d of at least %d, %s\n",
                          G_OBJECT_TYPE_NAME (window), gtk_widget_get_width (window), minimum,
                          gtk_widget_get_direction (window) == GTK_TEXT_DIR_RTL ? "RTL" : "LTR");
  for_each_widget (window, report_label, answer);
}

typedef struct
{
  const char *name;
  GVariant *target;
  gboolean done;
} Activation;

static gboolean
try_activate (GtkWidget *widget, gpointer data)
{
  Activation *activation = data;

  activation->done
      = gtk_widget_activate_action_variant (widget, activation->name, activation->target);

  return !activation->done;
}

static void
report_controller (GtkWidget *widget, GListModel *shortcuts, GString *answer)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      g_autofree char *key = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));
      g_autofree char *action = gtk_shortcut_action_to_string (gtk_shortcut_get_action (shortcut));

      g_string_append_printf (answer, "%s\t%s\t%s\n", G_OBJECT_TYPE_NAME (widget), key, action);
    }
}

/* Of pages that do not show, too. */
static void
report_shortcuts (GtkWidget *widget, GString *answer)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        report_controller (widget, G_LIST_MODEL (controller), answer);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    report_shortcuts (child, answer);
}

static void
report_accelerators (GString *answer)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);

  for (guint i = 0; actions[i]; i++)
    {
      g_auto (GStrv) keys = gtk_application_get_accels_for_action (application, actions[i]);

      for (guint j = 0; keys[j]; j++)
        g_string_append_printf (answer, "application\t%s\t%s\n", keys[j], actions[i]);
    }
  report_shortcuts (GTK_WIDGET (gtk_application_get_active_window (application)), answer);
}

/* What the main window has opened. */
static void
close_dialogs (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (GTK_IS_WINDOW (l->data) && gtk_widget_get_mapped (l->data)
        && !g_str_equal (G_OBJECT_TYPE_NAME (l->data), "BackboneWindow"))
      {
        gtk_window_close (l->data);
        return;
      }
}

static void
activate (char **words, GString *answer)
{
  Activation activation = { words[1], NULL, FALSE };
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  if (words[2])
    activation.target = g_variant_ref_sink (g_variant_parse (NULL, words[2], NULL, NULL, NULL));
  for (GList *l = windows; l && !activation.done; l = l->next)
    for_each_widget (l->data, try_activate, &activation);
  g_string_append (answer, activation.done ? "done\n" : "no such action\n");
  g_clear_pointer (&activation.target, g_variant_unref);
}

static void
write_answer (const char *path, GString *answer)
{
  g_autofree char *answer_path = g_strconcat (path, ".answer", NULL);

  g_file_set_contents (answer_path, answer->str, answer->len, NULL);
}

/* A window that still has frames to draw before its labels are looked at. */
typedef struct
{
  GtkWidget *window;
  GdkFrameClock *clock;
  const char *path;
  gulong painted_id;
  gulong unmapped_id;
  guint n_frames;
} Drawing;

static guint n_drawing;

static void
report_windows (const char *path)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  g_autoptr (GString) answer = g_string_new (NULL);

  for (GList *l = windows; l; l = l->next)
    if (gtk_widget_get_mapped (l->data))
      report_window (l->data, answer);
  write_answer (path, answer);
}

static void
end_drawing (Drawing *drawing)
{
  const char *path = drawing->path;

  g_signal_handler_disconnect (drawing->clock, drawing->painted_id);
  g_signal_handler_disconnect (drawing->window, drawing->unmapped_id);
  gdk_frame_clock_end_updating (drawing->clock);
  g_object_unref (drawing->clock);
  g_object_unref (drawing->window);
  g_free (drawing);
  if (--n_drawing == 0)
    report_windows (path);
}

/* The first of them may be one whose layout was over when it was asked for. */
static void
painted_cb (Drawing *drawing)
{
  if (++drawing->n_frames == 3)
    end_drawing (drawing);
}

/* Layout and drawing come a frame after what asks for them. Only when a frame is complete nothing waits for its size:
 * measuring before that takes from GTK what it has noted. */
static void
answer_when_drawn (const char *path)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    {
      Drawing *drawing;

      if (!gtk_widget_get_mapped (l->data))
        continue;

      drawing = g_new0 (Drawing, 1);
      drawing->window = g_object_ref (l->data);
      drawing->clock = g_object_ref (gtk_widget_get_frame_clock (l->data));
      drawing->path = path;
      drawing->painted_id = g_signal_connect_swapped (drawing->clock, "after-paint",
                                                      G_CALLBACK (painted_cb), drawing);
      drawing->unmapped_id
          = g_signal_connect_swapped (l->data, "unmap", G_CALLBACK (end_drawing), drawing);
      n_drawing++;
      gdk_frame_clock_begin_updating (drawing->clock);
    }
}

static gboolean
answer_cb (gpointer user_data)
{
  const char *path = user_data;
  g_autofree char *request = NULL;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_auto (GStrv) words = NULL;

  if (!g_file_get_contents (path, &request, NULL, NULL))
    return G_SOURCE_CONTINUE;

  words = g_strsplit (g_strchomp (request), " ", 3);
  if (g_strcmp0 (words[0], "labels") == 0)
    {
      answer_when_drawn (path);
      return G_SOURCE_CONTINUE;
    }

  if (g_strcmp0 (words[0], "close") == 0)
    close_dialogs ();
  else if (g_strcmp0 (words[0], "shortcuts") == 0)
    report_accelerators (answer);
  else
    activate (words, answer);
  write_answer (path, answer);

  return G_SOURCE_CONTINUE;
}

void
g_io_module_load (GIOModule *module)
{
  const char *path = g_getenv ("BACKBONE_LABEL_PROBE");

  /* Programs that the window starts get the module as well, and have nothing to tell. */
  g_type_module_use (G_TYPE_MODULE (module));
  if (path && dlsym (RTLD_DEFAULT, "gtk_window_list_toplevels"))
    g_unix_signal_add (SIGUSR1, answer_cb, g_strdup (path));
}

void
g_io_module_unload (GIOModule *module)
{
}

char **
g_io_module_query (void)
{
  return g_new0 (char *, 1);
}
