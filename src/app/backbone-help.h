/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneHelpTopic:
 * @type_name: a class of the window
 * @topic: the chapter or section of the guide that is about it, as the anchor in guide.html
 *
 * What F1 opens while the keyboard focus is in an object of that class.
 */
typedef struct
{
  const char *type_name;
  const char *topic;
} BackboneHelpTopic;

/* Before the first window: F1 then opens the guide from dialogs, too, which see no actions of the
 * application. */
void backbone_help_init (void);

/* Ends with a NULL type name. */
const BackboneHelpTopic *backbone_help_get_topics (void);

/* (transfer none): what the guide says about where the keyboard focus is, else about the window. */
const char *backbone_help_find_topic (GtkWindow *window);

/* (transfer full): the guide that begins at a topic, for whoever can hand over a file but no anchor. */
char *backbone_help_dup_begun_at (const char *guide, const char *topic);

/**
 * backbone_help_show:
 * @window: where the question was asked
 * @topic: an anchor of the guide
 *
 * Opens the user guide with the browser of the desktop. A failure is told, with the place of the file.
 */
void backbone_help_show (GtkWindow *window, const char *topic);

G_END_DECLS
