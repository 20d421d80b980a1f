/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-exchange.h"
#include "backbone-practice-registry.h"
#include "backbone-practice-s-users.h"

G_BEGIN_DECLS

#define BACKBONE_PRACTICE_INSTALLATIONS_COLLECTION "/services/odata/i7p/odata/bkey/Installations"
/* What stands in braces is replaced by the ID of an S-User. */
#define BACKBONE_PRACTICE_INSTALLATIONS_PATH                                                       \
  BACKBONE_PRACTICE_INSTALLATIONS_COLLECTION "?$filter=Ubname%20eq%20'{s_user}'"

void backbone_practice_installation_service_answer (BackbonePracticeRegistry *registry,
                                                    BackbonePracticeExchange *exchange,
                                                    const BackbonePracticeSUser *user);

G_END_DECLS
