/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-cause.h"
#include "backbone-status.h"

#include <string.h>

static char *
dup_sentence (BackboneVerdict verdict, guint n_customers)
{
  g_autoptr (BackboneCause) cause
      = g_object_new (BACKBONE_TYPE_CAUSE, "verdict", verdict, "host", "documents.support.sap.com",
                      "n-customers", n_customers, NULL);

  return backbone_cause_dup_sentence (cause);
}

static void
test_sentence (void)
{
  g_autofree char *many = dup_sentence (BACKBONE_VERDICT_PROXY_REFUSED, 12);
  g_autofree char *one = dup_sentence (BACKBONE_VERDICT_TIMEOUT, 1);

  g_assert_cmpstr (many, ==, "12 customers: the proxy refuses documents.support.sap.com");
  g_assert_cmpstr (one, ==, "1 customer: documents.support.sap.com does not answer in time");
}

/* Whatever fails has a sentence of its own that names the host. */
static void
test_every_failure (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int verdict = 0; verdict < BACKBONE_N_VERDICTS; verdict++)
    {
      char *sentence = dup_sentence (verdict, 3);

      if (backbone_status_from_verdict (verdict) == BACKBONE_STATUS_FAILING)
        g_assert_nonnull (strstr (sentence, "documents.support.sap.com"));
      g_assert_true (g_hash_table_add (seen, sentence));
    }
}

static void
test_evidence_key (void)
{
  static const struct
  {
    const char *one;
    const char *other;
    gboolean same;
  } rows[] = {
    { NULL, "", TRUE },
    { "HTTP 403 Forbidden", "HTTP 403 Forbidden", TRUE },
    { "HTTP 503 Busy", "HTTP 500 Busy", FALSE },
    { "HTTP 403 Forbidden: customer 0001105772 at 10:31",
      "HTTP 403 Forbidden: customer 0001105790 at 10:32", TRUE },
    { "HTTP 403 Forbidden: customer 0001105772", "HTTP 403 Forbidden: user S0001105772", FALSE },
    { "h:443 through proxy http://one:3128, asking the proxy: 403",
      "h:443 through proxy http://two, asking the proxy: 403", FALSE },
    { "h:443, connecting: Connection refused", "h:443, connecting: Network unreachable", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *one = backbone_cause_evidence_key (rows[i].one);
      g_autofree char *other = backbone_cause_evidence_key (rows[i].other);

      g_test_message ("%s | %s", one, other);
      g_assert_cmpint (g_str_equal (one, other), ==, rows[i].same);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cause/sentence", test_sentence);
  g_test_add_func ("/cause/every-failure", test_every_failure);
  g_test_add_func ("/cause/evidence-key", test_evidence_key);

  return g_test_run ();
}
