/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

G_BEGIN_DECLS

/**
 * BackboneChannelDraft:
 *
 * What a person has typed about one channel, beside what is stored. Keys are those of
 * backbone_channel_setting_get_keys(). Properties, read-only: changed (boolean: something differs
 * from what is stored), valid (boolean: everything can be stored). Signal changed (draft).
 */
#define BACKBONE_TYPE_CHANNEL_DRAFT (backbone_channel_draft_get_type ())
G_DECLARE_FINAL_TYPE (BackboneChannelDraft,
                      backbone_channel_draft,
                      BACKBONE,
                      CHANNEL_DRAFT,
                      GObject)

BackboneChannelDraft *
backbone_channel_draft_new (BackboneLandscape *landscape, BackboneChannel *channel);

/* Takes notice of what is stored now; what was typed and not stored stays. */
void backbone_channel_draft_set_channel (BackboneChannelDraft *self, BackboneChannel *channel);
BackboneChannel *backbone_channel_draft_get_channel (BackboneChannelDraft *self);
BackboneLandscape *backbone_channel_draft_get_landscape (BackboneChannelDraft *self);

/* (nullable): NULL if it is inherited. */
const char *backbone_channel_draft_get (BackboneChannelDraft *self, const char *key);
/* @value: (nullable): NULL or empty to inherit. */
void backbone_channel_draft_set (BackboneChannelDraft *self, const char *key, const char *value);
/* What it is without a value of its own; empty if that is nothing. */
const char *backbone_channel_draft_get_inherited (BackboneChannelDraft *self, const char *key);
/* (transfer full) (nullable): why the value can't be stored. */
char *backbone_channel_draft_dup_error (BackboneChannelDraft *self, const char *key);
/* What was found out about a value elsewhere; forgotten when it changes. */
void
backbone_channel_draft_set_error (BackboneChannelDraft *self, const char *key, const char *error);

gboolean backbone_channel_draft_is_changed (BackboneChannelDraft *self);
gboolean backbone_channel_draft_is_valid (BackboneChannelDraft *self);
/* (transfer full): KEY=VALUE for all that differs from what is stored. */
GStrv backbone_channel_draft_dup_changes (BackboneChannelDraft *self);
/* (transfer full): KEY=VALUE for these keys, whether or not they differ. */
GStrv backbone_channel_draft_dup_settings (BackboneChannelDraft *self, const char *const *keys);
/* (transfer full) (nullable): the address that a check would ask for; NULL if it is not valid. */
char *backbone_channel_draft_dup_url (BackboneChannelDraft *self);

G_END_DECLS
