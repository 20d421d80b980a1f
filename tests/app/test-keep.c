/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-keep.h"

#include <gio/gio.h>

static void
test_text (void)
{
  g_autofree char *kept = NULL;

  g_assert_false (backbone_keep_text (&kept, NULL));
  g_assert_true (backbone_keep_text (&kept, "one"));
  g_assert_cmpstr (kept, ==, "one");
  g_assert_false (backbone_keep_text (&kept, "one"));
  g_assert_true (backbone_keep_text (&kept, ""));
  g_assert_cmpstr (kept, ==, "");
  g_assert_true (backbone_keep_text (&kept, NULL));
  g_assert_null (kept);
}

static void
changed_cb (GObject *self)
{
  guint count = GPOINTER_TO_UINT (g_object_get_data (self, "count"));

  g_object_set_data (self, "count", GUINT_TO_POINTER (count + 1));
}

static void
assert_count (GObject *self, guint count)
{
  g_assert_cmpuint (GPOINTER_TO_UINT (g_object_get_data (self, "count")), ==, count);
}

static void
append (GListStore *store)
{
  g_autoptr (GObject) item = g_object_new (G_TYPE_OBJECT, NULL);

  g_list_store_append (store, item);
}

static gboolean
follow (GObject *self, GListStore **place, GListStore *store)
{
  return backbone_keep_followed (self, place, store, store ? "items-changed" : NULL,
                                 store ? G_CALLBACK (changed_cb) : NULL);
}

/* Only what is kept is heard of, and once. */
static void
test_followed (void)
{
  g_autoptr (GObject) self = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GListStore) first = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (GListStore) second = g_list_store_new (G_TYPE_OBJECT);
  GListStore *kept = NULL;

  g_assert_false (follow (self, &kept, NULL));
  g_assert_true (follow (self, &kept, first));
  g_assert_true (kept == first);
  g_assert_false (follow (self, &kept, first));
  append (first);
  assert_count (self, 1);

  g_assert_true (follow (self, &kept, second));
  append (first);
  assert_count (self, 1);
  append (second);
  assert_count (self, 2);

  g_assert_true (follow (self, &kept, NULL));
  g_assert_null (kept);
  append (second);
  assert_count (self, 2);
  g_assert_cmpuint (G_OBJECT (first)->ref_count, ==, 1);
  g_assert_cmpuint (G_OBJECT (second)->ref_count, ==, 1);
}

/* What is followed may outlive the one who follows. */
static void
test_outlived (void)
{
  GObject *self = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GListStore) store = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (GListStore) kept = NULL;

  follow (self, &kept, store);
  g_object_unref (self);
  append (store);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keep/text", test_text);
  g_test_add_func ("/keep/followed", test_followed);
  g_test_add_func ("/keep/outlived", test_outlived);

  return g_test_run ();
}
