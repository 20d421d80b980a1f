/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-customers-actions.h"

#include "backbone-customer-dialog.h"
#include "backbone-export.h"
#include "backbone-tags.h"
#include "backbone-window.h"

#include <glib/gi18n-lib.h>

/* What undoes @job is known only once it is done. */
typedef BackboneJob *(*NewUndoFunc) (BackboneJob *job);

/* A job that runs, what is said when it is done, and what undoes it. */
typedef struct
{
  BackboneWindow *window;
  BackboneCustomersPage *page;
  char *text;
  BackboneJob *undo;        /* nullable */
  NewUndoFunc new_undo;     /* nullable */
  BackboneRemoval *removed; /* nullable */
} Change;

static void
change_free (Change *self)
{
  g_object_unref (self->window);
  g_object_unref (self->page);
  g_free (self->text);
  g_clear_object (&self->undo);
  g_clear_object (&self->removed);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

static BackboneWindow *
get_window (BackboneCustomersPage *page)
{
  return BACKBONE_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
}

/* @text: (transfer full). */
static Change *
change_new (BackboneCustomersPage *page, char *text)
{
  Change *self = g_new0 (Change, 1);

  self->window = g_object_ref (get_window (page));
  self->page = g_object_ref (page);
  self->text = text;

  return self;
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Change) change = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = backbone_job_run_finish (BACKBONE_JOB (source), result, &error);

  if (done && change->removed)
    change->undo = backbone_restore_job_new (backbone_customers_page_get_landscape (change->page),
                                             change->removed);
  if (done && change->new_undo)
    change->undo = change->new_undo (BACKBONE_JOB (source));

  if (!done)
    backbone_window_report (change->window, error);
  else if (change->undo)
    backbone_window_offer_undo (change->window, change->text, change->undo);
  else
    backbone_window_toast (change->window, change->text);
  backbone_customers_actions_update (change->page);
}

/* Takes both over. */
static void
run (BackboneJob *job, Change *change)
{
  backbone_job_run_async (job, changed_cb, change);
  g_object_unref (job);
}

static void
saved_cb (BackboneCustomersPage *page, const char *number, const char *text, BackboneJob *undo)
{
  if (undo)
    backbone_window_offer_undo (get_window (page), text, undo);
  else
    backbone_window_toast (get_window (page), text);
  backbone_customers_page_select (page, number);
}

static void
show_dialog (BackboneCustomersPage *page, BackboneCustomer *customer)
{
  BackboneCustomerDialog *dialog
      = backbone_customer_dialog_new (backbone_customers_page_get_landscape (page), customer);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (get_window (page)));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), page, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_dialog (BACKBONE_CUSTOMERS_PAGE (widget), NULL);
}

static void
edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneCustomersPage *page = BACKBONE_CUSTOMERS_PAGE (widget);
  BackboneCustomer *customer = backbone_customers_page_get_selected (page);

  if (customer)
    show_dialog (page, customer);
}

/* Takes the owner out of several: it can't be removed, the others can. */
static gboolean
leave_owner_out (BackboneCustomersPage *page, GStrv numbers)
{
  const char *owner = backbone_landscape_get_owner (backbone_customers_page_get_landscape (page));
  guint n_kept = 0;
  gboolean found = FALSE;

  if (g_strv_length (numbers) < 2)
    return FALSE;

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      gboolean is_owner = g_strcmp0 (numbers[i], owner) == 0;

      if (is_owner)
        g_free (numbers[i]);
      else
        numbers[n_kept++] = numbers[i];
      found |= is_owner;
    }
  numbers[n_kept] = NULL;

  return found;
}

