/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-mark.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Pure functions that the expressions of ui/ call by name: what is shown for which values. Their
 * first argument is the object whose expression it is; they don't use it. Texts are translated and
 * (transfer full).
 */

/* Anything */
gboolean backbone_closure_not (gpointer self, gboolean value);
gboolean backbone_closure_is_set (gpointer self, GObject *object);
gboolean backbone_closure_is_unset (gpointer self, GObject *object);
gboolean backbone_closure_has_text (gpointer self, const char *text);
/* For "notify::label". A binding of a label that looks up its own text warns, now and then, when it goes. */
void backbone_closure_show_if_text (GtkLabel *label);
char *backbone_closure_count (gpointer self, guint count);
gboolean backbone_closure_mark_has_icon (gpointer self, BackboneMark mark);

/* Rows of customers; empty while a row is not loaded */
BackboneMark backbone_closure_status_mark (gpointer self, BackboneStatus status, gboolean loaded);
char *backbone_closure_status_text (gpointer self, BackboneStatus status, gboolean loaded);
BackboneMark backbone_closure_cell_mark (gpointer self,
                                         BackboneVerdict verdict,
                                         gboolean enabled,
                                         gboolean loaded);
char *backbone_closure_cell_text (gpointer self,
                                  BackboneChannelKind kind,
                                  BackboneVerdict verdict,
                                  gboolean enabled,
                                  gboolean loaded);
char *backbone_closure_row_name (gpointer self,
                                 BackboneStatus status,
                                 const char *number,
                                 const char *description,
                                 gboolean loaded);
char *backbone_closure_tags (gpointer self, gboolean owner, GStrv tags);
char *backbone_closure_technical_user (gpointer self, const char *technical_user, gboolean loaded);
char *backbone_closure_subtitle (gpointer self,
                                 const char *number,
                                 gboolean owner,
                                 const char *technical_user);

/* The list of customers: the name of the page of its stack */
char *backbone_closure_list_state (gpointer self,
                                   gboolean loading,
                                   const GError *error,
                                   guint n_all,
                                   guint n_shown,
                                   const char *search);
gboolean
backbone_closure_only_owner (gpointer self, gboolean loading, guint n_all, const char *search);
char *backbone_closure_error_title (gpointer self, const GError *error);
char *backbone_closure_error_text (gpointer self, const GError *error);

/* Tiles of the status wall; @status is the worst of the channels */
GStrv backbone_closure_tile_classes (gpointer self, BackboneStatus status, gboolean loaded);
char *backbone_closure_tile_problem (gpointer self,
                                     BackboneStatus status,
                                     gboolean loaded,
                                     BackboneVerdict portal,
                                     gboolean portal_enabled,
                                     BackboneVerdict parcel_box,
                                     gboolean parcel_box_enabled,
                                     BackboneVerdict note_download,
                                     gboolean note_download_enabled,
                                     BackboneTime certificate_expires,
                                     guint certificate_step);
char *backbone_closure_tile_name (gpointer self,
                                  const char *number,
                                  const char *description,
                                  BackboneStatus status,
                                  const char *problem,
                                  gboolean loaded);

/* What the wall leaves out */
char *backbone_closure_wall_rest (gpointer self, guint n_shown, guint n_all);
gboolean backbone_closure_wall_has_rest (gpointer self, guint n_shown, guint n_all);

/* Causes, and the one that explains them all */
/* @n_customers: that of @cause, so that the sentence follows it */
char *backbone_closure_cause_sentence (gpointer self, BackboneCause *cause, guint n_customers);
BackboneMark backbone_closure_cause_mark (gpointer self, BackboneVerdict verdict);
char *backbone_closure_cause_detail (gpointer self, BackboneChannelKind kind, const char *evidence);
char *backbone_closure_cause_next_step (gpointer self, BackboneVerdict verdict);
char *backbone_closure_causes_state (gpointer self,
                                     gboolean loading,
                                     const GError *error,
                                     guint n_causes);
