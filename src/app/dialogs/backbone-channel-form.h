/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-certificate-form.h"
#include "backbone-channel-draft.h"

G_BEGIN_DECLS

/**
 * BackboneChannelForm:
 *
 * Everything that one channel can have of its own, and a test of what is typed. Properties: draft
 * (BackboneChannelDraft, nullable), technical-user (BackboneTechnicalUser, nullable: who logs on),
 * certificate (BackboneClientCertificate, nullable: with what), result (BackboneCheckResult,
 * nullable, read-only: what the last test found), testing (boolean, read-only).
 */
#define BACKBONE_TYPE_CHANNEL_FORM (backbone_channel_form_get_type ())
G_DECLARE_FINAL_TYPE (BackboneChannelForm, backbone_channel_form, BACKBONE, CHANNEL_FORM, GtkWidget)

/* Tests log on with the certificate that is chosen there, if there is one. */
void backbone_channel_form_set_certificate_form (BackboneChannelForm *self,
                                                 BackboneCertificateForm *form);
/* The focus goes to the first of its controls. */
void backbone_channel_form_begin (BackboneChannelForm *self);
/* Ends a test that runs. */
void backbone_channel_form_cancel (BackboneChannelForm *self);

G_END_DECLS
