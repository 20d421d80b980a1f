/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "backbone-installation-answer-private.h"
#include "backbone-receipt-answer-private.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *text = (const char *)data;
  g_autoptr (GError) page_error = NULL;
  g_autoptr (BackboneInstallationPage) page
      = backbone_installation_answer_read (text, size, &page_error);

  g_assert_true ((page == NULL) == (page_error != NULL));
  for (guint i = 0; page != NULL && i < page->installations->len; i++)
    {
      BackboneInstallation *installation = g_ptr_array_index (page->installations, i);
      const char *const *systems = backbone_installation_get_systems (installation);
      const char *const *sids = backbone_installation_get_sids (installation);

      g_assert_cmpuint (strlen (backbone_installation_get_number (installation)), ==, 10);
      g_assert_true (backbone_installation_description_validate (
          backbone_installation_get_description (installation), NULL));
      g_assert_cmpuint (g_strv_length ((char **)systems), ==, g_strv_length ((char **)sids));
    }

  for (BackbonePurpose purpose = 0; purpose < BACKBONE_PURPOSE_NOTES; purpose++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BackboneReceipt) receipt
          = backbone_receipt_answer_read (purpose, text, size, &error);

      g_assert_true ((receipt == NULL) == (error != NULL));
      if (receipt)
        g_assert_null (strpbrk (receipt->number, "/'?#%"));
    }

  return 0;
}
