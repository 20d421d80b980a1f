/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-application.h"

int
main (int argc, char *argv[])
{
  g_autoptr (BackboneApplication) application = NULL;
  int status;

  backbone_core_init ();
  application = backbone_application_new ();

  status = g_application_run (G_APPLICATION (application), argc, argv);

  return status ? status : backbone_application_get_exit_status (application);
}
