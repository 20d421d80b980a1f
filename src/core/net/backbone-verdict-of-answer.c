/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-verdict-of-answer-private.h"

#include "backbone-evidence-private.h"
#include "backbone-log-on-page-private.h"
#include "backbone-odata-private.h"

#include <string.h>

/* What is longer is no error of a gateway that we know. */
#define MAX_JSON_LENGTH 4096

#define LOCKED_TEXT "account temporarily locked out"

static gboolean
contains (const char *text, gsize length, const char *needle)
{
  gsize needle_length = strlen (needle);

  for (gsize i = 0; i + needle_length <= length; i++)
    {
      if (g_ascii_strncasecmp (text + i, needle, needle_length) == 0)
        return TRUE;
    }

  return FALSE;
}

/* {"error":{"code":"...","message":{"lang":"en","value":"..."}}}, as SAP Gateway writes errors. */
static void
read_gateway_error (const BackboneAnswer *answer, char **code, char **message)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root
      = answer->body_length > 0 && *answer->body == '{'
            ? backbone_odata_parse (parser, answer->body, answer->body_length, MAX_JSON_LENGTH)
            : NULL;
  JsonObject *error = backbone_odata_get_object (root, "error");

  *code = g_strdup (backbone_odata_get_text (error, "code"));
  *message
      = g_strdup (backbone_odata_get_text (backbone_odata_get_object (error, "message"), "value"));
}

static gboolean
names_wrong_customer (const char *text)
{
  return text
         && (contains (text, strlen (text), "wrong-customer")
             || contains (text, strlen (text), "wrong_customer"));
}

static BackboneVerdict
judge_forbidden (const BackboneAnswer *answer)
{
  g_autofree char *code = NULL;
  g_autofree char *message = NULL;

  if (contains (answer->body, answer->body_length, LOCKED_TEXT)
      || (answer->reason && contains (answer->reason, strlen (answer->reason), LOCKED_TEXT)))
    return BACKBONE_VERDICT_LOCKED;

  read_gateway_error (answer, &code, &message);
  if (names_wrong_customer (code) || names_wrong_customer (message))
    return BACKBONE_VERDICT_WRONG_CUSTOMER;

  return answer->with_certificate ? BACKBONE_VERDICT_CLIENT_CERTIFICATE
                                  : BACKBONE_VERDICT_NOT_AUTHORISED;
}

static gboolean
is_encoded (const BackboneAnswer *answer)
{
  return answer->content_encoding && *answer->content_encoding
         && g_ascii_strcasecmp (answer->content_encoding, "identity") != 0;
}

static gboolean
is_log_on_page (const BackboneAnswer *answer, const char **sign)
{
  if (answer->status / 100 == 3 && backbone_log_on_page_is_location (answer->location))
    *sign = "redirect";
  else if (answer->status / 100 == 2 || answer->status / 100 == 3)
    *sign = backbone_log_on_page_detect (answer->content_type, answer->body, answer->body_length);
  else
    *sign = NULL;

  return *sign != NULL;
}

static BackboneVerdict
judge (const BackboneAnswer *answer, guint good_status, const char **sign)
{
  if (is_log_on_page (answer, sign))
    return BACKBONE_VERDICT_LOG_ON_PAGE;

  switch (answer->status)
    {
    case 401:
      return answer->with_certificate ? BACKBONE_VERDICT_CLIENT_CERTIFICATE
                                      : BACKBONE_VERDICT_CREDENTIALS;
    case 403:
      return judge_forbidden (answer);
    case 407:
      return BACKBONE_VERDICT_PROXY_CREDENTIALS;
    case 429:
      return BACKBONE_VERDICT_SERVER_ERROR;
    default:
      break;
    }

  /* What nobody can read may be a log-on page as well: never take it for a success. */
  if (answer->oversized || is_encoded (answer))
    return BACKBONE_VERDICT_UNEXPECTED;
  if (answer->status == good_status)
    return BACKBONE_VERDICT_OK;
  if (answer->status == 404)
    return BACKBONE_VERDICT_NOT_FOUND;
  if (answer->status / 100 == 5)
    return BACKBONE_VERDICT_SERVER_ERROR;

  return BACKBONE_VERDICT_UNEXPECTED;
}

