/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-step-info.h"

#include "backbone-error.h"
#include "backbone-validate-address.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WEBGUI "/sap/bc/gui/sap/its/webgui"

#define EXPLAIN_S_USERS                                                                            \
  N_ ("For each customer: a technical communication user with its credential, and an S-User with " \
      "its password and the authorisation Software Download for all installations managed here.")
#define EXPLAIN_INTERNET                                                                           \
  N_ ("The hosts of the backbone must be reached by HTTPS, directly or by a proxy. This program "  \
      "tries it from here; where the installation leaves by another way, try it there as well.")
#define EXPLAIN_LEGACY                                                                             \
  N_ ("Right after the upgrade the installation was to go on talking the old way. SAP has shut "   \
      "that way down in January 2020: whoever stands on legacy exchanges nothing today.")
#define EXPLAIN_REVERT                                                                             \
  N_ ("From then on everything goes the new way. Revert it only when every customer is ready.")
#define EXPLAIN_HUB                                                                                \
  N_ ("With the technical user of the owner: reach the hosts, log on at each channel, make the "   \
      "channels of the owner and keep the proxy for those of the other customers. In the "         \
      "installation the task list SAP_SUPPORT_HUB_CONFIG does the same.")
#define EXPLAIN_MULTI                                                                              \
  N_ ("The enhancement AI_SDK_SP_RFC_RP lets the installation choose the channels by customer "    \
      "number. Until it is active, only the channels of the owner are used.")
#define EXPLAIN_MASS                                                                               \
  N_ ("Makes three channels for each customer out of a list. Implement SAP Note 2723182 first. "   \
      "It can be repeated whenever customers are added.")
#define EXPLAIN_NUMBERS                                                                            \
  N_ ("The installation must know all customer numbers that it manages, that of the owner "        \
      "included. Compare with a list that the installation wrote, and see what is missing there.")
#define EXPLAIN_ASSIGNMENTS                                                                        \
  N_ ("Each customer needs an S-User for the batch user, of the same customer number as its "      \
      "technical user. Jobs of a user without one exchange nothing.")
#define EXPLAIN_REFRESH                                                                            \
  N_ ("Ties the installation numbers to the customers. Until it has run, value helps are empty.")

#define CONFIRM_BY_HAND N_ ("Note what you did and what you saw when you mark it as done.")
#define ENTER_HUB       N_ ("Task list: SAP_SUPPORT_HUB_CONFIG")
#define ENTER_MULTI                                                                                \
  N_ ("Enhancement implementation: AI_SDK_SP_RFC_RP, tick “Implementation Active”")
#define ENTER_MASS    N_ ("Upload the file that “export mass-setup” writes, and delete it afterwards.")
#define ENTER_NUMBERS N_ ("Table or view: V_AISAPCUSTNOS, one line for each customer number")
#define ENTER_ASSIGNMENTS                                                                          \
  N_ ("User: FRN_BTC_SMP; customer number; contact person: the S-User without its S")
#define ENTER_REFRESH                                                                              \
  N_ ("Program: AI_SC_REFRESH_READ_ONLY_DATA, in the background, under a user with an S-User")

