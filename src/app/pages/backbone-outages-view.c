/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-outages-view.h"

#include "backbone-closures.h"
#include "backbone-text-table.h"

#include <glib/gi18n-lib.h>

#define DIGEST_LENGTH 16

/* What is compared. */
enum
{
  ROW_TIME,
  ROW_ADDRESS,
  ROW_PROXY,
  ROW_CERTIFICATE,
  ROW_CREDENTIAL,
  N_ROWS,
};

static const struct
{
  const char *title;
  BackboneOutageChanges change;
} rows[N_ROWS] = {
  [ROW_TIME] = { N_ ("Checked"), 0 },
  [ROW_ADDRESS] = { N_ ("Address"), BACKBONE_OUTAGE_ADDRESS },
  [ROW_PROXY] = { N_ ("Proxy"), BACKBONE_OUTAGE_PROXY },
  [ROW_CERTIFICATE] = { N_ ("Certificate"), BACKBONE_OUTAGE_CERTIFICATE },
  [ROW_CREDENTIAL] = { N_ ("Password saved"), BACKBONE_OUTAGE_CREDENTIAL },
};

struct _BackboneOutagesView
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkStack *stack;
  BackboneTextTable *table;
  GtkWidget *comparison;
  GtkGrid *grid;
  GtkLabel *summary;
  GtkLabel *before[N_ROWS];
  GtkLabel *after[N_ROWS];
  GtkWidget *changed[N_ROWS];

  GListModel *outages;
};

G_DEFINE_FINAL_TYPE (BackboneOutagesView, backbone_outages_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_OUTAGES,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static char *
text_from (gpointer item)
{
  return backbone_time_to_text (backbone_outage_get_from (item), BACKBONE_TIME_MINUTE, NULL);
}

static char *
text_until (gpointer item)
{
  return backbone_outage_get_until (item) == 0
             ? g_strdup (_ ("goes on"))
             : backbone_time_to_text (backbone_outage_get_until (item), BACKBONE_TIME_MINUTE, NULL);
}

static char *
text_duration (gpointer item)
{
  BackboneTime until = backbone_outage_get_until (item);

  return backbone_time_span_to_text ((until == 0 ? g_get_real_time () : until)
                                     - backbone_outage_get_from (item));
}

static char *
text_verdict (gpointer item)
{
  return g_strdup (backbone_verdict_to_title (backbone_outage_get_verdict (item)));
}

static char *
text_changes (gpointer item)
{
  char *changes = backbone_outage_dup_changes (item);

  return changes ? changes : g_strdup ("—");
}

static const BackboneTextColumn columns[] = {
  { N_ ("Since"), 166, text_from },           { N_ ("Until"), 152, text_until },
  { N_ ("Duration"), 92, text_duration },     { N_ ("What was wrong"), 0, text_verdict },
  { N_ ("Changed before"), 0, text_changes }, { NULL },
};

/* (transfer full): how old it was at that time. */
static char *
dup_credential (BackboneTime saved, BackboneTime time)
{
  g_autofree char *date = backbone_closure_time (NULL, saved);
  g_autofree char *age = backbone_time_span_to_text (time - saved);

  if (saved == 0)
    return NULL;

  /* Translators: when a password was saved, and how old it was when it was used */
  return g_strdup_printf (_ ("%s, %s old"), date, age);
}

static char *
dup_digest (const char *digest)
{
  return digest && strlen (digest) > DIGEST_LENGTH
             ? g_strdup_printf ("%.*s…", DIGEST_LENGTH, digest)
             : g_strdup (digest);
}

static void
show_value (GtkLabel *label, const char *text, const char *whole)
{
  gtk_label_set_label (label, text && *text ? text : "—");
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), whole);
}

static void
show_row (BackboneOutagesView *self, guint row, const char *before, const char *after)
{
  show_value (self->before[row], before, NULL);
  show_value (self->after[row], after, NULL);
}

static void
show_proxies (BackboneOutagesView *self, BackboneOutage *outage)
{
  const char *before = backbone_outage_get_before_proxy (outage);
  const char *after = backbone_outage_get_proxy (outage);
  gboolean was_good = backbone_outage_get_before (outage) != 0;

  show_row (self, ROW_PROXY, before || !was_good ? before : _ ("none"), after ? after : _ ("none"));
}

static void
show_certificates (BackboneOutagesView *self, BackboneOutage *outage)
{
  const char *before = backbone_outage_get_before_chain_digest (outage);
  const char *after = backbone_outage_get_chain_digest (outage);
  g_autofree char *before_text = dup_digest (before);
  g_autofree char *after_text = dup_digest (after);

  show_value (self->before[ROW_CERTIFICATE], before_text, before);
  show_value (self->after[ROW_CERTIFICATE], after_text, after);
}

static void
show_credentials (BackboneOutagesView *self, BackboneOutage *outage)
{
  g_autofree char *before = dup_credential (backbone_outage_get_before_credential_saved (outage),
                                            backbone_outage_get_before (outage));
  g_autofree char *after = dup_credential (backbone_outage_get_credential_saved (outage),
                                           backbone_outage_get_from (outage));

  show_row (self, ROW_CREDENTIAL, before, after);
}

static void
show_times (BackboneOutagesView *self, BackboneOutage *outage)
{
  g_autofree char *before = backbone_closure_time (NULL, backbone_outage_get_before (outage));
  g_autofree char *after = backbone_closure_time (NULL, backbone_outage_get_from (outage));

  show_row (self, ROW_TIME, before, after);
}

