/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-history-month.h"

/**
 * BackboneHistoryMonth:
 *
 * How available a channel was within a month.
 */
struct _BackboneHistoryMonth
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneHistoryMonth, backbone_history_month, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_CUSTOMER,
  PROP_KIND,
  PROP_START,
  PROP_N_CHECKS,
  PROP_N_OK,
  PROP_N_OUTAGES,
  PROP_OBSERVED,
  PROP_DOWN,
  PROP_ALL_OBSERVED,
  PROP_ALL_DOWN,
  N_PROPERTIES,
};

static void
backbone_history_month_class_init (BackboneHistoryMonthClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_CUSTOMER] = BACKBONE_RECORD_STRING ("customer");
  properties[PROP_KIND] = BACKBONE_RECORD_ENUM ("kind", BACKBONE_TYPE_CHANNEL_KIND);
  properties[PROP_START] = BACKBONE_RECORD_INT64 ("start");
  properties[PROP_N_CHECKS] = BACKBONE_RECORD_UINT ("n-checks");
  properties[PROP_N_OK] = BACKBONE_RECORD_UINT ("n-ok");
  properties[PROP_N_OUTAGES] = BACKBONE_RECORD_UINT ("n-outages");
  properties[PROP_OBSERVED] = BACKBONE_RECORD_INT64 ("observed");
  properties[PROP_DOWN] = BACKBONE_RECORD_INT64 ("down");
  properties[PROP_ALL_OBSERVED] = BACKBONE_RECORD_INT64 ("all-observed");
  properties[PROP_ALL_DOWN] = BACKBONE_RECORD_INT64 ("all-down");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_history_month_init (BackboneHistoryMonth *self)
{
}

/**
 * backbone_history_month_get_customer:
 *
 * Returns: (transfer none) (not nullable): the customer number
 */
const char *
backbone_history_month_get_customer (BackboneHistoryMonth *self)
{
  return backbone_record_get_string (self, PROP_CUSTOMER);
}

/**
 * backbone_history_month_get_kind:
 *
 * Returns: the kind of channel
 */
BackboneChannelKind
backbone_history_month_get_kind (BackboneHistoryMonth *self)
{
  return backbone_record_get_enum (self, PROP_KIND);
}

/**
 * backbone_history_month_get_start:
 *
 * Returns: the beginning of the month
 */
BackboneTime
backbone_history_month_get_start (BackboneHistoryMonth *self)
{
  return backbone_record_get_int64 (self, PROP_START);
}

/**
 * backbone_history_month_get_n_checks:
 *
 * Returns: how many checks of the channel counted: not those that the lock guard left out, and not those that found trouble on one's own side
 */
guint
backbone_history_month_get_n_checks (BackboneHistoryMonth *self)
{
  return backbone_record_get_uint (self, PROP_N_CHECKS);
}

/**
 * backbone_history_month_get_n_ok:
 *
 * Returns: how many of them were good
 */
guint
backbone_history_month_get_n_ok (BackboneHistoryMonth *self)
{
  return backbone_record_get_uint (self, PROP_N_OK);
}

/**
 * backbone_history_month_get_n_outages:
 *
 * Returns: how many times it did not work, also such as began earlier or went on
 */
guint
backbone_history_month_get_n_outages (BackboneHistoryMonth *self)
{
  return backbone_record_get_uint (self, PROP_N_OUTAGES);
}

/**
 * backbone_history_month_get_observed:
 *
 * Returns: how long it was known whether the channel worked, in microseconds
 */
gint64
backbone_history_month_get_observed (BackboneHistoryMonth *self)
{
  return backbone_record_get_int64 (self, PROP_OBSERVED);
}

/**
 * backbone_history_month_get_down:
 *
 * Returns: how long of that it did not
 */
gint64
backbone_history_month_get_down (BackboneHistoryMonth *self)
{
  return backbone_record_get_int64 (self, PROP_DOWN);
}

/**
 * backbone_history_month_get_all_observed:
 *
 * Returns: the same of all channels of the customer, added up
 */
gint64
backbone_history_month_get_all_observed (BackboneHistoryMonth *self)
{
  return backbone_record_get_int64 (self, PROP_ALL_OBSERVED);
}

/**
 * backbone_history_month_get_all_down:
 *
 * Returns: the same of all channels of the customer, added up
 */
gint64
backbone_history_month_get_all_down (BackboneHistoryMonth *self)
{
  return backbone_record_get_int64 (self, PROP_ALL_DOWN);
}
