/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-hosts.h"
#include "backbone-practice-pages.h"

#include <string.h>

#define REALM       "SAP NetWeaver Application Server"
#define LOG_ON_PATH "/logon"

/**
 * backbone_practice_portal_is_log_on_path:
 * @path: path of a request to the portal
 *
 * Returns: whether it is the log-on page, which anybody may see
 */
gboolean
backbone_practice_portal_is_log_on_path (const char *path)
{
  return strcmp (path, LOG_ON_PATH) == 0;
}

static void
answer_logged_on (BackbonePracticeExchange *exchange, const char *path)
{
  if (strcmp (path, BACKBONE_PRACTICE_PORTAL_TEST_PATH) == 0)
    backbone_practice_pages_answer (exchange, SOUP_STATUS_OK, BACKBONE_PRACTICE_TEXT,
                                    "Practice portal: the log-on works.\n");
  else
    backbone_practice_answer_not_found (exchange, BACKBONE_CHANNEL_PORTAL);
}

/**
 * backbone_practice_portal_answer:
 * @exchange: a request
 * @path: its path
 * @outcome: how its log-on ended
 *
 * Empty credentials are taken for a browser's user who wants to type them in: they lead to the
 * log-on page, which answers 200.
 */
void
backbone_practice_portal_answer (BackbonePracticeExchange *exchange,
                                 const char *path,
                                 BackbonePracticeOutcome outcome)
{
  if (backbone_practice_portal_is_log_on_path (path))
    {
      backbone_practice_pages_answer_page (exchange, SOUP_STATUS_OK, "portal-log-on.html");
      return;
    }

  switch (outcome)
    {
    case BACKBONE_PRACTICE_OUTCOME_EMPTY:
      backbone_practice_exchange_set_header (exchange, "Location", LOG_ON_PATH);
      backbone_practice_pages_answer (exchange, SOUP_STATUS_FOUND, BACKBONE_PRACTICE_TEXT, "");
      break;
    case BACKBONE_PRACTICE_OUTCOME_LOCKED:
      backbone_practice_pages_answer_locked (exchange);
      break;
    case BACKBONE_PRACTICE_OUTCOME_RIGHT:
      answer_logged_on (exchange, path);
      break;
    case BACKBONE_PRACTICE_OUTCOME_NO_CREDENTIALS:
    case BACKBONE_PRACTICE_OUTCOME_WRONG:
    default:
      backbone_practice_pages_answer_unauthorized (exchange, REALM);
      break;
    }
}
