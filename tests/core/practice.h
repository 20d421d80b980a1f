/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-check-engine-private.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A running backbone-practice, for tests that look at checks from the server's side. */
typedef struct _Practice Practice;

/* @customers: 0 for the landscape it ships with. */
Practice *practice_start (guint customers);
void practice_stop (Practice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Practice, practice_stop)

/* (transfer full): a file of its state folder. */
GFile *practice_get_file (Practice *self, const char *name);
guint practice_get_port (Practice *self, BackboneChannelKind kind);
/* (transfer none): what to trust. */
GPtrArray *practice_get_anchors (Practice *self);
/* (transfer none): an address of the host that must never see credentials. */
const char *practice_get_foreign_url (Practice *self);
/* (transfer full): the customers of customers.csv with their three channels each. */
BackboneCheckPlan *practice_make_plan (Practice *self);
/* (transfer full) (element-type utf8 utf8): "NUMBER KIND" -> verdict that an honest check finds. */
GHashTable *practice_read_expected (Practice *self);

/* The port of a real proxy; tests/lib/proxies.py says by @variable of the environment where it is. */
guint practice_get_proxy_port (const char *variable);

/* @format: a fault as JSON, with ' for ". */
void practice_set_fault (Practice *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void practice_clear_faults (Practice *self);
void practice_change_user (Practice *self, const char *user, const char *changes);
void practice_change_s_user (Practice *self, const char *s_user, const char *changes);
/* @changes: (nullable): members customer, description; NULL takes it away. */
void practice_change_installation (Practice *self, const char *number, const char *changes);
void practice_reset_counters (Practice *self);

/* Counters: names from the outermost to the innermost, then NULL; 0 where there is nothing. */
gint64 practice_count (Practice *self, ...) G_GNUC_NULL_TERMINATED;
/* How often anybody tried to log on as that user. */
gint64 practice_count_attempts (Practice *self, const char *user);
gint64 practice_count_s_attempts (Practice *self, const char *s_user);

/* What a run handed out. */
typedef struct
{
  GPtrArray *outcomes; /* BackboneCheckOutcome */
  gboolean done;
  GError *error;
  GCancellable *cancellable;
  guint cancel_after; /* outcomes; 0: never */
} Findings;

Findings *findings_of (BackboneCheckPlan *plan, const BackboneCheckOptions *options);
/* Cancels the run when that many outcomes are there. */
Findings *
findings_of_some (BackboneCheckPlan *plan, const BackboneCheckOptions *options, guint cancel_after);
void findings_free (Findings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Findings, findings_free)

const BackboneCheckOutcome *
findings_find (Findings *self, const char *customer, BackboneChannelKind kind);
guint findings_count (Findings *self, BackboneVerdict verdict);

/* Plans made by hand. */
guint plan_add_endpoint (BackboneCheckPlan *plan, const char *host, guint port);
/* The same with a manual proxy. */
guint plan_add_proxied (BackboneCheckPlan *plan,
                        const char *host,
                        guint port,
                        guint proxy_port,
                        const char *user,
                        const char *password);
void plan_add_user (BackboneCheckPlan *plan, const char *id, const char *password);
/* To the user added last. */
void plan_add_target (BackboneCheckPlan *plan,
                      const char *customer,
                      BackboneChannelKind kind,
                      guint endpoint,
                      const char *path);

#define assert_verdict(outcome, expected)                                                          \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const BackboneCheckOutcome *_outcome = (outcome);                                              \
                                                                                                   \
    g_assert_nonnull (_outcome);                                                                   \
    if (_outcome->verdict != (expected))                                                           \
      g_test_message ("evidence: %s", _outcome->evidence ? _outcome->evidence : "none");           \
    g_assert_cmpstr (backbone_verdict_to_id (_outcome->verdict), ==,                               \
                     backbone_verdict_to_id (expected));                                           \
  }                                                                                                \
  G_STMT_END

G_END_DECLS
