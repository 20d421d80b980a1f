/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Read once for all files of the window: most of the time to compile one of them went into these. Each
 * file still includes what it needs; a build with -Db_pch=false does without. */
#include <adwaita.h>