/* The steps that both kinds have in common; only what surrounds them differs. */
#define COMMON_STEPS                                                                               \
  [BACKBONE_SETUP_STEP_KIND_S_USERS]                                                               \
      = { 3, 0, N_ ("Collect S-User information"), EXPLAIN_S_USERS, TRUE, TRUE, TRUE, FALSE },     \
      [BACKBONE_SETUP_STEP_KIND_INTERNET]                                                          \
      = { 4, 0, N_ ("HTTP to the internet"), EXPLAIN_INTERNET, TRUE, TRUE, FALSE, FALSE },         \
      [BACKBONE_SETUP_STEP_KIND_HUB_CONFIG] = { 5,                                                 \
                                                1,                                                 \
                                                N_ ("Channels of the owner"),                      \
                                                EXPLAIN_HUB,                                       \
                                                TRUE,                                              \
                                                TRUE,                                              \
                                                FALSE,                                             \
                                                FALSE,                                             \
                                                "STC01",                                           \
                                                NULL,                                              \
                                                NULL,                                              \
                                                ENTER_HUB,                                         \
                                                "SAP_SUPPORT_HUB_CONFIG" },                        \
      [BACKBONE_SETUP_STEP_KIND_MULTI_CUSTOMER] = { 5,                                             \
                                                    2,                                             \
                                                    N_ ("Multi-customer handling"),                \
                                                    EXPLAIN_MULTI,                                 \
                                                    FALSE,                                         \
                                                    TRUE,                                          \
                                                    FALSE,                                         \
                                                    FALSE,                                         \
                                                    "SE19",                                        \
                                                    NULL,                                          \
                                                    NULL,                                          \
                                                    ENTER_MULTI,                                   \
                                                    "AI_SDK_SP_RFC_RP" },                          \
      [BACKBONE_SETUP_STEP_KIND_MASS_SETUP] = { 5,                                                 \
                                                3,                                                 \
                                                N_ ("Mass set-up of channels"),                    \
                                                EXPLAIN_MASS,                                      \
                                                TRUE,                                              \
                                                TRUE,                                              \
                                                TRUE,                                              \
                                                TRUE,                                              \
                                                NULL,                                              \
                                                NULL,                                              \
                                                "/sap/bc/webdynpro/sap/wd_sise_var_conf_app",      \
                                                ENTER_MASS },                                      \
      [BACKBONE_SETUP_STEP_KIND_CUSTOMER_NUMBERS] = { 5,                                           \
                                                      4,                                           \
                                                      N_ ("Customer numbers"),                     \
                                                      EXPLAIN_NUMBERS,                             \
                                                      TRUE,                                        \
                                                      TRUE,                                        \
                                                      TRUE,                                        \
                                                      TRUE,                                        \
                                                      "SM30",                                      \
                                                      "VIEWNAME=V_AISAPCUSTNOS;DYNP_OKCODE=UPD",   \
                                                      NULL,                                        \
                                                      ENTER_NUMBERS,                               \
                                                      "V_AISAPCUSTNOS" },                          \
      [BACKBONE_SETUP_STEP_KIND_ASSIGNMENTS] = { 5,                                                \
                                                 5,                                                \
                                                 N_ ("S-Users of local users"),                    \
                                                 EXPLAIN_ASSIGNMENTS,                              \
                                                 TRUE,                                             \
                                                 TRUE,                                             \
                                                 TRUE,                                             \
                                                 TRUE,                                             \
                                                 "AISUSER",                                        \
                                                 NULL,                                             \
                                                 NULL,                                             \
                                                 ENTER_ASSIGNMENTS,                                \
                                                 "FRN_BTC_SMP" },                                  \
      [BACKBONE_SETUP_STEP_KIND_REFRESH] = { 5,                                                    \
                                             6,                                                    \
                                             N_ ("Refresh of installations"),                      \
                                             EXPLAIN_REFRESH,                                      \
                                             TRUE,                                                 \
                                             TRUE,                                                 \
                                             TRUE,                                                 \
                                             TRUE,                                                 \
                                             "SA38",                                               \
                                             "RS38M-PROGRAMM=AI_SC_REFRESH_READ_ONLY_DATA",        \
                                             NULL,                                                 \
                                             ENTER_REFRESH,                                        \
                                             "AI_SC_REFRESH_READ_ONLY_DATA" }

static const BackboneSetupStepInfo focused_run[BACKBONE_N_SETUP_STEPS] = {
  [BACKBONE_SETUP_STEP_KIND_UPGRADE]
  = { 1, 0, N_ ("Upgrade to Focused Run 2.0 SP00 or higher"),
      N_ ("Enter the release of the installation; it is compared with the least one."), TRUE, TRUE,
      FALSE, FALSE },
  [BACKBONE_SETUP_STEP_KIND_LEGACY_SWITCH]
  = { 2, 0, N_ ("Legacy switch"), EXPLAIN_LEGACY, FALSE, TRUE, FALSE, FALSE, NULL, NULL, NULL,
      CONFIRM_BY_HAND },
  COMMON_STEPS,
  [BACKBONE_SETUP_STEP_KIND_REVERT]
  = { 6, 0, N_ ("Revert the legacy switch"), EXPLAIN_REVERT, FALSE, FALSE, FALSE, FALSE, NULL, NULL,
      NULL, N_ ("SAP Note 2753453 says how, and what to do if nothing is exchanged afterwards.") },
};

