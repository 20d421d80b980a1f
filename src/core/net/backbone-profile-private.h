/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-profile.h"

G_BEGIN_DECLS

#define BACKBONE_PROFILE_FORMAT  "backbone-endpoint-profile"
#define BACKBONE_PROFILE_VERSION 1

/* What stands for the ID of an S-User in the paths of services. */
#define BACKBONE_PROFILE_S_USER "{s_user}"

/* (transfer full): @path with the ID of an S-User in it. */
char *backbone_profile_fill_in_s_user (const char *path, const char *s_user);

/* The largest profile and the largest file of certificates that is read, in bytes. */
#define BACKBONE_PROFILE_MAX_SIZE (1024 * 1024)

/*
 * Makes a profile of JSON text. @name is what errors call the text; @folder: (nullable): where a
 * relative "trust" starts; without it, no profile may name a file. (transfer full).
 */
BackboneEndpointProfile *backbone_profile_parse (const char *text,
                                                 gsize length,
                                                 const char *name,
                                                 GFile *folder,
                                                 GError **error);

G_END_DECLS