static void
show_summary (BackboneOutagesView *self, BackboneOutage *outage)
{
  const char *evidence = backbone_outage_get_evidence (outage);
  const char *title = backbone_verdict_to_title (backbone_outage_get_verdict (outage));
  const char *cause = backbone_verdict_to_cause (backbone_outage_get_verdict (outage));
  g_autoptr (GString) text = g_string_new (title);

  if (evidence)
    g_string_append_printf (text, ": %s", evidence);
  if (cause)
    g_string_append_printf (text, "\n%s", cause);
  gtk_label_set_label (self->summary, text->str);
}

static void
selected_cb (BackboneOutagesView *self)
{
  BackboneOutage *outage = backbone_text_table_get_selected (self->table);
  BackboneOutageChanges changes;

  gtk_widget_set_visible (self->comparison, outage != NULL);
  if (outage == NULL)
    return;

  show_summary (self, outage);
  show_times (self, outage);
  show_row (self, ROW_ADDRESS, backbone_outage_get_before_address (outage),
            backbone_outage_get_address (outage));
  show_proxies (self, outage);
  show_certificates (self, outage);
  show_credentials (self, outage);

  changes = backbone_outage_get_changes (outage);
  for (guint row = 0; row < N_ROWS; row++)
    gtk_widget_set_visible (self->changed[row], (changes & rows[row].change) != 0);
}

/* The newest one is what people come for. */
static void
outages_changed_cb (BackboneOutagesView *self)
{
  gboolean any = self->outages && g_list_model_get_n_items (self->outages) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "outages" : "none");
  if (any && backbone_text_table_get_selected (self->table) == NULL)
    backbone_text_table_select (self->table, 0);
}

static GtkWidget *
add_label (BackboneOutagesView *self, int column, int row, const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "ellipsize",
                                   PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);

  return label;
}

/* An icon and a word, and no colour alone. */
static GtkWidget *
add_change (BackboneOutagesView *self, int row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *icon = gtk_image_new_from_icon_name ("backbone-changed-symbolic");

  g_object_set (icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), gtk_label_new (C_ ("between two checks", "changed")));
  gtk_widget_add_css_class (box, "accent");
  gtk_grid_attach (self->grid, box, 3, row, 1, 1);

  return box;
}

static void
fill_grid (BackboneOutagesView *self)
{
  add_label (self, 1, 0, _ ("Last good check before"), "heading");
  add_label (self, 2, 0, _ ("First bad check"), "heading");
  for (int row = 0; row < N_ROWS; row++)
    {
      add_label (self, 0, row + 1, _ (rows[row].title), "dim-label");
      self->before[row] = GTK_LABEL (add_label (self, 1, row + 1, NULL, "numeric"));
      self->after[row] = GTK_LABEL (add_label (self, 2, row + 1, NULL, "numeric"));
      gtk_widget_set_hexpand (GTK_WIDGET (self->before[row]), TRUE);
      gtk_widget_set_hexpand (GTK_WIDGET (self->after[row]), TRUE);
      self->changed[row] = add_change (self, row + 1);
    }
}

static void
backbone_outages_view_set_property (GObject *object,
                                    guint property_id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_OUTAGES:
      backbone_outages_view_set_outages (BACKBONE_OUTAGES_VIEW (object),
                                         g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_outages_view_get_property (GObject *object,
                                    guint property_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_OUTAGES:
      g_value_set_object (value, BACKBONE_OUTAGES_VIEW (object)->outages);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_outages_view_dispose (GObject *object)
{
  BackboneOutagesView *self = BACKBONE_OUTAGES_VIEW (object);

  if (self->outages)
    g_signal_handlers_disconnect_by_func (self->outages, outages_changed_cb, self);
  g_clear_object (&self->outages);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (backbone_outages_view_parent_class)->dispose (object);
}

static void
backbone_outages_view_class_init (BackboneOutagesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_outages_view_set_property;
  object_class->get_property = backbone_outages_view_get_property;
  object_class->dispose = backbone_outages_view_dispose;

  properties[PROP_OUTAGES]
      = g_param_spec_object ("outages", NULL, NULL, G_TYPE_LIST_MODEL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (BACKBONE_TYPE_TEXT_TABLE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-outages-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneOutagesView, box);
  gtk_widget_class_bind_template_child (widget_class, BackboneOutagesView, stack);
  gtk_widget_class_bind_template_child (widget_class, BackboneOutagesView, table);
  gtk_widget_class_bind_template_child (widget_class, BackboneOutagesView, comparison);
  gtk_widget_class_bind_template_child (widget_class, BackboneOutagesView, grid);
  gtk_widget_class_bind_template_child (widget_class, BackboneOutagesView, summary);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
backbone_outages_view_init (BackboneOutagesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  backbone_text_table_set_columns (self->table, columns);
  fill_grid (self);
  outages_changed_cb (self);
  selected_cb (self);
}

void
backbone_outages_view_set_outages (BackboneOutagesView *self, GListModel *outages)
{
  if (self->outages == outages)
    return;

  if (self->outages)
    g_signal_handlers_disconnect_by_func (self->outages, outages_changed_cb, self);
  g_set_object (&self->outages, outages);
  backbone_text_table_set_model (self->table, outages);
  if (outages)
    g_signal_connect_swapped (outages, "items-changed", G_CALLBACK (outages_changed_cb), self);
  outages_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTAGES]);
}