static const BackboneSetupStepInfo solution_manager[BACKBONE_N_SETUP_STEPS] = {
  [BACKBONE_SETUP_STEP_KIND_UPGRADE]
  = { 1, 0, N_ ("Upgrade to Solution Manager 7.2 SPS07 or higher"),
      N_ ("SPS07 needs additional SAP Notes, SPS08 does not. Enter the release of the "
          "installation; it is compared with the least one."),
      TRUE, TRUE, FALSE, FALSE },
  [BACKBONE_SETUP_STEP_KIND_LEGACY_SWITCH]
  = { 2, 0, N_ ("Legacy switch"),
      N_ ("Solution Manager has no legacy switch. Record it only if yours talks the old way on "
          "purpose."),
      FALSE, TRUE, FALSE, FALSE },
  COMMON_STEPS,
  [BACKBONE_SETUP_STEP_KIND_REVERT]
  = { 6, 0, N_ ("Talk the new way"), EXPLAIN_REVERT, FALSE, FALSE, FALSE, FALSE, "SOLMAN_SETUP",
      NULL, NULL, N_ ("System Preparation, Set Up Connections to SAP, Support Hub Connectivity") },
};

/**
 * backbone_setup_step_info_get:
 * @kind: a kind of installation
 * @step: a step
 *
 * Returns: (transfer none) (not nullable): what the step is there
 */
const BackboneSetupStepInfo *
backbone_setup_step_info_get (BackboneLandscapeKind kind, BackboneSetupStepKind step)
{
  g_return_val_if_fail ((guint)step < BACKBONE_N_SETUP_STEPS, &focused_run[0]);

  return kind == BACKBONE_LANDSCAPE_KIND_SOLUTION_MANAGER ? &solution_manager[step]
                                                          : &focused_run[step];
}

/**
 * backbone_setup_stage_to_title:
 * @stage: a stage, from 1 to 6
 *
 * Returns: (transfer none) (not nullable): the translated name for people
 */
const char *
backbone_setup_stage_to_title (guint stage)
{
  static const char *const titles[] = {
    N_ ("Upgrade"),
    N_ ("Stay on the old way for now"),
    N_ ("Collect users"),
    N_ ("Open the way to the internet"),
    N_ ("Configure the new communication"),
    N_ ("Go live"),
  };

  g_return_val_if_fail (stage >= 1 && stage <= G_N_ELEMENTS (titles), "");

  return _ (titles[stage - 1]);
}

/**
 * backbone_setup_step_info_dup_link:
 * @self: a step
 * @host: (nullable): base address of the installation
 *
 * Returns: (transfer full) (nullable): the address that opens the transaction or application of the
 * step; %NULL if it has none, or the host is not known
 */
char *
backbone_setup_step_info_dup_link (const BackboneSetupStepInfo *self, const char *host)
{
  if (host == NULL)
    return NULL;
  if (self->path)
    return g_strconcat (host, self->path, NULL);
  if (self->transaction == NULL)
    return NULL;

  return self->parameters ? g_strconcat (host, WEBGUI "?~transaction=*", self->transaction, "%20",
                                         self->parameters, NULL)
                          : g_strconcat (host, WEBGUI "?~transaction=", self->transaction, NULL);
}

/**
 * backbone_setup_least_release:
 * @kind: a kind of installation
 *
 * Returns: (transfer none): the release that it must have at least to talk the new way
 */
const BackboneRelease *
backbone_setup_least_release (BackboneLandscapeKind kind)
{
  static const BackboneRelease least[]
      = { [BACKBONE_LANDSCAPE_KIND_FOCUSED_RUN] = { 2, 0, 0 },
          [BACKBONE_LANDSCAPE_KIND_SOLUTION_MANAGER] = { 7, 2, 7 } };

  g_return_val_if_fail ((guint)kind < G_N_ELEMENTS (least), &least[0]);

  return &least[kind];
}

