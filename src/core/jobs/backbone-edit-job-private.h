/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"
#include "backbone-landscape.h"
#include "backbone-secret.h"
#include "backbone-store-private.h"

G_BEGIN_DECLS

/* A short job: one function with what it needs to know. */
#define BACKBONE_TYPE_EDIT_JOB (backbone_edit_job_get_type ())
G_DECLARE_FINAL_TYPE (BackboneEditJob, backbone_edit_job, BACKBONE, EDIT_JOB, BackboneJob)

/* Runs in the thread of the job. */
typedef gboolean (*BackboneEditFunc) (BackboneJob *job,
                                      BackboneLandscape *landscape,
                                      gpointer data,
                                      GCancellable *cancellable,
                                      GError **error);

/* @data: (transfer full): freed with @free_func when the job goes. (transfer full). */
BackboneJob *backbone_edit_job_new (BackboneLandscape *landscape,
                                    const char *title,
                                    BackboneEditFunc func,
                                    gpointer data,
                                    GDestroyNotify free_func);

/* (transfer none): what a job was made with, for functions of its kind. */
gpointer backbone_edit_job_get_data (BackboneJob *job);
BackboneLandscape *backbone_edit_job_get_landscape (BackboneJob *job);

/* One transaction. */
gboolean backbone_edit_write (BackboneLandscape *landscape,
                              BackboneStoreFunc func,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error);
/* The same, after writing @secret (nullable) to the keyring under a new id, which @func finds in
 * *@credential. Whatever it replaces is swept. */
gboolean backbone_edit_write_with_secret (BackboneLandscape *landscape,
                                          const char *owner,
                                          BackboneSecret *secret,
                                          char **credential,
                                          BackboneStoreFunc func,
                                          gpointer data,
                                          GCancellable *cancellable,
                                          GError **error);

/* Makes customer numbers as people type them into those that are stored, each of them once. */
gboolean backbone_edit_normalize_numbers (GStrv *numbers, GError **error);

/* (transfer full): the title of a job that writes @file. */
char *backbone_edit_dup_export_title (GFile *file);

/* Splits KEY=VALUE; BACKBONE_ERROR_INVALID if it is none or its key is not in @keys. (out) (transfer
 * full) @key; @value: within @setting. */
gboolean backbone_edit_parse_setting (const char *setting,
                                      const char *const *keys,
                                      char **key,
                                      const char **value,
                                      GError **error);

G_END_DECLS
