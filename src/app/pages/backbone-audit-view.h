/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneAuditView:
 *
 * The audit log of a landscape: who changed what, whether the log is unbroken, and its export.
 * Properties: landscape (BackboneLandscape, nullable), search (string, nullable), from (BackboneTime:
 * only entries since then; 0 for all); entries (what it shows), verifying (boolean), verdict
 * (BackboneMark) and verdict-text (string, nullable): what the last verification found.
 */
#define BACKBONE_TYPE_AUDIT_VIEW (backbone_audit_view_get_type ())
G_DECLARE_FINAL_TYPE (BackboneAuditView, backbone_audit_view, BACKBONE, AUDIT_VIEW, GtkWidget)

void backbone_audit_view_set_search (BackboneAuditView *self, const char *search);

G_END_DECLS
