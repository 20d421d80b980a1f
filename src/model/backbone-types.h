/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _BackboneAssignment BackboneAssignment;
typedef struct _BackboneAssignmentChange BackboneAssignmentChange;
typedef struct _BackboneAuditEntry BackboneAuditEntry;
typedef struct _BackboneBlocker BackboneBlocker;
typedef struct _BackboneCause BackboneCause;
typedef struct _BackboneChannel BackboneChannel;
typedef struct _BackboneCheckResult BackboneCheckResult;
typedef struct _BackboneClientCertificate BackboneClientCertificate;
typedef struct _BackboneCustomer BackboneCustomer;
typedef struct _BackboneEndpoint BackboneEndpoint;
typedef struct _BackboneEndpointProfile BackboneEndpointProfile;
typedef struct _BackboneExchange BackboneExchange;
typedef struct _BackboneImportRow BackboneImportRow;
typedef struct _BackboneInstallation BackboneInstallation;
typedef struct _BackboneInstallationChange BackboneInstallationChange;
typedef struct _BackboneLocalUser BackboneLocalUser;
typedef struct _BackboneMigration BackboneMigration;
typedef struct _BackboneProxy BackboneProxy;
typedef struct _BackboneRefresh BackboneRefresh;
typedef struct _BackboneSUser BackboneSUser;
typedef struct _BackboneSUserCheck BackboneSUserCheck;
typedef struct _BackboneSetupEvidence BackboneSetupEvidence;
typedef struct _BackboneSetupRest BackboneSetupRest;
typedef struct _BackboneSetupStep BackboneSetupStep;
typedef struct _BackboneSetupTask BackboneSetupTask;
typedef struct _BackboneStoredSecret BackboneStoredSecret;
typedef struct _BackboneTechnicalUser BackboneTechnicalUser;
typedef struct _BackboneTrustAnchor BackboneTrustAnchor;
typedef struct _BackboneYourSide BackboneYourSide;

/* A point in time is everywhere a Unix time in microseconds, UTC, as g_get_real_time() gives it; 0
 * means never. */
typedef gint64 BackboneTime;

G_END_DECLS
