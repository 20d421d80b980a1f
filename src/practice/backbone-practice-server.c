/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-server.h"

#include "backbone-practice-context.h"
#include "backbone-practice-control.h"
#include "backbone-practice-endpoint.h"
#include "backbone-practice-foreign.h"
#include "backbone-practice-generator.h"
#include "backbone-practice-profile.h"
#include "backbone-practice-state-dir.h"

struct _BackbonePracticeServer
{
  BackbonePracticeStateDir *dir;
  BackbonePracticeContext context;
  BackbonePracticeListener *listeners[BACKBONE_PRACTICE_N_LISTENERS];
  BackbonePracticeControl *control;
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
set_up_context (BackbonePracticeServer *server,
                const BackbonePracticeOptions *options,
                GError **error)
{
  BackbonePracticeContext *context = &server->context;
  g_autoptr (BackbonePracticeLandscape) landscape = load_landscape (options, error);
  g_autoptr (BackbonePracticeAuthority) authority = NULL;

  if (landscape == NULL)
    return FALSE;

  server->dir = backbone_practice_state_dir_open (options->state_dir, error);
  if (server->dir == NULL)
    return FALSE;
  authority = backbone_practice_state_dir_load_authority (server->dir, error);
  if (authority == NULL)
    return FALSE;

  context->certificates = backbone_practice_certificates_new (authority, error);
  context->request_log = backbone_practice_request_log_new (options->log, error);
  if (context->certificates == NULL || context->request_log == NULL)
    return FALSE;

  context->counters = backbone_practice_counters_new ();
  context->faults = backbone_practice_faults_new ();
  context->log_on = backbone_practice_log_on_new (landscape);
  return backbone_practice_state_dir_write_landscape (server->dir, landscape, error);
}

/* The ports wished for: those of --port-base, or those of the last run. */
static void
choose_ports (BackbonePracticeServer *server, int port_base)
{
  if (port_base == 0)
    {
      backbone_practice_state_dir_load_ports (server->dir, &server->ports);
      return;
    }

  for (guint i = 0; i < BACKBONE_PRACTICE_N_LISTENERS; i++)
    server->ports.listeners[i] = (guint16)(port_base + (int)i);
  server->ports.control = (guint16)(port_base + BACKBONE_PRACTICE_N_LISTENERS);
}

static gboolean
listen_on_all (BackbonePracticeServer *server, gboolean or_any, GError **error)
{
  for (guint i = 0; i < BACKBONE_PRACTICE_N_LISTENERS; i++)
    {
      server->listeners[i] = i == BACKBONE_PRACTICE_FOREIGN
                                 ? backbone_practice_foreign_new (&server->context)
                                 : backbone_practice_endpoint_new (&server->context, i);
      if (!backbone_practice_listener_listen (server->listeners[i], server->ports.listeners[i],
                                              or_any, error))
        return FALSE;
      server->ports.listeners[i] = backbone_practice_listener_get_port (server->listeners[i]);
    }

  server->control = backbone_practice_control_new (&server->context);
  if (!backbone_practice_control_listen (server->control, server->ports.control, or_any, error))
    return FALSE;
  server->ports.control = backbone_practice_control_get_port (server->control);
  server->context.foreign_url
      = backbone_practice_profile_make_foreign_url (&server->ports, "https");

  return TRUE;
}

/**
 * backbone_practice_server_start:
 * @options: what the command line says
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the stand-in, serving in the default main context
 */
BackbonePracticeServer *
backbone_practice_server_start (const BackbonePracticeOptions *options, GError **error)
{
  g_autoptr (BackbonePracticeServer) server = g_new0 (BackbonePracticeServer, 1);

  if (!set_up_context (server, options, error))
    return NULL;

  choose_ports (server, options->port_base);
  if (!listen_on_all (server, options->port_base == 0, error)
      || !backbone_practice_state_dir_write_certificates (server->dir, server->context.certificates,
                                                          error)
      || !backbone_practice_state_dir_write_control (
          server->dir, &server->ports, backbone_practice_control_get_token (server->control), error)
      || !backbone_practice_state_dir_write_endpoints (server->dir, &server->ports, error))
    return NULL;

  return g_steal_pointer (&server);
}

/**
 * backbone_practice_server_stop:
 * @server: (transfer full): the stand-in
 *
 * Closes all listeners. What stays in the state folder lets the next run take the same place.
 */
void
backbone_practice_server_stop (BackbonePracticeServer *server)
{
  BackbonePracticeContext *context = &server->context;

  for (guint i = 0; i < BACKBONE_PRACTICE_N_LISTENERS; i++)
    {
      if (server->listeners[i])
        backbone_practice_listener_close (server->listeners[i]);
      g_clear_object (&server->listeners[i]);
    }
  g_clear_pointer (&server->control, backbone_practice_control_free);

  g_clear_pointer (&context->certificates, backbone_practice_certificates_free);
  g_clear_pointer (&context->counters, backbone_practice_counters_free);
  g_clear_pointer (&context->faults, backbone_practice_faults_free);
  g_clear_pointer (&context->log_on, backbone_practice_log_on_free);
  g_clear_pointer (&context->request_log, backbone_practice_request_log_free);
  g_free (context->foreign_url);
  g_clear_pointer (&server->dir, backbone_practice_state_dir_close);
  g_free (server);
}

/**
 * backbone_practice_server_dup_profile_name:
 * @server: the stand-in
 *
 * Returns: (transfer full): the absolute path of the endpoint profile
 */
char *
backbone_practice_server_dup_profile_name (BackbonePracticeServer *server)
{
  return backbone_practice_state_dir_dup_file_name (server->dir, BACKBONE_PRACTICE_ENDPOINTS_FILE);
}
