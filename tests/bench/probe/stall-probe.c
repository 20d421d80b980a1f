/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A GIO module that ./dev bench puts into the real program (GIO_EXTRA_MODULES). It writes what each turn of the
 * main loop costs, from the end of one poll to the beginning of the next, to the file that BACKBONE_STALL_PROBE
 * names: microseconds that passed, and those of the processor in this thread. On a busy machine the second number
 * is the one that means something. Turns of less than a millisecond are left out. */

#include <gio/gio.h>

#include <stdio.h>
#include <time.h>

#define LEAST_US 1000

void g_io_module_load (GIOModule *module);
void g_io_module_unload (GIOModule *module);
char **g_io_module_query (void);

static FILE *output;
static GPollFunc real_poll;
static gint64 begun;     /* the turn; 0 before the first one */
static gint64 begun_cpu; /* what the thread had used of the processor by then */

static gint64
get_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static int
poll_and_measure (GPollFD *fds, guint n_fds, int timeout)
{
  gint64 cpu = get_cpu_time () - begun_cpu;
  int n_ready;

  if (begun != 0 && cpu >= LEAST_US)
    fprintf (output, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", g_get_monotonic_time () - begun,
             cpu);

  n_ready = real_poll (fds, n_fds, timeout);
  begun = g_get_monotonic_time ();
  begun_cpu = get_cpu_time ();

  return n_ready;
}

void
g_io_module_load (GIOModule *module)
{
  const char *path = g_getenv ("BACKBONE_STALL_PROBE");

  /* Programs that the window starts get the module as well. */
  g_type_module_use (G_TYPE_MODULE (module));
  output = path && g_str_equal (g_get_prgname () ? g_get_prgname () : "", "backbone-admin")
               ? fopen (path, "a")
               : NULL;
  if (output == NULL)
    return;

  setvbuf (output, NULL, _IOLBF, 0);
  real_poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, poll_and_measure);
}

void
g_io_module_unload (GIOModule *module)
{
}

char **
g_io_module_query (void)
{
  return g_new0 (char *, 1);
}
