/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-secret.h"

#include "backbone-secret-memory-private.h"

#include <string.h>

struct _BackboneSecret
{
  gatomicrefcount ref_count;
  gsize length;
  char *text; /* of backbone_secret_memory_alloc() */
};

G_DEFINE_BOXED_TYPE (BackboneSecret, backbone_secret, backbone_secret_ref, backbone_secret_unref)

/**
 * backbone_secret_new:
 * @text: a password
 *
 * Returns: (transfer full): a secret with a copy of @text, in memory that is not written to core
 * dumps and, as far as the system allows, not to the swap space
 */
BackboneSecret *
backbone_secret_new (const char *text)
{
  BackboneSecret *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new (BackboneSecret, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->length = strlen (text);
  self->text = backbone_secret_memory_alloc (self->length + 1);
  memcpy (self->text, text, self->length + 1);

  return self;
}

/**
 * backbone_secret_new_take:
 * @text: (transfer full): a password, allocated by GLib
 *
 * Like backbone_secret_new(), but wipes and frees @text.
 *
 * Returns: (transfer full): the secret
 */
BackboneSecret *
backbone_secret_new_take (char *text)
{
  BackboneSecret *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = backbone_secret_new (text);
  explicit_bzero (text, self->length);
  g_free (text);

  return self;
}

/**
 * backbone_secret_ref:
 * @self: a secret
 *
 * Returns: (transfer full): @self, with one more reference; from any thread
 */
BackboneSecret *
backbone_secret_ref (BackboneSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * backbone_secret_unref:
 * @self: (transfer full): a secret
 *
 * Gives a reference back, from any thread; the password is wiped with the last one.
 */
void
backbone_secret_unref (BackboneSecret *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  backbone_secret_memory_free (self->text, self->length + 1);
  g_free (self);
}

/**
 * backbone_secret_peek:
 * @self: a secret
 *
 * Returns: (transfer none) (not nullable): the password, as long as @self lives; not to be kept,
 * printed or copied except into the request that needs it
 */
const char *
backbone_secret_peek (BackboneSecret *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->text;
}

/**
 * backbone_secret_equal:
 * @self: (nullable): a secret
 * @other: (nullable): another one
 *
 * Compares in a time that depends on the lengths only, not on where the passwords differ.
 *
 * Returns: whether both are %NULL or hold the same password
 */
gboolean
backbone_secret_equal (BackboneSecret *self, BackboneSecret *other)
{
  volatile unsigned char difference = 0;

  if (self == NULL || other == NULL)
    return self == other;

  if (self->length != other->length)
    return FALSE;

  for (gsize i = 0; i < self->length; i++)
    difference |= (unsigned char)(self->text[i] ^ other->text[i]);

  return difference == 0;
}
