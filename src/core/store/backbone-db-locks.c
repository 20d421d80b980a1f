/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-locks-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdarg.h>

/* Where SQLite locks: part of its file format, "File Locking Notes" in os.h and "WAL-Index File
 * Format" 2.3 of its documentation. Readers share the first range, in the database file. The second
 * one, in the -shm, is of the eight locks of WAL mode and the byte after them, which everybody
 * shares who uses the index. */
#define SHARED_START 0x40000002
#define SHARED_SIZE  510
#define INDEX_START  120
#define INDEX_SIZE   9

static gboolean
is_index_range (const struct flock *lock)
{
  return lock->l_whence == SEEK_SET && lock->l_start >= INDEX_START && lock->l_len > 0
         && lock->l_start + lock->l_len <= INDEX_START + INDEX_SIZE;
}

/* The command that does with a lock of the description what @command does with one of the process,
 * or 0 for all others. */
static int
get_description_command (int command)
{
  switch (command)
    {
    case F_GETLK:
      return F_OFD_GETLK;
    case F_SETLK:
      return F_OFD_SETLK;
    case F_SETLKW:
      return F_OFD_SETLKW;
    default:
      return 0;
    }
}

static int
lock_description (int fd, int command, struct flock *lock)
{
  struct flock copy = *lock;
  int result;

  copy.l_pid = 0; /* or it is refused */
  result = fcntl (fd, command, &copy);
  if (result == 0 && command == F_OFD_GETLK)
    *lock = copy;

  return result;
}

/* In place of fcntl() in SQLite. What follows @command is a pointer or a number of that size. */
static int
locking_fcntl (int fd, int command, ...)
{
  int description_command = get_description_command (command);
  va_list arguments;
  void *argument;

  va_start (arguments, command);
  argument = va_arg (arguments, void *);
  va_end (arguments);

  if (description_command != 0 && is_index_range (argument))
    {
      int result = lock_description (fd, description_command, argument);

      if (result == 0 || errno != EINVAL)
        return result;
    }

  return fcntl (fd, command, argument);
}

void
backbone_db_locks_install (void)
{
  static gsize is_installed = 0;

  if (g_once_init_enter (&is_installed))
    {
      sqlite3_vfs *vfs;

      /* Nobody asks how much memory it has, and counting takes a lock each time. */
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      vfs = sqlite3_vfs_find (NULL);

      /* Only version 3 has it, and SQLite calls it optional. */
      if (vfs == NULL || vfs->iVersion < 3 || vfs->xSetSystemCall == NULL
          || vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr)locking_fcntl) != SQLITE_OK)
        g_debug ("SQLite's locks stay what they are");
      g_once_init_leave (&is_installed, 1);
    }
}

gboolean
backbone_db_locks_hold (const char *path, int *fd)
{
  struct flock lock
      = { .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_start = SHARED_START, .l_len = SHARED_SIZE };

  *fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (*fd < 0 || fcntl (*fd, F_OFD_SETLK, &lock) == 0)
    return TRUE;

  return errno != EAGAIN && errno != EACCES;
}

void
backbone_db_locks_release (int fd)
{
  struct flock lock
      = { .l_type = F_UNLCK, .l_whence = SEEK_SET, .l_start = SHARED_START, .l_len = SHARED_SIZE };

  if (fd >= 0)
    fcntl (fd, F_OFD_SETLK, &lock);
}
