/*
 * The limit of uploads: the least that reading a body can cost. One thread that reads whatever comes on
 * one connection after the other, and answers each request with the number of bytes its STDIN had.
 *
 *     discard /path/of/the.sock
 *
 * It reads 64 KiB at a time and looks at the headers of records alone. A connection is served until it is
 * closed, the next one waits: that is enough for one client. Of the protocol it leaves out what nginx
 * never sends: management records and aborts are read over.
 */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { BEGIN_REQUEST = 1, END_REQUEST = 3, STDIN = 5, STDOUT = 6 };
enum { HEADER = 8, BODY = 8, KEEP_CONNECTION = 1, INPUT = 65536, TEXT = 128 };

struct connection {
  int socket;
  unsigned char header[HEADER]; /* of the record that is being read */
  unsigned have;                /* bytes of it that are here, HEADER: its content follows */
  unsigned position;            /* in its content and padding */
  int keep;                     /* the flag of the last BEGIN_REQUEST */
  uint64_t total;               /* bytes of STDIN since then */
};

static unsigned char input[INPUT];

static void die(const char *what) {
  perror(what);
  exit(1);
}

/* A header of a record for the request that the record being read belongs to. */
static void put_header(const struct connection *c, unsigned char *to, int type, unsigned length) {
  memset(to, 0, HEADER);
  to[0] = 1; /* the protocol's version */
  to[1] = (unsigned char)type;
  memcpy(to + 2, c->header + 2, 2);
  to[4] = (unsigned char)(length >> 8);
  to[5] = (unsigned char)length;
}

/* Sends STDOUT and END_REQUEST in one write. 0: nobody takes them. */
static int answer(const struct connection *c) {
  unsigned char reply[HEADER + TEXT + HEADER + BODY];
  char number[24];
  int digits = snprintf(number, sizeof number, "%llu", (unsigned long long)c->total);
  size_t text = (size_t)snprintf((char *)reply + HEADER, TEXT,
                                 "Status: 200 OK\r\n"
                                 "Content-Type: text/plain; charset=utf-8\r\n"
                                 "Content-Length: %d\r\n"
                                 "\r\n"
                                 "%s",
                                 digits, number);
  unsigned char *end = reply + HEADER + text;
  put_header(c, reply, STDOUT, (unsigned)text);
  put_header(c, end, END_REQUEST, BODY);
  memset(end + HEADER, 0, BODY); /* status 0, REQUEST_COMPLETE */
  size_t length = HEADER + text + HEADER + BODY;
  return send(c->socket, reply, length, MSG_NOSIGNAL) == (ssize_t)length;
}

static unsigned content_length(const struct connection *c) {
  return (unsigned)c->header[4] << 8 | c->header[5];
}

/* Reads over the bytes of an input, and answers the requests that end in it. 0: close the connection. */
static int consume(struct connection *c, const unsigned char *bytes, size_t length) {
  size_t i = 0;
  while (i < length) {
    while (c->have < HEADER && i < length) {
      c->header[c->have++] = bytes[i++];
    }
    if (c->have < HEADER) {
      break;
    }
    unsigned content = content_length(c);
    unsigned rest = content + c->header[6] - c->position;
    unsigned take = rest < length - i ? rest : (unsigned)(length - i);
    /* The flags are the third byte of BEGIN_REQUEST's body. */
    if (c->header[1] == BEGIN_REQUEST && c->position <= 2 && c->position + take > 2) {
      c->keep = bytes[i + 2 - c->position] & KEEP_CONNECTION;
      c->total = 0;
    }
    i += take;
    c->position += take;
    if (take == rest) {
      if (c->header[1] == STDIN) {
        c->total += content;
        if (content == 0 && !(answer(c) && c->keep)) {
          return 0;
        }
      }
      c->have = 0;
      c->position = 0;
    }
  }
  return 1;
}

static void serve(int accepted) {
  struct connection c = {.socket = accepted};
  ssize_t got;
  do {
    got = recv(accepted, input, INPUT, 0);
  } while (got > 0 && consume(&c, input, (size_t)got));
  close(accepted);
}

static int listen_at(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (strlen(path) >= sizeof address.sun_path) {
    fprintf(stderr, "discard: a socket's path has at most %zu bytes: %s\n",
            sizeof address.sun_path - 1, path);
    exit(2);
  }
  strcpy(address.sun_path, path);
  unlink(path);
  int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (listener < 0 || bind(listener, (struct sockaddr *)&address, sizeof address) != 0 ||
      listen(listener, 1024) != 0) {
    die(path);
  }
  return listener;
}

int main(int count, char **arguments) {
  if (count != 2) {
    fprintf(stderr, "usage: discard SOCKET\n");
    return 2;
  }
  int listener = listen_at(arguments[1]);
  for (;;) {
    int accepted = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    if (accepted < 0) {
      die("accept");
    }
    serve(accepted);
  }
}
