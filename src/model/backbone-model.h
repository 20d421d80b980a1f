/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* Everything of the domain that front ends may use. */

#include "backbone-audit-entry.h"
#include "backbone-authentication.h"
#include "backbone-cause.h"
#include "backbone-certificate.h"
#include "backbone-channel-kind.h"
#include "backbone-channel.h"
#include "backbone-check-result.h"
#include "backbone-customer.h"
#include "backbone-destination.h"
#include "backbone-diagnosis-stage.h"
#include "backbone-endpoint-profile.h"
#include "backbone-endpoint.h"
#include "backbone-error.h"
#include "backbone-import-outcome.h"
#include "backbone-import-row.h"
#include "backbone-life-cycle.h"
#include "backbone-proxy-mode.h"
#include "backbone-proxy.h"
#include "backbone-purpose.h"
#include "backbone-record.h"
#include "backbone-status.h"
#include "backbone-technical-user.h"
#include "backbone-time.h"
#include "backbone-trust-anchor.h"
#include "backbone-types.h"
#include "backbone-validate.h"
#include "backbone-verdict.h"
