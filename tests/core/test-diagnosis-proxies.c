/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The stage of the proxy, against real ones. */

#include "diagnosis-sight.h"
#include "practice.h"

#include "backbone-landscape.h"

#include <string.h>

#define PROXY_USER "proxy-user"

static Practice *practice;

static Sight *
look_through (const char *variable, const char *password)
{
  g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();

  practice_reset_counters (practice);
  plan_add_user (plan, USER, PASSWORD);
  plan_add_target (
      plan, CUSTOMER, BACKBONE_CHANNEL_PORTAL,
      plan_add_proxied (plan, "localhost", practice_get_port (practice, BACKBONE_CHANNEL_PORTAL),
                        practice_get_proxy_port (variable), password ? PROXY_USER : NULL, password),
      PORTAL_PATH);

  return sight_new (plan, practice_get_anchors (practice), BACKBONE_PROBE_N_PARTS);
}

static void
assert_proxy_refuses (const char *variable,
                      const char *password,
                      BackboneVerdict verdict,
                      const char *detail)
{
  g_autoptr (Sight) sight = look_through (variable, password);

  sight_assert_way (&sight->ways[0], "nf----", verdict);
  sight_assert_holds (sight->ways[0].details[BACKBONE_PROBE_PROXY], detail);
  g_assert_cmpint (practice_count (practice, "endpoints", "portal", "connections", NULL), ==, 0);
}

static void
test_proxies (void)
{
  static const char *const open[] = { "BACKBONE_PROXY_OPEN", "BACKBONE_PROXY_SQUID" };

  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    {
      g_autoptr (Sight) sight = look_through (open[i], i == 1 ? PROXY_PASSWORD : NULL);
      const char *detail = sight->ways[0].details[BACKBONE_PROBE_PROXY];

      sight_assert_way (&sight->ways[0], "nooooo", BACKBONE_VERDICT_OK);
      sight_assert_holds (detail, "Answer to CONNECT: HTTP/1.");
      g_assert_cmpint (strstr (detail, PROXY_USER) != NULL, ==, i == 1);
      sight_assert_holds (sight->ways[0].summaries[BACKBONE_PROBE_PROXY], "127.0.0.1:");
    }

  assert_proxy_refuses ("BACKBONE_PROXY_REFUSING", NULL, BACKBONE_VERDICT_PROXY_REFUSED, "403");
  assert_proxy_refuses ("BACKBONE_PROXY_LOGON", NULL, BACKBONE_VERDICT_PROXY_CREDENTIALS, "407");
  assert_proxy_refuses ("BACKBONE_PROXY_LOGON", WRONG_PASSWORD, BACKBONE_VERDICT_PROXY_CREDENTIALS,
                        "CONNECT localhost");
  assert_proxy_refuses ("BACKBONE_PROXY_SQUID", WRONG_PASSWORD, BACKBONE_VERDICT_PROXY_CREDENTIALS,
                        "407");
}

static void
test_no_proxy_there (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();
  g_autoptr (Sight) sight = NULL;

  g_socket_listener_close (listener);
  plan_add_proxied (plan, "localhost", 443, port, NULL, NULL);
  sight = sight_new (plan, NULL, BACKBONE_PROBE_N_PARTS);
  sight_assert_way (&sight->ways[0], "nf----", BACKBONE_VERDICT_REFUSED);
}

int
main (int argc, char **argv)
{
  int status;

  backbone_core_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/diagnosis-proxies/proxies", test_proxies);
  g_test_add_func ("/diagnosis-proxies/no-proxy-there", test_no_proxy_there);

  practice = practice_start (0);
  status = g_test_run ();
  practice_stop (practice);

  return status;
}
