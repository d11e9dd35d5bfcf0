/*
 * The benchmark's route on libfcgi, the FastCGI project's own library: a thread per connection, as its
 * example threaded.c does it.
 *
 *     libfcgi /path/of/the.sock THREADS
 *
 * A kept connection occupies its thread, so there must be as many threads as nginx has connections.
 */
#include <fcgiapp.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PREFIX "/hello/"
enum { NAME = 1024 };

static int listener;

static int hex(char digit) {
  if (digit >= '0' && digit <= '9') {
    return digit - '0';
  }
  digit |= 0x20;
  return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

/* Takes the path variable out of a raw path. Returns its length, or -1 where the path has none. */
static int path_variable(const char *uri, char *name) {
  if (uri == NULL || strncmp(uri, PREFIX, sizeof PREFIX - 1) != 0) {
    return -1;
  }
  int length = 0;
  for (const char *p = uri + sizeof PREFIX - 1; *p != 0 && *p != '?'; p++) {
    if (*p == '/' || length == NAME - 1) {
      return -1;
    }
    if (*p == '%') {
      int high = hex(p[1]);
      int low = high < 0 ? -1 : hex(p[2]);
      if (low < 0) {
        return -1;
      }
      name[length++] = (char)(high << 4 | low);
      p += 2;
    } else {
      name[length++] = *p;
    }
  }
  name[length] = 0;
  return length == 0 ? -1 : length;
}

/* Writes text as the inside of a JSON string. Returns its length. */
static size_t json_text(const char *text, char *to) {
  char *start = to;
  for (; *text != 0; text++) {
    unsigned char c = (unsigned char)*text;
    if (c == '"' || c == '\\') {
      *to++ = '\\';
      *to++ = *text;
    } else if (c < 0x20) {
      to += sprintf(to, "\\u%04x", c);
    } else {
      *to++ = *text;
    }
  }
  *to = 0;
  return (size_t)(to - start);
}

static void answer(FCGX_Request *request) {
  char name[NAME];
  char escaped[6 * NAME];
  if (path_variable(FCGX_GetParam("REQUEST_URI", request->envp), name) < 0) {
    FCGX_PutS("Status: 404 Not Found\r\nContent-Length: 0\r\n\r\n", request->out);
    return;
  }
  size_t length = json_text(name, escaped);
  FCGX_FPrintF(request->out,
               "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n"
               "{\"message\":\"Hello, %s!\"}",
               (int)(length + sizeof "{\"message\":\"Hello, !\"}" - 1), escaped);
}

static void *serve(void *unused) {
  (void)unused;
  FCGX_Request request;
  if (FCGX_InitRequest(&request, listener, 0) != 0) {
    fprintf(stderr, "libfcgi: FCGX_InitRequest failed\n");
    exit(1);
  }
  while (FCGX_Accept_r(&request) == 0) {
    answer(&request);
    FCGX_Finish_r(&request);
  }
  return NULL;
}

int main(int count, char **arguments) {
  int threads = count == 3 ? atoi(arguments[2]) : 0;
  if (threads < 1) {
    fprintf(stderr, "usage: libfcgi SOCKET THREADS\n");
    return 2;
  }
  FCGX_Init();
  listener = FCGX_OpenSocket(arguments[1], 1024);
  if (listener < 0) {
    fprintf(stderr, "libfcgi: can't listen at %s\n", arguments[1]);
    return 1;
  }
  for (int i = 1; i < threads; i++) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, serve, NULL) != 0) {
      fprintf(stderr, "libfcgi: no thread %d of %d\n", i, threads);
      return 1;
    }
  }
  serve(NULL);
}
