/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-receipt-answer-private.h"

#include "backbone-odata-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NUMBER_LENGTH 64

/* Names of members. */
typedef struct
{
  gboolean is_odata;
  const char *number;
  const char *text;
} Names;

static const Names names[BACKBONE_N_PURPOSES] = {
  [BACKBONE_PURPOSE_INCIDENTS] = { TRUE, "IncidentNumber", "Subject" },
  [BACKBONE_PURPOSE_SYSTEM_DATA] = { TRUE, "DataNumber", "Digest" },
  [BACKBONE_PURPOSE_EARLY_WATCH] = { FALSE, "parcel", "sha256" },
};

void
backbone_receipt_free (BackboneReceipt *self)
{
  g_free (self->number);
  g_free (self->customer);
  g_free (self->system);
  g_free (self->text);
  g_free (self);
}

/* It becomes part of an address. */
static gboolean
is_plain (const char *number)
{
  return number && *number != '\0' && strlen (number) <= MAX_NUMBER_LENGTH
         && strspn (number, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-")
                == strlen (number);
}

BackboneReceipt *
backbone_receipt_answer_read (BackbonePurpose purpose,
                              const char *text,
                              gsize length,
                              GError **error)
{
  const Names *own = &names[purpose];
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = backbone_odata_parse (parser, text, length, BACKBONE_RECEIPT_ANSWER_MAX);
  JsonObject *data = own->is_odata ? backbone_odata_get_object (root, "d") : root;
  const char *number = own->number ? backbone_odata_get_text (data, own->number) : NULL;
  BackboneReceipt *receipt;

  if (!is_plain (number))
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_FAILED,
                           _ ("The backbone's receipt can't be understood"));
      return NULL;
    }

  receipt = g_new0 (BackboneReceipt, 1);
  receipt->number = g_strdup (number);
  receipt->customer = g_strdup (backbone_odata_get_text (data, "CustomerNumber"));
  receipt->system = g_strdup (backbone_odata_get_text (data, "SystemNumber"));
  receipt->text = g_strdup (backbone_odata_get_text (data, own->text));

  return receipt;
}
