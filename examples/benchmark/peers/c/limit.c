/*
 * The limit: the least that a FastCGI responder can do. One thread, one epoll loop, one fixed answer.
 *
 *     limit /path/of/the.sock [TEXT MILLISECONDS]
 *
 * It reads records incrementally, wherever they are cut, keeps connections if the request says so, and
 * answers at the end of STDIN with STDOUT and END_REQUEST in one write. What a request says is not
 * looked at, unless a TEXT is given: where a read brings it in PARAMS, the answer comes so much later.
 * Of the protocol it leaves out what nginx never sends: management records and aborts are read over,
 * and nothing follows a request on its connection before the answer.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { BEGIN_REQUEST = 1, END_REQUEST = 3, PARAMS = 4, STDIN = 5, STDOUT = 6 };
enum { HEADER = 8, BODY = 8, KEEP_CONNECTION = 1, INPUT = 16384, EVENTS = 256 };

static const char ANSWER[] =
    "Status: 200 OK\r\n"
    "Content-Type: application/json\r\n"
    "Content-Length: 27\r\n"
    "\r\n"
    "{\"message\":\"Hello, World!\"}";

enum { TEXT = sizeof ANSWER - 1, REPLY = HEADER + TEXT + HEADER + BODY };

struct connection {
  int socket;
  unsigned char header[HEADER]; /* of the record that is being read */
  unsigned have;                /* bytes of it that are here, HEADER: its content follows */
  unsigned position;            /* in its content and padding */
  int keep;                     /* the flag of the last BEGIN_REQUEST */
  int closing;                  /* close as soon as all is sent */
  unsigned char *output;        /* what the socket didn't take */
  size_t output_length;
  int late;                     /* the answer to the request that is being read comes later */
  long long due;                /* when the answer is to be sent that waits; 0: none does */
  unsigned char waits[REPLY];
  struct connection *next;      /* whose answer falls due after this one's */
};

static unsigned char input[INPUT];
static unsigned char replies[(INPUT / HEADER + 1) * REPLY]; /* an input can end that many requests */
static unsigned char reply[REPLY];

static const char *late_text; /* NULL: every request is answered at once */
static long long delay;       /* ns */
static struct connection *first, *last; /* whose answers wait */

static void die(const char *what) {
  perror(what);
  exit(1);
}

static void put_header(unsigned char *to, int type, unsigned length) {
  to[0] = 1; /* the protocol's version */
  to[1] = (unsigned char)type;
  to[4] = (unsigned char)(length >> 8);
  to[5] = (unsigned char)length;
}

/* Everything but the request ids, which are set for each answer. */
static void prepare_reply(void) {
  put_header(reply, STDOUT, TEXT);
  memcpy(reply + HEADER, ANSWER, TEXT);
  put_header(reply + HEADER + TEXT, END_REQUEST, BODY); /* status 0, REQUEST_COMPLETE */
}

static size_t answer(const struct connection *c, unsigned char *to) {
  memcpy(to, reply, REPLY);
  memcpy(to + 2, c->header + 2, 2);
  memcpy(to + HEADER + TEXT + 2, c->header + 2, 2);
  return REPLY;
}

static unsigned content_length(const struct connection *c) {
  return (unsigned)c->header[4] << 8 | c->header[5];
}

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void answer_later(struct connection *c) {
  answer(c, c->waits);
  c->late = 0;
  c->due = now() + delay;
  c->next = NULL;
  if (first == NULL) {
    first = c;
  } else {
    last->next = c;
  }
  last = c;
}

/* Reads over the bytes of an input, and collects the answers to the requests that end in it. */
static size_t consume(struct connection *c, const unsigned char *bytes, size_t length) {
  size_t out = 0;
  size_t i = 0;
  while (i < length && !c->closing) {
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
    }
    if (late_text != NULL && c->header[1] == PARAMS &&
        memmem(bytes + i, take, late_text, strlen(late_text)) != NULL) {
      c->late = 1;
    }
    i += take;
    c->position += take;
    if (take == rest) {
      if (c->header[1] == STDIN && content == 0) {
        if (c->late) {
          answer_later(c);
        } else {
          out += answer(c, replies + out);
        }
        c->closing = !c->keep;
      }
      c->have = 0;
      c->position = 0;
    }
  }
  return out;
}

static void forget(struct connection *c) {
  struct connection *before = NULL;
  for (struct connection *each = first; each != c; each = each->next) {
    before = each;
  }
  if (before == NULL) {
    first = c->next;
  } else {
    before->next = c->next;
  }
  if (last == c) {
    last = before;
  }
  c->due = 0;
}

