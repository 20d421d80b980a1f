/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-age-label.h"
#include "backbone-column-sorter.h"
#include "backbone-form-field.h"
#include "backbone-history-strip.h"
#include "backbone-notes-card.h"
#include "backbone-phase-bar.h"
#include "backbone-presenter.h"
#include "backbone-settings.h"
#include "backbone-sort-button.h"
#include "backbone-status-chip.h"
#include "backbone-status-icon.h"
#include "backbone-wrap-layout.h"

#include <adwaita.h>

/* Runs on a display: tests/app/meson.build starts it in a session of its own. */

static void
count_notify_cb (GObject *object, GParamSpec *pspec, guint *n_notified)
{
  (*n_notified)++;
}

/* Every settable property notifies when it changes, and only then. */
static void
assert_notify_contract (gpointer object, const char *property, const GValue *value)
{
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);
  guint n_notified = 0;
  gulong handler = g_signal_connect (object, signal, G_CALLBACK (count_notify_cb), &n_notified);

  g_object_set_property (object, property, value);
  g_assert_cmpuint (n_notified, ==, 1);
  g_object_set_property (object, property, value);
  g_assert_cmpuint (n_notified, ==, 1);
  g_signal_handler_disconnect (object, handler);
}

static void
test_status_icon (void)
{
  g_autoptr (GtkWidget) icon = g_object_ref_sink (g_object_new (BACKBONE_TYPE_STATUS_ICON, NULL));
  g_auto (GValue) mark = G_VALUE_INIT;
  g_auto (GValue) text = G_VALUE_INIT;

  g_value_init (&mark, BACKBONE_TYPE_MARK);
  g_value_set_enum (&mark, BACKBONE_MARK_FAILING);
  assert_notify_contract (icon, "mark", &mark);
  g_assert_true (gtk_widget_has_css_class (icon, "error"));
  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (gtk_widget_get_first_child (icon))), ==,
                   "backbone-failing-symbolic");

  g_object_set (icon, "mark", BACKBONE_MARK_WORKING, NULL);
  g_assert_false (gtk_widget_has_css_class (icon, "error"));

  g_value_init (&text, G_TYPE_STRING);
  g_value_set_static_string (&text, "Portal: Working");
  assert_notify_contract (icon, "text", &text);
}

static void
test_form_field (void)
{
  g_autoptr (BackboneFormField) field = g_object_ref_sink (
      g_object_new (BACKBONE_TYPE_FORM_FIELD, "child", gtk_entry_new (), NULL));
  GtkWidget *note = gtk_widget_get_last_child (GTK_WIDGET (field));
  g_auto (GValue) text = G_VALUE_INIT;

  g_value_init (&text, G_TYPE_STRING);
  g_value_set_static_string (&text, "_Number");
  assert_notify_contract (field, "title", &text);
  g_value_set_static_string (&text, "Ten digits");
  assert_notify_contract (field, "hint", &text);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (note)), ==, "Ten digits");

  /* What is wrong goes before what helps. */
  g_value_set_static_string (&text, "It may hold digits only");
  assert_notify_contract (field, "error", &text);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (note)), ==, "It may hold digits only");
  g_assert_true (gtk_widget_has_css_class (note, "error"));
  g_assert_true (backbone_form_field_take_error (field, NULL));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (note)), ==, "Ten digits");
  g_assert_false (gtk_widget_has_css_class (note, "error"));
  g_assert_false (backbone_form_field_take_error (
      field, g_error_new_literal (BACKBONE_ERROR, BACKBONE_ERROR_INVALID, "No")));
  g_assert_cmpstr (backbone_form_field_get_error (field), ==, "No");
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);

  return found;
}

/* What a person is writing stays when the customer changes behind it. */
static void
test_notes_card (void)
{
  const char *const tags[] = { "gold", "north", NULL };
  g_autoptr (BackboneCustomer) customer = g_object_new (
      BACKBONE_TYPE_CUSTOMER, "number", "0000000001", "tags", tags, "loaded", TRUE, NULL);
  g_autoptr (GtkWidget) card = g_object_ref_sink (g_object_new (BACKBONE_TYPE_NOTES_CARD, NULL));
  GtkEditable *entry = GTK_EDITABLE (find_widget (card, GTK_TYPE_ENTRY));
  GtkWidget *buttons = find_widget (card, GTK_TYPE_REVEALER);

  g_object_set (card, "customer", customer, NULL);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "gold, north");
  g_assert_false (gtk_widget_get_visible (buttons));

  g_object_set (customer, "tags", (const char *const[]){ "silver", NULL }, NULL);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "silver");

  gtk_editable_set_text (entry, "silver, new");
  g_assert_true (gtk_widget_get_visible (buttons));
  g_object_set (customer, "note", "Ask for Jane", NULL);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "silver, new");
  gtk_widget_activate_action (card, "notes.discard", NULL);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "silver");
  g_assert_false (gtk_widget_get_visible (buttons));
}