static BackboneSetupState
legacy_switch_state_of (const BackboneSetupFacts *facts)
{
  if (facts->position == BACKBONE_SWITCH_POSITION_LEGACY)
    return BACKBONE_SETUP_STATE_DONE;
  if (facts->stored == BACKBONE_SETUP_STATE_DONE)
    return BACKBONE_SETUP_STATE_DONE;

  return facts->position == BACKBONE_SWITCH_POSITION_REVERTED
                 || facts->kind == BACKBONE_LANDSCAPE_KIND_SOLUTION_MANAGER
             ? BACKBONE_SETUP_STATE_NOT_NEEDED
             : BACKBONE_SETUP_STATE_OPEN;
}

/**
 * backbone_setup_state_of:
 * @facts: what is known of a step
 *
 * A step that has to be done for each customer is done only while it is done for all of them, so it
 * starts over when customers are added; and not before it was run, or somebody put a name to it.
 *
 * Returns: its state
 */
BackboneSetupState
backbone_setup_state_of (const BackboneSetupFacts *facts)
{
  const BackboneSetupStepInfo *info = backbone_setup_step_info_get (facts->kind, facts->step);

  if (facts->is_running)
    return BACKBONE_SETUP_STATE_RUNNING;
  if (facts->step == BACKBONE_SETUP_STEP_KIND_LEGACY_SWITCH)
    return legacy_switch_state_of (facts);
  if (facts->step == BACKBONE_SETUP_STEP_KIND_REVERT)
    return facts->position == BACKBONE_SWITCH_POSITION_REVERTED ? BACKBONE_SETUP_STATE_DONE
                                                                : BACKBONE_SETUP_STATE_OPEN;
  /* Running without anybody who runs it: the program was killed. */
  if (facts->stored == BACKBONE_SETUP_STATE_RUNNING)
    return BACKBONE_SETUP_STATE_OPEN;
  if (info->per_customer && facts->stored == BACKBONE_SETUP_STATE_DONE
      && facts->customers_done < facts->customers_total)
    return BACKBONE_SETUP_STATE_OPEN;

  return facts->stored;
}

/* Scheme, host and perhaps a port: nothing else, and no port that isn't one. */
static gboolean
is_base_address (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *path = g_uri_get_path (uri);

  return (g_str_equal (scheme, "https") || g_str_equal (scheme, "http"))
         && g_uri_get_host (uri) != NULL && backbone_host_validate (g_uri_get_host (uri), NULL)
         && g_uri_get_port (uri) != 0 && g_uri_get_userinfo (uri) == NULL
         && g_uri_get_query (uri) == NULL && g_uri_get_fragment (uri) == NULL
         && (*path == '\0' || g_str_equal (path, "/"));
}

/**
 * backbone_setup_host_normalize:
 * @text: what a person typed
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the base address, without a slash at its end; %NULL if it is
 * none, then @error is %BACKBONE_ERROR_INVALID
 */
char *
backbone_setup_host_normalize (const char *text, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (GUri) uri = g_uri_parse (stripped, G_URI_FLAGS_NONE, NULL);

  if (uri != NULL && is_base_address (uri))
    return g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                       g_uri_get_port (uri), "", NULL, NULL);

  /* The text is not repeated: it may hold a password. */
  g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                       _ ("This is not the address of an installation: it must be like "
                          "https://frun.example.com:44300, without a user"));

  return NULL;
}

/**
 * backbone_setup_note_normalize:
 * @text: (nullable): what a person says about a step
 * @empty_reason: translated: what is wrong if it says nothing
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the note; %NULL if it says nothing or too much, then @error is
 * %BACKBONE_ERROR_INVALID
 */
char *
backbone_setup_note_normalize (const char *text, const char *empty_reason, GError **error)
{
  g_autofree char *note = g_strstrip (g_utf8_make_valid (text ? text : "", -1));
  const char *reason = NULL;

  if (*note == '\0')
    reason = empty_reason;
  else if (g_utf8_strlen (note, -1) > BACKBONE_SETUP_MAX_NOTE_LENGTH)
    reason = _ ("The text is too long: 1,000 characters at most");
  if (reason == NULL)
    return g_steal_pointer (&note);

  g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID, reason);

  return NULL;
}
