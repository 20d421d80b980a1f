/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-secrets-dialog.h"

#include "backbone-accessible.h"
#include "backbone-age-label.h"
#include "backbone-named-cell.h"
#include "backbone-password-dialog.h"
#include "backbone-status-icon.h"

#include <glib/gi18n-lib.h>

/* What of a landscape shows here. Results of checks come in by the thousand; the log-ons among them
 * are seen when the dialog opens again. */
#define CHANGES                                                                                    \
  (BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_HOLDS | BACKBONE_CHANGED_SETTINGS                 \
   | BACKBONE_CHANGED_ASSIGNMENTS)

struct _BackboneSecretsDialog
{
  AdwWindow parent_instance;

  GtkSearchEntry *search_entry;
  GtkColumnView *column_view;
  GtkColumnViewColumn *saved_column;
  GtkSingleSelection *selection;

  BackboneLandscape *landscape;
  GListStore *secrets;
  BackboneSecretsJob *job; /* while it runs */
  gboolean stale;          /* changed meanwhile */
  gboolean loaded;
  char *remark;
};

G_DEFINE_FINAL_TYPE (BackboneSecretsDialog, backbone_secrets_dialog, ADW_TYPE_WINDOW)

enum
{
  PROP_0,
  PROP_SECRETS,
  PROP_LOADED,
  PROP_REMARK,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static gboolean
is_same (BackboneStoredSecret *one, BackboneStoredSecret *other)
{
  return backbone_stored_secret_get_kind (one) == backbone_stored_secret_get_kind (other)
         && g_strcmp0 (backbone_stored_secret_get_id (one), backbone_stored_secret_get_id (other))
                == 0;
}

/* Rows that stay keep their place and get their new values. */
static void
take_secrets (BackboneSecretsDialog *self, GListModel *found)
{
  GListModel *shown = G_LIST_MODEL (self->secrets);

  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr (BackboneStoredSecret) new = g_list_model_get_item (found, i);
      g_autoptr (BackboneStoredSecret) old = g_list_model_get_item (shown, i);

      while (old && !is_same (old, new)
             && g_list_model_get_n_items (shown) > g_list_model_get_n_items (found))
        {
          g_list_store_remove (self->secrets, i);
          g_clear_object (&old);
          old = g_list_model_get_item (shown, i);
        }
      if (old && is_same (old, new))
        backbone_record_copy_from (BACKBONE_RECORD (old), BACKBONE_RECORD (new));
      else
        g_list_store_insert (self->secrets, i, new);
    }
  g_list_store_splice (self->secrets, g_list_model_get_n_items (found),
                       g_list_model_get_n_items (shown) - g_list_model_get_n_items (found), NULL,
                       0);
}

static void
set_remark (BackboneSecretsDialog *self, char *remark)
{
  if (g_strcmp0 (self->remark, remark) == 0)
    {
      g_free (remark);
      return;
    }

  g_free (self->remark);
  self->remark = remark;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REMARK]);
}

static char *
describe (BackboneSecretsJob *job)
{
  const GError *error = backbone_secrets_job_get_keyring_error (job);
  guint n = backbone_secrets_job_get_n_unreferenced (job);

  if (error)
    /* Translators: followed by what is wrong with the keyring */
    return g_strdup_printf (_ ("Whether the keyring has them can’t be seen: %s"), error->message);
  if (n == 0)
    return NULL;

  return g_strdup_printf (
      ngettext ("The keyring holds %'u secret more, which nothing refers to: the next change of a "
                "password removes it.",
                "The keyring holds %'u secrets more, which nothing refers to: the next change of "
                "a password removes them.",
                n),
      n);
}

static void read_secrets (BackboneSecretsDialog *self);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneSecretsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  BackboneSecretsJob *job = BACKBONE_SECRETS_JOB (source);
  gboolean done = backbone_job_run_finish (BACKBONE_JOB (job), result, &error);

  g_clear_object (&self->job);
  if (self->landscape == NULL)
    return;

  if (done)
    take_secrets (self, backbone_secrets_job_get_results (job));
  set_remark (self, done ? describe (job) : g_strdup (error->message));
  if (!self->loaded)
    {
      self->loaded = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
    }
  if (self->stale)
    read_secrets (self);
}

static void
read_secrets (BackboneSecretsDialog *self)
{
  self->stale = self->job != NULL;
  if (self->stale)
    return;

  self->job = backbone_secrets_job_new (self->landscape);
  backbone_job_run_async (BACKBONE_JOB (self->job), read_cb, g_object_ref (self));
}

