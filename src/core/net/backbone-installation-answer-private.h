/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"

G_BEGIN_DECLS

/* The longest page of installations that is read, in bytes. */
#define BACKBONE_INSTALLATION_ANSWER_MAX (1024 * 1024)

/* A page of installations. */
typedef struct
{
  GPtrArray *installations; /* BackboneInstallation; the customer is NULL if it is not said */
  gint64 total;             /* of all pages, -1 if it is not said */
} BackboneInstallationPage;

void backbone_installation_page_free (BackboneInstallationPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneInstallationPage, backbone_installation_page_free)

/*
 * {"d":{"__count":"2","results":[{"Insnr":...,"Kunnr":...,"Instext":...,"Systems":{"results":[{"Sysnr":
 * ...,"Sysid":...}]}}]}}, from a server that may be hostile: a number that is none makes the whole page
 * BACKBONE_ERROR_FAILED, since half a page must not make the rest look as if it were missing. Texts are
 * cut to what fits. (transfer full).
 */
BackboneInstallationPage *
backbone_installation_answer_read (const char *text, gsize length, GError **error);

G_END_DECLS
