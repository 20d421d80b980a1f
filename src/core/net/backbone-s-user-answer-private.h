/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"

G_BEGIN_DECLS

/* The longest JSON answer about an S-User that is read, in bytes. */
#define BACKBONE_S_USER_ANSWER_MAX (256 * 1024)

/*
 * The OData answers about S-Users: {"d":{"CustomerNumber":...,"ValidTo":"YYYY-MM-DD"}} and
 * {"d":{"results":[{"ObjectId":...}]}}. They come from a server that may be hostile: what is not as
 * expected is BACKBONE_ERROR_FAILED, and says so.
 */

/* (out) (transfer full) @customer: ten digits. (out) @expires: 0 if it is not said. */
gboolean backbone_s_user_answer_read_user (const char *text,
                                           gsize length,
                                           char **customer,
                                           BackboneTime *expires,
                                           GError **error);
/* (transfer full): ObjectIds; descriptions are translated and never looked at. */
GStrv backbone_s_user_answer_read_authorisations (const char *text, gsize length, GError **error);
/* (nullable) (transfer full): the code of an error as SAP Gateway writes it. */
char *backbone_s_user_answer_read_code (const char *text, gsize length);

G_END_DECLS