char *
backbone_closure_your_side_text (gpointer self, BackboneOwnTrouble trouble, guint n_customers);
char *backbone_closure_your_side_next_step (gpointer self, BackboneOwnTrouble trouble);
/* The page of the stack: of the list in that state, in that view */
char *backbone_closure_view_state (gpointer self, const char *list_state, const char *view);
gboolean backbone_closure_details_show (gpointer self,
                                        const char *view,
                                        gboolean presenting,
                                        BackboneCustomer *selected);
gboolean
backbone_closure_cause_filter_shows (gpointer self, BackboneCause *cause, const char *view);

/* What stands beside the list while not exactly one customer is selected */
char *backbone_closure_selection_title (gpointer self, guint n_selected);
char *backbone_closure_selection_text (gpointer self, guint n_selected);

/* What a customer has its channels for */
BackboneMark backbone_closure_purpose_mark (gpointer self,
                                            BackbonePurpose purpose,
                                            BackboneVerdict incidents,
                                            BackboneVerdict system_data,
                                            BackboneVerdict early_watch,
                                            BackboneVerdict notes);
char *backbone_closure_purpose_text (gpointer self,
                                     BackbonePurpose purpose,
                                     BackboneVerdict incidents,
                                     BackboneVerdict system_data,
                                     BackboneVerdict early_watch,
                                     BackboneVerdict notes,
                                     guint exchanged);

/* Such as "SAP Notes: the note can be read" */
char *backbone_closure_trial_text (gpointer self, BackbonePurpose purpose, const char *evidence);

/* Installations of a customer */
char *backbone_closure_systems (gpointer self, GStrv systems, GStrv sids);
char *backbone_closure_installation_state (gpointer self,
                                           BackboneSource source,
                                           BackboneTime seen,
                                           BackboneTime missing_since);
BackboneMark backbone_closure_installation_mark (gpointer self, BackboneTime missing_since);

/* Channels; @result is NULL as long as a channel was never checked */
BackboneMark
backbone_closure_channel_mark (gpointer self, BackboneCheckResult *result, gboolean enabled);
char *backbone_closure_kind_title (gpointer self, BackboneChannelKind kind);
char *backbone_closure_channel_where (gpointer self,
                                      const char *destination,
                                      const char *host,
                                      guint port);
char *backbone_closure_verdict_title (gpointer self, BackboneCheckResult *result, gboolean enabled);
GStrv
backbone_closure_verdict_classes (gpointer self, BackboneCheckResult *result, gboolean enabled);
char *backbone_closure_cause (gpointer self, BackboneCheckResult *result, gboolean enabled);
/* Markup. */
char *backbone_closure_next_step (gpointer self, BackboneCheckResult *result, gboolean enabled);
GVariant *backbone_closure_verdict_topic (gpointer self, BackboneCheckResult *result);
char *backbone_closure_evidence (gpointer self, BackboneCheckResult *result, gboolean enabled);
gint64 backbone_closure_result_time (gpointer self, BackboneCheckResult *result);
GVariant *
backbone_closure_check_target (gpointer self, const char *customer, BackboneChannelKind kind);

/* Technical users */
gboolean backbone_closure_is_held (gpointer self, BackboneTime held_since);
char *backbone_closure_held_title (gpointer self, const char *user_id);
char *backbone_closure_held_text (gpointer self,
                                  BackboneTime held_since,
                                  BackboneVerdict verdict,
                                  BackboneChannelKind kind);
GVariant *backbone_closure_text_target (gpointer self, const char *text);
char *backbone_closure_user_dates (gpointer self, BackboneTime saved, BackboneTime proven);

/* Certificates; @steps: (nullable): when people are warned */
char *backbone_closure_validity (gpointer self, BackboneTime not_before, BackboneTime not_after);
/* NULL as long as nothing has to be done. */
char *backbone_closure_certificate_warning (gpointer self,
                                            BackboneTime not_before,
                                            BackboneTime not_after,
                                            const BackboneExpirySteps *steps);
/* That warning, or how long it lasts. */
char *backbone_closure_certificate_state (gpointer self,
                                          BackboneTime not_before,
                                          BackboneTime not_after,
                                          const BackboneExpirySteps *steps);