static void
changed_cb (BackboneLandscape *landscape, guint changes, BackboneSecretsDialog *self)
{
  if (changes & CHANGES)
    read_secrets (self);
}

static void
change_password (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSecretsDialog *self = BACKBONE_SECRETS_DIALOG (widget);
  BackboneStoredSecret *secret = gtk_single_selection_get_selected_item (self->selection);
  const char *id = backbone_stored_secret_get_id (secret);
  BackbonePasswordDialog *dialog
      = backbone_stored_secret_get_kind (secret) == BACKBONE_SECRET_S_USER
            ? backbone_password_dialog_new_for_s_user (self->landscape, id)
            : backbone_password_dialog_new (self->landscape, id);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
can_change (BackboneStoredSecret *secret)
{
  switch (backbone_stored_secret_get_kind (secret))
    {
    case BACKBONE_SECRET_TECHNICAL_USER:
      return TRUE;
    case BACKBONE_SECRET_S_USER:
      return backbone_stored_secret_get_customer (secret) != NULL;
    case BACKBONE_SECRET_CERTIFICATE:
    case BACKBONE_SECRET_PROXY:
    default:
      return FALSE;
    }
}

/* Only what logs on can be tried. */
static void
selected_cb (BackboneSecretsDialog *self)
{
  BackboneStoredSecret *secret = gtk_single_selection_get_selected_item (self->selection);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "secrets.change-password",
                                 secret && can_change (secret));
}

static void
activated_cb (BackboneSecretsDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "secrets.change-password", NULL);
}

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (BACKBONE_SECRETS_DIALOG (widget)->search_entry));
}

static void
backbone_secrets_dialog_get_property (GObject *object,
                                      guint property_id,
                                      GValue *value,
                                      GParamSpec *pspec)
{
  BackboneSecretsDialog *self = BACKBONE_SECRETS_DIALOG (object);

  switch (property_id)
    {
    case PROP_SECRETS:
      g_value_set_object (value, self->secrets);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_REMARK:
      g_value_set_string (value, self->remark);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_secrets_dialog_dispose (GObject *object)
{
  BackboneSecretsDialog *self = BACKBONE_SECRETS_DIALOG (object);

  if (self->landscape)
    g_signal_handlers_disconnect_by_func (self->landscape, changed_cb, self);
  g_clear_object (&self->landscape);

  G_OBJECT_CLASS (backbone_secrets_dialog_parent_class)->dispose (object);
}

static void
backbone_secrets_dialog_finalize (GObject *object)
{
  BackboneSecretsDialog *self = BACKBONE_SECRETS_DIALOG (object);

  g_clear_object (&self->secrets);
  g_free (self->remark);

  G_OBJECT_CLASS (backbone_secrets_dialog_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_SECRETS] = g_param_spec_object ("secrets", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  properties[PROP_REMARK] = g_param_spec_string ("remark", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (BACKBONE_TYPE_AGE_LABEL);
  g_type_ensure (BACKBONE_TYPE_NAMED_CELL);
  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-secrets-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneSecretsDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BackboneSecretsDialog, column_view);
  gtk_widget_class_bind_template_child (widget_class, BackboneSecretsDialog, saved_column);
  gtk_widget_class_bind_template_child (widget_class, BackboneSecretsDialog, selection);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
backbone_secrets_dialog_class_init (BackboneSecretsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = backbone_secrets_dialog_get_property;
  object_class->dispose = backbone_secrets_dialog_dispose;
  object_class->finalize = backbone_secrets_dialog_finalize;
  install_properties (object_class);

  gtk_widget_class_install_action (widget_class, "secrets.change-password", NULL, change_password);
  gtk_widget_class_install_action (widget_class, "secrets.search", NULL, search);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "secrets.search",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  bind_template (widget_class);
}

static void
backbone_secrets_dialog_init (BackboneSecretsDialog *self)
{
  self->secrets = g_list_store_new (BACKBONE_TYPE_STORED_SECRET);
  gtk_widget_init_template (GTK_WIDGET (self));
  backbone_accessible_mend (GTK_WIDGET (self));
  gtk_column_view_sort_by_column (self->column_view, self->saved_column, GTK_SORT_ASCENDING);
  selected_cb (self);
}

BackboneSecretsDialog *
backbone_secrets_dialog_new (BackboneLandscape *landscape)
{
  BackboneSecretsDialog *self = g_object_new (BACKBONE_TYPE_SECRETS_DIALOG, NULL);

  self->landscape = g_object_ref (landscape);
  g_signal_connect (landscape, "changed", G_CALLBACK (changed_cb), self);
  read_secrets (self);

  return self;
}
