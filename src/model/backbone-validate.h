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
gboolean backbone_host_validate (const char *text, GError **error);
gboolean backbone_port_parse (const char *text, guint *port, GError **error);
gboolean backbone_path_validate (const char *text, GError **error);
gboolean backbone_path_prefix_validate (const char *text, GError **error);
gboolean backbone_http_status_parse (const char *text, guint *status, GError **error);
gboolean backbone_proxy_user_validate (const char *text, GError **error);
gboolean backbone_proxy_exclusion_validate (const char *text, GError **error);
gboolean backbone_channel_proxy_validate (const char *text, GError **error);
gboolean backbone_tag_validate (const char *text, GError **error);

char *backbone_url_path_join (const char *prefix, const char *path);

G_END_DECLS
