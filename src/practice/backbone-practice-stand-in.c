/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-stand-in.h"

#include "backbone-practice-context.h"
#include "backbone-practice-control.h"
#include "backbone-practice-endpoint.h"
#include "backbone-practice-foreign.h"
#include "backbone-practice-generator.h"
#include "backbone-practice-legacy.h"
#include "backbone-practice-pfx.h"
#include "backbone-practice-profile.h"
#include "backbone-practice-state-dir.h"

struct _BackbonePracticeStandIn
{
  BackbonePracticeStateDir *dir;
  BackbonePracticeContext context;
  BackbonePracticeListener *listeners[BACKBONE_PRACTICE_N_LISTENERS];
  BackbonePracticeControl *control;
  BackbonePracticeLegacy *legacy;
  char *legacy_shut_down;
  BackbonePracticePorts ports;
};

static BackbonePracticeLandscape *
load_landscape (const BackbonePracticeOptions *options, GError **error)
{
  if (options->landscape)
    return backbone_practice_landscape_load (options->landscape, error);
  if (options->customers > 0)
    return backbone_practice_generator_run ((guint)options->customers, (guint32)options->seed);

  return backbone_practice_landscape_load_shipped (error);
}

static gboolean
set_up_context (BackbonePracticeStandIn *stand_in,
                const BackbonePracticeOptions *options,
                GError **error)
{
  BackbonePracticeContext *context = &stand_in->context;
  g_autoptr (BackbonePracticeLandscape) landscape = load_landscape (options, error);
  g_autoptr (BackbonePracticeAuthority) authority = NULL;

  if (landscape == NULL)
    return FALSE;

  stand_in->dir = backbone_practice_state_dir_open (options->state_dir, error);
  if (stand_in->dir == NULL)
    return FALSE;
  authority = backbone_practice_state_dir_load_authority (stand_in->dir, error);
  if (authority == NULL
      || !backbone_practice_pfx_provide (stand_in->dir, authority, landscape, error))
    return FALSE;

  context->certificates = backbone_practice_certificates_new (authority, error);
  context->request_log = backbone_practice_request_log_new (options->log, error);
  if (context->certificates == NULL || context->request_log == NULL)
    return FALSE;

  context->ending = g_cancellable_new ();
  context->counters = backbone_practice_counters_new ();
  context->faults = backbone_practice_faults_new ();
  context->log_on = backbone_practice_log_on_new (landscape);
  context->s_users = backbone_practice_s_users_new (landscape);
  context->registry = backbone_practice_registry_new (landscape);
  context->desk = backbone_practice_desk_new (context->registry);
  context->parcels = backbone_practice_parcels_new ();
  stand_in->legacy_shut_down = g_strdup (landscape->legacy_shut_down);
  return backbone_practice_state_dir_write_landscape (stand_in->dir, landscape, error);
}

/* The ports wished for: those of --port-base, or those of the last run. */
static void
choose_ports (BackbonePracticeStandIn *stand_in, int port_base)
{
  if (port_base == 0)
    {
      backbone_practice_state_dir_load_ports (stand_in->dir, &stand_in->ports);
      return;
    }

  for (guint i = 0; i < BACKBONE_PRACTICE_N_LISTENERS; i++)
    stand_in->ports.listeners[i] = (guint16)(port_base + (int)i);
  stand_in->ports.control = (guint16)(port_base + BACKBONE_PRACTICE_N_LISTENERS);
  stand_in->ports.legacy = (guint16)(port_base + BACKBONE_PRACTICE_N_LISTENERS + 1);
}

static gboolean
open_legacy (BackbonePracticeStandIn *stand_in, gboolean or_any, GError **error)
{
  stand_in->legacy
      = backbone_practice_legacy_new (stand_in->context.counters, stand_in->legacy_shut_down,
                                      stand_in->ports.legacy, or_any, error);
  if (stand_in->legacy == NULL)
    return FALSE;

  stand_in->ports.legacy = backbone_practice_legacy_get_port (stand_in->legacy);
  return TRUE;
}

