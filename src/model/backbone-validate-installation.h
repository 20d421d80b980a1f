/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BACKBONE_INSTALLATION_NUMBER_LENGTH 10
#define BACKBONE_SYSTEM_NUMBER_LENGTH       18
#define BACKBONE_SID_LENGTH                 3

char *backbone_installation_number_normalize (const char *text, GError **error);
char *backbone_system_number_normalize (const char *text, GError **error);
char *backbone_sid_normalize (const char *text, GError **error);
gboolean backbone_installation_description_validate (const char *text, GError **error);

G_END_DECLS
