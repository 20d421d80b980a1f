/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-seal-private.h"

G_BEGIN_DECLS

/*
 * Streams over a file as backbone-seal-private.h describes it. They hold one chunk in memory, which
 * is wiped, and leave the stream below open. Blocking.
 */
#define BACKBONE_TYPE_SEALED_OUTPUT (backbone_sealed_output_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSealedOutput,
                      backbone_sealed_output,
                      BACKBONE,
                      SEALED_OUTPUT,
                      GFilterOutputStream)

/* @cost: BACKBONE_SEAL_COST. Writes the header. */
BackboneSealedOutput *backbone_sealed_output_new (GOutputStream *base,
                                                  BackboneSecret *passphrase,
                                                  guint cost,
                                                  GCancellable *cancellable,
                                                  GError **error);
/* Writes the last chunk: what was not finished is never taken for a whole file. */
gboolean backbone_sealed_output_finish (BackboneSealedOutput *self,
                                        GCancellable *cancellable,
                                        GError **error);

#define BACKBONE_TYPE_SEALED_INPUT (backbone_sealed_input_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSealedInput,
                      backbone_sealed_input,
                      BACKBONE,
                      SEALED_INPUT,
                      GFilterInputStream)

/* Reads the header; @name: of the file, for errors as backbone_seal_open() has them. What is read
 * later is authentic; but that the file is whole is known only when the end was read. */
BackboneSealedInput *backbone_sealed_input_new (GInputStream *base,
                                                BackboneSecret *passphrase,
                                                const char *name,
                                                GCancellable *cancellable,
                                                GError **error);

G_END_DECLS
