/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-generator.h"

#define FIRST_NUMBER        1000000
#define FIRST_USER          18000000
#define FIRST_S_USER        40000000
#define LARGEST_GAP         40
#define MOST_INSTALLATIONS  3
#define PASSWORD_LENGTH     16
#define MIN_FOR_FAULTS      20
#define CUSTOMERS_PER_FAULT 100

/* The cross of these gives 12,000 different names; the larger landscapes repeat some, as real ones
 * do. */
static const char *const families[]
    = { "Ahrens",  "Bäumler",  "Cordes",   "Dörfler", "Eickhoff", "Fürst",     "Grünwald",
        "Höfer",   "Iversen",  "Jäger",    "Köhler",  "Lüders",   "Möhring",   "Nölke",
        "Oehler",  "Pöhlmann", "Quandt",   "Rößler",  "Schüßler", "Tönnies",   "Uhlig",
        "Vößing",  "Wörner",   "Zöllner",  "Arnesen", "Beaulieu", "Castro",    "Dvořák",
        "Eriksen", "Ferreira", "Girard",   "Horváth", "Ibáñez",   "Jørgensen", "Kowalski",
        "Lefèvre", "Moretti",  "Nováková", "Ortega",  "Peeters" };
static const char *const trades[]
    = { "Anlagenbau",   "Backwaren",           "Chemie",         "Drucktechnik",
        "Energie",      "Fahrzeugteile",       "Getränke",       "Hebetechnik",
        "Isolierungen", "Kältetechnik",        "Logistik",       "Maschinenbau",
        "Möbelwerke",   "Präzisionsgerätebau", "Rohstoffhandel", "Schiffsausrüstung",
        "Textil",       "Umwelttechnik",       "Verpackungen",   "Werkzeuge",
        "Bürobedarf",   "Gemüsegroßhandel",    "Medizintechnik", "Optik",
        "Papier" };
static const char *const forms[] = { "GmbH",
                                     "AG",
                                     "GmbH & Co. KG",
                                     "KG",
                                     "SE",
                                     "eG",
                                     "Gesellschaft mbH",
                                     "& Söhne OHG",
                                     "Beteiligungsgesellschaft mbH",
                                     "Holding AG",
                                     "Deutschland GmbH",
                                     "International SE" };

static guint
pick (GRand *rand, guint n)
{
  return (guint)g_rand_int_range (rand, 0, (gint32)n);
}

static char *
make_description (GRand *rand)
{
  return g_strdup_printf ("%s %s %s", families[pick (rand, G_N_ELEMENTS (families))],
                          trades[pick (rand, G_N_ELEMENTS (trades))],
                          forms[pick (rand, G_N_ELEMENTS (forms))]);
}

/* All four classes of characters are in each password, without those that a CSV form cannot hold.
 */
static char *
make_password (GRand *rand)
{
  static const char *const classes[]
      = { "ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnopqrstuvwxyz", "23456789", "!#$%&*+-./:?@_" };
  static const guint sizes[] = { 24, 25, 8, 14 };
  char *password = g_malloc0 (PASSWORD_LENGTH + 1);

  for (guint i = 0; i < PASSWORD_LENGTH; i++)
    {
      guint class = i < G_N_ELEMENTS (classes) ? i : pick (rand, G_N_ELEMENTS (classes));

      password[i] = classes[class][pick (rand, sizes[class])];
    }

  return password;
}

static void
spoil (BackbonePracticeCustomer *customer, guint sort, GRand *rand)
{
  switch (sort)
    {
    case 0:
      customer->saved_password = make_password (rand);
      break;
    case 1:
      customer->state = BACKBONE_PRACTICE_USER_LOCKED;
      break;
    case 2:
      customer->state = BACKBONE_PRACTICE_USER_REQUESTED;
      break;
    case 3:
      customer->not_found = 1u << pick (rand, BACKBONE_N_CHANNEL_KINDS);
      break;
    default:
      g_clear_pointer (&customer->user, g_free);
      g_clear_pointer (&customer->password, g_free);
      break;
    }
}

/* One customer of each hundred, never the first: that is the installation owner. */
static void
spoil_some (BackbonePracticeLandscape *landscape, GRand *rand)
{
  const guint n = landscape->customers->len;
  const guint n_sorts = 5;

  if (n < MIN_FOR_FAULTS)
    return;

  for (guint i = 0, sort = 0; i < n; i += CUSTOMERS_PER_FAULT, sort++)
    {
      guint last = MIN (i + CUSTOMERS_PER_FAULT, n);
      guint first = MAX (i, 1);
      guint victim = first + (last - first > 1 ? pick (rand, last - first) : 0);

      spoil (g_ptr_array_index (landscape->customers, victim), sort % n_sorts, rand);
    }
}

/* One for each customer, after everything else, so that the same seed goes on giving the same
 * customers. */
static void
add_s_users (BackbonePracticeLandscape *landscape, GRand *rand)
{
  for (guint i = 0; i < landscape->customers->len; i++)
    {
      const BackbonePracticeCustomer *customer = g_ptr_array_index (landscape->customers, i);
      BackbonePracticeSUser *user = g_new0 (BackbonePracticeSUser, 1);

      user->id = g_strdup_printf ("S%010u", FIRST_S_USER + i);
      user->customer = g_strdup (customer->number);
      user->password = make_password (rand);
      user->expires_in_days = 1 + (int)pick (rand, BACKBONE_PRACTICE_S_USER_DAYS);
      user->authorisations = g_strsplit ("SWDOWNLOAD,INCIDENT,DISPLAYCASE", ",", -1);
      user->local_users = g_strsplit (BACKBONE_PRACTICE_S_USER_LOCAL_USER, ",", -1);
      g_ptr_array_add (landscape->s_users, user);
    }
}

static void
add_installations (BackbonePracticeLandscape *landscape, GRand *rand)
{
  for (guint i = 0; i < landscape->customers->len; i++)
    {
      const BackbonePracticeCustomer *customer = g_ptr_array_index (landscape->customers, i);

      backbone_practice_installations_add_default (landscape->installations, customer->number,
                                                   1 + pick (rand, MOST_INSTALLATIONS));
    }
}

/**
 * backbone_practice_generator_run:
 * @n_customers: how many customers to make
 * @seed: the same seed gives the same landscape
 *
 * Invents customers, each with an S-User and up to three installations. All channels work, but for about one customer in a hundred
 * where there are 20 or more.
 *
 * Returns: (transfer full): the landscape
 */
BackbonePracticeLandscape *
backbone_practice_generator_run (guint n_customers, guint32 seed)
{
  BackbonePracticeLandscape *landscape = backbone_practice_landscape_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint number = FIRST_NUMBER, user = FIRST_USER;

  for (guint i = 0; i < n_customers; i++)
    {
      BackbonePracticeCustomer *customer = g_new0 (BackbonePracticeCustomer, 1);

      number += 1 + pick (rand, LARGEST_GAP);
      user += 1 + pick (rand, LARGEST_GAP);
      customer->number = g_strdup_printf ("%010u", number);
      customer->description = make_description (rand);
      customer->user = g_strdup_printf ("S%010u", user);
      customer->password = make_password (rand);
      customer->state = BACKBONE_PRACTICE_USER_ACTIVATED;
      g_ptr_array_add (landscape->customers, customer);
    }
  spoil_some (landscape, rand);
  add_s_users (landscape, rand);
  add_installations (landscape, rand);

  return landscape;
}