BackboneMark backbone_closure_certificate_mark (gpointer self,
                                                BackboneTime not_before,
                                                BackboneTime not_after,
                                                const BackboneExpirySteps *steps);
char *backbone_closure_certificate_title (gpointer self, BackboneClientCertificate *certificate);
char *backbone_closure_certificate_subtitle (gpointer self,
                                             BackboneClientCertificate *certificate,
                                             const BackboneExpirySteps *steps);
/* Short, for a list; empty as long as nothing has to be done. */
char *backbone_closure_expiry_warning (gpointer self, guint step, BackboneTime expires);
char *backbone_closure_expiry_tooltip (gpointer self, BackboneTime expires);

/* Stored passwords, and what became of a new one */
gboolean
backbone_closure_rotation_shows (gpointer self, BackboneRotation rotation, gboolean failed);
BackboneMark backbone_closure_rotation_mark (gpointer self, BackboneRotation rotation);
char *backbone_closure_secret_kind (gpointer self, BackboneSecretKind kind);
char *backbone_closure_secret_customer (gpointer self, const char *customer, guint n_customers);
BackboneMark
backbone_closure_secret_mark (gpointer self, BackboneSecretState state, BackboneTime held_since);
char *
backbone_closure_secret_state (gpointer self, BackboneSecretState state, BackboneTime held_since);
char *backbone_closure_secret_name (gpointer self,
                                    BackboneSecretKind kind,
                                    const char *id,
                                    BackboneSecretState state,
                                    BackboneTime held_since);
char *backbone_closure_secret_text (gpointer self,
                                    BackboneSecretKind kind,
                                    const char *id,
                                    const char *customer,
                                    BackboneSecretState state,
                                    BackboneTime held_since);
char *backbone_closure_secrets_state (gpointer self, gboolean loaded, guint n_all, guint n_shown);

/* Rows of an import */
BackboneMark backbone_closure_outcome_mark (gpointer self, BackboneImportOutcome outcome);
char *backbone_closure_outcome_title (gpointer self, BackboneImportOutcome outcome);
char *backbone_closure_import_row_name (gpointer self,
                                        BackboneImportOutcome outcome,
                                        guint line,
                                        const char *description,
                                        const char *reason);
char *backbone_closure_line (gpointer self, guint line);
char *
backbone_closure_has_password (gpointer self, gboolean has_password, BackboneImportOutcome outcome);

/* Cells of the table of assignments; empty while their row is not loaded. */
BackboneMark backbone_closure_assignment_mark (gpointer self,
                                               const char *local_user,
                                               BackboneAssignmentState state,
                                               BackboneGrant download,
                                               gboolean loaded);
char *backbone_closure_assignment_id (gpointer self, const char *s_user, gboolean loaded);
char *backbone_closure_assignment_detail (gpointer self,
                                          BackboneAssignmentState state,
                                          BackboneGrant download,
                                          BackboneTime expires,
                                          const char *s_user_customer,
                                          gboolean loaded);
GStrv backbone_closure_assignment_classes (gpointer self,
                                           const char *local_user,
                                           BackboneAssignmentState state,
                                           BackboneGrant download,
                                           gboolean loaded);
char *backbone_closure_assignment_name (gpointer self,
                                        const char *local_user,
                                        const char *number,
                                        const char *description,
                                        const char *s_user,
                                        const char *detail,
                                        gboolean loaded);
char *backbone_closure_assignment_state (gpointer self, BackboneAssignmentState state);
char *backbone_closure_assignment_row_name (gpointer self,
                                            const char *number,
                                            const char *description,
                                            gboolean loaded);

/* S-Users */
BackboneMark backbone_closure_s_user_mark (gpointer self,
                                           BackboneSUserState state,
                                           BackboneTime held_since,
                                           gboolean confirmed,
                                           BackboneGrant download,
                                           gboolean has_password);