static char *
describe_removal (BackboneCustomersPage *page, guint n_removed, gboolean owner_stays)
{
  BackboneCustomer *customer = backbone_customers_page_get_selected (page);

  if (customer)
    /* Translators: %s is the name of a customer */
    return g_strdup_printf (_ ("%s was deleted"), backbone_customer_get_description (customer));
  if (owner_stays)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%u customer was deleted; the owner stays",
                                         "%u customers were deleted; the owner stays", n_removed),
                            n_removed);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u customer was deleted",
                                       "%u customers were deleted", n_removed),
                          n_removed);
}

static void
remove_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneCustomersPage *page = BACKBONE_CUSTOMERS_PAGE (widget);
  g_auto (GStrv) numbers = backbone_customers_page_dup_numbers (page);
  gboolean owner_stays = leave_owner_out (page, numbers);
  Change *change = change_new (page, describe_removal (page, g_strv_length (numbers), owner_stays));

  change->removed = backbone_removal_new ();
  gtk_widget_action_set_enabled (widget, "customers.remove", FALSE);
  run (backbone_customer_remove_keeping_job_new (backbone_customers_page_get_landscape (page),
                                                 (const char *const *)numbers, change->removed),
       change);
}

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneCustomersPage *page = BACKBONE_CUSTOMERS_PAGE (widget);
  g_auto (GStrv) numbers = backbone_customers_page_dup_numbers (page);
  g_autofree char *text = g_strjoinv ("\n", numbers);
  guint n = g_strv_length (numbers);
  g_autofree char *said
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u customer number was copied",
                                      "%u customer numbers were copied", n),
                         n);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  backbone_window_toast (get_window (page), said);
}

static void
check (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.check-selected", NULL);
}

static void
tag (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneCustomersPage *page = BACKBONE_CUSTOMERS_PAGE (widget);
  BackboneLandscape *landscape = backbone_customers_page_get_landscape (page);
  g_auto (GStrv) numbers = backbone_customers_page_dup_numbers (page);
  g_auto (GStrv) tags = NULL;
  guint n = g_strv_length (numbers);
  Change *change = change_new (
      page, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The tags of %u customer were changed",
                                          "The tags of %u customers were changed", n),
                             n));
  const char *text;
  gboolean adds;

  g_variant_get (parameter, "(&sb)", &text, &adds);
  tags = backbone_tags_split (text);
  change->new_undo = backbone_customer_tags_job_new_undo;
  run (backbone_customer_tags_job_new (landscape, (const char *const *)numbers,
                                       adds ? (const char *const *)tags : NULL,
                                       adds ? NULL : (const char *const *)tags),
       change);
}

static void
set_channels (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneCustomersPage *page = BACKBONE_CUSTOMERS_PAGE (widget);
  g_auto (GStrv) numbers = backbone_customers_page_dup_numbers (page);
  const char *const settings[] = { g_variant_get_string (parameter, NULL), NULL };
  guint n = g_strv_length (numbers);
  Change *change = change_new (
      page,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The channels of %u customer were changed",
                                    "The channels of %u customers were changed", n),
                       n));

  change->new_undo = backbone_channel_edit_job_new_undo;
  run (backbone_channel_edit_job_new (backbone_customers_page_get_landscape (page),
                                      (const char *const *)numbers, NULL, settings),
       change);
}

static void
write_notes (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneCustomersPage *page = BACKBONE_CUSTOMERS_PAGE (widget);
  BackboneLandscape *landscape = backbone_customers_page_get_landscape (page);
  const char *number, *new_tags, *new_note, *old_tags, *old_note;
  g_auto (GStrv) tags = NULL;
  g_auto (GStrv) tags_before = NULL;
  BackboneCustomerEdit edited = { 0 };
  BackboneCustomerEdit before = { 0 };
  Change *change;

  g_variant_get (parameter, "(&s&s&s&s&s)", &number, &new_tags, &new_note, &old_tags, &old_note);
  tags = backbone_tags_split (new_tags);
  tags_before = backbone_tags_split (old_tags);
  edited.tags = (const char *const *)tags;
  edited.note = new_note;
  before.tags = (const char *const *)tags_before;
  before.note = old_note;

  /* Translators: %s is a customer number */
  change = change_new (page, g_strdup_printf (_ ("Tags and note of %s were saved"), number));
  change->undo = backbone_customer_edit_job_new (landscape, number, &before);
  run (backbone_customer_edit_job_new (landscape, number, &edited), change);
}

