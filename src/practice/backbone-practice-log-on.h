/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-landscape.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * BackbonePracticeCredentials:
 * @given: whether the request held Basic credentials
 * @user: user name, %NULL if not @given
 * @password: password, %NULL if not @given
 * @certificate: (nullable): fingerprint of the client certificate of the connection
 *
 * What a request logs on with. Where there are Basic credentials, they alone count.
 */
typedef struct
{
  gboolean given;
  char *user;
  char *password;
  char *certificate;
} BackbonePracticeCredentials;

BackbonePracticeCredentials *
backbone_practice_credentials_new_from (SoupMessageHeaders *headers, const char *name);
BackbonePracticeCredentials *
backbone_practice_credentials_new (SoupMessageHeaders *headers, const char *certificate);
void backbone_practice_credentials_free (BackbonePracticeCredentials *credentials);
gboolean
backbone_practice_credentials_are_complete (const BackbonePracticeCredentials *credentials);

/**
 * BackbonePracticeUser:
 *
 * A technical user at run time, with the counters the control path shows. Names that no customer of
 * the landscape has get one too (@known is %FALSE), so that tests see what was tried with them; of a
 * certificate that nobody has, the name is its fingerprint.
 */
typedef struct
{
  char *id;
  char *password;
  char *customer; /* NULL if not known */
  char *certificate;
  gboolean known;
  BackbonePracticeUserState state;
  guint not_found;
  guint consecutive_failures;
  guint64 attempts;
  guint64 successes;
  guint64 failures;
  guint64 with_certificate;
  guint64 attempts_at[BACKBONE_N_CHANNEL_KINDS];
} BackbonePracticeUser;

/**
 * BackbonePracticeOutcome:
 * @BACKBONE_PRACTICE_OUTCOME_NO_CREDENTIALS: there were no Basic credentials and no certificate
 * @BACKBONE_PRACTICE_OUTCOME_EMPTY: user or password were empty
 * @BACKBONE_PRACTICE_OUTCOME_WRONG: refused
 * @BACKBONE_PRACTICE_OUTCOME_LOCKED: the user is locked, whatever the password
 * @BACKBONE_PRACTICE_OUTCOME_RIGHT: logged on
 */
typedef enum
{
  BACKBONE_PRACTICE_OUTCOME_NO_CREDENTIALS,
  BACKBONE_PRACTICE_OUTCOME_EMPTY,
  BACKBONE_PRACTICE_OUTCOME_WRONG,
  BACKBONE_PRACTICE_OUTCOME_LOCKED,
  BACKBONE_PRACTICE_OUTCOME_RIGHT,
} BackbonePracticeOutcome;

/**
 * BackbonePracticeLogOn:
 *
 * Judges log-ons the way the backbone does: failures count per user over all hosts, a success sets
 * the count back, and at the threshold the user is locked.
 */
typedef struct _BackbonePracticeLogOn BackbonePracticeLogOn;

BackbonePracticeLogOn *backbone_practice_log_on_new (BackbonePracticeLandscape *landscape);
void backbone_practice_log_on_free (BackbonePracticeLogOn *log_on);

BackbonePracticeUser *
backbone_practice_log_on_count_attempt (BackbonePracticeLogOn *log_on,
                                        const BackbonePracticeCredentials *credentials,
                                        BackboneChannelKind endpoint);
BackbonePracticeOutcome
backbone_practice_log_on_judge (BackbonePracticeLogOn *log_on,
                                BackbonePracticeUser *user,
                                const BackbonePracticeCredentials *credentials);

gboolean backbone_practice_log_on_takes_certificates (BackbonePracticeLogOn *log_on);
BackbonePracticeUser *backbone_practice_log_on_find (BackbonePracticeLogOn *log_on, const char *id);
void backbone_practice_user_change (BackbonePracticeUser *user,
                                    const char *password,
                                    BackbonePracticeUserState state);
void backbone_practice_log_on_foreach (BackbonePracticeLogOn *log_on,
                                       GFunc function,
                                       gpointer user_data);
void backbone_practice_log_on_reset_counters (BackbonePracticeLogOn *log_on);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeCredentials, backbone_practice_credentials_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeLogOn, backbone_practice_log_on_free)

G_END_DECLS