char *
backbone_closure_s_user_state (gpointer self, BackboneSUserState state, BackboneTime held_since);
char *backbone_closure_s_user_expires (gpointer self, BackboneTime expires, guint step);
GStrv backbone_closure_s_user_expires_classes (gpointer self, guint step);
char *backbone_closure_s_user_customer (gpointer self, const char *customer, gboolean confirmed);
char *backbone_closure_s_user_download (gpointer self, BackboneGrant download);
char *backbone_closure_s_user_authorisations (gpointer self, GStrv authorisations);
char *backbone_closure_s_user_source (gpointer self, BackboneSource source, BackboneTime time);
char *backbone_closure_s_user_password (gpointer self, gboolean has_password, BackboneTime saved);
char *backbone_closure_s_user_row_name (gpointer self,
                                        const char *id,
                                        const char *customer,
                                        BackboneSUserState state,
                                        BackboneTime held_since);

char *backbone_closure_verify_label (gpointer self, const char *view, guint n_selected);
char *backbone_closure_add_label (gpointer self, const char *view);

/* Rows of a list of assignments that is imported or pasted */
char *backbone_closure_change_name (gpointer self,
                                    BackboneImportOutcome outcome,
                                    guint line,
                                    const char *local_user,
                                    const char *customer,
                                    const char *s_user,
                                    const char *reason);

/* All that expires */
char *backbone_closure_expiry_what (gpointer self, const char *what);
/* @step: a BackboneExpiry */
BackboneMark backbone_closure_expiry_mark (gpointer self, guint step);
char *backbone_closure_expiry_state (gpointer self, guint step, guint days);
char *backbone_closure_expiry_date (gpointer self, const char *what, BackboneTime expires);
char *backbone_closure_expiry_left (gpointer self, BackboneTime expires);
char *backbone_closure_expiry_acknowledged (gpointer self,
                                            guint step,
                                            gboolean acknowledged,
                                            const char *by,
                                            BackboneTime at);
char *backbone_closure_expiry_row_name (gpointer self,
                                        const char *what,
                                        const char *name,
                                        BackboneTime expires,
                                        guint step,
                                        guint days,
                                        gboolean acknowledged);
gboolean backbone_closure_expiry_summary_shows (gpointer self, const char *summary);

/* Check runs and the audit log; rows that are being fetched are blank */
char *backbone_closure_time (gpointer self, BackboneTime time);
BackboneMark backbone_closure_run_mark (gpointer self,
                                        BackboneTime started,
                                        BackboneTime finished,
                                        gboolean cancelled,
                                        guint n_ok,
                                        guint n_not_ok);
char *backbone_closure_run_state (gpointer self,
                                  BackboneTime started,
                                  BackboneTime finished,
                                  gboolean cancelled,
                                  guint n_ok,
                                  guint n_not_ok);
char *backbone_closure_run_name (gpointer self,
                                 BackboneTime started,
                                 BackboneTime finished,
                                 gboolean cancelled,
                                 guint n_ok,
                                 guint n_not_ok);
char *backbone_closure_run_duration (gpointer self, BackboneTime started, BackboneTime finished);
char *backbone_closure_run_results_title (gpointer self, BackboneTime started, guint n_not_ok);
BackboneMark backbone_closure_verdict_mark (gpointer self, BackboneVerdict verdict);
char *backbone_closure_verdict_text (gpointer self, BackboneVerdict verdict);
char *backbone_closure_result_name (gpointer self,
                                    const char *customer,
                                    BackboneChannelKind kind,
                                    BackboneVerdict verdict);
gboolean
backbone_closure_audit_verdict_shows (gpointer self, gboolean verifying, const char *verdict_text);
char *backbone_closure_action_title (gpointer self, const char *action);
char *backbone_closure_audit_details (gpointer self, GObject *entry, const char *digest);
char *backbone_closure_audit_name (gpointer self,
                                   BackboneTime time,
                                   const char *action,
                                   const char *subject);

/* Handler of "query-tooltip" of a label that may be too narrow for its text. In rows, never bind
 * tooltip-text: each change asks the display where the pointer is, and waits for the answer. */
gboolean backbone_closure_label_tooltip (GtkLabel *label,
                                         int x,
                                         int y,
                                         gboolean by_keyboard,
                                         GtkTooltip *tooltip);

G_END_DECLS
