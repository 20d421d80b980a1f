/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *backbone_audit_action_to_title (const char *action);
char **backbone_audit_action_find (const char *word);

G_END_DECLS
