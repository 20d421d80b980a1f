/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-sealed-stream-private.h"

#include "backbone-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _BackboneSealedOutput
{
  GFilterOutputStream parent_instance;

  BackboneSeal *seal;
  gsize chunk_size;
  guint8 *plain;  /* room for a chunk */
  gsize n_plain;  /* how much is in it */
  guint8 *sealed; /* room for a chunk and its tag */
  gboolean finished;
};

G_DEFINE_FINAL_TYPE (BackboneSealedOutput, backbone_sealed_output, G_TYPE_FILTER_OUTPUT_STREAM)

static GOutputStream *
get_base (BackboneSealedOutput *self)
{
  return g_filter_output_stream_get_base_stream (G_FILTER_OUTPUT_STREAM (self));
}

static gboolean
write_chunk (BackboneSealedOutput *self,
             gboolean is_last,
             GCancellable *cancellable,
             GError **error)
{
  if (!backbone_seal_encrypt (self->seal, self->plain, self->n_plain, is_last, self->sealed))
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_FAILED,
                           _ ("The encryption failed"));
      return FALSE;
    }
  if (!g_output_stream_write_all (get_base (self), self->sealed,
                                  self->n_plain + BACKBONE_SEAL_TAG_SIZE, NULL, cancellable, error))
    return FALSE;

  self->n_plain = 0;
  return TRUE;
}

/* A full chunk waits for more, since it may be the last one. */
static gssize
backbone_sealed_output_write (GOutputStream *stream,
                              const void *buffer,
                              gsize count,
                              GCancellable *cancellable,
                              GError **error)
{
  BackboneSealedOutput *self = BACKBONE_SEALED_OUTPUT (stream);

  if (self->n_plain == self->chunk_size && !write_chunk (self, FALSE, cancellable, error))
    return -1;

  count = MIN (count, self->chunk_size - self->n_plain);
  memcpy (self->plain + self->n_plain, buffer, count);
  self->n_plain += count;

  return (gssize)count;
}

static void
backbone_sealed_output_finalize (GObject *object)
{
  BackboneSealedOutput *self = BACKBONE_SEALED_OUTPUT (object);

  if (self->plain)
    explicit_bzero (self->plain, self->chunk_size);
  g_free (self->plain);
  g_free (self->sealed);
  g_clear_pointer (&self->seal, backbone_seal_free);

  G_OBJECT_CLASS (backbone_sealed_output_parent_class)->finalize (object);
}

static void
backbone_sealed_output_class_init (BackboneSealedOutputClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_sealed_output_finalize;
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = backbone_sealed_output_write;
}

static void
backbone_sealed_output_init (BackboneSealedOutput *self)
{
}

/**
 * backbone_sealed_output_new:
 * @base: where the file goes; it is left open
 * @passphrase: what protects it
 * @cost: see backbone_seal_new()
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full): a stream for the plain text, or %NULL
 */
BackboneSealedOutput *
backbone_sealed_output_new (GOutputStream *base,
                            BackboneSecret *passphrase,
                            guint cost,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (BackboneSealedOutput) self = NULL;
  g_autoptr (BackboneSeal) seal = backbone_seal_new (passphrase, cost, error);

  if (seal == NULL
      || !g_output_stream_write_all (base, backbone_seal_get_header (seal),
                                     BACKBONE_SEAL_HEADER_SIZE, NULL, cancellable, error))
    return NULL;

  self = g_object_new (BACKBONE_TYPE_SEALED_OUTPUT, "base-stream", base, "close-base-stream", FALSE,
                       NULL);
  self->chunk_size = backbone_seal_get_chunk_size (seal);
  self->plain = g_malloc (self->chunk_size);
  self->sealed = g_malloc (self->chunk_size + BACKBONE_SEAL_TAG_SIZE);
  self->seal = g_steal_pointer (&seal);

  return g_steal_pointer (&self);
}

/**
 * backbone_sealed_output_finish:
 * @self: a stream to which all was written
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: whether the file is whole now; nothing more can be written
 */
gboolean
backbone_sealed_output_finish (BackboneSealedOutput *self,
                               GCancellable *cancellable,
                               GError **error)
{
  g_return_val_if_fail (!self->finished, FALSE);

  self->finished = TRUE;

  return write_chunk (self, TRUE, cancellable, error)
         && g_output_stream_close (G_OUTPUT_STREAM (self), cancellable, error);
}
