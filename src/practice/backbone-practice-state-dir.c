/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-state-dir.h"

#include "backbone-practice-profile.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define CA_FILE            "ca.pem"
#define CA_KEY_FILE        "ca-key.pem"
#define CONTROL_FILE       "control.json"
#define CUSTOMERS_FILE     "customers.csv"
#define ASSIGNMENTS_FILE   "assignments.csv"
#define EXPECTED_FILE      "expected.csv"
#define INSTALLATIONS_FILE "installations.csv"
#define LOCK_FILE          "lock"

#define MIN_DAYS_LEFT 30

#define FOR_EVERYBODY 0644
#define FOR_OWNER     0600

struct _BackbonePracticeStateDir
{
  char *path;
  int lock_fd;
};

/**
 * backbone_practice_state_dir_dup_file_name:
 * @dir: a state folder
 * @name: name of a file in it
 *
 * Returns: (transfer full): the absolute path of the file
 */
char *
backbone_practice_state_dir_dup_file_name (BackbonePracticeStateDir *dir, const char *name)
{
  return g_build_filename (dir->path, name, NULL);
}

static gboolean
lock (BackbonePracticeStateDir *dir, GError **error)
{
  g_autofree char *filename = backbone_practice_state_dir_dup_file_name (dir, LOCK_FILE);

  dir->lock_fd = open (filename, O_RDWR | O_CREAT | O_CLOEXEC, FOR_OWNER);
  if (dir->lock_fd >= 0 && flock (dir->lock_fd, LOCK_EX | LOCK_NB) == 0)
    return TRUE;

  if (errno == EWOULDBLOCK)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                 _ ("%s is in use by another practice backbone"), dir->path);
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _ ("%s cannot be used: %s"),
                 filename, g_strerror (errno));
  return FALSE;
}

/**
 * backbone_practice_state_dir_open:
 * @path: path of the folder; made, for the user alone, if it is missing
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the folder, held until backbone_practice_state_dir_close()
 */
BackbonePracticeStateDir *
backbone_practice_state_dir_open (const char *path, GError **error)
{
  g_autoptr (BackbonePracticeStateDir) dir = g_new0 (BackbonePracticeStateDir, 1);

  dir->path = g_canonicalize_filename (path, NULL);
  dir->lock_fd = -1;

  if (g_mkdir_with_parents (dir->path, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _ ("%s cannot be made: %s"),
                   dir->path, g_strerror (errno));
      return NULL;
    }
  if (!lock (dir, error))
    return NULL;

  return g_steal_pointer (&dir);
}

void
backbone_practice_state_dir_close (BackbonePracticeStateDir *dir)
{
  if (dir->lock_fd >= 0)
    close (dir->lock_fd);
  g_free (dir->path);
  g_free (dir);
}

static gboolean
write_file (BackbonePracticeStateDir *dir,
            const char *name,
            const char *text,
            int mode,
            GError **error)
{
  g_autofree char *filename = backbone_practice_state_dir_dup_file_name (dir, name);

  return g_file_set_contents_full (filename, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, mode, error);
}

static char *
read_file (BackbonePracticeStateDir *dir, const char *name)
{
  g_autofree char *filename = backbone_practice_state_dir_dup_file_name (dir, name);
  char *text = NULL;

  g_file_get_contents (filename, &text, NULL, NULL);
  return text;
}

/* The saved authority, if there is one that works and lasts. */
static BackbonePracticeAuthority *
load_saved_authority (BackbonePracticeStateDir *dir)
{
  g_autofree char *certificate = read_file (dir, CA_FILE);
  g_autofree char *key = read_file (dir, CA_KEY_FILE);
  g_autoptr (BackbonePracticeAuthority) authority = NULL;

  if (certificate && key)
    authority = backbone_practice_authority_new_from_pem (certificate, key, NULL);
  if (authority == NULL || backbone_practice_authority_get_days_left (authority) < MIN_DAYS_LEFT)
    return NULL;

  return g_steal_pointer (&authority);
}

/**
 * backbone_practice_state_dir_load_authority:
 * @dir: a state folder
 * @error: return location for an error
 *
 * Takes the authority that is saved in @dir, so that whoever trusts it goes on doing so after a
 * restart; makes and saves a new one where there is none or it expires within 30 days.
 *
 * Returns: (transfer full) (nullable): the authority
 */
BackbonePracticeAuthority *
backbone_practice_state_dir_load_authority (BackbonePracticeStateDir *dir, GError **error)
{
  g_autoptr (BackbonePracticeAuthority) authority = load_saved_authority (dir);
  g_autofree char *certificate = NULL;
  g_autofree char *key = NULL;

  if (authority)
    return g_steal_pointer (&authority);

  authority = backbone_practice_authority_new ("Practice backbone CA", error);
  if (authority == NULL)
    return NULL;

  key = backbone_practice_authority_dup_key (authority);
  certificate = backbone_practice_authority_dup_certificate (authority);
  if (!write_file (dir, CA_KEY_FILE, key, FOR_OWNER, error)
      || !write_file (dir, CA_FILE, certificate, FOR_EVERYBODY, error))
    return NULL;

  return g_steal_pointer (&authority);
}

