/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Locks that survive what else this process does with the files of a landscape.
 *
 * SQLite locks by POSIX's fcntl(): a process loses all such locks of a file as soon as it closes any
 * descriptor of that file, and a file chooser opens, reads and closes every file of the folder that
 * it lists. Another program would then take itself for the only one, and delete the -wal and -shm
 * that are in use here. Locks of an open file description (Linux) last until that is closed. They
 * and POSIX's respect each other, so that programs with another SQLite need not know of it.
 */

/* To be called before each opening; acts once. From then on SQLite's locks of a wal-index, which has
 * one descriptor a process, are such locks: those within transactions, and the one that says that
 * the index is in use. Without such locks in the kernel or file system they stay as they are. */
void backbone_db_locks_install (void);

/*
 * Holds the file @path as one in use, as SQLite does for as long as a connection in WAL mode is
 * open: that keeps others from what only the last one may do. To be called when SQLite itself holds
 * it. (out) @fd: whose lock it is, or -1 where such locks are not to be had. FALSE if another
 * program has the file for itself, which it can't unless SQLite's lock is lost already.
 */
gboolean backbone_db_locks_hold (const char *path, int *fd);
/* For closing: SQLite, too, may only do what the last one may when the lock is gone. The descriptor
 * stays open, as closing it would take SQLite's locks away. */
void backbone_db_locks_release (int fd);

G_END_DECLS
