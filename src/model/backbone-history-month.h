/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-channel-kind.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_HISTORY_MONTH (backbone_history_month_get_type ())
G_DECLARE_FINAL_TYPE (BackboneHistoryMonth,
                      backbone_history_month,
                      BACKBONE,
                      HISTORY_MONTH,
                      BackboneRecord)

const char *backbone_history_month_get_customer (BackboneHistoryMonth *self);
BackboneChannelKind backbone_history_month_get_kind (BackboneHistoryMonth *self);
BackboneTime backbone_history_month_get_start (BackboneHistoryMonth *self);
guint backbone_history_month_get_n_checks (BackboneHistoryMonth *self);
guint backbone_history_month_get_n_ok (BackboneHistoryMonth *self);
guint backbone_history_month_get_n_outages (BackboneHistoryMonth *self);
gint64 backbone_history_month_get_observed (BackboneHistoryMonth *self);
gint64 backbone_history_month_get_down (BackboneHistoryMonth *self);
gint64 backbone_history_month_get_all_observed (BackboneHistoryMonth *self);
gint64 backbone_history_month_get_all_down (BackboneHistoryMonth *self);

G_END_DECLS