static void
make_owner (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneCustomersPage *page = BACKBONE_CUSTOMERS_PAGE (widget);
  BackboneLandscape *landscape = backbone_customers_page_get_landscape (page);
  BackboneCustomer *customer = backbone_customers_page_get_selected (page);
  const char *owner = backbone_landscape_get_owner (landscape);
  Change *change;

  if (customer == NULL)
    return;

  change = change_new (page, g_strdup_printf (_ ("%s owns the installation now"),
                                              backbone_customer_get_description (customer)));
  change->undo = owner ? backbone_owner_set_job_new (landscape, owner) : NULL;
  run (backbone_owner_set_job_new (landscape, backbone_customer_get_number (customer)), change);
}

static void
export_status (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneCustomersPage *page = BACKBONE_CUSTOMERS_PAGE (widget);
  g_auto (GStrv) numbers = backbone_customers_page_dup_numbers (page);

  backbone_export_status (get_window (page), (const char *const *)numbers);
}

static void
export_mass_setup (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneCustomersPage *page = BACKBONE_CUSTOMERS_PAGE (widget);
  g_auto (GStrv) numbers = backbone_customers_page_dup_numbers (page);

  backbone_export_start (get_window (page), (const char *const *)numbers);
}

static void
unselect (GtkWidget *widget, const char *name, GVariant *parameter)
{
  backbone_customers_page_unselect (BACKBONE_CUSTOMERS_PAGE (widget));
}

/* Who they act on. */
typedef enum
{
  ON_NOBODY, /* the landscape */
  ON_ONE,
  ON_ANY,
} Scope;

static const struct
{
  const char *name;
  const char *type;
  GtkWidgetActionActivateFunc func;
  Scope scope;
  gboolean writes;
} actions[] = {
  { "customers.add", NULL, add, ON_NOBODY, TRUE },
  { "customers.edit", NULL, edit, ON_ONE, TRUE },
  { "customers.remove", NULL, remove_selected, ON_ANY, TRUE },
  { "customers.copy", NULL, copy, ON_ANY, FALSE },
  { "customers.check", NULL, check, ON_ANY, TRUE },
  { "customers.tag", "(sb)", tag, ON_ANY, TRUE },
  { "customers.set-channels", "s", set_channels, ON_ANY, TRUE },
  { "customers.write-notes", "(sssss)", write_notes, ON_NOBODY, TRUE },
  { "customers.make-owner", NULL, make_owner, ON_ONE, TRUE },
  { "customers.export-status", NULL, export_status, ON_ANY, FALSE },
  { "customers.export-mass-setup", NULL, export_mass_setup, ON_ANY, TRUE },
  { "customers.unselect", NULL, unselect, ON_ANY, FALSE },
};

void
backbone_customers_actions_install (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].func);
}

static gboolean
is_in_scope (Scope scope, guint n_selected)
{
  switch (scope)
    {
    case ON_ONE:
      return n_selected == 1;
    case ON_ANY:
      return n_selected > 0;
    case ON_NOBODY:
    default:
      return TRUE;
    }
}

void
backbone_customers_actions_update (BackboneCustomersPage *page)
{
  BackboneLandscape *landscape = backbone_customers_page_get_landscape (page);
  guint n_selected = backbone_customers_page_get_n_selected (page);
  gboolean writable = landscape && !backbone_landscape_is_read_only (landscape);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (page), actions[i].name,
                                   (writable || !actions[i].writes)
                                       && is_in_scope (actions[i].scope, n_selected));
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "customers.menu", n_selected > 0);
}