/**
 * backbone_practice_state_dir_load_ports:
 * @dir: a state folder
 * @ports: (out): the ports that the last run used, 0 where nothing tells
 */
void
backbone_practice_state_dir_load_ports (BackbonePracticeStateDir *dir, BackbonePracticePorts *ports)
{
  g_autofree char *endpoints = read_file (dir, BACKBONE_PRACTICE_ENDPOINTS_FILE);
  g_autofree char *control = read_file (dir, CONTROL_FILE);

  *ports = (BackbonePracticePorts){ 0 };
  if (endpoints)
    backbone_practice_profile_read_ports (endpoints, ports);
  if (control)
    backbone_practice_profile_read_control (control, ports);
}

/**
 * backbone_practice_state_dir_write_certificates:
 * @dir: a state folder
 * @certificates: the certificates in use
 * @error: return location for an error
 *
 * Writes each listener's certificate and its key, for people who want to look at them.
 *
 * Returns: whether all could be written
 */
gboolean
backbone_practice_state_dir_write_certificates (BackbonePracticeStateDir *dir,
                                                BackbonePracticeCertificates *certificates,
                                                GError **error)
{
  for (guint i = 0; i < BACKBONE_PRACTICE_N_LISTENERS; i++)
    {
      const BackbonePracticeLeaf *leaf = backbone_practice_certificates_get_leaf (certificates, i);
      const char *id = backbone_practice_listener_id (i);
      g_autofree char *certificate_file = g_strconcat (id, "-certificate.pem", NULL);
      g_autofree char *key_file = g_strconcat (id, "-key.pem", NULL);

      if (!write_file (dir, key_file, leaf->key, FOR_OWNER, error)
          || !write_file (dir, certificate_file, leaf->certificate, FOR_EVERYBODY, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * backbone_practice_state_dir_write_landscape:
 * @dir: a state folder
 * @landscape: the landscape in use
 * @error: return location for an error
 *
 * Writes customers.csv and assignments.csv (with passwords, for the user alone), expected.csv
 * and installations.csv.
 *
 * Returns: whether all could be written
 */
gboolean
backbone_practice_state_dir_write_landscape (BackbonePracticeStateDir *dir,
                                             BackbonePracticeLandscape *landscape,
                                             GError **error)
{
  g_autofree char *customers = backbone_practice_landscape_to_csv (landscape);
  g_autofree char *assignments = backbone_practice_landscape_to_assignments (landscape);
  g_autofree char *expected = backbone_practice_landscape_to_expected (landscape);
  g_autofree char *installations
      = backbone_practice_installations_to_csv (landscape->installations);

  return write_file (dir, CUSTOMERS_FILE, customers, FOR_OWNER, error)
         && write_file (dir, ASSIGNMENTS_FILE, assignments, FOR_OWNER, error)
         && write_file (dir, EXPECTED_FILE, expected, FOR_EVERYBODY, error)
         && write_file (dir, INSTALLATIONS_FILE, installations, FOR_EVERYBODY, error);
}

/**
 * backbone_practice_state_dir_write_control:
 * @dir: a state folder
 * @ports: the ports in use
 * @token: what the control path asks for
 * @error: return location for an error
 *
 * Returns: whether control.json could be written
 */
gboolean
backbone_practice_state_dir_write_control (BackbonePracticeStateDir *dir,
                                           const BackbonePracticePorts *ports,
                                           const char *token,
                                           GError **error)
{
  g_autofree char *text = backbone_practice_profile_control_to_json (ports, token);

  return write_file (dir, CONTROL_FILE, text, FOR_OWNER, error);
}

/**
 * backbone_practice_state_dir_write_endpoints:
 * @dir: a state folder
 * @ports: the ports in use
 * @legacy_shut_down: the day of the end of the old infrastructure, YYYY-MM-DD
 * @error: return location for an error
 *
 * Returns: whether the endpoint profile could be written
 */
gboolean
backbone_practice_state_dir_write_endpoints (BackbonePracticeStateDir *dir,
                                             const BackbonePracticePorts *ports,
                                             const char *legacy_shut_down,
                                             GError **error)
{
  g_autofree char *text = backbone_practice_profile_to_json (ports, legacy_shut_down, CA_FILE);

  return write_file (dir, BACKBONE_PRACTICE_ENDPOINTS_FILE, text, FOR_EVERYBODY, error);
}
