/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneChainDialog:
 *
 * Certificates, each with all that people want to know of it, and a sentence that says who vouches
 * for them. Properties: verdict-mark (BackboneMark) and verdict (string) of that sentence.
 */
#define BACKBONE_TYPE_CHAIN_DIALOG (backbone_chain_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BackboneChainDialog, backbone_chain_dialog, BACKBONE, CHAIN_DIALOG, AdwWindow)

/* The chain that a server showed; @landscape says when people are warned of an end. */
void backbone_chain_dialog_show (GtkWindow *parent,
                                 BackboneLandscape *landscape,
                                 BackboneDiagnosis *diagnosis);
/* A root of the landscape's own. */
void backbone_chain_dialog_show_anchor (GtkWindow *parent,
                                        BackboneLandscape *landscape,
                                        BackboneCertificate *certificate);

G_END_DECLS
