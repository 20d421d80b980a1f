/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * delay-relay PORT MILLISECONDS
 *
 * Relays TCP connections to 127.0.0.1:PORT and holds everything back for that many milliseconds in
 * each direction, whatever the amount: a long line without a narrow place. Prints the port it
 * listens on as its first line; ends with SIGTERM. The kernel's own handshake (SYN) is not delayed.
 */

#include <errno.h>
#include <glib.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define CHUNK_SIZE 65536
#define N_EVENTS   256

typedef struct _Connection Connection;

/* One end of a relayed connection. */
typedef struct
{
  Connection *connection;
  int fd;
  GByteArray *backlog;     /* due, but the socket was full */
  gboolean ends;           /* nothing comes after the backlog */
  gboolean read_to_end;    /* the peer has sent its end, or the socket broke */
  gboolean written_to_end; /* the end was passed on to the peer */
} Side;

struct _Connection
{
  Side sides[2];
  guint n_chunks; /* under way */
  gboolean broken;
};

/* What one side has sent, until it is due at the other. An empty one is the end of the stream. */
typedef struct
{
  Side *to;
  gint64 due; /* monotonic microseconds */
  gsize length;
  guint8 data[];
} Chunk;

typedef struct
{
  int epoll_fd;
  int listener;
  guint16 target_port;
  gint64 delay;        /* microseconds */
  GQueue chunks;       /* by due time, since all wait equally long */
  GPtrArray *finished; /* connections to free after a round of events */
} Relay;

static void
watch (Relay *relay, Side *side)
{
  struct epoll_event event = { 0 };

  if (!side->read_to_end)
    event.events |= EPOLLIN;
  if (side->backlog->len > 0)
    event.events |= EPOLLOUT;
  event.data.ptr = side;
  if (epoll_ctl (relay->epoll_fd, EPOLL_CTL_MOD, side->fd, &event) < 0 && errno == ENOENT)
    epoll_ctl (relay->epoll_fd, EPOLL_CTL_ADD, side->fd, &event);
}

static void
finish_if_done (Relay *relay, Connection *connection)
{
  gboolean ended = connection->sides[0].written_to_end && connection->sides[1].written_to_end;

  if (connection->n_chunks > 0 || !(ended || connection->broken))
    return;
  for (guint i = 0; i < 2; i++)
    {
      if (connection->sides[i].fd >= 0)
        close (connection->sides[i].fd);
      connection->sides[i].fd = -1;
    }
  if (!g_ptr_array_find (relay->finished, connection, NULL))
    g_ptr_array_add (relay->finished, connection);
}

static void
connection_free (Connection *connection)
{
  for (guint i = 0; i < 2; i++)
    g_byte_array_unref (connection->sides[i].backlog);
  g_free (connection);
}

static void
break_connection (Relay *relay, Connection *connection)
{
  connection->broken = TRUE;
  for (guint i = 0; i < 2; i++)
    if (connection->sides[i].fd >= 0)
      epoll_ctl (relay->epoll_fd, EPOLL_CTL_DEL, connection->sides[i].fd, NULL);
  finish_if_done (relay, connection);
}

/* Writes as much of the backlog as the socket takes, then the end if it is time for it. */
static void
flush (Relay *relay, Side *side)
{
  while (side->backlog->len > 0)
    {
      gssize written = send (side->fd, side->backlog->data, side->backlog->len, MSG_NOSIGNAL);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0 && errno == EAGAIN)
        break;
      if (written < 0)
        {
          break_connection (relay, side->connection);
          return;
        }
      g_byte_array_remove_range (side->backlog, 0, (guint)written);
    }

  if (side->ends && side->backlog->len == 0 && !side->written_to_end)
    {
      shutdown (side->fd, SHUT_WR);
      side->written_to_end = TRUE;
    }
  watch (relay, side);
  finish_if_done (relay, side->connection);
}

static void
deliver_due (Relay *relay)
{
  Chunk *chunk;

  while ((chunk = g_queue_peek_head (&relay->chunks)) != NULL
         && chunk->due <= g_get_monotonic_time ())
    {
      Side *to = chunk->to;

      g_queue_pop_head (&relay->chunks);
      to->connection->n_chunks--;
      if (chunk->length == 0)
        to->ends = TRUE;
      g_byte_array_append (to->backlog, chunk->data, (guint)chunk->length);
      g_free (chunk);
      if (to->connection->broken)
        finish_if_done (relay, to->connection);
      else
        flush (relay, to);
    }
}

static Side *
other_side (Side *side)
{
  return side == &side->connection->sides[0] ? &side->connection->sides[1]
                                             : &side->connection->sides[0];
}

static void
hold_back (Relay *relay, Side *from, const guint8 *data, gsize length)
{
  Chunk *chunk = g_malloc (sizeof (Chunk) + length);

  chunk->to = other_side (from);
  chunk->due = g_get_monotonic_time () + relay->delay;
  chunk->length = length;
  if (length > 0)
    memcpy (chunk->data, data, length);
  from->connection->n_chunks++;
  g_queue_push_tail (&relay->chunks, chunk);
}