/* An icon without an image would be a hole in the table. */
static void
test_icons_exist (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  gtk_icon_theme_add_resource_path (theme, "/io/github/backbone_admin/BackboneAdmin/icons");
  for (BackboneMark mark = BACKBONE_MARK_WORKING; mark <= BACKBONE_MARK_RUNNING; mark++)
    g_assert_true (gtk_icon_theme_has_icon (theme, backbone_mark_get_icon_name (mark)));
}

static void
test_age_label (void)
{
  g_autoptr (GtkWidget) age = g_object_ref_sink (g_object_new (BACKBONE_TYPE_AGE_LABEL, NULL));
  GtkLabel *label = GTK_LABEL (gtk_widget_get_first_child (age));

  g_assert_cmpstr (gtk_label_get_label (label), ==, "never");
  g_object_set (age, "time", g_get_real_time () - (gint64)150 * G_USEC_PER_SEC, NULL);
  g_assert_cmpstr (gtk_label_get_label (label), ==, "2 min");
  g_object_set (age, "blank", TRUE, NULL);
  g_assert_cmpstr (gtk_label_get_label (label), ==, "");
}

static void
test_chip (void)
{
  g_autoptr (GtkWidget) chip = g_object_ref_sink (g_object_new (
      BACKBONE_TYPE_STATUS_CHIP, "title", "Failing", "mark", BACKBONE_MARK_FAILING, NULL));
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (chip));
  GtkWidget *count = gtk_widget_get_last_child (box);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_UINT);
  g_value_set_uint (&value, 14);
  assert_notify_contract (chip, "count", &value);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (count)), ==, "14");
}

static void
test_phase_bar (void)
{
  g_autoptr (GtkWidget) bar = g_object_ref_sink (g_object_new (BACKBONE_TYPE_PHASE_BAR, NULL));
  g_autoptr (BackboneCheckResult) result
      = g_object_new (BACKBONE_TYPE_CHECK_RESULT, "tls-us", (gint64)31000, NULL);
  g_autoptr (BackboneCheckResult) unmeasured
      = g_object_new (BACKBONE_TYPE_CHECK_RESULT, "verdict", BACKBONE_VERDICT_SKIPPED, NULL);

  g_assert_false (gtk_widget_get_visible (bar));
  g_object_set (bar, "result", result, NULL);
  g_assert_true (gtk_widget_get_visible (bar));
  g_object_set (bar, "result", unmeasured, NULL);
  g_assert_false (gtk_widget_get_visible (bar));
}

static void
test_history_strip (void)
{
  g_autoptr (GtkWidget) strip
      = g_object_ref_sink (g_object_new (BACKBONE_TYPE_HISTORY_STRIP, NULL));
  g_autoptr (GListStore) history = g_list_store_new (BACKBONE_TYPE_CHECK_RESULT);
  g_autoptr (BackboneCheckResult) result
      = g_object_new (BACKBONE_TYPE_CHECK_RESULT, "verdict", BACKBONE_VERDICT_OK, NULL);
  g_autofree char *text = NULL;

  g_object_set (strip, "history", history, NULL);
  g_list_store_append (history, result);
  g_object_get (strip, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "The only check so far worked");
}

static GtkWidget *
make_box (int width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (box, width, 20);

  return box;
}

static void
test_wrap_layout (void)
{
  g_autoptr (GtkWidget) box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  int minimum, natural;

  gtk_widget_set_layout_manager (
      box, g_object_new (BACKBONE_TYPE_WRAP_LAYOUT, "spacing", 10, "line-spacing", 5, NULL));
  for (guint i = 0; i < 3; i++)
    gtk_box_append (GTK_BOX (box), make_box (100));

  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 100);
  g_assert_cmpint (natural, ==, 320);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 320, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 20);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 319, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 45);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 100, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 70);
}

static GtkColumnViewColumn *
add_named_column (GtkColumnView *view, int key, const char *id)
{
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (NULL, NULL);
  g_autoptr (GtkSorter) sorter
      = g_object_new (BACKBONE_TYPE_COLUMN_SORTER, "key", key, "id", id, NULL);

  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_append_column (view, column);

  return column;
}

static GtkColumnViewColumn *
add_column (GtkColumnView *view, int key)
{
  return add_named_column (view, key, NULL);
}

static void
test_column_sorter (void)
{
  g_autoptr (GtkWidget) view = g_object_ref_sink (gtk_column_view_new (NULL));
  GtkColumnViewColumn *number = add_column (GTK_COLUMN_VIEW (view), 7);
  GtkColumnViewColumn *name = add_column (GTK_COLUMN_VIEW (view), 9);
  gboolean descending;
  int key;

  g_assert_false (backbone_column_sorter_read (GTK_COLUMN_VIEW (view), &key, &descending));

  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), number, GTK_SORT_ASCENDING);
  g_assert_true (backbone_column_sorter_read (GTK_COLUMN_VIEW (view), &key, &descending));
  g_assert_cmpint (key, ==, 7);
  g_assert_false (descending);

  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), name, GTK_SORT_DESCENDING);
  g_assert_true (backbone_column_sorter_read (GTK_COLUMN_VIEW (view), &key, &descending));
  g_assert_cmpint (key, ==, 9);
  g_assert_true (descending);
}

