/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "refresh-fixture.h"

BackboneRefreshJob *
refresh_fixture_run (PracticeFixture *fixture, const char *customer)
{
  const char *const customers[] = { customer, NULL };
  BackboneRefreshJob *job
      = backbone_refresh_job_new (fixture->base.landscape, customer ? customers : NULL, NULL);

  job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));

  return job;
}

void
refresh_fixture_run_well (PracticeFixture *fixture, const char *customer)
{
  g_autoptr (BackboneRefreshJob) job = refresh_fixture_run (fixture, customer);
}

char *
refresh_fixture_describe_changes (GListModel *changes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (BackboneInstallationChange) change = g_list_model_get_item (changes, i);
      BackboneInstallationOutcome outcome = backbone_installation_change_get_outcome (change);

      if (outcome != BACKBONE_INSTALLATION_UNCHANGED)
        g_string_append_printf (text, "%s %s ",
                                backbone_installation_change_get_installation (change),
                                backbone_installation_outcome_to_id (outcome));
    }

  return g_strstrip (g_string_free (text, FALSE));
}
