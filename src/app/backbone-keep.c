/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-keep.h"

gboolean
backbone_keep_text (char **place, const char *text)
{
  if (g_strcmp0 (*place, text) == 0)
    return FALSE;

  g_free (*place);
  *place = g_strdup (text);

  return TRUE;
}

gboolean
backbone_keep_followed (gpointer self,
                        gpointer place,
                        gpointer object,
                        const char *signal,
                        GCallback callback)
{
  GObject **kept = place;

  if (*kept == object)
    return FALSE;

  if (*kept)
    g_signal_handlers_disconnect_by_data (*kept, self);
  g_set_object (kept, object);
  if (object)
    g_signal_connect_object (object, signal, callback, self, G_CONNECT_SWAPPED);

  return TRUE;
}
