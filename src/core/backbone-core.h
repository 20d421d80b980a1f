/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* Everything of the core that front ends may use, and the model with it. */

#include "backbone-model.h"

#include "backbone-archive-job.h"
#include "backbone-assignment-job.h"
#include "backbone-assignment-list.h"
#include "backbone-audit-job.h"
#include "backbone-audit-list.h"
#include "backbone-audit-words.h"
#include "backbone-certificate-job.h"
#include "backbone-check-job.h"
#include "backbone-check-run-list.h"
#include "backbone-customer-list.h"
#include "backbone-customer-removal.h"
#include "backbone-diagnosis-job.h"
#include "backbone-diagnosis.h"
#include "backbone-edit-jobs.h"
#include "backbone-export-job.h"
#include "backbone-import-job.h"
#include "backbone-job.h"
#include "backbone-keyring.h"
#include "backbone-landscape.h"
#include "backbone-list.h"
#include "backbone-practice-server.h"
#include "backbone-profile.h"
#include "backbone-report-job.h"
#include "backbone-report-writer.h"
#include "backbone-report.h"
#include "backbone-secret.h"
#include "backbone-verify-job.h"
#include "backbone-windowed-list.h"
