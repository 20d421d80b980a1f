/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "backbone-pfx-private.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (BackboneSecret) password = backbone_secret_new ("Corpus-2026");
  g_autoptr (BackboneSecret) key = NULL;
  g_autoptr (BackboneClientCertificate) certificate
      = backbone_pfx_read (bytes, password, "fuzz.pfx", &key, &error);

  g_assert_true ((certificate == NULL) == (error != NULL));
  g_assert_true ((certificate == NULL) == (key == NULL));
  if (certificate)
    {
      g_assert_nonnull (strstr (backbone_secret_peek (key), "PRIVATE KEY"));
      g_assert_true (
          g_utf8_validate (backbone_client_certificate_get_subject (certificate), -1, NULL));
    }
  else
    {
      g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_CERTIFICATE);
      g_assert_null (strstr (error->message, "Corpus-2026"));
    }
  return 0;
}
