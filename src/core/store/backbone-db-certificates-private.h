/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* BackboneClientCertificate by the numbers of their customers: (out) (transfer full). @number:
 * (nullable): as people type it; NULL for all. A certificate that several customers share is shown
 * with the first of them. @within_days: only those that expire within so many days or have expired,
 * -1 for all. */
gboolean backbone_db_certificates_list (BackboneDb *db,
                                        const char *number,
                                        int within_days,
                                        GPtrArray **records,
                                        GError **error);

/*
 * Below: for write transactions. They take normalised numbers, write their own audit entries, note
 * the change and refresh all customers of the user.
 */

/* For the technical user of a customer, in place of the one it has. @credential: the UUID of its
 * key. Releases a hold that a certificate has led to. */
gboolean backbone_db_certificate_set (BackboneDb *db,
                                      const char *number,
                                      BackboneClientCertificate *certificate,
                                      const char *credential,
                                      GError **error);
/* BACKBONE_ERROR_NOT_FOUND if there is none. */
gboolean backbone_db_certificate_remove (BackboneDb *db, const char *number, GError **error);

/* (out) @needed: whether time alone has made the status of a customer wrong. For reading, too. */
gboolean backbone_db_certificates_need_watch (BackboneDb *db, gboolean *needed, GError **error);
/* Puts that right. */
gboolean backbone_db_certificates_watch (BackboneDb *db, GError **error);
/* All customers with a certificate, after it was changed when people are warned. */
gboolean backbone_db_certificates_refresh (BackboneDb *db, GError **error);

G_END_DECLS
