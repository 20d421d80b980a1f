/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-secret-memory-private.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Pieces of one size come from common slabs; free ones hang in a list through their first bytes.
 * A slab is never given back: what a mass check needed once, the next one needs again. */
#define SLAB_SIZE ((gsize)64 * 1024)

static const gsize piece_sizes[] = { 32, 128, 1024, 8192 };

typedef struct _FreePiece FreePiece;
struct _FreePiece
{
  FreePiece *next;
};

static GMutex mutex;
static FreePiece *free_pieces[G_N_ELEMENTS (piece_sizes)];

static char *
map_pages (gsize size)
{
  char *pages = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  if (pages == MAP_FAILED)
    g_error ("Out of memory: no %" G_GSIZE_FORMAT " bytes for secrets", size);

  /* How much may be locked is limited (RLIMIT_MEMLOCK, often 8 MiB): beyond that, secrets still
   * work, as in every program that doesn't lock its memory at all. */
  (void)mlock (pages, size);
  (void)madvise (pages, size, MADV_DONTDUMP);

  return pages;
}

static gsize
round_to_pages (gsize size)
{
  gsize page = (gsize)sysconf (_SC_PAGESIZE);

  return (size + page - 1) / page * page;
}

/* The index of the smallest size that fits, or G_N_ELEMENTS (piece_sizes) for pages of its own. */
static gsize
find_size_class (gsize size)
{
  gsize i = 0;

  while (i < G_N_ELEMENTS (piece_sizes) && piece_sizes[i] < size)
    i++;

  return i;
}

static void
add_slab (gsize size_class)
{
  char *slab = map_pages (SLAB_SIZE);

  for (gsize offset = 0; offset < SLAB_SIZE; offset += piece_sizes[size_class])
    {
      FreePiece *piece = (FreePiece *)(gpointer)(slab + offset);

      piece->next = free_pieces[size_class];
      free_pieces[size_class] = piece;
    }
}

/**
 * backbone_secret_memory_alloc:
 * @size: how many bytes
 *
 * Returns: (transfer full): the bytes, all zero; give them back with backbone_secret_memory_free()
 */
char *
backbone_secret_memory_alloc (gsize size)
{
  gsize size_class = find_size_class (size);
  FreePiece *piece;

  if (size_class == G_N_ELEMENTS (piece_sizes))
    return map_pages (round_to_pages (size));

  g_mutex_lock (&mutex);
  if (free_pieces[size_class] == NULL)
    add_slab (size_class);
  piece = free_pieces[size_class];
  free_pieces[size_class] = piece->next;
  g_mutex_unlock (&mutex);

  piece->next = NULL;

  return (char *)piece;
}

/**
 * backbone_secret_memory_free:
 * @memory: (transfer full) (nullable): what backbone_secret_memory_alloc() gave
 * @size: the same size as there
 *
 * Wipes the memory and gives it back.
 */
void
backbone_secret_memory_free (char *memory, gsize size)
{
  gsize size_class = find_size_class (size);
  FreePiece *piece = (FreePiece *)(gpointer)memory;

  if (memory == NULL)
    return;

  explicit_bzero (memory, size);

  if (size_class == G_N_ELEMENTS (piece_sizes))
    {
      munmap (memory, round_to_pages (size));
      return;
    }

  g_mutex_lock (&mutex);
  piece->next = free_pieces[size_class];
  free_pieces[size_class] = piece;
  g_mutex_unlock (&mutex);
}
