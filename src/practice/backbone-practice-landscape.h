/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-installation.h"

#include "backbone-channel-kind.h"

G_BEGIN_DECLS

/**
 * BackbonePracticeUserState:
 * @BACKBONE_PRACTICE_USER_REQUESTED: asked for but not activated yet: every log-on fails
 * @BACKBONE_PRACTICE_USER_ACTIVATED: can log on
 * @BACKBONE_PRACTICE_USER_LOCKED: locked after too many failed log-ons
 *
 * The life cycle of a technical user as the backbone sees it.
 */
typedef enum
{
  BACKBONE_PRACTICE_USER_REQUESTED,
  BACKBONE_PRACTICE_USER_ACTIVATED,
  BACKBONE_PRACTICE_USER_LOCKED,
} BackbonePracticeUserState;

gboolean backbone_practice_user_state_from_id (const char *id, BackbonePracticeUserState *state);
const char *backbone_practice_user_state_to_id (BackbonePracticeUserState state);

/**
 * BackbonePracticeSUser:
 * @id: `S` and 10 digits
 * @customer: the customer number it belongs to
 * @password: the password that the backbone accepts
 * @saved_password: (nullable): what assignments.csv holds where it differs from @password
 * @expires_in_days: from the start of the program; 0 or less if it has expired
 * @locked: whether it is locked from the start
 * @authorisations: (nullable): ObjectIds
 * @local_users: (nullable): for whom assignments.csv has it
 *
 * A dialog user of a customer.
 */
typedef struct
{
  char *id;
  char *customer;
  char *password;
  char *saved_password;
  int expires_in_days;
  gboolean locked;
  char **authorisations;
  char **local_users;
} BackbonePracticeSUser;

#define BACKBONE_PRACTICE_S_USER_DAYS       700
#define BACKBONE_PRACTICE_S_USER_LOCAL_USER "FRN_BTC_SMP"

void backbone_practice_s_user_free (BackbonePracticeSUser *user);
gboolean backbone_practice_s_user_validate (const BackbonePracticeSUser *user, GError **error);

/**
 * BackbonePracticeCustomer:
 * @number: customer number of 10 digits
 * @description: name of the customer
 * @user: (nullable): technical communication user; %NULL if the customer has none
 * @password: (nullable): the password that the backbone accepts for @user; %NULL if it takes none
 * @saved_password: (nullable): what customers.csv holds where it differs from @password
 * @certificate: (nullable): SHA-256 fingerprint of the client certificate that it accepts for @user
 * @pfx_password: (nullable): makes the stand-in write a PFX file for @user, protected with this
 * @pfx_days: for how many days from today the certificate in that file is valid
 * @state: life cycle of @user
 * @not_found: one bit for each #BackboneChannelKind whose test path answers 404 to @user
 */
typedef struct
{
  char *number;
  char *description;
  char *user;
  char *password;
  char *saved_password;
  char *certificate;
  char *pfx_password;
  int pfx_days;
  BackbonePracticeUserState state;
  guint not_found;
} BackbonePracticeCustomer;

void backbone_practice_customer_free (BackbonePracticeCustomer *customer);
const char *backbone_practice_customer_get_csv_password (const BackbonePracticeCustomer *customer);
const char *backbone_practice_customer_get_expected (const BackbonePracticeCustomer *customer,
                                                     BackboneChannelKind kind);
char *backbone_practice_fingerprint_normalize (const char *text);
gboolean
backbone_practice_customer_validate (const BackbonePracticeCustomer *customer, GError **error);

/**
 * BackbonePracticeLandscape:
 * @lock_threshold: consecutive failed log-ons that lock a technical user
 * @customers: (element-type BackbonePracticeCustomer): the customers; the first is the installation
 * owner
 * @s_users: (element-type BackbonePracticeSUser): their S-Users
 * @installations: (element-type BackbonePracticeInstallation): their installations
 * @legacy_shut_down: the day from which the old infrastructure refuses connections, YYYY-MM-DD
 *
 * Everything the stand-in knows about customers when it starts.
 */
typedef struct
{
  guint lock_threshold;
  GPtrArray *customers;
  GPtrArray *s_users;
  GPtrArray *installations;
  char *legacy_shut_down;
} BackbonePracticeLandscape;

#define BACKBONE_PRACTICE_DEFAULT_LOCK_THRESHOLD 5
/* When SAP shut its own down. */
#define BACKBONE_PRACTICE_LEGACY_SHUT_DOWN "2020-01-08"

BackbonePracticeLandscape *backbone_practice_landscape_new (void);
void backbone_practice_landscape_free (BackbonePracticeLandscape *landscape);

BackbonePracticeLandscape *backbone_practice_landscape_load (const char *filename, GError **error);
BackbonePracticeLandscape *backbone_practice_landscape_load_shipped (GError **error);

char *backbone_practice_landscape_to_csv (BackbonePracticeLandscape *landscape);
char *backbone_practice_landscape_to_assignments (BackbonePracticeLandscape *landscape);
char *backbone_practice_landscape_to_expected (BackbonePracticeLandscape *landscape);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeSUser, backbone_practice_s_user_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeCustomer, backbone_practice_customer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeLandscape, backbone_practice_landscape_free)

G_END_DECLS