static void
append_text (GString *evidence, const char *label, const char *text)
{
  if (text)
    g_string_append_printf (evidence, "%s%s", label, text);
}

static void
append_quote (GString *evidence,
              const char *label,
              const char *text,
              gsize length,
              const char *const *secrets)
{
  g_autofree char *quote = text ? backbone_evidence_quote (text, length, secrets) : NULL;

  append_text (evidence, label, quote);
}

/* Of an address only what says where it leads: a query can hold anything. */
static void
append_location (GString *evidence, const char *location, const char *const *secrets)
{
  if (location && *location)
    append_quote (evidence, ", Location: ", location, strcspn (location, "?#"), secrets);
}

static gboolean
is_page (const BackboneAnswer *answer)
{
  return answer->content_type
         && contains (answer->content_type, strlen (answer->content_type), "html");
}

static void
append_page (GString *evidence, const BackboneAnswer *answer, const char *const *secrets)
{
  g_autofree char *text = backbone_evidence_quote_html (answer->body, answer->body_length, secrets);

  append_text (evidence, ": ", text);
}

static void
append_body (GString *evidence, const BackboneAnswer *answer, const char *const *secrets)
{
  g_autofree char *code = NULL;
  g_autofree char *message = NULL;

  if (answer->body_length == 0)
    return;

  read_gateway_error (answer, &code, &message);
  if (message)
    append_quote (evidence, ": ", message, strlen (message), secrets);
  else if (is_page (answer))
    append_page (evidence, answer, secrets);
  else
    append_quote (evidence, ": ", answer->body, answer->body_length, secrets);
}

static char *
make_evidence (const BackboneAnswer *answer,
               BackboneVerdict verdict,
               const char *sign,
               const char *const *secrets)
{
  GString *evidence = g_string_new (NULL);

  g_string_printf (evidence, "HTTP %u", answer->status);
  if (answer->reason)
    append_quote (evidence, " ", answer->reason, strlen (answer->reason), secrets);

  if (answer->status == 401 && answer->authenticate)
    append_quote (evidence, ", WWW-Authenticate: ", answer->authenticate,
                  strlen (answer->authenticate), secrets);
  if (sign && answer->status / 100 != 3)
    g_string_append_printf (evidence, ", log-on page with “%s”", sign);
  append_location (evidence, answer->location, secrets);
  if (is_encoded (answer))
    append_quote (evidence, ", Content-Encoding: ", answer->content_encoding,
                  strlen (answer->content_encoding), secrets);
  if (answer->oversized)
    g_string_append (evidence, ", body too long");
  if (verdict == BACKBONE_VERDICT_UNEXPECTED || answer->status / 100 == 5 || answer->status == 403)
    append_body (evidence, answer, secrets);

  return g_string_free (evidence, FALSE);
}

/**
 * backbone_verdict_of_answer:
 * @answer: an answer to a log-on, as it came
 * @good_status: the status that a working channel answers
 * @secrets: (nullable) (array zero-terminated=1): what the evidence must not hold even if the
 *   server sends it back: the password, and the value of the header Authorization
 * @evidence: (out) (nullable): one printable line that shows why; %NULL if all is well
 *
 * Tells what an HTTP answer means for the channel. A log-on page is recognised before anything
 * else, since it comes with the status of a success.
 *
 * Returns: the verdict
 */
BackboneVerdict
backbone_verdict_of_answer (const BackboneAnswer *answer,
                            guint good_status,
                            const char *const *secrets,
                            char **evidence)
{
  const char *sign;
  BackboneVerdict verdict = judge (answer, good_status, &sign);

  *evidence = NULL;
  if (verdict != BACKBONE_VERDICT_OK)
    *evidence = make_evidence (answer, verdict, sign, secrets);

  return verdict;
}
