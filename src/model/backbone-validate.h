/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-types.h"

G_BEGIN_DECLS

#define BACKBONE_CUSTOMER_NUMBER_LENGTH 10
#define BACKBONE_DESTINATION_MAX_LENGTH 32
#define BACKBONE_DESCRIPTION_MAX_LENGTH 80
#define BACKBONE_NOTE_MAX_LENGTH        4000
#define BACKBONE_PASSWORD_MAX_LENGTH    255
#define BACKBONE_PASSPHRASE_MIN_LENGTH  12
#define BACKBONE_LOCAL_USER_MAX_LENGTH  12
#define BACKBONE_OBJECT_ID_MAX_LENGTH   40

char *backbone_customer_number_normalize (const char *text, GError **error);
char *backbone_user_id_normalize (const char *text, GError **error);
char *backbone_local_user_normalize (const char *text, GError **error);
gboolean backbone_object_id_validate (const char *text, GError **error);
BackboneTime backbone_date_parse (const char *text, GError **error);
gboolean backbone_destination_validate (const char *text, GError **error);
gboolean backbone_description_validate (const char *text, GError **error);
gboolean backbone_note_validate (const char *text, GError **error);
gboolean backbone_password_validate (const char *text, GError **error);
gboolean backbone_passphrase_validate (const char *text, GError **error);
gboolean backbone_tag_validate (const char *text, GError **error);

G_END_DECLS
