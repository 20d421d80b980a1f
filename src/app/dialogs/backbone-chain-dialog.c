/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-chain-dialog.h"

#include "backbone-accessible.h"
#include "backbone-certificate-view.h"
#include "backbone-mark.h"
#include "backbone-status-icon.h"

#include <glib/gi18n-lib.h>

struct _BackboneChainDialog
{
  AdwWindow parent_instance;

  GtkBox *box;
  GtkWidget *close_button;

  BackboneMark mark;
  char *verdict;
};

G_DEFINE_FINAL_TYPE (BackboneChainDialog, backbone_chain_dialog, ADW_TYPE_WINDOW)

enum
{
  PROP_0,
  PROP_VERDICT_MARK,
  PROP_VERDICT,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
backbone_chain_dialog_get_property (GObject *object,
                                    guint property_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  BackboneChainDialog *self = BACKBONE_CHAIN_DIALOG (object);

  switch (property_id)
    {
    case PROP_VERDICT_MARK:
      g_value_set_enum (value, self->mark);
      break;
    case PROP_VERDICT:
      g_value_set_string (value, self->verdict);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_chain_dialog_finalize (GObject *object)
{
  g_free (BACKBONE_CHAIN_DIALOG (object)->verdict);

  G_OBJECT_CLASS (backbone_chain_dialog_parent_class)->finalize (object);
}

static void
backbone_chain_dialog_class_init (BackboneChainDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = backbone_chain_dialog_get_property;
  object_class->finalize = backbone_chain_dialog_finalize;

  properties[PROP_VERDICT_MARK] = g_param_spec_enum ("verdict-mark", NULL, NULL, BACKBONE_TYPE_MARK,
                                                     BACKBONE_MARK_NONE, flags);
  properties[PROP_VERDICT] = g_param_spec_string ("verdict", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-chain-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneChainDialog, box);
  gtk_widget_class_bind_template_child (widget_class, BackboneChainDialog, close_button);
}

static void
backbone_chain_dialog_init (BackboneChainDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  backbone_accessible_mend (GTK_WIDGET (self));
}

static void
set_verdict (BackboneChainDialog *self, BackboneMark mark, char *verdict)
{
  self->mark = mark;
  self->verdict = verdict;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VERDICT_MARK]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VERDICT]);
}

static void
add_certificate (BackboneChainDialog *self,
                 BackboneLandscape *landscape,
                 BackboneCertificate *certificate,
                 const char *role)
{
  gtk_box_append (self->box, g_object_new (BACKBONE_TYPE_CERTIFICATE_VIEW, "landscape", landscape,
                                           "certificate", certificate, "role", role, NULL));
}

static const char *
get_role (BackboneCertificate *certificate, guint position)
{
  gboolean self_signed = g_strcmp0 (backbone_certificate_get_subject (certificate),
                                    backbone_certificate_get_issuer (certificate))
                         == 0;

  if (position == 0)
    return self_signed ? _ ("Server, signed by itself") : _ ("Server");

  return self_signed ? _ ("Root") : _ ("Issuer");
}

static void
judge_chain (BackboneChainDialog *self, BackboneDiagnosis *diagnosis)
{
  GListModel *chain = backbone_diagnosis_get_chain (diagnosis);
  const char *anchor = backbone_diagnosis_get_anchor (diagnosis);
  g_autoptr (BackboneCertificate) last
      = g_list_model_get_item (chain, g_list_model_get_n_items (chain) - 1);
  const char *issuer = backbone_certificate_get_issuer (last);

  if (anchor == NULL)
    set_verdict (
        self, BACKBONE_MARK_FAILING,
        /* Translators: whom a certificate is for */
        g_strdup_printf (_ ("The chain ends in “%s”, which is trusted neither by the system nor by "
                            "this landscape. If it is the authority of your own proxy, add it to "
                            "the trusted roots."),
                         issuer));
  else if (g_str_equal (anchor, BACKBONE_DIAGNOSIS_ANCHOR_SYSTEM))
    set_verdict (self, BACKBONE_MARK_WORKING,
                 /* Translators: whom a certificate is for */
                 g_strdup_printf (_ ("A root of the system vouches for this host: the chain ends "
                                     "in “%s”."),
                                  issuer));
  else
    set_verdict (
        self, BACKBONE_MARK_ATTENTION,
        /* Translators: whom a certificate is for */
        g_strdup_printf (_ ("No root of the system vouches for this host but “%s”, a root of this "
                            "landscape. If it belongs to a proxy, that proxy breaks TLS open and "
                            "reads everything, passwords included."),
                         issuer));
}

static void
present (BackboneChainDialog *self, GtkWindow *parent)
{
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_set_focus (GTK_WINDOW (self), self->close_button);
  gtk_window_present (GTK_WINDOW (self));
}

void
backbone_chain_dialog_show (GtkWindow *parent,
                            BackboneLandscape *landscape,
                            BackboneDiagnosis *diagnosis)
{
  BackboneChainDialog *self = g_object_new (BACKBONE_TYPE_CHAIN_DIALOG, NULL);
  GListModel *chain = backbone_diagnosis_get_chain (diagnosis);
  /* Translators: the name of a host */
  g_autofree char *title
      = g_strdup_printf (_ ("Certificates of %s"), backbone_diagnosis_get_host (diagnosis));

  gtk_window_set_title (GTK_WINDOW (self), title);
  judge_chain (self, diagnosis);
  for (guint i = 0; i < g_list_model_get_n_items (chain); i++)
    {
      g_autoptr (BackboneCertificate) certificate = g_list_model_get_item (chain, i);

      add_certificate (self, landscape, certificate, get_role (certificate, i));
    }
  present (self, parent);
}

void
backbone_chain_dialog_show_anchor (GtkWindow *parent,
                                   BackboneLandscape *landscape,
                                   BackboneCertificate *certificate)
{
  BackboneChainDialog *self = g_object_new (BACKBONE_TYPE_CHAIN_DIALOG, NULL);

  gtk_window_set_title (GTK_WINDOW (self), _ ("Trusted root"));
  set_verdict (self, BACKBONE_MARK_ATTENTION,
               g_strdup (_ ("This landscape trusts every host that this authority vouches for. "
                            "Compare the fingerprint with what its owner says.")));
  add_certificate (self, landscape, certificate, _ ("Root"));
  present (self, parent);
}
