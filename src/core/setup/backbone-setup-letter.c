/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-letter-private.h"

#include "backbone-db-migration-private.h"
#include "backbone-db-setup-letter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* (nullable): the value of the name between @start and @end. */
static const char *
find_value (const char *const *pairs, const char *start, const char *end)
{
  for (guint i = 0; pairs[i] != NULL; i += 2)
    {
      if (strlen (pairs[i]) == (gsize)(end - start) && strncmp (pairs[i], start, end - start) == 0)
        return pairs[i + 1];
    }

  return NULL;
}

char *
backbone_setup_letter_fill (const char *template, const char *const *pairs)
{
  GString *text = g_string_new (NULL);

  while (*template != '\0')
    {
      const char *end = *template == '{' ? strchr (template, '}') : NULL;
      const char *value = end ? find_value (pairs, template + 1, end) : NULL;

      if (value)
        g_string_append (text, value);
      else
        g_string_append_c (text, *template);
      template = value ? end + 1 : template + 1;
    }

  return g_string_free (text, FALSE);
}

static const char *
get_template (void)
{
  /* Translators: a letter. Keep the names in braces as they are: values are put in their place. */
  return _ (
      "Subject: Users for {installation}, customer number {customer_number}\n"
      "\n"
      "To {customer}\n"
      "\n"
      "We manage your systems with {installation}. It exchanges support data with SAP by HTTPS, "
      "and "
      "for that it needs two users of your customer number {customer_number}:\n"
      "\n"
      "1. A technical communication user, used for this installation only.\n"
      "   Please request it in the SAP for Me or Support Portal application for technical users, "
      "activate it, and give it a password. Whoever requests it needs the authorisations “Edit "
      "User” and “Edit authorization”. An S-User that exists already cannot be made one.\n"
      "   As far as we know: {technical_user}\n"
      "\n"
      "2. An S-User for background jobs, with the authorisation “Software Download” for all "
      "installations that we manage for you. It expires after 24 months unless it is renewed.\n"
      "   As far as we know: {s_user}\n"
      "\n"
      "Both must belong to customer number {customer_number}: SAP refuses users of different "
      "numbers.\n"
      "\n"
      "Please send us both user IDs. Give us the passwords by a way that nobody else can read, "
      "never by plain e-mail.\n"
      "\n"
      "Kind regards\n"
      "{owner} (customer number {owner_number})\n");
}

char *
backbone_setup_letter_load (BackboneDb *db, const char *number, GError **error)
{
  g_autoptr (BackboneSetupLetterFacts) facts
      = backbone_db_setup_letter_facts_load (db, number, error);
  g_autoptr (BackboneMigration) migration = NULL;

  if (facts == NULL || !backbone_db_migration_load (db, &migration, error))
    return NULL;

  return backbone_setup_letter_fill (
      get_template (),
      (const char *const[]){
          "installation",
          backbone_landscape_kind_to_title (backbone_migration_get_kind (migration)),
          "customer_number", number, "customer", facts->description, "technical_user",
          facts->technical_user ? facts->technical_user : _ ("none yet"), "s_user",
          facts->s_user ? facts->s_user : _ ("none yet"), "owner", facts->owner, "owner_number",
          facts->owner_number, NULL });
}
