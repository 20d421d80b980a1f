/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-assignment-item-private.h"

#include "backbone-text-private.h"

void
backbone_assignment_request_free (BackboneAssignmentRequest *self)
{
  g_free (self->local_user);
  g_free (self->customer);
  g_free (self->s_user);
  g_free (self->description);
  g_clear_pointer (&self->password, backbone_secret_unref);
  g_free (self->problem);
  g_free (self);
}

BackboneAssignmentRequest *
backbone_assignment_request_copy (const BackboneAssignmentRequest *request)
{
  BackboneAssignmentRequest *copy = g_new0 (BackboneAssignmentRequest, 1);

  copy->line = request->line;
  copy->local_user = g_strdup (request->local_user);
  copy->customer = g_strdup (request->customer);
  copy->s_user = g_strdup (request->s_user);
  copy->keeps_if_empty = request->keeps_if_empty;
  copy->fills = request->fills;
  copy->password = request->password ? backbone_secret_ref (request->password) : NULL;

  return copy;
}

void
backbone_assignment_item_free (BackboneAssignmentItem *item)
{
  g_free (item->local_user);
  g_free (item->customer);
  g_free (item->s_user);
  g_free (item->old_s_user);
  g_free (item->reason);
  g_free (item);
}

void
backbone_assignment_item_add_note (BackboneAssignmentItem *item, const char *note)
{
  g_autofree char *before = item->reason;

  item->reason = before ? g_strconcat (before, "; ", note, NULL) : g_strdup (note);
}

void
backbone_assignment_item_refuse (BackboneAssignmentItem *item, const char *reason)
{
  item->outcome = BACKBONE_IMPORT_REFUSED;
  g_free (item->reason);
  item->reason = g_strdup (reason);
}

static void
refuse_for_line (BackboneAssignmentItem *item, const char *format, guint line)
{
  GString *reason = g_string_new (format);
  g_autofree char *number = g_strdup_printf ("%u", line);

  g_string_replace (reason, "%u", number, 1);
  backbone_assignment_item_refuse (item, reason->str);
  g_string_free (reason, TRUE);
}

/* Which of two changes is meant can't be known: so neither is taken. */
void
backbone_assignment_item_refuse_both (BackboneAssignmentItem *item,
                                      BackboneAssignmentItem *earlier,
                                      const char *format)
{
  if (earlier->outcome != BACKBONE_IMPORT_REFUSED)
    refuse_for_line (earlier, format, item->request->line);
  refuse_for_line (item, format, earlier->request->line);
}

gboolean
backbone_assignment_text_is_given (const char *text)
{
  return text != NULL && text[strspn (text, " \t")] != '\0';
}

/* As they were given, for a change that is refused. */
void
backbone_assignment_item_show_as_given (BackboneAssignmentItem *item)
{
  const BackboneAssignmentRequest *request = item->request;

  g_free (item->local_user);
  g_free (item->customer);
  g_free (item->s_user);
  item->local_user = request->local_user ? backbone_text_dup_shown (request->local_user) : NULL;
  item->customer = request->customer ? backbone_text_dup_shown (request->customer) : NULL;
  item->s_user = backbone_assignment_text_is_given (request->s_user)
                     ? backbone_text_dup_shown (request->s_user)
                     : NULL;
}

/* A value that is not short is shown short, also by the validators' errors. */
gboolean
backbone_assignment_item_normalize (BackboneAssignmentItem *item, GError **error)
{
  const BackboneAssignmentRequest *request = item->request;
  g_autofree char *customer = backbone_text_dup_shown (request->customer);
  g_autofree char *s_user = backbone_text_dup_shown (request->s_user);

  item->customer = backbone_customer_number_normalize (customer, error);
  if (item->customer == NULL)
    return FALSE;
  if (request->local_user == NULL)
    return TRUE;

  item->local_user = backbone_local_user_normalize (request->local_user, error);
  if (item->local_user == NULL)
    return FALSE;
  if (backbone_assignment_text_is_given (request->s_user))
    {
      item->s_user = backbone_user_id_normalize (s_user, error);
      if (item->s_user == NULL)
        return FALSE;
    }

  return request->password == NULL
         || backbone_password_validate (backbone_secret_peek (request->password), error);
}

BackboneAssignmentChange *
backbone_assignment_item_to_row (const BackboneAssignmentItem *item)
{
  return g_object_new (BACKBONE_TYPE_ASSIGNMENT_CHANGE, "line", item->request->line, "outcome",
                       item->outcome, "local-user", item->local_user, "customer", item->customer,
                       "s-user", item->s_user, "old-s-user", item->old_s_user, "has-password",
                       item->request->password != NULL, "reason", item->reason, NULL);
}