static void drop(struct connection *c) {
  if (c->due != 0) {
    forget(c);
  }
  close(c->socket);
  free(c->output);
  free(c);
}

static void await(int epoll, struct connection *c, int operation, uint32_t events) {
  struct epoll_event event = {.events = events, .data.ptr = c};
  if (epoll_ctl(epoll, operation, c->socket, &event) != 0) {
    die("epoll_ctl");
  }
}

/* Sends, and keeps what the socket doesn't take: then nothing more is read before that is gone. */
static void send_all(int epoll, struct connection *c, const unsigned char *bytes, size_t length) {
  ssize_t sent = send(c->socket, bytes, length, MSG_NOSIGNAL);
  if (sent < 0 && errno != EAGAIN) {
    drop(c);
    return;
  }
  size_t done = sent < 0 ? 0 : (size_t)sent;
  if (done < length) {
    unsigned char *rest = malloc(length - done);
    if (rest == NULL) {
      die("malloc");
    }
    memcpy(rest, bytes + done, length - done);
    free(c->output);
    c->output = rest;
    c->output_length = length - done;
    await(epoll, c, EPOLL_CTL_MOD, EPOLLOUT);
  } else if (c->closing) {
    drop(c);
  } else if (c->output != NULL) {
    free(c->output);
    c->output = NULL;
    await(epoll, c, EPOLL_CTL_MOD, EPOLLIN);
  }
}

static void serve(int epoll, struct connection *c) {
  if (c->output != NULL) {
    send_all(epoll, c, c->output, c->output_length);
    return;
  }
  ssize_t got = recv(c->socket, input, INPUT, 0);
  if (got > 0) {
    size_t out = consume(c, input, (size_t)got);
    if (out > 0) {
      send_all(epoll, c, replies, out);
    }
  } else if (got == 0 || errno != EAGAIN) {
    drop(c);
  }
}

static void send_what_is_due(int epoll) {
  while (first != NULL && first->due <= now()) {
    struct connection *c = first;
    forget(c);
    send_all(epoll, c, c->waits, REPLY);
  }
}

/* Until a socket is ready or an answer due. */
static int wait_for(int epoll, struct epoll_event *events) {
  if (first == NULL) {
    return epoll_wait(epoll, events, EVENTS, -1);
  }
  long long left = first->due - now();
  struct timespec timeout = {0, 0};
  if (left > 0) {
    timeout.tv_sec = left / 1000000000;
    timeout.tv_nsec = left % 1000000000;
  }
  return epoll_pwait2(epoll, events, EVENTS, &timeout, NULL);
}

static void greet(int epoll, int listener) {
  int accepted = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (accepted < 0) {
    return;
  }
  struct connection *c = calloc(1, sizeof *c);
  if (c == NULL) {
    die("calloc");
  }
  c->socket = accepted;
  await(epoll, c, EPOLL_CTL_ADD, EPOLLIN);
}

static int listen_at(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (strlen(path) >= sizeof address.sun_path) {
    fprintf(stderr, "limit: a socket's path has at most %zu bytes: %s\n", sizeof address.sun_path - 1,
            path);
    exit(2);
  }
  strcpy(address.sun_path, path);
  unlink(path);
  int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (listener < 0 || bind(listener, (struct sockaddr *)&address, sizeof address) != 0 ||
      listen(listener, 1024) != 0) {
    die(path);
  }
  return listener;
}

int main(int count, char **arguments) {
  if (count != 2 && count != 4) {
    fprintf(stderr, "usage: limit SOCKET [TEXT MILLISECONDS]\n");
    return 2;
  }
  if (count == 4) {
    late_text = arguments[2];
    delay = atoll(arguments[3]) * 1000000;
  }
  prepare_reply();
  int listener = listen_at(arguments[1]);
  int epoll = epoll_create1(EPOLL_CLOEXEC);
  struct epoll_event listening = {.events = EPOLLIN, .data.ptr = NULL};
  if (epoll < 0 || epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &listening) != 0) {
    die("epoll");
  }
  for (;;) {
    struct epoll_event events[EVENTS];
    int ready = wait_for(epoll, events);
    for (int i = 0; i < ready; i++) {
      if (events[i].data.ptr == NULL) {
        greet(epoll, listener);
      } else {
        serve(epoll, events[i].data.ptr);
      }
    }
    send_what_is_due(epoll);
  }
}
