/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/*
 * Notifications that tell what channels have become, by their causes as backbone_change_dup_cause() calls
 * them. A channel has the cause that somebody was told of last, until it recovers.
 */

/* @cause: (nullable): none, since it works. */
gboolean backbone_db_notification_set_cause (BackboneDb *db,
                                             gint64 channel,
                                             const char *cause,
                                             GError **error);
/* All who have @change's cause are what it is about from now on, and this desktop shows it. */
gboolean backbone_db_notification_show (BackboneDb *db, BackboneChange *change, GError **error);
/* (out) (transfer full): causes that this desktop shows and that no channel in use has any more.
 * @forget: they are not shown any more. */
gboolean backbone_db_notifications_take_over (BackboneDb *db,
                                              gboolean forget,
                                              GStrv *causes,
                                              GError **error);

G_END_DECLS