static void
read_side (Relay *relay, Side *side)
{
  static guint8 buffer[CHUNK_SIZE];

  while (!side->read_to_end)
    {
      gssize length = recv (side->fd, buffer, sizeof buffer, 0);

      if (length < 0 && errno == EINTR)
        continue;
      if (length < 0 && errno == EAGAIN)
        return;
      if (length < 0)
        {
          break_connection (relay, side->connection);
          return;
        }
      side->read_to_end = length == 0;
      hold_back (relay, side, buffer, (gsize)length);
    }
  watch (relay, side);
}

static int
connect_to (guint16 port)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons (port) };
  int fd = socket (AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  int on = 1;

  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  if (fd >= 0)
    setsockopt (fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (fd >= 0 && connect (fd, (struct sockaddr *)&address, sizeof address) < 0
      && errno != EINPROGRESS)
    {
      close (fd);
      return -1;
    }
  return fd;
}

static void
add_connection (Relay *relay, int client, int server)
{
  Connection *connection = g_new0 (Connection, 1);
  int fds[2] = { client, server };

  for (guint i = 0; i < 2; i++)
    {
      connection->sides[i].connection = connection;
      connection->sides[i].fd = fds[i];
      connection->sides[i].backlog = g_byte_array_new ();
      watch (relay, &connection->sides[i]);
    }
}

static void
accept_all (Relay *relay)
{
  int client;
  int on = 1;

  while ((client = accept4 (relay->listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0)
    {
      int server = connect_to (relay->target_port);

      if (server < 0)
        {
          close (client);
          continue;
        }
      setsockopt (client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      add_connection (relay, client, server);
    }
}

static void
handle (Relay *relay, struct epoll_event *event)
{
  Side *side = event->data.ptr;

  if (side == NULL)
    {
      accept_all (relay);
      return;
    }
  if (side->fd < 0 || side->connection->broken)
    return;
  if (event->events & EPOLLOUT)
    flush (relay, side);
  if (side->fd >= 0 && !side->connection->broken
      && (event->events & (EPOLLIN | EPOLLHUP | EPOLLERR)))
    read_side (relay, side);
  /* Both directions are shut: no more than a notice that would repeat for ever. */
  if (side->fd >= 0 && side->read_to_end && (event->events & (EPOLLHUP | EPOLLERR)))
    epoll_ctl (relay->epoll_fd, EPOLL_CTL_DEL, side->fd, NULL);
}

static int
milliseconds_until_due (Relay *relay)
{
  Chunk *chunk = g_queue_peek_head (&relay->chunks);
  gint64 left;

  if (chunk == NULL)
    return -1;
  left = chunk->due - g_get_monotonic_time ();
  return left <= 0 ? 0 : (int)((left + 999) / 1000);
}

static G_NORETURN void
run (Relay *relay)
{
  struct epoll_event events[N_EVENTS];

  for (;;)
    {
      int n = epoll_wait (relay->epoll_fd, events, N_EVENTS, milliseconds_until_due (relay));

      for (int i = 0; i < n; i++)
        handle (relay, &events[i]);
      deliver_due (relay);
      g_ptr_array_set_size (relay->finished, 0);
    }
}

static gboolean
listen_on_free_port (Relay *relay)
{
  struct sockaddr_in address = { .sin_family = AF_INET };
  struct epoll_event event = { .events = EPOLLIN };
  socklen_t length = sizeof address;

  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  relay->epoll_fd = epoll_create1 (EPOLL_CLOEXEC);
  relay->listener = socket (AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (bind (relay->listener, (struct sockaddr *)&address, sizeof address) < 0
      || listen (relay->listener, 4096) < 0
      || getsockname (relay->listener, (struct sockaddr *)&address, &length) < 0
      || epoll_ctl (relay->epoll_fd, EPOLL_CTL_ADD, relay->listener, &event) < 0)
    return FALSE;
  printf ("%u\n", ntohs (address.sin_port));
  fflush (stdout);
  return TRUE;
}

int
main (int argc, char **argv)
{
  Relay relay = { 0 };
  struct rlimit files;

  if (argc != 3)
    {
      fprintf (stderr, "delay-relay PORT MILLISECONDS\n");
      return 2;
    }
  relay.target_port = (guint16)atoi (argv[1]);
  relay.delay = atoi (argv[2]) * (gint64)1000;
  relay.finished = g_ptr_array_new_with_free_func ((GDestroyNotify)connection_free);
  g_queue_init (&relay.chunks);

  prctl (PR_SET_PDEATHSIG, SIGTERM);
  if (getrlimit (RLIMIT_NOFILE, &files) == 0)
    {
      files.rlim_cur = files.rlim_max;
      setrlimit (RLIMIT_NOFILE, &files);
    }
  if (!listen_on_free_port (&relay))
    {
      perror ("delay-relay");
      return 3;
    }
  run (&relay);
}
