/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-phase.h"

#include <glib/gi18n-lib.h>

/* Microseconds: less shows as "0.0 ms", so it does not count. */
#define SHORTEST 50

typedef struct
{
  gint64 (*get_duration) (BackboneCheckResult *result);
  const char *title;
  const char *color;
  const char *css_class;
} PhaseInfo;

static const PhaseInfo infos[] = {
  [BACKBONE_PHASE_NAME_LOOKUP] = { backbone_check_result_get_name_lookup_us, N_ ("Name"),
                                   "phase_name_lookup_color", "name-lookup" },
  [BACKBONE_PHASE_PROXY]
  = { backbone_check_result_get_proxy_us, N_ ("Proxy"), "phase_proxy_color", "proxy" },
  [BACKBONE_PHASE_CONNECT]
  = { backbone_check_result_get_connect_us, N_ ("Connect"), "phase_connect_color", "connect" },
  [BACKBONE_PHASE_TLS] = { backbone_check_result_get_tls_us, N_ ("TLS"), "phase_tls_color", "tls" },
  [BACKBONE_PHASE_WAIT]
  = { backbone_check_result_get_wait_us, N_ ("Log-on"), "phase_wait_color", "wait" },
  [BACKBONE_PHASE_RECEIVE]
  = { backbone_check_result_get_receive_us, N_ ("Receive"), "phase_receive_color", "receive" },
};

/**
 * backbone_phase_get_duration:
 * @phase: a phase
 * @result: (nullable): what a check found
 *
 * Returns: how long it took in microseconds; 0 if that can't be told, if the check
 * did not get there, or if it shared the connection of another check
 */
gint64
backbone_phase_get_duration (BackbonePhase phase, BackboneCheckResult *result)
{
  gint64 duration;

  g_return_val_if_fail ((guint)phase < BACKBONE_N_PHASES, 0);

  duration = result ? infos[phase].get_duration (result) : 0;

  return duration < SHORTEST ? 0 : duration;
}

/**
 * backbone_phase_get_title:
 * @phase: a phase
 *
 * Returns: (transfer none) (not nullable): its translated name, one word
 */
const char *
backbone_phase_get_title (BackbonePhase phase)
{
  return _ (infos[phase].title);
}

/**
 * backbone_phase_get_color:
 * @phase: a phase
 *
 * Returns: (transfer none) (not nullable): the name of its colour in ui/style.css
 */
const char *
backbone_phase_get_color (BackbonePhase phase)
{
  return infos[phase].color;
}

/**
 * backbone_phase_get_css_class:
 * @phase: a phase
 *
 * Returns: (transfer none) (not nullable): the style class of its entry in a legend
 */
const char *
backbone_phase_get_css_class (BackbonePhase phase)
{
  return infos[phase].css_class;
}

/**
 * backbone_phases_to_text:
 * @result: (nullable): what a check found
 *
 * Returns: (transfer full): translated, what a screen reader says instead of the bar; empty if no
 * phase was measured
 */
char *
backbone_phases_to_text (BackboneCheckResult *result)
{
  GString *text = g_string_new (NULL);

  for (BackbonePhase phase = 0; phase < BACKBONE_N_PHASES; phase++)
    {
      gint64 duration = backbone_phase_get_duration (phase, result);
      g_autofree char *duration_text = backbone_duration_to_string (duration);

      if (duration > 0)
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "",
                                backbone_phase_get_title (phase), duration_text);
    }

  return g_string_free (text, FALSE);
}