static int
compare_addresses (gpointer a, gpointer b, int key)
{
  return key * (a < b ? -1 : a > b);
}

/* In memory, and still telling the direction. */
static void
test_column_sorter_compare (void)
{
  g_autoptr (GtkWidget) view = g_object_ref_sink (gtk_column_view_new (NULL));
  GtkColumnViewColumn *column = add_column (GTK_COLUMN_VIEW (view), -1);
  GtkSorter *sorter = gtk_column_view_column_get_sorter (column);
  GtkStringObject *items[2] = { gtk_string_object_new ("a"), gtk_string_object_new ("b") };
  gboolean descending;

  backbone_column_sorter_set_compare (BACKBONE_COLUMN_SORTER (sorter), compare_addresses);
  g_assert_cmpint (gtk_sorter_compare (sorter, items[0], items[1]), ==,
                   items[0] < items[1] ? GTK_ORDERING_LARGER : GTK_ORDERING_SMALLER);
  g_assert_cmpint (gtk_sorter_compare (sorter, items[0], items[0]), ==, GTK_ORDERING_EQUAL);
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), column, GTK_SORT_DESCENDING);
  g_assert_true (backbone_column_sorter_find (GTK_COLUMN_VIEW (view), &descending) == column);
  g_assert_true (descending);
  g_object_unref (items[0]);
  g_object_unref (items[1]);
}

/* What was sorted last is sorted again; what nobody knows any more is as good as nothing. */
static void
test_sort_button (void)
{
  GSettings *settings = backbone_settings_get ();
  static const struct
  {
    const char *before;
    int key;
    gboolean descending;
  } cases[] = { { "-tags", 9, TRUE }, { "number", 7, FALSE }, { "-status", 7, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GtkWidget) view = g_object_ref_sink (gtk_column_view_new (NULL));
      g_autoptr (GtkWidget) button
          = g_object_ref_sink (g_object_new (BACKBONE_TYPE_SORT_BUTTON, NULL));
      GtkWidget *window = gtk_window_new ();
      GtkColumnViewColumn *name;
      gboolean descending;
      int key;

      gtk_window_set_child (GTK_WINDOW (window), view);
      add_named_column (GTK_COLUMN_VIEW (view), 7, "number");
      name = add_named_column (GTK_COLUMN_VIEW (view), 9, "tags");
      g_settings_set_string (settings, "customer-sort", cases[i].before);
      backbone_sort_button_start (BACKBONE_SORT_BUTTON (button), GTK_COLUMN_VIEW (view),
                                  "customer-sort");
      g_assert_true (backbone_column_sorter_read (GTK_COLUMN_VIEW (view), &key, &descending));
      g_assert_cmpint (key, ==, cases[i].key);
      g_assert_cmpint (descending, ==, cases[i].descending);

      gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), name, GTK_SORT_DESCENDING);
      gtk_window_destroy (GTK_WINDOW (window)); /* which is no choice */
      gtk_column_view_remove_column (GTK_COLUMN_VIEW (view), name);
      {
        g_autofree char *after = g_settings_get_string (settings, "customer-sort");

        g_assert_cmpstr (after, ==, "-tags");
      }
    }
}

/* It ends with what it shows. */
static void
test_presenter (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *label = gtk_label_new ("Wall");
  g_autoptr (BackbonePresenter) presenter = backbone_presenter_new (label);
  g_auto (GValue) presenting = G_VALUE_INIT;

  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_present (GTK_WINDOW (window));
  g_value_init (&presenting, G_TYPE_BOOLEAN);
  g_value_set_boolean (&presenting, TRUE);
  assert_notify_contract (presenter, "presenting", &presenting);

  gtk_widget_set_visible (label, FALSE);
  g_assert_false (backbone_presenter_get_presenting (presenter));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autofree char *schemas = g_build_filename (g_getenv ("BACKBONE_BUILD_ROOT"), "data", NULL);

  g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/widgets/form-field", test_form_field);
  g_test_add_func ("/widgets/notes-card", test_notes_card);
  g_test_add_func ("/widgets/status-icon", test_status_icon);
  g_test_add_func ("/widgets/icons-exist", test_icons_exist);
  g_test_add_func ("/widgets/age-label", test_age_label);
  g_test_add_func ("/widgets/chip", test_chip);
  g_test_add_func ("/widgets/presenter", test_presenter);
  g_test_add_func ("/widgets/phase-bar", test_phase_bar);
  g_test_add_func ("/widgets/history-strip", test_history_strip);
  g_test_add_func ("/widgets/wrap-layout", test_wrap_layout);
  g_test_add_func ("/widgets/column-sorter", test_column_sorter);
  g_test_add_func ("/widgets/column-sorter-compare", test_column_sorter_compare);
  g_test_add_func ("/widgets/sort-button", test_sort_button);

  return g_test_run ();
}
