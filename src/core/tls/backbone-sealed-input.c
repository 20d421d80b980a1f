/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-sealed-stream-private.h"

#include "backbone-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _BackboneSealedInput
{
  GFilterInputStream parent_instance;

  BackboneSeal *seal;
  char *name;
  gsize chunk_size;
  guint8 *plain;  /* room for a chunk */
  gsize n_plain;  /* how much is in it */
  gsize at;       /* how much of it was given out */
  guint8 *sealed; /* room for a chunk, its tag, and the first byte of the next one */
  gsize n_ahead;  /* 1 if that first byte was read already and stands at the start */
  gboolean was_last;
};

G_DEFINE_FINAL_TYPE (BackboneSealedInput, backbone_sealed_input, G_TYPE_FILTER_INPUT_STREAM)

static gboolean
set_chunk_error (BackboneSealedInput *self, gsize length, gboolean is_last, GError **error)
{
  /* A right chunk that others followed once. */
  gboolean is_cut_off
      = is_last
        && (length < BACKBONE_SEAL_TAG_SIZE
            || backbone_seal_decrypt (self->seal, self->sealed, length, FALSE, self->plain));

  if (is_cut_off)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_ARCHIVE,
                 _ ("“%s” is incomplete: its end is missing"), self->name);
  else
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_ARCHIVE,
                 _ ("“%s” was changed or damaged since it was written"), self->name);

  return FALSE;
}

/* One byte more than a chunk tells whether another one follows. */
static gboolean
read_chunk (BackboneSealedInput *self, GCancellable *cancellable, GError **error)
{
  GInputStream *base = g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (self));
  gsize full = self->chunk_size + BACKBONE_SEAL_TAG_SIZE;
  gsize length = 0;
  gboolean is_last;

  if (!g_input_stream_read_all (base, self->sealed + self->n_ahead, full + 1 - self->n_ahead,
                                &length, cancellable, error))
    return FALSE;

  length += self->n_ahead;
  is_last = length <= full;
  self->n_ahead = is_last ? 0 : 1;
  length -= self->n_ahead;
  if (!backbone_seal_decrypt (self->seal, self->sealed, length, is_last, self->plain))
    return set_chunk_error (self, length, is_last, error);

  if (!is_last)
    self->sealed[0] = self->sealed[full];
  self->n_plain = length - BACKBONE_SEAL_TAG_SIZE;
  self->at = 0;
  self->was_last = is_last;

  return TRUE;
}

static gssize
backbone_sealed_input_read (GInputStream *stream,
                            void *buffer,
                            gsize count,
                            GCancellable *cancellable,
                            GError **error)
{
  BackboneSealedInput *self = BACKBONE_SEALED_INPUT (stream);

  while (self->at == self->n_plain && !self->was_last)
    {
      if (!read_chunk (self, cancellable, error))
        return -1;
    }

  count = MIN (count, self->n_plain - self->at);
  memcpy (buffer, self->plain + self->at, count);
  self->at += count;

  return (gssize)count;
}

static gssize
backbone_sealed_input_skip (GInputStream *stream,
                            gsize count,
                            GCancellable *cancellable,
                            GError **error)
{
  guint8 bytes[4096];
  gssize n
      = backbone_sealed_input_read (stream, bytes, MIN (count, sizeof bytes), cancellable, error);

  explicit_bzero (bytes, sizeof bytes);

  return n;
}

static void
backbone_sealed_input_finalize (GObject *object)
{
  BackboneSealedInput *self = BACKBONE_SEALED_INPUT (object);

  if (self->plain)
    explicit_bzero (self->plain, self->chunk_size);
  g_free (self->plain);
  g_free (self->sealed);
  g_free (self->name);
  g_clear_pointer (&self->seal, backbone_seal_free);

  G_OBJECT_CLASS (backbone_sealed_input_parent_class)->finalize (object);
}

static void
backbone_sealed_input_class_init (BackboneSealedInputClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_sealed_input_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = backbone_sealed_input_read;
  G_INPUT_STREAM_CLASS (klass)->skip = backbone_sealed_input_skip;
}

static void
backbone_sealed_input_init (BackboneSealedInput *self)
{
}

/**
 * backbone_sealed_input_new:
 * @base: a stream that stands at the start of the file; it is left open
 * @passphrase: what may protect it
 * @name: the name of the file, for errors
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full): a stream of the plain text, or %NULL with the errors of
 * backbone_seal_open()
 */
BackboneSealedInput *
backbone_sealed_input_new (GInputStream *base,
                           BackboneSecret *passphrase,
                           const char *name,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (BackboneSealedInput) self = NULL;
  g_autoptr (BackboneSeal) seal = NULL;
  guint8 header[BACKBONE_SEAL_HEADER_SIZE];
  gsize length = 0;

  if (!g_input_stream_read_all (base, header, sizeof header, &length, cancellable, error))
    return NULL;
  seal = backbone_seal_open (header, length, passphrase, name, error);
  if (seal == NULL)
    return NULL;

  self = g_object_new (BACKBONE_TYPE_SEALED_INPUT, "base-stream", base, "close-base-stream", FALSE,
                       NULL);
  self->name = g_strdup (name);
  self->chunk_size = backbone_seal_get_chunk_size (seal);
  self->plain = g_malloc (self->chunk_size);
  self->sealed = g_malloc (self->chunk_size + BACKBONE_SEAL_TAG_SIZE + 1);
  self->seal = g_steal_pointer (&seal);

  return g_steal_pointer (&self);
}
