/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackbonePracticeOptions:
 * @state_dir: the folder to work in
 * @landscape: (nullable): a landscape file to serve
 * @customers: how many customers to generate, 0 for none
 * @port_base: the first of six ports in a row, 0 for free ones
 * @seed: what the generated landscape depends on
 * @log: (nullable): the file for the request log
 * @exit_with_parent: whether to end when the starting process ends
 * @version: whether only the version is wanted
 */
typedef struct
{
  char *state_dir;
  char *landscape;
  int customers;
  int port_base;
  int seed;
  char *log;
  gboolean exit_with_parent;
  gboolean version;
} BackbonePracticeOptions;

BackbonePracticeOptions *backbone_practice_options_parse (int argc, char **argv, GError **error);
void backbone_practice_options_free (BackbonePracticeOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeOptions, backbone_practice_options_free)

G_END_DECLS
