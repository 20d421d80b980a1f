/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-hosts.h"
#include "backbone-practice-pages.h"

#include <string.h>

#define REALM "Practice parcel box"

static void
answer_logged_on (BackbonePracticeExchange *exchange, const char *path)
{
  if (strcmp (path, BACKBONE_PRACTICE_PARCEL_PREFIX) == 0)
    backbone_practice_pages_answer (exchange, SOUP_STATUS_OK, BACKBONE_PRACTICE_JSON,
                                    "{\"service\": \"parcel box\", \"ready\": true}\n");
  else
    backbone_practice_answer_not_found (exchange, BACKBONE_CHANNEL_PARCEL_BOX);
}

/**
 * backbone_practice_parcel_box_answer:
 * @exchange: a request
 * @path: its path
 * @outcome: how its log-on ended
 *
 * Without credentials this host answers 200 with a page that sends a browser to single sign-on: the
 * trap into which a check falls that looks at the status alone.
 */
void
backbone_practice_parcel_box_answer (BackbonePracticeExchange *exchange,
                                     const char *path,
                                     BackbonePracticeOutcome outcome)
{
  switch (outcome)
    {
    case BACKBONE_PRACTICE_OUTCOME_WRONG:
      backbone_practice_pages_answer_unauthorized (exchange, REALM);
      break;
    case BACKBONE_PRACTICE_OUTCOME_LOCKED:
      backbone_practice_pages_answer_locked (exchange);
      break;
    case BACKBONE_PRACTICE_OUTCOME_RIGHT:
      answer_logged_on (exchange, path);
      break;
    case BACKBONE_PRACTICE_OUTCOME_NO_CREDENTIALS:
    case BACKBONE_PRACTICE_OUTCOME_EMPTY:
    default:
      backbone_practice_pages_answer_page (exchange, SOUP_STATUS_OK, "parcel-box-log-on.html");
      break;
    }
}