static gboolean
listen_on_all (BackbonePracticeStandIn *stand_in, gboolean or_any, GError **error)
{
  for (guint i = 0; i < BACKBONE_PRACTICE_N_LISTENERS; i++)
    {
      stand_in->listeners[i] = i == BACKBONE_PRACTICE_FOREIGN
                                   ? backbone_practice_foreign_new (&stand_in->context)
                                   : backbone_practice_endpoint_new (&stand_in->context, i);
      if (!backbone_practice_listener_listen (stand_in->listeners[i], stand_in->ports.listeners[i],
                                              or_any, error))
        return FALSE;
      stand_in->ports.listeners[i] = backbone_practice_listener_get_port (stand_in->listeners[i]);
    }

  stand_in->control = backbone_practice_control_new (&stand_in->context);
  if (!backbone_practice_control_listen (stand_in->control, stand_in->ports.control, or_any, error))
    return FALSE;
  stand_in->ports.control = backbone_practice_control_get_port (stand_in->control);
  stand_in->context.foreign_url
      = backbone_practice_profile_make_foreign_url (&stand_in->ports, "https");

  return open_legacy (stand_in, or_any, error);
}

/**
 * backbone_practice_stand_in_start:
 * @options: what the command line says
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the stand-in, serving in the default main context
 */
BackbonePracticeStandIn *
backbone_practice_stand_in_start (const BackbonePracticeOptions *options, GError **error)
{
  g_autoptr (BackbonePracticeStandIn) stand_in = g_new0 (BackbonePracticeStandIn, 1);

  if (!set_up_context (stand_in, options, error))
    return NULL;

  choose_ports (stand_in, options->port_base);
  if (!listen_on_all (stand_in, options->port_base == 0, error)
      || !backbone_practice_state_dir_write_certificates (stand_in->dir,
                                                          stand_in->context.certificates, error)
      || !backbone_practice_state_dir_write_control (
          stand_in->dir, &stand_in->ports, backbone_practice_control_get_token (stand_in->control),
          error)
      || !backbone_practice_state_dir_write_endpoints (stand_in->dir, &stand_in->ports,
                                                       stand_in->legacy_shut_down, error))
    return NULL;

  return g_steal_pointer (&stand_in);
}

/* A thread that is still in a handshake when the process ends would use libraries that are gone. */
static void
end_handshakes (BackbonePracticeStandIn *stand_in)
{
  for (guint i = 0; i < BACKBONE_PRACTICE_N_LISTENERS; i++)
    {
      if (stand_in->listeners[i])
        backbone_practice_listener_stop (stand_in->listeners[i]);
    }

  g_cancellable_cancel (stand_in->context.ending);
  while (stand_in->context.n_handshakes > 0)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * backbone_practice_stand_in_stop:
 * @stand_in: (transfer full): the stand-in
 *
 * Closes all listeners. What stays in the state folder lets the next run take the same place.
 */
void
backbone_practice_stand_in_stop (BackbonePracticeStandIn *stand_in)
{
  BackbonePracticeContext *context = &stand_in->context;

  end_handshakes (stand_in);
  for (guint i = 0; i < BACKBONE_PRACTICE_N_LISTENERS; i++)
    g_clear_pointer (&stand_in->listeners[i], backbone_practice_listener_free);
  g_clear_pointer (&stand_in->control, backbone_practice_control_free);
  g_clear_pointer (&stand_in->legacy, backbone_practice_legacy_free);

  g_clear_pointer (&context->certificates, backbone_practice_certificates_free);
  g_clear_pointer (&context->counters, backbone_practice_counters_free);
  g_clear_pointer (&context->faults, backbone_practice_faults_free);
  g_clear_pointer (&context->log_on, backbone_practice_log_on_free);
  g_clear_pointer (&context->s_users, backbone_practice_s_users_free);
  g_clear_pointer (&context->desk, backbone_practice_desk_free);
  g_clear_pointer (&context->registry, backbone_practice_registry_free);
  g_clear_pointer (&context->parcels, backbone_practice_parcels_free);
  g_clear_pointer (&context->request_log, backbone_practice_request_log_free);
  g_clear_object (&context->ending);
  g_free (context->foreign_url);
  g_free (stand_in->legacy_shut_down);
  g_clear_pointer (&stand_in->dir, backbone_practice_state_dir_close);
  g_free (stand_in);
}

/**
 * backbone_practice_stand_in_dup_profile_name:
 * @stand_in: the stand-in
 *
 * Returns: (transfer full): the absolute path of the endpoint profile
 */
char *
backbone_practice_stand_in_dup_profile_name (BackbonePracticeStandIn *stand_in)
{
  return backbone_practice_state_dir_dup_file_name (stand_in->dir,
                                                    BACKBONE_PRACTICE_ENDPOINTS_FILE);
}
