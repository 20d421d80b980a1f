/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-secret.h"

#include "backbone-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * What an archive of a landscape holds, inside of the seal: a manifest as JSON text, with its length
 * before it; the secrets; the database file, as long as the manifest says. Numbers are big endian.
 * All blocking. Errors when reading: BACKBONE_ERROR_ARCHIVE, _NEWER_VERSION, and those of the
 * stream; @name is that of the archive.
 */
typedef struct
{
  char *id;          /* UUID of the landscape */
  char *description; /* what it is called */
  char *owner;       /* customer number */
  BackboneTime created;
  gboolean with_secrets;
  guint n_secrets;
  guint64 database_size; /* in bytes */
} BackboneArchiveManifest;

void backbone_archive_manifest_free (BackboneArchiveManifest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneArchiveManifest, backbone_archive_manifest_free)

gboolean backbone_archive_write_manifest (GOutputStream *stream,
                                          const BackboneArchiveManifest *manifest,
                                          GCancellable *cancellable,
                                          GError **error);
gboolean backbone_archive_write_secret (GOutputStream *stream,
                                        const char *credential,
                                        const char *owner,
                                        BackboneSecret *secret,
                                        GCancellable *cancellable,
                                        GError **error);

BackboneArchiveManifest *backbone_archive_read_manifest (GInputStream *stream,
                                                         const char *name,
                                                         GCancellable *cancellable,
                                                         GError **error);
/* (out) (transfer full) all three. */
gboolean backbone_archive_read_secret (GInputStream *stream,
                                       const char *name,
                                       char **credential,
                                       char **owner,
                                       BackboneSecret **secret,
                                       GCancellable *cancellable,
                                       GError **error);

/* In KiB, for progress bars. */
typedef void (*BackboneArchiveProgressFunc) (guint done, guint total, gpointer user_data);

/* Exactly @size bytes from one stream to the other: the database, in both directions. */
gboolean backbone_archive_copy (GInputStream *from,
                                GOutputStream *to,
                                guint64 size,
                                const char *name,
                                BackboneArchiveProgressFunc progress,
                                gpointer user_data,
                                GCancellable *cancellable,
                                GError **error);
/* Whether nothing follows, which also tells that nothing is missing. */
gboolean backbone_archive_read_end (GInputStream *stream,
                                    const char *name,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
