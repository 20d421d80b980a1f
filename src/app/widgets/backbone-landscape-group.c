/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-landscape-group.h"

#include "backbone-keep.h"

typedef struct
{
  GtkListBox *list_box; /* nullable */

  BackboneLandscape *landscape;
  BackboneList *list; /* nullable */
} BackboneLandscapeGroupPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BackboneLandscapeGroup,
                                     backbone_landscape_group,
                                     ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static BackboneLandscapeGroupPrivate *
get_private (gpointer self)
{
  return backbone_landscape_group_get_instance_private (self);
}

static void
update (BackboneLandscapeGroup *self)
{
  if (BACKBONE_LANDSCAPE_GROUP_GET_CLASS (self)->update)
    BACKBONE_LANDSCAPE_GROUP_GET_CLASS (self)->update (self);
}

static void
list_changed_cb (BackboneLandscapeGroup *self)
{
  BackboneLandscapeGroupPrivate *priv = get_private (self);

  if (priv->list_box)
    gtk_widget_set_visible (GTK_WIDGET (priv->list_box),
                            g_list_model_get_n_items (G_LIST_MODEL (priv->list)) > 0);
  if (BACKBONE_LANDSCAPE_GROUP_GET_CLASS (self)->list_changed)
    BACKBONE_LANDSCAPE_GROUP_GET_CLASS (self)->list_changed (self);
}

static void
let_go (BackboneLandscapeGroup *self)
{
  BackboneLandscapeGroupPrivate *priv = get_private (self);

  if (priv->list && priv->list_box)
    gtk_list_box_bind_model (priv->list_box, NULL, NULL, NULL, NULL);
  backbone_keep_followed (self, &priv->list, NULL, NULL, NULL);
  backbone_keep_followed (self, &priv->landscape, NULL, NULL, NULL);
  if (BACKBONE_LANDSCAPE_GROUP_GET_CLASS (self)->gone)
    BACKBONE_LANDSCAPE_GROUP_GET_CLASS (self)->gone (self);
}

static void
read_list (BackboneLandscapeGroup *self)
{
  BackboneLandscapeGroupClass *klass = BACKBONE_LANDSCAPE_GROUP_GET_CLASS (self);
  BackboneLandscapeGroupPrivate *priv = get_private (self);
  g_autoptr (BackboneList) list = klass->read (priv->landscape);

  backbone_keep_followed (self, &priv->list, list, "items-changed", G_CALLBACK (list_changed_cb));
  if (priv->list_box)
    gtk_list_box_bind_model (priv->list_box, G_LIST_MODEL (list), klass->make_row, self, NULL);
  list_changed_cb (self);
}

static void
set_landscape (BackboneLandscapeGroup *self, BackboneLandscape *landscape)
{
  BackboneLandscapeGroupClass *klass = BACKBONE_LANDSCAPE_GROUP_GET_CLASS (self);
  BackboneLandscapeGroupPrivate *priv = get_private (self);

  if (priv->landscape == landscape)
    return;

  let_go (self);
  backbone_keep_followed (self, &priv->landscape, landscape, "notify::read-only",
                          G_CALLBACK (update));
  if (landscape && klass->read)
    read_list (self);
  if (landscape && klass->came)
    klass->came (self, landscape);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANDSCAPE]);
}

static void
backbone_landscape_group_set_property (GObject *object,
                                       guint id,
                                       const GValue *value,
                                       GParamSpec *pspec)
{
  if (id == PROP_LANDSCAPE)
    set_landscape (BACKBONE_LANDSCAPE_GROUP (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
backbone_landscape_group_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LANDSCAPE)
    g_value_set_object (value, get_private (object)->landscape);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
backbone_landscape_group_constructed (GObject *object)
{
  G_OBJECT_CLASS (backbone_landscape_group_parent_class)->constructed (object);

  update (BACKBONE_LANDSCAPE_GROUP (object));
}

static void
backbone_landscape_group_dispose (GObject *object)
{
  let_go (BACKBONE_LANDSCAPE_GROUP (object));

  G_OBJECT_CLASS (backbone_landscape_group_parent_class)->dispose (object);
}

static void
backbone_landscape_group_class_init (BackboneLandscapeGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = backbone_landscape_group_set_property;
  object_class->get_property = backbone_landscape_group_get_property;
  object_class->constructed = backbone_landscape_group_constructed;
  object_class->dispose = backbone_landscape_group_dispose;

  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_landscape_group_init (BackboneLandscapeGroup *self)
{
}

void
backbone_landscape_group_class_bind_rows (BackboneLandscapeGroupClass *klass)
{
  gtk_widget_class_bind_template_child_full (GTK_WIDGET_CLASS (klass), "list_box", FALSE,
                                             G_PRIVATE_OFFSET (BackboneLandscapeGroup, list_box));
}

BackboneLandscape *
backbone_landscape_group_get_landscape (gpointer self)
{
  return get_private (self)->landscape;
}

GListModel *
backbone_landscape_group_get_list (gpointer self)
{
  return G_LIST_MODEL (get_private (self)->list);
}

gboolean
backbone_landscape_group_is_writable (gpointer self)
{
  BackboneLandscape *landscape = get_private (self)->landscape;

  return landscape && !backbone_landscape_is_read_only (landscape);
}

GtkWidget *
backbone_landscape_group_new_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  return row;
}

GtkWidget *
backbone_landscape_group_add_button (GtkWidget *row, const char *icon_name, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return button;
}
